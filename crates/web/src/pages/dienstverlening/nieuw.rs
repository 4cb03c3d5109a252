// SPDX-License-Identifier: EUPL-1.2
//! A new agreement.

use super::rolkeuzes;
use crate::kern::formulier::keuzes;
use crate::kern::{Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaUitkomst, klaar, naar_met, toon_met};
use app::AppFout;
use app::dienstverlening::{maak as vastleggen, teams};
use askama::Template;
use axum::http::StatusCode;
use domain::dienstverlening::{Dienstgrond, GAST_ROLLEN, NieuweDienst};
use policy::Doel;

/// Key of the draft.
const CONCEPT: &str = "dienstverlening";

#[derive(Template)]
#[template(path = "dienstverlening/nieuw.html")]
struct NieuwPagina {
    p: Pagina,
    f: Formulier,
    teams: Vec<Keuze>,
    gronden: Vec<Keuze>,
    rollen: Vec<Keuze>,
    vandaag: String,
}

async fn pagina(bezoek: &Bezoek, f: Formulier, status: StatusCode) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Beheer);
    let teams = teams(&bezoek.app, &ctx).await?;
    let pagina = NieuwPagina {
        p: bezoek.pagina("Nieuwe overeenkomst", "dienstverlening"),
        f,
        teams: teams
            .iter()
            .map(|t| {
                Keuze::new(
                    format!("{}:{}", t.gemeente.0, t.id),
                    format!("gemeente {} – {}", t.gemeente_naam, t.naam),
                )
            })
            .collect(),
        gronden: keuzes(Dienstgrond::ALL, |g| (g.code(), g.label())),
        rollen: rolkeuzes(GAST_ROLLEN.into_iter()),
        vandaag: ctx.vandaag().to_string(),
    };
    toon_met(status, &pagina, None)
}

pub(super) async fn form(bezoek: Bezoek) -> PaginaUitkomst {
    let f = Formulier::leeg().met_concept(bezoek.concept(CONCEPT).await?);
    pagina(&bezoek, f, StatusCode::OK).await
}

pub(super) async fn maak(bezoek: Bezoek, invoer: Invoer) -> PaginaUitkomst {
    let nieuw = NieuweDienst {
        kenmerk: invoer.tekst("kenmerk"),
        team: invoer.tekst("team"),
        voor: invoer.tekst("voor"),
        grondslag: invoer.tekst("grondslag"),
        rollen: invoer.waarden("rollen"),
        van: invoer.tekst("van"),
        tot: invoer.tekst("tot"),
        akkoord_ons: invoer.tekst("akkoord_ons"),
        akkoord_hen: invoer.tekst("akkoord_hen"),
    };
    let ctx = bezoek.ctx_van(Doel::Beheer, &invoer);
    match klaar(vastleggen(&bezoek.app, &ctx, &nieuw).await) {
        Ok(id) => {
            bezoek.wis_concept(CONCEPT).await?;
            Ok(naar_met(
                format!("/dienstverlening/{id}"),
                "De overeenkomst is vastgelegd. Kies nu wie er voor ons gaat werken.",
            ))
        }
        Err(AppFout::Invoer(fouten)) => {
            pagina(
                &bezoek,
                Formulier::uit(&invoer).met_fouten(&fouten),
                StatusCode::BAD_REQUEST,
            )
            .await
        }
        Err(fout) => Err(fout.into()),
    }
}

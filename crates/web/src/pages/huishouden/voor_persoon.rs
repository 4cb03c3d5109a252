// SPDX-License-Identifier: EUPL-1.2
//! A household for a known person who has none.

use crate::kern::formulier::keuzes;
use crate::kern::{
    Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaUitkomst, klaar, naar_met, toon, toon_met,
};
use app::AppFout;
use app::huishouden::voor_persoon::{self as zaak, Form, Opdracht};
use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use domain::huishouden::Lidrol;
use domain::{MeldingId, PersoonId};
use policy::Doel;
use serde::Deserialize;

/// The melding that it is for; no personal data.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Waarvoor {
    melding: Option<MeldingId>,
}

#[derive(Template)]
#[template(path = "huishouden/voor_persoon.html")]
struct Scherm {
    p: Pagina,
    f: Formulier,
    form: Form,
    version: i64,
    melding: Option<MeldingId>,
    rollen: Vec<Keuze>,
}

fn doel(melding: Option<MeldingId>) -> Doel {
    if melding.is_some() {
        Doel::Triage
    } else {
        Doel::Regie
    }
}

async fn scherm(
    bezoek: &Bezoek,
    id: PersoonId,
    melding: Option<MeldingId>,
    f: Formulier,
    status: StatusCode,
) -> PaginaUitkomst {
    let form = zaak::form(&bezoek.app, &bezoek.ctx(doel(melding)), id).await?;
    let scherm = Scherm {
        p: bezoek.pagina("Nieuw huishouden", "casussen"),
        version: f.versie_of(form.version),
        f,
        form,
        melding,
        rollen: keuzes(Lidrol::ALL, |r| (r.code(), r.label())),
    };
    if status == StatusCode::OK {
        toon(&scherm)
    } else {
        toon_met(status, &scherm, None)
    }
}

pub(super) async fn toon_form(
    bezoek: Bezoek,
    Path(id): Path<PersoonId>,
    Query(w): Query<Waarvoor>,
) -> PaginaUitkomst {
    scherm(&bezoek, id, w.melding, Formulier::leeg(), StatusCode::OK).await
}

pub(super) async fn maak(bezoek: Bezoek, Path(id): Path<PersoonId>, invoer: Invoer) -> PaginaUitkomst {
    let o = Opdracht {
        rol: invoer.tekst("rol"),
        gezag: invoer.heeft("gezag", "ja"),
        melding: invoer.als("melding"),
    };
    let ctx = bezoek.ctx_van(doel(o.melding), &invoer);
    let f = Formulier::uit(&invoer);
    match klaar(zaak::maak(&bezoek.app, &ctx, id, invoer.versie(), &o).await) {
        Ok(huishouden) => Ok(match o.melding {
            Some(m) => naar_met(
                format!("/meldingen/{m}"),
                "Het huishouden is gemaakt en staat bij de melding.",
            ),
            None => naar_met(format!("/huishoudens/{huishouden}"), "Het huishouden is gemaakt."),
        }),
        Err(AppFout::Invoer(fouten)) => {
            scherm(
                &bezoek,
                id,
                o.melding,
                f.met_fouten(&fouten),
                StatusCode::BAD_REQUEST,
            )
            .await
        }
        Err(AppFout::Regel(w)) if w.code != "huishouden.heeft_al" => {
            scherm(
                &bezoek,
                id,
                o.melding,
                f.met_weigering(&w),
                StatusCode::BAD_REQUEST,
            )
            .await
        }
        Err(AppFout::Gewijzigd) => {
            let w = domain::Weigering::new(
                "huishouden.gewijzigd",
                "Een collega wijzigde deze persoon intussen. Kijk of het nog klopt, en bewaar opnieuw.",
            );
            let f = Formulier::uit_conflict(&invoer).met_weigering(&w);
            scherm(&bezoek, id, o.melding, f, StatusCode::CONFLICT).await
        }
        Err(fout) => Err(fout.into()),
    }
}

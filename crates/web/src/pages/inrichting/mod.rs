// SPDX-License-Identifier: EUPL-1.2
//! The configuration: reading it (printable, with versions), and loading a new version after seeing its effect.

use crate::kern::{Bezoek, Formulier, Invoer, Pagina, PaginaUitkomst, Web, klaar, naar_met, toon, toon_met};
use app::AppFout;
use app::inrichting::{Effect, Inrichtingbeeld, NieuweVersie};
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::{Router, routing::get};
use domain::caseload::getal;
use domain::casus::Fase;
use domain::termijn::datum_tekst;
use policy::{Doel, Rol};
use serde::Deserialize;

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/inrichting", get(lees))
        .route("/inrichting/nieuw", get(nieuw).post(laad))
}

#[derive(Deserialize, Default)]
struct Vraag {
    versie: Option<i32>,
}

#[derive(Template)]
#[template(path = "inrichting/lees.html")]
struct LeesPagina {
    p: Pagina,
    b: Inrichtingbeeld,
    termijnen: Vec<(String, String)>,
    maxima: Vec<(String, u16)>,
    gewichten: Vec<(&'static str, String)>,
}

impl LeesPagina {
    /// A date as people say it.
    fn dag(&self, dag: impl std::borrow::Borrow<jiff::civil::Date>) -> String {
        datum_tekst(*dag.borrow())
    }
}

async fn lees(bezoek: Bezoek, Query(q): Query<Vraag>) -> PaginaUitkomst {
    let b = app::inrichting::lees(&bezoek.app, &bezoek.ctx(Doel::Beheer), q.versie).await?;
    let i = &b.inrichting;
    toon(&LeesPagina {
        p: bezoek.pagina("Inrichting", ""),
        termijnen: i
            .termijnen
            .lijst()
            .into_iter()
            .map(|(_, naam, duur)| (naam, duur.to_string()))
            .collect(),
        maxima: i
            .caseload
            .maximum
            .iter()
            .map(|(rol, max)| {
                let naam = rol
                    .parse::<Rol>()
                    .map_or_else(|_| rol.clone(), |r| r.label().to_owned());
                (naam, *max)
            })
            .collect(),
        gewichten: Fase::ALL
            .iter()
            .filter(|f| **f != Fase::Gesloten)
            .map(|f| (f.label(), getal(i.caseload.gewicht(*f))))
            .collect(),
        b,
    })
}

#[derive(Template)]
#[template(path = "inrichting/nieuw.html")]
struct NieuwPagina {
    p: Pagina,
    f: Formulier,
    effect: Option<Effect>,
    vandaag: String,
}

impl NieuwPagina {
    /// A date as people say it.
    fn dag(&self, dag: impl std::borrow::Borrow<jiff::civil::Date>) -> String {
        datum_tekst(*dag.borrow())
    }
}

async fn nieuw(bezoek: Bezoek) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Beheer);
    bezoek
        .app
        .eis::<policy::handelingen::InrichtingWijzigen>(&ctx)
        .await?;
    let nu = app::inrichting::lees(&bezoek.app, &ctx, None).await?;
    let f = Formulier::van([("inhoud", nu.toml.unwrap_or_default())])
        .met_concept(bezoek.concept("inrichting").await?);
    pagina(&bezoek, f, None, StatusCode::OK)
}

fn pagina(bezoek: &Bezoek, f: Formulier, effect: Option<Effect>, status: StatusCode) -> PaginaUitkomst {
    let pagina = NieuwPagina {
        p: bezoek.pagina("Nieuwe versie van de inrichting", ""),
        f,
        effect,
        vandaag: bezoek.ctx(Doel::Beheer).vandaag().to_string(),
    };
    toon_met(status, &pagina, None)
}

async fn laad(bezoek: Bezoek, invoer: Invoer) -> PaginaUitkomst {
    let versie = NieuweVersie {
        inhoud: invoer.tekst("inhoud"),
        geldig_van: invoer.tekst("geldig_van"),
    };
    let f = Formulier::uit(&invoer);
    if invoer.waarde("stap") != "laden" {
        return match app::inrichting::bekijk_effect(&bezoek.app, &bezoek.ctx(Doel::Beheer), &versie).await {
            Ok(effect) => pagina(&bezoek, f, Some(effect), StatusCode::OK),
            Err(AppFout::Invoer(fouten)) => {
                pagina(&bezoek, f.met_fouten(&fouten), None, StatusCode::BAD_REQUEST)
            }
            Err(fout) => Err(fout.into()),
        };
    }
    match klaar(app::inrichting::laad(&bezoek.app, &bezoek.ctx_van(Doel::Beheer, &invoer), &versie).await) {
        Ok(nummer) => {
            bezoek.wis_concept("inrichting").await?;
            Ok(naar_met(
                format!("/inrichting?versie={nummer}"),
                &format!("Versie {nummer} is geladen."),
            ))
        }
        Err(AppFout::Invoer(fouten)) => pagina(&bezoek, f.met_fouten(&fouten), None, StatusCode::BAD_REQUEST),
        Err(fout) => Err(fout.into()),
    }
}

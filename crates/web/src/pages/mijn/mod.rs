// SPDX-License-Identifier: EUPL-1.2
//! The pages of a resident: sign in, and "Wie keek in mijn gegevens?" (G2). Another cookie and another kind of session than
//! those of staff; no page of the one looks at the cookie of the other.

mod aanmelden;

use super::inzage::{Dag, Filters, dagen};
use crate::kern::bezoek::{cookie, csrf};
use crate::kern::{Formulier, Gast, Pagina, PaginaFout, PaginaUitkomst, Web, toon_met};
use app::mijn::{Mijn, inzage, sessie};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::{Router, routing::get, routing::post};
use domain::termijn::datum_tekst;
use policy::{Actor, Doel};

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/mijn", get(mijn))
        .route("/mijn/start", get(aanmelden::heen))
        .route(oidc::Instelling::TERUG_INWONER, get(aanmelden::terug))
        .route("/mijn/afmelden", post(aanmelden::afmelden))
}

/// The signed-in resident and their cookie.
async fn inwoner(web: &Web, koppen: &HeaderMap) -> Result<Option<(Actor, String)>, PaginaFout> {
    // Without a provider there is no resident, whatever cookie there is.
    if web.instellingen.inwoner.is_none() {
        return Err(PaginaFout::NietGevonden);
    }
    let Some(waarde) = cookie(koppen, web.mijn_cookie()) else {
        return Ok(None);
    };
    Ok(sessie(&web.app, waarde)
        .await?
        .map(|actor| (actor, waarde.to_owned())))
}

#[derive(Template)]
#[template(path = "mijn/aanmelden.html")]
struct Aanmelden {
    p: Pagina,
}

#[derive(Template)]
#[template(path = "mijn/onbekend.html")]
struct Onbekend {
    p: Pagina,
}

#[derive(Template)]
#[template(path = "mijn/inzage.html")]
struct Inzage {
    p: Pagina,
    f: Formulier,
    naam: String,
    dagen: Vec<Dag>,
    gefilterd: bool,
    volgende: String,
    vandaag: String,
}

async fn mijn(
    State(web): State<Web>,
    gast: Gast,
    koppen: HeaderMap,
    filters: Result<Query<Filters>, axum::extract::rejection::QueryRejection>,
) -> PaginaUitkomst {
    let Some((actor, waarde)) = inwoner(&web, &koppen).await? else {
        let p = gast.pagina("Mijn gegevens");
        return toon_met(StatusCode::OK, &Aanmelden { p }, gast.nieuwe_cookie.as_deref());
    };
    let f = filters.map(|Query(f)| f).unwrap_or_default();
    let ctx = web.app.ctx(actor, Doel::Inzage);
    let pagina = |titel: &str| Pagina {
        csrf: csrf(&waarde),
        ..gast.pagina(titel)
    };
    match inzage(&web.app, &ctx, &f.vraag()).await? {
        Mijn::Onbekend => toon_met(
            StatusCode::OK,
            &Onbekend {
                p: pagina("We kennen u niet"),
            },
            gast.nieuwe_cookie.as_deref(),
        ),
        Mijn::Bekend {
            naam,
            groepen,
            volgende,
        } => {
            let scherm = Inzage {
                p: pagina("Wie keek in mijn gegevens?"),
                f: f.formulier(),
                naam,
                dagen: dagen(groepen),
                gefilterd: f.gefilterd(),
                volgende: f.volgende("/mijn", volgende),
                vandaag: datum_tekst(ctx.vandaag()),
            };
            toon_met(StatusCode::OK, &scherm, gast.nieuwe_cookie.as_deref())
        }
    }
}

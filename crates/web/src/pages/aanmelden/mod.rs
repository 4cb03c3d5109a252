// SPDX-License-Identifier: EUPL-1.2
//! Sign-in and sign-out, the start address, and keeping drafts.

mod nood;
mod overzicht;
mod verder;
pub(super) mod werkaccount;

use crate::kern::{
    BLADZIJDE, Bezoek, Gast, Herkomst, Invoer, NUMMER, Pagina, PaginaFout, PaginaUitkomst, Web, naar, tekst,
    toon_met,
};
use app::aanmelden::{DemoPersoon, afmelden, demo_aanmelden, demo_personen};
use app::kern::{Volgorde, bewaar_concept};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing::get, routing::post};
use policy::Doel;
use serde::Deserialize;

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/", get(|| async { naar("/mijn-werk") }))
        .route("/aanmelden", get(toon_aanmelden).post(doe_aanmelden))
        .route("/aanmelden/start", get(werkaccount::heen))
        .route("/aanmelden/nood", get(nood::toon_nood).post(nood::doe))
        .route(oidc::Instelling::TERUG, get(werkaccount::terug))
        .route(
            "/aanmeldingen",
            get(overzicht::eigen_pagina).post(overzicht::beeindig),
        )
        .route(
            "/beheer/aanmeldingen",
            get(overzicht::alle).post(overzicht::beeindig_alle),
        )
        .route("/afmelden", post(doe_afmelden))
        .route("/concept", post(concept))
        .route("/verder", get(verder::toon_verder).post(verder::weg))
}

#[derive(Deserialize, Default)]
struct Na {
    #[serde(default)]
    na: String,
}

/// Only a path of our own; anything else would send people to a strange site. Not the sign-in itself either: that
/// would go round.
fn veilig_pad(na: &str) -> &str {
    let eigen =
        na.starts_with('/') && !na.starts_with("//") && !na.contains('\\') && !na.contains(char::is_control);
    if eigen && !na.starts_with("/aanmelden") && !na.starts_with("/afmelden") {
        na
    } else {
        "/mijn-werk"
    }
}

#[derive(Template)]
#[template(path = "aanmelden/kies.html")]
struct Kies {
    p: Pagina,
    demo: bool,
    /// The emergency account can be used.
    nood: bool,
    /// Where the button of the work account leads; empty without one.
    start: String,
    personen: Vec<DemoPersoon>,
    na: String,
    fout: String,
}

async fn toon_aanmelden(State(web): State<Web>, gast: Gast, Query(na): Query<Na>) -> PaginaUitkomst {
    kies(&web, &gast, &na.na, String::new()).await
}

async fn kies(web: &Web, gast: &Gast, na: &str, fout: String) -> PaginaUitkomst {
    let demo = web.instellingen.demo;
    let personen = if demo {
        demo_personen(&web.app).await?
    } else {
        Vec::new()
    };
    let status = if fout.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::BAD_REQUEST
    };
    let pagina = Kies {
        p: gast.pagina("Aanmelden"),
        demo,
        nood: web.app.nood.is_some(),
        start: match &web.instellingen.werkaccount {
            Some(_) => werkaccount::start_adres(na),
            None => String::new(),
        },
        personen,
        na: veilig_pad(na).to_owned(),
        fout,
    };
    toon_met(status, &pagina, gast.nieuwe_cookie.as_deref())
}

async fn doe_aanmelden(
    State(web): State<Web>,
    gast: Gast,
    Herkomst(herkomst): Herkomst,
    koppen: HeaderMap,
    invoer: Invoer,
) -> PaginaUitkomst {
    if !web.instellingen.demo {
        return Err(PaginaFout::NietGevonden);
    }
    if !web.mag_aanmelden(&herkomst) {
        return Err(PaginaFout::TeVaak);
    }
    match demo_aanmelden(&web.app, invoer.waarde("aanmeldnaam"), browser(&koppen)).await {
        Ok(cookie) => {
            let kop = web.zet_cookie(web.cookie(), &cookie, "");
            Ok(met_cookie(naar(veilig_pad(invoer.waarde("na"))), &kop))
        }
        Err(app::AppFout::Regel(w)) => kies(&web, &gast, invoer.waarde("na"), w.reden).await,
        Err(fout) => Err(fout.into()),
    }
}

/// What the browser says it is.
fn browser(koppen: &HeaderMap) -> &str {
    koppen
        .get(header::USER_AGENT)
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default()
}

pub(super) fn met_cookie(mut antwoord: Response, kop: &str) -> Response {
    if let Ok(waarde) = HeaderValue::from_str(kop) {
        antwoord.headers_mut().append(header::SET_COOKIE, waarde);
    }
    antwoord
}

async fn doe_afmelden(State(web): State<Web>, bezoek: Bezoek, gast: Gast, _invoer: Invoer) -> PaginaUitkomst {
    afmelden(&web.app, &bezoek.ctx(Doel::Aanmelden), &bezoek.sessie).await?;
    let weg = web.zet_cookie(web.cookie(), "", "; Max-Age=0");
    Ok(met_cookie(werkaccount::na_afmelden(&web, &gast).await?, &weg))
}

/// Keeps a draft (see docs/ui-kit.md). Without JavaScript the button "Bewaar concept" posts here too and goes back.
async fn concept(
    State(web): State<Web>,
    bezoek: Result<Bezoek, PaginaFout>,
    gast: Gast,
    koppen: HeaderMap,
    invoer: Invoer,
) -> PaginaUitkomst {
    let (ctx, bezoeker) = match &bezoek {
        Ok(b) => (b.ctx_van(Doel::Regie, &invoer), None),
        Err(_) => (gast.ctx_van(Doel::Melden, &invoer), Some(gast.sleutel.as_str())),
    };
    let formulier = invoer.waarde("_formulier");
    if formulier.is_empty() {
        return Err(PaginaFout::NietGevonden);
    }
    // A draft of a form for staff is not kept for a visitor: the session is over, the page must notice.
    if bezoeker.is_some() && formulier != "melden" {
        return Err(PaginaFout::Verlopen);
    }
    let volgorde = Volgorde {
        bladzijde: invoer.waarde(BLADZIJDE),
        nummer: invoer.als(NUMMER).unwrap_or_default(),
    };
    let op = bewaar_concept(&web.app, &ctx, bezoeker, formulier, &invoer.paren(), volgorde).await?;
    let bewaard = format!("bewaard om {}", tekst::tijd(op));
    if koppen.contains_key("x-regiekamer") {
        return Ok(bewaard.into_response());
    }
    Ok(crate::kern::naar_met(
        veilig_pad(invoer.waarde("_terug")),
        "Je concept is bewaard.",
    ))
}

#[cfg(test)]
mod tests {
    use super::veilig_pad;

    #[test]
    fn only_a_path_of_our_own() {
        for goed in [
            "/mijn-werk",
            "/casussen/1?tab=plan",
            "/zoeken?q=https%3A%2F%2Felders.example",
        ] {
            assert_eq!(veilig_pad(goed), goed);
        }
        for fout in [
            "",
            "mijn-werk",
            "//elders.example",
            "/\\elders.example",
            "\\\\elders.example",
            "https://elders.example",
            "/\t/elders.example",
            "javascript:alert(1)",
            "/aanmelden",
            "/aanmelden/terug?code=1",
            "/afmelden",
        ] {
            assert_eq!(veilig_pad(fout), "/mijn-werk", "{fout:?}");
        }
    }
}

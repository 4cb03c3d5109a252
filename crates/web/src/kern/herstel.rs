// SPDX-License-Identifier: EUPL-1.2
//! A form that was sent when the session had just ended is not lost: it is kept as a draft of the person whose session
//! it was, and shown to that person after signing in again (`/verder`).
//!
//! Only when the form carries the token of that session, so that no other site can put something there; and only the
//! owner of the ended session ever sees it, whoever signs in on this computer next.

use super::bezoek::{cookie, csrf};
use super::formulier::Invoer;
use super::fout::NietAangemeld;
use super::staat::Web;
use app::Ctx;
use app::kern::{Volgorde, bewaar_concept, wis_concept};
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use domain::{Gemeente, MedewerkerId};
use policy::{Actor, ActorSoort, Doel};
use subtle::ConstantTimeEq;

/// Key of the draft; one per person, the last form counts.
pub const FORMULIER: &str = "_verder";
/// Field with the path that the form goes to.
pub const PAD: &str = "_pad";
/// Field that says that this is the kept form.
const ALSNOG: &str = "_alsnog";
/// Largest form, as for the whole application.
const MAXIMUM: usize = 1_000_000;

/// Lets the request through, and keeps its form when the answer is "sign in first".
pub async fn herstel(State(web): State<Web>, req: Request, next: Next) -> Response {
    let formulier = req.method() == Method::POST
        && !req.headers().contains_key("x-regiekamer")
        && req
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|t| t.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
    let sessie = cookie(req.headers(), web.cookie()).map(str::to_owned);
    let (true, Some(sessie)) = (formulier, sessie) else {
        return next.run(req).await;
    };
    let pad = req.uri().path().to_owned();
    let (kop, lijf) = req.into_parts();
    let Ok(lijf) = to_bytes(lijf, MAXIMUM).await else {
        return super::PaginaFout::TeGroot.into_response();
    };
    let antwoord = next.run(Request::from_parts(kop, Body::from(lijf.clone()))).await;
    if antwoord.extensions().get::<NietAangemeld>().is_none() {
        // Sent after all, and taken: then the kept form has done its work.
        if antwoord.status().is_redirection() && Invoer::uit_lijf(&lijf).heeft(ALSNOG, "ja") {
            let _ = wis(&web, &sessie).await;
        }
        return antwoord;
    }
    match bewaar(&web, &sessie, &pad, &lijf).await {
        Some(()) => Redirect::to("/aanmelden?na=%2Fverder").into_response(),
        None => antwoord,
    }
}

async fn bewaar(web: &Web, sessie: &str, pad: &str, lijf: &Bytes) -> Option<()> {
    let invoer = Invoer::uit_lijf(lijf);
    if !bool::from(csrf(sessie).as_bytes().ct_eq(invoer.waarde("csrf").as_bytes())) {
        return None;
    }
    let wie = app::aanmelden::van_wie(&web.app, sessie).await.ok()??;
    let mut velden = invoer.paren();
    velden.retain(|(n, _)| n != ALSNOG && n != PAD);
    velden.push((PAD.to_owned(), pad.to_owned()));
    bewaar_concept(
        &web.app,
        &ctx(web, wie),
        None,
        FORMULIER,
        &velden,
        Volgorde::default(),
    )
    .await
    .ok()?;
    Some(())
}

async fn wis(web: &Web, sessie: &str) -> Option<()> {
    let wie = app::aanmelden::van_wie(&web.app, sessie).await.ok()??;
    wis_concept(&web.app, &ctx(web, wie), None, FORMULIER).await.ok()
}

/// Somebody who keeps a draft, and does nothing else.
fn ctx(web: &Web, (gemeente, wie): (Gemeente, MedewerkerId)) -> Ctx {
    let mut actor = Actor::melder(gemeente);
    actor.soort = ActorSoort::Medewerker;
    actor.medewerker = Some(wie);
    web.app.ctx(actor, Doel::Aanmelden)
}

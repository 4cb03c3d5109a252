// SPDX-License-Identifier: EUPL-1.2
//! Who may be one and the same: the queue of pairs, two persons side by side, merging, and undoing it (C6).

mod dubbel;
mod samen;
mod terug;

use crate::kern::{Bezoek, Web};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use axum::{Router, routing::get, routing::post};
use domain::PersoonId;
use domain::samenvoegen::Veld;
use policy::Doel;

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/dubbel", get(dubbel::lijst))
        .route(
            "/dubbel/{id}/{persoon}",
            get(dubbel::toon_paar).post(dubbel::oordeel),
        )
        .route("/dubbel/{id}/{persoon}/terug", post(dubbel::trek_in))
        .route("/personen/{id}/lijkt-op", get(dubbel::lijkt_op))
        .route(
            "/personen/{id}/samenvoegen/{persoon}",
            get(samen::toon_form).post(samen::doe),
        )
        .route("/personen/{id}/samenvoegingen", get(terug::lijst))
        .route("/samenvoegingen/{id}", get(terug::toon_form).post(terug::doe))
}

/// A fact of two persons, as a row.
pub(super) struct Rij {
    /// Name in the form.
    pub naam: &'static str,
    /// What it is.
    pub label: String,
    /// On one side; "niet bekend" when it is not.
    pub een: String,
    /// On the other.
    pub ander: String,
    /// They differ.
    pub anders: bool,
    /// Somebody has to say which is right.
    pub te_kiezen: bool,
}

fn of_onbekend(tekst: &str) -> String {
    if tekst.is_empty() {
        "niet bekend".to_owned()
    } else {
        tekst.to_owned()
    }
}

/// The facts of two sides, as rows.
pub(super) fn rijen(
    een: &app::samenvoegen::Kant,
    ander: &app::samenvoegen::Kant,
    anders: impl Fn(Veld) -> bool,
    te_kiezen: impl Fn(Veld) -> bool,
) -> Vec<Rij> {
    Veld::ALLE
        .into_iter()
        .map(|v| Rij {
            naam: v.veldnaam(),
            label: crate::kern::tekst::hoofdletter(v.label()),
            een: of_onbekend(een.feit(&v)),
            ander: of_onbekend(ander.feit(&v)),
            anders: anders(v),
            te_kiezen: te_kiezen(v),
        })
        .collect()
}

/// "gesprek, 12 mei 2026".
pub(super) fn bron(bezoek: &Bezoek, k: &app::samenvoegen::Kant) -> String {
    let dag = crate::kern::tekst::dag(k.bevestigd_op, bezoek.ctx(Doel::Regie).vandaag());
    format!("{}, {dag}", k.bron)
}

/// The address of a person who was merged leads to who stayed: only when there is nothing at it, and the actor may know.
pub async fn leid_door(State(web): State<Web>, request: Request, next: Next) -> Response {
    let oud = (request.method() == Method::GET)
        .then(|| vervallen_in(request.uri().path()))
        .flatten();
    let Some((oud, pad)) = oud else {
        return next.run(request).await;
    };
    let (mut parts, body) = request.into_parts();
    let later = parts.clone();
    let antwoord = next.run(Request::from_parts(parts.clone(), body)).await;
    if antwoord.status() != StatusCode::NOT_FOUND {
        return antwoord;
    }
    parts = later;
    let Ok(bezoek) = Bezoek::from_request_parts(&mut parts, &web).await else {
        return antwoord;
    };
    match app::samenvoegen::nu(&bezoek.app, &bezoek.ctx(Doel::Regie), oud).await {
        Ok(Some(nu)) => crate::kern::naar(pad.replace(&oud.to_string(), &nu.to_string())),
        _ => antwoord,
    }
}

/// The person that stands after `personen` in a path.
fn vervallen_in(pad: &str) -> Option<(PersoonId, String)> {
    let mut delen = pad.split('/');
    delen.find(|d| *d == "personen")?;
    let id = delen.next()?.parse().ok()?;
    Some((id, pad.to_owned()))
}

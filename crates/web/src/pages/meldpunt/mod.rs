// SPDX-License-Identifier: EUPL-1.2
//! The Meldpunt: the queue, the quick form, one melding with what can be done with it.

mod handelen;
mod melding;
mod rij;

use crate::kern::Web;
use axum::Router;
use axum::routing::{get, post};

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/meldpunt", get(rij::pagina))
        .route("/meldpunt/nieuw", get(rij::nieuw).post(rij::neem_op))
        .route("/meldingen/{id}", get(melding::pagina))
        .route("/meldingen/{id}/oppakken", post(handelen::pak_op))
        .route("/meldingen/{id}/terugleggen", post(handelen::leg_terug))
        .route("/meldingen/{id}/terugkoppelen", post(handelen::koppel_terug))
        .route("/meldingen/{id}/koppelen", post(handelen::koppel))
        .route(
            "/meldingen/{id}/aanbieden",
            get(melding::aanbieden).post(handelen::bied_aan),
        )
        .route(
            "/meldingen/{id}/samenvoegen",
            get(melding::samenvoegen).post(handelen::voeg_samen),
        )
        .route("/aanbod/{id}/aanvaarden", post(handelen::aanvaard))
        .route("/aanbod/{id}/teruggeven", post(handelen::geef_terug))
        .route("/aanbod/{id}/intrekken", post(handelen::trek_in))
}

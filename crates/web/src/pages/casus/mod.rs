// SPDX-License-Identifier: EUPL-1.2
//! Pages of the capability `casus`.

mod huisbezoek;
pub mod kop;
mod lijst;
mod overzicht;
mod tabs;

pub use kop::Kop;

use crate::kern::Web;
use axum::{Router, routing::get};

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/casussen", get(lijst::lijst))
        .route("/casussen/{id}", get(overzicht::overzicht))
        .route("/casussen/{id}/betrokken", get(tabs::betrokken))
        .route("/casussen/{id}/huisbezoek", get(huisbezoek::pagina))
        .route("/casussen/{id}/triage", get(tabs::triage))
        .route("/casussen/{id}/journaal", get(tabs::journaal))
}

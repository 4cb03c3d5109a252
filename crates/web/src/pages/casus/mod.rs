// SPDX-License-Identifier: EUPL-1.2
//! Pages of the capability `casus`.

pub mod kop;

pub use kop::Kop;

use crate::kern::Web;
use axum::Router;

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new()
}

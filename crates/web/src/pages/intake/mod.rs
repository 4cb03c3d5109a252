// SPDX-License-Identifier: EUPL-1.2
//! Pages of the capability `intake`.

use crate::kern::Web;
use axum::Router;

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new()
}

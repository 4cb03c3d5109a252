// SPDX-License-Identifier: EUPL-1.2
//! Pages of the capability `fase`.

use crate::kern::Web;
use axum::Router;

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new()
}

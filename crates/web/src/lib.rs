// SPDX-License-Identifier: EUPL-1.2
//! The web application: pages and forms. It translates between HTTP and use cases, and holds no rule.
//! How to add a page: `docs/web-guide.md`.

pub mod kern;
pub mod pages;

pub use kern::staat::{Web, WebInstellingen};

use axum::Router;

/// The whole application as a router. Serve it with connect info (`SocketAddr`), for the rate limits.
pub fn router(app: app::App, instellingen: WebInstellingen) -> Router {
    let web = Web::new(app, instellingen);
    pages::routes()
        .fallback(kern::fout::niet_gevonden)
        .method_not_allowed_fallback(kern::fout::verkeerde_methode)
        .layer(axum::middleware::from_fn_with_state(
            web.clone(),
            pages::samenvoegen::leid_door,
        ))
        .layer(axum::middleware::from_fn_with_state(
            web.clone(),
            kern::herstel::herstel,
        ))
        .layer(axum::middleware::from_fn_with_state(
            web.clone(),
            kern::koppen::koppen,
        ))
        .layer(tower_http::compression::CompressionLayer::new())
        .layer(axum::extract::DefaultBodyLimit::max(1_000_000))
        .with_state(web)
}

// SPDX-License-Identifier: EUPL-1.2
//! Headers of every answer, and the count of statements per request.

use super::bezoek::cookie;
use super::staat::Web;
use app::kern::STATEMENTS;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use std::cell::Cell;

/// Number of database statements that a request cost; an extension of the response, for the query budget test.
#[derive(Clone, Copy, Debug)]
pub struct Statements(pub u32);

const VAST: [(HeaderName, &str); 6] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "no-referrer"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=()",
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
];

/// Adds the headers, counts statements, and clears the "what was just done" text once it is shown.
pub async fn koppen(State(web): State<Web>, req: Request, next: Next) -> Response {
    let had_flits = cookie(req.headers(), "rk-flits").is_some();
    let is_get = req.method() == axum::http::Method::GET;
    let is_asset = req.uri().path().starts_with("/assets/");
    let (mut antwoord, aantal) = STATEMENTS
        .scope(Cell::new(0), async {
            let antwoord = next.run(req).await;
            (antwoord, STATEMENTS.with(Cell::get))
        })
        .await;
    antwoord.extensions_mut().insert(Statements(aantal));
    let html = antwoord
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|t| t.as_bytes().starts_with(b"text/html"));
    let koppen = antwoord.headers_mut();
    for (naam, waarde) in VAST {
        koppen.insert(naam, HeaderValue::from_static(waarde));
    }
    if web.instellingen.cookie_secure {
        koppen.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000"),
        );
    }
    if !is_asset {
        koppen
            .entry(header::CACHE_CONTROL)
            .or_insert(HeaderValue::from_static("no-store"));
    }
    if had_flits && is_get && html {
        koppen.append(
            header::SET_COOKIE,
            HeaderValue::from_static("rk-flits=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"),
        );
    }
    antwoord
}

// SPDX-License-Identifier: EUPL-1.2
//! The small server, and the connection to it.

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use chain::brp::{Bron, Instelling, Toegang};
use domain::bsn::{Bsn, testnummers};
use serde_json::Value;
use std::sync::{Arc, Mutex};

/// What the server answers, and what it was asked.
#[derive(Clone)]
pub struct Server {
    pub status: StatusCode,
    pub antwoord: String,
    pub gevraagd: Arc<Mutex<Vec<Value>>>,
}

pub async fn personen(State(s): State<Server>, koppen: HeaderMap, lijf: String) -> Response {
    let json: Value = serde_json::from_str(&lijf).unwrap();
    if koppen.get("x-api-key").is_none_or(|k| k != "proefsleutel") {
        return (
            StatusCode::UNAUTHORIZED,
            r#"{"title":"Niet correct geauthenticeerd.","status":401}"#,
        )
            .into_response();
    }
    assert_eq!(koppen[header::CONTENT_TYPE], "application/json; charset=utf-8");
    if let Some(document) = document() {
        let fouten = tegen(&document, &json);
        assert!(fouten.is_empty(), "{fouten:?}");
    }
    s.gevraagd.lock().unwrap().push(json);
    let koppen = [
        (header::CONTENT_TYPE, "application/json; charset=utf-8"),
        (header::RETRY_AFTER, "30"),
    ];
    (s.status, koppen, s.antwoord).into_response()
}

pub fn document() -> Option<Value> {
    let pad = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/fixtures/brp/openapi.json"
    );
    let tekst = std::fs::read_to_string(pad)
        .or_else(|_| std::fs::read_to_string(std::env::var("REGIEKAMER_BRP_OPENAPI").unwrap_or_default()))
        .ok()?;
    serde_json::from_str(&tekst).ok()
}

/// All properties of a schema, through `allOf` and `$ref`; and what it needs.
pub fn velden(
    document: &Value,
    schema: &Value,
    eigenschappen: &mut Vec<(String, Value)>,
    nodig: &mut Vec<String>,
) {
    let heen = |s: &Value| match s.get("$ref").and_then(Value::as_str) {
        Some(r) => document["components"]["schemas"][r.rsplit('/').next().unwrap()].clone(),
        None => s.clone(),
    };
    let schema = heen(schema);
    for n in schema["required"].as_array().into_iter().flatten() {
        nodig.push(n.as_str().unwrap().to_owned());
    }
    for (naam, waarde) in schema["properties"].as_object().into_iter().flatten() {
        eigenschappen.push((naam.clone(), heen(waarde)));
    }
    for deel in schema["allOf"].as_array().into_iter().flatten() {
        velden(document, deel, eigenschappen, nodig);
    }
}

/// What is wrong with a question: parameters that do not exist, are missing, of another type, or too many.
pub fn tegen(document: &Value, vraag: &Value) -> Vec<String> {
    let soort = vraag["type"].as_str().unwrap();
    let schema = &document["components"]["schemas"][soort];
    assert!(schema.is_object(), "{soort} is not in the document");
    let (mut eigenschappen, mut nodig) = (Vec::new(), Vec::new());
    velden(document, schema, &mut eigenschappen, &mut nodig);
    let mut fouten = Vec::new();
    for (naam, waarde) in vraag.as_object().unwrap() {
        let Some((_, wat)) = eigenschappen.iter().find(|(n, _)| n == naam) else {
            fouten.push(format!("{naam} does not exist"));
            continue;
        };
        let goed = match wat["type"].as_str() {
            Some("string") => waarde.is_string(),
            Some("integer") => waarde.is_u64(),
            Some("array") => waarde.as_array().is_some_and(|a| {
                !a.is_empty()
                    && a.len()
                        <= wat["maxItems"]
                            .as_u64()
                            .map_or(usize::MAX, |n| usize::try_from(n).unwrap())
            }),
            _ => true,
        };
        if !goed {
            fouten.push(format!("{naam} is {waarde}"));
        }
    }
    fouten.extend(
        nodig
            .into_iter()
            .filter(|n| vraag.get(n).is_none())
            .map(|n| format!("{n} is missing")),
    );
    fouten
}

pub async fn server(status: u16, antwoord: impl ToString) -> (Bron, Server) {
    let server = Server {
        status: StatusCode::from_u16(status).unwrap(),
        antwoord: antwoord.to_string(),
        gevraagd: Arc::default(),
    };
    let deur = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let adres = format!("http://{}/haalcentraal/api/brp/", deur.local_addr().unwrap());
    let app = Router::new()
        .route("/haalcentraal/api/brp/personen", post(personen))
        .with_state(server.clone());
    tokio::spawn(async move { axum::serve(deur, app).await });
    (bron(&adres, "proefsleutel"), server)
}

pub fn bron(adres: &str, sleutel: &str) -> Bron {
    Bron::nieuw(&Instelling {
        adres: adres.to_owned(),
        toegang: Toegang::Sleutel {
            kop: "x-api-key".to_owned(),
            waarde: sleutel.to_owned(),
        },
    })
    .unwrap()
}

pub fn wie(n: usize) -> Vec<Bsn> {
    testnummers().take(n).collect()
}

// SPDX-License-Identifier: EUPL-1.2
//! A browser without a screen: keeps cookies, follows redirects, fills the hidden fields of a form.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use std::collections::BTreeMap;
use testkit::Wereld;
use tower::ServiceExt;
use web::WebInstellingen;
use web::kern::koppen::Statements;

/// A client with its own cookies.
pub struct Klant {
    router: axum::Router,
    cookies: BTreeMap<String, String>,
    /// Hidden fields of the page that was shown last.
    verborgen: Vec<(String, String)>,
}

/// What came back, after redirects.
#[derive(Debug)]
pub struct Antwoord {
    /// Status.
    pub status: StatusCode,
    /// Path of the last page.
    pub pad: String,
    /// Body.
    pub html: String,
    /// Statements that the last request cost.
    pub statements: u32,
}

impl Klant {
    /// A new client of this world's application.
    pub fn nieuw(w: &Wereld) -> Self {
        let demo = WebInstellingen {
            demo: true,
            ..WebInstellingen::default()
        };
        Self::met(w, demo)
    }
    /// A new client of this world's application with other settings.
    pub fn met(w: &Wereld, instellingen: WebInstellingen) -> Self {
        Self::van(w.app.clone(), instellingen)
    }
    /// A new client of this application.
    pub fn van(app: app::App, instellingen: WebInstellingen) -> Self {
        let instellingen = WebInstellingen {
            cookie_secure: false,
            ..instellingen
        };
        Self {
            router: web::router(app, instellingen),
            cookies: BTreeMap::new(),
            verborgen: Vec::new(),
        }
    }
    /// A new client that is signed in as this demo person.
    pub async fn als(w: &Wereld, aanmeldnaam: &str) -> Self {
        let mut klant = Self::nieuw(w);
        klant.haal("/aanmelden").await;
        klant.stuur("/aanmelden", &[("aanmeldnaam", aanmeldnaam)]).await;
        klant
    }
    /// A new client with the secret of a session.
    pub fn met_sessie(w: &Wereld, sessie: &str) -> Self {
        let mut klant = Self::nieuw(w);
        klant.cookies.insert("rk".to_owned(), sessie.to_owned());
        klant
    }
    /// Sends the hidden fields of the page that another client has, next.
    pub fn neem_formulier(&mut self, ander: &Self) {
        self.verborgen.clone_from(&ander.verborgen);
    }
    /// Gets a page.
    pub async fn haal(&mut self, pad: &str) -> Antwoord {
        let verzoek = Request::get(pad)
            .header(header::COOKIE, self.kop())
            .body(Body::empty())
            .unwrap();
        self.doe(pad.to_owned(), verzoek).await
    }
    /// Posts a form from the last page: with its form token and key, and these fields.
    pub async fn stuur(&mut self, pad: &str, velden: &[(&str, &str)]) -> Antwoord {
        let mut lijf = form_urlencoded::Serializer::new(String::new());
        for (naam, waarde) in &self.verborgen {
            if !velden.iter().any(|(n, _)| n == naam) {
                lijf.append_pair(naam, waarde);
            }
        }
        let lijf = lijf.extend_pairs(velden).finish();
        let verzoek = Request::post(pad)
            .header(header::COOKIE, self.kop())
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(lijf))
            .unwrap();
        self.doe(pad.to_owned(), verzoek).await
    }
    /// Keeps a draft of the form on the last page, as the page does by itself.
    pub async fn bewaar_concept(&mut self, formulier: &str, velden: &[(&str, &str)]) {
        let mut alle = velden.to_vec();
        alle.push(("_formulier", formulier));
        let a = self.stuur("/concept", &alle).await;
        assert_eq!(a.status, StatusCode::OK, "{}", a.html);
    }
    fn kop(&self) -> String {
        self.cookies
            .iter()
            .map(|(n, w)| format!("{n}={w}"))
            .collect::<Vec<_>>()
            .join("; ")
    }
    async fn doe(&mut self, mut pad: String, mut verzoek: Request<Body>) -> Antwoord {
        for _ in 0..5 {
            let antwoord = self.router.clone().oneshot(verzoek).await.unwrap();
            for kop in antwoord.headers().get_all(header::SET_COOKIE) {
                let (naam, rest) = kop.to_str().unwrap().split_once('=').unwrap();
                self.cookies
                    .insert(naam.to_owned(), rest.split(';').next().unwrap().to_owned());
            }
            let status = antwoord.status();
            let statements = antwoord.extensions().get::<Statements>().map_or(0, |s| s.0);
            if status.is_redirection() {
                pad = antwoord.headers()[header::LOCATION].to_str().unwrap().to_owned();
                verzoek = Request::get(&pad)
                    .header(header::COOKIE, self.kop())
                    .body(Body::empty())
                    .unwrap();
                continue;
            }
            let html = String::from_utf8_lossy(&antwoord.into_body().collect().await.unwrap().to_bytes())
                .into_owned();
            self.verborgen = ["csrf", "eenmalig", "versie"]
                .iter()
                .filter_map(|n| Some(((*n).to_owned(), verborgen(&html, n)?)))
                .collect();
            return Antwoord {
                status,
                pad,
                html,
                statements,
            };
        }
        panic!("more than five redirects, last to {pad}");
    }
}

/// Value of the last hidden field with this name (the form of the page comes after the search form of the bar).
fn verborgen(html: &str, naam: &str) -> Option<String> {
    let begin = html.rfind(&format!("name=\"{naam}\" value=\""))?;
    let rest = &html[begin..];
    let waarde = rest.split("value=\"").nth(1)?.split('"').next()?;
    Some(waarde.to_owned())
}

// SPDX-License-Identifier: EUPL-1.2
//! A small HTTP/1.1 client with keep-alive and cookies, for the bench and for tests on a running server.

use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{CONTENT_TYPE, COOKIE, HOST, LOCATION, SET_COOKIE};
use hyper::{Method, Request, StatusCode};
use hyper_util::rt::TokioIo;
use std::collections::BTreeMap;
use tokio::net::TcpStream;

/// Why a request got no answer.
#[derive(Debug, thiserror::Error)]
pub enum KlantFout {
    /// The connection.
    #[error("connection: {0}")]
    Verbinding(#[from] std::io::Error),
    /// The protocol.
    #[error("http: {0}")]
    Http(#[from] hyper::Error),
    /// A path or field that can't be sent.
    #[error("request: {0}")]
    Verzoek(#[from] hyper::http::Error),
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Antwoord {
    /// Status.
    pub status: StatusCode,
    /// Where it sends us.
    pub locatie: Option<String>,
    /// Body.
    pub tekst: String,
}

/// A visitor with one connection.
#[derive(Debug)]
pub struct Klant {
    adres: String,
    verbinding: Option<SendRequest<Full<Bytes>>>,
    cookies: BTreeMap<String, String>,
}

impl Klant {
    /// For a server at `127.0.0.1:8080` (with or without `http://`).
    pub fn nieuw(adres: &str) -> Self {
        let adres = adres.trim_start_matches("http://").trim_end_matches('/');
        Self {
            adres: adres.to_owned(),
            verbinding: None,
            cookies: BTreeMap::new(),
        }
    }

    /// The same visitor, cookies and all, at another address (the server came back).
    pub fn verhuis(&mut self, adres: &str) {
        let cookies = std::mem::take(&mut self.cookies);
        *self = Self {
            cookies,
            ..Self::nieuw(adres)
        };
    }

    /// Gets a page.
    ///
    /// # Errors
    /// When no answer came.
    pub async fn haal(&mut self, pad: &str) -> Result<Antwoord, KlantFout> {
        self.doe(Method::GET, pad, String::new()).await
    }

    /// Posts a form.
    ///
    /// # Errors
    /// When no answer came: then it is unknown whether the server did it.
    pub async fn stuur(&mut self, pad: &str, velden: &[(&str, &str)]) -> Result<Antwoord, KlantFout> {
        let lijf = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(velden)
            .finish();
        self.doe(Method::POST, pad, lijf).await
    }

    async fn doe(&mut self, methode: Method, pad: &str, lijf: String) -> Result<Antwoord, KlantFout> {
        let mut verzoek = Request::builder()
            .method(&methode)
            .uri(pad)
            .header(HOST, &self.adres);
        if !self.cookies.is_empty() {
            let kop: Vec<String> = self.cookies.iter().map(|(n, w)| format!("{n}={w}")).collect();
            verzoek = verzoek.header(COOKIE, kop.join("; "));
        }
        if methode == Method::POST {
            verzoek = verzoek.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        let verzoek = verzoek.body(Full::new(Bytes::from(lijf)))?;
        let mut verbinding = self.verbind().await?;
        let antwoord = verbinding.send_request(verzoek).await?;
        let status = antwoord.status();
        let locatie = antwoord
            .headers()
            .get(LOCATION)
            .and_then(|v| v.to_str().ok())
            .map(str::to_owned);
        for kop in antwoord.headers().get_all(SET_COOKIE) {
            self.onthoud(kop.to_str().unwrap_or(""));
        }
        let lijf = antwoord.into_body().collect().await?.to_bytes();
        // Back only after the whole body: an unread one would spoil the next answer.
        self.verbinding = Some(verbinding);
        Ok(Antwoord {
            status,
            locatie,
            tekst: String::from_utf8_lossy(&lijf).into_owned(),
        })
    }

    async fn verbind(&mut self) -> Result<SendRequest<Full<Bytes>>, KlantFout> {
        if let Some(mut v) = self.verbinding.take()
            && v.ready().await.is_ok()
        {
            return Ok(v);
        }
        let tcp = TcpStream::connect(&self.adres).await?;
        tcp.set_nodelay(true)?;
        let (mut zender, verbinding) = handshake(TokioIo::new(tcp)).await?;
        tokio::spawn(async move {
            // An error here is told to the sender too.
            let _ = verbinding.await;
        });
        zender.ready().await?;
        Ok(zender)
    }

    fn onthoud(&mut self, kop: &str) {
        let Some((naam, waarde)) = kop.split(';').next().and_then(|p| p.split_once('=')) else {
            return;
        };
        if kop.to_lowercase().contains("max-age=0") {
            self.cookies.remove(naam.trim());
        } else {
            self.cookies.insert(naam.trim().to_owned(), waarde.to_owned());
        }
    }

    /// Signs a demo person in.
    ///
    /// # Errors
    /// When no answer came.
    pub async fn meld_aan(&mut self, aanmeldnaam: &str) -> Result<bool, KlantFout> {
        let pagina = self.haal("/aanmelden").await?;
        let csrf = veld(&pagina.tekst, "csrf").unwrap_or_default();
        let uit = self
            .stuur(
                "/aanmelden",
                &[
                    ("csrf", &csrf),
                    ("aanmeldnaam", aanmeldnaam),
                    ("na", "/mijn-werk"),
                ],
            )
            .await?;
        Ok(uit.status.is_redirection())
    }
}

/// Value of the first input with this name.
pub fn veld(html: &str, naam: &str) -> Option<String> {
    let zoek = format!("name=\"{naam}\"");
    let (_, na) = html.split_once(&zoek)?;
    let (tag, _) = na.split_once('>')?;
    let (_, waarde) = tag.split_once("value=\"")?;
    Some(waarde.split('"').next().unwrap_or("").to_owned())
}

/// All addresses on a page that begin with a path, each once, in order.
pub fn links(html: &str, begin: &str) -> Vec<String> {
    let mut uit: Vec<String> = Vec::new();
    for stuk in html.split("href=\"").skip(1) {
        let Some((pad, _)) = stuk.split_once('"') else {
            continue;
        };
        if pad.starts_with(begin) && !uit.iter().any(|u| u == pad) {
            uit.push(pad.to_owned());
        }
    }
    uit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_links() {
        let html = r#"<input type="hidden" name="csrf" value="ab12"><a href="/casussen/1">x</a><a href="/x"></a><a href="/casussen/1">"#;
        assert_eq!(veld(html, "csrf").as_deref(), Some("ab12"));
        assert_eq!(veld(html, "ander"), None);
        assert_eq!(links(html, "/casussen/"), ["/casussen/1"]);
    }
}

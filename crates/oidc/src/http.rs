// SPDX-License-Identifier: EUPL-1.2
//! The way to the provider: rustls with the certificates that the machine trusts, short waits, no redirects (a
//! provider that sends us elsewhere could send us inside our own network), and answers of a decent size only.

use openidconnect::{HttpRequest, HttpResponse};
use reqwest::{Client, redirect};
use std::sync::Once;
use std::time::Duration;

/// Largest answer. Discovery documents and key sets are a few kilobytes.
const GROOTSTE: usize = 512 * 1024;

/// Why no answer came.
#[derive(Debug, thiserror::Error)]
pub(crate) enum HttpFout {
    #[error(transparent)]
    Verbinding(#[from] reqwest::Error),
    #[error("the answer is larger than {GROOTSTE} bytes")]
    TeGroot,
    #[error("the answer can't be read: {0}")]
    Vorm(#[from] openidconnect::http::Error),
}

/// A client for one provider.
pub(crate) fn client() -> Result<Client, String> {
    static EENMAAL: Once = Once::new();
    // ring, not aws-lc: one library signs and encrypts. An installer that came first is just as good.
    EENMAAL.call_once(|| {
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
    Client::builder()
        .redirect(redirect::Policy::none())
        .connect_timeout(Duration::from_secs(3))
        .timeout(Duration::from_secs(5))
        .user_agent("regiekamer")
        .build()
        .map_err(|e| e.to_string())
}

/// One request.
pub(crate) async fn haal(client: Client, vraag: HttpRequest) -> Result<HttpResponse, HttpFout> {
    let mut antwoord = client.execute(vraag.try_into()?).await?;
    let mut bouwer = openidconnect::http::Response::builder().status(antwoord.status());
    if let Some(koppen) = bouwer.headers_mut() {
        *koppen = antwoord.headers().clone();
    }
    let mut lijf = Vec::new();
    while let Some(stuk) = antwoord.chunk().await? {
        if lijf.len() + stuk.len() > GROOTSTE {
            return Err(HttpFout::TeGroot);
        }
        lijf.extend_from_slice(&stuk);
    }
    Ok(bouwer.body(lijf)?)
}

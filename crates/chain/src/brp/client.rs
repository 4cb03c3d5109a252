// SPDX-License-Identifier: EUPL-1.2
//! Asking: one request, a short wait, no redirects, answers of a decent size.

use super::antwoord::{gevonden, persoon};
use super::vorm::{Antwoord, Foutbericht};
use super::vraag::MEEST;
use super::{BrpFout, Gevonden, Persoon, Vraag};
use domain::bsn::Bsn;
use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER};
use reqwest::{Client, Response, Url, redirect};
use std::sync::Once;
use std::time::Duration;

/// Largest answer. Thirty people of one address are some tens of kilobytes.
const GROOTSTE: usize = 4 * 1024 * 1024;
/// Longest that somebody who looks at a screen waits for the BRP.
const WACHT: Duration = Duration::from_secs(5);

/// How we tell who we are.
#[derive(Clone)]
pub enum Toegang {
    /// A fixed key in a header.
    Sleutel {
        /// Name of the header, as `x-api-key`.
        kop: String,
        /// The key.
        waarde: String,
    },
    /// No header: the network in between tells it (mTLS, Diginetwerk).
    Netwerk,
}

impl std::fmt::Debug for Toegang {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sleutel { kop, .. } => write!(f, "Sleutel({kop}: …)"),
            Self::Netwerk => f.write_str("Netwerk"),
        }
    }
}

/// Where the BRP is. All of it is [config].
#[derive(Clone, Debug)]
pub struct Instelling {
    /// Address without `/personen`.
    pub adres: String,
    /// Who we are.
    pub toegang: Toegang,
}

/// The BRP.
#[derive(Clone, Debug)]
pub struct Bron {
    client: Client,
    adres: Url,
    kop: Option<(HeaderName, HeaderValue)>,
}

impl Bron {
    /// A source at this address.
    ///
    /// # Errors
    /// In words, when the address or the key can't be used.
    pub fn nieuw(instelling: &Instelling) -> Result<Self, String> {
        static EENMAAL: Once = Once::new();
        // ring, not aws-lc: one library signs and encrypts. An installer that came first is just as good.
        EENMAAL.call_once(|| {
            let _ = rustls::crypto::ring::default_provider().install_default();
        });
        let adres = format!("{}/personen", instelling.adres.trim_end_matches('/'));
        let adres = Url::parse(&adres).map_err(|e| format!("the address of the BRP: {e}"))?;
        let lokaal = matches!(adres.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
        if adres.scheme() != "https" && !lokaal {
            return Err("the address of the BRP must begin with https://".to_owned());
        }
        let kop = match &instelling.toegang {
            Toegang::Netwerk => None,
            Toegang::Sleutel { kop, waarde } => {
                let naam =
                    HeaderName::try_from(kop.as_str()).map_err(|e| format!("the header of the BRP: {e}"))?;
                let mut geheim = HeaderValue::try_from(waarde.as_str())
                    .map_err(|_| "the key of the BRP can't stand in a header")?;
                geheim.set_sensitive(true);
                Some((naam, geheim))
            }
        };
        let client = Client::builder()
            .redirect(redirect::Policy::none())
            .connect_timeout(WACHT)
            .timeout(WACHT)
            .user_agent("regiekamer")
            .build()
            .map_err(|e| e.to_string())?;
        Ok(Self { client, adres, kop })
    }

    /// The whole of these people. Who is not in the register is not in the answer; more than twenty are asked in turns.
    ///
    /// # Errors
    /// [`BrpFout`].
    pub async fn raadpleeg(&self, wie: &[Bsn]) -> Result<Vec<Persoon>, BrpFout> {
        let mut uit = Vec::with_capacity(wie.len());
        for deel in wie.chunks(MEEST) {
            let antwoord = self.vraag(&Vraag::Raadpleeg(deel.to_vec())).await?;
            for p in &antwoord.personen {
                uit.push(persoon(p)?);
            }
        }
        Ok(uit)
    }

    /// People by something else than their number.
    ///
    /// # Errors
    /// [`BrpFout`].
    pub async fn zoek(&self, vraag: &Vraag) -> Result<Vec<Gevonden>, BrpFout> {
        self.vraag(vraag).await?.personen.iter().map(gevonden).collect()
    }

    async fn vraag(&self, vraag: &Vraag) -> Result<Antwoord, BrpFout> {
        let mut verzoek = self
            .client
            .post(self.adres.clone())
            .header(CONTENT_TYPE, "application/json; charset=utf-8")
            .header(ACCEPT, "application/json; charset=utf-8")
            .body(vraag.json().to_string());
        if let Some((naam, waarde)) = &self.kop {
            verzoek = verzoek.header(naam, waarde);
        }
        let antwoord = verzoek.send().await.map_err(|e| verbinding(&e))?;
        let status = antwoord.status();
        let wacht = antwoord
            .headers()
            .get(RETRY_AFTER)
            .and_then(|w| w.to_str().ok()?.parse().ok())
            .map(Duration::from_secs);
        let lijf = lijf(antwoord).await?;
        if !status.is_success() {
            // A proxy in between says it in its own way; then the status tells enough.
            let bericht: Foutbericht = serde_json::from_slice(&lijf).unwrap_or_default();
            return Err(BrpFout::van(status.as_u16(), bericht, wacht));
        }
        // The text of the error would show a part of the answer.
        serde_json::from_slice(&lijf)
            .map_err(|e| BrpFout::Antwoord(format!("regel {}, teken {}", e.line(), e.column())))
    }
}

fn verbinding(fout: &reqwest::Error) -> BrpFout {
    let waarom = if fout.is_timeout() {
        "geen antwoord op tijd"
    } else if fout.is_connect() {
        "geen verbinding"
    } else {
        "de verbinding brak af"
    };
    BrpFout::Nu {
        waarom: waarom.to_owned(),
        wacht: None,
    }
}

async fn lijf(mut antwoord: Response) -> Result<Vec<u8>, BrpFout> {
    let mut uit = Vec::new();
    while let Some(stuk) = antwoord.chunk().await.map_err(|e| verbinding(&e))? {
        if uit.len() + stuk.len() > GROOTSTE {
            return Err(BrpFout::Antwoord(format!("meer dan {GROOTSTE} bytes")));
        }
        uit.extend_from_slice(&stuk);
    }
    Ok(uit)
}

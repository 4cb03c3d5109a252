// SPDX-License-Identifier: EUPL-1.2
//! Settings: file, then environment, then flags; the later wins. Everything that is wrong is told at once, each
//! with where it was said (docs/configuration.md, ADR 0003).

mod aanmelden;
mod lezen;
mod woorden;
mod woorden_aanmelden;
mod woorden_brp;
mod woorden_inwoner;

pub use aanmelden::Oidc;
pub use lezen::{Bronnen, lees};
pub use woorden::{WOORDEN, Woord};

use app::aanmelden::Sessieduur;
use domain::Gemeente;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;
use store::geheim::Sleutels;

/// Form of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogVorm {
    /// For people.
    Tekst,
    /// One JSON object per line.
    Json,
}

/// All settings of one installation.
#[derive(Clone)]
pub struct Instellingen {
    /// Address of the database.
    pub database_url: String,
    /// Largest number of connections.
    pub verbindingen: u32,
    /// Where the server listens.
    pub luister: SocketAddr,
    /// Tenant.
    pub gemeente: Gemeente,
    /// The key itself (environment only).
    pub sleutel: Option<String>,
    /// File that holds the key.
    pub sleutelbestand: Option<PathBuf>,
    /// Offer the demo sign-in.
    pub demo: bool,
    /// Secure cookies.
    pub cookie_secure: bool,
    /// Form of the log.
    pub log: LogVorm,
    /// What is logged.
    pub log_filter: String,
    /// Proxies that are believed.
    pub proxy_diepte: usize,
    /// Public meldingen per address per hour.
    pub meldingen_per_uur: NonZeroU32,
    /// Attempts to sign in per address per minute.
    pub aanmeldingen_per_minuut: NonZeroU32,
    /// Searches per medewerker per minute; `None` is no limit.
    pub zoeken_per_minuut: Option<NonZeroU32>,
    /// The emergency account can be used.
    pub noodaccount: bool,
    /// How long somebody stays signed in with it.
    pub nood_minuten: u16,
    /// How long sessions live.
    pub sessies: Sessieduur,
    /// Address of Haal Centraal BRP Personen, without `/personen`.
    pub brp_adres: Option<String>,
    /// The key by which the BRP knows us (environment only); `None`: the network tells it.
    pub brp_sleutel: Option<String>,
    /// The header in which it stands.
    pub brp_kop: String,
    /// Sign-in with the account of the organisation.
    pub oidc: Oidc,
    /// Sign-in of residents; its address and life of a token are those of `oidc`.
    pub inwoner: Oidc,
}

impl std::fmt::Debug for Instellingen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The address of the database can hold a password; the key is a key.
        f.debug_struct("Instellingen")
            .field("luister", &self.luister)
            .field("gemeente", &self.gemeente)
            .finish_non_exhaustive()
    }
}

impl Default for Instellingen {
    fn default() -> Self {
        Self {
            database_url: String::new(),
            verbindingen: 8,
            luister: SocketAddr::from(([127, 0, 0, 1], 8080)),
            gemeente: Gemeente(150),
            sleutel: None,
            sleutelbestand: None,
            demo: false,
            cookie_secure: true,
            log: LogVorm::Tekst,
            log_filter: "info".to_owned(),
            proxy_diepte: 0,
            meldingen_per_uur: NonZeroU32::MIN.saturating_add(29),
            aanmeldingen_per_minuut: NonZeroU32::MIN.saturating_add(119),
            zoeken_per_minuut: NonZeroU32::new(60),
            noodaccount: false,
            nood_minuten: 30,
            sessies: Sessieduur::default(),
            brp_adres: None,
            brp_sleutel: None,
            brp_kop: "x-api-key".to_owned(),
            oidc: Oidc::default(),
            inwoner: Oidc {
                claim: "bsn".to_owned(),
                ..Oidc::default()
            },
        }
    }
}

impl Instellingen {
    /// How to connect.
    pub fn verbinding(&self) -> store::Instelling {
        store::Instelling {
            url: self.database_url.clone(),
            verbindingen: self.verbindingen,
            schema: None,
        }
    }

    /// Settings of the web layer.
    ///
    /// # Errors
    /// What is wrong with the sign-in.
    pub fn web(&self) -> Result<web::WebInstellingen, Vec<String>> {
        Ok(web::WebInstellingen {
            demo: self.demo,
            cookie_secure: self.cookie_secure,
            proxy_diepte: self.proxy_diepte,
            meldingen_per_uur: self.meldingen_per_uur,
            aanmeldingen_per_minuut: self.aanmeldingen_per_minuut,
            werkaccount: self.werkaccount()?,
            inwoner: self.inwoneraccount()?,
        })
    }

    /// The keys, or `None` when no key is set.
    ///
    /// # Errors
    /// When the file can't be read or does not hold a key.
    pub fn sleutels(&self) -> Result<Option<Sleutels>, String> {
        if let Some(tekst) = &self.sleutel {
            return match Sleutels::uit_tekst(tekst) {
                Ok(s) => Ok(Some(s)),
                Err(e) => Err(format!("environment variable REGIEKAMER_KEY: {e}")),
            };
        }
        let Some(pad) = &self.sleutelbestand else {
            return Ok(None);
        };
        let tekst = std::fs::read_to_string(pad)
            .map_err(|e| format!("key_file {}: can't be read: {e}", pad.display()))?;
        match Sleutels::uit_tekst(&tekst) {
            Ok(s) => Ok(Some(s)),
            Err(e) => Err(format!("key_file {}: {e}", pad.display())),
        }
    }

    /// The file with the keys, when they come from it: it is looked at again while the server runs.
    pub fn bestand_van_sleutels(&self) -> Option<PathBuf> {
        self.sleutelbestand.clone().filter(|_| self.sleutel.is_none())
    }

    /// The keys; without them the server must not start.
    ///
    /// # Errors
    /// When no key is set, or it can't be read.
    pub fn eis_sleutels(&self) -> Result<Sleutels, String> {
        self.sleutels()?.ok_or_else(|| {
            "no key: set REGIEKAMER_KEY, or key_file in the settings, to base64 of 64 random bytes \
             (make one: head -c 64 /dev/urandom | base64 -w0 > regiekamer.key; chmod 600 regiekamer.key). \
             Keep a copy away from the database: without it the numbers of residents can't be read."
                .to_owned()
        })
    }
}

/// Every setting, for `serve --help`.
pub fn overzicht() -> String {
    let mut uit = String::from("Settings (key in the file, environment variable):\n");
    for w in &WOORDEN {
        let standaard = match (w.in_bestand, w.standaard) {
            (false, _) => " [environment only]".to_owned(),
            (true, "") => String::new(),
            (true, s) => format!(" [default: {s}]"),
        };
        uit.push_str(&format!(
            "  {}, {}{standaard}\n      {}\n",
            w.naam,
            w.variabele(),
            w.uitleg
        ));
    }
    uit
}

#[cfg(test)]
mod tests;

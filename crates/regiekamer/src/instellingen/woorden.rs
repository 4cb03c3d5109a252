// SPDX-License-Identifier: EUPL-1.2
//! The table of settings: one row each, for the file, the environment, the flags and the documentation.

use super::{Instellingen, LogVorm, woorden_aanmelden as a, woorden_brp as brp, woorden_inwoner as inw};
use domain::Gemeente;

/// One setting.
pub struct Woord {
    /// Key in the file; `REGIEKAMER_` and this in capitals in the environment.
    pub naam: &'static str,
    /// Flag, without `--`; empty when there is none.
    pub vlag: &'static str,
    /// May it stand in the file?
    pub in_bestand: bool,
    /// Value when nothing is said.
    pub standaard: &'static str,
    /// What it is, in one sentence.
    pub uitleg: &'static str,
    /// Is the value a secret, so that it may not be repeated in an error?
    pub geheim: bool,
    /// Reads a value into the settings, or says what it must be.
    pub zet: fn(&mut Instellingen, &str) -> Result<(), &'static str>,
}

impl Woord {
    /// Name of the environment variable.
    pub fn variabele(&self) -> String {
        format!("REGIEKAMER_{}", self.naam.to_uppercase())
    }
}

pub(super) fn ja_nee(tekst: &str) -> Result<bool, &'static str> {
    match tekst {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err("must be true or false"),
    }
}

pub(super) fn getal<T: std::str::FromStr + PartialOrd>(
    tekst: &str,
    van: T,
    tot: T,
    anders: &'static str,
) -> Result<T, &'static str> {
    tekst
        .parse::<T>()
        .ok()
        .filter(|g| *g >= van && *g <= tot)
        .ok_or(anders)
}

pub(super) const fn woord(
    naam: &'static str,
    vlag: &'static str,
    standaard: &'static str,
    uitleg: &'static str,
    zet: fn(&mut Instellingen, &str) -> Result<(), &'static str>,
) -> Woord {
    Woord {
        naam,
        vlag,
        in_bestand: true,
        standaard,
        uitleg,
        geheim: false,
        zet,
    }
}

pub(super) const fn geheim(woord: Woord, in_bestand: bool) -> Woord {
    Woord {
        geheim: true,
        in_bestand,
        ..woord
    }
}

/// Every setting, in the order of the documentation.
pub const WOORDEN: [Woord; 36] = [
    geheim(
        woord(
            "database_url",
            "database",
            "",
            "Address of the database: sqlite:path/to/file.db or postgres://user:password@host:port/name. Required.",
            |i, t| {
                if !["sqlite:", "postgres:", "postgresql:"]
                    .iter()
                    .any(|p| t.starts_with(p))
                {
                    return Err("must start with sqlite: or postgres:");
                }
                i.database_url = t.to_owned();
                Ok(())
            },
        ),
        true,
    ),
    woord(
        "connections",
        "connections",
        "8",
        "Largest number of connections to PostgreSQL, or of readers on SQLite.",
        |i, t| {
            i.verbindingen = getal(t, 1, 1000, "must be a whole number from 1 to 1000")?;
            Ok(())
        },
    ),
    woord(
        "listen",
        "listen",
        "127.0.0.1:8080",
        "Address and port the server listens on. Port 0 takes a free one.",
        |i, t| {
            i.luister = t
                .parse()
                .map_err(|_| "must be an address and port, such as 127.0.0.1:8080")?;
            Ok(())
        },
    ),
    woord(
        "gemeente",
        "gemeente",
        "150",
        "Code of the gemeente (CBS) that this installation works for.",
        |i, t| {
            i.gemeente = Gemeente(getal(t, 1, 9999, "must be a gemeente code from 1 to 9999")?);
            Ok(())
        },
    ),
    geheim(
        woord(
            "key",
            "",
            "",
            "Base64 of 64 random bytes: the key to the numbers of residents. In the environment only, so that it \
             can't end in a file or a process list by accident; or use key_file.",
            |i, t| {
                if store::geheim::Sleutels::uit_tekst(t).is_err() {
                    return Err("must be base64 of 64 bytes");
                }
                i.sleutel = Some(t.to_owned());
                Ok(())
            },
        ),
        false,
    ),
    woord(
        "key_file",
        "key-file",
        "",
        "File that holds the key; while keys change one per line, the one to write with first. It is read again when it \
         changes. Only the user of the server may read it.",
        |i, t| {
            if t.is_empty() {
                return Err("must be a path");
            }
            i.sleutelbestand = Some(t.into());
            Ok(())
        },
    ),
    woord(
        "demo_sign_in",
        "demo-sign-in",
        "false",
        "Let anybody sign in as one of the demo people, without a password. Never with real data.",
        |i, t| {
            i.demo = ja_nee(t)?;
            Ok(())
        },
    ),
    woord(
        "cookie_secure",
        "cookie-secure",
        "true",
        "Cookies that a browser sends over HTTPS only. Off only for plain HTTP on your own machine.",
        |i, t| {
            i.cookie_secure = ja_nee(t)?;
            Ok(())
        },
    ),
    woord(
        "log_format",
        "log-format",
        "text",
        "Form of the log: text or json.",
        |i, t| {
            i.log = match t {
                "text" => LogVorm::Tekst,
                "json" => LogVorm::Json,
                _ => return Err("must be text or json"),
            };
            Ok(())
        },
    ),
    woord(
        "log_level",
        "log-level",
        "info",
        "What is logged: error, warn, info, debug or trace, or a filter such as info,web=debug.",
        |i, t| {
            if t.is_empty() || tracing_subscriber::EnvFilter::try_new(t).is_err() {
                return Err("must be error, warn, info, debug, trace or a filter such as info,web=debug");
            }
            i.log_filter = t.to_owned();
            Ok(())
        },
    ),
    woord(
        "proxy_depth",
        "proxy-depth",
        "0",
        "How many proxies in front of the server are believed about the address of the visitor (X-Forwarded-For). \
         The rate limits work per address.",
        |i, t| {
            i.proxy_diepte = getal(t, 0, 10, "must be a whole number from 0 to 10")?;
            Ok(())
        },
    ),
    woord(
        "reports_per_hour",
        "reports-per-hour",
        "30",
        "How many meldingen the public form takes from one address in an hour.",
        |i, t| {
            i.meldingen_per_uur = t.parse().map_err(|_| "must be a whole number from 1")?;
            Ok(())
        },
    ),
    a::PUBLIC_URL,
    a::OIDC_ISSUER,
    a::OIDC_CLIENT_ID,
    a::OIDC_KEY_FILE,
    a::OIDC_SCOPES,
    a::OIDC_ACR,
    a::OIDC_CLAIM,
    a::OIDC_ROLES_CLAIM,
    a::OIDC_TOKEN_MINUTES,
    a::SESSION_IDLE_MINUTES,
    a::SESSION_MAX_HOURS,
    a::SIGN_INS_PER_MINUTE,
    a::SEARCHES_PER_MINUTE,
    a::EMERGENCY_SIGN_IN,
    a::EMERGENCY_MINUTES,
    inw::ISSUER,
    inw::CLIENT_ID,
    inw::KEY_FILE,
    inw::SCOPES,
    inw::ACR,
    inw::CLAIM,
    brp::URL,
    brp::KEY,
    brp::KEY_HEADER,
];

// SPDX-License-Identifier: EUPL-1.2
//! How asking the BRP can end without an answer.

use super::vorm::Foutbericht;
use std::time::Duration;

/// A parameter that the BRP does not take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameterfout {
    /// Which one, as "burgerservicenummer[0]".
    pub naam: String,
    /// Code, as "pattern".
    pub code: String,
    /// Why, in Dutch, as the BRP says it.
    pub reden: String,
}

/// Why there is no answer. No value of a question stands in it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BrpFout {
    /// Not now: no connection, no answer in time, too busy, or a fault of their own. Asking again later can help.
    #[error("de BRP antwoordt nu niet: {waarom}")]
    Nu {
        /// What happened.
        waarom: String,
        /// How long to wait at least, when they say so.
        wacht: Option<Duration>,
    },
    /// We may not ask this. Asking again does not help; the authorisation of the gemeente must change.
    #[error("de BRP weigert de vraag: {0}")]
    Geweigerd(String),
    /// The question is wrong.
    #[error("de BRP begrijpt de vraag niet: {titel}")]
    Vraag {
        /// What they say of it as a whole.
        titel: String,
        /// All parameters that are wrong.
        parameters: Vec<Parameterfout>,
    },
    /// The answer is not what the standard says it is.
    #[error("het antwoord van de BRP is niet te lezen: {0}")]
    Antwoord(String),
}

impl BrpFout {
    /// Can asking again later help?
    pub fn later(&self) -> bool {
        matches!(self, Self::Nu { .. })
    }

    /// From a status and a Foutbericht.
    pub(super) fn van(status: u16, bericht: Foutbericht, wacht: Option<Duration>) -> Self {
        let titel = if bericht.title.is_empty() {
            format!("status {status}")
        } else {
            bericht.title
        };
        match status {
            401 | 403 => Self::Geweigerd(titel),
            408 | 429 | 500..=599 => Self::Nu { waarom: titel, wacht },
            _ => Self::Vraag {
                titel,
                parameters: bericht
                    .parameters
                    .into_iter()
                    .map(|p| Parameterfout {
                        naam: p.name,
                        code: p.code,
                        reden: p.reason,
                    })
                    .collect(),
            },
        }
    }
}

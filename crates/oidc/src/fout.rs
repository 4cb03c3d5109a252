// SPDX-License-Identifier: EUPL-1.2
//! How asking the provider can end without an answer.

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OidcFout {
    /// The provider can't be reached, or says something that is no answer. Trying again later may help.
    #[error("the provider of the sign-in does not answer: {0}")]
    Onbereikbaar(String),
    /// The provider, or our check of its answer, says no. `code` is for the journaal, `uitleg` for the log.
    #[error("sign-in refused ({code}): {uitleg}")]
    Geweigerd {
        /// Stable reason code.
        code: &'static str,
        /// What was wrong, without tokens.
        uitleg: String,
    },
}

impl OidcFout {
    pub(crate) fn weiger(code: &'static str, uitleg: impl Into<String>) -> Self {
        Self::Geweigerd {
            code,
            uitleg: uitleg.into(),
        }
    }
}

/// An error with its causes, on one line: the outer one alone says "request failed".
pub(crate) fn met_oorzaak(fout: &dyn std::error::Error) -> String {
    let mut uit = fout.to_string();
    let mut bron = fout.source();
    while let Some(oorzaak) = bron {
        uit.push_str(": ");
        uit.push_str(&oorzaak.to_string());
        bron = oorzaak.source();
    }
    uit
}

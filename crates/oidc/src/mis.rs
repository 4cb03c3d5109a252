// SPDX-License-Identifier: EUPL-1.2
//! Why an ID token does not hold.

use crate::OidcFout;
use crate::fout::met_oorzaak;
use openidconnect::ClaimsVerificationError;

/// What is wrong with an ID token.
pub(crate) enum Mis {
    /// Signed with a key that we don't know (yet).
    Sleutel,
    /// Anything else.
    Nee(OidcFout),
}

impl Mis {
    pub(crate) fn nee(code: &'static str, fout: &ClaimsVerificationError) -> Self {
        Self::Nee(OidcFout::weiger(code, met_oorzaak(fout)))
    }
    pub(crate) fn tekst(code: &'static str, uitleg: String) -> Self {
        Self::Nee(OidcFout::weiger(code, uitleg))
    }
    pub(crate) fn fout(self) -> OidcFout {
        match self {
            Self::Sleutel => OidcFout::weiger(
                "handtekening",
                "signed with a key that the provider does not publish",
            ),
            Self::Nee(fout) => fout,
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! What must be known to ask a provider.

use crate::Sleutel;
use reqwest::Url;

/// Settings of one provider.
#[derive(Clone, Debug)]
pub struct Instelling {
    /// Issuer, exactly as the provider names itself.
    pub issuer: String,
    /// How the provider knows us.
    pub client_id: String,
    /// Our key.
    pub sleutel: Sleutel,
    /// Address of this installation, without a path: the provider sends people back there.
    pub basis: String,
    /// Path of ours that the provider sends people back to.
    pub pad_terug: &'static str,
    /// Path of ours after signing out.
    pub pad_afgemeld: &'static str,
    /// Scopes to ask, besides `openid`.
    pub scopes: Vec<String>,
    /// Assurance levels that are good enough; empty asks none.
    pub acr: Vec<String>,
    /// Claim that holds the sign-in name.
    pub naam_claim: String,
    /// Claim that holds the roles; `None`: roles come from our own administration.
    pub rollen_claim: Option<String>,
    /// Longest life of an ID token that is taken, in minutes.
    pub token_minuten: u32,
}

impl Instelling {
    /// Path that the provider sends staff back to.
    pub const TERUG: &'static str = "/aanmelden/terug";
    /// Path that the provider sends residents back to.
    pub const TERUG_INWONER: &'static str = "/mijn/terug";

    /// True when an address is fit for secrets: HTTPS, or this machine itself.
    pub fn veilig_adres(adres: &str) -> bool {
        let Ok(url) = Url::parse(adres) else {
            return false;
        };
        let eigen = matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
        let schoon = url.username().is_empty() && url.password().is_none();
        schoon && url.fragment().is_none() && (url.scheme() == "https" || (url.scheme() == "http" && eigen))
    }

    pub(crate) fn terug(&self) -> String {
        format!("{}{}", self.basis.trim_end_matches('/'), self.pad_terug)
    }
    pub(crate) fn na_afmelden(&self) -> String {
        format!("{}{}", self.basis.trim_end_matches('/'), self.pad_afgemeld)
    }
}

#[cfg(test)]
mod tests {
    use super::Instelling;

    #[test]
    fn only_https_or_this_machine() {
        for goed in [
            "https://id.example/realm",
            "http://127.0.0.1:9",
            "http://localhost:1/x",
        ] {
            assert!(Instelling::veilig_adres(goed), "{goed}");
        }
        for fout in [
            "http://id.example",
            "ftp://id.example",
            "id.example",
            "https://u:p@id.example",
            "http://127.0.0.1.example",
        ] {
            assert!(!Instelling::veilig_adres(fout), "{fout}");
        }
    }
}

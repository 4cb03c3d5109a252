// SPDX-License-Identifier: EUPL-1.2
//! Flags of `serve` for sign-in and sessions.

use clap::Args;

/// Sign-in and sessions.
#[derive(Debug, Args)]
pub struct Aanmelden {
    /// Address of this installation as a browser sees it
    #[arg(long, value_name = "URL")]
    pub public_url: Option<String>,
    /// Issuer of the OpenID provider
    #[arg(long, value_name = "URL")]
    pub oidc_issuer: Option<String>,
    /// How the provider knows us
    #[arg(long, value_name = "ID")]
    pub oidc_client_id: Option<String>,
    /// File with our private key: PKCS#8 in PEM
    #[arg(long, value_name = "FILE")]
    pub oidc_key_file: Option<String>,
    /// Scopes to ask besides openid
    #[arg(long, value_name = "NAMES")]
    pub oidc_scopes: Option<String>,
    /// Assurance levels that are good enough
    #[arg(long, value_name = "LEVELS")]
    pub oidc_acr: Option<String>,
    /// Claim that holds the sign-in name
    #[arg(long, value_name = "CLAIM")]
    pub oidc_claim: Option<String>,
    /// Claim that holds the roles
    #[arg(long, value_name = "CLAIM")]
    pub oidc_roles_claim: Option<String>,
    /// Longest life of an ID token
    #[arg(long, value_name = "N")]
    pub oidc_token_minutes: Option<String>,
    /// A session ends after so long without use
    #[arg(long, value_name = "N")]
    pub session_idle_minutes: Option<String>,
    /// A session ends after so long in any case
    #[arg(long, value_name = "N")]
    pub session_max_hours: Option<String>,
    /// Attempts to sign in from one address in a minute
    #[arg(long, value_name = "N")]
    pub sign_ins_per_minute: Option<String>,
    /// Searches for a person by one medewerker in a minute; 0 is no limit
    #[arg(long, value_name = "N")]
    pub searches_per_minute: Option<String>,
    /// The emergency account of a beheerder can be used: true or false
    #[arg(long, value_name = "BOOL")]
    pub emergency_sign_in: Option<String>,
    /// A session of the emergency account ends after so long
    #[arg(long, value_name = "N")]
    pub emergency_minutes: Option<String>,
    /// Issuer of the OpenID provider of residents
    #[arg(long, value_name = "URL")]
    pub inwoner_oidc_issuer: Option<String>,
    /// How that provider knows us
    #[arg(long, value_name = "ID")]
    pub inwoner_oidc_client_id: Option<String>,
    /// File with our private key for that client
    #[arg(long, value_name = "FILE")]
    pub inwoner_oidc_key_file: Option<String>,
    /// Scopes to ask for a resident
    #[arg(long, value_name = "NAMES")]
    pub inwoner_oidc_scopes: Option<String>,
    /// Assurance levels that are good enough for a resident
    #[arg(long, value_name = "LEVELS")]
    pub inwoner_oidc_acr: Option<String>,
    /// Claim that holds the BSN
    #[arg(long, value_name = "CLAIM")]
    pub inwoner_oidc_claim: Option<String>,
}

impl Aanmelden {
    /// Name of the setting and value, of the flags that were given.
    pub fn vlaggen(&self) -> impl Iterator<Item = (&'static str, String)> {
        [
            ("public_url", &self.public_url),
            ("oidc_issuer", &self.oidc_issuer),
            ("oidc_client_id", &self.oidc_client_id),
            ("oidc_key_file", &self.oidc_key_file),
            ("oidc_scopes", &self.oidc_scopes),
            ("oidc_acr", &self.oidc_acr),
            ("oidc_claim", &self.oidc_claim),
            ("oidc_roles_claim", &self.oidc_roles_claim),
            ("oidc_token_minutes", &self.oidc_token_minutes),
            ("session_idle_minutes", &self.session_idle_minutes),
            ("session_max_hours", &self.session_max_hours),
            ("sign_ins_per_minute", &self.sign_ins_per_minute),
            ("searches_per_minute", &self.searches_per_minute),
            ("emergency_sign_in", &self.emergency_sign_in),
            ("emergency_minutes", &self.emergency_minutes),
            ("inwoner_oidc_issuer", &self.inwoner_oidc_issuer),
            ("inwoner_oidc_client_id", &self.inwoner_oidc_client_id),
            ("inwoner_oidc_key_file", &self.inwoner_oidc_key_file),
            ("inwoner_oidc_scopes", &self.inwoner_oidc_scopes),
            ("inwoner_oidc_acr", &self.inwoner_oidc_acr),
            ("inwoner_oidc_claim", &self.inwoner_oidc_claim),
        ]
        .into_iter()
        .filter_map(|(n, w)| Some((n, w.clone()?)))
    }
}

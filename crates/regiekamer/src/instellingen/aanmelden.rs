// SPDX-License-Identifier: EUPL-1.2
//! Settings of the sign-in that only make sense together.

use super::Instellingen;
use oidc::{Aanbieder, Instelling, Sleutel};
use std::path::PathBuf;
use std::sync::Arc;

/// Settings of the OpenID provider; without an issuer there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oidc {
    /// Issuer.
    pub issuer: String,
    /// How the provider knows us.
    pub client_id: String,
    /// File with our private key.
    pub sleutelbestand: Option<PathBuf>,
    /// Address of this installation as a browser sees it.
    pub basis: String,
    /// Scopes.
    pub scopes: Vec<String>,
    /// Assurance levels that are good enough.
    pub acr: Vec<String>,
    /// Claim that holds the sign-in name.
    pub claim: String,
    /// Claim that holds the roles.
    pub rollen_claim: Option<String>,
    /// Longest life of an ID token, in minutes.
    pub token_minuten: u32,
}

impl Default for Oidc {
    fn default() -> Self {
        Self {
            issuer: String::new(),
            client_id: String::new(),
            sleutelbestand: None,
            basis: String::new(),
            scopes: vec!["openid".to_owned()],
            acr: Vec::new(),
            claim: "sub".to_owned(),
            rollen_claim: None,
            token_minuten: 5,
        }
    }
}

impl Instellingen {
    /// The provider of staff, or `None` when none is set.
    ///
    /// # Errors
    /// A setting that is missing beside another one; a key that can't be read.
    pub fn werkaccount(&self) -> Result<Option<Arc<Aanbieder>>, Vec<String>> {
        bouw(
            &self.oidc,
            &Oidc::default(),
            "oidc",
            Instelling::TERUG,
            "/aanmelden",
        )
    }

    /// The provider of residents, or `None` when none is set.
    ///
    /// # Errors
    /// As [`Self::werkaccount`].
    pub fn inwoneraccount(&self) -> Result<Option<Arc<Aanbieder>>, Vec<String>> {
        let o = Oidc {
            basis: self.oidc.basis.clone(),
            token_minuten: self.oidc.token_minuten,
            ..self.inwoner.clone()
        };
        let leeg = Oidc {
            token_minuten: o.token_minuten,
            ..Self::default().inwoner
        };
        bouw(&o, &leeg, "inwoner_oidc", Instelling::TERUG_INWONER, "/mijn")
    }
}

/// The provider of these settings, which are called `voor_…`. `leeg`: what they are when nothing is said.
fn bouw(
    o: &Oidc,
    leeg: &Oidc,
    voor: &str,
    pad_terug: &'static str,
    pad_afgemeld: &'static str,
) -> Result<Option<Arc<Aanbieder>>, Vec<String>> {
    if o.issuer.is_empty() {
        let los = Oidc {
            basis: String::new(),
            ..o.clone()
        };
        return if los == *leeg {
            Ok(None)
        } else {
            Err(vec![format!(
                "{voor}_issuer: is missing, while other settings of the sign-in ({voor}_…) are there"
            )])
        };
    }
    let mut fouten = Vec::new();
    let mut eis = |naam: String, is_leeg: bool| {
        if is_leeg {
            fouten.push(format!("{naam}: is missing; it is required with {voor}_issuer"));
        }
    };
    eis(format!("{voor}_client_id"), o.client_id.is_empty());
    eis("public_url".to_owned(), o.basis.is_empty());
    eis(format!("{voor}_key_file"), o.sleutelbestand.is_none());
    let sleutel = o.sleutelbestand.as_ref().and_then(|pad| {
        let tekst = std::fs::read_to_string(pad).map_err(|e| format!("can't be read: {e}"));
        match tekst.and_then(|t| Sleutel::uit_pem(&t).map_err(str::to_owned)) {
            Ok(sleutel) => Some(sleutel),
            Err(e) => {
                fouten.push(format!("{voor}_key_file {}: {e}", pad.display()));
                None
            }
        }
    });
    let (Some(sleutel), true) = (sleutel, fouten.is_empty()) else {
        return Err(fouten);
    };
    let aanbieder = Aanbieder::nieuw(Instelling {
        issuer: o.issuer.clone(),
        client_id: o.client_id.clone(),
        sleutel,
        basis: o.basis.clone(),
        pad_terug,
        pad_afgemeld,
        scopes: o.scopes.clone(),
        acr: o.acr.clone(),
        naam_claim: o.claim.clone(),
        rollen_claim: o.rollen_claim.clone(),
        token_minuten: o.token_minuten,
    });
    match aanbieder {
        Ok(a) => Ok(Some(Arc::new(a))),
        Err(e) => Err(vec![format!(
            "{voor}_issuer: the connection can't be set up: {e}"
        )]),
    }
}

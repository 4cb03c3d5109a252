// SPDX-License-Identifier: EUPL-1.2
//! The settings of the sign-in of residents.

use super::woorden::{Woord, woord};
use super::woorden_aanmelden::{woorden, woordje};
use oidc::Instelling;

/// `inwoner_oidc_issuer`.
pub(super) const ISSUER: Woord = woord(
    "inwoner_oidc_issuer",
    "inwoner-oidc-issuer",
    "",
    "Issuer of the OpenID provider with which residents sign in (a DigiD broker). Without one they can't.",
    |i, t| {
        if !Instelling::veilig_adres(t) {
            return Err("must start with https:// (http:// on this machine only)");
        }
        i.inwoner.issuer = t.to_owned();
        Ok(())
    },
);

/// `inwoner_oidc_client_id`.
pub(super) const CLIENT_ID: Woord = woord(
    "inwoner_oidc_client_id",
    "inwoner-oidc-client-id",
    "",
    "How that provider knows us: another client than that of staff. Required with inwoner_oidc_issuer.",
    |i, t| {
        i.inwoner.client_id = woordje(t)?;
        Ok(())
    },
);

/// `inwoner_oidc_key_file`.
pub(super) const KEY_FILE: Woord = woord(
    "inwoner_oidc_key_file",
    "inwoner-oidc-key-file",
    "",
    "File with our private key for that client, as oidc_key_file. Required with inwoner_oidc_issuer.",
    |i, t| {
        if t.is_empty() {
            return Err("must be a path");
        }
        i.inwoner.sleutelbestand = Some(t.into());
        Ok(())
    },
);

/// `inwoner_oidc_scopes`.
pub(super) const SCOPES: Woord = woord(
    "inwoner_oidc_scopes",
    "inwoner-oidc-scopes",
    "openid",
    "Scopes to ask for a resident, apart by spaces.",
    |i, t| {
        i.inwoner.scopes = woorden(t);
        if i.inwoner.scopes.is_empty() {
            return Err("must be one or more names, apart by spaces");
        }
        Ok(())
    },
);

/// `inwoner_oidc_acr`.
pub(super) const ACR: Woord = woord(
    "inwoner_oidc_acr",
    "inwoner-oidc-acr",
    "",
    "Assurance levels that are good enough for a resident, apart by spaces. Empty asks none.",
    |i, t| {
        i.inwoner.acr = woorden(t);
        Ok(())
    },
);

/// `inwoner_oidc_claim`.
pub(super) const CLAIM: Woord = woord(
    "inwoner_oidc_claim",
    "inwoner-oidc-claim",
    "bsn",
    "Claim of the ID token that holds the BSN of the resident.",
    |i, t| {
        i.inwoner.claim = woordje(t)?;
        Ok(())
    },
);

// SPDX-License-Identifier: EUPL-1.2
//! The settings of sign-in and sessions.

use super::woorden::{Woord, getal, ja_nee, woord};
use jiff::SignedDuration;
use oidc::Instelling;

pub(super) fn woorden(tekst: &str) -> Vec<String> {
    tekst.split_whitespace().map(str::to_owned).collect()
}

pub(super) fn woordje(tekst: &str) -> Result<String, &'static str> {
    if tekst.is_empty() || tekst.contains(char::is_whitespace) {
        return Err("must be one word");
    }
    Ok(tekst.to_owned())
}

/// `public_url`.
pub(super) const PUBLIC_URL: Woord = woord(
    "public_url",
    "public-url",
    "",
    "Address of this installation as a browser sees it, such as https://regie.example.nl. Required with oidc_issuer.",
    |i, t| {
        let adres = t.trim_end_matches('/');
        if !Instelling::veilig_adres(adres) || adres.splitn(4, '/').count() > 3 || adres.contains('?') {
            return Err(
                "must be an address without a path that starts with https:// (http:// on this machine only)",
            );
        }
        i.oidc.basis = adres.to_owned();
        Ok(())
    },
);

/// `oidc_issuer`.
pub(super) const OIDC_ISSUER: Woord = woord(
    "oidc_issuer",
    "oidc-issuer",
    "",
    "Issuer of the OpenID provider with which staff sign in, exactly as it names itself. Without one there is no sign-in with a work account.",
    |i, t| {
        if !Instelling::veilig_adres(t) {
            return Err("must start with https:// (http:// on this machine only)");
        }
        i.oidc.issuer = t.to_owned();
        Ok(())
    },
);

/// `oidc_client_id`.
pub(super) const OIDC_CLIENT_ID: Woord = woord(
    "oidc_client_id",
    "oidc-client-id",
    "",
    "How the provider knows us. Required with oidc_issuer.",
    |i, t| {
        i.oidc.client_id = woordje(t)?;
        Ok(())
    },
);

/// `oidc_key_file`.
pub(super) const OIDC_KEY_FILE: Woord = woord(
    "oidc_key_file",
    "oidc-key-file",
    "",
    "File with our private key (P-256, or RSA of 2048 bits or more) as PKCS#8 in PEM; the provider gets the public half. Required with oidc_issuer.",
    |i, t| {
        if t.is_empty() {
            return Err("must be a path");
        }
        i.oidc.sleutelbestand = Some(t.into());
        Ok(())
    },
);

/// `oidc_scopes`.
pub(super) const OIDC_SCOPES: Woord = woord(
    "oidc_scopes",
    "oidc-scopes",
    "openid",
    "Scopes to ask, apart by spaces.",
    |i, t| {
        i.oidc.scopes = woorden(t);
        if i.oidc.scopes.is_empty() {
            return Err("must be one or more names, apart by spaces");
        }
        Ok(())
    },
);

/// `oidc_acr`.
pub(super) const OIDC_ACR: Woord = woord(
    "oidc_acr",
    "oidc-acr",
    "",
    "Assurance levels (acr) that are good enough, apart by spaces. They are asked of the provider, and an answer without one of them is refused. Empty asks none.",
    |i, t| {
        i.oidc.acr = woorden(t);
        Ok(())
    },
);

/// `oidc_claim`.
pub(super) const OIDC_CLAIM: Woord = woord(
    "oidc_claim",
    "oidc-claim",
    "sub",
    "Claim of the ID token that holds the sign-in name of the medewerker.",
    |i, t| {
        i.oidc.claim = woordje(t)?;
        Ok(())
    },
);

/// `oidc_roles_claim`.
pub(super) const OIDC_ROLES_CLAIM: Woord = woord(
    "oidc_roles_claim",
    "oidc-roles-claim",
    "",
    "Claim of the ID token that holds the codes of the roles. Without one the roles come from our own administration.",
    |i, t| {
        i.oidc.rollen_claim = Some(t).filter(|t| !t.is_empty()).map(woordje).transpose()?;
        Ok(())
    },
);

/// `oidc_token_minutes`.
pub(super) const OIDC_TOKEN_MINUTES: Woord = woord(
    "oidc_token_minutes",
    "oidc-token-minutes",
    "5",
    "Longest life of an ID token that is taken, in minutes. NLGOV says 5.",
    |i, t| {
        i.oidc.token_minuten = getal(t, 1, 120, "must be a whole number from 1 to 120")?;
        Ok(())
    },
);

/// `session_idle_minutes`.
pub(super) const SESSION_IDLE_MINUTES: Woord = woord(
    "session_idle_minutes",
    "session-idle-minutes",
    "120",
    "A session ends after so many minutes without use.",
    |i, t| {
        let minuten = getal(t, 5, 720, "must be a whole number from 5 to 720")?;
        i.sessies.stil = SignedDuration::from_mins(minuten);
        Ok(())
    },
);

/// `session_max_hours`.
pub(super) const SESSION_MAX_HOURS: Woord = woord(
    "session_max_hours",
    "session-max-hours",
    "12",
    "A session ends after so many hours in any case.",
    |i, t| {
        let uren = getal(t, 1, 24, "must be a whole number from 1 to 24")?;
        i.sessies.geheel = SignedDuration::from_hours(uren);
        Ok(())
    },
);

/// `sign_ins_per_minute`.
pub(super) const SIGN_INS_PER_MINUTE: Woord = woord(
    "sign_ins_per_minute",
    "sign-ins-per-minute",
    "120",
    "How many attempts to sign in are taken from one address in a minute. A whole office may have one address; one sign-in with a work account counts twice (away and back).",
    |i, t| {
        i.aanmeldingen_per_minuut = t.parse().map_err(|_| "must be a whole number from 1")?;
        Ok(())
    },
);

/// `searches_per_minute`.
pub(super) const SEARCHES_PER_MINUTE: Woord = woord(
    "searches_per_minute",
    "searches-per-minute",
    "60",
    "How many searches for a person are taken from one medewerker in a minute. 0 is no limit: for measuring only.",
    |i, t| {
        let aantal = getal(t, 0, 100_000, "must be a whole number from 0 to 100000")?;
        i.zoeken_per_minuut = std::num::NonZeroU32::new(aantal);
        Ok(())
    },
);

/// `emergency_sign_in`.
pub(super) const EMERGENCY_SIGN_IN: Woord = woord(
    "emergency_sign_in",
    "emergency-sign-in",
    "false",
    "Let a beheerder sign in at /aanmelden/nood with the emergency account, for when the provider is down.",
    |i, t| {
        i.noodaccount = ja_nee(t)?;
        Ok(())
    },
);

/// `emergency_minutes`.
pub(super) const EMERGENCY_MINUTES: Woord = woord(
    "emergency_minutes",
    "emergency-minutes",
    "30",
    "A session of the emergency account ends after so many minutes in any case.",
    |i, t| {
        i.nood_minuten = getal(t, 5, 240, "must be a whole number from 5 to 240")?;
        Ok(())
    },
);

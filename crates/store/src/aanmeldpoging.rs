// SPDX-License-Identifier: EUPL-1.2
//! Attempts to sign in at the provider: technical records that live ten minutes and work once.

use crate::{Resultaat, Uow, rij, rij_optie, voer_technisch};
use jiff::Timestamp;

/// An attempt to keep.
#[derive(Clone, Copy)]
pub struct Nieuw<'a> {
    /// Hash of the state.
    pub state: &'a [u8],
    /// Hash of the cookie of the browser.
    pub browser: &'a [u8],
    /// Nonce.
    pub nonce: &'a str,
    /// PKCE code verifier.
    pub pkce: &'a str,
    /// Path of ours to go on to.
    pub na: &'a str,
    /// Its end.
    pub verloopt: Timestamp,
}

impl std::fmt::Debug for Nieuw<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Nieuw")
            .field("na", &self.na)
            .finish_non_exhaustive()
    }
}

/// Keeps an attempt.
///
/// # Errors
/// When the database refuses.
pub async fn bewaar(uow: &mut Uow, n: Nieuw<'_>) -> Resultaat<()> {
    voer_technisch!(
        uow,
        "INSERT INTO aanmeldpoging (state, gemeente, browser, nonce, pkce, na, verloopt_op) VALUES ($1,$2,$3,$4,$5,$6,$7)",
        n.state,
        uow.kop.gemeente,
        n.browser,
        n.nonce,
        n.pkce,
        n.na,
        n.verloopt
    )?;
    Ok(())
}

rij! {
    /// An attempt that came back.
    pub struct PogingRij {
        pub nonce: String,
        pub pkce: String,
        pub na: String,
        pub verloopt_op: Timestamp,
    }
}

/// Takes an attempt out: of two callbacks with the same state, at the same moment too, one gets it.
///
/// # Errors
/// When the database refuses.
pub async fn neem(uow: &mut Uow, state: &[u8], browser: &[u8]) -> Resultaat<Option<PogingRij>> {
    rij_optie!(
        uow,
        PogingRij,
        "DELETE FROM aanmeldpoging WHERE state = $1 AND gemeente = $2 AND browser = $3
         RETURNING nonce, pkce, na, verloopt_op",
        state,
        uow.kop.gemeente,
        browser
    )
}

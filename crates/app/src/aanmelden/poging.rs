// SPDX-License-Identifier: EUPL-1.2
//! An attempt to sign in at the provider: what we keep while somebody is away.

use super::{geheim, hash};
use crate::{App, AppFout, Uitkomst};
use jiff::SignedDuration;
use policy::{Actor, Doel};
use store::aanmeldpoging as db;

/// Somebody who is away longer starts again; enough for a second factor.
const GELDIG: SignedDuration = SignedDuration::from_mins(10);
/// Longest path that is kept.
const PAD: usize = 2000;

/// The secrets of one attempt, and where the person wanted to go.
#[derive(Clone)]
pub struct Poging {
    /// Comes back in the address.
    pub state: String,
    /// Comes back in the ID token.
    pub nonce: String,
    /// PKCE code verifier.
    pub pkce: String,
    /// Path of ours to go on to.
    pub na: String,
}

impl std::fmt::Debug for Poging {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Poging")
            .field("na", &self.na)
            .finish_non_exhaustive()
    }
}

/// Starts an attempt for the browser with this cookie.
///
/// # Errors
/// The store.
pub async fn begin_poging(app: &App, browser: &str, na: &str) -> Uitkomst<Poging> {
    let poging = Poging {
        state: geheim(app),
        nonce: geheim(app),
        pkce: geheim(app),
        na: if na.len() > PAD { "/" } else { na }.to_owned(),
    };
    let ctx = app.ctx(Actor::melder(app.gemeente), Doel::Aanmelden);
    let mut uow = app.begin(&ctx).await?;
    let nieuw = db::Nieuw {
        state: &hash(&poging.state),
        browser: &hash(browser),
        nonce: &poging.nonce,
        pkce: &poging.pkce,
        na: &poging.na,
        verloopt: ctx.nu + GELDIG,
    };
    let uit = db::bewaar(&mut uow, nieuw).await.map_err(AppFout::from);
    app.sluit(&ctx, uow, uit).await?;
    Ok(poging)
}

/// The attempt with this state, of this browser. It can be taken once; `None` when it is unknown, used, over its
/// end or of another browser, and nobody learns which.
///
/// # Errors
/// The store.
pub async fn neem_poging(app: &App, state: &str, browser: &str) -> Uitkomst<Option<Poging>> {
    let ctx = app.ctx(Actor::melder(app.gemeente), Doel::Aanmelden);
    let mut uow = app.begin(&ctx).await?;
    let rij = db::neem(&mut uow, &hash(state), &hash(browser))
        .await
        .map_err(AppFout::from);
    let rij = app.sluit(&ctx, uow, rij).await?;
    Ok(rij.filter(|r| r.verloopt_op > ctx.nu).map(|r| Poging {
        state: state.to_owned(),
        nonce: r.nonce,
        pkce: r.pkce,
        na: r.na,
    }))
}

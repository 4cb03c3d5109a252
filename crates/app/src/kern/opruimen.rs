// SPDX-License-Identifier: EUPL-1.2
//! Cleaning up technical records: sessions over their end, drafts nobody came back to, form keys that can't be
//! submitted again.

use super::{App, AppFout, Uitkomst};
use jiff::SignedDuration;
use policy::{Actor, Doel};
use store::techniek;

/// A draft is kept this long after its last change.
const CONCEPT: SignedDuration = SignedDuration::from_hours(24 * 30);
/// A handled form is remembered this long; a session, and so a form, lives twelve hours at most.
const FORMULIER: SignedDuration = SignedDuration::from_hours(48);

/// Removes what is old at the moment of the clock. Gives the number of records.
///
/// # Errors
/// The store.
pub async fn ruim_op(app: &App) -> Uitkomst<u64> {
    let ctx = app.ctx(Actor::systeem(app.gemeente), Doel::Systeem);
    let mut uow = app.begin(&ctx).await?;
    let uit = techniek::ruim_op(&mut uow, ctx.nu - CONCEPT, ctx.nu - FORMULIER)
        .await
        .map_err(AppFout::from);
    app.sluit(&ctx, uow, uit).await
}

// SPDX-License-Identifier: EUPL-1.2
//! How far sealing is, and whether a row waits too long.

use crate::{App, AppFout, Ctx, Uitkomst};
use domain::journaal::{self, Zegel};
use jiff::Timestamp;
use policy::{Actor, Doel, Feiten, handelingen::JournaalControleren};
use store::Uow;
use store::journaal::{Boeking, Soort};
use store::journaal_zegel::{self as db, WachtRij};

/// State of the sealing.
#[derive(Clone, Debug)]
pub struct Stand {
    /// The last zegel.
    pub laatste: Option<Zegel>,
    /// Rows that wait for their zegel, counted up to [`store::journaal_zegel::TELLEN_TOT`].
    pub wachtend: i64,
    /// The act of the oldest of them.
    pub oudste: Option<Timestamp>,
    /// True when that is too long ago.
    pub alarm: bool,
}

/// Rows that are looked at to find the oldest, when they need not be counted: the first ones, but for an act that began
/// long before its row got its place.
const OUDSTE: i64 = 100;

async fn lees(uow: &mut Uow, hoogstens: i64) -> Uitkomst<(Option<Zegel>, WachtRij)> {
    let laatste = db::laatste(uow).await?.map(|z| z.zegel);
    let wacht = db::wachtend(uow, laatste.as_ref().map(|z| z.laatste), hoogstens).await?;
    Ok((laatste, wacht))
}

/// State of the sealing, for the FG.
///
/// # Errors
/// Refused, or the store.
pub async fn stand(app: &App, ctx: &Ctx) -> Uitkomst<Stand> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<JournaalControleren>(&Feiten::Geen)?;
        let (laatste, wacht) = lees(&mut uow, db::TELLEN_TOT).await?;
        let boeking = Boeking {
            onderwerp: "zegel",
            velden: &["stand"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gelezen, boeking).await?;
        Ok(Stand {
            laatste,
            wachtend: wacht.aantal,
            oudste: wacht.oudste,
            alarm: journaal::alarm(wacht.oudste, ctx.nu),
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// True when in any gemeente of this database a row waits too long: for who watches over the servers, also when no worker
/// runs that could say so.
///
/// # Errors
/// The store.
pub async fn alarm_ergens(app: &App) -> Uitkomst<bool> {
    let ctx = app.ctx(Actor::systeem(app.gemeente), Doel::Systeem);
    let mut uow = app.begin_lezen(&ctx).await?;
    let gemeenten = db::gemeenten(&mut uow).await;
    for gemeente in app.sluit(&ctx, uow, gemeenten.map_err(AppFout::from)).await? {
        let ctx = app.ctx(Actor::systeem(gemeente), Doel::Systeem);
        if alarm(app, &ctx).await?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Since when a row waits, when that is too long. For the worker, every few seconds: without a journaal row, which
/// would have to be sealed again.
///
/// # Errors
/// Refused, or the store.
pub async fn alarm(app: &App, ctx: &Ctx) -> Uitkomst<Option<Timestamp>> {
    ctx.mag::<JournaalControleren>(&Feiten::Geen)?;
    let mut uow = app.begin_lezen(ctx).await?;
    let uit = lees(&mut uow, OUDSTE).await;
    let (_, wacht) = app.sluit(ctx, uow, uit).await?;
    // The clock now: sealing many rows takes longer than a minute.
    let te_laat = journaal::alarm(wacht.oudste, app.bron.nu());
    Ok(wacht.oudste.filter(|_| te_laat))
}

// SPDX-License-Identifier: EUPL-1.2
//! Export to a file. The act is booked before the first row goes out: a file that broke off half-way was still
//! taken out.

use crate::{App, AppFout, Ctx, Uitkomst};
use domain::CasusId;
use jiff::Timestamp;
use policy::{Feiten, Handeling, handelingen as h};
use store::journaal::{self, Boeking, JournaalRij, Soort};
use store::uitvoeren as db;

pub use store::uitvoeren::MeldingExport;

/// Rows read at once.
const PAGINA: i64 = 1000;

async fn boek<A: Handeling>(app: &App, ctx: &Ctx, boeking: Boeking<'_>) -> Uitkomst<()> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<A>(&Feiten::Geen)?;
        uow.boek(&permit, Soort::Geexporteerd, boeking).await?;
        Ok(())
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Gives each melding that came in from `van` up to `tot` to `neem`, without names and texts. Gives the number.
///
/// # Errors
/// Refused; the store; or what `neem` says.
pub async fn meldingen<E: From<AppFout>>(
    app: &App,
    ctx: &Ctx,
    van: Timestamp,
    tot: Timestamp,
    mut neem: impl FnMut(&MeldingExport) -> Result<(), E>,
) -> Result<u64, E> {
    let boeking = Boeking {
        onderwerp: "melding",
        velden: &["melding"],
        ..Boeking::default()
    };
    boek::<h::MeldingenExporteren>(app, ctx, boeking).await?;
    let (mut aantal, mut na) = (0, None);
    loop {
        let mut uow = app.begin_lezen(ctx).await?;
        let rijen = db::meldingen(&mut uow, van, tot, na, PAGINA).await;
        let rijen = app.sluit(ctx, uow, rijen.map_err(AppFout::from)).await?;
        let Some(laatste) = rijen.last() else {
            return Ok(aantal);
        };
        na = Some(laatste.id);
        for rij in &rijen {
            neem(rij)?;
            aantal += 1;
        }
    }
}

/// Gives each journaal row of a casus to `neem`, the newest first. Gives the number.
///
/// # Errors
/// Refused; the store; or what `neem` says.
pub async fn journaal_van<E: From<AppFout>>(
    app: &App,
    ctx: &Ctx,
    casus: CasusId,
    mut neem: impl FnMut(&JournaalRij) -> Result<(), E>,
) -> Result<u64, E> {
    let boeking = Boeking {
        casus: Some(casus),
        onderwerp: "journaal",
        ..Boeking::default()
    };
    boek::<h::JournaalExporteren>(app, ctx, boeking).await?;
    let (mut aantal, mut voor) = (0, None);
    loop {
        let mut uow = app.begin_lezen(ctx).await?;
        let rijen = journaal::van_casus(&mut uow, casus, voor, PAGINA).await;
        let rijen = app.sluit(ctx, uow, rijen.map_err(AppFout::from)).await?;
        let Some(laatste) = rijen.last() else {
            return Ok(aantal);
        };
        voor = Some(laatste.id);
        for rij in &rijen {
            neem(rij)?;
            aantal += 1;
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! Sealing: draw a line that no later row can fall behind, then seal the rows up to it, batch by batch.
//!
//! Any number of workers may do this at once. A zegel has a number, and each number is kept once: who comes second
//! stops, and finds the rest sealed at its next round.

use crate::{App, AppFout, Ctx, Uitkomst};
use domain::journaal::{Bundel, MAXIMUM, Overgang, Zegel};
use policy::{Actor, Doel, Feiten, Permit, handelingen::JournaalVerzegelen};
use std::sync::Arc;
use store::geheim::Sleutel;
use store::journaal_zegel as db;

/// Seals every row there is now. `voortgang` gets the number of rows of each batch. Gives the number of rows.
///
/// # Errors
/// Refused, or the store.
pub async fn verzegel(app: &App, ctx: &Ctx, mut voortgang: impl FnMut(u64)) -> Uitkomst<u64> {
    let permit = trek_grens(app, ctx).await?;
    let mut totaal = 0;
    loop {
        let aantal = verzegel_bundel(app, ctx, &permit).await?;
        totaal += aantal;
        if aantal > 0 {
            voortgang(aantal);
        }
        if aantal < u64::from(MAXIMUM) {
            return Ok(totaal);
        }
    }
}

async fn trek_grens(app: &App, ctx: &Ctx) -> Uitkomst<Permit<JournaalVerzegelen>> {
    let mut uow = app.begin_buiten_journaal(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<JournaalVerzegelen>(&Feiten::Geen)?;
        let na = db::laatste(&mut uow).await?.map(|z| z.zegel.laatste);
        // Nothing new: then nobody has to wait for the line either.
        let getrokken = !db::is_nieuw(&mut uow, na).await? || db::trek_grens(&mut uow, &permit).await?;
        Ok((permit, getrokken))
    }
    .await;
    let (permit, getrokken) = match uit {
        Ok((permit, false)) => {
            // PostgreSQL takes no more statements in a transaction that gave up waiting.
            uow.rollback().await?;
            (permit, false)
        }
        anders => app.sluit(ctx, uow, anders).await?,
    };
    if !getrokken {
        tracing::warn!("the journaal was held open too long to draw a line; the next round tries again");
    }
    Ok(permit)
}

/// Seals the next batch. Gives its number of rows; none when there is nothing to seal, or somebody else did it.
async fn verzegel_bundel(app: &App, ctx: &Ctx, permit: &Permit<JournaalVerzegelen>) -> Uitkomst<u64> {
    let mut uow = app.begin_lezen(ctx).await?;
    let gelezen = async {
        let vorige = db::laatste(&mut uow).await?.map(|z| z.zegel);
        let Some(grens) = db::grens(&mut uow).await? else {
            return Ok((vorige, Vec::new(), Vec::new()));
        };
        let na = vorige.as_ref().map(|z| z.laatste);
        let regels = db::regels(&mut uow, na, grens, MAXIMUM).await?;
        let overgangen = store::journaal_overgang::overgangen(&mut uow).await?;
        Ok::<_, AppFout>((vorige, regels, overgangen))
    }
    .await;
    let (vorige, regels, overgangen) = app.sluit(ctx, uow, gelezen).await?;
    let mut bundel = Bundel::default();
    regels.iter().for_each(|r| bundel.erbij(&r.regel()));
    let Some((sleutel, overgang)) = kies_sleutel(app, vorige.as_ref(), &overgangen, ctx)? else {
        return Ok(0);
    };
    let sleutel = sleutel.zegelsleutel();
    let gemeente = ctx.actor.gemeente;
    let Some((zegel, lijst)) = bundel.verzegel(gemeente, vorige.as_ref(), ctx.nu, sleutel) else {
        return Ok(0);
    };
    let mut uow = app.begin_buiten_journaal(ctx).await?;
    let bewaard = db::bewaar(
        &mut uow,
        permit,
        &zegel,
        &lijst,
        sleutel.publiek(),
        overgang.as_ref(),
    )
    .await;
    let bewaard = app.sluit(ctx, uow, bewaard.map_err(AppFout::from)).await?;
    Ok(if bewaard { regels.len() as u64 } else { 0 })
}

/// The key to sign with. When it is another than that of the last zegel, the old key names the new one as its successor.
/// `None`: the key of this server was succeeded by one that it does not know; another server seals.
fn kies_sleutel(
    app: &App,
    vorige: Option<&Zegel>,
    overgangen: &[Overgang],
    ctx: &Ctx,
) -> Uitkomst<Option<(Arc<Sleutel>, Option<Overgang>)>> {
    let huidig = app.sleutels.huidig()?;
    let Some(vorige) = vorige.filter(|v| v.sleutel != huidig.zegelsleutel().publiek().id()) else {
        return Ok(Some((huidig, None)));
    };
    let alle = app.sleutels.alle();
    let oud = alle
        .into_iter()
        .find(|s| s.zegelsleutel().publiek().id() == vorige.sleutel);
    // Somebody changed to the key of the last zegel already: the list of keys of this server is behind.
    let achter = overgangen
        .iter()
        .any(|o| o.van == huidig.zegelsleutel().publiek());
    Ok(match oud {
        Some(oud) if achter => Some((oud, None)),
        Some(oud) => {
            let (van, naar) = (oud.zegelsleutel(), huidig.zegelsleutel());
            let overgang = Overgang::nieuw(vorige, van, naar, ctx.nu);
            Some((huidig, Some(overgang)))
        }
        None if achter => {
            tracing::error!(
                "the journaal is sealed with a newer key than this server has; add it to the key file"
            );
            None
        }
        None => {
            tracing::warn!(
                "the journaal was sealed with a key that this server does not have; its key takes over"
            );
            Some((huidig, None))
        }
    })
}

/// Seals for every gemeente of this database; the worker does this every few seconds. A gemeente where it fails
/// does not keep the others waiting. Gives the number of rows.
///
/// # Errors
/// When the list of gemeenten can't be read.
pub async fn verzegel_alle(app: &App) -> Uitkomst<u64> {
    let ctx = app.ctx(Actor::systeem(app.gemeente), Doel::Systeem);
    let mut uow = app.begin_lezen(&ctx).await?;
    let gemeenten = db::gemeenten(&mut uow).await;
    let gemeenten = app.sluit(&ctx, uow, gemeenten.map_err(AppFout::from)).await?;
    let mut totaal = 0;
    for gemeente in gemeenten {
        let ctx = app.ctx(Actor::systeem(gemeente), Doel::Systeem);
        match verzegel(app, &ctx, |_| ()).await {
            Ok(aantal) => totaal += aantal,
            Err(fout) => tracing::error!(%gemeente, %fout, "sealing the journaal failed"),
        }
        match super::alarm(app, &ctx).await {
            Ok(Some(sinds)) => {
                tracing::error!(%gemeente, %sinds, "ALARM: a journaal row waits for its zegel for more than a minute");
            }
            Ok(None) => {}
            Err(fout) => tracing::error!(%gemeente, %fout, "can't tell whether sealing keeps up"),
        }
    }
    Ok(totaal)
}

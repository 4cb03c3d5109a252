// SPDX-License-Identifier: EUPL-1.2
//! What comes of a match (C4).

use super::{feiten, ik};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::MatchId;
use domain::verwijsindex::{Matchsoort, NieuweOpvolging, OpvolgFout};
use policy::handelingen::MatchOpvolgen;
use policy::{Bijzonder, Permit};
use store::Uow;
use store::journaal::{Boeking, Soort};
use store::techniek;
use store::verwijsindex::{self as db, MatchKop};

impl From<OpvolgFout> for AppFout {
    fn from(fout: OpvolgFout) -> Self {
        match fout {
            OpvolgFout::Invoer(f) => Self::Invoer(f),
            OpvolgFout::Regel(w) => Self::Regel(w),
        }
    }
}

struct Gevonden {
    kop: MatchKop,
    permit: Permit<MatchOpvolgen>,
    /// The actor acts for the first side.
    een: bool,
}

async fn vind(uow: &mut Uow, ctx: &Ctx, id: MatchId) -> Uitkomst<Gevonden> {
    let kop = db::lees_match(uow, id).await?.ok_or(AppFout::NietGevonden)?;
    let ik = ik(uow, ctx).await?;
    let hier = uow.gemeente();
    let is = |gemeente, melder| gemeente == hier && ik.id == Some(melder);
    let een = is(kop.een_gemeente, kop.een_melder);
    // The message from the archive is for the new melder alone.
    let ander = is(kop.ander_gemeente, kop.ander_melder) && *kop.soort != Matchsoort::Archief;
    let permit = ctx.mag::<MatchOpvolgen>(&feiten(uow, ik, een || ander, Bijzonder::default()))?;
    // A procesmanager who is no side of it speaks for the side of their gemeente.
    let een = een || (!ander && kop.een_gemeente == hier);
    Ok(Gevonden { kop, permit, een })
}

fn boeking(id: MatchId, reden: &'static str) -> Boeking<'static> {
    Boeking {
        onderwerp: "match",
        onderwerp_id: Some(id.uuid()),
        velden: &["match"],
        reden,
        ..Boeking::default()
    }
}

/// Takes a step with a match that was read as `version`; gives the match.
///
/// # Errors
/// `Gewijzigd` when the other side was first; wrong input; finished already; access (recorded); not found; the store.
pub async fn volg_op(
    app: &App,
    ctx: &Ctx,
    id: MatchId,
    version: i64,
    n: &NieuweOpvolging,
) -> Uitkomst<MatchId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let Gevonden { kop, permit, een } = vind(&mut uow, ctx, id).await?;
        if *kop.soort == Matchsoort::Archief {
            return Err(AppFout::NietGevonden);
        }
        if kop.version != version {
            return Err(AppFout::Gewijzigd);
        }
        let g = n.valideer(*kop.status)?;
        db::volg_op(&mut uow, &permit, id, version, een, &g).await?;
        uow.boek(&permit, Soort::Gewijzigd, boeking(id, g.stand.code()))
            .await?;
        techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// The one message from the archive was read, and goes.
///
/// # Errors
/// Access (recorded); not found; the store.
pub async fn gelezen(app: &App, ctx: &Ctx, id: MatchId) -> Uitkomst<MatchId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let Gevonden { kop, permit, .. } = vind(&mut uow, ctx, id).await?;
        if *kop.soort != Matchsoort::Archief {
            return Err(AppFout::NietGevonden);
        }
        db::wis_match(&mut uow, &permit, id).await?;
        uow.boek(&permit, Soort::Gewijzigd, boeking(id, "gelezen"))
            .await?;
        techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

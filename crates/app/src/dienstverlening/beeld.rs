// SPDX-License-Identifier: EUPL-1.2
//! Looking at the agreements: others who work for us, where we work, and one agreement with its guests.

use super::{DienstRij, EldersRij, GastRij, GevolgRij, StapRij, TeamElders, TeamlidRij, lees};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::DienstId;
use policy::{Feiten, handelingen as h};
use store::dienstverlening as db;

/// The page with all agreements.
#[derive(Clone, Debug, Default)]
pub struct Lijst {
    /// Others work for us; only for who keeps the agreements.
    pub voor_ons: Option<Vec<DienstRij>>,
    /// We work elsewhere: who leads a team sees those of that team.
    pub elders: Vec<EldersRij>,
}

/// The agreements that the actor may know of.
///
/// # Errors
/// Access refused; the store.
pub async fn lijst(app: &App, ctx: &Ctx) -> Uitkomst<Lijst> {
    let mut uow = app.begin_lezen(ctx).await?;
    let uit = async {
        ctx.mag::<h::DienstverleningZien>(&Feiten::Geen)?;
        let alles = ctx.mag::<h::DienstverleningWijzigen>(&Feiten::Geen).is_ok();

        Ok(Lijst {
            voor_ons: if alles {
                Some(db::alle(&mut uow).await?)
            } else {
                None
            },
            elders: match (alles, ctx.actor.team) {
                (true, _) => db::elders(&mut uow, None).await?,
                (false, Some(team)) => db::elders(&mut uow, Some(team)).await?,
                (false, None) => Vec::new(),
            },
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Teams of other gemeenten to choose from.
///
/// # Errors
/// Access refused; the store.
pub async fn teams(app: &App, ctx: &Ctx) -> Uitkomst<Vec<TeamElders>> {
    let mut uow = app.begin_lezen(ctx).await?;
    let uit = async {
        ctx.mag::<h::DienstverleningWijzigen>(&Feiten::Geen)?;
        Ok(db::teams_elders(&mut uow).await?)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// One agreement.
#[derive(Clone, Debug)]
pub struct Blad {
    /// The agreement.
    pub dienst: DienstRij,
    /// What was agreed, the newest first.
    pub stappen: Vec<StapRij>,
    /// Its guests.
    pub gasten: Vec<GastRij>,
    /// People of the team who are no guest yet.
    pub teamleden: Vec<TeamlidRij>,
    /// What an end touches.
    pub gevolg: GevolgRij,
}

/// One agreement with its guests and what an end touches.
///
/// # Errors
/// Access refused; no such agreement; the store.
pub async fn blad(app: &App, ctx: &Ctx, id: DienstId) -> Uitkomst<Blad> {
    let mut uow = app.begin_lezen(ctx).await?;
    let uit = async {
        ctx.mag::<h::DienstverleningWijzigen>(&Feiten::Geen)?;
        let dienst = lees(&mut uow, id).await?;
        Ok(Blad {
            stappen: db::stappen(&mut uow, id).await?,
            gasten: db::gasten(&mut uow, id).await?,
            teamleden: db::teamleden(&mut uow, id).await?,
            gevolg: db::gevolg(&mut uow, id).await?.ok_or(AppFout::NietGevonden)?,
            dienst,
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

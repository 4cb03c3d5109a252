// SPDX-License-Identifier: EUPL-1.2
//! Deciding about a change, handing over, and the answer of the receiving party.

use super::{Gevonden, Item, boeking, item, open, vind};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::levensloop::{NieuwBesluit, NieuweOverdracht, NieuweRegeling, Overgang};
use domain::termijn::{Duur, datum};
use domain::{BetrokkeneId, CasusId, OverdrachtId, PersoonId, Weigering};
use policy::Permit;
use policy::handelingen::{OvergangOntvangen, OvergangRegelen};
use store::casus::CasusKop;
use store::journaal::Soort;
use store::overgang as db;
use store::{StoreFout, Uow, techniek};

fn eis_lopend(kop: &CasusKop) -> Result<(), Weigering> {
    if kop.gesloten_op.is_some() {
        return Err(Weigering::new(
            "overgang.gesloten",
            "Deze casus is gesloten. Er kan niets meer worden geregeld of overgedragen.",
        ));
    }
    Ok(())
}

/// Which change, of whom, in which casus.
pub type Waar = (CasusId, PersoonId, Overgang);

/// Under a lock on the casus: the right to arrange, and the change.
async fn begin(
    uow: &mut Uow,
    ctx: &Ctx,
    (casus, persoon, overgang): Waar,
) -> Uitkomst<(CasusKop, Permit<OvergangRegelen>, Item, Duur)> {
    let kop = store::casus::kop_grendel(uow, casus, &ctx.actor, ctx.vandaag())
        .await?
        .ok_or(AppFout::NietGevonden)?;
    let permit = ctx.mag::<OvergangRegelen>(&kop.feiten(uow.gemeente()))?;
    eis_lopend(&kop)?;
    let termijnen = crate::inrichting::geldend(uow, ctx).await?.termijnen.clone();
    let item = item(uow, &kop, (persoon, overgang), termijnen.overgang, ctx.vandaag()).await?;
    Ok((kop, permit, item, termijnen.bekendheid))
}

/// Decides that a change is arranged, or that nothing is needed; gives the casus.
///
/// # Errors
/// [`AppFout::Invoer`]; [`AppFout::Regel`] when the casus is closed; `Gewijzigd` when somebody decided meanwhile; access,
/// not found, the store.
pub async fn regel(app: &App, ctx: &Ctx, waar: Waar, nieuw: &NieuweRegeling) -> Uitkomst<CasusId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let (kop, permit, item, _) = begin(&mut uow, ctx, waar).await?;
        let (regeling, toelichting) = nieuw.valideer()?;
        db::regel(&mut uow, &permit, item.welke, (regeling, &toelichting)).await?;
        let b = boeking(&kop, item.welke.persoon, None, &["overgang"], regeling.code());
        uow.boek(&permit, Soort::Gewijzigd, b).await?;
        techniek::zet_resultaat(&mut uow, &kop.id.to_string()).await?;
        Ok(kop.id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Takes a decision back; gives the casus.
///
/// # Errors
/// `Gewijzigd` when it was taken back meanwhile; access, not found, the store.
pub async fn regel_niet(app: &App, ctx: &Ctx, waar: Waar) -> Uitkomst<CasusId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let (kop, permit, item, _) = begin(&mut uow, ctx, waar).await?;
        db::regel_niet(&mut uow, &permit, item.welke).await?;
        let b = boeking(&kop, item.welke.persoon, None, &["overgang"], "teruggedraaid");
        uow.boek(&permit, Soort::Gewijzigd, b).await?;
        techniek::zet_resultaat(&mut uow, &kop.id.to_string()).await?;
        Ok(kop.id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Asks somebody who takes part to take over; gives the handover.
///
/// # Errors
/// [`AppFout::Invoer`] with all that is wrong; [`AppFout::Regel`] when the casus is closed; `Gewijzigd` when they were
/// asked meanwhile; access, not found, the store.
pub async fn draag_over(
    app: &App,
    ctx: &Ctx,
    waar: Waar,
    nieuw: &NieuweOverdracht,
) -> Uitkomst<OverdrachtId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let (kop, permit, item, termijn) = begin(&mut uow, ctx, waar).await?;
        let mensen: Vec<BetrokkeneId> = crate::bekendheid::partijen(&mut uow, kop.id, ctx.vandaag())
            .await?
            .into_iter()
            .map(|p| p.id)
            .collect();
        let gevraagd: Vec<BetrokkeneId> = item
            .overdrachten
            .iter()
            .filter(|o| open(o))
            .map(|o| o.betrokkene_id)
            .collect();
        let o = nieuw.valideer(&mensen, &gevraagd, (item.welke.dag, termijn, ctx.vandaag()))?;
        let id = match db::draag_over(&mut uow, &permit, kop.id, item.welke, &o).await {
            Err(StoreFout::Uniek(_)) => return Err(AppFout::Gewijzigd),
            anders => anders?,
        };
        let b = boeking(&kop, item.welke.persoon, Some(id), &["overdracht"], "gevraagd");
        uow.boek(&permit, Soort::Gemaakt, b).await?;
        techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Confirms or refuses a handover that was read as `version`, by the receiving party; gives it.
///
/// # Errors
/// [`AppFout::Invoer`]; [`AppFout::Regel`] when it was answered or taken back, or the casus is closed; `Gewijzigd`;
/// access, not found (also for who does not receive it), the store.
pub async fn besluit(
    app: &App,
    ctx: &Ctx,
    id: OverdrachtId,
    version: i64,
    nieuw: &NieuwBesluit,
) -> Uitkomst<OverdrachtId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let Gevonden {
            kop,
            feiten,
            rij,
            mijn,
            ..
        } = vind(&mut uow, ctx, id, true).await?;
        let permit = ctx.mag::<OvergangOntvangen>(&feiten)?;
        if !mijn {
            return Err(AppFout::NietGevonden);
        }
        eis_lopend(&kop)?;
        let b = nieuw.valideer(open(&rij), datum(rij.gevraagd_op), ctx.vandaag())?;
        db::besluit(&mut uow, &permit, id, version, &b).await?;
        uow.boek(
            &permit,
            Soort::Gewijzigd,
            boeking(
                &kop,
                rij.persoon_id,
                Some(id),
                &["overdracht"],
                nieuw.besluit.trim(),
            ),
        )
        .await?;
        techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Takes a handover back that was read as `version`; gives it.
///
/// # Errors
/// `Gewijzigd` when it was answered meanwhile; access, not found, the store.
pub async fn trek_in(app: &App, ctx: &Ctx, id: OverdrachtId, version: i64) -> Uitkomst<OverdrachtId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let Gevonden { kop, feiten, rij, .. } = vind(&mut uow, ctx, id, true).await?;
        let permit = ctx.mag::<OvergangRegelen>(&feiten)?;
        db::trek_in(&mut uow, &permit, id, version).await?;
        uow.boek(
            &permit,
            Soort::Gewijzigd,
            boeking(&kop, rij.persoon_id, Some(id), &["overdracht"], "ingetrokken"),
        )
        .await?;
        techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

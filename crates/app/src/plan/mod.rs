// SPDX-License-Identifier: EUPL-1.2
//! The one plan of a household: goals in the resident's words, actions with who and before when, frozen versions,
//! what people think of them (requirements E2, E4, E5, E6).

mod actie;
pub mod afdruk;
mod beeld;
mod doel;
mod versie;

pub use actie::{ActieInvoer, actie, nieuwe_actie, wijzig_actie, zet_status};
pub use beeld::{ActieBeeld, DoelBeeld, Eigenaar, PlanBeeld, open};
pub use doel::{doel, laat_vervallen, neem_terug, nieuw_doel, wijzig_doel, zet_scores};
pub use store::plan::{ActieRij, AkkoordRij, DoelRij, VersieRij};
pub use versie::{
    AkkoordInvoer, AkkoordKeuze, VersieBeeld, VersiesBeeld, leg_vast, naar_mdo, versie, versies, zet_akkoord,
    zet_evaluatie,
};

use crate::{AppFout, Ctx, Uitkomst};
use domain::casus::Fase;
use domain::kern::ids::Kind;
use domain::{CasusId, Id, Weigering};
use policy::handelingen::{CasusOpenen, kind};
use policy::{Handeling, Permit, Writes};
use store::casus::CasusKop;
use store::journaal::{Boeking, Soort};
use store::{Uow, techniek};
use uuid::Uuid;

/// What somebody sees who changed something that another person changed first.
#[derive(Clone, Debug)]
pub struct Ander {
    /// Who changed it.
    pub wie: String,
    /// When.
    pub op: jiff::Timestamp,
}

/// The casus, locked, not closed, with the permit for the act.
async fn grendel<A: Handeling>(uow: &mut Uow, ctx: &Ctx, id: CasusId) -> Uitkomst<(CasusKop, Permit<A>)> {
    let kop = store::casus::kop_grendel(uow, id, &ctx.actor, ctx.vandaag())
        .await?
        .ok_or(AppFout::NietGevonden)?;
    let permit: Permit<A> = ctx.mag(&kop.feiten(uow.gemeente()))?;
    if *kop.fase == Fase::Gesloten {
        let reden = "Deze casus is gesloten. Het plan verandert niet meer.";
        return Err(Weigering::new("plan.gesloten", reden).into());
    }
    Ok((kop, permit))
}

async fn boek<A: Handeling>(
    uow: &mut Uow,
    permit: &Permit<A>,
    soort: Soort,
    kop: &CasusKop,
    onderwerp: (&str, Option<Uuid>),
    velden: &[&str],
) -> Uitkomst<()> {
    let boeking = Boeking {
        casus: Some(kop.id),
        huishouden: Some(kop.huishouden_id),
        onderwerp: onderwerp.0,
        onderwerp_id: onderwerp.1,
        velden,
        ..Boeking::default()
    };
    Ok(uow.boek(permit, soort, boeking).await?)
}

/// Reads one goal or action of the plan: the head of the casus, and that it was read.
async fn inzien(
    uow: &mut Uow,
    ctx: &Ctx,
    casus: CasusId,
    onderwerp: (&str, Uuid),
) -> Uitkomst<Option<Ander>> {
    let kop = store::casus::kop(uow, casus, &ctx.actor, ctx.vandaag())
        .await?
        .ok_or(AppFout::NietGevonden)?;
    let permit: Permit<CasusOpenen> = ctx.mag(&kop.feiten(uow.gemeente()))?;
    let (soort, id) = onderwerp;
    boek(uow, &permit, Soort::Gelezen, &kop, (soort, Some(id)), &["plan"]).await?;
    ander(uow, casus, id).await
}

/// The end of every change of a goal or an action: the plan changed, it stands in the journaal, and a second submit
/// of the form gets this result.
async fn klaar<A: Writes<kind::Plan>, K: Kind>(
    uow: &mut Uow,
    permit: &Permit<A>,
    kop: &CasusKop,
    soort: Soort,
    onderwerp: (&str, Id<K>),
    veld: &str,
) -> Uitkomst<Id<K>> {
    let (wat, id) = onderwerp;
    store::plan::raak(uow, permit, kop.id).await?;
    boek(uow, permit, soort, kop, (wat, Some(id.uuid())), &[veld]).await?;
    techniek::zet_resultaat(uow, &id.to_string()).await?;
    Ok(id)
}

async fn ander(uow: &mut Uow, casus: CasusId, onderwerp: Uuid) -> Uitkomst<Option<Ander>> {
    let wijzer = store::plan::laatste_wijziging(uow, casus, onderwerp).await?;
    Ok(wijzer.map(|w| Ander {
        wie: w.wie.unwrap_or_else(|| "het systeem".to_owned()),
        op: w.op,
    }))
}

// SPDX-License-Identifier: EUPL-1.2
//! Reading what changes, and handovers.

use super::{Gevonden, OverdrachtRij, RegelingRij, Welke, boeking, item, items, open, vind};
use crate::casus::blad::{self, Blad, zonder_sleutel};
use crate::{App, Ctx, Uitkomst};
use domain::bekendheid::Partij;
use domain::levensloop::{Overgang, Planning};
use domain::{CasusId, OverdrachtId, PersoonId};
use policy::handelingen::OvergangRegelen;
use store::journaal::Soort;

/// A change of somebody, with what is known of it.
#[derive(Clone, Debug)]
pub struct Item {
    /// Which.
    pub welke: Welke,
    /// Name of whom.
    pub naam: String,
    /// Their school; empty when not known.
    pub school: String,
    /// Whether it is time.
    pub planning: Planning,
    /// What was decided.
    pub regeling: Option<RegelingRij>,
    /// Handovers, the newest first.
    pub overdrachten: Vec<OverdrachtRij>,
}

/// All changes of a casus, as the actor may see them.
#[derive(Clone, Debug)]
pub struct Beeld {
    /// Head of the casus.
    pub blad: Blad,
    /// By day; without decisions and handovers for who does not direct.
    pub items: Vec<Item>,
    /// May decide and hand over.
    pub mag_regelen: bool,
}

/// Opens the changes of a casus; booked.
///
/// # Errors
/// Access (recorded), not found, the store.
pub async fn alle(app: &App, ctx: &Ctx, casus: CasusId) -> Uitkomst<Beeld> {
    let ctx = &zonder_sleutel(ctx);
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let open = blad::open(&mut uow, ctx, casus, &["leden", "overgang"]).await?;
        let mag_regelen = ctx.mag::<OvergangRegelen>(&open.feiten).is_ok();
        let vooraf = open.inrichting.termijnen.overgang;
        let mut items = items(&mut uow, &open.kop, vooraf, ctx.vandaag()).await?;
        if !mag_regelen {
            for i in &mut items {
                i.regeling = None;
                i.overdrachten
                    .retain(|o| o.aan_id.is_some() && o.aan_id == ctx.actor.medewerker);
            }
        }
        Ok(Beeld {
            blad: blad::maak(&mut uow, ctx, &open).await?,
            items,
            mag_regelen,
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// One change, to decide about or to hand over.
#[derive(Clone, Debug)]
pub struct Een {
    /// The casus.
    pub casus: CasusId,
    /// Name of the household.
    pub huishouden: String,
    /// The change.
    pub item: Item,
    /// Who can receive.
    pub partijen: Vec<Partij>,
    /// The casus runs.
    pub loopt: bool,
}

/// Opens one change, for who directs; booked.
///
/// # Errors
/// Access (recorded), not found (also when this change does not come), the store.
pub async fn een(
    app: &App,
    ctx: &Ctx,
    casus: CasusId,
    persoon: PersoonId,
    overgang: Overgang,
) -> Uitkomst<Een> {
    let ctx = &zonder_sleutel(ctx);
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let open = blad::open(&mut uow, ctx, casus, &["overgang"]).await?;
        ctx.mag::<OvergangRegelen>(&open.feiten)?;
        let vandaag = ctx.vandaag();
        let vooraf = open.inrichting.termijnen.overgang;
        Ok(Een {
            item: item(&mut uow, &open.kop, (persoon, overgang), vooraf, vandaag).await?,
            partijen: crate::bekendheid::partijen(&mut uow, casus, vandaag).await?,
            casus,
            huishouden: open.kop.huishouden.clone(),
            loopt: open.kop.gesloten_op.is_none(),
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// One handover, as the actor may see it.
#[derive(Clone, Debug)]
pub struct Overdracht {
    /// The casus.
    pub casus: CasusId,
    /// Name of the household.
    pub huishouden: String,
    /// The handover.
    pub rij: OverdrachtRij,
    /// The actor is the receiving party and may answer now.
    pub mag_antwoorden: bool,
    /// The actor may take it back now.
    pub mag_intrekken: bool,
    /// The actor directs.
    pub regelt: bool,
}

/// Opens a handover; booked.
///
/// # Errors
/// Access (recorded), not found (also for who neither directs nor receives), the store.
pub async fn overdracht(app: &App, ctx: &Ctx, id: OverdrachtId) -> Uitkomst<Overdracht> {
    let ctx = &zonder_sleutel(ctx);
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let Gevonden {
            kop,
            permit,
            rij,
            mijn,
            regelt,
            ..
        } = vind(&mut uow, ctx, id, false).await?;
        uow.boek(
            &permit,
            Soort::Gelezen,
            boeking(&kop, rij.persoon_id, Some(id), &["overdracht"], ""),
        )
        .await?;
        let wacht = open(&rij) && kop.gesloten_op.is_none();
        Ok(Overdracht {
            casus: kop.id,
            huishouden: kop.huishouden.clone(),
            mag_antwoorden: mijn && wacht,
            mag_intrekken: regelt && wacht,
            regelt,
            rij,
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

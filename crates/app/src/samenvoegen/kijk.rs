// SPDX-License-Identifier: EUPL-1.2
//! What an actor may see of persons who may be the same: only those whose households they may open.

use super::{boek, mag_bij};
use crate::zoeken::{Gevonden, met_oordeel};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::PersoonId;
use policy::handelingen::{DubbelZien, HuishoudenOpenen, PersoonSamenvoegen};
use policy::{Bijzonder, Feiten};
use std::collections::BTreeSet;
use store::Uow;
use store::journaal::Soort;
use store::zoeken::Treffer;

/// May the actor merge at all? Said before the form, so that nobody fills it in for nothing.
pub fn mag(ctx: &Ctx) -> bool {
    ctx.mag::<PersoonSamenvoegen>(&Feiten::Geen).is_ok()
}

/// Of these persons, those that the actor may open, once for each household. Who has no household is open to who may open
/// any.
pub(crate) async fn bereikbaar(uow: &mut Uow, ctx: &Ctx, ids: &[PersoonId]) -> Uitkomst<Vec<Treffer>> {
    let treffers = store::zoeken::met_ids(uow, &ctx.actor, ctx.vandaag(), ids).await?;
    let los = ctx
        .mag::<HuishoudenOpenen>(&Feiten::Huishouden {
            gemeente: uow.gemeente(),
            id: None,
            casus: None,
            bijzonder: Bijzonder::default(),
        })
        .is_ok();
    let gevonden = met_oordeel(ctx, &treffers, &[]);
    let dicht: BTreeSet<PersoonId> = gevonden
        .iter()
        .filter(|g| {
            if g.huishouden.is_some() {
                !g.mag_openen
            } else {
                !los
            }
        })
        .map(|g| g.persoon)
        .collect();
    Ok(treffers
        .into_iter()
        .filter(|t| !dicht.contains(&t.persoon_id))
        .collect())
}

/// Loads a person that the actor may reach.
///
/// # Errors
/// Access, not found, the store.
pub(crate) async fn eis_bereikbaar(uow: &mut Uow, ctx: &Ctx, ids: &[PersoonId]) -> Uitkomst<Vec<Treffer>> {
    let treffers = bereikbaar(uow, ctx, ids).await?;
    for id in ids {
        if !treffers.iter().any(|t| t.persoon_id == *id) {
            return Err(weigering(uow, ctx, *id).await?);
        }
    }
    Ok(treffers)
}

/// Why a person is out of reach: the refusal to open a household of theirs, so that it is booked as such.
async fn weigering(uow: &mut Uow, ctx: &Ctx, id: PersoonId) -> Uitkomst<AppFout> {
    let huizen = store::inzage::lidmaatschappen(uow, id).await?;
    for l in huizen.iter().filter(|l| l.tot.is_none()) {
        let geladen = crate::huishouden::laad(uow, ctx, l.huishouden_id).await?;
        ctx.mag::<HuishoudenOpenen>(&geladen.feiten)?;
    }
    ctx.mag::<HuishoudenOpenen>(&Feiten::Geen)?;
    Ok(AppFout::NietGevonden)
}

/// A person, and who looks like them.
#[derive(Clone, Debug)]
pub struct Lijkt {
    /// The person.
    pub persoon: PersoonId,
    /// Name.
    pub naam: String,
    /// Who looks like them, the most likely first.
    pub anderen: Vec<Gevonden>,
    /// The actor may look at merges of before.
    pub mag_samenvoegen: bool,
}

/// "Is this the same person as …?": who looks like this person, as far as the actor may open them. Booked.
///
/// # Errors
/// Access, not found, the store.
pub async fn lijkt_op(app: &App, ctx: &Ctx, id: PersoonId) -> Uitkomst<Lijkt> {
    let mut uow = app.begin(&crate::casus::blad::zonder_sleutel(ctx)).await?;
    let uit = async {
        let uow = &mut uow;
        let permit = mag_bij::<DubbelZien>(uow, ctx, id).await?;
        let zelf = eis_bereikbaar(uow, ctx, &[id]).await?;
        let oordelen = crate::herkenning::lijkt_op(app, uow, ctx, id).await?;
        let ids: Vec<PersoonId> = oordelen.iter().map(|o| o.0).take(20).collect();
        let mut treffers = if ids.is_empty() {
            Vec::new()
        } else {
            bereikbaar(uow, ctx, &ids).await?
        };
        treffers.sort_by_key(|t| ids.iter().position(|i| *i == t.persoon_id));
        let mut gezien = BTreeSet::new();
        treffers.retain(|t| gezien.insert(t.persoon_id));
        boek(uow, &permit, id, Soort::Gelezen, "").await?;
        for t in &treffers {
            boek(uow, &permit, t.persoon_id, Soort::Gelezen, "").await?;
        }
        let naam = met_oordeel(ctx, &zelf, &[]).first().map(|g| g.naam.clone());
        Ok(Lijkt {
            persoon: id,
            naam: naam.unwrap_or_default(),
            anderen: met_oordeel(ctx, &treffers, &oordelen),
            mag_samenvoegen: mag(ctx),
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

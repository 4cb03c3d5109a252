// SPDX-License-Identifier: EUPL-1.2
//! Is this person known already? The index in the database finds who looks alike, the model judges them, and says why
//! (C6). docs/linkage.md.

mod index;
mod leren;
mod persoon;

pub use index::{Tempo, vul};
pub use leren::{Leeruitkomst, leer, modellen, terug};
pub use linkage::keuring::{Bezwaar, Eisen};
pub(crate) use persoon::{gezocht, met_meer, nieuw, van_rij, vindbaar};
pub use store::herkenmodel::ModelKop;

use crate::{App, Ctx, Uitkomst};
use domain::{Gemeente, PersoonId};
use linkage::{Model, Persoon, Zone};
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};
use store::Uow;
use store::geheim::Sleutels;

/// Models by gemeente, as read last: a model is some hundred kilobytes, and changes once in a while.
#[derive(Debug, Default)]
pub struct Modellen(RwLock<BTreeMap<Gemeente, (i32, Arc<Model>)>>);

static START: LazyLock<Option<Arc<Model>>> =
    LazyLock::new(|| serde_json::from_str(linkage::START).ok().map(Arc::new));

/// The model of this gemeente: the newest that is stored, else the one to begin with.
pub(crate) async fn model(app: &App, uow: &mut Uow) -> Uitkomst<Option<Arc<Model>>> {
    let gemeente = uow.gemeente();
    let bekend = {
        let lijst = app.modellen.0.read().unwrap_or_else(PoisonError::into_inner);
        lijst.get(&gemeente).cloned()
    };
    let versie = bekend.as_ref().map_or(0, |(v, _)| *v);
    let Some(rij) = store::herkenmodel::model_na(uow, versie).await? else {
        return Ok(bekend.map(|(_, m)| m).or_else(|| START.clone()));
    };
    let gelezen = serde_json::from_str::<Model>(&rij.inhoud)
        .ok()
        .filter(|m| m.versie == linkage::model::VERSIE)
        .map(Arc::new);
    if gelezen.is_none() {
        tracing::error!(
            versie = rij.versie,
            "the stored model of recognition can't be read"
        );
    }
    // What can't be read is not read again with each search.
    let Some(m) = gelezen.or_else(|| START.clone()) else {
        return Ok(None);
    };
    let mut lijst = app.modellen.0.write().unwrap_or_else(PoisonError::into_inner);
    lijst.insert(gemeente, (rij.versie, Arc::clone(&m)));
    Ok(Some(m))
}

/// Version of the stored model that was read last; 0: the one to begin with.
pub(crate) fn model_versie(app: &App, gemeente: Gemeente) -> i32 {
    let lijst = app.modellen.0.read().unwrap_or_else(PoisonError::into_inner);
    lijst.get(&gemeente).map_or(0, |(v, _)| *v)
}

/// How the model judges somebody in the store, beside who is sought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Oordeel {
    /// The person and its version: what was looked at.
    pub gezien: String,
    /// "waarschijnlijk dezelfde persoon", "misschien dezelfde persoon"; empty: too little is known to tell.
    pub zone: &'static str,
    /// Why: "naam 0,94 · geboortedatum gelijk".
    pub waarom: String,
    /// What would change the outcome.
    pub anders: Vec<String>,
}

/// Evidence (bits) from which somebody is worth showing to who searches with few facts: some 250 times as likely as before.
const TELT_MEE: f64 = 8.0;

const TELT_MEE_ALLEEN: f64 = 2.0;

/// The same when one fact was typed that nobody has as it was typed: little evidence can come of one, and the alternative is to
/// show nobody.
fn telt_mee(gezocht: &Persoon, niemand: bool) -> f64 {
    let feiten = [
        !gezocht.geslachtsnaam.is_empty(),
        !gezocht.voornamen.is_empty(),
        !gezocht.geboren.is_leeg(),
        gezocht.adres != linkage::Adres::default(),
        !gezocht.telefoon.is_empty(),
    ];
    if niemand && feiten.into_iter().filter(|f| *f).count() == 1 {
        TELT_MEE_ALLEEN
    } else {
        TELT_MEE
    }
}

/// How the model judges each of these pairs, in this order; `None`: one of the two may not be known to the actor.
pub(crate) async fn paren(
    app: &App,
    uow: &mut Uow,
    ctx: &Ctx,
    paren: &[(PersoonId, PersoonId)],
) -> Uitkomst<Vec<Option<Oordeel>>> {
    let Some(model) = model(app, uow).await? else {
        return Ok(vec![None; paren.len()]);
    };
    let mut ids: Vec<PersoonId> = paren.iter().flat_map(|p| [p.0, p.1]).collect();
    ids.sort_unstable();
    ids.dedup();
    let rijen = store::herken::kandidaten(uow, &ctx.actor, ctx.vandaag(), &[], &ids).await?;
    let vind = |id| rijen.iter().find(|r| r.id == id);
    let oordeel = |(een, ander): &(PersoonId, PersoonId)| {
        let (een, ander) = (vind(*een)?, vind(*ander)?);
        let kandidaat = [persoon::van_rij(ander)];
        let uit = model.look_up_where(&persoon::van_rij(een), &kandidaat, |_, _| true);
        uit.into_iter().next().map(|(_, u)| in_woorden(ander, &u))
    };
    Ok(paren.iter().map(oordeel).collect())
}

/// Who looks like a person in the store, the most likely first; not that person.
pub(crate) async fn lijkt_op(
    app: &App,
    uow: &mut Uow,
    ctx: &Ctx,
    id: PersoonId,
) -> Uitkomst<Vec<(PersoonId, Oordeel)>> {
    let rijen = store::herken::kandidaten(uow, &ctx.actor, ctx.vandaag(), &[], &[id]).await?;
    let Some(rij) = rijen.first() else {
        return Ok(Vec::new());
    };
    let mut uit = kijk(app, uow, ctx, &persoon::van_rij(rij), &[], Breed::Misschien).await?;
    uit.retain(|(ander, _)| *ander != id);
    Ok(uit)
}

fn in_woorden(rij: &store::herken::HerkenRij, u: &linkage::Uitleg) -> Oordeel {
    Oordeel {
        gezien: format!("{}@{}", rij.id, rij.version),
        zone: match u.zone {
            Zone::Zelfde => "waarschijnlijk dezelfde persoon",
            Zone::Misschien => "misschien dezelfde persoon",
            Zone::Niet => "",
        },
        waarom: u.line(),
        anders: u.anders.iter().map(linkage::uitleg::Omslag::words).collect(),
    }
}

/// Which of the candidates are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Breed {
    /// Who is or may be the same.
    Misschien,
    /// Who shares enough of the little that was typed, too.
    Zoeken,
}

/// The numbers that a person is found by, under every key that is in use.
fn sleutels_van(sleutels: &Sleutels, p: &Persoon, breed: Breed) -> Vec<i64> {
    sleutels
        .alle()
        .iter()
        .flat_map(|s| persoon::zoeknummers(s.herkensleutel(), p, breed))
        .collect()
}

/// Who looks like the person sought, the most likely first, and `bekend` in any case: two statements.
/// Who the actor may not know of is absent; a secret address is not compared.
pub(crate) async fn kijk(
    app: &App,
    uow: &mut Uow,
    ctx: &Ctx,
    gezocht: &Persoon,
    bekend: &[PersoonId],
    breed: Breed,
) -> Uitkomst<Vec<(PersoonId, Oordeel)>> {
    let nummers = sleutels_van(&app.sleutels, gezocht, breed);
    if nummers.is_empty() && bekend.is_empty() {
        return Ok(Vec::new());
    }
    let Some(model) = model(app, uow).await? else {
        return Ok(Vec::new());
    };
    let rijen = store::herken::kandidaten(uow, &ctx.actor, ctx.vandaag(), &nummers, bekend).await?;
    let mensen: Vec<Persoon> = rijen.iter().map(persoon::van_rij).collect();
    let genoeg = model.prior() + telt_mee(gezocht, bekend.is_empty());
    let houd = |n: usize, score: f64| {
        bekend.contains(&rijen[n].id)
            || model.zone(score) != Zone::Niet
            || (breed == Breed::Zoeken && score >= genoeg)
    };
    let uit = model.look_up_where(gezocht, &mensen, houd).into_iter();
    Ok(uit
        .map(|(n, u)| (rijen[n].id, in_woorden(&rijen[n], &u)))
        .collect())
}

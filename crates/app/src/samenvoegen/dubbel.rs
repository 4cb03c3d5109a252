// SPDX-License-Identifier: EUPL-1.2
//! The batch: everybody of a gemeente beside everybody, to fill the queue. Run again, it renews what it finds and lets go
//! of what it finds no more; stopped half way, it leaves the queue as it was, with some pairs renewed.

use crate::{App, AppFout, Ctx, Uitkomst};
use domain::PersoonId;
use linkage::{Bestand, Index, Model, Zone, clusters, samenhang, score_pairs, weigh_together};
use policy::Feiten;
use policy::handelingen::DubbelZoeken;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::journaal::{Boeking, Soort};
use store::samenvoegen::{self as db, NieuwPaar};

/// Persons in one look-up, and pairs in one transaction.
const BUNDEL: usize = 1000;
/// Scores to begin with; third records can lift a pair above "not" later.
const VANAF: f64 = -12.0;

/// From so many persons on, their own names and dates tell how common each is.
const GENOEG: usize = 10_000;

/// What a batch did, over all gemeenten.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Verslag {
    /// Persons that were compared.
    pub personen: u64,
    /// Pairs that share a key, and were compared.
    pub vergeleken: u64,
    /// Pairs that are surely one person, by the model.
    pub zelfde: u64,
    /// Pairs that may be.
    pub misschien: u64,
    /// Groups of two and more that are surely one person.
    pub groepen: u64,
    /// Persons in the largest.
    pub grootste_groep: u64,
    /// Pairs that were in the queue and are found no more.
    pub weg: u64,
    /// Pairs of the queue that nobody judged yet.
    pub te_beoordelen: u64,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stap {
    /// So many persons read.
    Gelezen(u64),
    /// Comparing.
    Vergelijken,
    /// So many pairs stored.
    Bewaard(u64),
}

struct Uitkomsten {
    paren: Vec<NieuwPaar>,
    vergeleken: u64,
    groepen: Vec<u64>,
}

/// Compares everybody, in every gemeente.
///
/// # Errors
/// Refused, the store.
pub async fn zoek(app: &App, mut voortgang: impl FnMut(Stap)) -> Uitkomst<Verslag> {
    let mut v = Verslag::default();
    for ctx in crate::sleutels::contexten(app).await? {
        een_gemeente(app, &ctx, &mut v, &mut voortgang).await?;
    }
    Ok(v)
}

async fn een_gemeente(
    app: &App,
    ctx: &Ctx,
    v: &mut Verslag,
    voortgang: &mut impl FnMut(Stap),
) -> Uitkomst<()> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<DubbelZoeken>(&Feiten::Geen)?;
        let boeking = Boeking {
            onderwerp: "dubbel",
            velden: &["naam", "geboortedatum", "telefoon", "adres"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gezocht, boeking).await?;
        crate::herkenning::model(app, &mut uow).await
    }
    .await;
    let Some(model) = app.sluit(ctx, uow, uit).await? else {
        return Ok(());
    };
    let (bestand, ids) = lees(app, ctx, voortgang).await?;
    v.personen += ids.len() as u64;
    voortgang(Stap::Vergelijken);
    let m = Arc::clone(&model);
    // Seconds of work on its own threads: the database waits for nothing meanwhile.
    let uit = tokio::task::spawn_blocking(move || vergelijk(bestand, &ids, &m))
        .await
        .map_err(|fout| {
            AppFout::Store(store::StoreFout::Waarde {
                kolom: "dedupe".to_owned(),
                fout: fout.to_string(),
            })
        })?;
    v.vergeleken += uit.vergeleken;
    v.groepen += uit.groepen.len() as u64;
    v.grootste_groep = v.grootste_groep.max(uit.groepen.into_iter().max().unwrap_or(0));
    // One moment for all: what an earlier batch saw last, is older.
    let begin = ctx.nu;
    let versie = crate::herkenning::model_versie(app, ctx.actor.gemeente);
    for hap in uit.paren.chunks(BUNDEL) {
        let mut uow = app.begin_buiten_journaal(ctx).await?;
        let gedaan = db::zet_paren(&mut uow, hap, versie).await;
        app.sluit(ctx, uow, gedaan.map_err(AppFout::from)).await?;
        v.zelfde += hap.iter().filter(|p| p.zone == "zelfde").count() as u64;
        v.misschien += hap.iter().filter(|p| p.zone == "misschien").count() as u64;
        voortgang(Stap::Bewaard(hap.len() as u64));
    }
    let mut uow = app.begin_buiten_journaal(ctx).await?;
    let gedaan = async {
        let weg = db::ruim_paren(&mut uow, begin).await?;
        Ok::<_, AppFout>((weg, db::aantal_open(&mut uow).await?))
    }
    .await;
    let (weg, open) = app.sluit(ctx, uow, gedaan).await?;
    v.weg += weg;
    v.te_beoordelen += u64::try_from(open).unwrap_or(0);
    Ok(())
}

async fn lees(
    app: &App,
    ctx: &Ctx,
    voortgang: &mut impl FnMut(Stap),
) -> Uitkomst<(Bestand, Vec<(PersoonId, i64)>)> {
    let (mut bestand, mut ids) = (Bestand::new(), Vec::new());
    loop {
        let na = ids.last().map(|(id, _)| *id);
        let mut uow = app.begin_lezen(ctx).await?;
        let rijen = store::herken::bladzijde(&mut uow, na, BUNDEL as i64).await;
        let rijen = app.sluit(ctx, uow, rijen.map_err(AppFout::from)).await?;
        if rijen.is_empty() {
            return Ok((bestand, ids));
        }
        for r in &rijen {
            bestand.add(&crate::herkenning::van_rij(r));
            ids.push((r.id, r.version));
        }
        voortgang(Stap::Gelezen(rijen.len() as u64));
    }
}

fn vergelijk(mut bestand: Bestand, ids: &[(PersoonId, i64)], m: &Model) -> Uitkomsten {
    // A name that stands twice among a hundred people is not common for that: few people are judged by how common things are
    // elsewhere, as a single look-up does.
    if ids.len() < GENOEG {
        bestand.take_frequencies(&m.frequenties);
    } else {
        bestand.count();
    }
    let index = Index::new(&bestand);
    let (paren, vergeleken) = score_pairs(&bestand, &index, m, VANAF);
    let samen = weigh_together(&bestand, m, &paren);
    let groep = clusters(&bestand, m, &samen, samenhang::ZELFDE_IN_BATCH);
    let mut groepen: BTreeMap<u32, u64> = BTreeMap::new();
    for g in groep {
        *groepen.entry(g).or_default() += 1;
    }
    let zone = |score: f32| {
        if score >= samenhang::ZELFDE_IN_BATCH {
            Some("zelfde")
        } else {
            (m.zone(f64::from(score)) != Zone::Niet).then_some("misschien")
        }
    };
    let paren = samen
        .iter()
        .filter_map(|p| {
            Some(NieuwPaar {
                een: *ids.get(p.a as usize)?,
                ander: *ids.get(p.b as usize)?,
                score: (f64::from(p.score) * 100.0).round() as i64,
                zone: zone(p.score)?,
            })
        })
        .collect();
    Uitkomsten {
        paren,
        vergeleken,
        groepen: groepen.into_values().filter(|n| *n > 1).collect(),
    }
}

/// Pairs that people judged, for evaluation: ids and whether they are the same; nothing that tells who it is. Booked.
///
/// # Errors
/// Refused, the store.
pub async fn beoordeeld(app: &App) -> Uitkomst<Vec<(PersoonId, PersoonId, bool)>> {
    let ctx = app.ctx(policy::Actor::systeem(app.gemeente), policy::Doel::Systeem);
    let mut uow = app.begin(&ctx).await?;
    let uit = async {
        let permit = ctx.mag::<DubbelZoeken>(&Feiten::Geen)?;
        let rijen = db::waarheid(&mut uow).await?;
        let boeking = Boeking {
            onderwerp: "dubbel",
            velden: &["oordeel"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gelezen, boeking).await?;
        Ok(rijen
            .into_iter()
            .map(|r| (r.persoon_a, r.persoon_b, r.oordeel == "zelfde"))
            .collect())
    }
    .await;
    app.sluit(&ctx, uow, uit).await
}

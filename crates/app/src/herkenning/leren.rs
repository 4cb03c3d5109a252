// SPDX-License-Identifier: EUPL-1.2
//! Learning from the own store by what persons are recognised (C6). Nothing of a person is kept but how often common names,
//! crowded addresses and dates occur.

use super::persoon::van_rij;
use crate::{App, AppFout, Ctx, Uitkomst};
use linkage::keuring::{Bezwaar, Eisen, objections};
use linkage::{Bestand, Index, Model, Opties, learn};
use policy::handelingen::{HerkenmodelLeren, HerkenmodelZien};
use policy::{Feiten, Permit};
use store::herken;
use store::herkenmodel::{self, ModelKop};
use store::journaal::{Boeking, Soort};

/// Persons read in one transaction.
const BUNDEL: i64 = 5000;

/// What came of learning.
#[derive(Clone, Debug, PartialEq)]
pub enum Leeruitkomst {
    /// Kept, and in use from now on.
    Geleerd {
        /// Its version.
        versie: i32,
        /// Persons it was learned from.
        personen: u64,
    },
    /// Not kept: this speaks against it.
    Afgekeurd {
        /// Persons it was learned from.
        personen: u64,
        /// Why.
        bezwaren: Vec<Bezwaar>,
    },
}

fn kapot(fout: &str) -> AppFout {
    AppFout::Store(store::StoreFout::Waarde {
        kolom: "herkenmodel".to_owned(),
        fout: fout.to_owned(),
    })
}

/// Learns from all persons of the gemeente, and keeps the model when it is fit for use. `voortgang` gets the number of
/// persons of each batch. Secret addresses and BSNs are not read.
///
/// # Errors
/// Refused, or the store.
pub async fn leer(
    app: &App,
    ctx: &Ctx,
    eisen: Eisen,
    mut voortgang: impl FnMut(u64),
) -> Uitkomst<Leeruitkomst> {
    app.eis::<HerkenmodelLeren>(ctx).await?;
    let mut bestand = Bestand::new();
    let mut na = None;
    loop {
        let mut uow = app.begin_lezen(ctx).await?;
        let rijen = herken::bladzijde(&mut uow, na, BUNDEL).await;
        let rijen = app.sluit(ctx, uow, rijen.map_err(AppFout::from)).await?;
        for rij in &rijen {
            bestand.add(&van_rij(rij));
        }
        voortgang(rijen.len() as u64);
        na = rijen.last().map(|r| r.id);
        if na.is_none() {
            break;
        }
    }
    let personen = bestand.len() as u64;
    let model = if personen < eisen.personen {
        None
    } else {
        // Minutes of arithmetic must not hold up the others of this process.
        let werk = tokio::task::spawn_blocking(move || {
            bestand.count();
            let model = learn(&bestand, &Index::new(&bestand), &Opties::default());
            let bezwaren = objections(&model, &eisen);
            (model, bezwaren)
        });
        Some(werk.await.map_err(|_| kapot("learning stopped half-way"))?)
    };
    let (model, bezwaren) = model.map_or_else(
        || {
            let minstens = eisen.personen;
            (None, vec![Bezwaar::TeWeinig { personen, minstens }])
        },
        |(m, b)| (Some(m), b),
    );
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit: Permit<HerkenmodelLeren> = ctx.mag(&Feiten::Geen)?;
        let boeking = |reden| Boeking {
            onderwerp: "herkenmodel",
            velden: &["naam", "geboortedatum", "adres", "telefoon"],
            reden,
            ..Boeking::default()
        };
        let Some(model) = model.filter(|_| bezwaren.is_empty()) else {
            uow.boek(&permit, Soort::Gelezen, boeking("afgekeurd")).await?;
            return Ok(Leeruitkomst::Afgekeurd { personen, bezwaren });
        };
        let inhoud = serde_json::to_string(&model).map_err(|_| kapot("a model that is no JSON"))?;
        let records = i64::try_from(personen).unwrap_or(i64::MAX);
        let versie = herkenmodel::bewaar_model(&mut uow, &permit, records, &inhoud, None).await?;
        let reden = format!("versie.{versie}");
        uow.boek(&permit, Soort::Gemaakt, boeking(&reden)).await?;
        Ok(Leeruitkomst::Geleerd { versie, personen })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// The models of this gemeente, the newest first; the newest is in use. None: the one to begin with is.
///
/// # Errors
/// Refused, or the store.
pub async fn modellen(app: &App, ctx: &Ctx) -> Uitkomst<Vec<ModelKop>> {
    app.eis::<HerkenmodelZien>(ctx).await?;
    let mut uow = app.begin_lezen(ctx).await?;
    let uit = herkenmodel::modellen(&mut uow).await;
    app.sluit(ctx, uow, uit.map_err(AppFout::from)).await
}

/// Goes back to an earlier version (0: the one to begin with), as a copy that is the newest. Gives its version.
///
/// # Errors
/// `NietGevonden`: there is no such version, or this program can't read it; refused; the store.
pub async fn terug(app: &App, ctx: &Ctx, naar: i32) -> Uitkomst<i32> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit: Permit<HerkenmodelLeren> = ctx.mag(&Feiten::Geen)?;
        let (records, inhoud) = if naar == 0 {
            let start: Option<Model> = serde_json::from_str(linkage::START).ok();
            let records = start.map_or(0, |m| i64::try_from(m.records).unwrap_or(0));
            (records, linkage::START.to_owned())
        } else {
            let rij = herkenmodel::model(&mut uow, naar)
                .await?
                .ok_or(AppFout::NietGevonden)?;
            (rij.records, rij.inhoud)
        };
        let leesbaar =
            serde_json::from_str::<Model>(&inhoud).is_ok_and(|m| m.versie == linkage::model::VERSIE);
        if !leesbaar {
            return Err(AppFout::NietGevonden);
        }
        let versie = herkenmodel::bewaar_model(&mut uow, &permit, records, &inhoud, Some(naar)).await?;
        let reden = format!("versie.{versie}.van.{naar}");
        let boeking = Boeking {
            onderwerp: "herkenmodel",
            reden: &reden,
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gewijzigd, boeking).await?;
        Ok(versie)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

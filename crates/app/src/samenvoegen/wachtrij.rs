// SPDX-License-Identifier: EUPL-1.2
//! The queue of "misschien": pairs that the batch found, judged by a person who may see both. The verdict is kept with the
//! versions that were looked at: who changes later, comes back.

use super::kijk::{bereikbaar, eis_bereikbaar, mag};
use super::{Kant, boek, laad, vergelijk};
use crate::herkenning::Oordeel;
use crate::zoeken::met_oordeel;
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::samenvoegen::Veld;
use domain::{Fouten, PersoonId};
use jiff::Timestamp;
use policy::Feiten;
use policy::handelingen::DubbelZien;
use std::collections::BTreeSet;
use store::journaal::{Boeking, Soort};
use store::samenvoegen as db;
use uuid::Uuid;

/// Pairs on a page.
pub const PER_BLAD: usize = 20;
/// Pairs that are looked through for one page, at most.
const HOOGSTENS: usize = 1000;
/// Pairs in one look-up.
const HAP: i64 = 20;

/// A place in the queue: score and ids of the last pair of the page before.
pub type Plek = (i64, PersoonId, PersoonId);

/// A pair of the list.
#[derive(Clone, Debug)]
pub struct Regel {
    /// One.
    pub een: PersoonId,
    /// Name and age.
    pub een_naam: String,
    /// Address.
    pub een_sub: String,
    /// The other.
    pub ander: PersoonId,
    /// Name and age.
    pub ander_naam: String,
    /// Address.
    pub ander_sub: String,
    /// What the model says.
    pub oordeel: Oordeel,
    /// When it was found.
    pub gevonden_op: Timestamp,
}

/// A page of the queue.
#[derive(Clone, Debug, Default)]
pub struct Blad {
    /// Pairs.
    pub regels: Vec<Regel>,
    /// Where the next page begins.
    pub volgende: Option<Plek>,
}

/// A page of pairs that the actor may see, the most likely first. Booked, for each pair that is shown.
///
/// # Errors
/// Access, the store.
pub async fn lijst(app: &App, ctx: &Ctx, na: Option<Plek>) -> Uitkomst<Blad> {
    let mut uow = app.begin(&crate::casus::blad::zonder_sleutel(ctx)).await?;
    let uit = async {
        let uow = &mut uow;
        let permit = ctx.mag::<DubbelZien>(&Feiten::Geen)?;
        let (mut blad, mut plek, mut bekeken) = (Blad::default(), na, 0);
        loop {
            let rijen = db::te_beoordelen(uow, plek, HAP).await?;
            let klaar = rijen.len() < HAP as usize;
            bekeken += rijen.len();
            let ids: BTreeSet<PersoonId> = rijen.iter().flat_map(|r| [r.persoon_a, r.persoon_b]).collect();
            let ids: Vec<PersoonId> = ids.into_iter().collect();
            let treffers = if ids.is_empty() {
                Vec::new()
            } else {
                bereikbaar(uow, ctx, &ids).await?
            };
            let mensen = met_oordeel(ctx, &treffers, &[]);
            let vind = |id: PersoonId| mensen.iter().find(|m| m.persoon == id);
            for r in rijen {
                if blad.regels.len() == PER_BLAD {
                    blad.volgende = plek;
                    break;
                }
                plek = Some((r.score, r.persoon_a, r.persoon_b));
                let (Some(a), Some(b)) = (vind(r.persoon_a), vind(r.persoon_b)) else {
                    continue;
                };
                blad.regels.push(Regel {
                    een: a.persoon,
                    een_naam: format!("{} · {}", a.naam, a.leeftijd),
                    een_sub: a.adres.clone(),
                    ander: b.persoon,
                    ander_naam: format!("{} · {}", b.naam, b.leeftijd),
                    ander_sub: b.adres.clone(),
                    oordeel: Oordeel::default(),
                    gevonden_op: r.gevonden_op,
                });
            }
            if klaar || blad.volgende.is_some() || bekeken >= HOOGSTENS {
                if !klaar && blad.volgende.is_none() {
                    blad.volgende = plek;
                }
                break;
            }
        }
        let paren: Vec<_> = blad.regels.iter().map(|r| (r.een, r.ander)).collect();
        let oordelen = crate::herkenning::paren(app, uow, ctx, &paren).await?;
        for (regel, oordeel) in blad.regels.iter_mut().zip(oordelen) {
            regel.oordeel = oordeel.unwrap_or_default();
        }
        let boeking = Boeking {
            onderwerp: "dubbel",
            velden: &["naam", "geboortedatum", "adres"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gelezen, boeking).await?;
        let getoond: BTreeSet<PersoonId> = paren.iter().flat_map(|p| [p.0, p.1]).collect();
        for wie in getoond {
            boek(uow, &permit, wie, Soort::Gelezen, "").await?;
        }
        Ok(blad)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// A verdict of before.
#[derive(Clone, Debug)]
pub struct Eerder {
    /// Id.
    pub id: Uuid,
    /// zelfde | ander | onbekend
    pub oordeel: String,
    /// When.
    pub op: Timestamp,
    /// Who.
    pub door: String,
    /// Why.
    pub reden: String,
    /// The actor's own: they can take it back.
    pub eigen: bool,
}

/// Two persons side by side.
#[derive(Clone, Debug)]
pub struct Paar {
    /// One.
    pub een: Kant,
    /// The other.
    pub ander: Kant,
    /// Facts that differ, or are known of one only.
    pub anders: Vec<Veld>,
    /// What the model says.
    pub oordeel: Oordeel,
    /// What was said before, the newest first.
    pub eerder: Vec<Eerder>,
    /// What was looked at: versions and the newest verdict.
    pub gezien: String,
    /// The actor may merge them.
    pub mag_samenvoegen: bool,
}

fn gezien(versies: (i64, i64), laatste: Option<&db::OordeelRij>) -> String {
    let wie = laatste.map_or_else(|| "-".to_owned(), |o| o.id.simple().to_string());
    format!("{}.{}.{wie}", versies.0, versies.1)
}

/// Two persons side by side; booked for both.
///
/// # Errors
/// Access, not found (or not reachable for the actor), the store.
pub async fn paar(app: &App, ctx: &Ctx, een: PersoonId, ander: PersoonId) -> Uitkomst<Paar> {
    let mut uow = app.begin(&crate::casus::blad::zonder_sleutel(ctx)).await?;
    let uit = async {
        let uow = &mut uow;
        let g = laad::<DubbelZien>(uow, ctx, een, ander).await?;
        eis_bereikbaar(uow, ctx, &[een, ander]).await?;
        if een == ander {
            return Err(AppFout::NietGevonden);
        }
        let oordelen = db::oordelen(uow, een, ander).await?;
        let model = crate::herkenning::paren(app, uow, ctx, &[(een, ander)]).await?;
        let (a, b) = (g.een.feiten(), g.ander.feiten());
        for wie in [een, ander] {
            boek(uow, &g.permit, wie, Soort::Gelezen, "").await?;
        }
        Ok(Paar {
            anders: Veld::ALLE.into_iter().filter(|v| !v.gelijk(&a, &b)).collect(),
            oordeel: model.into_iter().flatten().next().unwrap_or_default(),
            gezien: gezien((g.een.version, g.ander.version), oordelen.first()),
            eerder: oordelen
                .into_iter()
                .map(|o| Eerder {
                    id: o.id,
                    eigen: o.door_id.is_some() && o.door_id == ctx.actor.medewerker,
                    oordeel: o.oordeel,
                    op: o.op,
                    door: o.door.unwrap_or_default(),
                    reden: o.reden,
                })
                .collect(),
            een: vergelijk::kant(uow, ctx, &g.een).await?,
            ander: vergelijk::kant(uow, ctx, &g.ander).await?,
            mag_samenvoegen: mag(ctx),
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// What was chosen and typed.
#[derive(Clone, Debug, Default)]
pub struct NieuwOordeel {
    /// zelfde | ander | onbekend
    pub oordeel: String,
    /// Why; may be empty.
    pub reden: String,
    /// What was looked at.
    pub gezien: String,
}

/// Keeps what the actor says of two persons.
///
/// # Errors
/// `Gewijzigd` when one of the two changed, or a colleague judged meanwhile; wrong input, access, not found, the store.
pub async fn oordeel(
    app: &App,
    ctx: &Ctx,
    een: PersoonId,
    ander: PersoonId,
    n: &NieuwOordeel,
) -> Uitkomst<Uuid> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let uow = &mut uow;
        let g = laad::<DubbelZien>(uow, ctx, een, ander).await?;
        eis_bereikbaar(uow, ctx, &[een, ander]).await?;
        let mut fouten = Fouten::new();
        if !["zelfde", "ander", "onbekend"].contains(&n.oordeel.as_str()) {
            fouten.voeg("oordeel", "Kies wat je ervan vindt.");
        }
        if n.reden.trim().chars().count() > 300 {
            fouten.voeg(
                "reden",
                "Deze tekst is te lang. Maak hem korter: hoogstens 300 tekens.",
            );
        }
        fouten.of(())?;
        let oordelen = db::oordelen(uow, een, ander).await?;
        if een == ander || n.gezien != gezien((g.een.version, g.ander.version), oordelen.first()) {
            return Err(AppFout::Gewijzigd);
        }
        let versies = ((een, g.een.version), (ander, g.ander.version));
        let wat = (n.oordeel.as_str(), "wachtrij", n.reden.trim());
        let id = db::zet_oordeel(uow, &g.permit, versies.0, versies.1, wat).await?;
        for wie in [een, ander] {
            boek(uow, &g.permit, wie, Soort::Gewijzigd, "oordeel").await?;
        }
        store::techniek::zet_resultaat(uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Takes an own verdict back: the pair is in the queue again.
///
/// # Errors
/// `Gewijzigd` when it is gone or of somebody else; access, not found, the store.
pub async fn trek_in(app: &App, ctx: &Ctx, een: PersoonId, ander: PersoonId, id: Uuid) -> Uitkomst<Uuid> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let uow = &mut uow;
        let g = laad::<DubbelZien>(uow, ctx, een, ander).await?;
        eis_bereikbaar(uow, ctx, &[een, ander]).await?;
        if !db::oordelen(uow, een, ander).await?.iter().any(|o| o.id == id) {
            return Err(AppFout::Gewijzigd);
        }
        db::trek_oordeel_in(uow, &g.permit, id).await?;
        for wie in [een, ander] {
            boek(uow, &g.permit, wie, Soort::Gewijzigd, "oordeel_terug").await?;
        }
        store::techniek::zet_resultaat(uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

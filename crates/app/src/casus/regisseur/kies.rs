// SPDX-License-Identifier: EUPL-1.2
//! The page on which a regisseur is chosen: people with their load before and after, advice, history.

use super::last::{fase_na, lasten, maximum};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::caseload::{Regisseuradvies, adviseer_regisseur, getal};
use domain::inrichting::Inrichting;
use domain::{CasusId, MedewerkerId};
use jiff::{Timestamp, civil::Date};
use policy::{Rol, handelingen as h};
use std::collections::BTreeMap;
use store::Uow;
use store::casus::CasusKop;
use store::journaal::{Boeking, Soort};
use store::regie::RegisseurRij;

/// How many people the page shows at most; more are found by name or team.
const HOOGSTENS: i64 = 150;

/// Somebody who can become regisseur, with the load before and after.
#[derive(Clone, Debug)]
pub struct Kandidaat {
    /// Who.
    pub id: MedewerkerId,
    /// Name.
    pub naam: String,
    /// Job.
    pub functie: String,
    /// Team.
    pub team: String,
    /// Area of expertise, label; empty when not known.
    pub expertise: String,
    /// Works on the heaviest problem of this household.
    pub geadviseerd: bool,
    /// Absent today, until this day.
    pub afwezig_tot: Option<Date>,
    /// Who stands in.
    pub waarnemer: Option<String>,
    /// Load now, in hundredths.
    pub nu: u32,
    /// Load after, in hundredths.
    pub na: u32,
    /// Maximum, in hundredths.
    pub maximum: u32,
    /// "13 → 14 van 15".
    pub tekst: String,
    /// There is room for this casus.
    pub past: bool,
}

/// A period of regie.
#[derive(Clone, Debug)]
pub struct Periode {
    /// Regisseur.
    pub wie: String,
    /// Team.
    pub team: String,
    /// Since.
    pub van: Timestamp,
    /// Until; `None` is now.
    pub tot: Option<Timestamp>,
    /// Why this one.
    pub reden: String,
    /// What the resident said.
    pub stem_inwoner: String,
    /// Who decided.
    pub door: String,
    /// Over the maximum until.
    pub overmaat_tot: Option<Date>,
    /// Why over the maximum.
    pub overmaat_reden: String,
    /// Why it ended.
    pub einde_reden: String,
}

/// The page on which a regisseur is chosen.
#[derive(Clone, Debug)]
pub struct Keuzebeeld {
    /// Head of the casus.
    pub kop: CasusKop,
    /// Why the actor may do this.
    pub waarom: Waarom,
    /// Advice.
    pub advies: Regisseuradvies,
    /// People, the advised ones with room first.
    pub kandidaten: Vec<Kandidaat>,
    /// History, newest first.
    pub historie: Vec<Periode>,
    /// May the actor go over the maximum?
    pub mag_overmaat: bool,
    /// May put the casus on the list of the MDO.
    pub mag_agenderen: bool,
    /// Longest time over the maximum, in days.
    pub overmaat_dagen: u16,
    /// The list was cut off.
    pub meer: bool,
}

/// Role, purpose and ground of an act, for the line above the page.
#[derive(Clone, Debug)]
pub struct Waarom {
    /// Role.
    pub rol: String,
    /// Purpose.
    pub doel: &'static str,
    /// Ground.
    pub grond: String,
}

/// The page on which a regisseur is chosen. `zoek`: a part of a name or team.
///
/// # Errors
/// Access refused; no such casus; the store.
pub async fn kies(app: &App, ctx: &Ctx, id: CasusId, zoek: &str) -> Uitkomst<Keuzebeeld> {
    let mut uow = app.begin(ctx).await?;
    let uit = kies_binnen(&mut uow, ctx, id, zoek).await;
    app.sluit(ctx, uow, uit).await
}

async fn kies_binnen(uow: &mut Uow, ctx: &Ctx, id: CasusId, zoek: &str) -> Uitkomst<Keuzebeeld> {
    let vandaag = ctx.vandaag();
    let kop = store::casus::kop(uow, id, &ctx.actor, vandaag)
        .await?
        .ok_or(AppFout::NietGevonden)?;
    let feiten = kop.feiten(uow.gemeente());
    let permit = ctx.mag::<h::CasusToewijzen>(&feiten)?;
    let mag_agenderen = ctx.mag::<h::CasusAgenderen>(&feiten).is_ok();
    let inrichting = crate::inrichting::geldend(uow, ctx).await?;
    let regels = &inrichting.caseload;
    let ernst: Vec<(String, u8)> = store::regie::ernst(uow, id)
        .await?
        .into_iter()
        .map(|r| (r.leefgebied, u8::try_from(r.ernst).unwrap_or(5)))
        .collect();
    let advies = adviseer_regisseur(&inrichting, &ernst);
    let leefgebied = advies.leefgebied.clone().unwrap_or_default();
    let zoek = zoek.trim().to_lowercase();
    let mensen = store::regie::kandidaten(uow, vandaag, &zoek, &leefgebied, HOOGSTENS + 1).await?;
    let meer = mensen.len() > usize::try_from(HOOGSTENS).unwrap_or(0);
    let lasten = lasten(regels, &store::regie::last_van_allen(uow).await?);
    let erbij = regels.gewicht(fase_na(*kop.fase));
    let mut kandidaten: Vec<Kandidaat> = mensen
        .into_iter()
        .filter(|m| Some(m.id) != kop.regisseur_id)
        .map(|m| kandidaat(m, &inrichting, &leefgebied, &lasten, erbij))
        .collect();
    kandidaten.sort_by_key(|k| {
        (
            k.afwezig_tot.is_some(),
            !k.past,
            !k.geadviseerd,
            k.nu,
            k.naam.clone(),
        )
    });
    let historie = store::regie::historie(uow, id)
        .await?
        .into_iter()
        .map(periode)
        .collect();
    uow.boek(
        &permit,
        Soort::Gelezen,
        Boeking {
            casus: Some(id),
            huishouden: Some(kop.huishouden_id),
            onderwerp: "casus",
            onderwerp_id: Some(id.uuid()),
            velden: &["kop", "regie", "ernst"],
            ..Boeking::default()
        },
    )
    .await?;
    Ok(Keuzebeeld {
        waarom: Waarom {
            rol: permit.rol().to_owned(),
            doel: permit.doel().label(),
            grond: permit.grondslag().to_owned(),
        },
        kop,
        advies,
        kandidaten,
        historie,
        mag_overmaat: ctx.actor.is(Rol::Procesmanager),
        mag_agenderen,
        overmaat_dagen: regels.overmaat_dagen,
        meer,
    })
}

fn kandidaat(
    m: RegisseurRij,
    inrichting: &Inrichting,
    advies: &str,
    lasten: &BTreeMap<MedewerkerId, u32>,
    erbij: u32,
) -> Kandidaat {
    let nu = lasten.get(&m.id).copied().unwrap_or(0);
    let maximum = maximum(&inrichting.caseload, &m.rollen);
    let na = nu.saturating_add(erbij);
    let leefgebied = m.leefgebied.unwrap_or_default();
    Kandidaat {
        id: m.id,
        naam: m.naam,
        functie: m.functie,
        team: m.team,
        geadviseerd: !leefgebied.is_empty() && leefgebied == advies,
        expertise: inrichting.leefgebied_label(&leefgebied).to_owned(),
        afwezig_tot: m.afwezig_tot,
        waarnemer: m.waarnemer,
        nu,
        na,
        maximum,
        tekst: format!("{} → {} van {}", getal(nu), getal(na), getal(maximum)),
        past: na <= maximum || erbij == 0,
    }
}

fn periode(r: store::regie::RegieRij) -> Periode {
    Periode {
        wie: r.medewerker,
        team: r.team,
        van: r.van,
        tot: r.tot,
        reden: r.reden,
        stem_inwoner: r.stem_inwoner,
        door: r.toegewezen_door,
        overmaat_tot: r.overmaat_tot,
        overmaat_reden: r.overmaat_reden,
        einde_reden: r.einde_reden,
    }
}

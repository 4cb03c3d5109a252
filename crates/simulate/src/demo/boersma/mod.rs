// SPDX-License-Identifier: EUPL-1.2
//! The huishouden Boersma-proef: a mother and her two sons, with a third child on the way. The ids never change.

mod doelen;
mod huis;
mod intake;
mod meldingen;
mod noten;
mod verloop;
mod versies;

use super::taak;
use crate::{
    Wereld,
    boek::Boek,
    codes::soort,
    deel::Deel,
    gezin::{self, Huis},
    id::Id,
    journaal::JournaalRij,
    kans::Kans,
    organisatie::demo_id,
    plan,
    rijen::*,
    tijd::Dag,
};
use domain::casus::Fase;

/// Numbers of the fixed ids of this household.
mod nr {
    pub const HUIS: u32 = 1;
    pub const ADRES: u32 = 2;
    pub const INEKE: u32 = 3;
    pub const CASUS: u32 = 7;
    pub const OKOYE: u32 = 11;
    pub const HENDRIKS: u32 = 12;
    pub const DE_WIT: u32 = 13;
    pub const INTAKE: u32 = 20;
    pub const DOEL: u32 = 30;
    pub const ACTIE: u32 = 40;
    pub const VERSIE: u32 = 50;
    pub const TAAK: u32 = 60;
    pub const REGIE: u32 = 70;
}

const fn vast(nummer: u32) -> Id {
    Id::vast(soort::DEMO, nummer)
}

const CASUS: Id = vast(nr::CASUS);

/// The first of the month and day that comes.
fn komende(vandaag: Dag, maand: i32, dag: i32) -> Dag {
    let (jaar, _, _) = vandaag.delen();
    let dit = Dag::jmd(jaar, maand, dag);
    if dit > vandaag {
        dit
    } else {
        Dag::jmd(jaar + 1, maand, dag)
    }
}

/// The working day that was this many days ago, or the one before it.
fn terug(w: &Wereld, dagen: i32) -> Dag {
    w.vandaag.plus(-dagen).werkdag_ervoor()
}

/// Id of somebody of the demo.
fn wie(naam: &str) -> Id {
    demo_id(naam).unwrap_or(Id(0))
}

/// The journaal of this casus.
fn boek<'a>(w: &Wereld, bak: &'a mut Vec<JournaalRij>, huis: &Huis) -> Boek<'a> {
    let mut boek = Boek::nieuw(w.gemeente, w.nu, bak);
    boek.casus = Some(CASUS);
    boek.huishouden = Some(huis.id);
    boek
}

/// Tells it.
pub(super) fn vertel(w: &Wereld, deel: &mut Deel, kans: &mut Kans, bak: &mut Bak, met_bsn: usize) -> Huis {
    let huis = huis::maak(w);
    gezin::schrijf(&huis, deel, met_bsn, w.vandaag, bak);
    let _ = deel.genoemde(&w.o, "s.aalders", Fase::Uitvoering);
    let start = terug(w, 282).om(14, 10);
    meldingen::eerste(w, deel, kans, bak, &huis, start);
    verloop::stappen(w, kans, bak, &huis, start);
    verloop::casus(w, kans, bak, &huis, start);
    verloop::regie(w, kans, bak, &huis);
    verloop::agenda(w, kans, bak, start);
    huis::betrokkenen(w, bak, &huis);
    intake::schrijf(w, bak, terug(w, 268), wie("s.aalders"));
    let doelen = doelen::maak(w, &huis);
    bak.plan.push(PlanRij {
        gemeente: w.gemeente,
        casus_id: CASUS,
        evaluatie_op: Some(evaluatie(w.vandaag)),
        version: 9,
    });
    plan::rijen(w.gemeente, CASUS, &doelen, bak);
    versies::schrijf(w, bak, &huis, &doelen);
    noten::schrijf(w, kans, bak, &huis);
    taken(w, bak);
    meldingen::laatste(w, deel, kans, bak, &huis);
    verloop::lezen(w, kans, bak, &huis, start);
    huis
}

/// A Thursday at least three days ahead.
const fn evaluatie(vandaag: Dag) -> Dag {
    let dag = vandaag.plus(3);
    dag.plus((3 - dag.weekdag()).rem_euclid(7))
}
/// What S. Aalders-proef still has to do.
fn taken(w: &Wereld, bak: &mut Bak) {
    let tekst = "Evaluatie van het plan, bij mevrouw thuis";
    bak.taak.push(taak(
        w,
        vast(nr::TAAK),
        CASUS,
        "evaluatie",
        tekst.to_owned(),
        evaluatie(w.vandaag),
    ));
    let tekst = "Navragen bij het Budget Adviesbureau: waar blijft het overzicht van de schulden?";
    bak.taak.push(taak(
        w,
        vast(nr::TAAK + 1),
        CASUS,
        "bellen",
        tekst.to_owned(),
        w.vandaag,
    ));
}

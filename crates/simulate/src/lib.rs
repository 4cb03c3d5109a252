// SPDX-License-Identifier: EUPL-1.2
//! A simulated municipality: plainly fake people with believable lives, the same each time for the same seed
//! and reference date. For the demo, for tests and for load; never a statement about a real place or person.
//!
//! - The municipality carries the number (150) and the wijken of Deventer, because the sources of this project
//!   are about Deventer. Everything that happens in it is invented.
//! - Every family name ends in "-proef". Streets, phone numbers and e-mail addresses cannot exist.
//! - Burgerservicenummers begin with 999 and pass the elfproef; this range is for tests and is never issued.
//!   It holds about 90,900 numbers, so from scale 10 on only the first person of a household with a casus has one.
//! - The lives are told by `levens/*.txt`, which can be read and added to without knowing Rust.
//!
//! [`Simulatie`] gives rows in batches, in the order of the foreign keys and household by household, so that
//! memory stays flat at any scale. Scale 1 is about 10,000 persons, 3,000 huishoudens, 500 casussen, 2,700
//! meldingen and 200,000 rows of journaal in three years; scale n is n times that.

mod boek;
mod bsn;
mod codes;
mod deel;
mod demo;
mod gezin;
mod id;
mod journaal;
mod kans;
mod levens;
mod melding;
mod namen;
mod organisatie;
mod plan;
pub mod rijen;
mod tijd;
mod verhaal;
mod vul;

pub use id::Id;
pub use journaal::{HANDELINGEN, Handeling, JournaalRij};
pub use organisatie::demo_id;
pub use rijen::Batch;
pub use tijd::{Dag, Moment};

use deel::Deel;
use domain::{
    casus::Fase,
    inrichting::{Inrichting, PROFIELEN},
};
use gezin::{Huis, Wens};
use jiff::{Timestamp, civil::Date};
use kans::Kans;
use levens::{Bibliotheek, Leven, Vorm, bibliotheek};
use organisatie::{Organisatie, WIJKEN};
use rijen::{Bak, GemeenteRij, InrichtingRij, OverlegRij, WijkRij};
use std::collections::VecDeque;
use verhaal::{Opdracht, overleg_id};

/// What to simulate.
#[derive(Clone, Debug)]
pub struct Instellingen {
    /// Seed: the same seed and dates give the same municipality.
    pub seed: u64,
    /// Today.
    pub peildatum: Date,
    /// Now; on the reference date.
    pub nu: Timestamp,
    /// Scale: 1 for the demo, 100 for the load set.
    pub schaal: u32,
    /// Tenant number.
    pub gemeente: i32,
}

impl Instellingen {
    /// Deventer at scale 1, now.
    pub fn nieuw(seed: u64, nu: Timestamp, schaal: u32) -> Self {
        let amsterdam = jiff::tz::TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3");
        let zone = amsterdam.unwrap_or(jiff::tz::TimeZone::UTC);
        Self {
            seed,
            peildatum: nu.to_zoned_datetime(zone).date(),
            nu,
            schaal,
            gemeente: 150,
        }
    }
    /// Number of huishoudens that will be made: the total for a progress bar.
    pub const fn huishoudens(&self) -> u64 {
        self.schaal as u64 * PER_DEEL as u64
    }
    /// Number of rows of `journaal` that will be made.
    pub const fn journaalrijen(&self) -> u64 {
        self.schaal as u64 * JOURNAAL as u64
    }
}

/// Profile of the configuration.
const PROFIEL: &str = "deventer-2023";
/// Huishoudens of a unit of scale.
const PER_DEEL: usize = 3000;
/// Persons of a unit.
const PERSONEN: usize = 10_000;
/// Meldingen of a unit: 900 a year, in three years.
const MELDINGEN: usize = 2700;
/// Rows of journaal of a unit.
const JOURNAAL: usize = 200_000;
/// Huishoudens that are made at once.
const BROK: usize = 500;

/// Casussen of a unit by the phase in which they are today; in the first unit more wait for a regisseur.
const FASEN: [(Fase, usize); 7] = [
    (Fase::Triage, 1),
    (Fase::Onderzoek, 58),
    (Fase::Plan, 46),
    (Fase::Uitvoering, 190),
    (Fase::Afronding, 32),
    (Fase::Nazorg, 62),
    (Fase::Gesloten, 80),
];
/// Casussen that wait for a regisseur in the first unit.
const WACHT_OP_REGISSEUR: usize = 7;
/// Plans that wait for the MDO: in the first unit, and in each further one.
const WACHT_OP_MDO: (usize, usize) = (6, 1);
/// Casussen that were taken up again from nazorg, and households with an earlier, closed casus.
const OPNIEUW: (usize, usize) = (8, 15);

/// What stays the same while households are made.
pub(crate) struct Wereld {
    pub(crate) o: Organisatie,
    pub(crate) bib: &'static Bibliotheek,
    pub(crate) inrichting: Inrichting,
    pub(crate) gemeente: i32,
    pub(crate) vandaag: Dag,
    pub(crate) nu: Moment,
    /// First day of the three years.
    pub(crate) begin: Dag,
    /// The coming Wednesday.
    pub(crate) mdo: Dag,
}

impl Wereld {
    /// How often a casus is read in a number of days.
    pub(crate) fn lezingen(&self, dagen: i32, kans: &mut Kans) -> i32 {
        dagen * kans.tussen(25, 75) / 100
    }
}

#[expect(
    clippy::expect_used,
    reason = "the profile is compiled in, and a test of domain reads it"
)]
fn profiel() -> Inrichting {
    Inrichting::profiel(PROFIEL).expect("shipped profile")
}

/// What a household of a unit is for.
#[derive(Clone, Copy, Debug)]
enum Rol {
    /// One of the households of the demo, with its number.
    Demo(usize),
    /// Has a casus.
    Casus {
        fase: Fase,
        hermelding: bool,
        eerder: bool,
        wacht_op_mdo: bool,
    },
    /// The crowd around them.
    Los,
}

/// The simulation: an iterator of [`Batch`].
pub struct Simulatie {
    inst: Instellingen,
    w: Wereld,
    bak: Bak,
    uit: VecDeque<Batch>,
    deel: Option<Deel>,
    kans: Kans,
    rollen: Vec<Rol>,
    deel_nr: usize,
    huis_nr: usize,
    personen: usize,
    los_nog: usize,
    leven_nr: usize,
    meldingen: usize,
    journaal: usize,
    monster: Vec<Huis>,
}

impl Simulatie {
    /// Begins.
    pub fn new(inst: Instellingen) -> Self {
        let vandaag = Dag::van(inst.peildatum);
        let mut bak = Bak::default();
        bak.gemeente.push(GemeenteRij {
            gemeente: inst.gemeente,
            naam: "Deventer".into(),
        });
        let inrichting = profiel();
        if let Some((_, toml)) = PROFIELEN.iter().find(|p| p.0 == PROFIEL) {
            bak.inrichting.push(InrichtingRij {
                gemeente: inst.gemeente,
                versie: 1,
                geldig_van: vandaag.plus(-4 * 365),
                profiel: PROFIEL.into(),
                inhoud: (*toml).into(),
            });
        }
        for (code, naam, _) in WIJKEN {
            bak.wijk.push(WijkRij {
                gemeente: inst.gemeente,
                code: code.into(),
                naam: naam.into(),
            });
        }
        let o = Organisatie::maak(&inst, &mut bak);
        let w = Wereld {
            o,
            bib: bibliotheek(),
            inrichting,
            gemeente: inst.gemeente,
            vandaag,
            nu: inst.nu.as_microsecond(),
            begin: vandaag.plus(-3 * 365),
            mdo: vandaag.mdo(),
        };
        let mut woensdag = w.begin.plus(-70).woensdag();
        while woensdag <= w.mdo.plus(28) {
            let datum = woensdag.mdo();
            bak.overleg.push(OverlegRij {
                gemeente: inst.gemeente,
                id: overleg_id(datum),
                soort: "mdo",
                datum,
                voorzitter_id: Some(w.o.mensen[w.o.voorzitter].id),
            });
            woensdag = woensdag.plus(7);
        }
        let mut uit = VecDeque::new();
        bak.leeg(&mut uit);
        let kans = Kans::new(inst.seed, 0);
        Self {
            inst,
            w,
            bak,
            uit,
            deel: None,
            kans,
            rollen: Vec::new(),
            deel_nr: 0,
            huis_nr: 0,
            personen: 0,
            los_nog: 0,
            leven_nr: 0,
            meldingen: 0,
            journaal: 0,
            monster: Vec::new(),
        }
    }

    /// Huishoudens that are made, for a progress bar.
    pub const fn gemaakt(&self) -> u64 {
        (self.deel_nr * PER_DEEL + self.huis_nr) as u64
    }

    /// Batches that are made and wait to be taken.
    pub fn wachtend(&self) -> usize {
        self.uit.len()
    }

    fn begin_deel(&mut self) -> Deel {
        // Streams: 0 is unused, 1.. are the units, from 2^32 on the households.
        self.kans = Kans::new(self.inst.seed, self.deel_nr as u64 + 1);
        let deel = Deel::nieuw(&self.inst, self.deel_nr, &self.w.o, &mut self.kans);
        let mut rollen = Vec::with_capacity(PER_DEEL);
        let eerste = self.deel_nr == 0;
        let casus = |fase| Rol::Casus {
            fase,
            hermelding: false,
            eerder: false,
            wacht_op_mdo: false,
        };
        for (fase, aantal) in FASEN {
            let aantal = if eerste && fase == Fase::Triage {
                WACHT_OP_REGISSEUR
            } else {
                aantal
            };
            rollen.extend((0..aantal).map(|_| casus(fase)));
        }
        let wacht = if eerste { WACHT_OP_MDO.0 } else { WACHT_OP_MDO.1 };
        let mut plannen = 0;
        let mut eerder = 0;
        for rol in &mut rollen {
            if let Rol::Casus {
                fase: Fase::Plan,
                wacht_op_mdo,
                ..
            } = rol
            {
                plannen += 1;
                *wacht_op_mdo = plannen <= wacht;
            }
            if let Rol::Casus {
                fase: Fase::Onderzoek,
                eerder: e,
                ..
            } = rol
            {
                eerder += 1;
                *e = eerder <= OPNIEUW.1;
            }
        }
        rollen.extend((0..OPNIEUW.0).map(|_| Rol::Casus {
            fase: Fase::Onderzoek,
            hermelding: true,
            eerder: false,
            wacht_op_mdo: false,
        }));
        rollen.resize(PER_DEEL - if eerste { demo::AANTAL } else { 0 }, Rol::Los);
        self.kans.schud(&mut rollen);
        if eerste {
            rollen.splice(0..0, (0..demo::AANTAL).map(Rol::Demo));
        }
        self.los_nog = rollen.iter().filter(|r| matches!(r, Rol::Los)).count();
        self.rollen = rollen;
        (self.personen, self.meldingen, self.journaal) = (0, 0, 0);
        self.monster.clear();
        deel
    }

    /// The next life that fits, in turn so that all are told.
    fn leven(&mut self) -> &'static Leven {
        self.leven_nr += 1;
        let levens = &self.w.bib.levens;
        &levens[(self.leven_nr + self.deel_nr) % levens.len()]
    }

    /// Kind of a household of the crowd, so that a unit ends with its number of persons.
    fn vorm_los(&self, kans: &mut Kans) -> (Vorm, i32) {
        let nog = PERSONEN.saturating_sub(self.personen);
        if self.los_nog <= 1 {
            return match nog {
                0 | 1 => (Vorm::Alleen, 0),
                2 => (Vorm::Paar, 0),
                n => (Vorm::Gezin, i32::try_from(n.min(9)).unwrap_or(3) - 2),
            };
        }
        // Persons that are needed per household of the crowd that is still to come, in hundredths.
        let nodig = nog * 100 / self.los_nog;
        let kleine = if nodig > 360 {
            20
        } else if nodig > 335 {
            36
        } else if nodig > 300 {
            46
        } else {
            70
        };
        if kans.procent(kleine) {
            match kans.onder(10) {
                0..5 => (Vorm::Alleen, 0),
                5..8 => (Vorm::Paar, 0),
                _ => (Vorm::Oud, 0),
            }
        } else if kans.procent(22) {
            (Vorm::Eenouder, kans.tussen(1, 4))
        } else {
            (Vorm::Gezin, kans.tussen(1, 5))
        }
    }

    fn huishouden(&mut self, deel: &mut Deel) {
        let nummer = self.deel_nr * PER_DEEL + self.huis_nr;
        let mut kans = Kans::new(self.inst.seed, (1 << 32) + nummer as u64);
        let moment = self.w.begin.plus(-120).om(6, 0) + nummer as i64 * 20_000_000;
        let rol = self.rollen[self.huis_nr];
        let met_bsn = |rol: Rol| match rol {
            _ if self.inst.schaal < 10 => usize::MAX,
            Rol::Los => 0,
            _ => 1,
        };
        let met_bsn = met_bsn(rol);
        let verwacht = self.w.vandaag.plus(kans.tussen(20, 170));
        let bak = &mut self.bak;
        let vooraf = bak.melding.len();
        match rol {
            Rol::Demo(n) => {
                let huis = demo::vertel(&self.w, deel, &mut kans, bak, n, moment, met_bsn);
                self.personen += huis.leden.len();
            }
            Rol::Casus {
                fase,
                hermelding,
                eerder,
                wacht_op_mdo,
            } => {
                let leven = self.leven();
                let vorm = *kans.kies(&leven.vormen);
                let kinderen = kans.tussen(1, 4);
                let huis = gezin::maak(
                    &mut kans,
                    &Wens {
                        vorm,
                        kinderen,
                        moment,
                        naam: None,
                        verwacht,
                    },
                    self.w.vandaag,
                );
                gezin::schrijf(&huis, deel, met_bsn, &mut self.bak);
                let opdracht = Opdracht {
                    fase,
                    regisseur: None,
                    hermelding,
                    eerder,
                    wacht_op_mdo,
                };
                verhaal::vertel(&self.w, deel, &mut kans, &mut self.bak, &huis, leven, &opdracht);
                self.personen += huis.leden.len();
            }
            Rol::Los => {
                let (vorm, kinderen) = self.vorm_los(&mut kans);
                let huis = gezin::maak(
                    &mut kans,
                    &Wens {
                        vorm,
                        kinderen,
                        moment,
                        naam: None,
                        verwacht,
                    },
                    self.w.vandaag,
                );
                gezin::schrijf(&huis, deel, met_bsn, &mut self.bak);
                self.personen += huis.leden.len();
                self.los_nog -= 1;
                // Meldingen without casus, so many that the unit ends with its number.
                let doel = (MELDINGEN - melding::OPEN_AANTAL) * (self.huis_nr + 1) / PER_DEEL;
                let tot_nu = self.meldingen + self.bak.melding.len() - vooraf;
                let gezin = kinderen > 0;
                let meer = doel.saturating_sub(tot_nu).min(if gezin { 1 } else { 4 });
                if !gezin || kans.procent(12) {
                    for _ in 0..meer {
                        melding::los(&self.w, deel, &mut kans, &mut self.bak, &huis);
                    }
                }
                if self.monster.len() < 160 {
                    self.monster.push(huis);
                }
            }
        }
        self.meldingen += self.bak.melding.len() - vooraf;
    }

    /// Sign-ins, lists and searches, so that the journaal grows evenly to its number.
    fn dagelijks(&mut self, deel: &Deel) {
        let w = &self.w;
        let doel = JOURNAAL * self.huis_nr / PER_DEEL;
        let tot_nu = self.journaal + self.bak.journaal.len();
        let staf = &w.o.delen[deel.nummer].iedereen;
        let personen: Vec<Id> = self.bak.persoon.iter().map(|p| p.id).collect();
        let kans = &mut self.kans;
        for _ in tot_nu..doel {
            let dag = w
                .begin
                .plus(kans.tussen(1, w.vandaag.0 - w.begin.0 - 1))
                .werkdag_ervoor();
            let op = dag.werktijd(kans);
            let wie = w.o.mensen[*kans.kies(staf)].id;
            let (wat, persoon_id) = match kans.onder(10) {
                0..4 => (journaal::AANGEMELD, None),
                4..7 => (journaal::LIJST, None),
                _ => (
                    journaal::GEZOCHT,
                    (!personen.is_empty()).then(|| *kans.kies(&personen)),
                ),
            };
            self.bak.journaal.push(JournaalRij {
                gemeente: w.gemeente,
                id: Id::op(op, kans),
                op,
                medewerker_id: Some(wie),
                wat,
                spoor: Id::op(op, kans),
                casus_id: None,
                huishouden_id: None,
                persoon_id,
                onderwerp_id: None,
            });
        }
        self.journaal += self.bak.journaal.len();
    }

    fn brok(&mut self) {
        let mut deel = match self.deel.take() {
            Some(deel) => deel,
            None => self.begin_deel(),
        };
        let tot = (self.huis_nr + BROK).min(PER_DEEL);
        while self.huis_nr < tot {
            self.huishouden(&mut deel);
            self.huis_nr += 1;
        }
        if self.huis_nr == PER_DEEL {
            melding::open(&self.w, &deel, &mut self.kans, &mut self.bak, &self.monster);
            debug_assert_eq!(deel.tekort(), 0);
        }
        self.dagelijks(&deel);
        self.bak.leeg(&mut self.uit);
        if self.huis_nr == PER_DEEL {
            self.huis_nr = 0;
            self.deel_nr += 1;
        } else {
            self.deel = Some(deel);
        }
    }
}

impl Iterator for Simulatie {
    type Item = Batch;
    fn next(&mut self) -> Option<Batch> {
        loop {
            if let Some(batch) = self.uit.pop_front() {
                return Some(batch);
            }
            if self.deel_nr >= self.inst.schaal as usize {
                return None;
            }
            self.brok();
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! The next household of a unit.

use super::{
    Simulatie,
    rollen::{CasusRol, Rol},
};
use crate::{
    deel::Deel,
    demo,
    gezin::{self, Huis, Wens},
    kans::Kans,
    levens::{Leven, Vorm},
    maat::{MELDINGEN, PER_DEEL, PERSONEN},
    melding,
    tijd::{Dag, Moment},
    verhaal::{self, Opdracht},
};

/// What is fixed of a household before it is made.
#[derive(Clone, Copy, Debug)]
struct Begin {
    /// Moment from which the ids tell.
    moment: Moment,
    /// Day on which an unborn child is expected.
    verwacht: Dag,
    /// How many members get a BSN at most.
    met_bsn: usize,
}

impl Simulatie {
    /// Makes the next household and tells what there is to tell.
    pub(super) fn huishouden(&mut self, deel: &mut Deel) {
        let nummer = self.deel_nr * PER_DEEL + self.huis_nr;
        let mut kans = Kans::new(self.inst.seed, (1 << 32) + nummer as u64);
        let rol = self.rollen[self.huis_nr];
        let begin = Begin {
            moment: self.w.begin.plus(-120).om(6, 0) + nummer as i64 * 20_000_000,
            verwacht: self.w.vandaag.plus(kans.tussen(20, 170)),
            met_bsn: match rol {
                _ if self.inst.schaal < 10 => usize::MAX,
                Rol::Los => 0,
                _ => 1,
            },
        };
        let vooraf = self.bak.melding.len();
        match rol {
            Rol::Demo(n) => {
                let (w, bak) = (&self.w, &mut self.bak);
                let huis = demo::vertel(w, deel, &mut kans, bak, n, begin.moment, begin.met_bsn);
                self.personen += huis.leden.len();
            }
            Rol::Casus(casus) => self.met_casus(deel, &mut kans, &begin, casus),
            Rol::Los => self.los(deel, &mut kans, &begin),
        }
        self.meldingen += self.bak.melding.len() - vooraf;
    }

    /// A household, with its rows in the bak.
    fn maak(&mut self, deel: &mut Deel, kans: &mut Kans, begin: &Begin, vorm: Vorm, kinderen: i32) -> Huis {
        let wens = Wens {
            vorm,
            kinderen,
            moment: begin.moment,
            naam: None,
            verwacht: begin.verwacht,
        };
        let huis = gezin::maak(kans, &wens, self.w.vandaag);
        gezin::schrijf(&huis, deel, begin.met_bsn, self.w.vandaag, &mut self.bak);
        self.personen += huis.leden.len();
        huis
    }

    /// A household with a casus.
    fn met_casus(&mut self, deel: &mut Deel, kans: &mut Kans, begin: &Begin, casus: CasusRol) {
        let leven = self.leven();
        let vorm = *kans.kies(&leven.vormen);
        let kinderen = kans.tussen(1, 4);
        let huis = self.maak(deel, kans, begin, vorm, kinderen);
        let opdracht = Opdracht {
            fase: casus.fase,
            regisseur: None,
            hermelding: casus.hermelding,
            eerder: casus.eerder,
            wacht_op_mdo: casus.wacht_op_mdo,
        };
        verhaal::vertel(&self.w, deel, kans, &mut self.bak, &huis, leven, &opdracht);
    }

    /// A household of the crowd.
    fn los(&mut self, deel: &mut Deel, kans: &mut Kans, begin: &Begin) {
        let (vorm, kinderen) = self.vorm_los(kans);
        let huis = self.maak(deel, kans, begin, vorm, kinderen);
        self.los_nog -= 1;
        // Meldingen without casus, so many that the unit ends with its number.
        let doel = (MELDINGEN - melding::OPEN_AANTAL) * (self.huis_nr + 1) / PER_DEEL;
        let gezin = kinderen > 0;
        let meer = doel.saturating_sub(self.meldingen).min(if gezin { 1 } else { 4 });
        if !gezin || kans.procent(12) {
            for _ in 0..meer {
                melding::los(&self.w, deel, kans, &mut self.bak, &huis);
            }
        }
        if self.monster.len() < 160 {
            self.monster.push(huis);
        }
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
}

// SPDX-License-Identifier: EUPL-1.2
//! The simulation: household by household, in batches.

mod dagelijks;
mod huishouden;
mod rollen;

use crate::{
    Instellingen, Wereld,
    deel::Deel,
    gezin::Huis,
    kans::Kans,
    maat::{BROK, PER_DEEL},
    melding,
    rijen::{Bak, Batch},
};
use rollen::Rol;
use std::collections::VecDeque;

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
        let mut bak = Bak::default();
        let w = Wereld::nieuw(&inst, &mut bak);
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

    /// A unit begins.
    fn begin_deel(&mut self) -> Deel {
        // Streams: 0 is unused, 1.. are the units, from 2^32 on the households.
        self.kans = Kans::new(self.inst.seed, self.deel_nr as u64 + 1);
        let deel = Deel::nieuw(&self.inst, self.deel_nr, &self.w.o, &mut self.kans);
        self.rollen = rollen::verdeel(self.deel_nr == 0, &mut self.kans);
        self.los_nog = self.rollen.iter().filter(|r| matches!(r, Rol::Los)).count();
        (self.personen, self.meldingen, self.journaal) = (0, 0, 0);
        self.monster.clear();
        deel
    }

    /// Makes the next households.
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

// SPDX-License-Identifier: EUPL-1.2
//! Who is away, and who stands in.

use super::Bouw;
use crate::{id::Id, organisatie::aanmelding::DEMO, rijen::AfwezigheidRij, tijd::Dag};
use std::collections::HashSet;

impl Bouw<'_> {
    /// Some are away now, with somebody standing in; some were away, some will be.
    pub(super) fn afwezigheden(&mut self, vandaag: Dag) {
        let staf = self.o.delen[0].clone();
        let mut gehad = HashSet::new();
        for n in 0..14_i32 {
            let mw = *self.kans.kies(&staf.regisseurs);
            let m = &self.o.mensen[mw];
            // Demo people are always there.
            if !gehad.insert(mw) || DEMO.iter().any(|d| d.naam == m.naam) {
                continue;
            }
            let waarnemer = staf
                .regisseurs
                .iter()
                .copied()
                .find(|w| *w != mw && !gehad.contains(w) && self.o.mensen[*w].team == m.team)
                .map(|w| self.o.mensen[w].id);
            let medewerker_id = m.id;
            let van = vandaag.plus(if n < 4 {
                -self.kans.tussen(1, 6)
            } else {
                (n - 9) * 23
            });
            let tot = van.plus(self.kans.tussen(if n < 4 { 8 } else { 4 }, 20));
            self.bak.afwezigheid.push(AfwezigheidRij {
                gemeente: self.gemeente,
                id: Id::op(van.plus(-7).om(10, n), &mut self.kans),
                medewerker_id,
                van,
                tot,
                waarnemer_id: waarnemer,
                ingetrokken: false,
            });
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! What happens every day beside the stories.

use super::Simulatie;
use crate::{
    Id, JournaalRij,
    deel::Deel,
    journaal,
    maat::{JOURNAAL, PER_DEEL},
};

impl Simulatie {
    /// Sign-ins, lists and searches, so that the journaal grows evenly to its number.
    pub(super) fn dagelijks(&mut self, deel: &Deel) {
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
}

// SPDX-License-Identifier: EUPL-1.2
//! The rules for the whole, when all rows were seen.

use super::Regels;
use simulate::{Id, demo_id};
use std::collections::HashMap;

impl Regels {
    /// How many there are of what.
    pub(super) fn aantallen(&self) {
        let n = |tabel: &str| self.t.aantal.get(tabel).copied().unwrap_or(0);
        assert_eq!(n("wijk"), 15);
        assert_eq!(n("huishouden"), 3000);
        assert_eq!(n("journaal"), 200_000);
        assert!(n("persoon").abs_diff(10_000) < 50, "{}", n("persoon"));
        assert!(n("melding").abs_diff(2700) < 20, "{}", n("melding"));
        assert!(n("casus").abs_diff(500) < 25, "{}", n("casus"));
        assert!(self.bsns.len() > 9000);
        assert!(
            self.met_kinderen > 300,
            "over 100 families a year: {}",
            self.met_kinderen
        );
        assert_eq!(self.vervangers, 15);
    }

    /// How much each regisseur directs.
    pub(super) fn regisseurs_aan_het_eind(&self) {
        // One regisseur for each running casus past triage; none while it waits for the MDO, none after.
        for (casus, fase) in &self.lopend {
            assert_eq!(self.regie_nu.contains_key(casus), *fase != "triage", "{fase}");
        }
        assert!(self.regie_nu.keys().all(|c| self.lopend.contains_key(c)));
        let mut last: HashMap<Id, usize> = HashMap::new();
        for m in self.regie_nu.values() {
            *last.entry(*m).or_default() += 1;
        }
        for (wie, aantal) in &last {
            assert!(
                *aantal <= 15 || (*aantal == 16 && self.overmaat.contains(wie)),
                "{} has {aantal}",
                self.namen[wie]
            );
        }
        assert_eq!(self.overmaat.len(), 2);
        for (naam, aantal) in [("s.aalders", 13), ("p.okoye", 15), ("t.dewit", 9)] {
            assert_eq!(
                demo_id(naam).and_then(|id| last.get(&id)),
                Some(&aantal),
                "{naam}"
            );
        }
        assert_eq!(self.zaken.len(), 1, "j.hendriks takes part in one casus");
    }

    /// What waits today.
    pub(super) fn wat_open_staat(&self) {
        assert!(
            (40..50).contains(&(self.open["op tijd"] + self.open["te laat"])),
            "{:?}",
            self.open
        );
        assert!(
            self.open["acuut"] >= 2
                && self.open["te laat"] >= 4
                && self.open["van niemand"] >= 10
                && self.open["aanbod"] == 6,
            "{:?}",
            self.open
        );
        assert!(
            self.open_punten["toewijzen"] >= 5 && self.open_punten["plan_zien"] >= 5,
            "{:?}",
            self.open_punten
        );
    }
}

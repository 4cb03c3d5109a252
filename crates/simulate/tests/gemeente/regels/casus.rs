// SPDX-License-Identifier: EUPL-1.2
//! The casus: its phases, its regisseur, who is involved, and the MDO.

use super::{Regels, code};
use domain::{
    casus::Fase,
    overleg::{AgendapuntStatus, Besluit, PuntSoort},
};
use simulate::{
    demo_id,
    rijen::{AgendapuntRij, BetrokkeneRij, CasusRij, FaseStapRij, RegieRij},
};

impl Regels {
    /// A household has one running casus at most.
    pub(super) fn casus(&mut self, r: &CasusRij) {
        self.t.nieuw("casus", r.id);
        code::<Fase>(r.fase);
        self.t.naar("huishouden", r.huishouden_id);
        self.t.naar("team", r.team_id);
        self.t.naar("casus", r.vorige_casus_id);
        self.vervangers += usize::from(r.vorige_casus_id.is_some());
        assert_eq!(r.fase == "gesloten", r.gesloten_op.is_some());
        if r.gesloten_op.is_none() {
            assert!(self.huis_lopend.insert(r.huishouden_id), "two running casussen");
            self.lopend.insert(r.id, r.fase);
        }
    }

    /// A step is one that the domain knows.
    pub(super) fn fase_stap(&self, r: &FaseStapRij) {
        self.t.naar("casus", r.casus_id);
        assert!(r.op <= self.nu);
        if let Some(van) = r.van {
            let stap = domain::casus::stap(van.parse().unwrap(), r.naar.parse().unwrap());
            assert!(
                stap.is_some_and(|s| !s.reden_verplicht || !r.reden.is_empty()),
                "{van} → {}",
                r.naar
            );
        }
    }

    /// A casus has one regisseur at a time, with the role.
    pub(super) fn regie(&mut self, r: &RegieRij) {
        self.t.naar("casus", r.casus_id);
        assert!(
            self.regisseurs.contains(&r.medewerker_id),
            "regie without the role"
        );
        assert!(r.tot.is_none_or(|tot| tot > r.van));
        if r.tot.is_none() {
            assert!(
                self.regie_nu.insert(r.casus_id, r.medewerker_id).is_none(),
                "two regisseurs"
            );
        }
        if r.overmaat_tot.is_some() {
            self.overmaat.insert(r.medewerker_id);
        }
    }

    /// Somebody who takes part.
    pub(super) fn betrokkene(&mut self, r: &BetrokkeneRij) {
        self.t.nieuw("betrokkene", r.id);
        assert!(
            r.medewerker_id.is_none() || self.gronden.contains(r.grondslag_code),
            "a deelname without a ground"
        );
        self.t.naar("medewerker", r.medewerker_id);
        self.t.naar("casus", r.casus_id);
        self.t.naar("organisatie", r.organisatie_id);
        if r.medewerker_id == demo_id("j.hendriks") {
            self.zaken.insert(r.casus_id);
        }
    }

    /// A point on the agenda.
    pub(super) fn agendapunt(&mut self, r: &AgendapuntRij) {
        self.t.naar("overleg", r.overleg_id);
        self.t.naar("casus", r.casus_id);
        code::<PuntSoort>(r.soort);
        code::<AgendapuntStatus>(r.status);
        if r.status == "open" {
            *self.open_punten.entry(r.soort).or_default() += 1;
        } else {
            code::<Besluit>(&r.besluit);
            assert!(r.besloten_op.is_some_and(|op| op <= self.nu));
        }
    }
}

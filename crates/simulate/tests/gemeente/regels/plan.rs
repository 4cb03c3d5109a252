// SPDX-License-Identifier: EUPL-1.2
//! The plan: goals, actions, versions, answers to open ends.

use super::{Regels, code};
use domain::plan::{ActieStatus, Akkoord, PlanInhoud, WieSoort};
use simulate::{
    Id,
    rijen::{ActieRij, DoelRij, OpenEindAntwoordRij, PlanAkkoordRij, PlanRij, PlanversieRij},
};

impl Regels {
    /// A goal.
    pub(super) fn doel(&mut self, r: &DoelRij) {
        self.t.nieuw("doel", r.id);
        self.t.naar("plan", r.casus_id);
    }

    /// An action.
    pub(super) fn actie(&mut self, r: &ActieRij) {
        self.t.nieuw("actie", r.id);
        self.t.naar("doel", r.doel_id);
        self.t.naar("persoon", r.persoon_id);
        self.t.naar("betrokkene", r.betrokkene_id);
        code::<WieSoort>(r.wie_soort);
        code::<ActieStatus>(r.status);
        assert!((1..=4).contains(&r.trede) && (r.trede == 1 || !r.trede_reden.is_empty()));
    }

    /// A version can be read by the domain.
    pub(super) fn planversie(&mut self, r: &PlanversieRij) {
        self.t.nieuw("planversie", r.id);
        self.t.naar("plan", r.casus_id);
        let inhoud: PlanInhoud = serde_json::from_str(&r.inhoud).unwrap();
        assert!(!inhoud.doelen.is_empty());
        for d in &inhoud.doelen {
            assert!(!d.acties.is_empty());
            self.t.naar("doel", Id(d.id.uuid().as_u128()));
        }
    }

    /// An agreement.
    pub(super) fn plan_akkoord(&self, r: &PlanAkkoordRij) {
        code::<Akkoord>(r.oordeel);
        self.t.naar("planversie", r.planversie_id);
    }

    /// A plan.
    pub(super) fn plan(&mut self, r: &PlanRij) {
        self.t.naar("casus", r.casus_id);
        self.t.nieuw("plan", r.casus_id);
    }

    /// An open end was dealt with as the domain wants.
    pub(super) fn open_eind_antwoord(r: &OpenEindAntwoordRij) {
        assert!(
            domain::afsluiten::controleer_afhandeling(&r.antwoord, &r.reden).is_ok(),
            "{}",
            r.reden
        );
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! Organisations, teams and staff.

use super::{Regels, code};
use simulate::rijen::{MedewerkerRij, OrganisatieRij, TeamRij};

impl Regels {
    /// An organisation.
    pub(super) fn organisatie(&mut self, r: &OrganisatieRij) {
        self.t.nieuw("organisatie", r.id);
    }

    /// A team belongs to an organisation.
    pub(super) fn team(&mut self, r: &TeamRij) {
        code::<domain::inrichting::TeamSoort>(r.soort);
        self.t.naar("organisatie", r.organisatie_id);
        self.t.nieuw("team", r.id);
    }

    /// Somebody with a sign-in.
    pub(super) fn medewerker(&mut self, r: &MedewerkerRij) {
        self.t.naar("team", r.team_id);
        self.t.nieuw("medewerker", r.id);
        assert!(r.naam.ends_with("-proef"), "{}", r.naam);
        assert!(self.kenmerken.insert(r.aanmeldnaam.to_string()));
        assert!(r.rollen.split(',').is_sorted());
        if r.rollen.contains("casusregisseur") || r.rollen.contains("gezinscoach") {
            self.regisseurs.insert(r.id);
        }
        self.namen.insert(r.id, r.aanmeldnaam.to_string());
    }
}

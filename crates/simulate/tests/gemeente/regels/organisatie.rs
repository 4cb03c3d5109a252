// SPDX-License-Identifier: EUPL-1.2
//! Organisations, teams and staff.

use super::{Regels, code};
use simulate::rijen::{ConvenantPartijRij, GrondslagRij, MedewerkerRij, OrganisatieRij, TeamRij};

impl Regels {
    /// An organisation.
    pub(super) fn organisatie(&mut self, r: &OrganisatieRij) {
        code::<domain::toegang::OrganisatieSoort>(r.soort);
        self.t.nieuw("organisatie", r.id);
    }

    /// An organisation signs a version.
    pub(super) fn convenant_partij(&mut self, r: &ConvenantPartijRij) {
        self.t.naar("convenant", r.convenant_id);
        self.t.naar("organisatie", r.organisatie_id);
        self.t.nieuw("convenant_partij", r.id);
    }

    /// A ground has a code of its own, and opens data that exist.
    pub(super) fn grondslag(&mut self, r: &GrondslagRij) {
        self.t.nieuw("grondslag", r.id);
        assert!(self.gronden.insert(r.code.to_string()));
        r.categorieen
            .split(',')
            .for_each(code::<domain::notitie::Categorie>);
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

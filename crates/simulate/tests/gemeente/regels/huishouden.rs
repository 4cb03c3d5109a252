// SPDX-License-Identifier: EUPL-1.2
//! Households and the people in them.

use super::{Regels, code};
use domain::{bsn::Bsn, huishouden::Lidrol};
use simulate::rijen::{HuishoudenLidRij, PersoonRij};

impl Regels {
    /// Somebody is born or expected, and has a plainly fake name and number.
    pub(super) fn persoon(&mut self, r: &PersoonRij) {
        self.t.nieuw("persoon", r.id);
        self.t.naar("adres", r.adres_id);
        assert!(r.geslachtsnaam.ends_with("-proef"));
        if let Some(b) = &r.bsn {
            assert!(b.parse::<Bsn>().unwrap().is_testnummer() && self.bsns.insert(b.clone()));
        }
        assert!(r.geboortedatum.is_some() != r.verwacht_op.is_some());
    }

    /// A member of a household.
    pub(super) fn huishouden_lid(&self, r: &HuishoudenLidRij) {
        code::<Lidrol>(r.rol);
        self.t.naar("huishouden", r.huishouden_id);
        self.t.naar("persoon", r.persoon_id);
    }
}

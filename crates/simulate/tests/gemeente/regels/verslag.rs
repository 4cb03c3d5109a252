// SPDX-License-Identifier: EUPL-1.2
//! Notes and journaal.

use super::{Regels, code};
use domain::notitie::{Categorie, Resultaat, Vorm};
use simulate::{
    JournaalRij,
    rijen::{NotitiePersoonRij, NotitieRij},
};

impl Regels {
    /// A note is not made before the contact, nor in the future.
    pub(super) fn notitie(&mut self, r: &NotitieRij) {
        self.t.nieuw("notitie", r.id);
        self.t.naar("casus", r.casus_id);
        self.t.naar("medewerker", r.auteur_id);
        code::<Vorm>(r.vorm);
        code::<Categorie>(r.categorie);
        if let Some(res) = &r.resultaat {
            code::<Resultaat>(res);
        }
        assert!(r.gemaakt_op <= self.nu && r.contact_op <= r.gemaakt_op);
        assert!(!r.feiten.contains(['{', '}']) && !r.mening.contains('{') && !r.bron.contains('{'));
    }

    /// Whom a note is about.
    pub(super) fn notitie_persoon(&self, r: &NotitiePersoonRij) {
        self.t.naar("notitie", r.notitie_id);
        self.t.naar("persoon", r.persoon_id);
    }

    /// A row of journaal fits in its bytes.
    pub(super) fn journaal(&mut self, r: &JournaalRij) {
        assert!(r.op <= self.nu);
        self.t.naar("medewerker", r.medewerker_id);
        self.t.naar("casus", r.casus_id);
        self.t.naar("huishouden", r.huishouden_id);
        self.t.nieuw("journaal", r.id);
        assert_eq!(JournaalRij::van_bytes(&r.naar_bytes()), *r);
    }
}

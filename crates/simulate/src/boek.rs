// SPDX-License-Identifier: EUPL-1.2
//! Writes acts down in the journaal while a story is told.

use crate::{id::Id, journaal::JournaalRij, kans::Kans, tijd::Moment};

/// Something that happened at a moment, for the journaal.
pub struct Boek<'a> {
    gemeente: i32,
    bak: &'a mut Vec<JournaalRij>,
    nu: Moment,
    /// The casus, once there is one.
    pub casus: Option<Id>,
    /// The household.
    pub huishouden: Option<Id>,
}

impl<'a> Boek<'a> {
    /// A journaal for one story.
    pub fn nieuw(gemeente: i32, nu: Moment, bak: &'a mut Vec<JournaalRij>) -> Self {
        Self {
            gemeente,
            bak,
            nu,
            casus: None,
            huishouden: None,
        }
    }
    /// Writes down an act; what would lie in the future did not happen.
    pub fn schrijf(&mut self, op: Moment, wie: Option<Id>, wat: u8, onderwerp: Option<Id>, kans: &mut Kans) {
        if op > self.nu {
            return;
        }
        self.bak.push(JournaalRij {
            gemeente: self.gemeente,
            id: Id::op(op, kans),
            op,
            medewerker_id: wie,
            wat,
            spoor: Id::op(op, kans),
            casus_id: self.casus,
            huishouden_id: self.huishouden,
            persoon_id: None,
            onderwerp_id: onderwerp,
        });
    }
}

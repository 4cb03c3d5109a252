// SPDX-License-Identifier: EUPL-1.2
//! One row of the journaal as bytes. The name in front carries the version: a new column means a new name, and rows
//! that were sealed before keep the old one.

use super::hash::{Hash, Velden};
use crate::{CasusId, Gemeente, HuishoudenId, JournaalId, MedewerkerId, PersoonId};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use uuid::Uuid;

const NAAM: &str = "regiekamer journaalregel 2";

/// A row of the journaal: every column.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "columns; documented in the migration")]
pub struct Regel<'a> {
    pub gemeente: Gemeente,
    pub id: JournaalId,
    pub op: Timestamp,
    pub medewerker: Option<MedewerkerId>,
    pub rol: &'a str,
    pub handeling: &'a str,
    pub soort: &'a str,
    pub doel: &'a str,
    pub grondslag: &'a str,
    pub beleid: &'a str,
    pub beleid_versie: i64,
    pub spoor: Uuid,
    pub casus: Option<CasusId>,
    pub huishouden: Option<HuishoudenId>,
    pub persoon: Option<PersoonId>,
    pub onderwerp: &'a str,
    pub onderwerp_id: Option<Uuid>,
    pub velden: &'a str,
    pub reden: &'a str,
}

impl Regel<'_> {
    /// Hash of everything but the id: so a row that was moved is known again. `buffer` is working space.
    pub fn inhoud(&self, buffer: &mut Vec<u8>) -> Hash {
        let uuid = |u: &Uuid| *u.as_bytes();
        let [wie, casus, huishouden, persoon] = [
            self.medewerker.map(Uuid::from),
            self.casus.map(Uuid::from),
            self.huishouden.map(Uuid::from),
            self.persoon.map(Uuid::from),
        ]
        .map(|o| o.map(|u| uuid(&u)));
        Velden::van(NAAM, buffer)
            .bytes(&self.gemeente.0.to_be_bytes())
            .bytes(&self.op.as_microsecond().to_be_bytes())
            .optie(wie.as_ref().map(<[u8; 16]>::as_slice))
            .bytes(self.rol.as_bytes())
            .bytes(self.handeling.as_bytes())
            .bytes(self.soort.as_bytes())
            .bytes(self.doel.as_bytes())
            .bytes(self.grondslag.as_bytes())
            .bytes(self.beleid.as_bytes())
            .bytes(&self.beleid_versie.to_be_bytes())
            .bytes(self.spoor.as_bytes())
            .optie(casus.as_ref().map(<[u8; 16]>::as_slice))
            .optie(huishouden.as_ref().map(<[u8; 16]>::as_slice))
            .optie(persoon.as_ref().map(<[u8; 16]>::as_slice))
            .bytes(self.onderwerp.as_bytes())
            .optie(self.onderwerp_id.as_ref().map(|u| u.as_bytes().as_slice()))
            .bytes(self.velden.as_bytes())
            .bytes(self.reden.as_bytes())
            .hash()
    }
}

/// Leaf of the tree: 0x00, the id, the hash of the content.
pub fn blad(id: JournaalId, inhoud: Hash) -> Hash {
    let mut h = Sha256::new();
    h.update([0]);
    h.update(id.uuid().as_bytes());
    h.update(inhoud.0);
    Hash(h.finalize().into())
}

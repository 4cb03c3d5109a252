// SPDX-License-Identifier: EUPL-1.2
//! Where the key that signs zegels changes: the old key names its successor after a certain zegel, and both sign.
//!
//! The old key vouches for the new one to whoever trusts the old; the new key vouches for what lies before it to whoever
//! trusts the new, after the old one was thrown away.

use super::hash::{Hash, Velden};
use super::{PubliekeSleutel, Zegel, Zegelsleutel};
use crate::Gemeente;
use jiff::Timestamp;

/// A change of key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overgang {
    /// Tenant.
    pub gemeente: Gemeente,
    /// Last zegel of the old key.
    pub na_nummer: i64,
    /// Its hash.
    pub na_hash: Hash,
    /// The old key.
    pub van: PubliekeSleutel,
    /// The new key.
    pub naar: PubliekeSleutel,
    /// When, in whole microseconds.
    pub op: Timestamp,
    /// Signature of the old key.
    pub getekend_van: [u8; 64],
    /// Signature of the new key.
    pub getekend_naar: [u8; 64],
}

impl Overgang {
    /// From the key of this zegel to the next.
    pub fn nieuw(na: &Zegel, van: &Zegelsleutel, naar: &Zegelsleutel, op: Timestamp) -> Self {
        let mut overgang = Self {
            gemeente: na.gemeente,
            na_nummer: na.nummer,
            na_hash: na.hash(),
            van: van.publiek(),
            naar: naar.publiek(),
            op,
            getekend_van: [0; 64],
            getekend_naar: [0; 64],
        };
        let hash = overgang.hash();
        overgang.getekend_van = van.teken(&hash.0);
        overgang.getekend_naar = naar.teken(&hash.0);
        overgang
    }

    fn hash(&self) -> Hash {
        Velden::van("regiekamer sleutelovergang 1", &mut Vec::new())
            .bytes(&self.gemeente.0.to_be_bytes())
            .bytes(&self.na_nummer.to_be_bytes())
            .bytes(&self.na_hash.0)
            .bytes(&self.van.0)
            .bytes(&self.naar.0)
            .bytes(&self.op.as_microsecond().to_be_bytes())
            .hash()
    }

    /// True when both keys signed it as it is now.
    pub fn klopt(&self) -> bool {
        let hash = self.hash();
        self.van.klopt(&hash.0, &self.getekend_van) && self.naar.klopt(&hash.0, &self.getekend_naar)
    }
}

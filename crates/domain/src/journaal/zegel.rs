// SPDX-License-Identifier: EUPL-1.2
//! The zegel of one batch of rows.

use super::hash::{Hash, Velden};
use super::{PubliekeSleutel, SleutelId, Zegelsleutel};
use crate::{Gemeente, JournaalId};
use jiff::Timestamp;

/// What is known of one batch. A batch holds every row after the last row of the batch before it, up to its own
/// last row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zegel {
    /// Tenant.
    pub gemeente: Gemeente,
    /// Number in the chain, from 1, without gaps.
    pub nummer: i64,
    /// First row.
    pub eerste: JournaalId,
    /// Last row.
    pub laatste: JournaalId,
    /// Number of rows.
    pub aantal: i64,
    /// Merkle root of the rows.
    pub wortel: Hash,
    /// Hash of the zegel before it; nothing but zeros for the first.
    pub vorige: Hash,
    /// Hash of the list of rows that explains a difference.
    pub lijst: Hash,
    /// When it was sealed, in whole microseconds.
    pub op: Timestamp,
    /// Key that signed it.
    pub sleutel: SleutelId,
}

impl Zegel {
    /// Hash of all of it; the next zegel repeats it, and the signature is over it.
    pub fn hash(&self) -> Hash {
        Velden::van("regiekamer journaalzegel 1", &mut Vec::new())
            .bytes(&self.gemeente.0.to_be_bytes())
            .bytes(&self.nummer.to_be_bytes())
            .bytes(self.eerste.uuid().as_bytes())
            .bytes(self.laatste.uuid().as_bytes())
            .bytes(&self.aantal.to_be_bytes())
            .bytes(&self.wortel.0)
            .bytes(&self.vorige.0)
            .bytes(&self.lijst.0)
            .bytes(&self.op.as_microsecond().to_be_bytes())
            .bytes(&self.sleutel.0)
            .hash()
    }
    /// Signs it.
    #[must_use]
    pub fn teken(self, sleutel: &Zegelsleutel) -> GetekendZegel {
        GetekendZegel {
            handtekening: sleutel.teken(&self.hash().0),
            zegel: self,
        }
    }
}

/// A zegel with its signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetekendZegel {
    /// The zegel.
    pub zegel: Zegel,
    /// Signature over its hash.
    pub handtekening: [u8; 64],
}

impl GetekendZegel {
    /// True when this key signed it as it is now.
    pub fn klopt(&self, sleutel: &PubliekeSleutel) -> bool {
        sleutel.klopt(&self.zegel.hash().0, &self.handtekening)
    }
}

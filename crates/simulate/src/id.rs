// SPDX-License-Identifier: EUPL-1.2
//! Identifiers: UUID v7 made of a simulated moment and seeded randomness, never of the clock.

use crate::kans::Kans;
use serde::{Serialize, Serializer};
use std::fmt;

/// An id as 128 bits. Written as 32 hexadecimal digits, which both engines read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(pub u128);

const VERSIE: u128 = 0x7 << 76;
const VARIANT: u128 = 0x2 << 62;

impl Id {
    /// The id of something that came to be at a moment (microseconds since 1970).
    pub fn op(moment: i64, kans: &mut Kans) -> Self {
        let ms = u128::from((moment / 1000).unsigned_abs()) & 0xffff_ffff_ffff;
        let hoog = u128::from(kans.u64()) & 0xfff;
        let laag = u128::from(kans.u64()) & 0x3fff_ffff_ffff_ffff;
        Self((ms << 80) | VERSIE | (hoog << 64) | VARIANT | laag)
    }

    /// An id that is the same in every simulation, for demo people, teams and wijken: a kind and a number.
    pub const fn vast(soort: u16, nummer: u32) -> Self {
        // 2023-01-01 in milliseconds, so that it looks like any other id.
        let ms: u128 = 1_672_531_200_000;
        Self((ms << 80) | VERSIE | ((soort as u128) << 64) | VARIANT | nummer as u128)
    }

    /// The 16 bytes, most significant first.
    pub const fn bytes(self) -> [u8; 16] {
        self.0.to_be_bytes()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        let mut tekst = [0_u8; 32];
        for (i, b) in self.bytes().iter().enumerate() {
            tekst[2 * i] = HEX[usize::from(b >> 4)];
            tekst[2 * i + 1] = HEX[usize::from(b & 15)];
        }
        s.serialize_str(std::str::from_utf8(&tekst).unwrap_or_default())
    }
}

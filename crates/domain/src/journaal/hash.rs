// SPDX-License-Identifier: EUPL-1.2
//! A SHA-256 hash, and the one way in which fields become bytes before they are hashed or signed.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use sha2::{Digest, Sha256};
use std::{fmt, str::FromStr};

/// A SHA-256 hash; hexadecimal as text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// What the first zegel has before it.
    pub const NUL: Self = Self([0; 32]);

    /// Hash of these bytes.
    pub fn van(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
    /// From stored bytes; `None` when there are not 32.
    pub fn uit(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        naar_hex(&self.0, f)
    }
}
impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        naar_hex(&self.0, f)
    }
}
impl FromStr for Hash {
    type Err = &'static str;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        uit_hex(s).map(Self)
    }
}
impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(D::Error::custom)
    }
}

pub(super) fn naar_hex(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    bytes.iter().try_for_each(|b| write!(f, "{b:02x}"))
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

pub(super) fn uit_hex<const N: usize>(s: &str) -> Result<[u8; N], &'static str> {
    const FOUT: &str = "geen hexadecimale reeks van de juiste lengte";
    let mut uit = [0; N];
    if s.len() != 2 * N || !s.is_ascii() {
        return Err(FOUT);
    }
    for (plaats, cijfers) in uit.iter_mut().zip(s.as_bytes().chunks(2)) {
        let tekst = std::str::from_utf8(cijfers).map_err(|_| FOUT)?;
        *plaats = u8::from_str_radix(tekst, 16).map_err(|_| FOUT)?;
    }
    Ok(uit)
}

/// Fields as bytes, so that no two different rows give the same bytes: a name that says what it is and in which
/// version, then per field a mark (absent or present), its length and its bytes.
pub(super) struct Velden<'a>(&'a mut Vec<u8>);

impl<'a> Velden<'a> {
    pub(super) fn van(naam: &'static str, buffer: &'a mut Vec<u8>) -> Self {
        buffer.clear();
        let mut velden = Self(buffer);
        velden.bytes(naam.as_bytes());
        velden
    }
    pub(super) fn bytes(&mut self, veld: &[u8]) -> &mut Self {
        self.0.push(1);
        self.0.extend_from_slice(&(veld.len() as u64).to_be_bytes());
        self.0.extend_from_slice(veld);
        self
    }
    pub(super) fn optie(&mut self, veld: Option<&[u8]>) -> &mut Self {
        match veld {
            Some(veld) => self.bytes(veld),
            None => {
                self.0.push(0);
                self
            }
        }
    }
    pub(super) fn hash(&self) -> Hash {
        Hash::van(self.0)
    }
}

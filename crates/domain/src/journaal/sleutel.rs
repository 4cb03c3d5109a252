// SPDX-License-Identifier: EUPL-1.2
//! The key that signs zegels and ankers (Ed25519, RFC 8032), and its public half.

use super::Hash;
use super::hash::{Velden, naar_hex, uit_hex};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::{fmt, str::FromStr};

/// Which key: hash of its public half.
pub type SleutelId = Hash;

/// The secret half. Never leaves the memory of the process.
#[derive(Clone)]
pub struct Zegelsleutel(SigningKey);

impl fmt::Debug for Zegelsleutel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Zegelsleutel(…)")
    }
}

impl Zegelsleutel {
    /// The key of this seed.
    pub fn uit_zaad(zaad: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(zaad))
    }
    /// The public half.
    pub fn publiek(&self) -> PubliekeSleutel {
        PubliekeSleutel(self.0.verifying_key().to_bytes())
    }
    /// Signs. The same bytes give the same signature.
    pub fn teken(&self, bytes: &[u8]) -> [u8; 64] {
        self.0.sign(bytes).to_bytes()
    }
}

/// The public half; hexadecimal as text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PubliekeSleutel(pub [u8; 32]);

impl PubliekeSleutel {
    /// From stored bytes; `None` when there are not 32.
    pub fn uit(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }
    /// Its id.
    pub fn id(&self) -> SleutelId {
        Velden::van("regiekamer zegelsleutel 1", &mut Vec::new())
            .bytes(&self.0)
            .hash()
    }
    /// True when this key signed these bytes. Strict: weak keys and second forms of a signature don't pass.
    pub fn klopt(&self, bytes: &[u8], handtekening: &[u8; 64]) -> bool {
        VerifyingKey::from_bytes(&self.0).is_ok_and(|k| {
            k.verify_strict(bytes, &Signature::from_bytes(handtekening))
                .is_ok()
        })
    }
}

impl fmt::Display for PubliekeSleutel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        naar_hex(&self.0, f)
    }
}
impl fmt::Debug for PubliekeSleutel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        naar_hex(&self.0, f)
    }
}
impl FromStr for PubliekeSleutel {
    type Err = &'static str;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        uit_hex(s).map(Self)
    }
}
impl Serialize for PubliekeSleutel {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for PubliekeSleutel {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(D::Error::custom)
    }
}

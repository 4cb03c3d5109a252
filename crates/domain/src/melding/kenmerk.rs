// SPDX-License-Identifier: EUPL-1.2
//! The public reference of a melding: random, so that it can't be guessed, with a check character so that a
//! typing error is seen. It says nothing about when or where the melding was made.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Crockford's base32: no I, L, O and U.
const TEKENS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Reference such as `M-7K2QX-9TB4C`: nine random characters (45 bits) and one check character.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Kenmerk(String);

/// A typed reference that does not exist in this form.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "Dit kenmerk klopt niet. Een kenmerk ziet eruit als M-7K2QX-9TB4C. Kijk of u elk teken goed hebt overgenomen."
)]
pub struct KenmerkFout;

fn waarde(teken: u8) -> Option<u32> {
    TEKENS
        .iter()
        .position(|t| *t == teken)
        .and_then(|i| u32::try_from(i).ok())
}

fn teken(waarde: u32) -> char {
    let i = usize::try_from(waarde & 31).unwrap_or(0);
    char::from(TEKENS.get(i).copied().unwrap_or(b'0'))
}

/// Check value by Luhn's rule modulo 32: any one wrong character and (nearly) any swap of neighbours is seen.
fn controle(waarden: impl DoubleEndedIterator<Item = u32>) -> u32 {
    let mut som = 0;
    for (i, w) in waarden.rev().enumerate() {
        let v = if i % 2 == 0 { 2 * w } else { w };
        som += v / 32 + v % 32;
    }
    (32 - som % 32) % 32
}

impl Kenmerk {
    /// Makes a reference of six random bytes.
    pub fn nieuw(bytes: [u8; 6]) -> Self {
        let bits = bytes.iter().fold(0_u64, |acc, b| (acc << 8) | u64::from(*b));
        let waarden: Vec<u32> = (0..9)
            .map(|i| u32::try_from((bits >> (i * 5)) & 31).unwrap_or(0))
            .collect();
        let mut kaal: String = waarden.iter().map(|w| teken(*w)).collect();
        kaal.push(teken(controle(waarden.into_iter())));
        Self(Self::opmaak(&kaal))
    }
    fn opmaak(kaal: &str) -> String {
        let (een, twee) = kaal.split_at_checked(5).unwrap_or((kaal, ""));
        format!("M-{een}-{twee}")
    }
    /// The text, always written in the same way.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Kenmerk {
    type Err = KenmerkFout;
    /// Reads what a person typed: small letters, spaces and no dashes are fine; O is read as 0, I and L as 1.
    fn from_str(s: &str) -> Result<Self, KenmerkFout> {
        let kaal: String = s
            .trim()
            .to_uppercase()
            .chars()
            .filter(|c| !matches!(c, '-' | ' ' | '\u{a0}'))
            .collect();
        let kaal = if kaal.len() == 11 {
            kaal.strip_prefix('M').unwrap_or(&kaal)
        } else {
            kaal.as_str()
        };
        let kaal: String = kaal
            .chars()
            .map(|c| match c {
                'O' => '0',
                'I' | 'L' => '1',
                anders => anders,
            })
            .collect();
        let waarden: Option<Vec<u32>> = kaal.bytes().map(waarde).collect();
        match waarden.as_deref() {
            Some([voor @ .., laatste]) if voor.len() == 9 && controle(voor.iter().copied()) == *laatste => {
                Ok(Self(Self::opmaak(&kaal)))
            }
            _ => Err(KenmerkFout),
        }
    }
}

impl fmt::Display for Kenmerk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl TryFrom<String> for Kenmerk {
    type Error = KenmerkFout;
    fn try_from(s: String) -> Result<Self, KenmerkFout> {
        s.parse()
    }
}
impl From<Kenmerk> for String {
    fn from(k: Kenmerk) -> Self {
        k.0
    }
}

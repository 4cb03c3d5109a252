// SPDX-License-Identifier: EUPL-1.2
//! The burgerservicenummer: checked by the elfproef, and never shown by accident (requirement C5).
//!
//! Simulated people use numbers that start with 999. Those are the numbers of the government's own test data: the
//! public list of RvIG with test BSNs is in the range 9999, as are the test persons of Haal Centraal (999993653). That
//! the rest of 999 is never issued was not found in a source: `[config]`, so the range 9999 is used up first.

use std::{fmt, str::FromStr};

/// A checked BSN. `Debug` and `Display` are masked; only [`Bsn::onthul`] gives the digits.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Bsn([u8; 9]);

/// Not a BSN. The number itself is not in the message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BsnFout {
    /// Other than 8 or 9 digits.
    #[error("Een BSN heeft 9 cijfers. Kijk of alle cijfers er staan.")]
    Lengte,
    /// The check fails.
    #[error("Dit BSN klopt niet. Kijk of de cijfers goed zijn overgenomen.")]
    Elfproef,
}

/// The elfproef of the BSN: 9·a + 8·b + … + 2·h − i is divisible by 11, and the number is not all zeros.
pub fn elfproef(cijfers: &[u8; 9]) -> bool {
    let som: i32 = cijfers
        .iter()
        .zip([9, 8, 7, 6, 5, 4, 3, 2, -1])
        .map(|(c, factor)| i32::from(*c) * factor)
        .sum();
    som % 11 == 0 && cijfers.iter().any(|c| *c != 0)
}

impl Bsn {
    /// The nine digits. Call this only to encrypt, to make the look-up hash, or to show it to somebody who may see it.
    pub fn onthul(&self) -> String {
        self.0.iter().map(|c| char::from(b'0' + c)).collect()
    }
    /// True for a number that starts with 999: test data, never a real person.
    pub fn is_testnummer(&self) -> bool {
        self.0.starts_with(&[9, 9, 9])
    }
    fn van_getal(getal: u32) -> Option<Self> {
        let mut cijfers = [0_u8; 9];
        let mut rest = getal;
        for c in cijfers.iter_mut().rev() {
            *c = u8::try_from(rest % 10).ok()?;
            rest /= 10;
        }
        (rest == 0 && elfproef(&cijfers)).then_some(Self(cijfers))
    }
}

/// All test numbers that pass the elfproef (about 90,900), those that start with 9999 first.
pub fn testnummers() -> impl Iterator<Item = Bsn> {
    (999_900_000..=999_999_999)
        .chain(999_000_000..999_900_000)
        .filter_map(Bsn::van_getal)
}

impl FromStr for Bsn {
    type Err = BsnFout;
    /// Reads 8 or 9 digits, with or without spaces and dots; 8 digits get the leading zero that was lost.
    fn from_str(s: &str) -> Result<Self, BsnFout> {
        let kaal: String = s.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
        if !matches!(kaal.len(), 8 | 9) || !kaal.bytes().all(|b| b.is_ascii_digit()) {
            return Err(BsnFout::Lengte);
        }
        kaal.parse()
            .ok()
            .and_then(Self::van_getal)
            .ok_or(BsnFout::Elfproef)
    }
}

impl fmt::Display for Bsn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("•••••••••")
    }
}
impl fmt::Debug for Bsn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Bsn(•••••••••)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static TESTNUMMERS: LazyLock<Vec<Bsn>> = LazyLock::new(|| testnummers().take(9_000).collect());

    #[test]
    fn lezen_en_weigeren() {
        for (tekst, cijfers) in [
            ("999993653", "999993653"),
            ("9999 93.653", "999993653"),
            ("111222333", "111222333"),
            ("10000008", "010000008"),
        ] {
            assert_eq!(tekst.parse::<Bsn>().unwrap().onthul(), cijfers);
        }
        assert!("999993653".parse::<Bsn>().unwrap().is_testnummer());
        let echt = "111222333".parse::<Bsn>().unwrap();
        assert!(!echt.is_testnummer());
        assert_eq!(echt.onthul(), "111222333");
        for (fout, soort) in [
            ("", BsnFout::Lengte),
            ("1234567", BsnFout::Lengte),
            ("12345678a", BsnFout::Lengte),
            ("1234567890", BsnFout::Lengte),
            ("999993654", BsnFout::Elfproef),
            ("000000000", BsnFout::Elfproef),
        ] {
            assert_eq!(fout.parse::<Bsn>(), Err(soort), "{fout}");
        }
    }

    #[test]
    fn nooit_zichtbaar() {
        let b = "999993653".parse::<Bsn>().unwrap();
        assert!(!format!("{b} {b:?}").contains(char::is_numeric));
        assert!(!BsnFout::Elfproef.to_string().contains("999"));
    }

    #[test]
    fn genoeg_testnummers_en_elk_een_keer() {
        let alle: Vec<String> = testnummers().map(|b| b.onthul()).collect();
        assert!(alle.len() > 90_000 && alle[0].starts_with("9999"));
        let mut uniek = alle.clone();
        uniek.sort_unstable();
        uniek.dedup();
        assert_eq!(uniek.len(), alle.len());
    }

    proptest! {
        #[test]
        fn een_verkeerd_cijfer_valt_op(n in 0_usize..9_000, plek in 0_usize..9, anders in 1_u8..10) {
            let b = TESTNUMMERS[n].clone();
            let mut cijfers = b.0;
            cijfers[plek] = (cijfers[plek] + anders) % 10;
            prop_assert!(!elfproef(&cijfers));
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! Burgerservicenummers for tests: 999xxxxxx, which pass the elfproef (see `domain::bsn` on this range). As
//! there, those that begin with 9999 are used first.

/// How many five-digit middles there are; ten out of eleven of them have a valid last digit.
const MIDDENS: u32 = 100_000;
/// Middles of numbers that begin with 9999.
const EERST: u32 = 10_000;
/// Coprime with 10,000 and 90,000, so that stepping by it visits every middle once and numbers look unrelated.
const STAP: u32 = 38_197;

/// Hands out the numbers of one unit of the simulation, each once, until its share is used up.
#[derive(Clone, Debug)]
pub struct Bsns {
    volgende: u32,
    einde: u32,
}

impl Bsns {
    /// The share of unit `deel` out of `delen`.
    pub fn deel(deel: u32, delen: u32) -> Self {
        let grens =
            |n: u32| u32::try_from(u64::from(MIDDENS) * u64::from(n) / u64::from(delen)).unwrap_or(MIDDENS);
        Self {
            volgende: grens(deel),
            einde: grens(deel + 1),
        }
    }
}

impl Iterator for Bsns {
    type Item = String;
    fn next(&mut self) -> Option<String> {
        while self.volgende < self.einde {
            let midden = match self.volgende.checked_sub(EERST) {
                None => MIDDENS - EERST + self.volgende * STAP % EERST,
                Some(n) => n * STAP % (MIDDENS - EERST),
            };
            self.volgende += 1;
            let acht = 99_900_000 + midden;
            let mut som = 0;
            let mut rest = acht;
            for gewicht in 2..=9 {
                som += gewicht * (rest % 10);
                rest /= 10;
            }
            let laatste = som % 11;
            if laatste < 10 {
                return Some(format!("{acht}{laatste}"));
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn elk_nummer_is_uniek_en_doorstaat_de_elfproef() {
        let alle: Vec<String> = (0..7).flat_map(|d| Bsns::deel(d, 7)).collect();
        assert!(alle.len() > 90_000, "{}", alle.len());
        assert_eq!(alle.iter().collect::<HashSet<_>>().len(), alle.len());
        for bsn in &alle {
            assert!(bsn.parse::<domain::bsn::Bsn>().unwrap().is_testnummer());
        }
    }
}

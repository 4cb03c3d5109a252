// SPDX-License-Identifier: EUPL-1.2
//! Blocking keys: two records are compared when they share one. The same keys serve the index in memory and the one
//! in the database, as 64-bit numbers under a key of the caller, so that an index tells nothing by itself.

use crate::woorden::{GEEN, getal};
use crate::{
    bestand::{Bestand, Rij},
    persoon::{Datum, Persoon},
    tekst,
};
use siphasher::sip::SipHasher13;
use std::hash::Hasher;

/// The kinds of key. What each one bridges stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Soort {
    /// BSN: everything else may be wrong. Not for an index that is stored: a nine-digit number is soon guessed.
    Bsn,
    /// Phone.
    Telefoon,
    /// Postcode and number, present and former: name and date may be wrong, or they moved.
    Adres,
    /// Birth date (day and month in either order) and first initial: family name and address may be wrong.
    DatumLetter,
    /// Birth date and first sound of a family name: given name and address may be wrong.
    DatumNaam,
    /// Sound of family and given name in either order, birth year: day, month and address may be wrong.
    NamenJaar,
    /// Sound of the family name, initial, four digits of the postcode: birth date may be wrong or unknown.
    NamenWijk,
    /// Sound of a family name, initial, day and month: the year may be wrong.
    DagMaandNaam,
    /// Sound of the given name, birth year, four digits of the postcode: a new family name and a wrong day or month.
    VoornaamWijk,
    /// Birth date and four digits of the postcode: all names may be wrong.
    DatumWijk,
    /// Postcode, initial and birth year: family name and house number may be wrong.
    PostcodeLetter,
    /// Sound of a family name, initial, birth year: given name misspelt, moved, and day and month wrong or not known.
    NaamLetterJaar,
    /// Sound of the given name, birth date kernel year and day: month wrong and another family name.
    VoornaamJaarDag,
    /// Sound of family and given name, when not too common: moved, and the birth date not known.
    Namen,
    /// Street, number and initial: postcode and birth date may be wrong.
    Straat,
    /// Day and month, initial, four digits of the postcode: family name and year may be wrong.
    DagMaandWijk,
    /// Street, number, four digits of the postcode: its letters and all names may be wrong.
    StraatWijk,
    /// Birth date and house number: all names and the postcode may be wrong.
    DatumNummer,
    /// Street and sound of the given name: number, family name and birth date may be wrong.
    StraatVoornaam,
    /// Sound of a family name and of the street: number, postcode, given name and birth date may be wrong or not known.
    NaamStraat,
    /// Sound of a family name and the initials, two or more: moved, and the birth date not known.
    NaamVoorletters,
    /// What a family name sounds like, alone: nothing else was typed. This one and those below are for the search box only:
    /// they say too little for a batch ([`ZOEK`]).
    Naam,
    /// The letters of a family name in any order: two of them changed places.
    NaamLetters,
    /// The consonants of a family name: a vowel is wrong, missing or too many.
    NaamKlank,
    /// What a family name sounds like, and the initial.
    NaamLetter,
    /// The consonants or the letters of a family name, and the birth year.
    NaamJaar,
}

/// How many kinds a batch has.
pub const SOORTEN: usize = 21;

/// The kinds that only the index in a database has, for who is sought by little more than a family name.
pub const ZOEK: [Soort; 5] = [
    Soort::Naam,
    Soort::NaamLetters,
    Soort::NaamKlank,
    Soort::NaamLetter,
    Soort::NaamJaar,
];

/// All kinds of a batch, in order.
pub const ALLE: [Soort; SOORTEN] = [
    Soort::Bsn,
    Soort::Telefoon,
    Soort::Adres,
    Soort::DatumLetter,
    Soort::DatumNaam,
    Soort::NamenJaar,
    Soort::NamenWijk,
    Soort::DagMaandNaam,
    Soort::VoornaamWijk,
    Soort::DatumWijk,
    Soort::PostcodeLetter,
    Soort::NaamLetterJaar,
    Soort::VoornaamJaarDag,
    Soort::Namen,
    Soort::Straat,
    Soort::DagMaandWijk,
    Soort::StraatWijk,
    Soort::DatumNummer,
    Soort::StraatVoornaam,
    Soort::NaamStraat,
    Soort::NaamVoorletters,
];

impl Soort {
    /// A block with more records than this is passed over: it tells too little for what it costs.
    pub fn largest(self) -> usize {
        match self {
            Self::Namen | Self::StraatVoornaam | Self::NaamVoorletters => 60,
            Self::NaamStraat => 24,
            _ => 400,
        }
    }
}

/// Day and month without their order.
fn dag_maand(d: Datum) -> u64 {
    let (a, b) = (d.dag().min(d.maand()), d.dag().max(d.maand()));
    u64::from(a * 100 + b)
}

impl Bestand {
    /// Hands every key of this kind of a record to `zet`.
    pub(crate) fn sleutels(&self, r: &Rij, soort: Soort, geheim: &[u8; 16], zet: &mut dyn FnMut(u64)) {
        let mut geef = |delen: &[u64]| {
            let mut h = SipHasher13::new_with_key(geheim);
            h.write_u8(soort as u8);
            for d in delen {
                h.write_u64(*d);
            }
            zet(h.finish());
        };
        let klank = |w: u32| u64::from(self.woorden.woord(w).klank);
        let letter = u64::from(r.letters & 31);
        let volledig = r.geboren.is_volledig();
        let datum = u64::from(r.geboren.jaar()) * 10_000 + dag_maand(r.geboren);
        let jaar = u64::from(r.geboren.jaar());
        let wijk = u64::from(tekst::wijk(r.postcode));
        let heeft_naam = r.voornamen[0] != GEEN;
        // With the family name in either order: the two get into each other's field.
        let voor = klank(r.voornamen[0]);
        let mut achternamen = [0_u64; 4];
        let mut n = 0;
        for w in r.namen.iter().filter(|w| **w != GEEN) {
            let k = klank(*w);
            if !achternamen[..n].contains(&k) {
                achternamen[n] = k;
                n += 1;
            }
        }
        let achternamen = &achternamen[..n];
        match soort {
            Soort::Bsn if r.bsn != 0 => geef(&[u64::from(r.bsn)]),
            Soort::Telefoon if r.telefoon != 0 => geef(&[u64::from(r.telefoon)]),
            Soort::Adres => {
                if r.adreskern() != 0 {
                    geef(&[r.adreskern()]);
                }
                for v in self.vorige(r).iter().filter(|v| **v != r.adreskern()) {
                    geef(&[*v]);
                }
            }
            Soort::DatumLetter if volledig && letter != 0 => geef(&[datum, letter]),
            Soort::DatumNaam if volledig => {
                for w in r.namen.iter().filter(|w| **w != GEEN) {
                    geef(&[datum, u64::from(self.woorden.woord(*w).letter)]);
                }
            }
            Soort::NamenJaar if heeft_naam && jaar != 0 => {
                achternamen
                    .iter()
                    .for_each(|k| geef(&[k.min(&voor).to_owned(), k.max(&voor).to_owned(), jaar]));
            }
            Soort::NamenWijk if letter != 0 && wijk != 0 => {
                achternamen.iter().for_each(|k| geef(&[*k, letter, wijk]));
            }
            Soort::DagMaandNaam if volledig && letter != 0 => {
                achternamen
                    .iter()
                    .for_each(|k| geef(&[dag_maand(r.geboren), *k, letter]));
            }
            Soort::VoornaamWijk if heeft_naam && jaar != 0 && wijk != 0 => {
                geef(&[klank(r.voornamen[0]), jaar, wijk]);
            }
            Soort::DatumWijk if volledig && wijk != 0 => geef(&[datum, wijk]),
            Soort::PostcodeLetter if !r.postcode.is_multiple_of(1000) && letter != 0 && jaar != 0 => {
                geef(&[u64::from(r.postcode), letter, jaar]);
            }
            Soort::NaamLetterJaar if jaar != 0 && letter != 0 => {
                achternamen.iter().for_each(|k| geef(&[*k, letter, jaar]));
            }
            Soort::VoornaamJaarDag if heeft_naam && volledig => {
                geef(&[klank(r.voornamen[0]), jaar, u64::from(r.geboren.dag())]);
            }
            Soort::Namen if heeft_naam => {
                achternamen
                    .iter()
                    .for_each(|k| geef(&[k.min(&voor).to_owned(), k.max(&voor).to_owned()]));
            }
            Soort::Straat if r.straat != GEEN && r.huisnummer != 0 && letter != 0 => {
                geef(&[klank(r.straat), u64::from(r.huisnummer), letter]);
            }
            Soort::StraatWijk if r.straat != GEEN && r.huisnummer != 0 && wijk != 0 => {
                geef(&[klank(r.straat), u64::from(r.huisnummer), wijk]);
            }
            Soort::DatumNummer if volledig && r.huisnummer != 0 => geef(&[datum, u64::from(r.huisnummer)]),
            Soort::StraatVoornaam if r.straat != GEEN && heeft_naam => geef(&[klank(r.straat), voor]),
            Soort::NaamStraat if r.straat != GEEN => {
                achternamen.iter().for_each(|k| geef(&[*k, klank(r.straat)]));
            }
            Soort::NaamVoorletters if r.letters > 31 => {
                achternamen.iter().for_each(|k| geef(&[*k, u64::from(r.letters)]));
            }
            Soort::DagMaandWijk if volledig && letter != 0 && wijk != 0 => {
                geef(&[dag_maand(r.geboren), letter, wijk]);
            }
            Soort::NaamKlank => achternamen.iter().for_each(|k| geef(&[*k])),
            Soort::NaamJaar if jaar == 0 => {}
            Soort::Naam | Soort::NaamLetters | Soort::NaamLetter | Soort::NaamJaar => {
                if soort == Soort::NaamJaar {
                    achternamen.iter().for_each(|k| geef(&[*k, jaar]));
                }
                for w in r.namen.iter().filter(|w| **w != GEEN) {
                    let w = self.woorden.woord(*w);
                    let bak = || u64::from(getal(&tekst::letterbak(&w.tekst)));
                    match soort {
                        Soort::NaamLetters => geef(&[bak()]),
                        Soort::NaamJaar => geef(&[bak(), jaar, 1]),
                        Soort::NaamLetter if letter != 0 => geef(&[u64::from(w.vouw), letter]),
                        Soort::Naam => geef(&[u64::from(w.vouw)]),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
}

/// The keys of one person, for an index in a database. `geheim` is the key of that index; without BSN (see
/// [`Soort::Bsn`]): the database finds that by its own keyed hash.
pub fn keys(p: &Persoon, geheim: &[u8; 16]) -> Vec<(Soort, u64)> {
    let mut b = Bestand::new();
    b.add(p);
    let mut uit = Vec::new();
    for soort in ALLE[1..].iter().chain(&ZOEK) {
        b.sleutels(&b.rijen[0], *soort, geheim, &mut |k| uit.push((*soort, k)));
    }
    uit.sort_unstable();
    uit.dedup();
    uit
}

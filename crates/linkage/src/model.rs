// SPDX-License-Identifier: EUPL-1.2
//! The model: Fellegi–Sunter (1969) with graded levels, as a mixture of named kinds of pair.
//!
//! Plain Fellegi–Sunter knows two kinds of pair, the same and not, and takes the fields as independent in each. For
//! people who live together that is wrong: a twin shares name, address, phone and birth date at once. So "not" is
//! split into what such pairs really are (twins, brothers and sisters, parent and child, the same with one name,
//! partners, strangers with the same names, strangers), and
//! "same" into settled, moved, and sloppily written. Within a kind the fields are independent; between them they are
//! not. The score is the logarithm (base 2) of the odds of the three "same" kinds against the seven others.
//!
//! Term frequency (Winkler): strangers share a value in proportion to how common it is; relatives share a family name
//! whatever it is.

use crate::niveau::{self, NIVEAUS, Patroon, VELDEN, Veld};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many kinds of pair there are.
pub const KLASSEN: usize = 10;
/// How many of them are the same person.
pub const ZELFDE: usize = 3;
/// Twins.
pub(crate) const TWEELING: usize = 3;
/// Brothers and sisters.
pub(crate) const BROER_ZUS: usize = 4;
/// Parent and child who is called after them.
pub(crate) const NAAMGENOOT: usize = 5;
/// Parent and child.
pub(crate) const OUDER_KIND: usize = 6;
/// Partners.
pub(crate) const PARTNER: usize = 7;
/// Strangers who share given and family name more often than chance: names of one region or origin go together.
pub(crate) const NAAMSGELIJK: usize = 8;
/// Strangers.
pub const VREEMD: usize = 9;
/// The kinds in words.
pub const KLASSE_WOORDEN: [&str; KLASSEN] = [
    "dezelfde persoon",
    "dezelfde persoon, verhuisd",
    "dezelfde persoon, slordig genoteerd",
    "tweeling",
    "broer of zus",
    "ouder en kind met één naam",
    "ouder en kind",
    "partners",
    "vreemden met dezelfde namen",
    "vreemden",
];

/// The version of the shape of [`Model`]; a stored model of another version is learned again.
pub const VERSIE: u32 = 1;

/// Frequencies of values that are common enough to keep with a model.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Frequenties {
    /// Family names, bare.
    pub naam: BTreeMap<String, f32>,
    /// Given names, bare.
    pub voornaam: BTreeMap<String, f32>,
    /// Crowded addresses (packed postcode and number).
    pub adres: BTreeMap<u64, f32>,
    /// Birth dates that occur too often (1 January).
    pub datum: BTreeMap<u32, f32>,
    /// First initials, by the number of the letter: how much more common than on average. Empty in a model of before.
    #[serde(default)]
    pub letter: Vec<f32>,
    /// What another family name, given name, address, date counts for.
    pub zeldzaam: [f32; 4],
}

/// Above `zelfde` two records are the same person, below `misschien` not; between them somebody looks.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Grenzen {
    /// Score (log2 odds) from which two records are the same.
    pub zelfde: f64,
    /// Score from which somebody should look.
    pub misschien: f64,
}

/// Where a score falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// The same person.
    Zelfde,
    /// To be judged by somebody.
    Misschien,
    /// Another person.
    Niet,
}

/// Everything that was learned, as one value to store.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// Shape of this value ([`VERSIE`]).
    pub versie: u32,
    /// Records it was learned from.
    pub records: u64,
    /// Share of each kind among all pairs.
    pub aandeel: [f64; KLASSEN],
    /// Probability of a level, per field and level, for each kind. Level 0 (not known) is 1: it tells nothing.
    pub tabel: [[[f64; KLASSEN]; NIVEAUS]; VELDEN],
    /// Chance that two random records share a value, per field with term frequency; 0 elsewhere.
    pub samen: [f64; VELDEN],
    /// Frequencies for single look-ups.
    pub frequenties: Frequenties,
    /// Borders between the zones.
    pub grenzen: Grenzen,
}

/// For which kinds the chance to share a value goes with its frequency.
pub(crate) fn volgt_frequentie(v: Veld, klasse: usize) -> bool {
    match v {
        Veld::Naam | Veld::Adres => klasse >= NAAMSGELIJK,
        Veld::Geboren => klasse > TWEELING,
        Veld::Voornaam => klasse >= ZELFDE && klasse != NAAMGENOOT,
        _ => false,
    }
}

/// The least frequency that counts: a value seen twice in a million may still be common elsewhere.
const MINSTE: f64 = 3e-6;

/// Odds per kind, being built up field by field.
pub(crate) type Stand = [f64; KLASSEN];

pub(crate) fn score_van(stand: &Stand) -> f64 {
    let zelfde: f64 = stand[..ZELFDE].iter().sum();
    let niet: f64 = stand[ZELFDE..].iter().sum();
    (zelfde / niet).log2()
}

/// To a millionth of a bit: sums and differences of such scores are exact in floating point.
pub(crate) fn afgerond(score: f64) -> f64 {
    const DEEL: f64 = (1_u32 << 20) as f64;
    (score.clamp(-500.0, 500.0) * DEEL).round() / DEEL
}

impl Model {
    /// Takes one field into account.
    pub(crate) fn weeg(&self, stand: &mut Stand, v: Veld, niveau: u8, freq: f32) {
        let rij = &self.tabel[v.nr()][usize::from(niveau)];
        for (s, p) in stand.iter_mut().zip(rij) {
            *s *= p;
        }
        let samen = self.samen[v.nr()];
        let factor = if freq < 0.0 {
            Some(-f64::from(freq))
        } else {
            (freq > 0.0 && samen > 0.0).then(|| f64::from(freq).max(MINSTE) / samen)
        };
        if let Some(factor) = factor {
            for (k, s) in stand.iter_mut().enumerate() {
                if volgt_frequentie(v, k) {
                    *s *= factor;
                }
            }
        }
    }

    pub(crate) fn stand(&self, p: &Patroon) -> Stand {
        let mut stand = self.aandeel;
        for v in niveau::ALLE {
            self.weeg(&mut stand, v, p.niveau[v.nr()], p.freq[v.nr()]);
        }
        stand
    }

    /// The score: log2 of the odds that the two records are the same person.
    pub fn score(&self, p: &Patroon) -> f64 {
        afgerond(score_van(&self.stand(p)))
    }

    /// The chance that belongs to a score.
    pub fn chance(score: f64) -> f64 {
        1.0 / (1.0 + (-score).exp2())
    }

    /// The zone of a score.
    pub fn zone(&self, score: f64) -> Zone {
        if score >= self.grenzen.zelfde {
            Zone::Zelfde
        } else if score >= self.grenzen.misschien {
            Zone::Misschien
        } else {
            Zone::Niet
        }
    }

    /// The chance of each kind, in the order of [`KLASSE_WOORDEN`].
    pub fn kinds(&self, p: &Patroon) -> [f64; KLASSEN] {
        let mut stand = self.stand(p);
        let som: f64 = stand.iter().sum();
        stand.iter_mut().for_each(|s| *s /= som);
        stand
    }
}

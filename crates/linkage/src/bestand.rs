// SPDX-License-Identifier: EUPL-1.2
//! Records prepared for comparing: every word once, the rest as small numbers (about 100 bytes a record).

use crate::{
    model::Frequenties,
    persoon::{Adres, Datum, Geslacht, Persoon},
    tekst,
    woorden::{GEEN, Woorden},
};
use rustc_hash::FxHashMap;

/// One prepared record. Small and in one piece: a batch copies those it is about to compare side by side first, for what
/// takes long is the memory, not the comparing.
#[derive(Clone, Copy)]
pub(crate) struct Rij {
    /// Parts of the own name, then those of the partner's name.
    pub namen: [u32; 4],
    /// How many of `namen` are the own name.
    pub eigen: u8,
    pub geslacht: Geslacht,
    /// True when given names are known, not only initials.
    pub heeft_voornaam: bool,
    pub voorvoegsel: u32,
    pub voornamen: [u32; 3],
    /// Initials, five bits each, the first one lowest.
    pub letters: u32,
    pub geboren: Datum,
    pub postcode: u32,
    pub huisnummer: u32,
    pub toevoeging: u32,
    pub straat: u32,
    pub plaats: u32,
    /// Where its former addresses begin in [`Bestand::vorige`], and how many there are.
    vorige: (u32, u8),
    pub telefoon: u32,
    pub bsn: u32,
}

/// Postcode and number together; 0 when one of them is unknown.
pub(crate) fn adreskern(postcode: u32, huisnummer: u32) -> u64 {
    if postcode == 0 || huisnummer == 0 {
        return 0;
    }
    u64::from(postcode) << 32 | u64::from(huisnummer)
}

impl Rij {
    pub(crate) fn adreskern(&self) -> u64 {
        adreskern(self.postcode, self.huisnummer)
    }
}

/// Records of one person, mostly at most: so many with the same names tell nothing of strangers.
const EEN_MENS: f32 = 4.0;
/// What the mean of all is worth, in records, when telling how often a given name goes with 1 January.
const JANUARI_GEWICHT: f32 = 50.0;

/// Prepared records, and how often each value occurs.
pub struct Bestand {
    pub(crate) woorden: Woorden,
    pub(crate) rijen: Vec<Rij>,
    vorige: Vec<u64>,
    pub(crate) freq: Frequentietabel,
}

/// Relative frequency of each value, by number.
#[derive(Default)]
pub(crate) struct Frequentietabel {
    pub naam: Vec<f32>,
    pub voornaam: Vec<f32>,
    pub adres: FxHashMap<u64, f32>,
    pub datum: FxHashMap<u32, f32>,
    /// Of family and given name together, when many records have both; batch only.
    pub samen: FxHashMap<(u32, u32), f32>,
    /// How much more often than others somebody with this given name is written down on 1 January; batch only.
    pub januari: Vec<f32>,
    /// How much more often than the mean of two records one has this first initial, by the five bits of the letter; 0 or empty: not known.
    pub letter: Vec<f32>,
    /// The chance that two records share a family name; 0: not known.
    pub naam_samen: f32,
    /// What a value that stands in no table counts for.
    pub zeldzaam: [f32; 4],
}

impl Default for Bestand {
    fn default() -> Self {
        Self::new()
    }
}

impl Bestand {
    /// Without records.
    pub fn new() -> Self {
        Self {
            woorden: Woorden::new(),
            rijen: Vec::new(),
            vorige: Vec::new(),
            freq: Frequentietabel::default(),
        }
    }
    /// How many records there are.
    pub fn len(&self) -> usize {
        self.rijen.len()
    }
    /// True without records.
    pub fn is_empty(&self) -> bool {
        self.rijen.is_empty()
    }

    /// Adds a record and gives its number.
    pub fn add(&mut self, p: &Persoon) -> usize {
        let mut namen = [GEEN; 4];
        let mut n = 0;
        let mut voorvoegsel = GEEN;
        let mut eigen = 0;
        for (bron, is_eigen) in [(&p.geslachtsnaam, true), (&p.partnernaam, false)] {
            for deel in bron
                .split(['-', '–', '/'])
                .filter(|d| !d.trim().is_empty())
                .take(2)
            {
                let k = tekst::kaal(deel);
                let (voor, kern) = tekst::voorvoegsel(&k);
                if kern.is_empty() || n == 4 {
                    continue;
                }
                if n == 0 && is_eigen && !voor.is_empty() {
                    voorvoegsel = self.woorden.nummer(voor);
                }
                namen[n] = self.woorden.nummer(&kern.replace(' ', ""));
                n += 1;
            }
            if is_eigen {
                eigen = u8::try_from(n).unwrap_or(4);
            }
        }
        if !p.voorvoegsel.is_empty() {
            voorvoegsel = self.woorden.nummer(&tekst::kaal(&p.voorvoegsel));
        }
        let kale_voornamen = tekst::kaal(&p.voornamen);
        let delen: Vec<&str> = kale_voornamen.split(' ').filter(|d| !d.is_empty()).collect();
        // "J" or "J P" in the field of the given names are initials.
        let heeft_voornaam = delen.iter().any(|d| d.chars().count() > 1);
        let mut voornamen = [GEEN; 3];
        let mut letters = if heeft_voornaam {
            for (plek, deel) in voornamen.iter_mut().zip(&delen) {
                *plek = self.woorden.nummer(deel);
            }
            delen.iter().filter_map(|d| d.chars().next()).collect()
        } else {
            tekst::letters(&p.voornamen)
        };
        if letters.chars().count() < 2 {
            let meer = tekst::letters(&p.voorletters);
            if meer.len() > letters.len() && (letters.is_empty() || meer.starts_with(&letters)) {
                letters = meer;
            }
        }
        let a = &p.adres;
        let begin = self.vorige.len();
        let kern = |v: &Adres| adreskern(tekst::postcode(&v.postcode), v.huisnummer);
        self.vorige.extend(
            p.vorige
                .iter()
                .map(kern)
                .filter(|k| *k != 0)
                .take(usize::from(u8::MAX)),
        );
        let aantal = self.vorige.len() - begin;
        self.rijen.push(Rij {
            namen,
            eigen,
            geslacht: p.geslacht,
            heeft_voornaam,
            voorvoegsel,
            voornamen,
            letters: letters
                .bytes()
                .take(6)
                .enumerate()
                .fold(0, |uit, (n, b)| uit | u32::from(b & 31) << (5 * n)),
            geboren: p.geboren,
            postcode: tekst::postcode(&a.postcode),
            huisnummer: a.huisnummer,
            toevoeging: self.woorden.nummer(&tekst::kaal(&a.toevoeging)),
            straat: self.woorden.nummer(&tekst::straat(&a.straat)),
            plaats: self.woorden.nummer(&tekst::kaal(&a.plaats)),
            vorige: (
                u32::try_from(begin).unwrap_or(u32::MAX),
                u8::try_from(aantal).unwrap_or(u8::MAX),
            ),
            telefoon: tekst::telefoon(&p.telefoon),
            bsn: tekst::bsn(&p.bsn),
        });
        self.rijen.len() - 1
    }

    /// Adds the records of another set behind these, as if each had been added here: of a file, each half can be prepared on a
    /// thread of its own. Call it before [`Bestand::count`].
    pub fn append(&mut self, ander: Self) {
        let nummers: Vec<u32> = ander
            .woorden
            .lijst
            .into_iter()
            .map(|w| self.woorden.neem(w))
            .collect();
        let nieuw = |n: u32| nummers[n as usize];
        let schuif = u32::try_from(self.vorige.len()).unwrap_or(u32::MAX);
        self.vorige.extend(ander.vorige);
        self.rijen.extend(ander.rijen.into_iter().map(|r| Rij {
            namen: r.namen.map(nieuw),
            voorvoegsel: nieuw(r.voorvoegsel),
            voornamen: r.voornamen.map(nieuw),
            toevoeging: nieuw(r.toevoeging),
            straat: nieuw(r.straat),
            plaats: nieuw(r.plaats),
            vorige: (r.vorige.0.saturating_add(schuif), r.vorige.1),
            ..r
        }));
    }

    /// The former addresses of a record.
    pub(crate) fn vorige(&self, r: &Rij) -> &[u64] {
        let (begin, aantal) = (r.vorige.0 as usize, usize::from(r.vorige.1));
        self.vorige.get(begin..begin + aantal).unwrap_or_default()
    }

    /// Counts how often each value occurs. Call it once, after the last [`Bestand::add`], before a batch.
    pub fn count(&mut self) {
        let n = self.rijen.len().max(1) as f32;
        let mut f = Frequentietabel {
            naam: vec![0.0; self.woorden.len()],
            voornaam: vec![0.0; self.woorden.len()],
            ..Frequentietabel::default()
        };
        let mut januari = vec![[0.0_f32; 2]; self.woorden.len()];
        let mut in_januari = [0.0_f32; 2];
        f.letter = vec![0.0; 32];
        for r in &self.rijen {
            if r.letters != 0 {
                f.letter[(r.letters & 31) as usize] += 1.0;
            }
            if r.namen[0] != GEEN && r.voornamen[0] != GEEN {
                *f.samen.entry((r.namen[0], r.voornamen[0])).or_default() += 1.0;
            }
            if r.geboren.is_volledig() {
                let eerste = f32::from(u8::from(r.geboren.op_een_januari()));
                for t in [&mut januari[r.voornamen[0] as usize], &mut in_januari] {
                    t[0] += eerste;
                    t[1] += 1.0;
                }
            }
            for w in r.namen.iter().filter(|w| **w != GEEN) {
                f.naam[*w as usize] += 1.0;
            }
            for w in r.voornamen.iter().filter(|w| **w != GEEN) {
                f.voornaam[*w as usize] += 1.0;
            }
            if r.adreskern() != 0 {
                *f.adres.entry(r.adreskern()).or_default() += 1.0;
            }
            if r.geboren.is_volledig() {
                *f.datum.entry(r.geboren.getal()).or_default() += 1.0;
            }
        }
        f.naam.iter_mut().chain(&mut f.voornaam).for_each(|x| *x /= n);
        f.adres.values_mut().for_each(|x| *x /= n);
        f.datum.values_mut().for_each(|x| *x /= n);
        f.naam_samen = f.naam.iter().map(|x| x * x).sum();
        f.zeldzaam = [1.0 / n; 4];
        // Of a few records with both names one can not tell whether they are of one person.
        f.samen.retain(|_, x| *x > EEN_MENS);
        f.samen.values_mut().for_each(|x| *x = (*x - EEN_MENS) / n);
        let gemiddeld = in_januari[0] / in_januari[1].max(1.0);
        f.januari = januari
            .into_iter()
            .map(|[eerste, alle]| {
                if gemiddeld > 0.0 {
                    let deel = (eerste + JANUARI_GEWICHT * gemiddeld) / (alle + JANUARI_GEWICHT);
                    (deel / gemiddeld).clamp(1.0, 16.0)
                } else {
                    1.0
                }
            })
            .collect();
        f.januari[GEEN as usize] = 1.0;
        let alle: f32 = f.letter.iter().sum();
        let samen: f32 = f.letter.iter().map(|x| x * x).sum();
        if samen > 0.0 {
            f.letter.iter_mut().for_each(|x| *x *= alle / samen);
        }
        self.freq = f;
    }

    /// Takes the frequencies of a learned model, for a look-up among a few candidates.
    pub fn take_frequencies(&mut self, bron: &Frequenties) {
        let tabel = |m: &std::collections::BTreeMap<String, f32>, rest: f32| {
            (0..self.woorden.len())
                .map(|n| m.get(&*self.woorden.lijst[n].tekst).copied().unwrap_or(rest))
                .collect()
        };
        self.freq = Frequentietabel {
            naam: tabel(&bron.naam, bron.zeldzaam[0]),
            voornaam: tabel(&bron.voornaam, bron.zeldzaam[1]),
            adres: bron.adres.iter().map(|(k, f)| (*k, *f)).collect(),
            datum: bron.datum.iter().map(|(k, f)| (*k, *f)).collect(),
            letter: bron.letter.clone(),
            naam_samen: bron.naam.values().map(|x| x * x).sum(),
            zeldzaam: bron.zeldzaam,
            ..Frequentietabel::default()
        };
    }

    /// The frequencies worth keeping: of values that occur `min` times or more (addresses: 12, crowded places).
    pub fn frequencies(&self, min: u32) -> Frequenties {
        let n = self.rijen.len().max(1) as f32;
        let grens = (min.max(1) as f32 - 0.5) / n;
        let woorden = |t: &[f32]| {
            t.iter()
                .enumerate()
                .filter(|(_, f)| **f > grens)
                .map(|(w, f)| (self.woorden.lijst[w].tekst.to_string(), *f))
                .collect()
        };
        let rest = |t: &mut dyn Iterator<Item = f32>| {
            let klein: Vec<f32> = t.filter(|f| *f > 0.0 && *f <= grens).collect();
            if klein.is_empty() {
                1.0 / n
            } else {
                klein.iter().sum::<f32>() / klein.len() as f32
            }
        };
        let druk = 11.5 / n;
        let datum_gemiddeld = 1.0 / self.freq.datum.len().max(1) as f32;
        Frequenties {
            naam: woorden(&self.freq.naam),
            voornaam: woorden(&self.freq.voornaam),
            adres: self
                .freq
                .adres
                .iter()
                .filter(|(_, f)| **f > druk)
                .map(|(k, f)| (*k, *f))
                .collect(),
            datum: self
                .freq
                .datum
                .iter()
                .filter(|(_, f)| **f > 4.0 * datum_gemiddeld)
                .map(|(k, f)| (*k, *f))
                .collect(),
            letter: self.freq.letter.clone(),
            zeldzaam: [
                rest(&mut self.freq.naam.iter().copied()),
                rest(&mut self.freq.voornaam.iter().copied()),
                3.0 / n,
                datum_gemiddeld,
            ],
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! Learning the model from the data itself, without labels.
//!
//! What strangers share is counted on random pairs. The rest is learned by expectation–maximisation over all pairs
//! that the blocking keys bring together; pairs that no key brings together are taken as strangers. A pair counts
//! whatever key found it, so no key weighs on the fields it is made of: that is why the shares are those among *all*
//! pairs, and why values that only coincide through a key (a shared address) are learned for strangers here too.

use crate::{
    begin,
    bestand::{Bestand, Rij},
    index::Index,
    model::{BROER_ZUS, Grenzen, KLASSEN, Model, NAAMGENOOT, NAAMSGELIJK, OUDER_KIND, PARTNER, TWEELING, VERSIE, VREEMD, ZELFDE},
    niveau::{self, NIVEAUS, Patroon, VELDEN, Veld, adres, geboren, nummer, voornaam},
};
use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};
use rustc_hash::FxHashMap;

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub struct Opties {
    /// Seed of the random pairs.
    pub zaad: u64,
    /// Random pairs to count strangers on.
    pub willekeurig: usize,
    /// Records whose pairs are used; of a bigger set a part is taken.
    pub records: usize,
    /// Rounds at most.
    pub rondes: usize,
}

impl Default for Opties {
    fn default() -> Self {
        Self {
            zaad: 4,
            willekeurig: 400_000,
            records: 60_000,
            rondes: 40,
        }
    }
}

/// What the guess to begin with is worth, in pairs.
const GEWICHT_BEGIN: f64 = 40.0;
/// For the given names of relatives: they are as those of strangers.
const GEWICHT_VOORNAAM: f64 = 40_000.0;

/// Levels that two strangers only reach through a key, so that all of them are among the pairs.
const GEDEKT: [(Veld, &[u8]); 3] = [
    (Veld::Adres, &[adres::GELIJK, adres::TOEVOEGING, adres::VORIG]),
    (Veld::Telefoon, &[nummer::GELIJK]),
    (Veld::Bsn, &[nummer::GELIJK]),
];

/// Which levels add up to one: the levels of a field, but for sex those within a group of given names.
fn groepen(v: Veld) -> Vec<std::ops::Range<usize>> {
    match v {
        Veld::Geslacht => vec![1..3, 3..5, 5..7],
        v => vec![1..v.niveaus(); 1],
    }
}

fn vreemden(b: &Bestand, o: &Opties) -> [[f64; NIVEAUS]; VELDEN] {
    let mut telling = [[0.0_f64; NIVEAUS]; VELDEN];
    let n = b.len();
    let mut kans = ChaCha8Rng::seed_from_u64(o.zaad);
    let mut trek = || usize::try_from((u128::from(kans.next_u64()) * n as u128) >> 64).unwrap_or(0);
    for _ in 0..o.willekeurig {
        let (i, j) = (trek(), trek());
        if i != j {
            let p = b.compare(i, j);
            for (rij, niveau) in telling.iter_mut().zip(p.niveau) {
                rij[usize::from(niveau)] += 1.0;
            }
        }
    }
    for v in niveau::ALLE {
        let rij = &mut telling[v.nr()];
        // What was not seen is rarer than what was seen once.
        let klein = match v {
            Veld::Bsn | Veld::Telefoon => 0.01,
            Veld::Adres => 0.05,
            _ => 0.3,
        };
        for g in groepen(v) {
            let som: f64 = rij[g.clone()].iter().map(|x| x + klein).sum();
            rij[g].iter_mut().for_each(|x| *x = (*x + klein) / som);
        }
    }
    telling
}

/// The chance that two random records share a value.
fn samen(b: &Bestand) -> [f64; VELDEN] {
    let kwadraat = |f: &mut dyn Iterator<Item = f32>| f.map(|x| f64::from(x) * f64::from(x)).sum::<f64>();
    let mut uit = [0.0; VELDEN];
    uit[Veld::Naam.nr()] = kwadraat(&mut b.freq.naam.iter().copied());
    uit[Veld::Voornaam.nr()] = kwadraat(&mut b.freq.voornaam.iter().copied());
    uit[Veld::Geboren.nr()] = kwadraat(&mut b.freq.datum.values().copied());
    // Strangers at one address: not the mean household, so the frequency counts against a crowded place only.
    uit[Veld::Adres.nr()] = 6.0 / b.len().max(1) as f64;
    uit
}

/// Pairs with the same levels and about the same frequencies, counted together.
struct Soorten {
    lijst: Vec<(Patroon, f64)>,
}

fn emmer(f: f32, samen: f64) -> u64 {
    if f <= 0.0 || samen <= 0.0 {
        return 0;
    }
    (((f64::from(f) / samen).log2() / 2.0).round().clamp(-3.0, 3.0) + 4.0) as u64
}
fn uit_emmer(e: u64, samen: f64) -> f32 {
    if e == 0 { 0.0 } else { (samen * (2.0 * (e as f64 - 4.0)).exp2()) as f32 }
}

fn tel(b: &Bestand, index: &Index, samen: &[f64; VELDEN], stap: usize) -> Soorten {
    let deel = |rest: usize| {
        let mut telling: FxHashMap<u64, f64> = FxHashMap::default();
        let mut gezien = vec![u32::MAX; b.len()];
        let mut buren = Vec::new();
        for i in (0..b.len()).step_by(stap).skip(rest).step_by(2) {
            index.after(i, &mut gezien, &mut buren);
            for j in &buren {
                let p = b.compare(i, *j as usize);
                let mut code = 0_u64;
                for v in 0..VELDEN {
                    code = code << 7 | u64::from(p.niveau[v]) << 3 | emmer(p.freq[v], samen[v]);
                }
                *telling.entry(code).or_default() += 1.0;
            }
        }
        telling
    };
    let (mut een, twee) = std::thread::scope(|s| {
        let ander = s.spawn(|| deel(1));
        let een = deel(0);
        (een, ander.join().unwrap_or_else(|e| std::panic::resume_unwind(e)))
    });
    for (k, n) in twee {
        *een.entry(k).or_default() += n;
    }
    let mut lijst: Vec<(u64, f64)> = een.into_iter().collect();
    lijst.sort_unstable_by_key(|(k, _)| *k);
    Soorten {
        lijst: lijst
            .into_iter()
            .map(|(mut code, n)| {
                let mut p = Patroon::default();
                for v in (0..VELDEN).rev() {
                    p.niveau[v] = (code >> 3 & 15) as u8;
                    p.freq[v] = uit_emmer(code & 7, samen[v]);
                    code >>= 7;
                }
                (p, n)
            })
            .collect(),
    }
}

/// Sets the shares from counted pairs of each kind.
fn aandelen(tellingen: &[f64; KLASSEN], alle: f64) -> [f64; KLASSEN] {
    let mut uit = [0.0; KLASSEN];
    for k in 0..VREEMD {
        uit[k] = tellingen[k] / alle;
    }
    uit[VREEMD] = (1.0 - uit.iter().sum::<f64>()).max(0.5);
    uit
}

/// One round: expectation over the counted pairs, then new tables. Returns by how much the shares moved.
fn ronde(m: &mut Model, eerst: &Model, s: &Soorten, stap: f64, alle: f64, paren: &[f64; 3]) -> f64 {
    let mut som = [[[0.0_f64; KLASSEN]; NIVEAUS]; VELDEN];
    let mut per_klasse = [0.0; KLASSEN];
    for (p, n) in &s.lijst {
        let mut stand = m.stand(p);
        let totaal: f64 = stand.iter().sum();
        if totaal <= 0.0 {
            continue;
        }
        stand.iter_mut().for_each(|x| *x *= n * stap / totaal);
        for (k, x) in stand.iter().enumerate() {
            per_klasse[k] += x;
        }
        for (v, rij) in som.iter_mut().enumerate() {
            for (cel, x) in rij[usize::from(p.niveau[v])].iter_mut().zip(stand) {
                *cel += x;
            }
        }
    }
    for v in niveau::ALLE {
        for k in 0..VREEMD {
            let gewicht =
                if v == Veld::Voornaam && k >= ZELFDE { GEWICHT_VOORNAAM } else { GEWICHT_BEGIN };
            for g in groepen(v) {
                let begin: f64 = g.clone().map(|n| eerst.tabel[v.nr()][n][k]).sum();
                let totaal: f64 = g.clone().map(|n| som[v.nr()][n][k]).sum::<f64>() + gewicht;
                for n in g {
                    let voor = gewicht * eerst.tabel[v.nr()][n][k] / begin;
                    m.tabel[v.nr()][n][k] = (som[v.nr()][n][k] + voor) / totaal;
                }
            }
        }
    }
    bind(m, eerst, &per_klasse);
    for ((v, niveaus), paren) in GEDEKT.into_iter().zip(paren) {
        for n in niveaus {
            let gezien = som[v.nr()][usize::from(*n)][VREEMD];
            m.tabel[v.nr()][usize::from(*n)][VREEMD] = (gezien + 0.5) / paren;
        }
    }
    for k in TWEELING + 1..VREEMD {
        per_klasse[k] = per_klasse[k].max(met_onvindbare(m, &som[Veld::Adres.nr()], k));
    }
    // Of pairs of children one in sixteen at most are twins (of births, one in sixty); few are called after a parent.
    // Where no family lives together, there are no twins to be careful of.
    per_klasse[TWEELING] = per_klasse[TWEELING].min(0.06 * per_klasse[BROER_ZUS]);
    per_klasse[NAAMGENOOT] = per_klasse[NAAMGENOOT].min(0.2 * per_klasse[OUDER_KIND]);
    let nieuw = aandelen(&per_klasse, alle);
    let beweging = (0..VREEMD)
        .map(|k| (nieuw[k] - m.aandeel[k]).abs())
        .sum::<f64>()
        / nieuw[..VREEMD].iter().sum::<f64>().max(1e-300);
    m.aandeel = nieuw;
    beweging
}

/// Holds the kinds to what they are, so that one can not drift into what another is for:
/// - relatives never share a BSN: as at the start; twins are born on one day, which is written down as badly as that
///   of one person;
/// - one person seldom has two given names that have nothing in common: learning would take twins for it;
/// - brothers and sisters who are no twins, and parents, are born on another day;
/// - twins have name and phone as brothers and sisters have;
/// - two records of relatives lie as far apart in addresses as two records of one person, but for who left home; what
///   the data show of it is only what an address key found;
/// - the sex of one person does not depend on how their names compare, and is wrong in two of a hundred at most;
/// - having moved says nothing about birth date, given name, sex and BSN;
/// - strangers with the same names are strangers in all else;
/// - who is called after a parent has the given name as one person has it, the rest as parent and child.
fn bind(m: &mut Model, eerst: &Model, per_klasse: &[f64; KLASSEN]) {
    let som: f64 = per_klasse[..ZELFDE].iter().sum();
    let een = |rij: &[f64; KLASSEN]| (0..ZELFDE).map(|k| rij[k] * per_klasse[k]).sum::<f64>() / som;
    if som <= 0.0 {
        return;
    }
    for k in 0..ZELFDE {
        let rij = &mut m.tabel[Veld::Geslacht.nr()];
        let anders = (2..7).step_by(2).map(|n| rij[n][k]).sum::<f64>() / 3.0;
        let anders = anders.min(0.02);
        for n in 1..7 {
            rij[n][k] = if n % 2 == 0 { anders } else { 1.0 - anders };
        }
    }
    for n in 1..NIVEAUS {
        for v in [Veld::Geboren, Veld::Voornaam, Veld::Geslacht, Veld::Bsn] {
            let rij = &mut m.tabel[v.nr()][n];
            let (x, y) = (per_klasse[0], per_klasse[1]);
            let samen = (rij[0] * x + rij[1] * y) / (x + y).max(1e-9);
            (rij[0], rij[1]) = (samen, samen);
        }
        if NAAM_ANDERS.contains(&(n as u8)) {
            let begin = eerst.tabel[Veld::Voornaam.nr()][n];
            m.tabel[Veld::Voornaam.nr()][n][..ZELFDE].copy_from_slice(&begin[..ZELFDE]);
        }
        for v in [Veld::Geboren, Veld::Telefoon] {
            m.tabel[v.nr()][n][NAAMSGELIJK] = m.tabel[v.nr()][n][VREEMD];
        }
        for k in ZELFDE..VREEMD {
            m.tabel[Veld::Bsn.nr()][n][k] = eerst.tabel[Veld::Bsn.nr()][n][k];
        }
        let (geboren, begin) = (&mut m.tabel[Veld::Geboren.nr()][n], &eerst.tabel[Veld::Geboren.nr()][n]);
        geboren[TWEELING] = een(geboren);
        if NIET_ONDER_FAMILIE.contains(&(n as u8)) {
            geboren[BROER_ZUS] = begin[BROER_ZUS];
            geboren[OUDER_KIND] = begin[OUDER_KIND];
            geboren[PARTNER] = begin[PARTNER];
        }
        m.tabel[Veld::Geboren.nr()][n][NAAMGENOOT] = m.tabel[Veld::Geboren.nr()][n][OUDER_KIND];
        for v in [Veld::Naam, Veld::Telefoon] {
            m.tabel[v.nr()][n][TWEELING] = m.tabel[v.nr()][n][BROER_ZUS];
            m.tabel[v.nr()][n][NAAMGENOOT] = m.tabel[v.nr()][n][OUDER_KIND];
        }
        for v in [Veld::Voornaam, Veld::Geslacht] {
            m.tabel[v.nr()][n][NAAMGENOOT] = een(&m.tabel[v.nr()][n]);
            m.tabel[v.nr()][n][NAAMSGELIJK] = m.tabel[v.nr()][n][NAAMGENOOT];
        }
        let rij = &mut m.tabel[Veld::Adres.nr()][n];
        let samen = een(rij);
        rij[NAAMSGELIJK] = rij[VREEMD];
        for k in ZELFDE..NAAMSGELIJK {
            let weg = if k == TWEELING { 0.1 } else { VERTROKKEN };
            rij[k] = (1.0 - weg) * samen + weg * rij[VREEMD];
        }
    }
}

/// Levels of the birth date that only twins and one person reach.
const NIET_ONDER_FAMILIE: [u8; 2] = [geboren::GELIJK, geboren::GEWISSELD];

/// Levels of the given names that speak for two people.
const NAAM_ANDERS: [u8; 3] = [voornaam::ZELFDE_LETTER, voornaam::ANDERS, voornaam::ANDERE_LETTER];

/// The share of relatives whose records are at addresses that have nothing to do with each other.
const VERTROKKEN: f64 = 0.3;

/// How many pairs of a kind there are, from those that a key on address (for strangers with the same names: on names
/// and quarter) is sure to find.
fn met_onvindbare(m: &Model, som: &[[f64; KLASSEN]; NIVEAUS], k: usize) -> f64 {
    let zeker: &[u8] = if k == NAAMSGELIJK {
        &[adres::GELIJK, adres::TOEVOEGING, adres::BIJNA, adres::VORIG, adres::STRAAT, adres::WIJK]
    } else {
        &[adres::GELIJK, adres::TOEVOEGING, adres::VORIG]
    };
    let rij = &m.tabel[Veld::Adres.nr()];
    let deel: f64 = zeker.iter().map(|n| rij[usize::from(*n)][k]).sum();
    let gevonden: f64 = zeker.iter().map(|n| som[usize::from(*n)][k]).sum();
    gevonden / deel.max(0.02)
}

/// Learns a model from a counted [`Bestand`] and its index.
pub fn learn(b: &Bestand, index: &Index, o: &Opties) -> Model {
    let n = b.len() as f64;
    let alle = (n * (n - 1.0) / 2.0).max(1.0);
    let vreemd = vreemden(b, o);
    let samen = samen(b);
    let mut per_record = [0.0; KLASSEN];
    for (k, x) in begin::PER_RECORD.iter().enumerate() {
        per_record[k] = x * n;
    }
    let mut eerst = Model {
        versie: VERSIE,
        records: b.len() as u64,
        aandeel: aandelen(&per_record, alle),
        tabel: begin::tabellen(&vreemd),
        samen,
        frequenties: b.frequencies(5),
        grenzen: STANDAARD,
    };
    let begin = eerst.clone();
    bind(&mut eerst, &begin, &per_record);
    let stap = b.len().div_ceil(o.records.max(1)).max(1);
    let soorten = tel(b, index, &samen, stap);
    let mut m = eerst.clone();
    let paren = GEDEKT.map(|(v, _)| alle * bekend(b, v));
    for _ in 0..o.rondes {
        if ronde(&mut m, &eerst, &soorten, stap as f64, alle, &paren) < 1e-4 {
            break;
        }
    }
    m
}

/// Thresholds for a pair by itself, chosen on the training set (seed 1): of the pairs from `zelfde` on 0.9993 were right
/// there, and of the pairs just below `misschien` fewer than one in ten (docs/linkage.md).
const STANDAARD: Grenzen = Grenzen {
    zelfde: 8.0,
    misschien: -4.0,
};

/// The share of pairs in which a field is known in both.
fn bekend(b: &Bestand, v: Veld) -> f64 {
    let weet = |r: &Rij| match v {
        Veld::Adres => r.adreskern() != 0,
        Veld::Telefoon => r.telefoon != 0,
        Veld::Bsn => r.bsn != 0,
        _ => true,
    };
    let deel = b.rijen.iter().filter(|r| weet(r)).count() as f64 / b.len().max(1) as f64;
    (deel * deel).max(1e-6)
}

// SPDX-License-Identifier: EUPL-1.2
//! Learning the model from the data itself, without labels.
//!
//! What strangers share is counted on random pairs. The rest is learned by expectation–maximisation over all pairs
//! that the blocking keys bring together; pairs that no key brings together are taken as strangers. A pair counts
//! whatever key found it, so no key weighs on the fields it is made of: that is why the shares are those among *all*
//! pairs, and why values that only coincide through a key (a shared address) are learned for strangers here too.

use crate::woorden::GEEN;
use crate::{
    begin,
    bestand::{Bestand, Rij},
    index::Index,
    model::{
        BROER_ZUS, Grenzen, KLASSEN, Model, NAAMGENOOT, NAAMSGELIJK, OUDER_KIND, TWEELING, VERSIE, VREEMD,
        ZELFDE,
    },
    niveau::{self, NIVEAUS, Patroon, VELDEN, Veld, adres, geboren, naam, nummer},
    verwanten::{NAAM_GELIJK, bind, met_onvindbare},
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

/// Strangers with the same given name, as often as two random records have it: how their family names and birth dates
/// compare. Names and dates of one origin go together, so they are more alike than those of any two strangers. Pairs that
/// may be one person do not count.
fn naamgenoten(b: &Bestand, o: &Opties, vreemd: &[[f64; NIVEAUS]; VELDEN]) -> [[f64; NIVEAUS]; VELDEN] {
    let mut telling = *vreemd;
    let mut groep: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    let mut met = Vec::new();
    for (i, r) in b.rijen.iter().enumerate().filter(|(_, r)| r.voornamen[0] != GEEN) {
        groep.entry(r.voornamen[0]).or_default().push(i as u32);
        met.push(i as u32);
    }
    let grootste = groep.values().map(Vec::len).max().unwrap_or(0);
    if grootste < 2 {
        return telling;
    }
    let mut kans = ChaCha8Rng::seed_from_u64(o.zaad);
    let mut trek = |n: usize| usize::try_from((u128::from(kans.next_u64()) * n as u128) >> 64).unwrap_or(0);
    let mut geteld = [[0.0_f64; NIVEAUS]; VELDEN];
    for _ in 0..o.willekeurig {
        let i = met[trek(met.len())];
        let leden = &groep[&b.rijen[i as usize].voornamen[0]];
        // A name is drawn by how common it is; a pair has it by the square of that.
        if trek(grootste) >= leden.len() {
            continue;
        }
        let j = leden[trek(leden.len())];
        let p = b.compare(i as usize, j as usize);
        let van = |v: Veld| p.niveau[v.nr()];
        let apart = matches!(van(Veld::Adres), adres::ANDERS | adres::WIJK | adres::STRAAT)
            && van(Veld::Telefoon) != nummer::GELIJK;
        if i == j || !apart {
            continue;
        }
        let datum = van(Veld::Geboren);
        if !matches!(
            datum,
            geboren::GELIJK | geboren::GEWISSELD | geboren::CIJFER | geboren::DEELS
        ) {
            geteld[Veld::Naam.nr()][usize::from(van(Veld::Naam))] += 1.0;
        }
        if van(Veld::Naam) == naam::ANDERS {
            geteld[Veld::Geboren.nr()][usize::from(datum)] += 1.0;
        }
    }
    for v in [Veld::Naam, Veld::Geboren] {
        let (uit, van) = (&mut telling[v.nr()], &geteld[v.nr()]);
        let g = 1..v.niveaus();
        let som: f64 = van[g.clone()].iter().sum::<f64>() + GEWICHT_VREEMD;
        for n in g {
            uit[n] = (van[n] + GEWICHT_VREEMD * vreemd[v.nr()][n]) / som;
        }
    }
    let rij = &mut telling[Veld::Voornaam.nr()];
    let som: f64 = NAAM_GELIJK.iter().map(|n| rij[usize::from(*n)]).sum();
    for (n, cel) in rij.iter_mut().enumerate().skip(1) {
        *cel = if NAAM_GELIJK.contains(&(n as u8)) {
            *cel / som
        } else {
            1e-9
        };
    }
    telling
}

/// What strangers in general are worth, in pairs, when few share a given name.
const GEWICHT_VREEMD: f64 = 200.0;

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
    if e == 0 {
        0.0
    } else {
        (samen * (2.0 * (e as f64 - 4.0)).exp2()) as f32
    }
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
                for ((niveau, freq), samen) in p.niveau.iter().zip(p.freq).zip(samen) {
                    code = code << 7 | u64::from(*niveau) << 3 | emmer(freq, *samen);
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

/// The new chances of the levels `g` for kind `k`: what was counted, and the guess at the start for `gewicht` pairs.
fn verdeel(
    uit: &mut [[f64; KLASSEN]; NIVEAUS],
    begin: &[[f64; KLASSEN]; NIVEAUS],
    geteld: &[[f64; KLASSEN]; NIVEAUS],
    g: std::ops::Range<usize>,
    k: usize,
    gewicht: f64,
) {
    let samen: f64 = begin[g.clone()].iter().map(|cel| cel[k]).sum();
    let totaal: f64 = geteld[g.clone()].iter().map(|cel| cel[k]).sum::<f64>() + gewicht;
    for n in g {
        uit[n][k] = (geteld[n][k] + gewicht * begin[n][k] / samen) / totaal;
    }
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
        for k in (0..VREEMD).filter(|k| *k != NAAMSGELIJK) {
            let gewicht = if v == Veld::Voornaam && k >= ZELFDE {
                GEWICHT_VOORNAAM
            } else {
                GEWICHT_BEGIN
            };
            for g in groepen(v) {
                let (begin, geteld) = (&eerst.tabel[v.nr()], &som[v.nr()]);
                verdeel(&mut m.tabel[v.nr()], begin, geteld, g, k, gewicht);
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
    for (k, aantal) in per_klasse
        .iter_mut()
        .enumerate()
        .take(NAAMSGELIJK)
        .skip(TWEELING + 1)
    {
        *aantal = aantal.max(met_onvindbare(m, &som[Veld::Adres.nr()], k));
    }
    // Few pairs of children are twins, and few children are called after a parent, but some are: what is learned takes them
    // for one person where no date tells. Bounds of ours, chosen on a training set. Where no family lives together, there are
    // no twins to be careful of.
    per_klasse[TWEELING] =
        per_klasse[TWEELING].clamp(0.04 * per_klasse[BROER_ZUS], 0.06 * per_klasse[BROER_ZUS]);
    per_klasse[NAAMGENOOT] =
        per_klasse[NAAMGENOOT].clamp(0.06 * per_klasse[OUDER_KIND], 0.2 * per_klasse[OUDER_KIND]);
    per_klasse[NAAMSGELIJK] = eerst.aandeel[NAAMSGELIJK] * alle;
    let nieuw = aandelen(&per_klasse, alle);
    let beweging = (0..VREEMD).map(|k| (nieuw[k] - m.aandeel[k]).abs()).sum::<f64>()
        / nieuw[..VREEMD].iter().sum::<f64>().max(1e-300);
    m.aandeel = nieuw;
    beweging
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
    let gelijk: f64 = NAAM_GELIJK
        .iter()
        .map(|x| vreemd[Veld::Voornaam.nr()][usize::from(*x)])
        .sum();
    per_record[NAAMSGELIJK] = gelijk * alle;
    let genoten = naamgenoten(b, o, &vreemd);
    let mut eerst = Model {
        versie: VERSIE,
        records: b.len() as u64,
        aandeel: aandelen(&per_record, alle),
        tabel: begin::tabellen(&vreemd),
        samen,
        frequenties: b.frequencies(5),
        grenzen: STANDAARD,
    };
    for v in [Veld::Naam, Veld::Geboren, Veld::Voornaam] {
        for (cel, p) in eerst.tabel[v.nr()].iter_mut().zip(genoten[v.nr()]).skip(1) {
            cel[NAAMSGELIJK] = p;
        }
    }
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

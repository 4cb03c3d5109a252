// SPDX-License-Identifier: EUPL-1.2
//! How good scored pairs are, against the truth: precision, recall and F1 over all thresholds.
//!
//! The truth is either the person of each record, or what people said of pairs. In the second case only pairs that
//! somebody judged count: nothing is known of the others. A judged pair that was not scored counts as not linked.

use rustc_hash::FxHashMap;

/// What is true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Waarheid {
    /// The number of the person, by record number.
    Personen(Vec<u32>),
    /// Judged pairs, the lower record number first: the same person or not.
    Paren(FxHashMap<(u32, u32), bool>),
}

/// What more is known of the records, to tell errors apart; empty: not known. 0 is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Achtergrond {
    /// Household, by record number.
    pub huis: Vec<u32>,
    /// Twins, by record number: a number that both share.
    pub tweeling: Vec<u32>,
}

/// How it is when every pair from this score on is a link.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Punt {
    /// The threshold.
    pub vanaf: f64,
    /// Links.
    pub paren: u64,
    /// Links that are right.
    pub goed: u64,
    /// Share of the links that are right.
    pub precisie: f64,
    /// Share of the true pairs that are links.
    pub recall: f64,
    /// Harmonic mean of the two.
    pub f1: f64,
}

/// Wrong links at a threshold, and which of them are of one household or of twins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Missers {
    /// All wrong links.
    pub fout: u64,
    /// Between housemates; `None`: households are not known.
    pub huisgenoten: Option<u64>,
    /// Between twins; `None`: twins are not known.
    pub tweelingen: Option<u64>,
}

/// The outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct Meting {
    /// Pairs that are the same person in truth.
    pub echt: u64,
    /// Scored pairs that count: all, or those that somebody judged.
    pub geteld: u64,
    /// Share of the true pairs that were scored at all.
    pub bereik: f64,
    /// Thresholds from high to low, at most [`PUNTEN`].
    pub punten: Vec<Punt>,
    /// The best F1, and the errors there.
    pub beste: Option<(Punt, Missers)>,
    /// The most recall at this precision ([`STRENG`]), and the errors there.
    pub streng: Option<(Punt, Missers)>,
}

/// Most thresholds in a [`Meting`].
pub const PUNTEN: usize = 200;
/// The precision at which recall is told apart.
pub const STRENG: f64 = 0.999;

fn deel(x: u64, van: u64) -> f64 {
    if van == 0 { 0.0 } else { x as f64 / van as f64 }
}

/// Pairs in one group, from the sizes of groups.
fn paren_in(groep: &[u32]) -> u64 {
    let mut aantal: FxHashMap<u32, u64> = FxHashMap::default();
    groep.iter().for_each(|g| *aantal.entry(*g).or_default() += 1);
    aantal.values().map(|n| n * (n - 1) / 2).sum()
}

/// Measures scored pairs (record numbers, score). A pair may be in the list once.
pub fn measure(paren: &[(u32, u32, f64)], w: &Waarheid, bij: &Achtergrond) -> Meting {
    let oordeel = |a: u32, b: u32| match w {
        Waarheid::Personen(wie) => wie.get(a as usize).zip(wie.get(b as usize)).map(|(x, y)| x == y),
        Waarheid::Paren(p) => p.get(&(a.min(b), a.max(b))).copied(),
    };
    let mut lijst: Vec<(f64, bool, u32, u32)> = paren
        .iter()
        .filter_map(|(a, b, s)| Some((*s, oordeel(*a, *b)?, *a, *b)))
        .collect();
    lijst.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then((x.2, x.3).cmp(&(y.2, y.3))));
    let echt = match w {
        Waarheid::Personen(wie) => paren_in(wie),
        Waarheid::Paren(p) => p.values().filter(|zelfde| **zelfde).count() as u64,
    };
    let (mut alle, mut goed) = (Vec::new(), 0);
    for (n, (score, zelfde, ..)) in lijst.iter().enumerate() {
        goed += u64::from(*zelfde);
        // A threshold lies only where the score changes.
        if lijst.get(n + 1).is_some_and(|v| v.0 == *score) {
            continue;
        }
        let aantal = n as u64 + 1;
        alle.push(Punt {
            vanaf: *score,
            paren: aantal,
            goed,
            precisie: deel(goed, aantal),
            recall: deel(goed, echt),
            f1: deel(2 * goed, aantal + echt),
        });
    }
    let missers = |p: &Punt| {
        let links = &lijst[..usize::try_from(p.paren).unwrap_or(lijst.len()).min(lijst.len())];
        let fout = || links.iter().filter(|l| !l.1);
        let samen = |g: &[u32]| {
            let van = |n: u32| g.get(n as usize).copied().unwrap_or(0);
            (!g.is_empty()).then(|| {
                fout()
                    .filter(|(_, _, a, b)| van(*a) != 0 && van(*a) == van(*b))
                    .count() as u64
            })
        };
        Missers {
            fout: fout().count() as u64,
            huisgenoten: samen(&bij.huis),
            tweelingen: samen(&bij.tweeling),
        }
    };
    // Of equals the highest threshold.
    let beste = alle
        .iter()
        .filter(|p| p.goed > 0)
        .rev()
        .max_by(|x, y| x.f1.total_cmp(&y.f1));
    let streng = alle.iter().rev().find(|p| p.precisie >= STRENG && p.goed > 0);
    Meting {
        echt,
        geteld: lijst.len() as u64,
        bereik: deel(goed, echt),
        beste: beste.map(|p| (*p, missers(p))),
        streng: streng.map(|p| (*p, missers(p))),
        punten: uitgedund(&alle),
    }
}

/// About [`PUNTEN`] of the points, evenly over their number, with the first and the last.
fn uitgedund(alle: &[Punt]) -> Vec<Punt> {
    if alle.len() <= PUNTEN {
        return alle.to_vec();
    }
    let plek = |n: usize| n * (alle.len() - 1) / (PUNTEN - 1);
    (0..PUNTEN).map(|n| alle[plek(n)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn personen() -> Waarheid {
        // 0, 1 and 2 are one person, 3 and 4 another, 5 is alone: four true pairs.
        Waarheid::Personen(vec![7, 7, 7, 8, 8, 9])
    }

    #[test]
    fn precision_recall_and_f1_over_thresholds() {
        let paren = [(0, 1, 9.0), (3, 4, 7.0), (4, 5, 5.0), (0, 2, 5.0), (1, 5, -1.0)];
        let m = measure(&paren, &personen(), &Achtergrond::default());
        assert_eq!((m.echt, m.geteld, m.bereik), (4, 5, 0.75));
        let rij: Vec<_> = m.punten.iter().map(|p| (p.vanaf, p.paren, p.goed)).collect();
        assert_eq!(rij, [(9.0, 1, 1), (7.0, 2, 2), (5.0, 4, 3), (-1.0, 5, 3)]);
        let (beste, missers) = m.beste.unwrap();
        assert_eq!(
            (beste.vanaf, beste.precisie, beste.recall, beste.f1),
            (5.0, 0.75, 0.75, 0.75)
        );
        assert_eq!(
            missers,
            Missers {
                fout: 1,
                huisgenoten: None,
                tweelingen: None
            }
        );
        let (streng, geen) = m.streng.unwrap();
        assert_eq!((streng.vanaf, streng.recall, geen.fout), (7.0, 0.5, 0));
    }

    #[test]
    fn only_judged_pairs_count() {
        let w = Waarheid::Paren(
            [((0, 1), true), ((2, 3), false), ((4, 5), true)]
                .into_iter()
                .collect(),
        );
        // (0, 3) was judged by nobody; (4, 5) was never scored.
        let m = measure(
            &[(1, 0, 3.0), (2, 3, 4.0), (0, 3, 9.0)],
            &w,
            &Achtergrond::default(),
        );
        assert_eq!((m.echt, m.geteld, m.bereik), (2, 2, 0.5));
        let (beste, missers) = m.beste.unwrap();
        assert_eq!(
            (beste.vanaf, beste.paren, beste.goed, missers.fout),
            (3.0, 2, 1, 1)
        );
        assert_eq!(m.streng, None);
    }

    #[test]
    fn errors_are_told_apart_where_known() {
        let bij = Achtergrond {
            huis: vec![1, 1, 1, 2, 0, 0],
            tweeling: vec![0, 5, 0, 5, 0, 0],
        };
        let w = Waarheid::Personen(vec![1, 2, 3, 4, 5, 6]);
        let m = measure(&[(0, 1, 1.0), (1, 3, 1.0), (4, 5, 1.0)], &w, &bij);
        assert_eq!((m.beste, m.streng, m.echt), (None, None, 0));
        let w = Waarheid::Personen(vec![1, 2, 1, 4, 5, 6]);
        let m = measure(&[(0, 1, 1.0), (1, 3, 1.0), (4, 5, 1.0), (0, 2, 1.0)], &w, &bij);
        let missers = m.beste.unwrap().1;
        assert_eq!(
            missers,
            Missers {
                fout: 3,
                huisgenoten: Some(1),
                tweelingen: Some(1)
            }
        );
    }

    #[test]
    fn many_thresholds_are_thinned_out() {
        let paren: Vec<_> = (0..1000).map(|n| (n, n + 1, f64::from(n))).collect();
        let m = measure(
            &paren,
            &Waarheid::Personen(vec![1; 1001]),
            &Achtergrond::default(),
        );
        assert_eq!(
            (m.punten.len(), m.punten[0].vanaf, m.punten[PUNTEN - 1].vanaf),
            (PUNTEN, 999.0, 0.0)
        );
        let leeg = measure(&[], &Waarheid::Personen(Vec::new()), &Achtergrond::default());
        assert_eq!((leeg.echt, leeg.punten.len(), leeg.beste), (0, 0, None));
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! What records say about one another by way of a third: the second step of a batch.
//!
//! Two records are judged again beside each third record that one of them resembles. Of the five ways in which three
//! records can be people (all one, one of the three pairs, three people) each gets the odds of its pairs. Three
//! comparisons of three records are no three independent witnesses: "all one" counts for 0.76 of their sum (chosen on a training set). So
//! "J. Jansen" that is certainly Johanna is no longer maybe her twin Jacoba, and two poor records of one person that
//! both fit a good one are held together.
//!
//! Clusters join two groups only when their records agree on average, all pairs counted, and no two
//! of them are surely different people: nobody is chained to a
//! housemate through one vague record.

use crate::{bestand::Bestand, meeverhuisd::moved_together, model::Model, ontdubbel::Paar};
use rustc_hash::FxHashMap;

/// From this score of [`weigh_together`] on, two records of a batch are one person: of these 0.999 were right on the
/// training set (seed 1).
pub const ZELFDE_IN_BATCH: f32 = 5.0;
/// What "all one" counts for, of the sum of its three pairs.
const SAMEN: f64 = 0.76;
/// What a third record that speaks for a pair counts for, in bits: up to the knee, and what is above it. One that clearly belongs to
/// both brings what the two do not say of each other; one that is vague itself speaks a little for anybody.
const OP: [f64; 2] = [1.25, 2.5];
const KNIE: f64 = 2.0;
/// One third record speaks against a pair for at most so many bits: it can be linked wrongly itself. (All three chosen on training
/// sets, seeds 1 to 3.)
const NEER: f64 = -5.0;
/// From this score on a record is worth being a third.
const DERDE: f32 = -4.0;
/// From this score on to both, a pair that no key brought together is judged as well.
const STERK: f32 = 2.0;
/// Two records that by themselves score below this never come in one cluster.
const VETO: f32 = -3.0;
/// More neighbours than this are not all looked at (a shelter where nothing is known of people).
const MEESTE: usize = 24;

struct Buren {
    begin: Vec<u32>,
    lijst: Vec<(u32, f32)>,
}

impl Buren {
    fn new(records: usize, paren: &[Paar]) -> Self {
        let mut begin = vec![0_u32; records + 1];
        for p in paren {
            begin[p.a as usize + 1] += 1;
            begin[p.b as usize + 1] += 1;
        }
        for i in 0..records {
            begin[i + 1] += begin[i];
        }
        let mut plek = begin.clone();
        let mut lijst = vec![(0, 0.0); paren.len() * 2];
        for p in paren {
            for (x, y) in [(p.a, p.b), (p.b, p.a)] {
                lijst[plek[x as usize] as usize] = (y, p.score);
                plek[x as usize] += 1;
            }
        }
        for i in 0..records {
            lijst[begin[i] as usize..begin[i + 1] as usize]
                .sort_unstable_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        }
        Self { begin, lijst }
    }
    /// Strongest first.
    fn van(&self, i: u32) -> &[(u32, f32)] {
        let alle = &self.lijst[self.begin[i as usize] as usize..self.begin[i as usize + 1] as usize];
        &alle[..alle.len().min(MEESTE)]
    }
    fn score(&self, i: u32, j: u32) -> Option<f32> {
        let zoek = |van: u32, naar: u32| self.van(van).iter().find(|(x, _)| *x == naar).map(|(_, s)| *s);
        zoek(i, j).or_else(|| zoek(j, i))
    }
}

/// The score of the pair whose own score is `ij`, seen beside a third record.
fn met_derde(ij: f64, ik: f64, jk: f64) -> f64 {
    let alle = ((ij + ik + jk) * SAMEN).exp2();
    let (een, twee, drie) = (ij.exp2(), ik.exp2(), jk.exp2());
    ((alle + een) / (twee + drie + 1.0)).log2()
}

fn direct(b: &Bestand, m: &Model, i: u32, j: u32) -> f32 {
    m.score(&b.compare(i as usize, j as usize)) as f32
}

/// By how much the third records move a score.
fn verschuiving(b: &Bestand, m: &Model, buren: &Buren, i: u32, j: u32, ij: f32) -> f32 {
    let (mut op, mut neer) = (0.0_f64, 0.0_f64);
    for (een, ander) in [(i, j), (j, i)] {
        for (k, s) in buren.van(een) {
            if *s < DERDE {
                break;
            }
            if *k == ander {
                continue;
            }
            let bekend = buren.score(ander, *k);
            if een == j && bekend.is_some_and(|x| x >= DERDE) {
                continue; // seen from the other side
            }
            let tegen = bekend.unwrap_or_else(|| direct(b, m, ander, *k));
            let d = met_derde(f64::from(ij), f64::from(*s), f64::from(tegen)) - f64::from(ij);
            op = op.max(d);
            neer = neer.min(d);
        }
    }
    (OP[0] * op.min(KNIE) + OP[1] * (op - KNIE).max(0.0) + neer.max(NEER)) as f32
}

/// Judges all scored pairs again, beside third records; adds pairs that only a third record brings together. Symmetric
/// and the same whatever the order of the records.
pub fn weigh_together(b: &Bestand, m: &Model, paren: &[Paar]) -> Vec<Paar> {
    let mut alle = paren.to_vec();
    moved_together(b, m, &mut alle);
    let buren = Buren::new(b.len(), &alle);
    for k in 0..b.len() as u32 {
        let sterk: Vec<u32> = buren
            .van(k)
            .iter()
            .take_while(|(_, s)| *s >= STERK)
            .map(|(i, _)| *i)
            .collect();
        for (n, i) in sterk.iter().enumerate() {
            for j in &sterk[n + 1..] {
                if buren.score(*i, *j).is_none() {
                    let (a, bb) = (*i.min(j), *i.max(j));
                    alle.push(Paar {
                        a,
                        b: bb,
                        score: direct(b, m, a, bb),
                    });
                }
            }
        }
    }
    alle.sort_unstable_by_key(|p| (p.a, p.b));
    alle.dedup_by_key(|p| (p.a, p.b));
    let helft = alle.len() / 2;
    let (een, twee) = alle.split_at_mut(helft);
    let doe = |deel: &mut [Paar]| {
        for p in deel {
            p.score += verschuiving(b, m, &buren, p.a, p.b, p.score);
        }
    };
    std::thread::scope(|s| {
        s.spawn(|| doe(een));
        doe(twee);
    });
    alle
}

/// The group of each record: records that are one person by these pairs. `pairs` as from [`weigh_together`].
pub fn clusters(b: &Bestand, m: &Model, paren: &[Paar], vanaf: f32) -> Vec<u32> {
    let mut groep: Vec<u32> = (0..b.len() as u32).collect();
    let mut leden: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    let scores: FxHashMap<(u32, u32), f32> = paren.iter().map(|p| ((p.a, p.b), p.score)).collect();
    let mut volgorde: Vec<&Paar> = paren.iter().filter(|p| p.score >= vanaf).collect();
    volgorde.sort_unstable_by(|x, y| y.score.total_cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
    for p in volgorde {
        let (x, y) = (groep[p.a as usize], groep[p.b as usize]);
        if x == y {
            continue;
        }
        let lx = leden.get(&x).cloned().unwrap_or_else(|| vec![x]);
        let ly = leden.get(&y).cloned().unwrap_or_else(|| vec![y]);
        let mut som = 0.0;
        let mut een_tegen = false;
        for i in &lx {
            for j in &ly {
                let (a, bb) = (*i.min(j), *i.max(j));
                let s = scores
                    .get(&(a, bb))
                    .copied()
                    .unwrap_or_else(|| direct(b, m, a, bb));
                som += s.clamp(-20.0, 20.0);
                een_tegen |= direct(b, m, a, bb) < VETO;
            }
        }
        if een_tegen || som < vanaf * (lx.len() * ly.len()) as f32 {
            continue;
        }
        let (doel, bron) = (x.min(y), x.max(y));
        let mut samen = lx;
        samen.extend(ly);
        for i in &samen {
            groep[*i as usize] = doel;
        }
        leden.remove(&bron);
        leden.insert(doel, samen);
    }
    groep
}

// SPDX-License-Identifier: EUPL-1.2
//! Where on its row everybody stands: as near to under the parents and above the children as the order allows, and never
//! over somebody else. Each pass is an isotonic regression (pool adjacent violators): the nearest places in that order.

use super::volgorde::Eenheid;
use super::{KOLOM, Net, TUSSEN};

/// Horizontal centre of everybody.
pub(super) fn plaatsen(rijen: &[Vec<Eenheid>], net: &Net, aantal: usize) -> Vec<i32> {
    let mut x = vec![0.0_f64; aantal];
    for rij in rijen {
        zet(rij, &mut x, |_| None);
    }
    for _ in 0..12 {
        for rij in rijen {
            let oud = x.clone();
            zet(rij, &mut x, |e| onder_ouders(net, &oud, e));
        }
        for rij in rijen.iter().rev() {
            let oud = x.clone();
            zet(rij, &mut x, |e| boven_kinderen(net, &oud, e));
        }
    }
    let links = x.iter().copied().fold(f64::INFINITY, f64::min);
    #[expect(clippy::cast_possible_truncation, reason = "pixels of a drawing")]
    x.iter().map(|p| (p - links).round() as i32).collect()
}

fn midden(waarden: &[f64]) -> Option<f64> {
    let (laag, hoog) = waarden
        .iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), w| {
            (l.min(*w), h.max(*w))
        });
    (!waarden.is_empty()).then_some((laag + hoog) / 2.0)
}

fn bij(nr: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a place in a row of some dozens")]
    let n = nr as f64;
    n * f64::from(KOLOM)
}

/// Where the first of this unit wants to stand, under the parents of who has them here.
fn onder_ouders(net: &Net, x: &[f64], e: &[usize]) -> Option<f64> {
    let wil: Vec<f64> = e
        .iter()
        .enumerate()
        .filter_map(|(nr, m)| {
            let ouders: Vec<f64> = net
                .ouders
                .get(*m)?
                .iter()
                .filter_map(|(o, _)| x.get(*o).copied())
                .collect();
            Some(midden(&ouders)? - bij(nr))
        })
        .collect();
    gemiddeld(&wil)
}

/// Where the first of this unit wants to stand, above the children.
fn boven_kinderen(net: &Net, x: &[f64], e: &[usize]) -> Option<f64> {
    let mut wil = Vec::new();
    let mut gezien: Vec<Vec<usize>> = Vec::new();
    for kind in 0..net.ouders.len() {
        let hier: Vec<usize> = (0..e.len())
            .filter(|nr| {
                let ouders = net.ouders.get(kind);
                ouders.is_some_and(|o| o.iter().any(|(o, _)| e.get(*nr) == Some(o)))
            })
            .collect();
        if hier.is_empty() || gezien.contains(&hier) {
            continue;
        }
        let kinderen: Vec<f64> = (0..net.ouders.len())
            .filter(|k| {
                hier.iter().all(|nr| {
                    let ouders = net.ouders.get(*k);
                    ouders.is_some_and(|o| o.iter().any(|(o, _)| e.get(*nr) == Some(o)))
                })
            })
            .filter_map(|k| x.get(k).copied())
            .collect();
        let paar: Vec<f64> = hier.iter().map(|nr| bij(*nr)).collect();
        if let (Some(onder), Some(boven)) = (midden(&kinderen), midden(&paar)) {
            wil.push(onder - boven);
        }
        gezien.push(hier);
    }
    gemiddeld(&wil)
}

fn gemiddeld(waarden: &[f64]) -> Option<f64> {
    let (som, n) = waarden.iter().fold((0.0, 0.0), |(s, n), w| (s + w, n + 1.0));
    (n > 0.0).then(|| som / n)
}

/// Puts the units of one row as near as can be to where they want to stand. Who wants nothing stays near where it was.
fn zet(rij: &[Eenheid], x: &mut [f64], wens: impl Fn(&[usize]) -> Option<f64>) {
    // A block of units that touch: (sum of weight × wish, weight, number of units).
    let mut blokken: Vec<(f64, f64, usize)> = Vec::new();
    let mut vrij = 0.0;
    let mut begin = Vec::new();
    for e in rij {
        let nu = e.first().and_then(|m| x.get(*m)).copied().unwrap_or(0.0);
        let (doel, gewicht) = wens(e).map_or((nu, 0.05), |w| (w, 1.0));
        begin.push(vrij);
        blokken.push(((doel - vrij) * gewicht, gewicht, 1));
        vrij += bij(e.len()) + f64::from(TUSSEN);
        while let [.., a, b] = blokken.as_slice() {
            if a.0 / a.1 <= b.0 / b.1 {
                break;
            }
            let samen = (a.0 + b.0, a.1 + b.1, a.2 + b.2);
            blokken.truncate(blokken.len() - 2);
            blokken.push(samen);
        }
    }
    let plek = blokken.iter().flat_map(|b| std::iter::repeat_n(b.0 / b.1, b.2));
    for ((e, van), plek) in rij.iter().zip(begin).zip(plek) {
        for (nr, m) in e.iter().enumerate() {
            if let Some(p) = x.get_mut(*m) {
                *p = plek + van + bij(nr);
            }
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! The batch: scoring every pair that shares a key.

use crate::{bestand::Bestand, index::Index, model::Model};

/// Two records and their score (log2 odds); `a` is the lower number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paar {
    /// Lower record number.
    pub a: u32,
    /// Higher record number.
    pub b: u32,
    /// Score.
    pub score: f32,
}

/// How many records a thread takes at once.
const HAP: usize = 4096;

/// Scores all pairs that share a key, on two threads; keeps those of at least `vanaf`. Also tells how many were
/// compared. The order is by record numbers, whatever the threads did.
pub fn score_pairs(b: &Bestand, index: &Index, m: &Model, vanaf: f64) -> (Vec<Paar>, u64) {
    let volgende = std::sync::atomic::AtomicUsize::new(0);
    let werk = || {
        let mut gezien = vec![u32::MAX; b.len()];
        let (mut buren, mut uit, mut aantal) = (Vec::new(), Vec::new(), 0_u64);
        let mut naast = Vec::new();
        loop {
            let van = volgende.fetch_add(HAP, std::sync::atomic::Ordering::Relaxed);
            if van >= b.len() {
                return (uit, aantal);
            }
            for i in van..(van + HAP).min(b.len()) {
                index.after(i, &mut gezien, &mut buren);
                aantal += buren.len() as u64;
                naast.clear();
                naast.extend(buren.iter().map(|j| b.rijen[*j as usize]));
                for (j, rij) in buren.iter().zip(&naast) {
                    let score = m.score(&b.vergelijk(&b.rijen[i], rij));
                    if score >= vanaf {
                        uit.push(Paar {
                            a: i as u32,
                            b: *j,
                            score: score as f32,
                        });
                    }
                }
            }
        }
    };
    let (mut een, twee) = std::thread::scope(|s| {
        let ander = s.spawn(werk);
        let een = werk();
        (een, ander.join().unwrap_or_else(|e| std::panic::resume_unwind(e)))
    });
    een.0.extend(twee.0);
    een.0.sort_unstable_by_key(|p| (p.a, p.b));
    (een.0, een.1 + twee.1)
}

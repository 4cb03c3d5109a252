// SPDX-License-Identifier: EUPL-1.2
//! The inverted index over blocking keys: per kind a list of blocks, per record the blocks it is in.

use crate::{bestand::Bestand, sleutel};

/// Not in a block of this slot.
const GEEN_BLOK: u32 = u32::MAX;

/// Blocks of one kind.
struct Laag {
    /// Records, block after block, ascending in each.
    leden: Vec<u32>,
    /// Where each block begins in `leden`, and the end.
    begin: Vec<u32>,
    /// Blocks of each record, `breedte` places a record.
    blokken: Vec<u32>,
    breedte: usize,
}

/// The index over all records of a [`Bestand`].
pub struct Index {
    lagen: Vec<Laag>,
    records: usize,
    /// Blocks that were passed over because they are too big.
    pub te_groot: usize,
}

/// Which slots a record needs for a kind: an address with history and names with partner's name have more keys.
const BREEDTE: usize = 3;

fn laag(b: &Bestand, soort: sleutel::Soort, te_groot: &mut usize) -> Laag {
    let geheim = [0; 16];
    let mut paren: Vec<u64> = Vec::with_capacity(b.len());
    let mut breedte = 1;
    for (i, r) in b.rijen.iter().enumerate() {
        let mut gezien = [0_u64; BREEDTE];
        let mut n = 0;
        b.sleutels(r, soort, &geheim, &mut |k| {
            if n < BREEDTE && !gezien[..n].contains(&k) {
                gezien[n] = k;
                n += 1;
                paren.push((k & 0xffff_ffff_0000_0000) | i as u64);
            }
        });
        breedte = breedte.max(n);
    }
    paren.sort_unstable();
    paren.dedup();
    let mut l = Laag {
        leden: Vec::new(),
        begin: vec![0],
        blokken: vec![GEEN_BLOK; b.len() * breedte],
        breedte,
    };
    for blok in paren.chunk_by(|x, y| x >> 32 == y >> 32) {
        if blok.len() < 2 {
            continue;
        }
        if blok.len() > soort.largest() {
            *te_groot += 1;
            continue;
        }
        let nummer = (l.begin.len() - 1) as u32;
        for p in blok {
            let i = (*p & 0xffff_ffff) as u32;
            l.leden.push(i);
            let plekken = &mut l.blokken[i as usize * breedte..(i as usize + 1) * breedte];
            if let Some(plek) = plekken.iter_mut().find(|x| **x == GEEN_BLOK) {
                *plek = nummer;
            }
        }
        l.begin.push(l.leden.len() as u32);
    }
    l.leden.shrink_to_fit();
    l
}

impl Index {
    /// Builds the index over all records, on two threads.
    pub fn new(b: &Bestand) -> Self {
        let helft = |deel: usize| {
            let mut te_groot = 0;
            let lagen: Vec<(usize, Laag)> = sleutel::ALLE
                .iter()
                .enumerate()
                .filter(|(n, _)| n % 2 == deel)
                .map(|(n, s)| (n, laag(b, *s, &mut te_groot)))
                .collect();
            (lagen, te_groot)
        };
        let ((mut een, x), (twee, y)) = std::thread::scope(|s| {
            let ander = s.spawn(|| helft(1));
            let een = helft(0);
            let twee = ander.join().unwrap_or_else(|e| std::panic::resume_unwind(e));
            (een, twee)
        });
        een.extend(twee);
        een.sort_by_key(|(n, _)| *n);
        Self {
            lagen: een.into_iter().map(|(_, l)| l).collect(),
            records: b.len(),
            te_groot: x + y,
        }
    }

    /// How many records it is over.
    pub fn records(&self) -> usize {
        self.records
    }

    /// The records after `i` that share a key with it, each once. `gezien` is scratch of the caller, one place per
    /// record, filled with `u32::MAX` before the first call.
    pub fn after(&self, i: usize, gezien: &mut [u32], uit: &mut Vec<u32>) {
        uit.clear();
        let nummer = i as u32;
        for l in &self.lagen {
            for blok in &l.blokken[i * l.breedte..(i + 1) * l.breedte] {
                if *blok == GEEN_BLOK {
                    break;
                }
                let blok = *blok as usize;
                let leden = &l.leden[l.begin[blok] as usize..l.begin[blok + 1] as usize];
                for j in leden.iter().rev() {
                    if *j <= nummer {
                        break;
                    }
                    if gezien[*j as usize] != nummer {
                        gezien[*j as usize] = nummer;
                        uit.push(*j);
                    }
                }
            }
        }
    }
}

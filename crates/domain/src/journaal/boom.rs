// SPDX-License-Identifier: EUPL-1.2
//! The Merkle tree of RFC 6962 section 2.1, grown leaf by leaf. It keeps one hash per level, so memory does not grow
//! with the batch.

use super::Hash;
use sha2::{Digest, Sha256};

/// A tree that grows at its right side.
#[derive(Clone, Debug, Default)]
pub struct Boom {
    /// Complete subtrees from large to small: number of levels, root.
    delen: Vec<(u32, Hash)>,
    aantal: u64,
}

fn knoop(links: Hash, rechts: Hash) -> Hash {
    let mut h = Sha256::new();
    h.update([1]);
    h.update(links.0);
    h.update(rechts.0);
    Hash(h.finalize().into())
}

impl Boom {
    /// Adds a leaf.
    pub fn erbij(&mut self, blad: Hash) {
        let (mut hoogte, mut hash) = (0, blad);
        while let Some(&(h, links)) = self.delen.last()
            && h == hoogte
        {
            self.delen.pop();
            (hoogte, hash) = (h + 1, knoop(links, hash));
        }
        self.delen.push((hoogte, hash));
        self.aantal += 1;
    }
    /// Number of leaves.
    pub fn aantal(&self) -> u64 {
        self.aantal
    }
    /// Root of all leaves; of an empty tree the hash of nothing, as in the RFC.
    pub fn wortel(&self) -> Hash {
        let mut delen = self.delen.iter().rev().map(|(_, h)| *h);
        match delen.next() {
            None => Hash::van(&[]),
            Some(rechts) => delen.fold(rechts, |rechts, links| knoop(links, rechts)),
        }
    }
}

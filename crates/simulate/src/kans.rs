// SPDX-License-Identifier: EUPL-1.2
//! The random source: ChaCha with eight rounds, one stream per household, so that a household does not
//! depend on what was generated before it.

use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};

/// A seeded random source with the few draws that the simulator needs.
#[derive(Clone, Debug)]
pub struct Kans(ChaCha8Rng);

impl Kans {
    /// The stream with this number under this seed.
    pub fn new(seed: u64, stroom: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(stroom);
        Self(rng)
    }
    /// Sixty-four random bits.
    pub fn u64(&mut self) -> u64 {
        self.0.next_u64()
    }
    /// A number from 0 up to, not including, `n` (0 when `n` is 0).
    pub fn onder(&mut self, n: usize) -> usize {
        let breed = u128::from(self.0.next_u64()) * n as u128;
        usize::try_from(breed >> 64).unwrap_or(0)
    }
    /// A number from `van` up to and including `tot`.
    pub fn tussen(&mut self, van: i32, tot: i32) -> i32 {
        let breedte = usize::try_from(tot.saturating_sub(van)).unwrap_or(0) + 1;
        van + i32::try_from(self.onder(breedte)).unwrap_or(0)
    }
    /// True in `procent` of a hundred draws.
    pub fn procent(&mut self, procent: u32) -> bool {
        self.onder(1000) < 10 * procent as usize
    }
    /// One of these small values; as [`Self::kies`].
    pub fn een<T: Copy>(&mut self, uit: &[T]) -> T {
        *self.kies(uit)
    }
    /// One of a list.
    ///
    /// # Panics
    /// When the list is empty; all lists are constants of this crate.
    pub fn kies<'a, T>(&mut self, lijst: &'a [T]) -> &'a T {
        &lijst[self.onder(lijst.len())]
    }
    /// A list in another order.
    pub fn schud<T>(&mut self, lijst: &mut [T]) {
        for i in (1..lijst.len()).rev() {
            let j = self.onder(i + 1);
            lijst.swap(i, j);
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! The random source of the test sets.

use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};

/// Seeded; the same seed gives the same set.
pub(super) struct Kans(ChaCha8Rng);

impl Kans {
    pub(super) fn new(zaad: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(zaad))
    }
    /// From 0 up to, not including, `n`.
    pub(super) fn onder(&mut self, n: usize) -> usize {
        usize::try_from((u128::from(self.0.next_u64()) * n as u128) >> 64).unwrap_or(0)
    }
    /// From 0 up to 1.
    pub(super) fn deel(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }
    pub(super) fn kans(&mut self, p: f64) -> bool {
        self.deel() < p
    }
    pub(super) fn kies<'a, T>(&mut self, uit: &'a [T]) -> &'a T {
        &uit[self.onder(uit.len())]
    }
    /// Low numbers often, high ones rarely: about as 1/n, flat up to `vlak`.
    pub(super) fn scheef(&mut self, n: usize, vlak: f64) -> usize {
        let x = ((n as f64 + vlak) / vlak).powf(self.deel());
        (((x - 1.0) * vlak) as usize).min(n - 1)
    }
    pub(super) fn tussen(&mut self, van: i32, tot: i32) -> i32 {
        van + i32::try_from(self.onder(usize::try_from(tot - van + 1).unwrap_or(1))).unwrap_or(0)
    }
    pub(super) fn schud<T>(&mut self, lijst: &mut [T]) {
        for i in (1..lijst.len()).rev() {
            lijst.swap(i, self.onder(i + 1));
        }
    }
}

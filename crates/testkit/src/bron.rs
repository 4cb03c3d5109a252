// SPDX-License-Identifier: EUPL-1.2
//! A clock that stands still until a test moves it, and randomness that is a counted hash.

use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use std::sync::Mutex;

/// Fixed clock and repeatable, distinct "random" bytes.
#[derive(Debug)]
pub struct VasteBron {
    staat: Mutex<(Timestamp, u64)>,
}

impl VasteBron {
    /// Starts at this moment.
    pub fn op(nu: Timestamp) -> Self {
        Self {
            staat: Mutex::new((nu, 0)),
        }
    }
    /// Moves the clock.
    ///
    /// # Panics
    /// When another thread panicked while it moved the clock.
    pub fn verder(&self, duur: SignedDuration) {
        let mut staat = self.staat.lock().expect("clock");
        staat.0 += duur;
    }
}

impl store::Bron for VasteBron {
    fn nu(&self) -> Timestamp {
        self.staat.lock().expect("clock").0
    }
    fn toeval(&self, bytes: &mut [u8]) {
        let mut staat = self.staat.lock().expect("randomness");
        for stuk in bytes.chunks_mut(32) {
            staat.1 += 1;
            let hash = Sha256::digest(staat.1.to_be_bytes());
            stuk.copy_from_slice(&hash[..stuk.len()]);
        }
    }
}

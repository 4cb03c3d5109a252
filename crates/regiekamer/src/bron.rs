// SPDX-License-Identifier: EUPL-1.2
//! The real clock and real randomness. The only place where the program reads either.

use jiff::Timestamp;
use rand::Rng;
use std::sync::Arc;

/// Clock of the machine, randomness of the operating system (through ChaCha12 of `rand`).
#[derive(Debug)]
pub struct SysteemBron;

impl SysteemBron {
    /// As the use cases take it.
    pub fn nieuw() -> Arc<dyn store::Bron> {
        Arc::new(Self)
    }
}

impl store::Bron for SysteemBron {
    #[expect(
        clippy::disallowed_methods,
        reason = "the edge: everything else gets its moment from here"
    )]
    fn nu(&self) -> Timestamp {
        Timestamp::now()
    }
    fn toeval(&self, bytes: &mut [u8]) {
        rand::rng().fill_bytes(bytes);
    }
}

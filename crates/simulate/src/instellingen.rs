// SPDX-License-Identifier: EUPL-1.2
//! What to simulate.

use crate::maat::{JOURNAAL, PER_DEEL};
use jiff::{Timestamp, civil::Date};

/// What to simulate.
#[derive(Clone, Debug)]
pub struct Instellingen {
    /// Seed: the same seed and dates give the same municipality.
    pub seed: u64,
    /// Today.
    pub peildatum: Date,
    /// Now; on the reference date.
    pub nu: Timestamp,
    /// Scale: 1 for the demo, 100 for the load set.
    pub schaal: u32,
    /// Tenant number.
    pub gemeente: i32,
}

impl Instellingen {
    /// Deventer at scale 1, now.
    pub fn nieuw(seed: u64, nu: Timestamp, schaal: u32) -> Self {
        let amsterdam = jiff::tz::TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3");
        let zone = amsterdam.unwrap_or(jiff::tz::TimeZone::UTC);
        Self {
            seed,
            peildatum: nu.to_zoned_datetime(zone).date(),
            nu,
            schaal,
            gemeente: 150,
        }
    }
    /// Number of huishoudens that will be made: the total for a progress bar.
    pub const fn huishoudens(&self) -> u64 {
        self.schaal as u64 * PER_DEEL as u64
    }
    /// Number of rows of `journaal` that will be made.
    pub const fn journaalrijen(&self) -> u64 {
        self.schaal as u64 * JOURNAAL as u64
    }
}

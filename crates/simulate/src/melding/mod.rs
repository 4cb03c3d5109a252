// SPDX-License-Identifier: EUPL-1.2
//! Meldingen: those that were dealt with, and the queue of today.

mod afgerond;
mod binnen;
mod open;
mod triage;
mod wachtrij;

pub use afgerond::{Afloop, afgerond, los};
pub use binnen::binnengekomen;
pub use open::open;
pub use wachtrij::OPEN_AANTAL;

use crate::kans::Kans;

const UUR: i64 = 3_600_000_000;
const MINUUT: i64 = 60_000_000;

/// A reference such as `M-7K2QX-9TB4C`.
pub fn kenmerk(letter: char, kans: &mut Kans) -> String {
    let mut bytes = [0; 6];
    bytes.copy_from_slice(&kans.u64().to_be_bytes()[..6]);
    let kenmerk = domain::melding::Kenmerk::nieuw(bytes);
    format!("{letter}{}", &kenmerk.as_str()[1..])
}

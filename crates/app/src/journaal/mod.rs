// SPDX-License-Identifier: EUPL-1.2
//! Sealing the journaal, checking its zegels, ankers, and whether sealing keeps up (G2, D10; docs/adr/0006).

mod anker;
mod controleer;
mod stand;
mod verzegel;

pub use anker::anker;
pub use controleer::{Controleopdracht, Voortgang, controleer};
pub use stand::{Stand, alarm, alarm_ergens, stand};
pub use store::journaal_zegel::TELLEN_TOT;
pub use verzegel::{verzegel, verzegel_alle};

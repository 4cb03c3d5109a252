// SPDX-License-Identifier: EUPL-1.2
//! Choosing and changing the regisseur of a casus (D1, D2, E2).
//!
//! The weighted load is counted while the row of the receiving person is locked, so that two meetings that give
//! away the last place at the same moment cannot both succeed.

mod kies;
mod last;
mod plek;
mod toewijzen;

pub use kies::{Kandidaat, Keuzebeeld, Periode, Waarom, kies};
pub use last::{last, lasten, mag_ontvangen, maximum, regisseursrol};
pub use plek::houdt_plek;
pub use toewijzen::{Keuze, Toegewezen, wijs_toe};

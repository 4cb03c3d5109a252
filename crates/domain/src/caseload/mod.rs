// SPDX-License-Identifier: EUPL-1.2
//! Caseload: the weighted number of running casussen of one regisseur and its maximum, choosing the regisseur,
//! absence and hand-over (requirements D2, D9; S2 "maximale caseload van 15").
//!
//! Weights are whole hundredths of a casus, so that sums are exact: 100 is one casus, 1500 is fifteen.

mod advies;
mod beoordeel;
mod overdracht;

pub use advies::{Regisseuradvies, adviseer_regisseur};
pub use beoordeel::{Overmaat, Toegestaan, beoordeel, caseload, getal};
pub use overdracht::{Afwezigheid, Ontvanger, Overdracht, Overdrachtregel, overdracht};

#[cfg(test)]
mod tests;

// SPDX-License-Identifier: EUPL-1.2
//! The weekly MDO: what may be on its agenda and what it may decide (requirements D2, E2; S0 §5.7).

mod agenda;
mod datum;

pub use agenda::{AgendapuntStatus, Agendavraag, Besluit, PuntSoort, controleer_besluit, mag_agenderen};
pub use datum::{Uitstel, stel_uit, volgende_mdo};

#[cfg(test)]
mod tests;

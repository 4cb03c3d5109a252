// SPDX-License-Identifier: EUPL-1.2
//! Warnings for who visits a household, and flags about with whom nothing may be shared: agreed with a second person,
//! told to the person or not with the reason, reviewed within a year (requirement D10). A warning keeps its text: what
//! changes is a step of its own, with its reason.

mod afspraak;
mod codes;
mod nieuw;
mod tonen;

pub use afspraak::{GeldigEinde, GeldigeAfspraak, HerzienFout, NieuwEinde, NieuweAfspraak};
pub use codes::{Stap, Verteld, WaarschuwingSoort};
pub use nieuw::{GeldigeWaarschuwing, Kader, NieuweWaarschuwing, uiterste_herbeoordeling};
pub use tonen::{BEL_EERST, Getoond, Toestand, Waarschuwing, mag_wijzigen, toestand, tonen};

#[cfg(test)]
mod tests;

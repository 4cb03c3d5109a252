// SPDX-License-Identifier: EUPL-1.2
//! The short broad intake over the life areas: own words, wish, own strength, severity, who is involved already;
//! pre-filled with what is known (requirements B1, B3; S1 "standaard korte vragenlijst").
//!
//! Severity (ernst) runs from 1 to 5: **1 is an acute problem, 5 is going well**, so that a step up is progress
//! ("2 → 3 van 5", mockup casus.html).

mod antwoord;
mod voorvullen;

pub use antwoord::{GeldigIntakeantwoord, Intakeantwoord, Volledigheid, ernst_tekst, volledigheid};
pub use voorvullen::{Feit, IntakeVeld, Voorgevuld, leefgebied_van_organisatie, voorvullen};

#[cfg(test)]
mod tests;

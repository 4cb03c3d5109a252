// SPDX-License-Identifier: EUPL-1.2
//! The running casus of one huishouden: phases, allowed steps, what is next (requirements D3, D5, D6).

mod fase;
mod hermelding;
mod overgang;
mod tijd;
mod voorwaarden;
mod wat_nu;

pub use fase::Fase;
pub use hermelding::{Hermelding, hermelding};
pub use overgang::{Fasewissel, Sluitreden, Stap, StapSoort, sluit_vroeg, stap, stappen, zet};
pub use tijd::{doorlooptijden, fase_uiterlijk};
pub use voorwaarden::Casusstand;
pub use wat_nu::wat_nu;

#[cfg(test)]
mod tests;

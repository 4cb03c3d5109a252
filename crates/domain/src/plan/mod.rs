// SPDX-License-Identifier: EUPL-1.2
//! The one plan of a huishouden: goals in the resident's words, actions with who and before when, the ladder,
//! frozen versions with a readable difference, and the resident's judgement (requirements E2, E4, E5, E6).

mod actie;
mod akkoord;
mod codes;
mod doel;
mod inhoud;
mod verschil;
mod zicht;

pub use actie::{GeldigeActie, NieuweActie, controleer_status, mag_bijwerken, te_laat};
pub use akkoord::{Oordeel, controleer_oordeel};
pub use codes::{ActieStatus, Akkoord, Trede, WieSoort};
pub use doel::{GeldigDoel, NieuwDoel};
pub use inhoud::{PlanActie, PlanDoel, PlanInhoud, mag_naar_mdo, mag_vastleggen};
pub use verschil::{Wijziging, WijzigingSoort, verschil};
pub use zicht::{beperk, toont_doel};

#[cfg(test)]
mod tests;

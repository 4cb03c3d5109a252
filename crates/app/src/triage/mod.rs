// SPDX-License-Identifier: EUPL-1.2
//! The weighing of a melding: answers kept one by one, the outcome live, and how it ends (A3, A5, A6, A7, D6).

mod afronden;
mod beeld;
mod weging;

pub use afronden::{Afgerond, Afronding, rond_af};
pub use beeld::{Bewaard, TriageBeeld, beeld, bewaar};
pub use weging::{KENMERKEN, TriageInvoer, Weging};

pub(crate) use beeld::{bewaar_binnen, context};

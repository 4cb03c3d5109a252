// SPDX-License-Identifier: EUPL-1.2
//! Warnings of a household (D10): who may read what of them, making one, reviewing and ending.

mod lezen;
mod wijzigen;

pub use lezen::{Beeld, Een, Form, alle, een, form};
pub(crate) use lezen::{lees_actief, let_op};
pub use store::waarschuwing::StapRij;
pub use wijzigen::{beeindig, herzie, maak};

// SPDX-License-Identifier: EUPL-1.2
//! What every capability uses: typed ids, codes with Dutch labels, field errors, refusals.

mod codes;
pub use codes::OnbekendeCode;
mod fouten;
pub mod ids;

pub use fouten::{Fouten, Veldfout, Weigering};
pub use ids::{Gemeente, Id};

// SPDX-License-Identifier: EUPL-1.2
//! Not let go: a casus closes only when every need has an arranged and started answer, or a reason by the resident;
//! afterwards come the moments of nazorg (requirements D5, D6; S1 "we laten een casus pas los als alles geregeld is").

mod nazorg;
mod open_einden;

pub use nazorg::{Nazorgmoment, nazorgmomenten};
pub use open_einden::{
    Afhandeling, AfhandelingSoort, Behoefte, Hulp, OpenEinde, OpenEindeSoort, controleer_afhandeling,
    mag_afsluiten, open_einden,
};

#[cfg(test)]
mod tests;

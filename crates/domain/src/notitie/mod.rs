// SPDX-License-Identifier: EUPL-1.2
//! Contact notes: facts, opinions and sources apart, a category for what is sensitive, and outreach that shows its
//! persistence (requirements D8, D11; law-and-methods §1).

mod codes;
mod nieuw;
mod volhouden;

pub use codes::{Categorie, Deelsoort, Resultaat, Vorm};
pub use nieuw::{GeldigDeel, GeldigeNotitie, NieuwDeel, NieuweNotitie, controleer_correctie};
pub use volhouden::{
    Besluitnemer, GeldigStoppen, MINSTE_POGINGEN, NieuwStoppen, Volhouden, nog_gestopt, stoppen_met_contact,
    volhouden,
};

#[cfg(test)]
mod tests;

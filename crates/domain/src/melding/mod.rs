// SPDX-License-Identifier: EUPL-1.2
//! A melding: what is reported, by whom, how urgent, whose it is, and what the melder hears back
//! (requirements A1, A2, A9, A10).

mod aanbod;
mod codes;
mod kenmerk;
mod nieuw;
mod samenvoegen;
mod terugkoppeling;
mod urgentie;

pub use aanbod::{Aanbod, AanbodStatus, Aanbodvraag, Verlopen};
pub use codes::{
    Gevaar, Hoedanigheid, Kanaal, MeldingSoort, MeldingStatus, MeldingUitkomst, NaamNoemen, Urgentie,
};
pub use kenmerk::{Kenmerk, KenmerkFout};
pub use nieuw::{GeldigeMelding, NieuweMelding, is_contact, leeftijd_uit_tekst};
pub use samenvoegen::{Samengevoegd, Samenvoegkant, samenvoegen};
pub use terugkoppeling::{Terugkoppeling, terugkoppeling, terugkoppeling_uiterlijk};
pub use urgentie::{UrgentieOordeel, urgentie};

#[cfg(test)]
mod tests;

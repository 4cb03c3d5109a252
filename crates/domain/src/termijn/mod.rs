// SPDX-License-Identifier: EUPL-1.2
//! Terms and clocks: amount and unit, Dutch public holidays, the Algemene termijnenwet, suspension and
//! extension, and what is left (law-and-methods §4; requirements A2, A9, A10, D3).
//!
//! "Today" and "now" are always arguments. All days are days in Europe/Amsterdam.

mod duur;
mod einde;
mod feestdagen;
mod klok;
mod resterend;
mod tijd;
pub(crate) use tijd::MAANDEN;

pub use duur::{Duur, DuurFout, Eenheid};
pub use einde::{einddatum, einde, verschuif_naar_werkdag, werkdagen_na};
pub use feestdagen::{feestdag, is_werkdag, pasen};
pub use klok::{Klok, Opschorting, Stand, Verlenging};
pub use resterend::{Resterend, resterend};
pub use tijd::{amsterdam, begin_van_dag, datum, datum_lang, datum_tekst, einde_van_dag};

#[cfg(test)]
mod tests;

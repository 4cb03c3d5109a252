// SPDX-License-Identifier: EUPL-1.2
//! Mass intake of meldingen from a CSV file: one row in, one melding or all its errors out (requirement A11).
//!
//! Reading the file, its encoding and its progress are not here; this is only what a header and a row must be.

mod kolommen;
mod rij;
mod waarden;

pub use kolommen::{KOLOMMEN, Kolom, Kolomfout, Kop};
pub use rij::{ImportMelding, Rijfout, controleer_rij};
pub(crate) use waarden::lees_maand;
pub use waarden::{lees_datum, lees_ja_nee, lees_moment};

#[cfg(test)]
mod tests;

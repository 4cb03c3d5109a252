// SPDX-License-Identifier: EUPL-1.2
//! Mass intake of meldingen from a CSV file: one row in, one melding or all its errors out (requirement A11).

mod waarden;

pub use waarden::{lees_datum, lees_ja_nee, lees_moment};

// SPDX-License-Identifier: EUPL-1.2
//! Moments of nazorg after closing (requirement D6; default after 3, 6 and 12 months).

use crate::{
    inrichting::Termijnen,
    termijn::{datum_tekst, einddatum, verschuif_naar_werkdag},
};
use jiff::civil::Date;

/// One moment at which somebody asks how it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nazorgmoment {
    /// Number, from 1.
    pub nummer: u8,
    /// The day; always a working day.
    pub datum: Date,
    /// Text of the task.
    pub tekst: String,
}

/// The moments that follow from the day on which nazorg starts.
pub fn nazorgmomenten(start: Date, termijnen: &Termijnen) -> Vec<Nazorgmoment> {
    (1..=u8::MAX)
        .zip(&termijnen.nazorg)
        .map(|(nummer, duur)| {
            let datum = verschuif_naar_werkdag(einddatum(start, *duur));
            Nazorgmoment {
                nummer,
                datum,
                tekst: format!(
                    "Vraag hoe het gaat, {duur} na het afsluiten ({})",
                    datum_tekst(datum)
                ),
            }
        })
        .collect()
}

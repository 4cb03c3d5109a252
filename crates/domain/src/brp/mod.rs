// SPDX-License-Identifier: EUPL-1.2
//! What the basisregistratie personen says about people, in the test format of the GBA-V: one column per element of the
//! Logisch Ontwerp GBA ("01.02.40" is the surname of the person), one line per person, and more lines for what there was
//! before or is there more than once. Reading the file is not here; this is what a header and a person must be.
//!
//! Source: Logisch Ontwerp GBA, categories 01 to 12; I4, A8, B3.

mod datum;
mod deel;
mod indeling;
mod lees;
mod lijst;
mod rij;
#[cfg(test)]
mod tests;
mod verversen;

pub use datum::{BrpDatum, BrpDatumFout};
pub use deel::{leeftijd_deel, lees_deel};
pub use indeling::{Indeling, Indelingsfout};
pub use lees::{Leesfout, Regel, Telling, groepeer, lees_persoon, tel};
pub use lijst::{
    Geslacht, Gezag, Naam, Naamgebruik, Opschorting, Ouder, Partner, Persoonslijst, Plaats, Relatiepersoon,
    Verbintenis, Verblijf, VorigeNaam, naam_met_titel, titel,
};
pub use verversen::{Stand, Uitkomst, opnieuw_na};

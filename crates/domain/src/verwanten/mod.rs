// SPDX-License-Identifier: EUPL-1.2
//! Who belongs to whom: family, gezag, care, network and professionals (requirement B6), and the genogram and the
//! ecogram that are drawn from it.

mod ecogram;
mod genogram;
mod mens;
mod regels;
mod relatie;
mod soort;

pub use ecogram::{Band as EcoBand, Ecogram, Plek, ecogram};
pub use genogram::{
    Figuur, Genogram, HALF, LABEL_BREED, LABEL_HOOG, Lijn, Lijnsoort, Vak, genogram, in_regels,
};
pub use mens::{Band, Geslacht, Mens, Wie};
pub use regels::toets;
pub use relatie::{GeldigeRelatie, GeldigeVerwant, NieuweRelatie, NieuweVerwant};
pub use soort::{Bron, Groep, RelatieSoort, Sterkte};

#[cfg(test)]
mod tests;

// SPDX-License-Identifier: EUPL-1.2
//! What every page uses.

pub mod assets;
pub mod bezoek;
pub mod formulier;
pub mod fout;
pub mod herstel;
pub mod koppen;
pub mod pagina;
pub mod scherm;
pub mod staat;
pub mod tekst;

pub use bezoek::{Bezoek, Gast, Herkomst};
pub use formulier::{BLADZIJDE, Formulier, Invoer, Keuze, NUMMER};
pub use fout::{PaginaFout, PaginaUitkomst};
pub use pagina::{Pagina, klaar, naar, naar_met, toon, toon_met};
pub use staat::Web;

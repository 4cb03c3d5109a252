// SPDX-License-Identifier: EUPL-1.2
//! The verwijsindex (Jeugdwet 7.1): professionals leave a signaal without content, so that they find each other. When a
//! signaal goes, when two meet, what is told of it, and whether the module works at all in a gemeente.
//!
//! The law is politically contested, so each gemeente has the module off, in wind-down, or on ([`Modus`]).

mod instelling;
mod meten;
mod opvolging;
mod termijn;

pub use instelling::{
    GeldigeInstelling, Instelling, Leertuin, Modus, NieuweInstelling, Toelating, adressleutel, mag_plaatsen,
};
pub use meten::{Kant, Matchsoort, Sleutel, Sleutelsoort, match_soort, mogen_meten};
pub use opvolging::{
    GeldigeOpvolging, NietNodig, NieuweOpvolging, OpvolgFout, Regie, Stand, herinneren, naar_procesmanager,
};
pub use termijn::{JAREN_ARCHIEF, JAREN_SIGNAAL, LEEFTIJD, Verwijderreden, archief_tot, verwijderen_op};

use crate::code_enum;
use crate::huishouden::leeftijd;
use jiff::civil::Date;

code_enum! {
    /// Domain of a melder: the seven of Jeugdwet 7.1.1 ([old]).
    pub enum Domein {
        Jeugdhulp = "jeugdhulp", "jeugdhulp";
        Jeugdgezondheid = "jeugdgezondheid", "jeugdgezondheidszorg";
        Gezondheidszorg = "gezondheidszorg", "gezondheidszorg";
        Onderwijs = "onderwijs", "onderwijs";
        Ondersteuning = "ondersteuning", "maatschappelijke ondersteuning";
        WerkInkomen = "werk_inkomen", "werk en inkomen";
        PolitieJustitie = "politie_justitie", "politie en justitie";
    }
}

code_enum! {
    /// Who is told of a signaal, and who has the rights (Jeugdwet 7.1.5.1 [old]): under 12 the representative, from 12 up
    /// to 16 both, from 16 the youth alone.
    pub enum Rechthebbende {
        Vertegenwoordiger = "vertegenwoordiger", "de ouder of voogd";
        Samen = "samen", "de jeugdige, en de ouder of voogd";
        Zelf = "zelf", "de jeugdige zelf";
    }
}

/// Who must be told, by age on the day.
pub fn wie_vertellen(geboren: Date, vandaag: Date) -> Rechthebbende {
    match leeftijd(geboren, vandaag) {
        None | Some(0..12) => Rechthebbende::Vertegenwoordiger,
        Some(12..16) => Rechthebbende::Samen,
        Some(_) => Rechthebbende::Zelf,
    }
}

#[cfg(test)]
mod tests;

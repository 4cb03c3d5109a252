// SPDX-License-Identifier: EUPL-1.2
//! An address as people type it.

use super::{is_postcode, normaliseer};
use crate::kern::Fouten;

/// An address as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuwAdres {
    /// Postcode, in any writing.
    pub postcode: String,
    /// House number with addition: "12", "12 a".
    pub huisnummer: String,
    /// Street.
    pub straat: String,
    /// Town.
    pub plaats: String,
}

/// An address that may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeldigAdres {
    /// `7411AB`.
    pub postcode: String,
    /// House number.
    pub huisnummer: i32,
    /// Addition, in small letters; may be empty.
    pub toevoeging: String,
    /// Street.
    pub straat: String,
    /// Town.
    pub plaats: String,
}

impl NieuwAdres {
    /// Nothing was typed.
    pub fn is_leeg(&self) -> bool {
        [&self.postcode, &self.huisnummer, &self.straat, &self.plaats]
            .into_iter()
            .all(|d| d.trim().is_empty())
    }
    /// Checks it.
    ///
    /// # Errors
    /// All that is wrong, by field name.
    pub fn valideer(&self) -> Result<GeldigAdres, Fouten> {
        let mut f = Fouten::new();
        let postcode: String = self.postcode.to_uppercase().split_whitespace().collect();
        if !is_postcode(&postcode) {
            f.voeg("postcode", "Vul een postcode in, bijvoorbeeld 7411 AB.");
        }
        let nummer = normaliseer(&self.huisnummer).replace(' ', "");
        let cijfers: String = nummer.chars().take_while(char::is_ascii_digit).collect();
        let huisnummer = cijfers.parse::<i32>().ok().filter(|n| (1..=99_999).contains(n));
        if huisnummer.is_none() {
            f.voeg("huisnummer", "Vul een huisnummer in, bijvoorbeeld 12 of 12 a.");
        }
        let toevoeging = nummer.get(cijfers.len()..).unwrap_or("").to_owned();
        if toevoeging.chars().count() > 10 {
            f.voeg("huisnummer", "Het huisnummer is te lang. Schrijf het als 12 of 12 a.");
        }
        let (straat, plaats) = (self.straat.trim(), self.plaats.trim());
        if straat.is_empty() || straat.chars().count() > 100 {
            f.voeg("straat", "Vul de straat in (hoogstens 100 tekens).");
        }
        if plaats.is_empty() || plaats.chars().count() > 100 {
            f.voeg("plaats", "Vul de plaats in (hoogstens 100 tekens).");
        }
        f.of(GeldigAdres {
            postcode,
            huisnummer: huisnummer.unwrap_or_default(),
            toevoeging,
            straat: straat.to_owned(),
            plaats: plaats.to_owned(),
        })
    }
}

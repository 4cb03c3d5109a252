// SPDX-License-Identifier: EUPL-1.2
//! What can be asked.

use domain::bsn::Bsn;
use jiff::civil::Date;
use serde_json::{Value, json};

/// Fields of a whole person. What comes by itself (under investigation, secrecy, suspension) may not be asked for.
const HEEL: [&str; 14] = [
    "burgerservicenummer",
    "geboorte.datum",
    "geslacht",
    "gezag",
    "indicatieCurateleRegister",
    "kinderen",
    "leeftijd",
    "naam",
    "ouders",
    "overlijden.datum",
    "partners",
    "gemeenteVanInschrijving",
    "verblijfplaats",
    "datumInschrijvingInGemeente",
];

/// Fields of a person in a list that was found: enough to choose.
const KORT: [&str; 5] = [
    "burgerservicenummer",
    "geboorte.datum",
    "geslacht",
    "naam",
    "adressering",
];

/// House number with its letter and addition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Adresvraag {
    /// Number.
    pub huisnummer: u32,
    /// Letter; may be empty.
    pub huisletter: String,
    /// Addition; may be empty.
    pub toevoeging: String,
}

/// A question. `Debug` shows no numbers: [`Bsn`] masks itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Vraag {
    /// The whole of these people (at most twenty).
    Raadpleeg(Vec<Bsn>),
    /// By surname and full date of birth.
    NaamEnGeboorte {
        /// Surname; the BRP takes a `*` at its end.
        geslachtsnaam: String,
        /// Prefix; may be empty.
        voorvoegsel: String,
        /// Given names; may be empty.
        voornamen: String,
        /// Date of birth.
        geboren: Date,
    },
    /// By name, in one gemeente.
    NaamEnGemeente {
        /// Surname.
        geslachtsnaam: String,
        /// Prefix; may be empty.
        voorvoegsel: String,
        /// Given names.
        voornamen: String,
        /// Code of the gemeente.
        gemeente: u16,
    },
    /// By postcode and house number.
    PostcodeEnHuisnummer {
        /// Without a space.
        postcode: String,
        /// Number.
        adres: Adresvraag,
    },
    /// By street and house number, in one gemeente.
    StraatEnHuisnummer {
        /// Street.
        straat: String,
        /// Number.
        adres: Adresvraag,
        /// Code of the gemeente.
        gemeente: u16,
    },
    /// Everybody with this number of an address (BAG).
    Nummeraanduiding(String),
    /// Everybody who lives in this object (BAG): the household, with who has authority.
    Object(String),
}

/// Most numbers in one question (maxItems).
pub(super) const MEEST: usize = 20;

impl Vraag {
    /// The name of the question in the standard.
    pub fn soort(&self) -> &'static str {
        match self {
            Self::Raadpleeg(_) => "RaadpleegMetBurgerservicenummer",
            Self::NaamEnGeboorte { .. } => "ZoekMetGeslachtsnaamEnGeboortedatum",
            Self::NaamEnGemeente { .. } => "ZoekMetNaamEnGemeenteVanInschrijving",
            Self::PostcodeEnHuisnummer { .. } => "ZoekMetPostcodeEnHuisnummer",
            Self::StraatEnHuisnummer { .. } => "ZoekMetStraatHuisnummerEnGemeenteVanInschrijving",
            Self::Nummeraanduiding(_) => "ZoekMetNummeraanduidingIdentificatie",
            Self::Object(_) => "ZoekMetAdresseerbaarObjectIdentificatie",
        }
    }

    /// The body of the request.
    pub(super) fn json(&self) -> Value {
        let mut uit = match self {
            Self::Raadpleeg(wie) => {
                json!({"burgerservicenummer": wie.iter().map(Bsn::onthul).collect::<Vec<_>>()})
            }
            Self::NaamEnGeboorte {
                geslachtsnaam,
                voorvoegsel,
                voornamen,
                geboren,
            } => json!({
                "geslachtsnaam": geslachtsnaam, "voorvoegsel": voorvoegsel, "voornamen": voornamen,
                "geboortedatum": geboren.to_string(),
            }),
            Self::NaamEnGemeente {
                geslachtsnaam,
                voorvoegsel,
                voornamen,
                gemeente,
            } => json!({
                "geslachtsnaam": geslachtsnaam, "voorvoegsel": voorvoegsel, "voornamen": voornamen,
                "gemeenteVanInschrijving": code(*gemeente),
            }),
            Self::PostcodeEnHuisnummer { postcode, adres } => {
                json!({"postcode": postcode, "huisnummer": adres.huisnummer,
                    "huisletter": adres.huisletter, "huisnummertoevoeging": adres.toevoeging})
            }
            Self::StraatEnHuisnummer {
                straat,
                adres,
                gemeente,
            } => json!({
                "straat": straat, "huisnummer": adres.huisnummer, "huisletter": adres.huisletter,
                "huisnummertoevoeging": adres.toevoeging, "gemeenteVanInschrijving": code(*gemeente),
            }),
            Self::Nummeraanduiding(id) => json!({"nummeraanduidingIdentificatie": id}),
            Self::Object(id) => json!({"adresseerbaarObjectIdentificatie": id}),
        };
        if let Some(velden) = uit.as_object_mut() {
            // An empty optional parameter is a wrong one.
            velden.retain(|_, waarde| waarde.as_str() != Some(""));
            velden.insert("type".to_owned(), json!(self.soort()));
            velden.insert("fields".to_owned(), json!(self.velden()));
        }
        uit
    }

    fn velden(&self) -> Vec<&'static str> {
        match self {
            Self::Raadpleeg(_) => HEEL.to_vec(),
            Self::Object(_) => KORT.into_iter().chain(["gezag"]).collect(),
            _ => KORT.to_vec(),
        }
    }
}

/// Four digits.
fn code(gemeente: u16) -> String {
    format!("{gemeente:04}")
}

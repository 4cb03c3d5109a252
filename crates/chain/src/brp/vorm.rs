// SPDX-License-Identifier: EUPL-1.2
//! The answers as they come over the line. Everything may be absent: what was not asked for, what is not known, and what
//! the gemeente is not authorised for.

use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Foutbericht {
    pub title: String,
    #[serde(rename = "invalidParams")]
    pub parameters: Vec<InvalidParam>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct InvalidParam {
    pub name: String,
    pub code: String,
    pub reason: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Antwoord {
    pub personen: Vec<Persoon>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Waarde {
    pub code: String,
    pub omschrijving: String,
}

/// A date in one of its four shapes.
#[derive(Debug, Deserialize)]
#[serde(tag = "type")]
pub(super) enum Datum {
    #[serde(rename = "Datum")]
    Volledig { datum: String },
    #[serde(rename = "JaarMaandDatum")]
    JaarMaand { jaar: i16, maand: i8 },
    #[serde(rename = "JaarDatum")]
    Jaar { jaar: i16 },
    #[serde(rename = "DatumOnbekend")]
    Onbekend {},
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Naam {
    pub voornamen: String,
    #[serde(rename = "adellijkeTitelPredicaat")]
    pub predicaat: Waarde,
    pub voorvoegsel: String,
    pub geslachtsnaam: String,
    #[serde(rename = "aanduidingNaamgebruik")]
    pub naamgebruik: Waarde,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Gebeurtenis {
    pub datum: Option<Datum>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Verblijfadres {
    #[serde(rename = "officieleStraatnaam")]
    pub straat: String,
    #[serde(rename = "korteStraatnaam")]
    pub straat_kort: String,
    pub huisnummer: u32,
    pub huisletter: String,
    pub huisnummertoevoeging: String,
    pub postcode: String,
    pub woonplaats: String,
    pub locatiebeschrijving: String,
    pub land: Waarde,
    pub regel1: String,
    pub regel2: String,
    pub regel3: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Verblijfplaats {
    #[serde(rename = "type")]
    pub soort: String,
    pub verblijfadres: Verblijfadres,
    #[serde(rename = "functieAdres")]
    pub functie: Waarde,
    #[serde(rename = "adresseerbaarObjectIdentificatie")]
    pub object: String,
    #[serde(rename = "datumVan")]
    pub van: Option<Datum>,
}

/// A child, a parent or a partner.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Gerelateerde {
    pub burgerservicenummer: Option<String>,
    pub naam: Naam,
    pub geboorte: Gebeurtenis,
    pub geslacht: Waarde,
    #[serde(rename = "datumIngangFamilierechtelijkeBetrekking")]
    pub sinds: Option<Datum>,
    #[serde(rename = "soortVerbintenis")]
    pub verbintenis: Waarde,
    #[serde(rename = "aangaanHuwelijkPartnerschap")]
    pub aangegaan: Gebeurtenis,
    #[serde(rename = "ontbindingHuwelijkPartnerschap")]
    pub ontbonden: Gebeurtenis,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Opschorting {
    pub reden: Waarde,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Adressering {
    pub adresregel1: String,
    pub adresregel2: String,
    pub adresregel3: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct VolledigeNaam {
    #[serde(rename = "volledigeNaam")]
    pub volledig: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct GezagPersoon {
    pub burgerservicenummer: Option<String>,
    pub naam: VolledigeNaam,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Gezag {
    #[serde(rename = "type")]
    pub soort: String,
    pub minderjarige: GezagPersoon,
    pub ouders: Vec<GezagPersoon>,
    pub ouder: Option<GezagPersoon>,
    pub derde: Option<GezagPersoon>,
    pub derden: Vec<GezagPersoon>,
    pub toelichting: String,
    #[serde(rename = "inOnderzoek")]
    pub in_onderzoek: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Persoon {
    pub burgerservicenummer: Option<String>,
    pub naam: Naam,
    pub geboorte: Gebeurtenis,
    pub geslacht: Waarde,
    #[serde(rename = "geheimhoudingPersoonsgegevens")]
    pub geheim: bool,
    pub overlijden: Option<Gebeurtenis>,
    #[serde(rename = "opschortingBijhouding")]
    pub opschorting: Opschorting,
    pub verblijfplaats: Option<Verblijfplaats>,
    #[serde(rename = "gemeenteVanInschrijving")]
    pub gemeente: Waarde,
    pub adressering: Adressering,
    #[serde(rename = "indicatieCurateleRegister")]
    pub curatele: bool,
    pub gezag: Vec<Gezag>,
    pub kinderen: Vec<Gerelateerde>,
    pub ouders: Vec<Gerelateerde>,
    pub partners: Vec<Gerelateerde>,
}

// SPDX-License-Identifier: EUPL-1.2
//! What the list of one person says.

use super::BrpDatum;
use crate::bsn::Bsn;
pub use crate::huishouden::Naamgebruik;

/// Name by its Dutch parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Naam {
    /// Given names.
    pub voornamen: String,
    /// Title of nobility, in words ("jonkvrouw").
    pub predicaat: String,
    /// "van der".
    pub voorvoegsel: String,
    /// Surname; "." when somebody has only one name.
    pub geslachtsnaam: String,
}

/// A name that somebody had before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VorigeNaam {
    /// The name.
    pub naam: Naam,
    /// Until when (85.10 of the one after it).
    pub tot: Option<BrpDatum>,
}

/// Words of a title of nobility (02.20; landelijke tabel 38). A code that is not known stays as it is.
pub fn titel(code: &str) -> &str {
    match code {
        "B" => "baron",
        "BS" => "barones",
        "G" => "graaf",
        "GI" => "gravin",
        "H" => "hertog",
        "HI" => "hertogin",
        "JH" => "jonkheer",
        "JV" => "jonkvrouw",
        "M" => "markies",
        "MI" => "markiezin",
        "P" => "prins",
        "PS" => "prinses",
        "R" => "ridder",
        anders => anders,
    }
}

/// A name with its title. A predicate (jonkheer, jonkvrouw) stands before the given names, a title between them and the surname
/// (Logisch Ontwerp, "Samengestelde naam").
pub fn naam_met_titel(voornamen: &str, titel: &str, voorvoegsel: &str, achternaam: &str) -> String {
    let vooraan = matches!(titel, "jonkheer" | "jonkvrouw");
    let delen = if vooraan {
        [titel, voornamen, voorvoegsel, achternaam]
    } else {
        [voornamen, titel, voorvoegsel, achternaam]
    };
    delen
        .into_iter()
        .filter(|d| !d.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Sex (04.10).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Geslacht {
    /// M.
    Man,
    /// V.
    Vrouw,
    /// O: unknown or not fixed.
    Onbekend,
}

/// A person as the list of somebody else names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relatiepersoon {
    /// BSN, when they are in the register.
    pub bsn: Option<Bsn>,
    /// Name.
    pub naam: Naam,
    /// Date of birth.
    pub geboren: Option<BrpDatum>,
    /// Sex; a child's is not there.
    pub geslacht: Option<Geslacht>,
}

/// A parent by law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ouder {
    /// Who.
    pub wie: Relatiepersoon,
    /// Since when (62.10).
    pub sinds: Option<BrpDatum>,
}

/// Marriage or registered partnership (15.10).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verbintenis {
    /// H.
    Huwelijk,
    /// P.
    Partnerschap,
}

/// A partner, now or before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partner {
    /// Who.
    pub wie: Relatiepersoon,
    /// Marriage or registered partnership.
    pub soort: Option<Verbintenis>,
    /// From (06.10).
    pub van: Option<BrpDatum>,
    /// Until (07.10).
    pub tot: Option<BrpDatum>,
}

/// Where somebody lives or lived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plaats {
    /// At an address in the Netherlands.
    Adres {
        /// Street.
        straat: String,
        /// House number.
        huisnummer: u32,
        /// Letter and addition.
        toevoeging: String,
        /// Postcode without a space; empty when it is not known.
        postcode: String,
        /// Town.
        plaats: String,
        /// Number of the object that has the address (BAG); empty when there is none.
        object: String,
    },
    /// A place without an address: "woonboot bij de Stationsbrug".
    Locatie(String),
    /// Abroad: code of the country, and the lines of the address.
    Buitenland(String, String),
    /// The register does not know.
    Onbekend,
}

/// A stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verblijf {
    /// Where.
    pub plaats: Plaats,
    /// Only for letters (10.10 is B): this person does not live there.
    pub briefadres: bool,
    /// Code of the gemeente; empty abroad.
    pub gemeente: String,
    /// Since when.
    pub van: Option<BrpDatum>,
}

/// Why the list is not kept up any more (67.20).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opschorting {
    /// O: died.
    Overleden,
    /// E: moved abroad.
    Geemigreerd,
    /// M: a decision of the minister.
    Ministerieel,
    /// R: kept up in the register of non-residents.
    Niet,
    /// F or W: made by mistake.
    Fout,
}

/// Who has authority over a minor (32.10).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gezag {
    /// 1.
    Ouder1,
    /// 2.
    Ouder2,
    /// 12.
    Beide,
    /// D: a guardian.
    Derde,
    /// 1D.
    Ouder1EnDerde,
    /// 2D.
    Ouder2EnDerde,
}

/// All that we take over of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Persoonslijst {
    /// Line on which it begins.
    pub regel: u64,
    /// BSN; some lists have none.
    pub bsn: Option<Bsn>,
    /// Name.
    pub naam: Naam,
    /// Names of before, the latest first; none that is the same as the one after it.
    pub vorige_namen: Vec<VorigeNaam>,
    /// Use of name.
    pub naamgebruik: Naamgebruik,
    /// Date of birth.
    pub geboren: BrpDatum,
    /// Sex.
    pub geslacht: Geslacht,
    /// Parents by law.
    pub ouders: Vec<Ouder>,
    /// Partners; those without an end are there now.
    pub partners: Vec<Partner>,
    /// Children.
    pub kinderen: Vec<Relatiepersoon>,
    /// Date of death.
    pub overleden: Option<BrpDatum>,
    /// Why the list is not kept up, if so.
    pub opgeschort: Option<Opschorting>,
    /// Nobody may be told where this person lives (70.10).
    pub geheim: bool,
    /// Stays: the one of now first.
    pub verblijven: Vec<Verblijf>,
    /// False when the list tells only how it is now (Haal Centraal): names and stays of before are then not told, instead of
    /// not there.
    pub historie: bool,
    /// Authority over a minor.
    pub gezag: Option<Gezag>,
    /// Under guardianship as an adult (33.10).
    pub curatele: bool,
}

impl Persoonslijst {
    /// The object of the address where this person lives now; none for who has only a letter address, lives abroad or died.
    pub fn woont_op(&self) -> Option<&str> {
        if self.overleden.is_some()
            || matches!(self.opgeschort, Some(Opschorting::Overleden | Opschorting::Fout))
        {
            return None;
        }
        let nu = self.verblijven.first().filter(|v| !v.briefadres)?;
        match &nu.plaats {
            Plaats::Adres { object, .. } if !object.is_empty() => Some(object),
            _ => None,
        }
    }
}

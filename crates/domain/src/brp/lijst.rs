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
    /// Title of nobility.
    pub predicaat: String,
    /// "van der".
    pub voorvoegsel: String,
    /// Surname; "." when somebody has only one name.
    pub geslachtsnaam: String,
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
    /// Names of before, the latest first.
    pub vorige_namen: Vec<Naam>,
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

// SPDX-License-Identifier: EUPL-1.2
//! The configuration ("inrichting") of a municipality: versioned, read from TOML, checked as a whole
//! (requirements A3, A4, A5, A6, A7, B1, D2, D3, D6).
//!
//! Two profiles are shipped: `deventer-2014` (S0, S2, S4) and `deventer-2023` (S1). A value that no source
//! states is marked `[config]` in the profile: the municipality confirms it.

mod caseload;
mod doelgroep;
mod lijsten;
mod overleg;
mod profielen;
mod routes;
mod samenwerking;
mod termijnen;
mod toegang;
mod toezicht;
mod validatie;

pub use caseload::Caseloadregels;
pub use doelgroep::{Deelname, Doelgroep, Frequentie};
pub use lijsten::{Ggsrregels, Leefgebied, Regel, Telregels};
pub use overleg::{Overlegregels, Weekdag};
pub use profielen::PROFIELEN;
pub use routes::{Kenmerk, Route, TeamSoort};
pub use samenwerking::Samenwerkingsregels;
pub use termijnen::{Termijnen, Triagetermijnen};
pub use toegang::Toegangsregels;
pub use toezicht::Toezichtregels;

use crate::notitie::Categorie;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One version of the configuration of one municipality.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inrichting {
    /// Stable code of the profile, for instance `deventer-2023`.
    pub code: String,
    /// Name for people.
    pub naam: String,
    /// Version number, from 1.
    pub versie: u32,
    /// First day on which it holds.
    pub geldig_van: Date,
    /// First day on which it no longer holds.
    #[serde(default)]
    pub geldig_tot: Option<Date>,
    /// Life areas of intake and plan (requirement B1; S1 p. "Definitie").
    pub leefgebieden: Vec<Leefgebied>,
    /// Severity (1 acute – 5 going well) up to and including which a life area counts as a need (requirements D2, D5) `[config]`.
    pub behoefte_ernst: u8,
    /// The eight areas and the threshold of 3-uit-8 (requirement A5; S0 §2).
    pub drie_uit_acht: Telregels,
    /// The seven areas and the threshold of GGSR (requirement A6; S2).
    pub ggsr: Ggsrregels,
    /// The six problem kinds of the Meldpunt (requirement A7; S2 "Beschrijving").
    pub probleemsoorten: Vec<Regel>,
    /// Routing table (requirement A3; S0 §6, S4 §4.1–4.2).
    pub routes: Vec<Route>,
    /// Doelgroepen with their link-up meetings (requirement A4; S0 §6, §9).
    pub doelgroepen: Vec<Doelgroep>,
    /// All terms.
    pub termijnen: Termijnen,
    /// Caseload limits (requirement D2; S2: maximum 15).
    pub caseload: Caseloadregels,
    /// When the meetings are held; a version from before this was configured has the MDO on Wednesday.
    #[serde(default)]
    pub overleg: Overlegregels,
    /// Terms of access (requirement D4) `[config]`.
    #[serde(default)]
    pub toegang: Toegangsregels,
    /// Who should be under the convenant (requirement H8) `[config]`.
    #[serde(default)]
    pub samenwerking: Samenwerkingsregels,
    /// When the use of data stands out for the FG; a version from before this was configured has the defaults.
    #[serde(default)]
    pub toezicht: Toezichtregels,
}

impl Inrichting {
    /// Label of a life area, or the code itself when an older version had it.
    pub fn leefgebied_label<'a>(&'a self, code: &'a str) -> &'a str {
        self.leefgebieden
            .iter()
            .find(|l| l.code == code)
            .map_or(code, |l| l.label.as_str())
    }
    /// Category of the data on a life area; an area that is not configured counts as medical, so that nothing leaks.
    pub fn leefgebied_categorie(&self, code: &str) -> Categorie {
        self.leefgebieden
            .iter()
            .find(|l| l.code == code)
            .map_or(Categorie::Medisch, |l| l.categorie)
    }
    /// True when this life area is configured.
    pub fn heeft_leefgebied(&self, code: &str) -> bool {
        self.leefgebieden.iter().any(|l| l.code == code)
    }
    /// True when this version holds on the day.
    pub fn geldt_op(&self, dag: Date) -> bool {
        dag >= self.geldig_van && self.geldig_tot.is_none_or(|tot| dag < tot)
    }
}

#[cfg(test)]
mod tests;

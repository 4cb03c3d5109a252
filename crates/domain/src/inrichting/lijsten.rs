// SPDX-License-Identifier: EUPL-1.2
//! Configured lists of areas.

use super::TeamSoort;
use crate::notitie::Categorie;
use serde::{Deserialize, Serialize};

/// A life area (leefgebied) of intake and plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leefgebied {
    /// Stable code.
    pub code: String,
    /// Name on screens.
    pub label: String,
    /// The question to the resident, in B1.
    pub vraag: String,
    /// Kind of team whose worker is advised as regisseur when this is the heaviest problem (requirement D2).
    #[serde(default)]
    pub team_soort: Option<TeamSoort>,
    /// What intake says on this area is data of this category (requirement D4); general when not said `[config]`.
    #[serde(default = "algemeen")]
    pub categorie: Categorie,
}

fn algemeen() -> Categorie {
    Categorie::Algemeen
}

/// One entry of a configured list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regel {
    /// Stable code.
    pub code: String,
    /// Name on screens, as in the source.
    pub label: String,
    /// Short word inside a sentence ("verslaving", "werk").
    pub kort: String,
}

/// Areas to count and the number from which a person belongs to the target group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Telregels {
    /// Number of "ja" needed.
    pub drempel: u8,
    /// The areas.
    pub gebieden: Vec<Regel>,
}

/// The GGSR definition (requirement A6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ggsrregels {
    /// Number of areas with chronic problems needed.
    pub drempel: u8,
    /// The areas.
    pub gebieden: Vec<Regel>,
    /// Age below which a member counts as a child.
    pub kind_tot_leeftijd: u8,
}

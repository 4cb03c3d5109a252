// SPDX-License-Identifier: EUPL-1.2
//! Who should be under the convenant (requirement H8; S2 "Alle partijen die relevant zijn, zijn verbonden aan de aanpak").

use crate::toegang::OrganisatieSoort;
use serde::{Deserialize, Serialize};

/// Kinds of organisation that the approach can't do without. No source states the list, so it is `[config]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Samenwerkingsregels {
    /// Kinds; when none of a kind signed, that is shown as a gap.
    pub verwacht: Vec<OrganisatieSoort>,
}

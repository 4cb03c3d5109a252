// SPDX-License-Identifier: EUPL-1.2
//! Caseload limits (requirement D2; S2: "maximale caseload van 15").

use crate::casus::Fase;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Limits and weights of the caseload. Weights are in hundredths of a casus: 100 is one full casus.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caseloadregels {
    /// Maximum number of full casussen per role code, for instance `casusregisseur = 15`.
    pub maximum: BTreeMap<String, u16>,
    /// Weight per phase in hundredths; a phase that is absent weighs 100.
    pub gewicht: BTreeMap<Fase, u16>,
    /// Longest time over the maximum that the procesmanager may allow, in calendar days.
    pub overmaat_dagen: u16,
}

impl Caseloadregels {
    /// Maximum of a role in hundredths of a casus; without its own maximum a role has that of casusregisseur.
    pub fn maximum_honderdsten(&self, rol: &str) -> u32 {
        let maximum = self
            .maximum
            .get(rol)
            .or_else(|| self.maximum.get("casusregisseur"));
        u32::from(maximum.copied().unwrap_or(0)) * 100
    }
    /// What a casus comes to weigh more by a step between phases, in hundredths; 0 when it gets lighter.
    pub fn erbij(&self, van: Fase, naar: Fase) -> u32 {
        self.gewicht(naar).saturating_sub(self.gewicht(van))
    }
    /// Weight of a casus in a phase, in hundredths.
    pub fn gewicht(&self, fase: Fase) -> u32 {
        self.gewicht.get(&fase).map_or(100, |g| u32::from(*g))
    }
}

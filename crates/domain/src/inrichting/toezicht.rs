// SPDX-License-Identifier: EUPL-1.2
//! When the FG is shown that a medewerker's use of data stands out (requirement G2; AVG article 39 paragraph 1 under b).
//! No source states numbers, so each is `[config]`.

use serde::{Deserialize, Serialize};

/// Thresholds of the marks. A mark is a reason to ask, never a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Toezichtregels {
    /// More dossiers than this on one day stand out.
    pub dossiers_per_dag: u16,
    /// More dossiers than this in 30 days, opened by a role alone without a task, stand out.
    pub zonder_taak: u16,
    /// More refusals than this in 30 days stand out.
    pub weigeringen: u16,
    /// Fewer searches than this in 30 days never stand out.
    pub zoeken_vanaf: u16,
    /// So many times as often as the middle colleague of the team stands out.
    pub zoeken_keer: u16,
    /// First hour of the working day.
    pub werkdag_van: u8,
    /// Hour at which the working day is over.
    pub werkdag_tot: u8,
    /// More dossiers than this in 30 days, opened outside working hours, stand out.
    pub buiten_werktijd: u16,
}

impl Default for Toezichtregels {
    fn default() -> Self {
        Self {
            dossiers_per_dag: 25,
            zonder_taak: 15,
            weigeringen: 10,
            zoeken_vanaf: 50,
            zoeken_keer: 3,
            werkdag_van: 7,
            werkdag_tot: 20,
            buiten_werktijd: 5,
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! Terms of access (requirement D4). No source states the figures, so they are `[config]`.

use crate::kern::Fouten;
use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

/// Terms of access.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Toegangsregels {
    /// How long emergency access holds, in hours.
    pub noodtoegang_uren: u8,
    /// After how many days a regisseur says again that a deelname holds.
    pub bevestigen_dagen: u16,
    /// Longest term of a deelname, in days.
    pub deelname_dagen: u16,
}

impl Default for Toegangsregels {
    fn default() -> Self {
        Self {
            noodtoegang_uren: 3,
            bevestigen_dagen: 30,
            deelname_dagen: 365,
        }
    }
}

impl Toegangsregels {
    /// The last day that a deelname may have when it is given today.
    pub fn laatste_dag(&self, vandaag: Date) -> Date {
        vandaag
            .checked_add(i64::from(self.deelname_dagen).days())
            .unwrap_or(vandaag)
    }
    /// Adds what is wrong with the figures.
    pub(super) fn controleer(&self, f: &mut Fouten) {
        if !(1..=24).contains(&self.noodtoegang_uren) {
            f.voeg(
                "toegang.noodtoegang_uren",
                "Kies een getal van 1 tot en met 24 uur.",
            );
        }
        if !(7..=366).contains(&self.bevestigen_dagen) {
            f.voeg(
                "toegang.bevestigen_dagen",
                "Kies een getal van 7 tot en met 366 dagen.",
            );
        }
        if !(1..=1830).contains(&self.deelname_dagen) {
            f.voeg(
                "toegang.deelname_dagen",
                "Kies een getal van 1 tot en met 1830 dagen.",
            );
        }
    }
}

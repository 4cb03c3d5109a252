// SPDX-License-Identifier: EUPL-1.2
//! When the meetings are held (requirement E2; S0 §5.7). No source states the day, so it is `[config]`.

use crate::code_enum;
use jiff::civil::Weekday;
use serde::{Deserialize, Serialize};

code_enum! {
    /// A working day of the week.
    pub enum Weekdag {
        Maandag = "maandag", "maandag";
        Dinsdag = "dinsdag", "dinsdag";
        Woensdag = "woensdag", "woensdag";
        Donderdag = "donderdag", "donderdag";
        Vrijdag = "vrijdag", "vrijdag";
    }
}

impl Weekdag {
    /// The same day as the calendar has it.
    pub const fn dag(self) -> Weekday {
        match self {
            Self::Maandag => Weekday::Monday,
            Self::Dinsdag => Weekday::Tuesday,
            Self::Woensdag => Weekday::Wednesday,
            Self::Donderdag => Weekday::Thursday,
            Self::Vrijdag => Weekday::Friday,
        }
    }
}

/// When the meetings are held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Overlegregels {
    /// Day of the weekly MDO.
    pub mdo_dag: Weekdag,
}

impl Default for Overlegregels {
    fn default() -> Self {
        Self {
            mdo_dag: Weekdag::Woensdag,
        }
    }
}

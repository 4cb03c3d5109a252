// SPDX-License-Identifier: EUPL-1.2
//! An amount of time as the source has it: "42 dagen" stays 42 days and never becomes 6 weeks.

use crate::code_enum;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

code_enum! {
    /// Unit of a term.
    pub enum Eenheid {
        Uren = "uren", "uur";
        Kalenderdagen = "kalenderdagen", "dagen";
        Werkdagen = "werkdagen", "werkdagen";
        Weken = "weken", "weken";
        Maanden = "maanden", "maanden";
    }
}

impl Eenheid {
    /// The word as it follows a number: "1 werkdag", "2 werkdagen", "3 uur".
    pub const fn woord(self, aantal: u16) -> &'static str {
        match (self, aantal) {
            (Self::Uren, _) => "uur",
            (Self::Kalenderdagen, 1) => "dag",
            (Self::Kalenderdagen, _) => "dagen",
            (Self::Werkdagen, 1) => "werkdag",
            (Self::Werkdagen, _) => "werkdagen",
            (Self::Weken, 1) => "week",
            (Self::Weken, _) => "weken",
            (Self::Maanden, 1) => "maand",
            (Self::Maanden, _) => "maanden",
        }
    }
}

/// A term: amount and unit. Written and read as text, for instance `5 werkdagen` or `12 maanden`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Duur {
    /// How many units; 0 means the same day.
    pub aantal: u16,
    /// The unit.
    pub eenheid: Eenheid,
}

impl Duur {
    /// Makes a term.
    pub const fn new(aantal: u16, eenheid: Eenheid) -> Self {
        Self { aantal, eenheid }
    }
    /// A term in hours.
    pub const fn uren(aantal: u16) -> Self {
        Self::new(aantal, Eenheid::Uren)
    }
    /// A term in calendar days.
    pub const fn dagen(aantal: u16) -> Self {
        Self::new(aantal, Eenheid::Kalenderdagen)
    }
    /// A term in working days.
    pub const fn werkdagen(aantal: u16) -> Self {
        Self::new(aantal, Eenheid::Werkdagen)
    }
    /// A term in weeks.
    pub const fn weken(aantal: u16) -> Self {
        Self::new(aantal, Eenheid::Weken)
    }
    /// A term in months.
    pub const fn maanden(aantal: u16) -> Self {
        Self::new(aantal, Eenheid::Maanden)
    }
}

impl fmt::Display for Duur {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.aantal, self.eenheid.woord(self.aantal))
    }
}

/// A term that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is geen termijn; schrijf bijvoorbeeld \"5 werkdagen\", \"4 uur\" of \"12 maanden\"")]
pub struct DuurFout(pub String);

impl FromStr for Duur {
    type Err = DuurFout;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let fout = || DuurFout(s.to_owned());
        let (getal, woord) = s.trim().split_once(' ').ok_or_else(fout)?;
        let eenheid = match woord.trim().to_lowercase().as_str() {
            "uur" | "uren" => Eenheid::Uren,
            "dag" | "dagen" | "kalenderdag" | "kalenderdagen" => Eenheid::Kalenderdagen,
            "werkdag" | "werkdagen" => Eenheid::Werkdagen,
            "week" | "weken" => Eenheid::Weken,
            "maand" | "maanden" => Eenheid::Maanden,
            _ => return Err(fout()),
        };
        Ok(Self::new(getal.parse().map_err(|_| fout())?, eenheid))
    }
}

impl TryFrom<String> for Duur {
    type Error = DuurFout;
    fn try_from(s: String) -> Result<Self, Self::Error> {
        s.parse()
    }
}
impl From<Duur> for String {
    fn from(duur: Duur) -> Self {
        duur.to_string()
    }
}

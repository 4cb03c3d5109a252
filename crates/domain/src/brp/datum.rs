// SPDX-License-Identifier: EUPL-1.2
//! Dates of which a part can be unknown: eight digits, and zeros for what nobody knows.

use crate::termijn::datum_tekst;
use jiff::civil::Date;
use std::fmt;
use std::str::FromStr;

/// A date as the BRP knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BrpDatum {
    /// Nothing is known of it, only that it was.
    Onbekend,
    /// The year is known.
    Jaar(i16),
    /// Year and month (1 to 12) are known.
    JaarMaand(i16, i8),
    /// All of it.
    Volledig(Date),
}

/// Not a date. The message says what it must look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "Een datum heeft acht cijfers, zoals 19851201. Nullen staan voor wat niet bekend is, zoals 19850000."
)]
pub struct BrpDatumFout;

impl BrpDatum {
    /// The date, when all of it is known.
    pub fn volledig(self) -> Option<Date> {
        match self {
            Self::Volledig(d) => Some(d),
            _ => None,
        }
    }
    /// The year, when it is known.
    pub fn jaar(self) -> Option<i16> {
        match self {
            Self::Onbekend => None,
            Self::Jaar(j) | Self::JaarMaand(j, _) => Some(j),
            Self::Volledig(d) => Some(d.year()),
        }
    }
    /// First and last day that it can be; `None` when nothing is known.
    pub fn grenzen(self) -> Option<(Date, Date)> {
        match self {
            Self::Onbekend => None,
            Self::Jaar(j) => Some((Date::new(j, 1, 1).ok()?, Date::new(j, 12, 31).ok()?)),
            Self::JaarMaand(j, m) => {
                let eerste = Date::new(j, m, 1).ok()?;
                Some((eerste, eerste.last_of_month()))
            }
            Self::Volledig(d) => Some((d, d)),
        }
    }
}

impl FromStr for BrpDatum {
    type Err = BrpDatumFout;
    fn from_str(s: &str) -> Result<Self, BrpDatumFout> {
        if s.len() != 8 || !s.bytes().all(|b| b.is_ascii_digit()) {
            return Err(BrpDatumFout);
        }
        let deel = |van: usize, tot: usize| s.get(van..tot).and_then(|d| d.parse::<i16>().ok());
        let (Some(jaar), Some(maand), Some(dag)) = (deel(0, 4), deel(4, 6), deel(6, 8)) else {
            return Err(BrpDatumFout);
        };
        let kort = |n: i16| i8::try_from(n).map_err(|_| BrpDatumFout);
        match (jaar, maand, dag) {
            (0, 0, 0) => Ok(Self::Onbekend),
            (0, _, _) | (_, 0, 1..) => Err(BrpDatumFout),
            (j, 0, 0) => Ok(Self::Jaar(j)),
            (j, m @ 1..=12, 0) => Ok(Self::JaarMaand(j, kort(m)?)),
            (j, m, d) => Date::new(j, kort(m)?, kort(d)?)
                .map(Self::Volledig)
                .map_err(|_| BrpDatumFout),
        }
    }
}

/// "1 december 1985", "december 1985", "1985", "onbekend".
impl fmt::Display for BrpDatum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Onbekend => f.write_str("onbekend"),
            Self::Jaar(j) => write!(f, "{j:04}"),
            Self::JaarMaand(j, m) => {
                // The month in words, from a day in it.
                let tekst = Date::new(*j, *m, 1).map(datum_tekst).unwrap_or_default();
                f.write_str(tekst.strip_prefix("1 ").unwrap_or(&tekst))
            }
            Self::Volledig(d) => f.write_str(&datum_tekst(*d)),
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! Dates of which a part is known, as people type them and as they are stored.

use super::BrpDatum;
use crate::huishouden::leeftijd;
use crate::import::{lees_datum, lees_maand};
use jiff::civil::Date;

impl BrpDatum {
    /// "1985-04-09", "1985-04", "1985", and nothing for a date of which nothing is known.
    pub fn iso(self) -> String {
        match self {
            Self::Onbekend => String::new(),
            Self::Jaar(j) => format!("{j:04}"),
            Self::JaarMaand(j, m) => format!("{j:04}-{m:02}"),
            Self::Volledig(d) => d.to_string(),
        }
    }
    /// What [`Self::iso`] made; anything else is unknown.
    pub fn uit_iso(tekst: &str) -> Self {
        lees_deel(tekst).unwrap_or(Self::Onbekend)
    }
    /// From the two columns: the whole date, or the part that is known.
    pub fn uit_opslag(dag: Option<Date>, deel: Option<&str>) -> Self {
        dag.map_or_else(|| Self::uit_iso(deel.unwrap_or_default()), Self::Volledig)
    }
    /// The part that is known when it is not the whole date: "1985", "1985-04".
    pub fn deel(self) -> Option<String> {
        match self {
            Self::Jaar(_) | Self::JaarMaand(..) => Some(self.iso()),
            _ => None,
        }
    }
}

/// Reads a date as people type it, also a part: "1985", "4-1985", "1985-04", "april 1985", or a whole date.
pub fn lees_deel(tekst: &str) -> Option<BrpDatum> {
    let t = tekst.trim().to_lowercase();
    let delen: Vec<&str> = t.split(['-', '/', '.', ' ']).filter(|d| !d.is_empty()).collect();
    let jaar = |d: &str| {
        let vier = d.len() == 4 && d.bytes().all(|b| b.is_ascii_digit());
        d.parse::<i16>()
            .ok()
            .filter(|j| vier && (1850..=2150).contains(j))
    };
    match delen.as_slice() {
        [een] => jaar(een).map(BrpDatum::Jaar),
        [een, twee] => {
            let (j, m) = jaar(twee).map_or_else(|| (jaar(een), *twee), |j| (Some(j), *een));
            let maand = lees_maand(m).filter(|m| (1..=12).contains(m))?;
            Some(BrpDatum::JaarMaand(j?, maand))
        }
        _ => lees_datum(&t).map(BrpDatum::Volledig),
    }
}

/// Age as text of who is known by a part of the date of birth: "40 of 41 jaar (geboren in 1985)". Rules that hang on an age
/// do not use it: to them the date of birth is not known, and a worker decides.
pub fn leeftijd_deel(geboren: BrpDatum, vandaag: Date) -> Option<String> {
    geboren.deel()?;
    let (eerste, laatste) = geboren.grenzen()?;
    let oudst = leeftijd(eerste, vandaag)?;
    let jongst = leeftijd(laatste.min(vandaag), vandaag)?;
    let jaren = if oudst == jongst {
        format!("{oudst} jaar")
    } else {
        format!("{jongst} of {oudst} jaar")
    };
    Some(format!("{jaren} (geboren in {geboren})"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn een_deel_van_een_datum() {
        for (tekst, uit) in [
            ("1985", Some(BrpDatum::Jaar(1985))),
            ("4-1985", Some(BrpDatum::JaarMaand(1985, 4))),
            ("1985-04", Some(BrpDatum::JaarMaand(1985, 4))),
            ("April 1985", Some(BrpDatum::JaarMaand(1985, 4))),
            ("9-4-1985", Some(BrpDatum::Volledig(date(1985, 4, 9)))),
            ("1985-04-09", Some(BrpDatum::Volledig(date(1985, 4, 9)))),
            ("", None),
            ("85", None),
            ("13-1985", None),
            ("lente 1985", None),
            ("0085", None),
        ] {
            assert_eq!(lees_deel(tekst), uit, "{tekst}");
        }
        for d in [
            BrpDatum::Onbekend,
            BrpDatum::Jaar(1985),
            BrpDatum::JaarMaand(1985, 12),
            BrpDatum::Volledig(date(2024, 2, 29)),
        ] {
            assert_eq!(BrpDatum::uit_opslag(d.volledig(), d.deel().as_deref()), d);
            assert_eq!(BrpDatum::uit_iso(&d.iso()), d);
        }
    }

    #[test]
    fn een_leeftijd_zonder_dag() {
        let vandaag = date(2026, 11, 28);
        for (d, tekst) in [
            (BrpDatum::Jaar(1985), Some("40 of 41 jaar (geboren in 1985)")),
            (
                BrpDatum::JaarMaand(1985, 4),
                Some("41 jaar (geboren in april 1985)"),
            ),
            (
                BrpDatum::JaarMaand(1985, 11),
                Some("40 of 41 jaar (geboren in november 1985)"),
            ),
            (BrpDatum::Jaar(2026), Some("0 jaar (geboren in 2026)")),
            (BrpDatum::Jaar(2027), None),
            (BrpDatum::Onbekend, None),
            (BrpDatum::Volledig(date(1985, 4, 9)), None),
        ] {
            assert_eq!(leeftijd_deel(d, vandaag).as_deref(), tekst, "{d:?}");
        }
    }
}

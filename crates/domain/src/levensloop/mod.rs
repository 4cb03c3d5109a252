// SPDX-License-Identifier: EUPL-1.2
//! Ages at which help, money or rights change, so that they are planned and don't come as a surprise (D7; S1, S4: 16½, 17½,
//! 18, 21, 23, 27, and from primary to secondary school).

use crate::code_enum;
use crate::huishouden::verjaardag;
use jiff::{ToSpan, civil::Date};

code_enum! {
    /// A change that comes with age.
    pub enum Overgang {
        NaarVo = "naar_vo", "gaat naar het voortgezet onderwijs";
        ZestienHalf = "16_half", "wordt 16½";
        ZeventienHalf = "17_half", "wordt 17½";
        Achttien = "18", "wordt 18";
        Eenentwintig = "21", "wordt 21";
        Drieentwintig = "23", "wordt 23";
        Zevenentwintig = "27", "wordt 27";
    }
}

/// How long before it a change is shown.
const VOORUIT_MAANDEN: i32 = 12;

impl Overgang {
    /// What there is to arrange.
    pub const fn wat(self) -> &'static str {
        match self {
            Self::NaarVo => "Maak met school en ouders een afspraak over de overstap van de basisschool.",
            Self::ZestienHalf => {
                "Begin met het plan voor 18: wonen, geld, school of werk, zorg en wie er straks helpt."
            }
            Self::ZeventienHalf => {
                "Maak het plan voor 18 af. Vraag verlenging van jeugdhulp, zorg of bewind nu aan."
            }
            Self::Achttien => "Gezag en jeugdhulp stoppen. Draag warm over aan wie daarna helpt.",
            Self::Eenentwintig => {
                "Pleegzorg stopt en regels voor uitkering en onderhoud veranderen. Kijk wat er nodig is."
            }
            Self::Drieentwintig => {
                "Verlengde jeugdhulp en signalen in de verwijsindex stoppen. Kijk wat er nodig is."
            }
            Self::Zevenentwintig => {
                "De regels voor jongeren stoppen, ook bij het Schakelpunt. Kijk wat er nodig is."
            }
        }
    }

    /// The day of it for who was born on this day. Half years are counted in months, from the end of a month to the end of
    /// a month; who was born on 29 February has a birthday on 1 March in other years. School begins on 1 August of the
    /// year in which somebody is 12 before 1 October, as far as nobody knows better.
    pub fn dag(self, geboren: Date) -> Option<Date> {
        let half = |jaren: i32| geboren.checked_add((jaren * 12 + 6).months()).ok();
        match self {
            Self::NaarVo => {
                let eerder = (geboren.month(), geboren.day()) < (10, 1);
                let jaar = geboren.year().checked_add(if eerder { 12 } else { 13 })?;
                Date::new(jaar, 8, 1).ok()
            }
            Self::ZestienHalf => half(16),
            Self::ZeventienHalf => half(17),
            Self::Achttien => verjaardag(geboren, 18),
            Self::Eenentwintig => verjaardag(geboren, 21),
            Self::Drieentwintig => verjaardag(geboren, 23),
            Self::Zevenentwintig => verjaardag(geboren, 27),
        }
    }
}

/// The changes of the coming year, the first one first. The day itself counts.
pub fn komende(geboren: Date, vandaag: Date) -> Vec<(Date, Overgang)> {
    let tot = vandaag.saturating_add(VOORUIT_MAANDEN.months());
    let mut uit: Vec<(Date, Overgang)> = Overgang::ALL
        .iter()
        .filter_map(|o| Some((o.dag(geboren)?, *o)))
        .filter(|(dag, _)| (vandaag..=tot).contains(dag))
        .collect();
    uit.sort_unstable();
    uit
}

#[cfg(test)]
mod tests {
    use super::*;
    use Overgang as O;
    use jiff::civil::date;

    #[test]
    fn the_day_of_each_change() {
        let gewoon = date(2009, 4, 9);
        for (o, dag) in [
            (O::NaarVo, date(2021, 8, 1)),
            (O::ZestienHalf, date(2025, 10, 9)),
            (O::ZeventienHalf, date(2026, 10, 9)),
            (O::Achttien, date(2027, 4, 9)),
            (O::Eenentwintig, date(2030, 4, 9)),
            (O::Drieentwintig, date(2032, 4, 9)),
            (O::Zevenentwintig, date(2036, 4, 9)),
        ] {
            assert_eq!(o.dag(gewoon), Some(dag), "{o}");
        }
        // 29 February, the end of a month, and the border of a school year.
        let schrikkel = date(2008, 2, 29);
        for (o, dag) in [
            (O::ZestienHalf, date(2024, 8, 29)),
            (O::ZeventienHalf, date(2025, 8, 29)),
            (O::Achttien, date(2026, 3, 1)),
            (O::Eenentwintig, date(2029, 3, 1)),
            (O::Drieentwintig, date(2031, 3, 1)),
            (O::Zevenentwintig, date(2035, 3, 1)),
        ] {
            assert_eq!(o.dag(schrikkel), Some(dag), "{o}");
        }
        assert_eq!(O::ZestienHalf.dag(date(2010, 8, 31)), Some(date(2027, 2, 28)));
        assert_eq!(O::ZestienHalf.dag(date(2011, 8, 31)), Some(date(2028, 2, 29)));
        assert_eq!(O::NaarVo.dag(date(2014, 9, 30)), Some(date(2026, 8, 1)));
        assert_eq!(O::NaarVo.dag(date(2014, 10, 1)), Some(date(2027, 8, 1)));
    }

    #[test]
    fn a_year_ahead_and_not_the_day_after() {
        let geboren = date(2009, 4, 9);
        for o in O::ALL {
            let dag = o.dag(geboren).unwrap();
            let staat = |op: Date| komende(geboren, op).iter().any(|(_, x)| x == o);
            let jaar_eerder = dag.saturating_sub(1.year());
            assert!(!staat(jaar_eerder.yesterday().unwrap()), "{o}: too early");
            assert!(
                staat(jaar_eerder) && staat(dag.yesterday().unwrap()) && staat(dag),
                "{o}"
            );
            assert!(!staat(dag.tomorrow().unwrap()), "{o}: over");
        }
        let volgorde: Vec<O> = komende(geboren, date(2026, 5, 1))
            .into_iter()
            .map(|k| k.1)
            .collect();
        assert_eq!(volgorde, [O::ZeventienHalf, O::Achttien]);
        assert!(komende(date(1985, 4, 9), date(2026, 5, 1)).is_empty());
        // A leap day a year ahead of 28 February.
        assert_eq!(
            komende(date(2008, 2, 29), date(2026, 3, 1)),
            [(date(2026, 3, 1), O::Achttien)]
        );
        assert!(komende(date(2008, 2, 29), date(2026, 3, 2)).is_empty());
    }
}

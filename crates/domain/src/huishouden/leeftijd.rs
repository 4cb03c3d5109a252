// SPDX-License-Identifier: EUPL-1.2
//! Ages as text (mockup casus.html: "17 jaar · wordt 18 op 9 april").

use crate::termijn::datum_tekst;
use jiff::{ToSpan, civil::Date};

/// Age in whole years; `None` for a date of birth in the future. Who is born on 29 February has a birthday on 1 March
/// in other years.
pub fn leeftijd(geboren: Date, vandaag: Date) -> Option<u16> {
    if geboren > vandaag {
        return None;
    }
    let jaren = vandaag.year() - geboren.year();
    let jarig_geweest = (vandaag.month(), vandaag.day()) >= (geboren.month(), geboren.day());
    u16::try_from(jaren - i16::from(!jarig_geweest)).ok()
}

/// The day on which somebody reaches an age.
pub fn verjaardag(geboren: Date, leeftijd: i16) -> Option<Date> {
    let jaar = geboren.year().checked_add(leeftijd)?;
    Date::new(jaar, geboren.month(), geboren.day())
        .or_else(|_| Date::new(jaar, 3, 1))
        .ok()
}

/// Age as text. In the year before 18 the birthday is named, because help changes then; under two years it is in
/// months, under one month in days.
pub fn leeftijd_tekst(geboren: Option<Date>, vandaag: Date) -> String {
    let Some(geboren) = geboren else {
        return "leeftijd onbekend".to_owned();
    };
    let Some(jaren) = leeftijd(geboren, vandaag) else {
        return ongeboren_tekst(Some(geboren));
    };
    if jaren < 2 {
        let mut maanden = 0_i64;
        while maanden < 24 && geboren.saturating_add((maanden + 1).months()) <= vandaag {
            maanden += 1;
        }
        let dagen = geboren.duration_until(vandaag).as_hours() / 24;
        return match (maanden, dagen) {
            (0, 1) => "1 dag".to_owned(),
            (0, n) => format!("{n} dagen"),
            (1, _) => "1 maand".to_owned(),
            (n, _) => format!("{n} maanden"),
        };
    }
    if jaren == 17
        && let Some(dag) = verjaardag(geboren, 18)
    {
        let tekst = datum_tekst(dag);
        let zonder_jaar = tekst.rsplit_once(' ').map_or(tekst.as_str(), |(d, _)| d);
        return format!("17 jaar · wordt 18 op {zonder_jaar}");
    }
    format!("{jaren} jaar")
}

/// An unborn child: "ongeboren · verwacht in maart 2027".
pub fn ongeboren_tekst(verwacht: Option<Date>) -> String {
    match verwacht.map(datum_tekst) {
        None => "ongeboren".to_owned(),
        Some(tekst) => {
            let maand = tekst.split_once(' ').map_or(tekst.as_str(), |(_, m)| m);
            format!("ongeboren · verwacht in {maand}")
        }
    }
}

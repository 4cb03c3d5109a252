// SPDX-License-Identifier: EUPL-1.2
//! Public holidays by article 3 of the Algemene termijnenwet (Goede Vrijdag counts along by its second paragraph).

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

/// Easter Sunday of a year in the Gregorian calendar (anonymous computus of Meeus/Jones/Butcher).
pub fn pasen(jaar: i16) -> Date {
    let y = i32::from(jaar);
    let (a, b, c) = (y.rem_euclid(19), y.div_euclid(100), y.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let maand = (h + l - 7 * m + 90) / 25;
    let dag = (h + l - 7 * m + 33 * maand + 19) % 32;
    let (maand, dag) = (i8::try_from(maand).unwrap_or(4), i8::try_from(dag).unwrap_or(1));
    Date::new(jaar, maand, dag).unwrap_or(Date::MIN)
}

/// Name of the public holiday on this day, when it is one.
pub fn feestdag(dag: Date) -> Option<&'static str> {
    match (dag.month(), dag.day()) {
        (1, 1) => return Some("Nieuwjaarsdag"),
        (5, 5) => return Some("Bevrijdingsdag"),
        (12, 25) => return Some("Eerste Kerstdag"),
        (12, 26) => return Some("Tweede Kerstdag"),
        // Koningsdag is on the 27th, or on Saturday the 26th when the 27th is a Sunday.
        (4, 27) if dag.weekday() != Weekday::Sunday => return Some("Koningsdag"),
        (4, 26) if dag.weekday() == Weekday::Saturday => return Some("Koningsdag"),
        _ => {}
    }
    let pasen = pasen(dag.year());
    [
        (-2, "Goede Vrijdag"),
        (0, "Eerste Paasdag"),
        (1, "Tweede Paasdag"),
        (39, "Hemelvaartsdag"),
        (49, "Eerste Pinksterdag"),
        (50, "Tweede Pinksterdag"),
    ]
    .into_iter()
    .find(|(afstand, _)| pasen.saturating_add(afstand.days()) == dag)
    .map(|(_, naam)| naam)
}

/// True when the day is not a Saturday, Sunday or public holiday.
pub fn is_werkdag(dag: Date) -> bool {
    !matches!(dag.weekday(), Weekday::Saturday | Weekday::Sunday) && feestdag(dag).is_none()
}

// SPDX-License-Identifier: EUPL-1.2
//! Days in the Netherlands and how they are written.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use std::sync::LazyLock;

/// Time of the Netherlands as a rule (summer time since 1996), so that no file has to be read.
static AMSTERDAM: LazyLock<TimeZone> = LazyLock::new(|| {
    TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap_or_else(|_| TimeZone::fixed(jiff::tz::offset(1)))
});

/// The time zone in which "today" is meant.
pub fn amsterdam() -> TimeZone {
    AMSTERDAM.clone()
}

/// The date in the Netherlands at this moment.
pub fn datum(moment: Timestamp) -> Date {
    moment.to_zoned_datetime(amsterdam()).date()
}

/// First moment of a day in the Netherlands.
pub fn begin_van_dag(dag: Date) -> Timestamp {
    dag.to_zoned_datetime(amsterdam())
        .map_or(Timestamp::MAX, |z| z.timestamp())
}

/// Last second of a day in the Netherlands; a term in days ends then.
pub fn einde_van_dag(dag: Date) -> Timestamp {
    dag.at(23, 59, 59, 0)
        .to_zoned_datetime(amsterdam())
        .map_or(Timestamp::MAX, |z| z.timestamp())
}

pub(crate) const MAANDEN: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];
const DAGEN: [&str; 7] = [
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
];

/// Name of the month of a date, in Dutch.
fn maand(dag: Date) -> &'static str {
    usize::try_from(dag.month() - 1)
        .ok()
        .and_then(|i| MAANDEN.get(i))
        .copied()
        .unwrap_or("")
}

/// A date as text: "9 april 2026".
pub fn datum_tekst(dag: Date) -> String {
    format!("{} {} {}", dag.day(), maand(dag), dag.year())
}

/// A date with its weekday and without the year: "donderdag 3 december".
pub fn datum_lang(dag: Date) -> String {
    let i = usize::try_from(dag.weekday().to_monday_zero_offset()).unwrap_or(0);
    let naam = DAGEN.get(i).copied().unwrap_or("");
    format!("{naam} {} {}", dag.day(), maand(dag))
}

// SPDX-License-Identifier: EUPL-1.2
//! Values as people and spreadsheets write them.

use crate::termijn::begin_van_dag;
use jiff::{Timestamp, ToSpan, civil::Date};

/// A date as `2026-12-03`, `3-12-2026`, `3/12/2026`, `3.12.2026`, `3 december 2026`, or a serial number of Excel
/// (days since 30 December 1899; a fraction is the time). A time of day behind the date is ignored.
pub fn lees_datum(tekst: &str) -> Option<Date> {
    let t = tekst.trim().to_lowercase();
    if t.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',') && !t.is_empty() {
        let heel = t.split(['.', ',']).next().unwrap_or("");
        // A serial of five digits: 1927 to 2173. "3.12.2026" has three parts and goes on below.
        if heel.len() == 5 && t.split(['.', ',']).count() <= 2 {
            let dagen: i64 = heel.parse().ok()?;
            return Date::new(1899, 12, 30).ok()?.checked_add(dagen.days()).ok();
        }
    }
    let zonder_tijd = zonder_tijd(&t);
    let delen: Vec<&str> = zonder_tijd
        .split(['-', '/', '.', ' '])
        .filter(|d| !d.is_empty())
        .collect();
    let [een, twee, drie] = delen.as_slice() else {
        return None;
    };
    let (jaar, maand, dag) = if een.len() == 4 {
        (*een, *twee, *drie)
    } else {
        (*drie, *twee, *een)
    };
    if jaar.len() != 4 {
        return None;
    }
    let jaar: i16 = jaar.parse().ok()?;
    (1850..=2150).contains(&jaar).then_some(())?;
    Date::new(jaar, lees_maand(maand)?, dag.parse().ok()?).ok()
}

/// The text without a time of day behind it: `2026-12-03t10:15:00` and `3-12-2026 10:15`.
fn zonder_tijd(t: &str) -> &str {
    match t.split_once(':') {
        None => t,
        Some((voor, _)) => voor.rsplit_once([' ', 't']).map_or(voor, |(datum, _)| datum),
    }
}

pub(crate) fn lees_maand(tekst: &str) -> Option<i8> {
    if let Ok(n) = tekst.parse() {
        return Some(n);
    }
    [
        "jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
    ]
    .iter()
    .position(|m| tekst.starts_with(m) || (*m == "maa" && tekst.starts_with("mrt")))
    .and_then(|i| i8::try_from(i + 1).ok())
}

/// A moment: a full ISO time with zone, or a date (then the start of that day in the Netherlands).
pub fn lees_moment(tekst: &str) -> Option<Timestamp> {
    let t = tekst.trim();
    t.parse().ok().or_else(|| lees_datum(t).map(begin_van_dag))
}

/// "ja", "j", "yes", "true", "1", "waar" and their opposites, in any case; else `None`.
pub fn lees_ja_nee(tekst: &str) -> Option<bool> {
    match tekst.trim().to_lowercase().as_str() {
        "ja" | "j" | "yes" | "y" | "true" | "waar" | "1" | "x" => Some(true),
        "nee" | "n" | "no" | "false" | "onwaar" | "0" => Some(false),
        _ => None,
    }
}

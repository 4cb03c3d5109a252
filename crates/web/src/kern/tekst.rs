// SPDX-License-Identifier: EUPL-1.2
//! Moments and dates as people say them: "10.42", "vandaag", "gisteren 16.05", "donderdag 3 december".

use domain::termijn::{amsterdam, datum, datum_lang, datum_tekst};
use jiff::{Timestamp, civil::Date};

/// "10.42", in Amsterdam.
pub fn tijd(op: Timestamp) -> String {
    let t = op.to_zoned_datetime(amsterdam());
    format!("{}.{:02}", t.hour(), t.minute())
}

/// "vandaag", "gisteren", "morgen", else "donderdag 3 december" (with the year when it is another one).
pub fn dag(op: Date, vandaag: Date) -> String {
    match (op - vandaag).get_days() {
        0 => "vandaag".to_owned(),
        -1 => "gisteren".to_owned(),
        1 => "morgen".to_owned(),
        _ if op.year() == vandaag.year() => datum_lang(op),
        _ => datum_tekst(op),
    }
}

/// "vandaag 10.40", "gisteren 16.05", else the day.
pub fn moment(op: Timestamp, vandaag: Date) -> String {
    let d = datum(op);
    match (d - vandaag).get_days() {
        0 | -1 => format!("{} {}", dag(d, vandaag), tijd(op)),
        _ => dag(d, vandaag),
    }
}

/// Who saved last and when, for the panel of an edit conflict.
pub fn laatste_door(laatste: Option<&(String, Timestamp)>, vandaag: Date) -> (String, String) {
    laatste.map_or_else(
        || ("Een collega".to_owned(), "intussen".to_owned()),
        |(wie, op)| (wie.clone(), moment(*op, vandaag)),
    )
}

/// Machine form for `<time datetime>`.
pub fn iso(op: Timestamp) -> String {
    op.to_string()
}

/// With a capital to begin with.
pub fn hoofdletter(tekst: &str) -> String {
    let mut letters = tekst.chars();
    letters
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}

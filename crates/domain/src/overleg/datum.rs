// SPDX-License-Identifier: EUPL-1.2
//! When the MDO meets, and deferring an item.

use crate::{
    kern::Weigering,
    termijn::{datum_lang, feestdag, verschuif_naar_werkdag},
};
use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

/// The next meeting: the first such weekday from `vanaf` on (that day itself too). On a public holiday it is held on
/// the next working day.
pub fn volgende_mdo(vanaf: Date, weekdag: Weekday) -> Date {
    let dagen = i64::from(vanaf.weekday().until(weekdag));
    let dag = vanaf.saturating_add(dagen.days());
    if feestdag(dag).is_some() {
        verschuif_naar_werkdag(dag)
    } else {
        dag
    }
}

/// An item that moves to a later meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uitstel {
    /// New date.
    pub datum: Date,
    /// How often it has been deferred now.
    pub keer: u8,
    /// Show it to the procesmanager: it was deferred twice or more.
    pub naar_procesmanager: bool,
    /// What happens, in B1.
    pub tekst: String,
}

/// Defers an item to the meeting after the one on `nu`.
///
/// # Errors
/// No reason.
pub fn stel_uit(nu: Date, weekdag: Weekday, eerder: u8, reden: &str) -> Result<Uitstel, Weigering> {
    if reden.trim().is_empty() {
        return Err(Weigering::new(
            "overleg.toelichting",
            "Schrijf op waarom dit punt wordt uitgesteld.",
        ));
    }
    let datum = volgende_mdo(nu.saturating_add(1.day()), weekdag);
    let keer = eerder.saturating_add(1);
    let naar_procesmanager = keer >= 2;
    let slot = if naar_procesmanager {
        " De procesmanager ziet dit ook."
    } else {
        ""
    };
    Ok(Uitstel {
        datum,
        keer,
        naar_procesmanager,
        tekst: format!("Uitgesteld naar {}.{slot}", datum_lang(datum)),
    })
}

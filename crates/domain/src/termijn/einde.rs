// SPDX-License-Identifier: EUPL-1.2
//! When a term ends, by articles 1, 2 and 4 of the Algemene termijnenwet.

use super::{
    Duur, Eenheid,
    feestdagen::is_werkdag,
    tijd::{datum, einde_van_dag},
};
use jiff::{Timestamp, ToSpan, civil::Date};

/// The day itself when it is a working day, else the next working day (Algemene termijnenwet, art. 1).
pub fn verschuif_naar_werkdag(mut dag: Date) -> Date {
    while !is_werkdag(dag) && dag < Date::MAX {
        dag = dag.saturating_add(1.day());
    }
    dag
}

/// The n-th working day after a day; with 0 the day itself, or the next working day.
pub fn werkdagen_na(start: Date, aantal: u16) -> Date {
    let mut dag = start;
    for _ in 0..aantal {
        dag = verschuif_naar_werkdag(dag.saturating_add(1.day()));
    }
    verschuif_naar_werkdag(dag)
}

/// Working days in the days after `start` up to and including `einde`, counted up to two.
fn heeft_twee_werkdagen(start: Date, einde: Date) -> bool {
    let mut dag = einde;
    let mut gevonden = 0;
    while dag > start && gevonden < 2 {
        gevonden += u8::from(is_werkdag(dag));
        dag = dag.saturating_sub(1.day());
    }
    gevonden >= 2
}

/// Last day of a term that starts on a day (that day itself does not count).
///
/// Art. 1: a term that ends on a Saturday, Sunday or public holiday runs to the next working day. Art. 2: a term
/// of at least three days holds at least two working days. Art. 4: both do not hold for terms of more than
/// 90 days, 12 weeks or 3 months. A term in hours ends on the day of its last hour, see [`einde`].
pub fn einddatum(start: Date, duur: Duur) -> Date {
    let n = i64::from(duur.aantal);
    let (dag, grens) = match duur.eenheid {
        Eenheid::Uren => return start.saturating_add((n / 24).days()),
        Eenheid::Werkdagen => return werkdagen_na(start, duur.aantal),
        Eenheid::Kalenderdagen => (start.saturating_add(n.days()), 90),
        Eenheid::Weken => (start.saturating_add(n.weeks()), 12),
        Eenheid::Maanden => (start.saturating_add(n.months()), 3),
    };
    if n > grens {
        return dag;
    }
    let mut einde = verschuif_naar_werkdag(dag);
    let minstens_drie_dagen = duur.eenheid != Eenheid::Kalenderdagen || n >= 3;
    while n > 0 && minstens_drie_dagen && !heeft_twee_werkdagen(start, einde) {
        einde = verschuif_naar_werkdag(einde.saturating_add(1.day()));
    }
    einde
}

/// The moment at which a term ends: hours run on without pause (art. 4), other terms end at the last second of
/// their last day in the Netherlands.
pub fn einde(start: Timestamp, duur: Duur) -> Timestamp {
    match duur.eenheid {
        Eenheid::Uren => start
            .checked_add(i64::from(duur.aantal).hours())
            .unwrap_or(Timestamp::MAX),
        _ => einde_van_dag(einddatum(datum(start), duur)),
    }
}

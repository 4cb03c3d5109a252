// SPDX-License-Identifier: EUPL-1.2
//! A running clock with suspension (opschorting) and extension (verlenging, verdagen).

use super::{
    Duur, Eenheid, einddatum, einde,
    tijd::{datum, einde_van_dag},
    verschuif_naar_werkdag,
};
use jiff::{Timestamp, ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

/// The clock stands still from a day until the day on which it runs on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opschorting {
    /// First day on which the clock stands still.
    pub van: Date,
    /// The day on which it runs on; `None` while it still stands.
    pub tot: Option<Date>,
    /// Why.
    pub reden: String,
}

/// More time, once decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verlenging {
    /// How much more.
    pub duur: Duur,
    /// Why.
    pub reden: String,
}

/// A term that runs for one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Klok {
    /// The event that starts it.
    pub start: Timestamp,
    /// The term.
    pub duur: Duur,
    /// Extensions, in the order in which they were decided.
    pub verlengingen: Vec<Verlenging>,
    /// Suspensions.
    pub opschortingen: Vec<Opschorting>,
}

/// How a clock stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// It runs and ends then.
    Loopt {
        /// End of the term.
        einde: Timestamp,
    },
    /// It stands still; the end is not known yet.
    Opgeschort {
        /// Since which day.
        sinds: Date,
    },
}

impl Klok {
    /// A clock that starts now, without suspension or extension.
    pub const fn new(start: Timestamp, duur: Duur) -> Self {
        Self {
            start,
            duur,
            verlengingen: Vec::new(),
            opschortingen: Vec::new(),
        }
    }

    /// How the clock stands. Days of suspension that overlap count once; each day of suspension moves the end by
    /// one calendar day, and an end on a free day moves to the next working day.
    pub fn stand(&self, nu: Timestamp) -> Stand {
        let vandaag = datum(nu);
        let open = self
            .opschortingen
            .iter()
            .find(|o| o.van <= vandaag && o.tot.is_none_or(|tot| tot > vandaag));
        if let Some(opschorting) = open {
            return Stand::Opgeschort {
                sinds: opschorting.van,
            };
        }
        let dagen = self.opgeschorte_dagen();
        if self.duur.eenheid == Eenheid::Uren && self.verlengingen.is_empty() && dagen == 0 {
            return Stand::Loopt {
                einde: einde(self.start, self.duur),
            };
        }
        let mut dag = match self.duur.eenheid {
            Eenheid::Uren => datum(einde(self.start, self.duur)),
            _ => einddatum(datum(self.start), self.duur),
        };
        for verlenging in &self.verlengingen {
            dag = einddatum(dag, verlenging.duur);
        }
        if dagen > 0 {
            dag = verschuif_naar_werkdag(dag.saturating_add(dagen.days()));
        }
        Stand::Loopt {
            einde: einde_van_dag(dag),
        }
    }

    /// Number of calendar days in ended suspensions, each day once.
    fn opgeschorte_dagen(&self) -> i64 {
        let mut stukken: Vec<(Date, Date)> = self
            .opschortingen
            .iter()
            .filter_map(|o| o.tot.filter(|tot| *tot > o.van).map(|tot| (o.van, tot)))
            .collect();
        stukken.sort_unstable();
        let mut totaal = 0_i64;
        let mut tot_nu = Date::MIN;
        for (van, tot) in stukken {
            let van = van.max(tot_nu);
            if tot > van {
                totaal += van.duration_until(tot).as_hours() / 24;
                tot_nu = tot;
            }
        }
        totaal
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! Lines of the journaal as they stand on a page: per day, with the times.

use crate::kern::tekst::tijd;
use domain::inzage::{Groep, Kijk, Regel};
use domain::termijn::{datum, datum_lang};

/// A day with its lines.
#[derive(Clone, Debug)]
pub struct Dag {
    /// "maandag 23 november 2026".
    pub naam: String,
    /// The lines, the newest first.
    pub lijnen: Vec<Lijn>,
}

/// A line.
#[derive(Clone, Debug)]
pub struct Lijn {
    /// "14.05 uur", or "5 keer, tussen 9.05 en 14.05 uur".
    pub wanneer: String,
    /// Machine form of the newest moment.
    pub iso: String,
    /// Who, with job and organisation.
    pub wie: String,
    /// What, purpose and reason: the rest of the sentence, with its full stop.
    pub zin: String,
    /// Legal ground; empty for a refusal.
    pub grond: String,
    /// Refused.
    pub geweigerd: bool,
    /// Something was written.
    pub wijzigde: bool,
    /// Each time apart, when there are more.
    pub keren: Vec<String>,
    /// Text of the button that shows them.
    pub knop: String,
    /// First row of the line.
    pub regel: Regel,
}

/// Lines per day.
pub fn dagen(groepen: Vec<Groep>) -> Vec<Dag> {
    let mut uit: Vec<Dag> = Vec::new();
    for groep in groepen {
        let dag = datum(groep.eerste.op);
        let naam = format!("{} {}", datum_lang(dag), dag.year());
        let lijn = lijn(groep);
        match uit.last_mut() {
            Some(d) if d.naam == naam => d.lijnen.push(lijn),
            _ => uit.push(Dag {
                naam,
                lijnen: vec![lijn],
            }),
        }
    }
    uit
}

fn lijn(g: Groep) -> Lijn {
    let (eind, begin) = (tijd(g.eerste.op), tijd(g.vanaf()));
    let wanneer = match g.aantal() {
        1 => format!("{eind} uur"),
        n if begin == eind => format!("{n} keer, om {eind} uur"),
        n => format!("{n} keer, tussen {begin} en {eind} uur"),
    };
    let keren: Vec<String> = match g.aantal() {
        1 => Vec::new(),
        _ => g
            .regels()
            .map(|r| format!("{} uur: {}", tijd(r.op), r.wat()))
            .collect(),
    };
    Lijn {
        wanneer,
        iso: g.eerste.op.to_string(),
        wie: g.eerste.persoon(),
        zin: g.zin(),
        grond: g.eerste.grondslag.clone(),
        geweigerd: g.eerste.kijk() == Kijk::Geweigerd,
        wijzigde: g.eerste.kijk() == Kijk::Wijzigde,
        knop: format!("Alle {} keren", g.aantal()),
        keren,
        regel: g.eerste,
    }
}

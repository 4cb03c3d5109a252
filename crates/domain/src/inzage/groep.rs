// SPDX-License-Identifier: EUPL-1.2
//! Repeated views in one line (requirement G2): nobody reads three hundred rows to learn that one person did their work.

use super::woorden::doen_woorden;
use super::{Kijk, Regel, doel_woorden, rol_woorden};
use crate::triage::opsomming;
use jiff::Timestamp;
use std::collections::BTreeSet;

/// One line: one act, or the views of one person on one day for one purpose. The newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Groep {
    /// The newest row.
    pub eerste: Regel,
    /// The other rows, the newest first.
    pub rest: Vec<Regel>,
}

impl Groep {
    /// Number of rows.
    pub fn aantal(&self) -> usize {
        self.rest.len() + 1
    }
    /// Every row, the newest first.
    pub fn regels(&self) -> impl Iterator<Item = &Regel> {
        std::iter::once(&self.eerste).chain(&self.rest)
    }
    /// Moment of the oldest row.
    pub fn vanaf(&self) -> Timestamp {
        self.rest.last().map_or(self.eerste.op, |r| r.op)
    }
    /// What: of one act its own words; of several each once, so that nothing stays hidden in the line.
    pub fn wat(&self) -> String {
        let mut gezien = BTreeSet::new();
        let zinnen: Vec<String> = self
            .regels()
            .map(Regel::wat)
            .filter(|z| gezien.insert(z.clone()))
            .collect();
        let zinnen: Vec<&str> = zinnen.iter().map(String::as_str).collect();
        opsomming(&zinnen, "en")
    }
    /// What, for what and why, as the rest of a sentence that begins with who: "bekeek het dossier, om het plan van het
    /// huishouden uit te voeren, omdat deze medewerker casusregisseur is."
    pub fn zin(&self) -> String {
        let r = &self.eerste;
        let delen = match r.kijk() {
            // Somebody who was refused had no role in it.
            Kijk::Geweigerd => {
                let doel = doel_woorden(&r.doel);
                let komma = if doel.is_empty() { "" } else { ", " };
                return format!(
                    "wilde {}{komma}{doel}. Dat mocht niet.",
                    doen_woorden(&r.handeling)
                );
            }
            _ => [self.wat(), doel_woorden(&r.doel), rol_woorden(&r.rol)],
        };
        let delen: Vec<String> = delen.into_iter().filter(|t| !t.is_empty()).collect();
        format!("{}.", delen.join(", "))
    }
}

/// The same person, the same day, the same purpose, role and ground, and only looking.
fn hoort_bij(a: &Regel, b: &Regel) -> bool {
    a.kijk() == Kijk::Keek
        && b.kijk() == Kijk::Keek
        && a.wie == b.wie
        && a.doel == b.doel
        && a.rol == b.rol
        && a.grondslag == b.grondslag
        && a.dag() == b.dag()
}

/// Groups rows that stand from new to old. Each row comes back in exactly one group; groups stand by their newest row.
pub fn groepeer(regels: Vec<Regel>) -> Vec<Groep> {
    let mut uit: Vec<Groep> = Vec::new();
    // Groups of one day stand together, so only those of the day of this row can take it.
    let mut dag_begint = 0;
    for regel in regels {
        if uit.last().is_some_and(|g| g.eerste.dag() != regel.dag()) {
            dag_begint = uit.len();
        }
        match uit
            .iter_mut()
            .skip(dag_begint)
            .find(|g| hoort_bij(&g.eerste, &regel))
        {
            Some(groep) => groep.rest.push(regel),
            None => uit.push(Groep {
                eerste: regel,
                rest: Vec::new(),
            }),
        }
    }
    uit
}

/// Keeps at most `hoogstens` of the rows, which stand from new to old, and cuts between two days, so that a group is not
/// torn. One day with more rows than that is cut where it must. Gives true when rows were left for a next page.
pub fn knip(regels: &mut Vec<Regel>, hoogstens: usize) -> bool {
    if regels.len() <= hoogstens {
        return false;
    }
    let buiten = regels.get(hoogstens).map(Regel::dag);
    let heel = regels
        .iter()
        .take(hoogstens)
        .rposition(|r| Some(r.dag()) != buiten)
        .map_or(hoogstens, |i| i + 1);
    regels.truncate(heel);
    true
}

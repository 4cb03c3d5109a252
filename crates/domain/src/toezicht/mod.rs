// SPDX-License-Identifier: EUPL-1.2
//! Supervision by the functionaris gegevensbescherming (FG): what a medewerker looked at, and simple marks when that
//! stands out (requirement G2; AVG article 39 paragraph 1 under b; issue "access": many files, no task).
//!
//! A mark for the own wijk of a medewerker is left out: where a medewerker lives is not known here, and must not be.

mod merk;
#[cfg(test)]
mod tests;

pub use merk::{Merk, Merksoort, merken};

use crate::MedewerkerId;
use crate::inrichting::Toezichtregels;
use crate::termijn::{amsterdam, is_werkdag};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Days that the marks look back.
pub const DAGEN: i64 = 30;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gebeurtenis {
    /// Opened something of this dossier: a household, a casus or a melding.
    Opende {
        /// The dossier.
        dossier: Uuid,
        /// Let in by a role alone: no regie, no deelname, no MDO, no melding of the team.
        zonder_taak: bool,
    },
    /// Searched for a person.
    Zocht,
    /// Was refused.
    Geweigerd,
    /// Signed in with the emergency account.
    Noodaccount,
}

/// What one medewerker did in one hour, so many times. The Netherlands differs a whole number of hours from UTC, so an
/// hour belongs to one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uur {
    /// Hours since 1970 in UTC.
    pub uur: i64,
    /// What.
    pub wat: Gebeurtenis,
    /// How often.
    pub aantal: u32,
}

/// What one medewerker did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gebruik {
    /// Dossiers opened per day.
    pub per_dag: BTreeMap<Date, BTreeSet<Uuid>>,
    /// Dossiers opened without a task.
    pub zonder_taak: BTreeSet<Uuid>,
    /// Dossiers opened outside working hours.
    pub buiten_werktijd: BTreeSet<Uuid>,
    /// Refusals.
    pub geweigerd: u32,
    /// Searches for a person.
    pub gezocht: u32,
    /// Sign-ins with the emergency account.
    pub noodaccount: u32,
}

impl Gebruik {
    /// Adds up hours.
    pub fn van(uren: impl IntoIterator<Item = Uur>, regels: &Toezichtregels) -> Self {
        let tz = amsterdam();
        let mut uit = Self::default();
        for u in uren {
            match u.wat {
                Gebeurtenis::Zocht => uit.gezocht = uit.gezocht.saturating_add(u.aantal),
                Gebeurtenis::Geweigerd => uit.geweigerd = uit.geweigerd.saturating_add(u.aantal),
                Gebeurtenis::Noodaccount => uit.noodaccount = uit.noodaccount.saturating_add(u.aantal),
                Gebeurtenis::Opende { dossier, zonder_taak } => {
                    let Some((dag, uur)) = dag_en_uur(u.uur, &tz) else {
                        continue;
                    };
                    uit.per_dag.entry(dag).or_default().insert(dossier);
                    if zonder_taak {
                        uit.zonder_taak.insert(dossier);
                    }
                    if !is_werkdag(dag) || uur < regels.werkdag_van || uur >= regels.werkdag_tot {
                        uit.buiten_werktijd.insert(dossier);
                    }
                }
            }
        }
        uit
    }
    /// Number of different dossiers opened from this day on.
    pub fn dossiers_vanaf(&self, dag: Date) -> usize {
        self.per_dag
            .range(dag..)
            .flat_map(|(_, d)| d)
            .collect::<BTreeSet<_>>()
            .len()
    }
    /// The day with the most dossiers, the latest of them.
    pub fn drukste_dag(&self) -> Option<(Date, usize)> {
        self.per_dag
            .iter()
            .map(|(dag, d)| (*dag, d.len()))
            .max_by_key(|(dag, n)| (*n, *dag))
    }
}

fn dag_en_uur(uur: i64, tz: &TimeZone) -> Option<(Date, u8)> {
    let op = Timestamp::from_second(uur.checked_mul(3600)?).ok()?;
    let z = op.to_zoned_datetime(tz.clone());
    Some((z.date(), u8::try_from(z.hour()).ok()?))
}

/// How often the others of a team searched: everybody but this one.
pub fn collegas(team: &[(MedewerkerId, u32)], wie: MedewerkerId) -> Vec<u32> {
    team.iter()
        .filter(|(id, _)| *id != wie)
        .map(|(_, n)| *n)
        .collect()
}

// SPDX-License-Identifier: EUPL-1.2
//! Deadline and waiting time per phase (requirement D3).

use super::Fase;
use crate::{
    inrichting::Termijnen,
    termijn::{datum, einde},
};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// Until when the casus may stay in this phase; `None` for a phase without a term.
pub fn fase_uiterlijk(fase: Fase, sinds: Timestamp, termijnen: &Termijnen) -> Option<Timestamp> {
    termijnen.fase(fase).map(|duur| einde(sinds, duur))
}

/// Calendar days spent in each phase, from the history of (phase, since) in order of time. The last phase runs
/// until `nu`; a phase that came twice counts both times together; Gesloten does not count.
pub fn doorlooptijden(historie: &[(Fase, Timestamp)], nu: Timestamp) -> BTreeMap<Fase, i64> {
    let mut dagen = BTreeMap::new();
    for (i, (fase, van)) in historie.iter().enumerate() {
        if *fase == Fase::Gesloten {
            continue;
        }
        let tot = historie.get(i + 1).map_or(nu, |(_, tot)| *tot);
        let duur = datum(*van).duration_until(datum(tot)).as_hours() / 24;
        *dagen.entry(*fase).or_insert(0) += duur.max(0);
    }
    dagen
}

// SPDX-License-Identifier: EUPL-1.2
//! What of the plan a member may read: per goal, and per agreement in it (requirement G4).

use super::{Gegeven, Gegevenssoort, Inzage, Kring, inzage};
use crate::PersoonId;
use std::collections::BTreeSet;

/// Which kind of data a goal in this life area is. A municipality names its own areas, so what can't be told by its code is
/// an ordinary agreement.
pub fn soort_van_leefgebied(code: &str) -> Gegevenssoort {
    let heeft = |delen: &[&str]| delen.iter().any(|d| code.contains(d));
    if heeft(&["gezond", "psych", "versla", "medisch", "zwanger"]) {
        Gegevenssoort::Medisch
    } else if heeft(&["justitie", "politie", "strafrecht"]) {
        Gegevenssoort::Justitie
    } else if heeft(&["veilig", "geweld"]) {
        Gegevenssoort::Veiligheid
    } else {
        Gegevenssoort::Afspraak
    }
}

/// A goal and its agreements for a reader. `acties`: the member who does each, `None` for somebody else. An agreement of
/// nobody in the household follows the goal. A goal about something sensitive is shown whole or not at all; of another goal
/// what may be read stays, and without any of that it goes.
pub fn doel_voor(
    kring: &Kring<'_>,
    lezer: PersoonId,
    soort: Gegevenssoort,
    acties: &[Option<PersoonId>],
) -> (Inzage, Vec<Inzage>) {
    let over: BTreeSet<PersoonId> = acties.iter().flatten().copied().collect();
    let kijk = |over: Vec<PersoonId>| {
        let gegeven = Gegeven {
            over,
            soort,
            door: None,
            belangrijk_feit: false,
        };
        inzage(kring, lezer, &gegeven)
    };
    if soort != Gegevenssoort::Afspraak {
        // Whose it is isn't known: then it is of all.
        let van = if over.is_empty() {
            kring.leden.iter().map(|l| l.persoon).collect()
        } else {
            over.into_iter().collect()
        };
        let doel = kijk(van);
        return (doel, vec![doel; acties.len()]);
    }
    let per: Vec<Option<Inzage>> = acties.iter().map(|a| a.map(|p| kijk(vec![p]))).collect();
    let gezien = per.iter().flatten();
    let doel = gezien
        .clone()
        .find(|i| i.mag())
        .or_else(|| gezien.clone().next())
        .copied()
        .unwrap_or_else(|| kijk(Vec::new()));
    (doel, per.into_iter().map(|i| i.unwrap_or(doel)).collect())
}

// SPDX-License-Identifier: EUPL-1.2
//! Which rows make the difference between a batch as it was sealed and as it is now.

use super::Wat;
use super::bundel::Kort;
use crate::JournaalId;
use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

/// Compares two lists in the order of ids. A content that left one place and is found at another was moved; what
/// remains was changed, removed or added.
pub(super) fn verschil(verzegeld: &[(JournaalId, Kort)], nu: &[(JournaalId, Kort)]) -> Vec<Wat> {
    // Contents that are no longer where they were, and contents that were not where they are.
    let (mut weg, mut nieuw) = (Vec::new(), Vec::new());
    let (mut oude, mut huidige) = (verzegeld.iter().peekable(), nu.iter().peekable());
    loop {
        let volgorde = match (oude.peek(), huidige.peek()) {
            (None, None) => break,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(o), Some(h)) => o.0.cmp(&h.0),
        };
        let o = (volgorde != Ordering::Greater).then(|| oude.next()).flatten();
        let h = (volgorde != Ordering::Less).then(|| huidige.next()).flatten();
        if o.map(|o| o.1) != h.map(|h| h.1) {
            weg.extend(o.copied());
            nieuw.extend(h.copied());
        }
    }
    let mut van: HashMap<Kort, Vec<JournaalId>> = HashMap::new();
    for (id, inhoud) in &weg {
        van.entry(*inhoud).or_default().push(*id);
    }
    let mut uit = Vec::new();
    // Places whose new content is explained.
    let mut bezet = HashMap::new();
    for (naar, inhoud) in &nieuw {
        match van.get_mut(inhoud).and_then(Vec::pop) {
            Some(van) => {
                uit.push(Wat::Verplaatst { van, naar: *naar });
                bezet.insert(*naar, true);
            }
            None => {
                bezet.insert(*naar, false);
            }
        }
    }
    let mut gewijzigd = HashSet::new();
    for id in van.into_values().flatten() {
        match bezet.get(&id) {
            Some(false) => {
                gewijzigd.insert(id);
            }
            _ => uit.push(Wat::Verdwenen(id)),
        }
    }
    for (id, verklaard) in bezet {
        if !verklaard && !gewijzigd.contains(&id) {
            // Its own content is elsewhere (moved), or was never here: either way this one was not sealed.
            uit.push(Wat::Ingevoegd(id));
        }
    }
    uit.extend(gewijzigd.into_iter().map(Wat::Gewijzigd));
    uit.sort_by_key(plaats);
    uit
}

fn plaats(wat: &Wat) -> Option<JournaalId> {
    match wat {
        Wat::Gewijzigd(id) | Wat::Verdwenen(id) | Wat::Ingevoegd(id) | Wat::Verplaatst { van: id, .. } => {
            Some(*id)
        }
        _ => None,
    }
}

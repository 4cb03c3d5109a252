// SPDX-License-Identifier: EUPL-1.2
//! From what was typed to ranges of stored terms, the most telling one first.

use domain::huishouden::Zoekvraag;
use store::zoeken::Bereik;

/// Whether something was typed that few people have: a phone number, address or date of birth.
pub fn heeft_precies(vraag: &Zoekvraag) -> bool {
    vraag.telefoon.is_some() || vraag.postcode.is_some() || vraag.geboren.is_some()
}

/// The ranges to look up: the driving one, and three more (empty: no condition). `None`: nothing to search.
///
/// A phone number, address or date of birth finds few people, so it drives; of names the longest does.
pub fn bereiken(vraag: &Zoekvraag) -> Option<(Bereik, [Bereik; 3])> {
    let mut precies: Vec<String> = Vec::new();
    precies.extend(vraag.telefoon.clone());
    match (&vraag.postcode, &vraag.huisnummer) {
        (Some(p), Some(n)) => precies.push(format!("{p}{n}")),
        (Some(p), None) => precies.push(p.clone()),
        (None, _) => {}
    }
    precies.extend(vraag.geboren.map(|d| d.to_string()));
    let mut namen = vraag.namen.clone();
    namen.sort_by_key(|n| std::cmp::Reverse(n.chars().count()));
    let mut alle: Vec<Bereik> = precies.iter().map(|t| Bereik::precies(t)).collect();
    alle.extend(namen.iter().map(|n| Bereik::begin(n)));
    // A year finds thousands: it never drives beside something else.
    let jaar = vraag.geboortejaar.map(|j| Bereik::precies(&j.to_string()));
    if let Some(jaar) = jaar {
        alle.insert(alle.len().min(1), jaar);
    }
    let mut alle = alle.into_iter();
    let eerste = alle.next()?;
    let mut volgende = || alle.next().unwrap_or_else(Bereik::alles);
    Some((eerste, [volgende(), volgende(), volgende()]))
}

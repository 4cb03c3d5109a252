// SPDX-License-Identifier: EUPL-1.2
//! Outreach: not letting go. Persistence is visible; giving up takes a reason and a decision (requirement D11; S2 "vasthoudend").

use super::{Resultaat, Vorm};
use crate::kern::Weigering;
use jiff::civil::Date;

/// How outreach stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Volhouden {
    /// Attempts since the last contact that succeeded.
    pub pogingen: usize,
    /// Different manners among them.
    pub manieren: usize,
    /// Last contact that succeeded.
    pub laatste_contact: Option<Date>,
    /// In B1, for the head of the casus.
    pub tekst: String,
}

/// Counts attempts from contacts (date, kind, result), in any order. A contact without a result succeeded.
pub fn volhouden(contacten: &[(Date, Vorm, Option<Resultaat>)]) -> Volhouden {
    let gelukt = |r: &Option<Resultaat>| matches!(r, None | Some(Resultaat::Gelukt));
    let laatste_contact = contacten
        .iter()
        .filter(|(_, _, r)| gelukt(r))
        .map(|(d, _, _)| *d)
        .max();
    let sindsdien: Vec<_> = contacten
        .iter()
        .filter(|(d, _, r)| !gelukt(r) && laatste_contact.is_none_or(|l| *d >= l))
        .collect();
    let mut manieren: Vec<(Vorm, Option<Resultaat>)> = sindsdien.iter().map(|(_, v, r)| (*v, *r)).collect();
    manieren.sort_unstable();
    manieren.dedup();
    let pogingen = sindsdien.len();
    let tekst = match (pogingen, laatste_contact) {
        (0, None) => "Er is nog geen poging gedaan om contact te krijgen.".to_owned(),
        (0, Some(_)) => "Er is contact.".to_owned(),
        (1, _) => "1 poging zonder contact. Probeer het nog eens, liefst op een andere manier.".to_owned(),
        (n, _) => format!("{n} pogingen zonder contact. Probeer het nog eens, liefst op een andere manier."),
    };
    Volhouden {
        pogingen,
        manieren: manieren.len(),
        laatste_contact,
        tekst,
    }
}

/// Giving up outreach: needs attempts, a reason and a decision of the MDO or the procesmanager.
///
/// # Errors
/// Every reason why not.
pub fn stoppen_met_contact(stand: &Volhouden, reden: &str, besluit: bool) -> Result<(), Vec<Weigering>> {
    let mut w = Vec::new();
    if stand.pogingen < 3 {
        w.push(Weigering::new(
            "contact.te_weinig_pogingen",
            format!(
                "Er zijn {} pogingen gedaan. Doe er minstens 3, op verschillende momenten.",
                stand.pogingen
            ),
        ));
    }
    if reden.trim().is_empty() {
        w.push(Weigering::new(
            "contact.reden",
            "Schrijf op waarom je stopt met contact zoeken.",
        ));
    }
    if !besluit {
        w.push(Weigering::new(
            "contact.geen_besluit",
            "Stoppen met contact zoeken is een besluit van het MDO of de procesmanager. Zet het op de lijst.",
        ));
    }
    if w.is_empty() { Ok(()) } else { Err(w) }
}

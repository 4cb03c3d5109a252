// SPDX-License-Identifier: EUPL-1.2
//! Outreach: not letting go. Persistence is visible; giving up takes a reason and a decision (requirement D11; S2 "vasthoudend").

use super::{Resultaat, Vorm};
use crate::code_enum;
use crate::import::lees_datum;
use crate::kern::{Fouten, Weigering};
use jiff::{Timestamp, civil::Date};

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

/// Attempts without contact before outreach may be given up. No source states the number: "vasthoudend" (S2).
pub const MINSTE_POGINGEN: usize = 3;

/// Giving up outreach: needs attempts, a reason and a decision of the MDO or the procesmanager.
///
/// # Errors
/// Every reason why not.
pub fn stoppen_met_contact(stand: &Volhouden, reden: &str, besluit: bool) -> Result<(), Vec<Weigering>> {
    let mut w = Vec::new();
    if stand.pogingen < MINSTE_POGINGEN {
        w.push(Weigering::new(
            "contact.te_weinig_pogingen",
            match stand.pogingen {
                1 => format!("Er is 1 poging gedaan. Doe er minstens {MINSTE_POGINGEN}, op verschillende momenten."),
                n => format!("Er zijn {n} pogingen gedaan. Doe er minstens {MINSTE_POGINGEN}, op verschillende momenten."),
            },
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
            "Kies wie dit besloot. Stoppen met contact zoeken is een besluit van het MDO of de procesmanager.",
        ));
    }
    if w.is_empty() { Ok(()) } else { Err(w) }
}

code_enum! {
    /// Who decided that outreach stops.
    pub enum Besluitnemer {
        Mdo = "mdo", "het MDO";
        Procesmanager = "procesmanager", "de procesmanager";
    }
}

/// Giving up outreach, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuwStoppen {
    /// Who decided (code).
    pub besluit_van: String,
    /// When that was decided.
    pub besloten_op: String,
    /// Why.
    pub reden: String,
}

/// Giving up outreach, as it may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeldigStoppen {
    /// Who decided.
    pub besluit_van: Besluitnemer,
    /// When.
    pub besloten_op: Date,
    /// Why.
    pub reden: String,
}

impl NieuwStoppen {
    /// Checks the decision. `procesmanager`: is the person who records it the procesmanager? Who is not, can only
    /// record what the MDO decided.
    ///
    /// # Errors
    /// All that is wrong, by field name.
    pub fn valideer(
        &self,
        stand: &Volhouden,
        procesmanager: bool,
        vandaag: Date,
    ) -> Result<GeldigStoppen, Fouten> {
        let mut f = Fouten::new();
        let besluit_van: Option<Besluitnemer> = self.besluit_van.trim().parse().ok();
        if let Err(weigeringen) = stoppen_met_contact(stand, &self.reden, besluit_van.is_some()) {
            for w in weigeringen {
                let veld = match w.code.as_str() {
                    "contact.reden" => "reden",
                    "contact.geen_besluit" => "besluit_van",
                    _ => "",
                };
                f.voeg(veld, w.reden);
            }
        }
        if besluit_van == Some(Besluitnemer::Procesmanager) && !procesmanager {
            f.voeg(
                "besluit_van",
                "Alleen de procesmanager legt een eigen besluit vast. Besloot het MDO? Kies dan het MDO.",
            );
        }
        if self.reden.trim().chars().count() > 2000 {
            f.voeg(
                "reden",
                "Deze tekst is te lang. Maak hem korter: hoogstens 2000 tekens.",
            );
        }
        let besloten_op = lees_datum(self.besloten_op.trim());
        match besloten_op {
            None => f.voeg("besloten_op", "Vul in op welke dag dit is besloten."),
            Some(d) if d > vandaag => f.voeg("besloten_op", "Deze dag moet nog komen. Kijk de datum na."),
            Some(_) => {}
        }
        match (besluit_van, besloten_op) {
            (Some(besluit_van), Some(besloten_op)) => f.of(GeldigStoppen {
                besluit_van,
                besloten_op,
                reden: self.reden.trim().to_owned(),
            }),
            _ => Err(f),
        }
    }
}

/// Is outreach still given up? A later attempt or contact takes it up again by itself.
pub fn nog_gestopt(gestopt: Timestamp, laatste_poging: Option<Timestamp>) -> bool {
    laatste_poging.is_none_or(|l| l <= gestopt)
}

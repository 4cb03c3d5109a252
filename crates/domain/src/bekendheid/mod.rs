// SPDX-License-Identifier: EUPL-1.2
//! Bekendheidscheck and verrijking (Samen onder Handbereik, plateau 1): a partner who takes part in a casus is asked
//! whether a member of the household is known there: yes, no, or no answer with the reason. No content. Only who said
//! yes can be asked more, one question at a time, each with its purpose, its ground and the one category of data that it
//! is about. Who may ask and answer stands in the policies.

mod codes;
mod verrijking;
mod vraag;

#[cfg(test)]
mod tests;

pub use codes::{Stand, Uitkomst};
pub use verrijking::{
    GeldigVerrijkingsantwoord, GeldigeVerrijking, NieuwVerrijkingsantwoord, NieuweVerrijking,
};
pub use vraag::{GeldigAntwoord, GeldigeVraag, Kader, NieuwAntwoord, NieuweVraag, Partij, stand};

use crate::kern::Fouten;
use crate::termijn::{Duur, datum_tekst, einddatum};
use crate::{Weigering, import};
use jiff::{ToSpan, civil::Date};

/// Longest text of a question, a purpose or a reason.
const LANGST: usize = 500;
/// Longest text of an answer.
const LANGST_ANTWOORD: usize = 4000;

/// Why something typed is not taken: wrong input, or a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BekendheidFout {
    /// Wrong input.
    Invoer(Fouten),
    /// A rule.
    Regel(Weigering),
}

impl From<Fouten> for BekendheidFout {
    fn from(f: Fouten) -> Self {
        Self::Invoer(f)
    }
}

impl From<Weigering> for BekendheidFout {
    fn from(w: Weigering) -> Self {
        Self::Regel(w)
    }
}

/// The day on which an answer is expected when nothing else is chosen.
pub fn verwacht(vandaag: Date, termijn: Duur) -> Date {
    einddatum(vandaag, termijn)
}

/// A text of at least `minst` characters.
fn tekst(f: &mut Fouten, veld: &str, waarde: &str, (minst, meest): (usize, usize), leeg: &str) -> String {
    let waarde = waarde.trim();
    let lengte = waarde.chars().count();
    if lengte < minst {
        f.voeg(veld, leeg);
    } else if lengte > meest {
        f.voeg(
            veld,
            format!("Deze tekst is {lengte} tekens lang. Maak er hoogstens {meest} van."),
        );
    }
    waarde.to_owned()
}

/// The day of the answer as typed: tomorrow up to four times the usual term; empty is the usual term.
fn dag(f: &mut Fouten, typte: &str, vandaag: Date, termijn: Duur) -> Option<Date> {
    let typte = typte.trim();
    if typte.is_empty() {
        return Some(verwacht(vandaag, termijn));
    }
    let morgen = vandaag.saturating_add(1.day());
    let mut laatste = vandaag;
    for _ in 0..4 {
        laatste = einddatum(laatste, termijn);
    }
    match import::lees_datum(typte) {
        None => f.voeg(
            "uiterlijk",
            "Schrijf de datum als dag-maand-jaar, bijvoorbeeld 5-3-2027.",
        ),
        Some(d) if d < morgen => f.voeg("uiterlijk", "Kies een dag na vandaag: de ander heeft tijd nodig."),
        Some(d) if d > laatste => f.voeg(
            "uiterlijk",
            format!("Dat is te ver weg. Kies uiterlijk {}.", datum_tekst(laatste)),
        ),
        Some(d) => return Some(d),
    }
    None
}

// SPDX-License-Identifier: EUPL-1.2
//! The six problem kinds of the Meldpunt and "refuses help", apart from the triage (requirement A7; S2 "Beschrijving").

use super::Antwoord;
use crate::{inrichting::Inrichting, kern::Fouten};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What kinds of problems there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meldpuntproblemen {
    /// Codes of the problem kinds.
    pub soorten: BTreeSet<String>,
    /// Does the person or household refuse help? This never weighs in 3-uit-8.
    pub hulp_geweigerd: Antwoord,
    /// What was refused and why, as far as known.
    pub toelichting: String,
}

/// Checks the codes against the configuration.
///
/// # Errors
/// Unknown kinds; a refusal without explanation; a text that is too long.
pub fn controleer_problemen(inrichting: &Inrichting, p: &Meldpuntproblemen) -> Result<(), Fouten> {
    let mut f = Fouten::new();
    for code in &p.soorten {
        if !inrichting.probleemsoorten.iter().any(|r| r.code == *code) {
            f.voeg(
                "soorten",
                format!("De soort '{code}' bestaat niet. Kies uit de lijst."),
            );
        }
    }
    if p.hulp_geweigerd == Antwoord::Ja && p.toelichting.trim().is_empty() {
        f.voeg(
            "toelichting",
            "Schrijf op welke hulp is afgehouden en wat de persoon daarover zei.",
        );
    }
    if p.toelichting.chars().count() > 2000 {
        f.voeg(
            "toelichting",
            "Deze tekst is te lang. Maak hem korter: hoogstens 2000 tekens.",
        );
    }
    f.of(())
}

// SPDX-License-Identifier: EUPL-1.2
//! The content of a frozen version of the plan; never changed afterwards (requirement E5).

use super::{ActieStatus, Trede, WieSoort};
use crate::kern::{
    Weigering,
    ids::{ActieId, DoelId},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One action in a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanActie {
    /// Which action; the same id over versions.
    pub id: ActieId,
    /// What is done.
    pub wat: String,
    /// Kind of person.
    pub wie_soort: WieSoort,
    /// Who.
    pub wie: String,
    /// Last day.
    pub voor: Date,
    /// Rung of the ladder.
    pub trede: Trede,
    /// Why the lower rungs do not suffice.
    pub trede_reden: Option<String>,
    /// How it stands.
    pub status: ActieStatus,
}

/// One goal in a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanDoel {
    /// Which goal; the same id over versions.
    pub id: DoelId,
    /// Code of the life area.
    pub leefgebied: String,
    /// Label of the life area at the time of the version.
    pub leefgebied_label: String,
    /// The goal in the resident's own words.
    pub woorden: String,
    /// What the professional adds.
    pub toelichting: Option<String>,
    /// The actions, in order.
    pub acties: Vec<PlanActie>,
}

/// A version of the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanInhoud {
    /// The goals, in order.
    pub doelen: Vec<PlanDoel>,
}

/// May this content be frozen as a version? It has a goal, and each goal has an action that is not lapsed.
///
/// # Errors
/// Every reason why not.
pub fn mag_vastleggen(inhoud: &PlanInhoud, vorige: Option<&PlanInhoud>) -> Result<(), Vec<Weigering>> {
    let mut w = Vec::new();
    if inhoud.doelen.is_empty() {
        w.push(Weigering::new(
            "plan.geen_doel",
            "Er is nog geen doel. Zet er minstens één in, in de woorden van de inwoner.",
        ));
    }
    for doel in &inhoud.doelen {
        if doel.acties.iter().all(|a| a.status == ActieStatus::Vervallen) {
            w.push(Weigering::new(
                "plan.geen_actie",
                format!(
                    "Bij het doel \"{}\" staat nog geen actie. Spreek af wie wat doet.",
                    doel.woorden
                ),
            ));
        }
    }
    if vorige == Some(inhoud) {
        w.push(Weigering::new(
            "plan.niets_veranderd",
            "Er is niets veranderd sinds de vorige versie.",
        ));
    }
    if w.is_empty() { Ok(()) } else { Err(w) }
}

/// May a version be put on the list of the MDO to be seen? Only the first time, before execution (requirement E2).
///
/// # Errors
/// No version yet, or seen already.
pub fn mag_naar_mdo(versies: usize, al_gezien: bool) -> Result<(), Weigering> {
    match (versies, al_gezien) {
        (0, _) => Err(Weigering::new(
            "plan.geen_versie",
            "Leg eerst een versie van het plan vast.",
        )),
        (_, true) => Err(Weigering::new(
            "plan.al_gezien",
            "Het MDO heeft het plan al gezien. Dat hoeft maar één keer, voor het uitvoeren begint.",
        )),
        (_, false) => Ok(()),
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! Two meldingen about the same: one goes on and never loses time or urgency by it (requirement A2).

use super::{MeldingStatus, Urgentie};
use crate::kern::{Weigering, ids::MeldingId};
use jiff::Timestamp;

/// One of two meldingen to merge.
#[derive(Clone, Copy, Debug)]
pub struct Samenvoegkant {
    /// Which melding.
    pub id: MeldingId,
    /// Its status.
    pub status: MeldingStatus,
    /// Its urgency.
    pub urgentie: Urgentie,
    /// Its due date.
    pub uiterlijk: Timestamp,
    /// Does an offer wait for an answer?
    pub open_aanbod: bool,
}

/// What the melding that goes on looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Samengevoegd {
    /// Highest urgency of the two.
    pub urgentie: Urgentie,
    /// Earliest due date of the two.
    pub uiterlijk: Timestamp,
    /// What was done, in B1.
    pub tekst: String,
}

/// Lets `op` go on inside `blijft`.
///
/// # Errors
/// Why these two can't be merged.
pub fn samenvoegen(blijft: &Samenvoegkant, op: &Samenvoegkant) -> Result<Samengevoegd, Weigering> {
    let weiger = |code, tekst: &str| Err(Weigering::new(code, tekst));
    if blijft.id == op.id {
        return weiger(
            "samenvoegen.zelfde",
            "Dit is dezelfde melding. Kies een andere melding.",
        );
    }
    if !blijft.status.is_open() || !op.status.is_open() {
        return weiger(
            "samenvoegen.dicht",
            "Samenvoegen kan alleen als beide meldingen nog open zijn. Voeg deze melding anders bij de casus.",
        );
    }
    if op.open_aanbod {
        return weiger(
            "samenvoegen.aanbod",
            "De melding die opgaat in de andere, is nog aan een team aangeboden. Trek dat aanbod eerst in.",
        );
    }
    let urgentie = blijft.urgentie.hoogste(op.urgentie);
    let uiterlijk = blijft.uiterlijk.min(op.uiterlijk);
    Ok(Samengevoegd {
        urgentie,
        uiterlijk,
        tekst: format!(
            "De meldingen zijn samengevoegd. De hoogste urgentie ({}) en de eerste datum blijven gelden.",
            urgentie.label()
        ),
    })
}

// SPDX-License-Identifier: EUPL-1.2
//! Urgency from the danger answers, each with its own clock (requirement A10).

use super::{Gevaar, Urgentie};
use crate::{inrichting::Termijnen, termijn::einde};
use jiff::Timestamp;

/// Urgency with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UrgentieOordeel {
    /// The urgency.
    pub urgentie: Urgentie,
    /// Why, in B1.
    pub reden: &'static str,
}

/// Urgency by the answer to "is there danger now?" and by a worker or melder who says that it can't wait.
pub const fn urgentie(gevaar: Gevaar, kan_niet_wachten: bool) -> UrgentieOordeel {
    match (gevaar, kan_niet_wachten) {
        (Gevaar::Ja, _) => UrgentieOordeel {
            urgentie: Urgentie::Acuut,
            reden: "er is nu gevaar",
        },
        (Gevaar::WeetNiet, _) => UrgentieOordeel {
            urgentie: Urgentie::Spoed,
            reden: "het is niet duidelijk of er gevaar is",
        },
        (Gevaar::Nee, true) => UrgentieOordeel {
            urgentie: Urgentie::Spoed,
            reden: "het kan niet wachten",
        },
        (Gevaar::Nee, false) => UrgentieOordeel {
            urgentie: Urgentie::Gewoon,
            reden: "er is nu geen gevaar",
        },
    }
}

impl Urgentie {
    /// When the melding must have been weighed.
    pub fn uiterlijk(self, ontvangen: Timestamp, termijnen: &Termijnen) -> Timestamp {
        einde(ontvangen, termijnen.triage(self))
    }
}

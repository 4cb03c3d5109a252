// SPDX-License-Identifier: EUPL-1.2
//! When an agreement is in force, and what is said when it is not.

use crate::code_enum;
use crate::termijn::datum_tekst;
use jiff::{ToSpan, civil::Date};

/// So many days before its last day an agreement "ends soon". Own choice: time to agree on what follows.
pub const BIJNA_DAGEN: i32 = 60;

code_enum! {
    /// State of an agreement on one day.
    pub enum Stand {
        Later = "later", "begint later";
        Geldt = "geldt", "geldt nu";
        Bijna = "bijna", "eindigt binnenkort";
        Afgelopen = "afgelopen", "afgelopen";
        Gestopt = "gestopt", "eerder gestopt";
    }
}

impl Stand {
    /// In force: from the first day up to and with the last, unless it was stopped.
    pub const fn geldt(self) -> bool {
        matches!(self, Self::Geldt | Self::Bijna)
    }
}

/// State of an agreement on a day.
pub fn stand(van: Date, tot: Date, gestopt: bool, vandaag: Date) -> Stand {
    if gestopt {
        Stand::Gestopt
    } else if vandaag < van {
        Stand::Later
    } else if vandaag > tot {
        Stand::Afgelopen
    } else if tot.saturating_sub(BIJNA_DAGEN.days()) <= vandaag {
        Stand::Bijna
    } else {
        Stand::Geldt
    }
}

/// What decides whether a guest may do anything at all.
#[derive(Clone, Debug)]
pub struct Gastdeur<'a> {
    /// Name of the gemeente that is served.
    pub gemeente: &'a str,
    /// First day.
    pub van: Date,
    /// Last day.
    pub tot: Date,
    /// Day on which it was stopped.
    pub gestopt_op: Option<Date>,
    /// The guest is in service at home, in the team that the agreement is about.
    pub in_team: bool,
}

impl Gastdeur<'_> {
    /// Why the guest may do nothing on this day, and whom to ask; `None` when the agreement is in force.
    pub fn dicht(&self, vandaag: Date) -> Option<String> {
        let waarom = match stand(self.van, self.tot, self.gestopt_op.is_some(), vandaag) {
            Stand::Later => format!(
                "De dienstverleningsovereenkomst met gemeente {} begint pas op {}.",
                self.gemeente,
                datum_tekst(self.van)
            ),
            Stand::Afgelopen => format!(
                "De dienstverleningsovereenkomst met gemeente {} is afgelopen. De laatste dag was {}.",
                self.gemeente,
                datum_tekst(self.tot)
            ),
            Stand::Gestopt => format!(
                "De dienstverleningsovereenkomst met gemeente {} is gestopt{}.",
                self.gemeente,
                self.gestopt_op
                    .map_or_else(String::new, |d| format!(" op {}", datum_tekst(d)))
            ),
            Stand::Geldt | Stand::Bijna if !self.in_team => format!(
                "Je werkt niet meer in het team dat voor gemeente {} werkt.",
                self.gemeente
            ),
            Stand::Geldt | Stand::Bijna => return None,
        };
        Some(format!(
            "{waarom} Daarom kun je hier nu niets zien of doen. Heb je nog iets over te dragen? Vraag het de beheerder van gemeente {}.",
            self.gemeente
        ))
    }
}

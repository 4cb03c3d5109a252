// SPDX-License-Identifier: EUPL-1.2
//! Break-glass: emergency access at acute danger (AVG art. 6 lid 1 onder d), for some hours, judged by the FG.

use super::tekst;
use crate::inrichting::Toegangsregels;
use crate::{Fouten, code_enum};
use jiff::{SignedDuration, Timestamp};

code_enum! {
    /// What the FG found.
    pub enum NoodOordeel {
        Terecht = "terecht", "Terecht: er was acuut gevaar";
        Onterecht = "onterecht", "Niet terecht";
    }
}

/// Emergency access as asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuweNood {
    /// What the danger is.
    pub reden: String,
    /// "ja": there is acute danger, and I know that the FG will look at it.
    pub bevestigd: bool,
}

impl NieuweNood {
    /// Checks it, and gives the reason.
    ///
    /// # Errors
    /// All that is wrong, by field name.
    pub fn valideer(&self) -> Result<String, Fouten> {
        let mut f = Fouten::new();
        let reden = tekst(
            &mut f,
            "reden",
            &self.reden,
            15,
            "Schrijf op wat het gevaar is, en waarom je het dossier nu nodig hebt.",
        );
        if !self.bevestigd {
            f.voeg(
                "bevestigd",
                "Zet een vinkje als er nu acuut gevaar is. Is dat niet zo? Vraag dan gewone toegang.",
            );
        }
        if f.is_leeg() { Ok(reden) } else { Err(f) }
    }
}

/// Until when emergency access that begins now holds.
pub fn nood_tot(nu: Timestamp, regels: &Toegangsregels) -> Timestamp {
    nu.checked_add(SignedDuration::from_hours(i64::from(regels.noodtoegang_uren)))
        .unwrap_or(nu)
}

/// True while it holds: up to, not at, its end.
pub fn nood_loopt(tot: Timestamp, nu: Timestamp) -> bool {
    nu < tot
}

/// A judgement as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuwOordeel {
    /// Code.
    pub oordeel: String,
    /// Why; needed when it was not right.
    pub reden: String,
}

/// A judgement that may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in NieuwOordeel")]
pub struct GeldigOordeel {
    pub oordeel: NoodOordeel,
    pub reden: String,
}

impl NieuwOordeel {
    /// Checks it.
    ///
    /// # Errors
    /// All that is wrong, by field name.
    pub fn valideer(&self) -> Result<GeldigOordeel, Fouten> {
        let mut f = Fouten::new();
        let oordeel = self.oordeel.trim().parse::<NoodOordeel>().ok();
        if oordeel.is_none() {
            f.voeg("oordeel", "Kies of de noodtoegang terecht was.");
        }
        let minstens = if oordeel == Some(NoodOordeel::Onterecht) {
            5
        } else {
            0
        };
        let reden = tekst(
            &mut f,
            "reden",
            &self.reden,
            minstens,
            "Schrijf op waarom het niet terecht was, en wat je hebt gedaan.",
        );
        match oordeel {
            Some(oordeel) if f.is_leeg() => Ok(GeldigOordeel { oordeel, reden }),
            _ => Err(f),
        }
    }
}

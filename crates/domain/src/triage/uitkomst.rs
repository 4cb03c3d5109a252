// SPDX-License-Identifier: EUPL-1.2
//! What must be filled in before a triage can end in a certain way (requirements A2, A5, A7, A10).

use super::DrieUitAchtUitkomst;
use crate::{
    inrichting::TeamSoort,
    kern::{
        Fouten,
        ids::{CasusId, HuishoudenId, TeamId},
    },
    melding::{MeldingStatus, MeldingUitkomst},
};

/// How the worker wants to end the triage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UitkomstTriage {
    /// The outcome.
    pub uitkomst: MeldingUitkomst,
    /// Household it is about; needed for the MDO.
    pub huishouden: Option<HuishoudenId>,
    /// Team that takes it on; needed for "naar een team".
    pub team: Option<TeamId>,
    /// Kind of the team.
    pub team_soort: Option<TeamSoort>,
    /// Running casus to which it is added; needed for "bij een lopende casus".
    pub casus: Option<CasusId>,
    /// Reason; needed for no follow-up and information, and for a deviation.
    pub reden: String,
}

/// What the triage knows when it ends.
#[derive(Clone, Copy, Debug)]
pub struct Triagestand {
    /// Status of the melding.
    pub status: MeldingStatus,
    /// Is an offer to another team still open?
    pub open_aanbod: bool,
    /// Outcome of 3-uit-8.
    pub drie_uit_acht: DrieUitAchtUitkomst,
    /// Does the household have a running casus?
    pub lopende_casus: bool,
}

impl UitkomstTriage {
    /// Checks that nothing is missing. A crisis may be chosen at any time; it is tested afterwards.
    ///
    /// # Errors
    /// All that is missing, by field.
    pub fn controleer(&self, stand: &Triagestand) -> Result<(), Fouten> {
        let mut f = Fouten::new();
        if !stand.status.is_open() {
            f.voeg("uitkomst", "Deze melding is al afgerond.");
        }
        if stand.open_aanbod && self.uitkomst != MeldingUitkomst::Crisis {
            f.voeg(
                "uitkomst",
                "De melding is aan een team aangeboden. Wacht op het antwoord of trek het aanbod in.",
            );
        }
        let zonder_reden = self.reden.trim().is_empty();
        match self.uitkomst {
            MeldingUitkomst::Mdo => {
                if self.huishouden.is_none() {
                    f.voeg(
                        "huishouden",
                        "Kies eerst over welk huishouden het gaat, of maak het aan.",
                    );
                }
                if stand.lopende_casus {
                    f.voeg(
                        "uitkomst",
                        "Dit huishouden heeft al een lopende casus. Voeg de melding daarbij.",
                    );
                }
                if stand.drie_uit_acht == DrieUitAchtUitkomst::GeenDoelgroep && zonder_reden {
                    f.voeg("reden", "Volgens 3-uit-8 is dit geen doelgroep. Schrijf op waarom het MDO dit toch moet bespreken.");
                }
            }
            MeldingUitkomst::Team => {
                if self.team.is_none() {
                    f.voeg("team", "Kies het team dat de melding overneemt.");
                }
            }
            MeldingUitkomst::Casus => {
                if self.casus.is_none() {
                    f.voeg("casus", "Kies de lopende casus waar deze melding bij hoort.");
                }
            }
            MeldingUitkomst::Informatie => {
                if zonder_reden {
                    f.voeg("reden", "Schrijf op welke informatie je hebt gegeven.");
                }
            }
            MeldingUitkomst::GeenVervolg => {
                if zonder_reden {
                    f.voeg("reden", "Schrijf op waarom er geen vervolg komt. Dat iemand hulp weigert, is alleen geen reden.");
                }
            }
            MeldingUitkomst::Crisis => {}
        }
        if self.reden.chars().count() > 2000 {
            f.voeg(
                "reden",
                "Deze tekst is te lang. Maak hem korter: hoogstens 2000 tekens.",
            );
        }
        f.of(())
    }
}

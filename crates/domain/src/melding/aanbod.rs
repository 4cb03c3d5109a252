// SPDX-License-Identifier: EUPL-1.2
//! Passing a melding on is an offer: the other team accepts it or returns it with a reason; until then the
//! sender stays the owner, so nothing is ever without one (requirement A2; S1 "no wrong door").

use super::MeldingStatus;
use crate::{
    code_enum,
    kern::{Weigering, ids::TeamId},
    termijn::{Duur, einde},
};
use jiff::Timestamp;

code_enum! {
    /// Where an offer stands.
    pub enum AanbodStatus {
        Open = "open", "wacht op antwoord";
        Aanvaard = "aanvaard", "aangenomen";
        Teruggegeven = "teruggegeven", "teruggegeven";
        Verlopen = "verlopen", "niet op tijd beantwoord";
        Ingetrokken = "ingetrokken", "ingetrokken";
    }
}

/// An offer of one team to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aanbod {
    /// Where it stands.
    pub status: AanbodStatus,
    /// Owner while the offer is open.
    pub van: TeamId,
    /// Team that is asked.
    pub naar: TeamId,
    /// After this moment the melding is the sender's again.
    pub verloopt_op: Timestamp,
}

/// What is known when somebody wants to offer a melding.
#[derive(Clone, Copy, Debug)]
pub struct Aanbodvraag<'a> {
    /// Status of the melding.
    pub status: MeldingStatus,
    /// Team that owns the melding.
    pub eigenaar: TeamId,
    /// Team that offers.
    pub van: TeamId,
    /// Team that is asked.
    pub naar: TeamId,
    /// Is the asked team active?
    pub naar_actief: bool,
    /// Is there an open offer already?
    pub open_aanbod: bool,
    /// Why this team.
    pub reden: &'a str,
}

/// An offer that got no answer in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verlopen {
    /// The owner, who never changed.
    pub eigenaar: TeamId,
    /// For the sender and the procesmanager.
    pub tekst: &'static str,
}

impl Aanbodvraag<'_> {
    /// Makes the offer.
    ///
    /// # Errors
    /// The first reason why it can't be made.
    pub fn bied_aan(&self, nu: Timestamp, termijn: Duur) -> Result<Aanbod, Weigering> {
        let weiger = |code, tekst: &str| Err(Weigering::new(code, tekst));
        if !self.status.is_open() {
            return weiger(
                "aanbod.melding_dicht",
                "Deze melding is al afgerond. Je kunt haar niet meer aanbieden.",
            );
        }
        if self.eigenaar != self.van {
            return weiger(
                "aanbod.niet_eigenaar",
                "Alleen het team dat de melding heeft, kan haar aanbieden.",
            );
        }
        if self.naar == self.van {
            return weiger(
                "aanbod.eigen_team",
                "De melding is al van jouw team. Kies een ander team.",
            );
        }
        if !self.naar_actief {
            return weiger(
                "aanbod.team_gestopt",
                "Dit team werkt niet meer. Kies een ander team.",
            );
        }
        if self.open_aanbod {
            return weiger(
                "aanbod.al_open",
                "Er loopt al een aanbod aan een team. Wacht op het antwoord of trek het eerst in.",
            );
        }
        if self.reden.trim().is_empty() {
            return weiger(
                "aanbod.reden",
                "Schrijf op waarom je de melding aan dit team aanbiedt.",
            );
        }
        Ok(Aanbod {
            status: AanbodStatus::Open,
            van: self.van,
            naar: self.naar,
            verloopt_op: einde(nu, termijn),
        })
    }
}

impl Aanbod {
    fn moet_open(&self, nu: Timestamp) -> Result<(), Weigering> {
        if self.status != AanbodStatus::Open {
            let tekst = format!(
                "Dit aanbod is al {}. Er is niets meer te doen.",
                self.status.label()
            );
            return Err(Weigering::new("aanbod.niet_open", tekst));
        }
        if nu > self.verloopt_op {
            return Err(Weigering::new(
                "aanbod.verlopen",
                "Het antwoord komt te laat: de melding is weer van het team dat haar aanbood.",
            ));
        }
        Ok(())
    }
    fn moet_gevraagd_team(&self, team: TeamId) -> Result<(), Weigering> {
        if team == self.naar {
            return Ok(());
        }
        Err(Weigering::new(
            "aanbod.ander_team",
            "Alleen het team dat gevraagd is, kan antwoorden.",
        ))
    }

    /// The asked team takes the melding and is the owner from now on.
    ///
    /// # Errors
    /// Not open any more, or not the asked team.
    pub fn aanvaard(&self, nu: Timestamp, team: TeamId) -> Result<Self, Weigering> {
        self.moet_open(nu)?;
        self.moet_gevraagd_team(team)?;
        Ok(Self {
            status: AanbodStatus::Aanvaard,
            ..*self
        })
    }

    /// The asked team gives the melding back, with a reason.
    ///
    /// # Errors
    /// Not open any more, not the asked team, or no reason.
    pub fn geef_terug(&self, nu: Timestamp, team: TeamId, reden: &str) -> Result<Self, Weigering> {
        self.moet_open(nu)?;
        self.moet_gevraagd_team(team)?;
        if reden.trim().is_empty() {
            return Err(Weigering::new(
                "aanbod.reden",
                "Schrijf op waarom je de melding teruggeeft, en wie haar volgens jou wel kan doen.",
            ));
        }
        Ok(Self {
            status: AanbodStatus::Teruggegeven,
            ..*self
        })
    }

    /// The sender withdraws the offer.
    ///
    /// # Errors
    /// Not open any more, or not the sender.
    pub fn trek_in(&self, nu: Timestamp, team: TeamId) -> Result<Self, Weigering> {
        self.moet_open(nu)?;
        if team != self.van {
            return Err(Weigering::new(
                "aanbod.niet_afzender",
                "Alleen het team dat het aanbod deed, kan het intrekken.",
            ));
        }
        Ok(Self {
            status: AanbodStatus::Ingetrokken,
            ..*self
        })
    }

    /// What the clock does: nothing while the offer is answered or in time, else it comes home.
    pub fn verloop(&self, nu: Timestamp) -> Option<(Self, Verlopen)> {
        if self.status != AanbodStatus::Open || nu <= self.verloopt_op {
            return None;
        }
        let verlopen = Verlopen {
            eigenaar: self.van,
            tekst: "Het gevraagde team gaf geen antwoord. De melding is terug bij het team dat haar aanbood. \
                    De procesmanager ziet dit ook.",
        };
        Some((
            Self {
                status: AanbodStatus::Verlopen,
                ..*self
            },
            verlopen,
        ))
    }

    /// The owner of the melding as far as this offer decides it.
    pub const fn eigenaar(&self) -> TeamId {
        match self.status {
            AanbodStatus::Aanvaard => self.naar,
            _ => self.van,
        }
    }
}

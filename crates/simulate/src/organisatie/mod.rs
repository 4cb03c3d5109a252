// SPDX-License-Identifier: EUPL-1.2
//! Organisations, teams and staff: the teams of S1, partner organisations with plainly fake names, and the
//! dozen people of the demo sign-in, whose ids never change.
//!
//! A unit of scale above the first adds copies of the teams that direct casussen, so that teams stay as large
//! as teams are and nobody directs more than fifteen.

mod aanmelding;
mod bouw;
mod partners;
mod teams;
mod wijken;

pub use aanmelding::demo_id;
pub use wijken::WIJKEN;

use crate::{id::Id, kans::Kans};

/// A team, as far as the simulator needs it.
#[derive(Clone, Debug)]
pub struct Team {
    /// Id.
    pub id: Id,
    /// Kind.
    pub soort: &'static str,
    /// Wijk, for a sociaal team.
    pub wijk: Option<usize>,
}

/// A person, as far as the simulator needs it.
#[derive(Clone, Debug)]
pub struct Mens {
    /// Id.
    pub id: Id,
    /// Name as shown.
    pub naam: String,
    /// Place of the team.
    pub team: usize,
    /// Organisation id and name.
    pub organisatie: (Id, &'static str),
    /// Function.
    pub functie: &'static str,
    /// Role that counts in the journaal.
    pub rol: &'static str,
    /// Phone.
    pub telefoon: String,
}

/// People and teams of one unit of scale. Places in [`Organisatie::mensen`] and [`Organisatie::teams`].
#[derive(Clone, Debug, Default)]
pub struct Deelstaf {
    /// Everybody with the role casusregisseur or gezinscoach.
    pub regisseurs: Vec<usize>,
    /// Meldpunt workers.
    pub meldpunt: Vec<usize>,
    /// Place of the Meldpunt team.
    pub meldpunt_team: usize,
    /// All teams of the unit.
    pub teams: Vec<usize>,
    /// Everybody of the unit, for sign-ins.
    pub iedereen: Vec<usize>,
}

/// The whole organisation.
#[derive(Debug, Default)]
pub struct Organisatie {
    /// Teams.
    pub teams: Vec<Team>,
    /// People.
    pub mensen: Vec<Mens>,
    /// Per unit.
    pub delen: Vec<Deelstaf>,
    /// Key, organisation id, name and people of each partner.
    pub partners: Vec<(&'static str, Id, &'static str, Vec<usize>)>,
    /// The procesmanager, who leads the MDO's decisions.
    pub procesmanager: usize,
    /// The two procesregisseurs.
    pub procesregisseurs: Vec<usize>,
    /// Chair of the MDO.
    pub voorzitter: usize,
}

impl Organisatie {
    /// People of a partner by its key; the Woonstichting for an unknown key.
    pub fn partner(&self, sleutel: &str) -> &(&'static str, Id, &'static str, Vec<usize>) {
        self.partners
            .iter()
            .find(|p| p.0 == sleutel)
            .unwrap_or(&self.partners[0])
    }
    /// Place of a team of a unit by its kind (of a wijk, for a sociaal team); the Meldpunt when there is none.
    pub fn team(&self, deel: usize, soort: &str, wijk: usize) -> usize {
        let staf = &self.delen[deel];
        let past = |t: &&usize| self.teams[**t].soort == soort;
        staf.teams
            .iter()
            .filter(past)
            .find(|t| self.teams[**t].wijk.is_none_or(|w| w == wijk))
            .or_else(|| staf.teams.iter().find(past))
            .copied()
            .unwrap_or(staf.meldpunt_team)
    }
    /// Somebody of a team.
    pub fn iemand(&self, deel: usize, team: usize, kans: &mut Kans) -> usize {
        let leden: Vec<usize> = self.delen[deel]
            .iedereen
            .iter()
            .copied()
            .filter(|m| self.mensen[*m].team == team)
            .collect();
        if leden.is_empty() {
            self.delen[deel].meldpunt[0]
        } else {
            *kans.kies(&leden)
        }
    }
}

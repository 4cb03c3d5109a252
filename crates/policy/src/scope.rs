// SPDX-License-Identifier: EUPL-1.2
//! The same rules as a predicate: what an actor may find. `store` turns it into one SQL condition.

use crate::{Actor, ActorSoort, Rol};
use domain::{Gemeente, MedewerkerId, TeamId};

/// What lists, search, counts and exports may show to an actor. Built from the actor only.
#[derive(Clone, Debug)]
pub struct Scope {
    /// Tenant.
    pub gemeente: Gemeente,
    /// The actor; `None` finds nothing that hangs on a person.
    pub medewerker: Option<MedewerkerId>,
    /// Team of the actor.
    pub team: Option<TeamId>,
    /// All casussen of the gemeente (procesmanager, procesregisseur).
    pub alle_casussen: bool,
    /// Casussen that stand open on an MDO agenda.
    pub mdo_casussen: bool,
    /// Casussen of the own team (teamleider).
    pub team_casussen: bool,
    /// All meldingen of the gemeente (Meldpunt, procesmanager); else the own team's and what is on offer to it.
    pub alle_meldingen: bool,
}

impl Scope {
    /// Scope of this actor. Must agree with the ways in of `CasusOpenen` and `MeldingOpenen`.
    pub fn van(actor: &Actor) -> Self {
        let is = |rol| actor.soort == ActorSoort::Medewerker && actor.is(rol);
        Self {
            gemeente: actor.gemeente,
            medewerker: actor.medewerker,
            team: actor.team,
            alle_casussen: is(Rol::Procesmanager) || is(Rol::Procesregisseur),
            mdo_casussen: is(Rol::Mdo),
            team_casussen: is(Rol::Teamleider),
            alle_meldingen: is(Rol::Meldpunt) || is(Rol::Procesmanager),
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! The facts of one record that a decision rests on. The store fills them, the policy judges.

use domain::{CasusId, Gemeente, MedewerkerId, TeamId};

/// Facts about one casus, as far as access depends on them.
#[derive(Clone, Debug)]
pub struct CasusFeiten {
    /// Tenant of the casus.
    pub gemeente: Gemeente,
    /// The casus.
    pub id: CasusId,
    /// Team it hangs on.
    pub team: TeamId,
    /// Current regisseur.
    pub regisseur: Option<MedewerkerId>,
    /// The actor stands in for the regisseur, who is absent today.
    pub waarnemer: bool,
    /// The actor takes part (deelnemer), today, with this ground.
    pub deelname: Option<String>,
    /// The casus stands open on the agenda of an MDO.
    pub op_mdo: bool,
}

/// Facts about one melding, as far as access depends on them.
#[derive(Clone, Debug)]
pub struct MeldingFeiten {
    /// Tenant of the melding.
    pub gemeente: Gemeente,
    /// Owning team.
    pub team: TeamId,
    /// Team that has an open offer.
    pub aanbod_aan: Option<TeamId>,
}

/// What a decision is about.
#[derive(Clone, Debug)]
pub enum Feiten {
    /// Nothing in particular: a list, a new record, a board.
    Geen,
    /// One melding.
    Melding(MeldingFeiten),
    /// One casus with its household, plan and notes.
    Casus(CasusFeiten),
    /// A household or person; with the casus when one runs.
    Huishouden {
        /// Tenant.
        gemeente: Gemeente,
        /// The running casus, if any.
        casus: Option<CasusFeiten>,
    },
}

impl Feiten {
    /// Tenant of the record, if it is about one.
    pub fn gemeente(&self) -> Option<Gemeente> {
        match self {
            Self::Geen => None,
            Self::Melding(m) => Some(m.gemeente),
            Self::Casus(c) => Some(c.gemeente),
            Self::Huishouden { gemeente, .. } => Some(*gemeente),
        }
    }
    /// The casus it is about, if any.
    pub fn casus(&self) -> Option<&CasusFeiten> {
        match self {
            Self::Casus(c) => Some(c),
            Self::Huishouden { casus, .. } => casus.as_ref(),
            _ => None,
        }
    }
}

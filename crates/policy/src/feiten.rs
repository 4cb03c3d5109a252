// SPDX-License-Identifier: EUPL-1.2
//! The facts of one record that a decision rests on. The store fills them, the policy judges.

use domain::notitie::Categorie;
use domain::toegang::opent_tekst;
use domain::{CasusId, Gemeente, HuishoudenId, MedewerkerId, PersoonId, TeamId};

/// What is special between the actor and a household. All false for most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bijzonder {
    /// The actor is shut out: conflict of interest.
    pub uitgesloten: bool,
    /// Somebody in it is restricted, and the actor has no access by name.
    pub afgeschermd: bool,
    /// The actor has emergency access now.
    pub noodtoegang: bool,
}

/// A deelname that runs today.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deelname {
    /// Its ground.
    pub grondslag: String,
    /// Categories that it opens: what it names, as far as its ground opens that.
    pub categorieen: Vec<Categorie>,
}

impl Deelname {
    /// From what the store gives: the ground, and the named codes with those of the ground ([`opent_tekst`]); what can't
    /// be read opens nothing.
    pub fn uit_tekst(grondslag: Option<String>, categorieen: Option<&str>) -> Option<Self> {
        Some(Self {
            grondslag: grondslag?,
            categorieen: opent_tekst(categorieen.unwrap_or_default()),
        })
    }
}

/// Facts about one casus, as far as access depends on them.
#[derive(Clone, Debug)]
pub struct CasusFeiten {
    /// Tenant of the casus.
    pub gemeente: Gemeente,
    /// The casus.
    pub id: CasusId,
    /// Its household.
    pub huishouden: HuishoudenId,
    /// Team it hangs on.
    pub team: TeamId,
    /// Current regisseur.
    pub regisseur: Option<MedewerkerId>,
    /// The actor stands in for the regisseur, who is absent today.
    pub waarnemer: bool,
    /// The actor takes part (deelnemer) today.
    pub deelname: Option<Deelname>,
    /// The casus stands open on the agenda of an MDO.
    pub op_mdo: bool,
    /// What is special.
    pub bijzonder: Bijzonder,
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
    /// What is special between the actor and the household it is about.
    pub bijzonder: Bijzonder,
}

/// Facts about the verwijsindex, or about one signaal, person or match in it.
#[derive(Clone, Copy, Debug)]
pub struct VerwijsFeiten {
    /// Tenant.
    pub gemeente: Gemeente,
    /// The actor is a melder today.
    pub melder: bool,
    /// It is their own.
    pub eigen: bool,
    /// What is special between the actor and whom it is about.
    pub bijzonder: Bijzonder,
}

/// What a decision is about.
#[derive(Clone, Debug)]
pub enum Feiten {
    /// Nothing in particular: a list, a new record, a board.
    Geen,
    /// A person, asked for by themselves.
    Persoon {
        /// Tenant.
        gemeente: Gemeente,
        /// The person.
        id: PersoonId,
    },
    /// The verwijsindex.
    Verwijs(VerwijsFeiten),
    /// One melding.
    Melding(MeldingFeiten),
    /// One casus with its household, plan and notes.
    Casus(CasusFeiten),
    /// A household or person; with the casus when one runs.
    Huishouden {
        /// Tenant.
        gemeente: Gemeente,
        /// The household; `None` for one that is yet to be made.
        id: Option<HuishoudenId>,
        /// The running casus, if any.
        casus: Option<CasusFeiten>,
        /// What is special.
        bijzonder: Bijzonder,
    },
}

impl Feiten {
    /// Tenant of the record, if it is about one.
    pub fn gemeente(&self) -> Option<Gemeente> {
        match self {
            Self::Geen => None,
            Self::Verwijs(v) => Some(v.gemeente),
            Self::Melding(m) => Some(m.gemeente),
            Self::Casus(c) => Some(c.gemeente),
            Self::Huishouden { gemeente, .. } | Self::Persoon { gemeente, .. } => Some(*gemeente),
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
    /// The household it is about, if any.
    pub fn huishouden(&self) -> Option<HuishoudenId> {
        match self {
            Self::Casus(c) => Some(c.huishouden),
            Self::Huishouden { id, .. } => *id,
            _ => None,
        }
    }
}

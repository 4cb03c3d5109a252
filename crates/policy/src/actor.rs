// SPDX-License-Identifier: EUPL-1.2
//! Who acts, in which roles, and for what purpose.

use domain::{Gemeente, MedewerkerId, OrganisatieId, PersoonId, TeamId, code_enum};
use std::str::FromStr;

code_enum! {
    /// Role of a signed-in person. A person can have several.
    pub enum Rol {
        Meldpunt = "meldpunt", "Meldpunt";
        Toegang = "toegang", "Toegang";
        Casusregisseur = "casusregisseur", "Casusregisseur";
        Gezinscoach = "gezinscoach", "Gezinscoach";
        Procesregisseur = "procesregisseur", "Procesregisseur";
        Procesmanager = "procesmanager", "Procesmanager";
        Mdo = "mdo", "MDO-lid";
        Teamleider = "teamleider", "Teamleider";
        Ketenpartner = "ketenpartner", "Ketenpartner";
        Beleid = "beleid", "Beleid";
        Controller = "controller", "Controller";
        Klachtenfunctionaris = "klachtenfunctionaris", "Klachtenfunctionaris";
        Vertrouwenspersoon = "vertrouwenspersoon", "Vertrouwenspersoon";
        Beheerder = "beheerder", "Beheerder";
        Fg = "fg", "Functionaris gegevensbescherming";
    }
}

impl Rol {
    /// True for who only gets into a casus by a deelname: a partner, the klachtenfunctionaris and the vertrouwenspersoon.
    pub fn komt_als_deelnemer(self) -> bool {
        matches!(
            self,
            Rol::Ketenpartner | Rol::Klachtenfunctionaris | Rol::Vertrouwenspersoon
        )
    }
    /// True for who works on figures, on the system or on supervision, and has no household of their own.
    pub fn zonder_huishouden(self) -> bool {
        matches!(self, Rol::Beheerder | Rol::Beleid | Rol::Controller | Rol::Fg)
    }
}

code_enum! {
    /// Purpose of an act (doelbinding). It follows from the task on the screen.
    pub enum Doel {
        Melden = "melden", "een zorg melden";
        Triage = "triage", "een melding wegen";
        Regie = "regie", "het plan van dit huishouden uitvoeren";
        Nood = "nood", "iemand beschermen bij acuut gevaar";
        Verwijzen = "verwijzen", "andere betrokken hulpverleners vinden";
        Mdo = "mdo", "het MDO voorbereiden en besluiten nemen";
        Team = "team", "het werk van het team verdelen";
        Beheer = "beheer", "het systeem beheren";
        Toezicht = "toezicht", "toezicht houden op het gebruik van gegevens";
        Aanmelden = "aanmelden", "aanmelden";
        Inzage = "inzage", "zien wat er met de eigen gegevens gebeurt";
        Systeem = "systeem", "werk dat het systeem zelf doet";
    }
}

/// Set of roles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rollen(Vec<Rol>);

impl Rollen {
    /// Roles from the stored text ("casusregisseur,toegang"); unknown codes give no rights.
    pub fn uit_tekst(tekst: &str) -> Self {
        let mut rollen: Vec<Rol> = tekst
            .split(',')
            .filter_map(|c| Rol::from_str(c.trim()).ok())
            .collect();
        rollen.sort();
        rollen.dedup();
        Self(rollen)
    }
    /// Only those that are in the other set as well.
    #[must_use]
    pub fn binnen(self, ander: &Self) -> Self {
        Self(self.0.into_iter().filter(|r| ander.heeft(*r)).collect())
    }
    /// True when the role is in the set.
    pub fn heeft(&self, rol: Rol) -> bool {
        self.0.contains(&rol)
    }
    /// The roles, sorted.
    pub fn iter(&self) -> impl Iterator<Item = Rol> + '_ {
        self.0.iter().copied()
    }
    /// Most telling role, for the user menu.
    pub fn hoofdrol(&self) -> Option<Rol> {
        const VOORRANG: [Rol; 15] = [
            Rol::Procesmanager,
            Rol::Procesregisseur,
            Rol::Teamleider,
            Rol::Mdo,
            Rol::Casusregisseur,
            Rol::Gezinscoach,
            Rol::Meldpunt,
            Rol::Toegang,
            Rol::Ketenpartner,
            Rol::Klachtenfunctionaris,
            Rol::Vertrouwenspersoon,
            Rol::Beleid,
            Rol::Controller,
            Rol::Fg,
            Rol::Beheerder,
        ];
        VOORRANG.into_iter().find(|r| self.heeft(*r))
    }
}

/// What kind of actor it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActorSoort {
    /// A signed-in staff member of the gemeente or of a ketenpartner.
    Medewerker,
    /// A resident who signed in for their own data.
    Inwoner,
    /// Somebody without an account who reports a concern.
    Melder,
    /// The system itself: worker, import, demo data.
    Systeem,
}

/// Somebody of another gemeente, who works here under a service agreement (A12).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gast {
    /// Name of the gemeente where this person belongs.
    pub uit: String,
    /// Name of the gemeente that is served.
    pub bij: String,
    /// Number of the agreement.
    pub kenmerk: String,
    /// Why the agreement opens nothing now, and whom to ask; `None`: it is in force.
    pub dicht: Option<String>,
}

impl Gast {
    /// The agreement as a part of the legal ground, for the journaal and the panel.
    pub fn grond(&self) -> String {
        format!(
            "dienstverleningsovereenkomst {} met gemeente {}",
            self.kenmerk, self.uit
        )
    }
}

/// Who acts.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Kind of actor.
    pub soort: ActorSoort,
    /// Tenant.
    pub gemeente: Gemeente,
    /// Who, when signed in.
    pub medewerker: Option<MedewerkerId>,
    /// The person that a resident is; `None`: we don't know them, or may not.
    pub persoon: Option<PersoonId>,
    /// Name as shown.
    pub naam: String,
    /// First name, for the greeting.
    pub voornaam: String,
    /// Roles.
    pub rollen: Rollen,
    /// Own team.
    pub team: Option<TeamId>,
    /// Name of the own team.
    pub team_naam: String,
    /// Kind of the own team (code).
    pub team_soort: String,
    /// Own organisation.
    pub organisatie: Option<OrganisatieId>,
    /// Works here as a guest, under an agreement.
    pub gast: Option<Gast>,
}

impl Actor {
    /// Somebody without account.
    pub fn melder(gemeente: Gemeente) -> Self {
        Self::leeg(ActorSoort::Melder, gemeente, "Melder")
    }
    /// A resident who signed in.
    pub fn inwoner(gemeente: Gemeente, persoon: Option<PersoonId>) -> Self {
        Self {
            persoon,
            ..Self::leeg(ActorSoort::Inwoner, gemeente, "Inwoner")
        }
    }
    /// The system itself.
    pub fn systeem(gemeente: Gemeente) -> Self {
        Self::leeg(ActorSoort::Systeem, gemeente, "Regiekamer")
    }
    fn leeg(soort: ActorSoort, gemeente: Gemeente, naam: &str) -> Self {
        Self {
            soort,
            gemeente,
            medewerker: None,
            persoon: None,
            naam: naam.to_owned(),
            voornaam: naam.to_owned(),
            rollen: Rollen::default(),
            team: None,
            team_naam: String::new(),
            team_soort: String::new(),
            organisatie: None,
            gast: None,
        }
    }
    /// True when the actor has the role.
    pub fn is(&self, rol: Rol) -> bool {
        self.rollen.heeft(rol)
    }
}

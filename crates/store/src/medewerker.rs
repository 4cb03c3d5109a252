// SPDX-License-Identifier: EUPL-1.2
//! Staff: who can sign in, and the teams they work in.

use crate::{Resultaat, Uow, rij, rij_optie, rijen, voer_uit, waarde};
use domain::{MedewerkerId, OrganisatieId, TeamId};
use policy::{Actor, ActorSoort, Permit, Rollen, Writes, handelingen::kind};

rij! {
    /// A person to choose on the demo sign-in page.
    pub struct DemoPersoonRij {
        pub aanmeldnaam: String,
        pub naam: String,
        pub functie: String,
        pub uitleg: String,
        pub team_naam: String,
    }
}

/// The demo people: those with an explanation.
///
/// # Errors
/// When the database refuses.
pub async fn demo_personen(uow: &mut Uow) -> Resultaat<Vec<DemoPersoonRij>> {
    rijen!(
        uow,
        DemoPersoonRij,
        "SELECT m.aanmeldnaam, m.naam, m.functie, m.uitleg, t.naam AS team_naam
           FROM medewerker m JOIN team t ON t.gemeente = m.gemeente AND t.id = m.team_id
          WHERE m.gemeente = $1 AND m.uitleg IS NOT NULL AND m.actief ORDER BY m.id",
        uow.kop.gemeente
    )
}

/// Id of the active demo person with this sign-in name.
///
/// # Errors
/// When the database refuses.
pub async fn demo_persoon(uow: &mut Uow, aanmeldnaam: &str) -> Resultaat<Option<MedewerkerId>> {
    waarde!(
        uow,
        MedewerkerId,
        "SELECT id AS w FROM medewerker WHERE gemeente = $1 AND aanmeldnaam = $2 AND uitleg IS NOT NULL AND actief",
        uow.kop.gemeente,
        aanmeldnaam
    )
}

rij! {
    /// A person with a sign-in.
    pub struct MedewerkerRij {
        pub aanmeldnaam: String,
        pub naam: String,
        pub functie: String,
        pub team: String,
        pub rollen: String,
        pub actief: bool,
    }
}

/// Everybody with a sign-in, by name.
///
/// # Errors
/// When the database refuses.
pub async fn alle(uow: &mut Uow) -> Resultaat<Vec<MedewerkerRij>> {
    rijen!(
        uow,
        MedewerkerRij,
        "SELECT m.aanmeldnaam, m.naam, m.functie, t.naam AS team, m.rollen, m.actief
           FROM medewerker m JOIN team t ON t.gemeente = m.gemeente AND t.id = m.team_id
          WHERE m.gemeente = $1 ORDER BY m.naam, m.aanmeldnaam",
        uow.kop.gemeente
    )
}

rij! {
    /// A team with its organisation.
    pub struct TeamPlek {
        pub id: TeamId,
        pub organisatie_id: OrganisatieId,
    }
}

/// The active team with this code.
///
/// # Errors
/// When the database refuses.
pub async fn team_met_code(uow: &mut Uow, code: &str) -> Resultaat<Option<TeamPlek>> {
    rij_optie!(
        uow,
        TeamPlek,
        "SELECT id, organisatie_id FROM team WHERE gemeente = $1 AND code = $2 AND actief",
        uow.kop.gemeente,
        code
    )
}

/// A person to store.
#[derive(Debug)]
pub struct Nieuw<'a> {
    /// Id.
    pub id: MedewerkerId,
    /// Sign-in name.
    pub aanmeldnaam: &'a str,
    /// Name as shown.
    pub naam: &'a str,
    /// First name.
    pub voornaam: &'a str,
    /// Job.
    pub functie: &'a str,
    /// E-mail address.
    pub email: Option<&'a str>,
    /// Phone number.
    pub telefoon: Option<&'a str>,
    /// For the demo sign-in: what this person does.
    pub uitleg: Option<&'a str>,
    /// Team.
    pub team: &'a TeamPlek,
    /// Role codes, comma separated, sorted.
    pub rollen: &'a str,
}

/// Stores a person.
///
/// # Errors
/// A sign-in name that is taken ([`crate::StoreFout::Uniek`]); the database.
pub async fn voeg_toe<A: Writes<kind::Inrichting>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    n: &Nieuw<'_>,
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "INSERT INTO medewerker (gemeente, id, aanmeldnaam, naam, voornaam, functie, telefoon, email, team_id,
            organisatie_id, rollen, uitleg, actief, version)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,TRUE,1)",
        uow.kop.gemeente,
        n.id,
        n.aanmeldnaam,
        n.naam,
        n.voornaam,
        n.functie,
        n.telefoon,
        n.email,
        n.team.id,
        n.team.organisatie_id,
        n.rollen,
        n.uitleg
    )?;
    Ok(())
}

/// Id of the active person with this sign-in name.
///
/// # Errors
/// When the database refuses.
pub async fn actief(uow: &mut Uow, aanmeldnaam: &str) -> Resultaat<Option<MedewerkerId>> {
    waarde!(
        uow,
        MedewerkerId,
        "SELECT id AS w FROM medewerker WHERE gemeente = $1 AND aanmeldnaam = $2 AND actief",
        uow.kop.gemeente,
        aanmeldnaam
    )
}

rij! {
    /// Who acts, as far as the administration of this database says.
    pub struct ActorRij {
        pub id: MedewerkerId,
        pub naam: String,
        pub voornaam: String,
        pub rollen: String,
    }
}

/// The active person with this sign-in name, with the roles of our own administration and no team: for a command, where
/// nobody signs in.
///
/// # Errors
/// When the database refuses.
pub async fn als_actor(uow: &mut Uow, aanmeldnaam: &str) -> Resultaat<Option<Actor>> {
    let rij = rij_optie!(
        uow,
        ActorRij,
        "SELECT id, naam, voornaam, rollen FROM medewerker WHERE gemeente = $1 AND aanmeldnaam = $2 AND actief",
        uow.kop.gemeente,
        aanmeldnaam
    )?;
    Ok(rij.map(|r| Actor {
        soort: ActorSoort::Medewerker,
        medewerker: Some(r.id),
        naam: r.naam,
        voornaam: r.voornaam,
        rollen: Rollen::uit_tekst(&r.rollen),
        ..Actor::systeem(uow.gemeente())
    }))
}

rij! {
    /// Somebody who signs in with the account of the organisation.
    pub struct AanmelderRij {
        pub id: MedewerkerId,
        pub actief: bool,
        pub gast: bool,
    }
}

/// The person with this sign-in name, active or not.
///
/// # Errors
/// When the database refuses.
pub async fn aanmelder(uow: &mut Uow, aanmeldnaam: &str) -> Resultaat<Option<AanmelderRij>> {
    rij_optie!(
        uow,
        AanmelderRij,
        "SELECT m.id, m.actief, EXISTS (SELECT 1 FROM gast g WHERE g.gemeente = m.gemeente AND g.medewerker_id = m.id) AS gast
           FROM medewerker m WHERE m.gemeente = $1 AND m.aanmeldnaam = $2",
        uow.kop.gemeente,
        aanmeldnaam
    )
}

rij! {
    /// Somebody with the roles of our own administration.
    pub struct RollenRij {
        pub id: MedewerkerId,
        pub actief: bool,
        pub rollen: String,
    }
}

/// The person with this sign-in name and their roles.
///
/// # Errors
/// When the database refuses.
pub async fn met_rollen(uow: &mut Uow, aanmeldnaam: &str) -> Resultaat<Option<RollenRij>> {
    rij_optie!(
        uow,
        RollenRij,
        "SELECT id, actief, rollen FROM medewerker WHERE gemeente = $1 AND aanmeldnaam = $2",
        uow.kop.gemeente,
        aanmeldnaam
    )
}

/// Sessions of a person: here, and as a guest elsewhere.
const SESSIES_WEG: &str = "DELETE FROM sessie WHERE (gemeente, medewerker_id) IN (
    SELECT m.gemeente, m.id FROM medewerker m WHERE m.gemeente = $1 AND m.id = $2
     UNION ALL SELECT g.gemeente, g.medewerker_id FROM gast g WHERE g.thuis_gemeente = $1 AND g.thuis_id = $2)";

/// Ends all sessions of a person, also those as a guest of another gemeente; gives how many.
///
/// # Errors
/// When the database refuses.
pub async fn eindig_sessies<A: Writes<kind::Sessie>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: MedewerkerId,
) -> Resultaat<u64> {
    voer_uit!(uow, permit, SESSIES_WEG, uow.kop.gemeente, id)
}

/// Of how many casussen a person is the regisseur now.
///
/// # Errors
/// When the database refuses.
pub async fn regie_aantal(uow: &mut Uow, id: MedewerkerId) -> Resultaat<i64> {
    Ok(waarde!(
        uow,
        i64,
        "SELECT count(*) AS w FROM regie WHERE gemeente = $1 AND medewerker_id = $2 AND tot IS NULL",
        uow.kop.gemeente,
        id
    )?
    .unwrap_or(0))
}

/// Ends a sign-in and its sessions.
///
/// # Errors
/// When the database refuses.
pub async fn deactiveer<A: Writes<kind::Inrichting>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: MedewerkerId,
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "UPDATE medewerker SET actief = FALSE, version = version + 1 WHERE gemeente = $1 AND id = $2",
        uow.kop.gemeente,
        id
    )?;
    voer_uit!(uow, permit, SESSIES_WEG, uow.kop.gemeente, id)?;
    Ok(())
}

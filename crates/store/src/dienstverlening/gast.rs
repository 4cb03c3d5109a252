// SPDX-License-Identifier: EUPL-1.2
//! Guests: people of a team of another gemeente, with a row of their own here; and where somebody may work.

use super::dienst_geldt;
use crate::{Resultaat, Uow, rij, rij_optie, rijen, voer_uit, waarde};
use domain::{DienstId, Gemeente, MedewerkerId, OrganisatieId, TeamId};
use jiff::civil::Date;
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// An active team of another gemeente, to choose.
    pub struct TeamElders {
        pub gemeente: Gemeente,
        pub gemeente_naam: String,
        pub id: TeamId,
        pub code: String,
        pub naam: String,
        pub soort: String,
        pub telefoon: Option<String>,
    }
}

macro_rules! teams {
    ($rest:literal) => {
        concat!(
            "SELECT t.gemeente, g.naam AS gemeente_naam, t.id, t.code, t.naam, t.soort, t.telefoon
               FROM team t JOIN gemeente g ON g.gemeente = t.gemeente
              WHERE t.gemeente <> $1 AND t.actief AND NOT EXISTS (SELECT 1 FROM dienstverlening d WHERE d.gemeente = t.gemeente AND d.team_id = t.id)",
            $rest
        )
    };
}

/// Active teams of the other gemeenten in this installation, without teams that are guests there themselves.
///
/// # Errors
/// When the database refuses.
pub async fn teams_elders(uow: &mut Uow) -> Resultaat<Vec<TeamElders>> {
    rijen!(
        uow,
        TeamElders,
        teams!(" ORDER BY g.naam, t.naam, t.id LIMIT 2000"),
        uow.kop.gemeente
    )
}

/// One of them.
///
/// # Errors
/// When the database refuses.
pub async fn team_elders(uow: &mut Uow, gemeente: Gemeente, id: TeamId) -> Resultaat<Option<TeamElders>> {
    rij_optie!(
        uow,
        TeamElders,
        teams!(" AND t.gemeente = $2 AND t.id = $3"),
        uow.kop.gemeente,
        gemeente,
        id
    )
}

/// The organisation here that stands for another gemeente.
///
/// # Errors
/// When the database refuses.
pub async fn organisatie(uow: &mut Uow, naam: &str) -> Resultaat<Option<OrganisatieId>> {
    waarde!(
        uow,
        OrganisatieId,
        "SELECT id AS w FROM organisatie WHERE gemeente = $1 AND naam = $2 AND soort = 'gemeente' ORDER BY id LIMIT 1",
        uow.kop.gemeente,
        naam
    )
}

/// Makes it.
///
/// # Errors
/// When the database refuses.
pub async fn zet_organisatie<A: Writes<kind::Inrichting>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    naam: &str,
) -> Resultaat<OrganisatieId> {
    let id: OrganisatieId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO organisatie (gemeente, id, naam, soort) VALUES ($1,$2,$3,'gemeente')",
        uow.kop.gemeente,
        id,
        naam
    )?;
    Ok(id)
}

/// Makes our own row of a team of another gemeente.
///
/// # Errors
/// When the database refuses.
pub async fn zet_team<A: Writes<kind::Inrichting>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    organisatie: OrganisatieId,
    t: &TeamElders,
) -> Resultaat<TeamId> {
    let id: TeamId = uow.nieuw_id();
    let naam = format!("{} (gemeente {})", t.naam, t.gemeente_naam);
    voer_uit!(
        uow,
        permit,
        "INSERT INTO team (gemeente, id, code, naam, soort, organisatie_id, telefoon, actief) VALUES ($1,$2,$3,$4,$5,$6,$7,TRUE)",
        uow.kop.gemeente,
        id,
        format!("gast-{id}"),
        naam,
        &t.soort,
        organisatie,
        t.telefoon.as_deref()
    )?;
    Ok(id)
}

rij! {
    /// Somebody in the team that does the work, at home.
    pub struct TeamlidRij {
        pub id: MedewerkerId,
        pub naam: String,
        pub functie: String,
        pub aanmeldnaam: String,
    }
}

macro_rules! teamleden {
    ($rest:literal) => {
        concat!(
            "SELECT m.id, m.naam, m.functie, m.aanmeldnaam FROM dienstverlening d
               JOIN medewerker m ON m.gemeente = d.uitvoerder AND m.team_id = d.uitvoerder_team AND m.actief
              WHERE d.gemeente = $1 AND d.id = $2 AND NOT EXISTS (SELECT 1 FROM gast v WHERE v.gemeente = m.gemeente AND v.medewerker_id = m.id)",
            $rest
        )
    };
}

/// People of the team of this agreement who don't work here under it yet.
///
/// # Errors
/// When the database refuses.
pub async fn teamleden(uow: &mut Uow, dienst: DienstId) -> Resultaat<Vec<TeamlidRij>> {
    rijen!(
        uow,
        TeamlidRij,
        teamleden!(
            " AND NOT EXISTS (SELECT 1 FROM gast g JOIN medewerker h ON h.gemeente = g.gemeente AND h.id = g.medewerker_id AND h.actief
                WHERE g.gemeente = $1 AND g.thuis_gemeente = m.gemeente AND g.thuis_id = m.id AND g.dienst_id = $2)
              ORDER BY m.naam, m.id LIMIT 500"
        ),
        uow.kop.gemeente,
        dienst
    )
}

/// One person of that team.
///
/// # Errors
/// When the database refuses.
pub async fn teamlid(uow: &mut Uow, dienst: DienstId, wie: MedewerkerId) -> Resultaat<Option<TeamlidRij>> {
    rij_optie!(
        uow,
        TeamlidRij,
        teamleden!(" AND m.id = $3"),
        uow.kop.gemeente,
        dienst,
        wie
    )
}

rij! {
    /// A guest, as known here.
    pub struct GastRij {
        pub id: MedewerkerId,
        pub naam: String,
        pub functie: String,
        pub rollen: String,
        pub regie: i64,
        pub in_team: bool,
    }
}

/// Active guests under an agreement, by name.
///
/// # Errors
/// When the database refuses.
pub async fn gasten(uow: &mut Uow, dienst: DienstId) -> Resultaat<Vec<GastRij>> {
    rijen!(
        uow,
        GastRij,
        "SELECT m.id, m.naam, m.functie, m.rollen,
                (SELECT count(*) FROM regie r WHERE r.gemeente = m.gemeente AND r.medewerker_id = m.id AND r.tot IS NULL) AS regie,
                EXISTS (SELECT 1 FROM medewerker tm WHERE tm.gemeente = g.thuis_gemeente AND tm.id = g.thuis_id AND tm.actief
                           AND tm.team_id = d.uitvoerder_team) AS in_team
           FROM gast g
           JOIN dienstverlening d ON d.gemeente = g.gemeente AND d.id = g.dienst_id
           JOIN medewerker m ON m.gemeente = g.gemeente AND m.id = g.medewerker_id AND m.actief
          WHERE g.gemeente = $1 AND g.dienst_id = $2 ORDER BY m.naam, m.id LIMIT 500",
        uow.kop.gemeente,
        dienst
    )
}

/// Our own row of somebody of another gemeente, active or not.
///
/// # Errors
/// When the database refuses.
pub async fn gast_hier(
    uow: &mut Uow,
    gemeente: Gemeente,
    wie: MedewerkerId,
) -> Resultaat<Option<MedewerkerId>> {
    waarde!(
        uow,
        MedewerkerId,
        "SELECT medewerker_id AS w FROM gast WHERE gemeente = $1 AND thuis_gemeente = $2 AND thuis_id = $3",
        uow.kop.gemeente,
        gemeente,
        wie
    )
}

/// Makes a guest: a medewerker here with the name, job and phone of home.
///
/// # Errors
/// When the database refuses.
pub async fn voeg_gast_toe<A: Writes<kind::Inrichting>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    dienst: DienstId,
    wie: MedewerkerId,
    rollen: &str,
) -> Resultaat<MedewerkerId> {
    let id: MedewerkerId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO medewerker (gemeente, id, aanmeldnaam, naam, voornaam, functie, telefoon, email, team_id, organisatie_id, rollen,
           leefgebied, actief, version)
         SELECT d.gemeente, $4, 'gast-' || CAST(d.uitvoerder AS TEXT) || '-' || m.aanmeldnaam, m.naam, m.voornaam, m.functie, m.telefoon,
                m.email, t.id, t.organisatie_id, $5, m.leefgebied, TRUE, 1
           FROM dienstverlening d
           JOIN team t ON t.gemeente = d.gemeente AND t.id = d.team_id
           JOIN medewerker m ON m.gemeente = d.uitvoerder AND m.id = $3
          WHERE d.gemeente = $1 AND d.id = $2",
        uow.kop.gemeente,
        dienst,
        wie,
        id,
        rollen
    )?;
    voer_uit!(
        uow,
        permit,
        "INSERT INTO gast (gemeente, medewerker_id, thuis_gemeente, thuis_id, dienst_id)
         SELECT d.gemeente, $4, d.uitvoerder, $3, d.id FROM dienstverlening d WHERE d.gemeente = $1 AND d.id = $2",
        uow.kop.gemeente,
        dienst,
        wie,
        id
    )?;
    Ok(id)
}

/// Puts a guest who was here before under this agreement, with these roles.
///
/// # Errors
/// When the database refuses.
pub async fn zet_gast<A: Writes<kind::Inrichting>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    dienst: DienstId,
    id: MedewerkerId,
    rollen: &str,
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "UPDATE gast SET dienst_id = $3 WHERE gemeente = $1 AND medewerker_id = $2",
        uow.kop.gemeente,
        id,
        dienst
    )?;
    voer_uit!(
        uow,
        permit,
        "UPDATE medewerker SET rollen = $4, actief = TRUE, version = version + 1,
                team_id = (SELECT d.team_id FROM dienstverlening d WHERE d.gemeente = $1 AND d.id = $3)
          WHERE gemeente = $1 AND id = $2",
        uow.kop.gemeente,
        id,
        dienst,
        rollen
    )?;
    Ok(())
}

rij! {
    /// Who somebody is at home.
    pub struct ThuisRij {
        pub gemeente: Gemeente,
        pub gemeente_naam: String,
        pub id: MedewerkerId,
    }
}

/// Who the medewerker of this gemeente is at home: a guest elsewhere, anybody else here. `None` when not in service there.
///
/// # Errors
/// When the database refuses.
pub async fn thuis(uow: &mut Uow, wie: MedewerkerId) -> Resultaat<Option<ThuisRij>> {
    rij_optie!(
        uow,
        ThuisRij,
        "SELECT m.gemeente, n.naam AS gemeente_naam, m.id FROM (
             SELECT coalesce(g.thuis_gemeente, h.gemeente) AS gemeente, coalesce(g.thuis_id, h.id) AS id
               FROM medewerker h LEFT JOIN gast g ON g.gemeente = h.gemeente AND g.medewerker_id = h.id
              WHERE h.gemeente = $1 AND h.id = $2) w
           JOIN medewerker m ON m.gemeente = w.gemeente AND m.id = w.id AND m.actief
           JOIN gemeente n ON n.gemeente = m.gemeente",
        uow.kop.gemeente,
        wie
    )
}

rij! {
    /// A gemeente where somebody may work as a guest today.
    pub struct PlekRij {
        pub gemeente: Gemeente,
        pub gemeente_naam: String,
        pub id: MedewerkerId,
        pub team: String,
        pub kenmerk: String,
        pub tot: Date,
    }
}

/// Where this person may work as a guest today, by name of the gemeente.
///
/// # Errors
/// When the database refuses.
pub async fn plekken(uow: &mut Uow, thuis: &ThuisRij) -> Resultaat<Vec<PlekRij>> {
    rijen!(
        uow,
        PlekRij,
        concat!(
            "SELECT g.gemeente, n.naam AS gemeente_naam, g.medewerker_id AS id, t.naam AS team, d.kenmerk, d.tot
               FROM gast g
               JOIN dienstverlening d ON d.gemeente = g.gemeente AND d.id = g.dienst_id
               JOIN gemeente n ON n.gemeente = g.gemeente
               JOIN medewerker m ON m.gemeente = g.gemeente AND m.id = g.medewerker_id AND m.actief
               JOIN team t ON t.gemeente = m.gemeente AND t.id = m.team_id
               JOIN medewerker h ON h.gemeente = g.thuis_gemeente AND h.id = g.thuis_id AND h.actief AND h.team_id = d.uitvoerder_team
              WHERE g.thuis_gemeente = $1 AND g.thuis_id = $2 AND ",
            dienst_geldt!("d", "$3"),
            " ORDER BY n.naam, g.gemeente"
        ),
        thuis.gemeente,
        thuis.id,
        uow.vandaag()
    )
}

// SPDX-License-Identifier: EUPL-1.2
//! What medewerkers looked at, for the FG (G2). Counting is per page of medewerkers: of each only the rows of the period,
//! by the index on medewerker and id.

use crate::inzage::{Keuze, kies_regels};
use crate::{Resultaat, Sql, Uow, rij, rij_optie, rijen};
use domain::inzage::Regel;
use domain::{CasusId, HuishoudenId, JournaalId, MedewerkerId, TeamId};
use jiff::Timestamp;
use uuid::Uuid;

rij! {
    /// A medewerker on the list.
    pub struct MedewerkerRij {
        pub id: MedewerkerId,
        pub naam: String,
        pub functie: String,
        pub team_id: TeamId,
        pub team: String,
        pub organisatie: String,
        pub actief: bool,
    }
}

/// Which medewerkers stand on a page. By team, so that colleagues stand together.
#[derive(Clone, Copy, Debug)]
pub struct Pagina {
    /// Only this team.
    pub team: Option<TeamId>,
    /// Only after this medewerker.
    pub na: Option<MedewerkerId>,
    /// At most so many.
    pub hoogstens: i64,
}

/// Medewerkers of a page. Binds: $1 gemeente, $2 every team, $3 team, $4 from the start, $5 after, $6 at most.
macro_rules! pagina {
    ($kolommen:literal) => {
        concat!(
            "SELECT ", $kolommen, "
               FROM medewerker m
               JOIN team t ON t.gemeente = m.gemeente AND t.id = m.team_id
               JOIN organisatie o ON o.gemeente = m.gemeente AND o.id = m.organisatie_id
              WHERE m.gemeente = $1 AND ($2 OR m.team_id = $3)
                AND ($4 OR (t.naam, m.naam, m.id) > (SELECT t2.naam, m2.naam, m2.id FROM medewerker m2
                       JOIN team t2 ON t2.gemeente = m2.gemeente AND t2.id = m2.team_id WHERE m2.gemeente = $1 AND m2.id = $5))
              ORDER BY t.naam, m.naam, m.id LIMIT $6"
        )
    };
}

/// Medewerkers, those who left as well.
///
/// # Errors
/// When the database refuses.
pub async fn medewerkers(uow: &mut Uow, p: &Pagina) -> Resultaat<Vec<MedewerkerRij>> {
    rijen!(
        uow,
        MedewerkerRij,
        pagina!("m.id, m.naam, m.functie, m.team_id, t.naam AS team, o.naam AS organisatie, m.actief"),
        uow.kop.gemeente,
        p.team.is_none(),
        p.team,
        p.na.is_none(),
        p.na,
        p.hoogstens
    )
}

/// One medewerker.
///
/// # Errors
/// When the database refuses.
pub async fn medewerker(uow: &mut Uow, id: MedewerkerId) -> Resultaat<Option<MedewerkerRij>> {
    rij_optie!(
        uow,
        MedewerkerRij,
        "SELECT m.id, m.naam, m.functie, m.team_id, t.naam AS team, o.naam AS organisatie, m.actief
           FROM medewerker m
           JOIN team t ON t.gemeente = m.gemeente AND t.id = m.team_id
           JOIN organisatie o ON o.gemeente = m.gemeente AND o.id = m.organisatie_id
          WHERE m.gemeente = $1 AND m.id = $2",
        uow.kop.gemeente,
        id
    )
}

rij! {
    /// Acts of one medewerker in one hour that are alike, added up.
    pub struct UurRij {
        pub medewerker_id: MedewerkerId,
        pub uur: i64,
        pub huishouden_id: Option<HuishoudenId>,
        pub casus_id: Option<CasusId>,
        pub onderwerp_id: Option<Uuid>,
        pub handeling: String,
        pub soort: String,
        pub rol: String,
        pub aantal: i64,
        pub melding_van_team: bool,
    }
}

/// Hours of the people in `wie`, between two ids. CROSS JOIN keeps the order: first the people, then of each the rows.
macro_rules! uren {
    ($wie:expr, $uur:literal, $van:literal, $voor:literal, $hoogstens:literal) => {
        concat!(
            "SELECT g.medewerker_id, g.uur, g.huishouden_id, g.casus_id, g.onderwerp_id, g.handeling, g.soort, g.rol, g.aantal,
                EXISTS (SELECT 1 FROM melding x WHERE x.gemeente = $1 AND x.huishouden_id = g.huishouden_id
                           AND x.team_id = g.team_id) AS melding_van_team
               FROM (
                 SELECT j.medewerker_id, p.team_id, ", $uur, " AS uur, j.huishouden_id, j.casus_id,
                        CASE WHEN j.huishouden_id IS NULL AND j.casus_id IS NULL THEN j.onderwerp_id END AS onderwerp_id,
                        j.handeling, j.soort, j.rol, count(*) AS aantal
                   FROM (", $wie, ") p CROSS JOIN journaal j
                  WHERE j.gemeente = $1 AND j.medewerker_id = p.id AND j.id >= ", $van, " AND j.id < ", $voor, "
                    AND (j.soort IN ('gelezen', 'gezocht', 'geweigerd') OR (j.soort = 'aangemeld' AND j.reden = 'noodaccount'))
                  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
                  LIMIT ", $hoogstens, ") g"
        )
    };
}

/// Hours of the medewerkers of a page.
///
/// # Errors
/// When the database refuses.
pub async fn uren(
    uow: &mut Uow,
    p: &Pagina,
    van: JournaalId,
    voor: JournaalId,
    hoogstens: i64,
) -> Resultaat<Vec<UurRij>> {
    const VRAAG: Sql = Sql {
        sqlite: uren!(pagina!("m.id, m.team_id"), "j.op / 3600000000", "$7", "$8", "$9"),
        postgres: uren!(
            pagina!("m.id, m.team_id"),
            "CAST(floor(extract(epoch FROM j.op) / 3600) AS BIGINT)",
            "$7",
            "$8",
            "$9"
        ),
    };
    rijen!(
        uow,
        UurRij,
        VRAAG,
        uow.kop.gemeente,
        p.team.is_none(),
        p.team,
        p.na.is_none(),
        p.na,
        p.hoogstens,
        van,
        voor,
        hoogstens
    )
}

/// Hours of one medewerker.
///
/// # Errors
/// When the database refuses.
pub async fn uren_van(
    uow: &mut Uow,
    wie: MedewerkerId,
    van: JournaalId,
    voor: JournaalId,
    hoogstens: i64,
) -> Resultaat<Vec<UurRij>> {
    const VRAAG: Sql = Sql {
        sqlite: uren!(
            "SELECT m.id, m.team_id FROM medewerker m WHERE m.gemeente = $1 AND m.id = $2",
            "j.op / 3600000000",
            "$3",
            "$4",
            "$5"
        ),
        postgres: uren!(
            "SELECT m.id, m.team_id FROM medewerker m WHERE m.gemeente = $1 AND m.id = $2",
            "CAST(floor(extract(epoch FROM j.op) / 3600) AS BIGINT)",
            "$3",
            "$4",
            "$5"
        ),
    };
    rijen!(uow, UurRij, VRAAG, uow.kop.gemeente, wie, van, voor, hoogstens)
}

rij! {
    /// How often somebody searched for a person.
    pub struct ZoekRij {
        pub team_id: TeamId,
        pub medewerker_id: MedewerkerId,
        pub aantal: i64,
    }
}

macro_rules! gezocht {
    ($teams:expr, $van:literal, $voor:literal) => {
        concat!(
            "SELECT m.team_id, m.id AS medewerker_id, count(j.id) AS aantal
               FROM medewerker m
               LEFT JOIN journaal j ON j.gemeente = m.gemeente AND j.medewerker_id = m.id AND j.id >= ",
            $van,
            "
                AND j.id < ",
            $voor,
            " AND j.handeling = 'persoon.zoeken'
              WHERE m.gemeente = $1 AND m.actief AND m.team_id IN (",
            $teams,
            ")
              GROUP BY m.team_id, m.id"
        )
    };
}

/// Searches of everybody in the teams of a page.
///
/// # Errors
/// When the database refuses.
pub async fn gezocht(
    uow: &mut Uow,
    p: &Pagina,
    van: JournaalId,
    voor: JournaalId,
) -> Resultaat<Vec<ZoekRij>> {
    rijen!(
        uow,
        ZoekRij,
        gezocht!(
            concat!("SELECT q.team_id FROM (", pagina!("m.team_id"), ") q"),
            "$7",
            "$8"
        ),
        uow.kop.gemeente,
        p.team.is_none(),
        p.team,
        p.na.is_none(),
        p.na,
        p.hoogstens,
        van,
        voor
    )
}

/// Searches of everybody in one team.
///
/// # Errors
/// When the database refuses.
pub async fn gezocht_in(
    uow: &mut Uow,
    team: TeamId,
    van: JournaalId,
    voor: JournaalId,
) -> Resultaat<Vec<ZoekRij>> {
    rijen!(
        uow,
        ZoekRij,
        gezocht!("$2", "$3", "$4"),
        uow.kop.gemeente,
        team,
        van,
        voor
    )
}

/// Rows of one medewerker.
///
/// # Errors
/// When the database refuses.
pub async fn regels(uow: &mut Uow, wie: MedewerkerId, k: &Keuze) -> Resultaat<Vec<Regel>> {
    let (soorten, alle) = k.soorten();
    rijen!(
        uow,
        Regel,
        kies_regels!("j.medewerker_id = $9"),
        uow.kop.gemeente,
        k.van,
        k.voor,
        alle,
        &soorten,
        true,
        None::<MedewerkerId>,
        k.hoogstens,
        wie
    )
}

rij! {
    /// A casus in which a medewerker did something, in one role or relation.
    pub struct CasusRij {
        pub casus_id: CasusId,
        pub kenmerk: String,
        pub rol: String,
        pub aantal: i64,
        pub laatst: Timestamp,
    }
}

/// Casussen in which a medewerker did something in a period, the latest first.
///
/// # Errors
/// When the database refuses.
pub async fn casussen(
    uow: &mut Uow,
    wie: MedewerkerId,
    van: JournaalId,
    voor: JournaalId,
    hoogstens: i64,
) -> Resultaat<Vec<CasusRij>> {
    rijen!(
        uow,
        CasusRij,
        "SELECT g.casus_id, c.kenmerk, g.rol, g.aantal, g.laatst FROM (
             SELECT j.casus_id, j.rol, count(*) AS aantal, max(j.op) AS laatst
               FROM journaal j
              WHERE j.gemeente = $1 AND j.medewerker_id = $2 AND j.id >= $3 AND j.id < $4 AND j.casus_id IS NOT NULL
              GROUP BY j.casus_id, j.rol
              ORDER BY max(j.op) DESC, j.casus_id LIMIT $5) g
           JOIN casus c ON c.gemeente = $1 AND c.id = g.casus_id
          ORDER BY g.laatst DESC, g.casus_id",
        uow.kop.gemeente,
        wie,
        van,
        voor,
        hoogstens
    )
}

rij! {
    /// A team to choose.
    pub struct TeamRij {
        pub id: TeamId,
        pub naam: String,
    }
}

/// Teams.
///
/// # Errors
/// When the database refuses.
pub async fn teams(uow: &mut Uow) -> Resultaat<Vec<TeamRij>> {
    rijen!(
        uow,
        TeamRij,
        "SELECT id, naam FROM team WHERE gemeente = $1 ORDER BY naam, id LIMIT 500",
        uow.kop.gemeente
    )
}

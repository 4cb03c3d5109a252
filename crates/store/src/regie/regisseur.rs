// SPDX-License-Identifier: EUPL-1.2
//! Who can be regisseur, and what the choice depends on (D1).

use crate::dienstverlening::gast_geldt;
use crate::{Resultaat, Sql, Uow, rij, rij_optie, rijen};
use domain::{CasusId, MedewerkerId, TeamId};
use jiff::civil::Date;

rij! {
    /// Somebody who can be regisseur. `actief`: in service, and for a guest the agreement is in force today.
    pub struct RegisseurRij {
        pub id: MedewerkerId,
        pub naam: String,
        pub functie: String,
        pub rollen: String,
        pub actief: bool,
        pub team_id: TeamId,
        pub team: String,
        pub team_soort: String,
        pub leefgebied: Option<String>,
        pub afwezig_tot: Option<Date>,
        pub waarnemer: Option<String>,
    }
}

/// Columns of [`RegisseurRij`]; `$2` is today.
macro_rules! regisseur_kolommen {
    () => {
        concat!("m.id, m.naam, m.functie, m.rollen, (m.actief AND ", gast_geldt!("m", "$2"), ") AS actief, m.team_id, t.naam AS team, t.soort AS team_soort, m.leefgebied,
         (SELECT max(a.tot) FROM afwezigheid a WHERE a.gemeente = m.gemeente AND a.medewerker_id = m.id AND NOT a.ingetrokken
            AND a.van <= $2 AND a.tot >= $2) AS afwezig_tot,
         (SELECT min(wm.naam) FROM afwezigheid a JOIN medewerker wm ON wm.gemeente = a.gemeente AND wm.id = a.waarnemer_id
           WHERE a.gemeente = m.gemeente AND a.medewerker_id = m.id AND NOT a.ingetrokken AND a.van <= $2 AND a.tot >= $2) AS waarnemer")
    };
}
/// True for a medewerker `m` with a role that may be regisseur.
macro_rules! kan_regisseur {
    () => {
        "((',' || m.rollen || ',') LIKE '%,casusregisseur,%' OR (',' || m.rollen || ',') LIKE '%,gezinscoach,%')"
    };
}
pub(crate) use kan_regisseur;

/// Everybody who can be regisseur, at most `aantal`: those with the advised expertise first, then by name.
/// An empty `zoek` finds all; else a part of the name or team (lower case).
///
/// # Errors
/// When the database refuses.
pub async fn kandidaten(
    uow: &mut Uow,
    vandaag: Date,
    zoek: &str,
    leefgebied: &str,
    aantal: i64,
) -> Resultaat<Vec<RegisseurRij>> {
    rijen!(
        uow,
        RegisseurRij,
        concat!(
            "SELECT ",
            regisseur_kolommen!(),
            " FROM medewerker m JOIN team t ON t.gemeente = m.gemeente AND t.id = m.team_id
              WHERE m.gemeente = $1 AND m.actief AND ",
            gast_geldt!("m", "$2"),
            " AND ",
            kan_regisseur!(),
            " AND ($3 = '' OR lower(m.naam) LIKE '%' || $3 || '%' OR lower(t.naam) LIKE '%' || $3 || '%')
              ORDER BY CASE WHEN m.leefgebied = $4 THEN 0 ELSE 1 END, m.naam, m.id LIMIT $5"
        ),
        uow.kop.gemeente,
        vandaag,
        zoek,
        leefgebied,
        aantal
    )
}

/// The people of a team who can be regisseur.
///
/// # Errors
/// When the database refuses.
pub async fn van_team(uow: &mut Uow, team: TeamId, vandaag: Date) -> Resultaat<Vec<RegisseurRij>> {
    rijen!(
        uow,
        RegisseurRij,
        concat!(
            "SELECT ",
            regisseur_kolommen!(),
            " FROM medewerker m JOIN team t ON t.gemeente = m.gemeente AND t.id = m.team_id
              WHERE m.gemeente = $1 AND m.team_id = $3 AND m.actief AND ",
            gast_geldt!("m", "$2"),
            " AND ",
            kan_regisseur!(),
            " ORDER BY m.naam, m.id"
        ),
        uow.kop.gemeente,
        vandaag,
        team
    )
}

/// One person, and locks the row until the end of the transaction: whoever wants to add to the load of this
/// person waits here. Lock casussen before people, and several people in the order of their ids.
///
/// # Errors
/// When the database refuses.
pub async fn grendel(uow: &mut Uow, wie: MedewerkerId, vandaag: Date) -> Resultaat<Option<RegisseurRij>> {
    // On SQLite the transaction is the only writer. NO KEY: rows that refer to this person are not held up.
    crate::waarde!(
        uow,
        MedewerkerId,
        Sql {
            sqlite: "SELECT id AS w FROM medewerker WHERE gemeente = $1 AND id = $2",
            postgres: "SELECT id AS w FROM medewerker WHERE gemeente = $1 AND id = $2 FOR NO KEY UPDATE",
        },
        uow.kop.gemeente,
        wie
    )?;
    rij_optie!(
        uow,
        RegisseurRij,
        concat!(
            "SELECT ",
            regisseur_kolommen!(),
            " FROM medewerker m JOIN team t ON t.gemeente = m.gemeente AND t.id = m.team_id WHERE m.gemeente = $1 AND m.id = $3"
        ),
        uow.kop.gemeente,
        vandaag,
        wie
    )
}

rij! {
    /// How heavy a life area weighs by the last intake.
    pub struct ErnstRij {
        pub leefgebied: String,
        pub ernst: i32,
    }
}

/// Severities of the last intake of a casus, for the advice on the regisseur.
///
/// # Errors
/// When the database refuses.
pub async fn ernst(uow: &mut Uow, casus: CasusId) -> Resultaat<Vec<ErnstRij>> {
    rijen!(
        uow,
        ErnstRij,
        "SELECT a.leefgebied, a.ernst FROM intake_antwoord a
          WHERE a.gemeente = $1 AND a.ernst IS NOT NULL AND a.intake_id =
            (SELECT i.id FROM intake i WHERE i.gemeente = $1 AND i.casus_id = $2 ORDER BY i.gestart_op DESC LIMIT 1)",
        uow.kop.gemeente,
        casus
    )
}

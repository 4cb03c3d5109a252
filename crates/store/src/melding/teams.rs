// SPDX-License-Identifier: EUPL-1.2
//! Teams, as owners of meldingen.

use crate::dienstverlening::team_geldt;
use crate::{Resultaat, Uow, rij, rij_optie, rijen, waarde};
use domain::TeamId;

rij! {
    /// A team, as owner of meldingen.
    pub struct TeamRij {
        pub id: TeamId,
        pub code: String,
        pub naam: String,
        pub soort: String,
        pub actief: bool,
    }
}

/// All active teams, by name; a team of another gemeente while its agreement is in force.
///
/// # Errors
/// When the database refuses.
pub async fn teams(uow: &mut Uow) -> Resultaat<Vec<TeamRij>> {
    rijen!(
        uow,
        TeamRij,
        concat!(
            "SELECT id, code, naam, soort, actief FROM team WHERE gemeente = $1 AND actief AND ",
            team_geldt!("team", "$2"),
            " ORDER BY naam, code"
        ),
        uow.kop.gemeente,
        uow.vandaag()
    )
}

/// One team, active or not.
///
/// # Errors
/// When the database refuses.
pub async fn team(uow: &mut Uow, id: TeamId) -> Resultaat<Option<TeamRij>> {
    rij_optie!(
        uow,
        TeamRij,
        concat!(
            "SELECT id, code, naam, soort, (actief AND ",
            team_geldt!("team", "$3"),
            ") AS actief FROM team WHERE gemeente = $1 AND id = $2"
        ),
        uow.kop.gemeente,
        id,
        uow.vandaag()
    )
}

/// The first active team of a kind: an own team before one of another gemeente. One whose agreement is over comes last,
/// and still comes: a melding without a team would be lost.
///
/// # Errors
/// When the database refuses.
pub async fn team_van_soort(uow: &mut Uow, soort: &str) -> Resultaat<Option<TeamId>> {
    waarde!(
        uow,
        TeamId,
        concat!(
            "SELECT id AS w FROM team WHERE gemeente = $1 AND soort = $2 AND actief
              ORDER BY CASE WHEN NOT EXISTS (SELECT 1 FROM dienstverlening d WHERE d.gemeente = team.gemeente AND d.team_id = team.id) THEN 0
                            WHEN ",
            team_geldt!("team", "$3"),
            " THEN 1 ELSE 2 END, code LIMIT 1"
        ),
        uow.kop.gemeente,
        soort,
        uow.vandaag()
    )
}

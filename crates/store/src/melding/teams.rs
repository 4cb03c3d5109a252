// SPDX-License-Identifier: EUPL-1.2
//! Teams, as owners of meldingen.

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

/// All active teams, by name.
///
/// # Errors
/// When the database refuses.
pub async fn teams(uow: &mut Uow) -> Resultaat<Vec<TeamRij>> {
    rijen!(
        uow,
        TeamRij,
        "SELECT id, code, naam, soort, actief FROM team WHERE gemeente = $1 AND actief ORDER BY naam, code",
        uow.kop.gemeente
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
        "SELECT id, code, naam, soort, actief FROM team WHERE gemeente = $1 AND id = $2",
        uow.kop.gemeente,
        id
    )
}

/// The first active team of a kind.
///
/// # Errors
/// When the database refuses.
pub async fn team_van_soort(uow: &mut Uow, soort: &str) -> Resultaat<Option<TeamId>> {
    waarde!(
        uow,
        TeamId,
        "SELECT id AS w FROM team WHERE gemeente = $1 AND soort = $2 AND actief ORDER BY code LIMIT 1",
        uow.kop.gemeente,
        soort
    )
}

// SPDX-License-Identifier: EUPL-1.2
//! What a regisseur carries, and the leave to carry more (D2).

use crate::{Code, Resultaat, Uow, rij, rij_optie, rijen};
use domain::casus::Fase;
use domain::{CasusId, MedewerkerId, TeamId};
use jiff::civil::Date;

rij! {
    /// Number of running casussen of one regisseur in one phase.
    pub struct LastRij {
        pub medewerker_id: MedewerkerId,
        pub fase: Code<Fase>,
        pub aantal: i64,
    }
}

/// Load of one person, per phase.
///
/// # Errors
/// When the database refuses.
pub async fn last_van(uow: &mut Uow, wie: MedewerkerId) -> Resultaat<Vec<LastRij>> {
    rijen!(
        uow,
        LastRij,
        "SELECT c.regisseur_id AS medewerker_id, c.fase, count(*) AS aantal FROM casus c
          WHERE c.gemeente = $1 AND c.regisseur_id = $2 AND c.gesloten_op IS NULL GROUP BY c.regisseur_id, c.fase",
        uow.kop.gemeente,
        wie
    )
}

/// Load of everybody in a team, per person and phase.
///
/// # Errors
/// When the database refuses.
pub async fn last_van_team(uow: &mut Uow, team: TeamId) -> Resultaat<Vec<LastRij>> {
    rijen!(
        uow,
        LastRij,
        "SELECT m.id AS medewerker_id, c.fase, count(*) AS aantal FROM medewerker m
           JOIN casus c ON c.gemeente = m.gemeente AND c.regisseur_id = m.id AND c.gesloten_op IS NULL
          WHERE m.gemeente = $1 AND m.team_id = $2 GROUP BY m.id, c.fase",
        uow.kop.gemeente,
        team
    )
}

/// Load of everybody, per person and phase.
///
/// # Errors
/// When the database refuses.
pub async fn last_van_allen(uow: &mut Uow) -> Resultaat<Vec<LastRij>> {
    rijen!(
        uow,
        LastRij,
        "SELECT c.regisseur_id AS medewerker_id, c.fase, count(*) AS aantal FROM casus c
          WHERE c.gemeente = $1 AND c.regisseur_id IS NOT NULL AND c.gesloten_op IS NULL GROUP BY c.regisseur_id, c.fase",
        uow.kop.gemeente
    )
}

rij! {
    /// Leave to be over the maximum, given with the current period of regie.
    pub struct OvermaatRij {
        pub reden: String,
        pub tot: Date,
    }
}

/// The leave that was given for this casus and its current regisseur, also when it is over.
///
/// # Errors
/// When the database refuses.
pub async fn overmaat(uow: &mut Uow, casus: CasusId, wie: MedewerkerId) -> Resultaat<Option<OvermaatRij>> {
    rij_optie!(
        uow,
        OvermaatRij,
        "SELECT overmaat_reden AS reden, overmaat_tot AS tot FROM regie
          WHERE gemeente = $1 AND casus_id = $2 AND medewerker_id = $3 AND tot IS NULL AND overmaat_tot IS NOT NULL",
        uow.kop.gemeente,
        casus,
        wie
    )
}

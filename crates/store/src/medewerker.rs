// SPDX-License-Identifier: EUPL-1.2
//! Staff: who can sign in, and the teams they work in.

use crate::{Resultaat, Uow, rij, rijen, waarde};
use domain::MedewerkerId;

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

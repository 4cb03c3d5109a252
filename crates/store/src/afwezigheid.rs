// SPDX-License-Identifier: EUPL-1.2
//! Absence with a stand-in (D9).

use crate::{Resultaat, Uow, rij, rijen, voer_uit, waarde};
use domain::{AfwezigheidId, MedewerkerId, TeamId};
use jiff::civil::Date;
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// An absence, with names.
    pub struct AfwezigheidRij {
        pub id: AfwezigheidId,
        pub medewerker_id: MedewerkerId,
        pub medewerker: String,
        pub van: Date,
        pub tot: Date,
        pub waarnemer_id: Option<MedewerkerId>,
        pub waarnemer: Option<String>,
    }
}

/// Absences in a team that are not over yet.
///
/// # Errors
/// When the database refuses.
pub async fn van_team(uow: &mut Uow, team: TeamId, vandaag: Date) -> Resultaat<Vec<AfwezigheidRij>> {
    rijen!(
        uow,
        AfwezigheidRij,
        "SELECT a.id, a.medewerker_id, m.naam AS medewerker, a.van, a.tot, a.waarnemer_id, w.naam AS waarnemer
           FROM medewerker m
           JOIN afwezigheid a ON a.gemeente = m.gemeente AND a.medewerker_id = m.id AND a.tot >= $3 AND NOT a.ingetrokken
           LEFT JOIN medewerker w ON w.gemeente = a.gemeente AND w.id = a.waarnemer_id
          WHERE m.gemeente = $1 AND m.team_id = $2 ORDER BY a.van, a.id",
        uow.kop.gemeente,
        team,
        vandaag
    )
}

/// Number of absences of a person that overlap with these days.
///
/// # Errors
/// When the database refuses.
pub async fn overlap(uow: &mut Uow, wie: MedewerkerId, van: Date, tot: Date) -> Resultaat<i64> {
    Ok(waarde!(
        uow,
        i64,
        "SELECT count(*) AS w FROM afwezigheid WHERE gemeente = $1 AND medewerker_id = $2 AND NOT ingetrokken AND van <= $4 AND tot >= $3",
        uow.kop.gemeente,
        wie,
        van,
        tot
    )?
    .unwrap_or(0))
}

/// Records an absence.
///
/// # Errors
/// When the database refuses.
pub async fn registreer<A: Writes<kind::Inrichting>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    wie: MedewerkerId,
    van: Date,
    tot: Date,
    waarnemer: Option<MedewerkerId>,
) -> Resultaat<AfwezigheidId> {
    let id: AfwezigheidId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO afwezigheid (gemeente, id, medewerker_id, van, tot, waarnemer_id, ingetrokken) VALUES ($1,$2,$3,$4,$5,$6,FALSE)",
        uow.kop.gemeente,
        id,
        wie,
        van,
        tot,
        waarnemer
    )?;
    Ok(id)
}

/// Team of the person of an absence that is not withdrawn, and the person.
///
/// # Errors
/// When the database refuses.
pub async fn een(uow: &mut Uow, id: AfwezigheidId) -> Resultaat<Option<AfwezigheidVan>> {
    crate::rij_optie!(
        uow,
        AfwezigheidVan,
        "SELECT a.medewerker_id, m.team_id FROM afwezigheid a JOIN medewerker m ON m.gemeente = a.gemeente AND m.id = a.medewerker_id
          WHERE a.gemeente = $1 AND a.id = $2 AND NOT a.ingetrokken",
        uow.kop.gemeente,
        id
    )
}

rij! {
    /// Whose absence it is.
    pub struct AfwezigheidVan {
        pub medewerker_id: MedewerkerId,
        pub team_id: TeamId,
    }
}

/// Withdraws an absence: the person is back.
///
/// # Errors
/// When the database refuses.
pub async fn trek_in<A: Writes<kind::Inrichting>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: AfwezigheidId,
) -> Resultaat<u64> {
    voer_uit!(
        uow,
        permit,
        "UPDATE afwezigheid SET ingetrokken = TRUE WHERE gemeente = $1 AND id = $2 AND NOT ingetrokken",
        uow.kop.gemeente,
        id
    )
}

// SPDX-License-Identifier: EUPL-1.2
//! Tasks: something that one person or one team must do before a day.

use crate::{Resultaat, StoreFout, Uow, rij, rij_optie, rijen, voer_uit};
use domain::{CasusId, MedewerkerId, TaakId, TeamId};
use jiff::{Timestamp, civil::Date};
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// A task.
    pub struct TaakRij {
        pub id: TaakId,
        pub soort: String,
        pub tekst: String,
        pub casus_id: Option<CasusId>,
        pub medewerker_id: Option<MedewerkerId>,
        pub wie: Option<String>,
        pub voor: Date,
        pub status: String,
        pub gedaan_op: Option<Timestamp>,
        pub uitkomst: String,
        pub version: i64,
    }
}

/// One task.
///
/// # Errors
/// When the database refuses.
pub async fn haal(uow: &mut Uow, id: TaakId) -> Resultaat<Option<TaakRij>> {
    rij_optie!(
        uow,
        TaakRij,
        "SELECT t.id, t.soort, t.tekst, t.casus_id, t.medewerker_id, m.naam AS wie, t.voor, t.status, t.gedaan_op, t.uitkomst, t.version
           FROM taak t LEFT JOIN medewerker m ON m.gemeente = t.gemeente AND m.id = t.medewerker_id
          WHERE t.gemeente = $1 AND t.id = $2",
        uow.kop.gemeente,
        id
    )
}

/// Tasks of a casus, open ones first, by day.
///
/// # Errors
/// When the database refuses.
pub async fn van_casus(uow: &mut Uow, casus: CasusId) -> Resultaat<Vec<TaakRij>> {
    rijen!(
        uow,
        TaakRij,
        "SELECT t.id, t.soort, t.tekst, t.casus_id, t.medewerker_id, m.naam AS wie, t.voor, t.status, t.gedaan_op, t.uitkomst, t.version
           FROM taak t LEFT JOIN medewerker m ON m.gemeente = t.gemeente AND m.id = t.medewerker_id
          WHERE t.gemeente = $1 AND t.casus_id = $2
          ORDER BY CASE WHEN t.status = 'open' THEN 0 ELSE 1 END, t.voor, t.id LIMIT 100",
        uow.kop.gemeente,
        casus
    )
}

/// A task to make. It needs a person or a team.
#[derive(Clone, Debug)]
pub struct NieuweTaak<'a> {
    /// Kind: nazorg, bellen, evaluatie, hermelding, overig.
    pub soort: &'a str,
    /// What to do.
    pub tekst: &'a str,
    /// For which casus.
    pub casus: Option<CasusId>,
    /// For whom.
    pub medewerker: Option<MedewerkerId>,
    /// For which team.
    pub team: Option<TeamId>,
    /// Before when.
    pub voor: Date,
}

/// Makes a task.
///
/// # Errors
/// When the database refuses.
pub async fn maak<A: Writes<kind::Taak>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    taak: &NieuweTaak<'_>,
) -> Resultaat<TaakId> {
    let id: TaakId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO taak (gemeente, id, soort, tekst, casus_id, medewerker_id, team_id, voor, status, uitkomst, version)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,'open','',1)",
        uow.kop.gemeente,
        id,
        taak.soort,
        taak.tekst,
        taak.casus,
        taak.medewerker,
        taak.team,
        taak.voor
    )?;
    Ok(id)
}

/// Handles a task: done, with what came of it.
///
/// # Errors
/// [`StoreFout::Gewijzigd`] when somebody else handled it; or the database.
pub async fn handel_af<A: Writes<kind::Taak>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: TaakId,
    version: i64,
    uitkomst: &str,
) -> Resultaat<()> {
    let geraakt = voer_uit!(
        uow,
        permit,
        "UPDATE taak SET status = 'gedaan', gedaan_op = $4, gedaan_door = $5, uitkomst = $6, version = version + 1
          WHERE gemeente = $1 AND id = $2 AND version = $3 AND status = 'open'",
        uow.kop.gemeente,
        id,
        version,
        uow.kop.nu,
        uow.kop.medewerker,
        uitkomst
    )?;
    if geraakt == 0 {
        Err(StoreFout::Gewijzigd)
    } else {
        Ok(())
    }
}

/// Moves a task to another day.
///
/// # Errors
/// [`StoreFout::Gewijzigd`] when somebody else changed it; or the database.
pub async fn verzet<A: Writes<kind::Taak>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: TaakId,
    version: i64,
    voor: Date,
) -> Resultaat<()> {
    let geraakt = voer_uit!(
        uow,
        permit,
        "UPDATE taak SET voor = $4, version = version + 1 WHERE gemeente = $1 AND id = $2 AND version = $3 AND status = 'open'",
        uow.kop.gemeente,
        id,
        version,
        voor
    )?;
    if geraakt == 0 {
        Err(StoreFout::Gewijzigd)
    } else {
        Ok(())
    }
}

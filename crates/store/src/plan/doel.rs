// SPDX-License-Identifier: EUPL-1.2
//! Goals of the plan.

use super::een;
use crate::{Resultaat, Uow, rij, rij_optie, rijen, voer_uit};
use domain::plan::GeldigDoel;
use domain::{CasusId, DoelId};
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// A goal.
    pub struct DoelRij {
        pub id: DoelId,
        pub casus_id: CasusId,
        pub leefgebied: String,
        pub tekst: String,
        pub score_begin: Option<i32>,
        pub score_nu: Option<i32>,
        pub vervallen_reden: Option<String>,
        pub version: i64,
    }
}

/// Every goal of the casus, dropped ones too, in order.
///
/// # Errors
/// When the database refuses.
pub async fn doelen(uow: &mut Uow, casus: CasusId) -> Resultaat<Vec<DoelRij>> {
    rijen!(
        uow,
        DoelRij,
        "SELECT id, casus_id, leefgebied, tekst, score_begin, score_nu, vervallen_reden, version FROM doel
          WHERE gemeente = $1 AND casus_id = $2 ORDER BY volgorde, id",
        uow.kop.gemeente,
        casus
    )
}

/// One goal.
///
/// # Errors
/// When the database refuses.
pub async fn doel(uow: &mut Uow, id: DoelId) -> Resultaat<Option<DoelRij>> {
    rij_optie!(
        uow,
        DoelRij,
        "SELECT id, casus_id, leefgebied, tekst, score_begin, score_nu, vervallen_reden, version FROM doel
          WHERE gemeente = $1 AND id = $2",
        uow.kop.gemeente,
        id
    )
}

/// Adds a goal at the end. The severity of the latest intake in its life area is where it begins.
///
/// # Errors
/// When the database refuses.
pub async fn nieuw_doel<A: Writes<kind::Plan>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    casus: CasusId,
    doel: &GeldigDoel,
) -> Resultaat<DoelId> {
    let id: DoelId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO doel (gemeente, id, casus_id, leefgebied, tekst, score_begin, score_nu, volgorde, version)
         VALUES ($1,$2,$3,$4,$5,
           (SELECT a.ernst FROM intake_antwoord a JOIN intake i ON i.gemeente = a.gemeente AND i.id = a.intake_id
             WHERE i.gemeente = $1 AND i.casus_id = $3 AND a.leefgebied = $4 ORDER BY i.gestart_op DESC, i.id DESC LIMIT 1),
           NULL,
           (SELECT coalesce(max(d.volgorde), 0) + 1 FROM doel d WHERE d.gemeente = $1 AND d.casus_id = $3), 1)",
        uow.kop.gemeente,
        id,
        casus,
        &doel.leefgebied,
        &doel.woorden
    )?;
    Ok(id)
}

/// Changes the words and the life area of a goal.
///
/// # Errors
/// `Gewijzigd` when somebody else changed it; or the database.
pub async fn wijzig_doel<A: Writes<kind::Plan>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: DoelId,
    version: i64,
    doel: &GeldigDoel,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE doel SET leefgebied = $4, tekst = $5, version = version + 1 WHERE gemeente = $1 AND id = $2 AND version = $3",
        uow.kop.gemeente,
        id,
        version,
        &doel.leefgebied,
        &doel.woorden
    )?)
}

/// How it was at the beginning and how it is now, 1–5.
///
/// # Errors
/// `Gewijzigd` when somebody else changed it; or the database.
pub async fn zet_scores<A: Writes<kind::Plan>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: DoelId,
    version: i64,
    begin: Option<i32>,
    nu: Option<i32>,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE doel SET score_begin = $4, score_nu = $5, version = version + 1 WHERE gemeente = $1 AND id = $2 AND version = $3",
        uow.kop.gemeente,
        id,
        version,
        begin,
        nu
    )?)
}

/// Drops a goal with a reason, or takes it back (`None`). Its actions stay as they are.
///
/// # Errors
/// `Gewijzigd` when somebody else changed it; or the database.
pub async fn zet_vervallen<A: Writes<kind::Plan>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: DoelId,
    version: i64,
    reden: Option<&str>,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE doel SET vervallen_reden = $4, version = version + 1 WHERE gemeente = $1 AND id = $2 AND version = $3",
        uow.kop.gemeente,
        id,
        version,
        reden.map(str::to_owned)
    )?)
}

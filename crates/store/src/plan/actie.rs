// SPDX-License-Identifier: EUPL-1.2
//! Actions of the plan.

use super::een;
use crate::{Code, Resultaat, Uow, rij, rij_optie, rijen, voer_uit};
use domain::plan::{ActieStatus, GeldigeActie, WieSoort};
use domain::{ActieId, BetrokkeneId, CasusId, DoelId, MedewerkerId, PersoonId};
use jiff::civil::Date;
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// An action.
    pub struct ActieRij {
        pub id: ActieId,
        pub casus_id: CasusId,
        pub doel_id: DoelId,
        pub tekst: String,
        pub wie_soort: Code<WieSoort>,
        pub wie: String,
        pub persoon_id: Option<PersoonId>,
        pub betrokkene_id: Option<BetrokkeneId>,
        pub van_medewerker: Option<MedewerkerId>,
        pub trede: i32,
        pub trede_reden: String,
        pub voor: Date,
        pub status: Code<ActieStatus>,
        pub status_reden: String,
        pub gestart_op: Option<Date>,
        pub afgerond_op: Option<Date>,
        pub version: i64,
    }
}

macro_rules! kolommen {
    ($rest:literal) => {
        concat!(
            "SELECT a.id, a.casus_id, a.doel_id, a.tekst, a.wie_soort, a.wie, a.persoon_id, a.betrokkene_id, b.medewerker_id AS van_medewerker,
                    a.trede, a.trede_reden, a.voor, a.status, a.status_reden, a.gestart_op, a.afgerond_op, a.version
               FROM actie a LEFT JOIN betrokkene b ON b.gemeente = a.gemeente AND b.id = a.betrokkene_id
              WHERE a.gemeente = $1 AND ",
            $rest
        )
    };
}

/// Every action of the casus, in order; those of dropped goals too.
///
/// # Errors
/// When the database refuses.
pub async fn acties(uow: &mut Uow, casus: CasusId) -> Resultaat<Vec<ActieRij>> {
    rijen!(
        uow,
        ActieRij,
        kolommen!("a.casus_id = $2 ORDER BY a.volgorde, a.id"),
        uow.kop.gemeente,
        casus
    )
}

/// One action.
///
/// # Errors
/// When the database refuses.
pub async fn actie(uow: &mut Uow, id: ActieId) -> Resultaat<Option<ActieRij>> {
    rij_optie!(uow, ActieRij, kolommen!("a.id = $2"), uow.kop.gemeente, id)
}

/// What is stored of an action besides its status.
#[derive(Clone, Debug)]
pub struct ActieWaarden {
    /// The action, checked.
    pub actie: GeldigeActie,
    /// Member of the household who does it.
    pub persoon: Option<PersoonId>,
    /// Somebody involved who does it.
    pub betrokkene: Option<BetrokkeneId>,
}

/// Adds an action at the end of a goal.
///
/// # Errors
/// When the database refuses.
pub async fn nieuwe_actie<A: Writes<kind::Plan>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    casus: CasusId,
    doel: DoelId,
    w: &ActieWaarden,
) -> Resultaat<ActieId> {
    let id: ActieId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO actie (gemeente, id, casus_id, doel_id, tekst, wie_soort, wie, persoon_id, betrokkene_id, trede, trede_reden,
            voor, status, status_reden, volgorde, version)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,'open','',
           (SELECT coalesce(max(a.volgorde), 0) + 1 FROM actie a WHERE a.gemeente = $1 AND a.casus_id = $3), 1)",
        uow.kop.gemeente,
        id,
        casus,
        doel,
        &w.actie.wat,
        w.actie.wie_soort.code(),
        &w.actie.wie,
        w.persoon,
        w.betrokkene,
        i32::from(w.actie.trede.nummer()),
        w.actie.trede_reden.as_deref().unwrap_or_default(),
        w.actie.voor
    )?;
    Ok(id)
}

/// Changes what, who, when and the rung of an action.
///
/// # Errors
/// `Gewijzigd` when somebody else changed it; or the database.
pub async fn wijzig_actie<A: Writes<kind::Plan>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: ActieId,
    version: i64,
    w: &ActieWaarden,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE actie SET tekst = $4, wie_soort = $5, wie = $6, persoon_id = $7, betrokkene_id = $8, trede = $9, trede_reden = $10,
                voor = $11, version = version + 1
          WHERE gemeente = $1 AND id = $2 AND version = $3",
        uow.kop.gemeente,
        id,
        version,
        &w.actie.wat,
        w.actie.wie_soort.code(),
        &w.actie.wie,
        w.persoon,
        w.betrokkene,
        i32::from(w.actie.trede.nummer()),
        w.actie.trede_reden.as_deref().unwrap_or_default(),
        w.actie.voor
    )?)
}

/// Changes the status; it keeps the first day of work, and the day it was done.
///
/// # Errors
/// `Gewijzigd` when somebody else changed it; or the database.
pub async fn zet_status<A: Writes<kind::Plan>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: ActieId,
    version: i64,
    status: ActieStatus,
    reden: &str,
    vandaag: Date,
) -> Resultaat<()> {
    let begonnen = matches!(status, ActieStatus::Bezig | ActieStatus::Gelukt);
    let (gestart, klaar) = (begonnen.then_some(vandaag), status.is_klaar().then_some(vandaag));
    een(voer_uit!(
        uow,
        permit,
        "UPDATE actie SET status = $4, status_reden = $5, gestart_op = coalesce(gestart_op, $6), afgerond_op = $7, version = version + 1
          WHERE gemeente = $1 AND id = $2 AND version = $3",
        uow.kop.gemeente,
        id,
        version,
        status.code(),
        reden,
        gestart,
        klaar
    )?)
}

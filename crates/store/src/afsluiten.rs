// SPDX-License-Identifier: EUPL-1.2
//! What closing rests on: needs, goals and actions, started help, and the answers to open ends.

use crate::{Code, Resultaat, Uow, rij, rijen, voer_uit};
use domain::afsluiten::AfhandelingSoort;
use domain::plan::{ActieStatus, WieSoort};
use domain::{ActieId, BetrokkeneId, CasusId, DoelId};
use jiff::{Timestamp, civil::Date};
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// A severity by the latest intake.
    pub struct BehoefteRij {
        pub leefgebied: String,
        pub ernst: i32,
    }
}

/// Severities of the latest intake of the casus (finished or not).
///
/// # Errors
/// When the database refuses.
pub async fn behoeften(uow: &mut Uow, casus: CasusId) -> Resultaat<Vec<BehoefteRij>> {
    rijen!(
        uow,
        BehoefteRij,
        "SELECT a.leefgebied, a.ernst FROM intake_antwoord a
          WHERE a.gemeente = $1 AND a.ernst IS NOT NULL AND a.intake_id =
                (SELECT i.id FROM intake i WHERE i.gemeente = $1 AND i.casus_id = $2 ORDER BY i.gestart_op DESC, i.id DESC LIMIT 1)
          ORDER BY a.ernst, a.leefgebied",
        uow.kop.gemeente,
        casus
    )
}

rij! {
    /// An action of the plan with its goal; a goal without actions has one row without an action.
    pub struct DoelActieRij {
        pub doel_id: DoelId,
        pub leefgebied: String,
        pub woorden: String,
        pub actie_id: Option<ActieId>,
        pub wat: Option<String>,
        pub wie_soort: Option<Code<WieSoort>>,
        pub wie: Option<String>,
        pub voor: Option<Date>,
        pub trede: Option<i32>,
        pub trede_reden: Option<String>,
        pub status: Option<Code<ActieStatus>>,
    }
}

/// Goals that count, with their actions, in order.
///
/// # Errors
/// When the database refuses.
pub async fn doelen_en_acties(uow: &mut Uow, casus: CasusId) -> Resultaat<Vec<DoelActieRij>> {
    rijen!(
        uow,
        DoelActieRij,
        "SELECT d.id AS doel_id, d.leefgebied, d.tekst AS woorden, a.id AS actie_id, a.tekst AS wat, a.wie_soort, a.wie, a.voor,
                a.trede, a.trede_reden, a.status
           FROM doel d LEFT JOIN actie a ON a.gemeente = d.gemeente AND a.casus_id = d.casus_id AND a.doel_id = d.id
          WHERE d.gemeente = $1 AND d.casus_id = $2 AND d.vervallen_reden IS NULL
          ORDER BY d.volgorde, d.id, a.volgorde, a.id",
        uow.kop.gemeente,
        casus
    )
}

rij! {
    /// Professional help in the casus.
    pub struct HulpRij {
        pub id: BetrokkeneId,
        pub naam: String,
        pub organisatie: String,
        pub sinds: Date,
    }
}

/// Professionals who help in this casus and have not ended.
///
/// # Errors
/// When the database refuses.
pub async fn hulp(uow: &mut Uow, casus: CasusId, vandaag: Date) -> Resultaat<Vec<HulpRij>> {
    rijen!(
        uow,
        HulpRij,
        "SELECT id, naam, organisatie, sinds FROM betrokkene
          WHERE gemeente = $1 AND casus_id = $2 AND soort = 'professional' AND (tot IS NULL OR tot >= $3) ORDER BY sinds, id",
        uow.kop.gemeente,
        casus,
        vandaag
    )
}

rij! {
    /// The answer to an open end.
    pub struct AntwoordRij {
        pub sleutel: String,
        pub antwoord: Code<AfhandelingSoort>,
        pub reden: String,
        pub door: Option<String>,
        pub op: Timestamp,
    }
}

/// Answers so far.
///
/// # Errors
/// When the database refuses.
pub async fn antwoorden(uow: &mut Uow, casus: CasusId) -> Resultaat<Vec<AntwoordRij>> {
    rijen!(
        uow,
        AntwoordRij,
        "SELECT o.sleutel, o.antwoord, o.reden, m.naam AS door, o.op FROM open_eind_antwoord o
           LEFT JOIN medewerker m ON m.gemeente = o.gemeente AND m.id = o.door_id
          WHERE o.gemeente = $1 AND o.casus_id = $2 ORDER BY o.op, o.sleutel",
        uow.kop.gemeente,
        casus
    )
}

/// Keeps the answer to an open end; a newer answer replaces the older one (the journaal keeps that there was one).
///
/// # Errors
/// When the database refuses.
pub async fn antwoord<A: Writes<kind::Afsluiten>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    casus: CasusId,
    sleutel: &str,
    soort: AfhandelingSoort,
    reden: &str,
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "INSERT INTO open_eind_antwoord (gemeente, casus_id, sleutel, antwoord, reden, door_id, op) VALUES ($1,$2,$3,$4,$5,$6,$7)
         ON CONFLICT (gemeente, casus_id, sleutel) DO UPDATE
            SET antwoord = excluded.antwoord, reden = excluded.reden, door_id = excluded.door_id, op = excluded.op",
        uow.kop.gemeente,
        casus,
        sleutel,
        soort.code(),
        reden,
        uow.kop.medewerker,
        uow.kop.nu
    )?;
    Ok(())
}

/// Takes an answer back.
///
/// # Errors
/// When the database refuses.
pub async fn wis_antwoord<A: Writes<kind::Afsluiten>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    casus: CasusId,
    sleutel: &str,
) -> Resultaat<u64> {
    voer_uit!(
        uow,
        permit,
        "DELETE FROM open_eind_antwoord WHERE gemeente = $1 AND casus_id = $2 AND sleutel = $3",
        uow.kop.gemeente,
        casus,
        sleutel
    )
}

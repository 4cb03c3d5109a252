// SPDX-License-Identifier: EUPL-1.2
//! The intake of a casus, and what earlier intakes of the household say.

use crate::melding::een;
use crate::{Resultaat, Uow, rij, rij_optie, rijen, voer_uit};
use domain::intake::GeldigIntakeantwoord;
use domain::{CasusId, HuishoudenId, IntakeId};
use jiff::{Timestamp, civil::Date};
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// An intake.
    pub struct IntakeRij {
        pub id: IntakeId,
        pub casus_id: CasusId,
        pub gestart_op: Timestamp,
        pub afgerond_op: Option<Timestamp>,
        pub version: i64,
    }
}

/// The open intake of a casus, else its last one.
///
/// # Errors
/// When the database refuses.
pub async fn van_casus(uow: &mut Uow, casus: CasusId) -> Resultaat<Option<IntakeRij>> {
    rij_optie!(
        uow,
        IntakeRij,
        "SELECT id, casus_id, gestart_op, afgerond_op, version FROM intake WHERE gemeente = $1 AND casus_id = $2
          ORDER BY CASE WHEN afgerond_op IS NULL THEN 0 ELSE 1 END, gestart_op DESC LIMIT 1",
        uow.kop.gemeente,
        casus
    )
}

rij! {
    /// An answer, with where it comes from.
    pub struct AntwoordRij {
        pub intake_id: IntakeId,
        pub leefgebied: String,
        pub eigen_woorden: String,
        pub wens: String,
        pub eigen_kracht: String,
        pub ernst: Option<i32>,
        pub al_betrokken: String,
        pub bron: String,
        pub bevestigd_op: Date,
        pub door: Option<String>,
        pub afgerond_op: Option<Timestamp>,
        pub deze: bool,
    }
}

/// Answers of all intakes of the household, the newest first; `deze` marks those of this intake.
///
/// # Errors
/// When the database refuses.
pub async fn antwoorden(
    uow: &mut Uow,
    huishouden: HuishoudenId,
    intake: Option<IntakeId>,
) -> Resultaat<Vec<AntwoordRij>> {
    rijen!(
        uow,
        AntwoordRij,
        "SELECT a.intake_id, a.leefgebied, a.eigen_woorden, a.wens, a.eigen_kracht, a.ernst, a.al_betrokken, a.bron,
                a.bevestigd_op, m.naam AS door, i.afgerond_op, (i.id = $3 AND $4) AS deze
           FROM casus c
           JOIN intake i ON i.gemeente = c.gemeente AND i.casus_id = c.id
           JOIN intake_antwoord a ON a.gemeente = i.gemeente AND a.intake_id = i.id
           LEFT JOIN medewerker m ON m.gemeente = a.gemeente AND m.id = a.vastgelegd_door
          WHERE c.gemeente = $1 AND c.huishouden_id = $2
          ORDER BY a.bevestigd_op DESC, i.gestart_op DESC LIMIT 500",
        uow.kop.gemeente,
        huishouden,
        intake.map_or(uuid::Uuid::nil(), IntakeId::uuid),
        intake.is_some()
    )
}

/// Starts an intake.
///
/// # Errors
/// A unique violation when one is open; the database.
pub async fn start<A: Writes<kind::Intake>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    casus: CasusId,
) -> Resultaat<IntakeId> {
    let id: IntakeId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO intake (gemeente, id, casus_id, gestart_op, door_id, version) VALUES ($1,$2,$3,$4,$5,1)",
        uow.kop.gemeente,
        id,
        casus,
        uow.kop.nu,
        uow.kop.medewerker
    )?;
    Ok(id)
}

/// Counts a change; fails when somebody else changed the intake since `version`, or it is done.
///
/// # Errors
/// `Gewijzigd`; the database.
pub async fn verhoog<A: Writes<kind::Intake>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: IntakeId,
    version: i64,
    afgerond: Option<Timestamp>,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE intake SET version = version + 1, afgerond_op = $4
          WHERE gemeente = $1 AND id = $2 AND version = $3 AND afgerond_op IS NULL",
        uow.kop.gemeente,
        id,
        version,
        afgerond
    )?)
}

/// What the source of an area says when it was left out on purpose.
pub const NIET_BESPROKEN: &str = "niet_besproken";

/// Keeps the answer on one area.
///
/// # Errors
/// When the database refuses.
pub async fn zet_antwoord<A: Writes<kind::Intake>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: IntakeId,
    a: &GeldigIntakeantwoord,
    vandaag: Date,
) -> Resultaat<()> {
    let bron = if a.niet_besproken { NIET_BESPROKEN } else { "gesprek" };
    let tekst = |t: &Option<String>| t.clone().unwrap_or_default();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO intake_antwoord (gemeente, intake_id, leefgebied, eigen_woorden, wens, eigen_kracht, ernst, al_betrokken,
           bron, vastgelegd_door, bevestigd_op) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)
         ON CONFLICT (gemeente, intake_id, leefgebied) DO UPDATE SET eigen_woorden = excluded.eigen_woorden, wens = excluded.wens,
           eigen_kracht = excluded.eigen_kracht, ernst = excluded.ernst, al_betrokken = excluded.al_betrokken, bron = excluded.bron,
           vastgelegd_door = excluded.vastgelegd_door, bevestigd_op = excluded.bevestigd_op",
        uow.kop.gemeente,
        id,
        &a.leefgebied,
        tekst(&a.eigen_woorden),
        tekst(&a.wens),
        tekst(&a.eigen_kracht),
        a.ernst.map(i32::from),
        tekst(&a.al_betrokken),
        bron,
        uow.kop.medewerker,
        vandaag
    )?;
    Ok(())
}

// SPDX-License-Identifier: EUPL-1.2
//! Warnings for who visits, and flags about sharing (D10). The head keeps what was agreed last; each agreement is a step.

use crate::melding::een;
use crate::{Code, Resultaat, Uow, rij, rij_optie, rijen, voer_uit};
use domain::waarschuwing::{
    GeldigEinde, GeldigeAfspraak, GeldigeWaarschuwing, Stap, Verteld, WaarschuwingSoort,
};
use domain::{HuishoudenId, PersoonId, WaarschuwingId};
use jiff::{Timestamp, civil::Date};
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// A warning, with the name of the member that it is about.
    pub struct WaarschuwingKop {
        pub id: WaarschuwingId,
        pub huishouden_id: HuishoudenId,
        pub persoon_id: Option<PersoonId>,
        pub voornamen: Option<String>,
        pub soort: Code<WaarschuwingSoort>,
        pub tekst: String,
        pub met_wie: String,
        pub met_persoon_id: Option<PersoonId>,
        pub met_voornamen: Option<String>,
        pub sinds: Date,
        pub herbeoordelen_op: Date,
        pub beeindigd_op: Option<Timestamp>,
        pub version: i64,
    }
}

macro_rules! kop {
    ($waar:literal) => {
        concat!(
            "SELECT w.id, w.huishouden_id, w.persoon_id, p.voornamen, w.soort, w.tekst, w.met_wie, w.met_persoon_id, q.voornamen AS met_voornamen, w.sinds, w.herbeoordelen_op,
                    w.beeindigd_op, w.version
               FROM waarschuwing w LEFT JOIN persoon p ON p.gemeente = w.gemeente AND p.id = w.persoon_id
               LEFT JOIN persoon q ON q.gemeente = w.gemeente AND q.id = w.met_persoon_id
              WHERE w.gemeente = $1 AND ",
            $waar
        )
    };
}

/// Warnings of a household that hold.
///
/// # Errors
/// When the database refuses.
pub async fn actief(uow: &mut Uow, huishouden: HuishoudenId) -> Resultaat<Vec<WaarschuwingKop>> {
    rijen!(
        uow,
        WaarschuwingKop,
        kop!("w.huishouden_id = $2 AND w.beeindigd_op IS NULL ORDER BY w.id LIMIT 50"),
        uow.kop.gemeente,
        huishouden
    )
}

/// All warnings of a household, also those that have ended.
///
/// # Errors
/// When the database refuses.
pub async fn alle(uow: &mut Uow, huishouden: HuishoudenId) -> Resultaat<Vec<WaarschuwingKop>> {
    rijen!(
        uow,
        WaarschuwingKop,
        kop!("w.huishouden_id = $2 ORDER BY w.id DESC LIMIT 200"),
        uow.kop.gemeente,
        huishouden
    )
}

/// One warning.
///
/// # Errors
/// When the database refuses.
pub async fn lees(uow: &mut Uow, id: WaarschuwingId) -> Resultaat<Option<WaarschuwingKop>> {
    rij_optie!(uow, WaarschuwingKop, kop!("w.id = $2"), uow.kop.gemeente, id)
}

rij! {
    /// A step of a warning.
    pub struct StapRij {
        pub version: i64,
        pub stap: Code<Stap>,
        pub op: Timestamp,
        pub door: String,
        pub reden: String,
        pub herbeoordelen_op: Option<Date>,
        pub akkoord_naam: String,
        pub akkoord_functie: String,
        pub verteld: Option<Code<Verteld>>,
        pub verteld_reden: String,
        pub vertellen_op: Option<Date>,
    }
}

/// Steps of a warning, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn stappen(uow: &mut Uow, id: WaarschuwingId) -> Resultaat<Vec<StapRij>> {
    rijen!(
        uow,
        StapRij,
        "SELECT s.version, s.stap, s.op, m.naam AS door, s.reden, s.herbeoordelen_op, s.akkoord_naam, s.akkoord_functie, s.verteld,
                s.verteld_reden, s.vertellen_op
           FROM waarschuwing_stap s JOIN medewerker m ON m.gemeente = s.gemeente AND m.id = s.door_id
          WHERE s.gemeente = $1 AND s.waarschuwing_id = $2 ORDER BY s.version DESC LIMIT 100",
        uow.kop.gemeente,
        id
    )
}

/// Adds a warning with its first step.
///
/// # Errors
/// When the database refuses.
pub async fn voeg_toe<A: Writes<kind::Waarschuwing>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    huishouden: HuishoudenId,
    w: &GeldigeWaarschuwing,
) -> Resultaat<WaarschuwingId> {
    let id: WaarschuwingId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO waarschuwing (gemeente, id, huishouden_id, persoon_id, soort, tekst, met_wie, met_persoon_id, sinds, herbeoordelen_op, version)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,1)",
        uow.kop.gemeente,
        id,
        huishouden,
        w.persoon,
        w.soort.code(),
        &w.tekst,
        &w.met_wie,
        w.met_lid,
        w.sinds,
        w.afspraak.herbeoordelen_op
    )?;
    afgesproken(uow, permit, id, 1, Stap::Gemaakt, &w.afspraak).await?;
    Ok(id)
}

/// A warning that was read as `version` goes on until another day; the agreement before stays as its step.
///
/// # Errors
/// `Gewijzigd` when somebody else changed it; the database.
pub async fn verleng<A: Writes<kind::Waarschuwing>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: WaarschuwingId,
    version: i64,
    afspraak: &GeldigeAfspraak,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE waarschuwing SET herbeoordelen_op = $4, version = version + 1
          WHERE gemeente = $1 AND id = $2 AND version = $3 AND beeindigd_op IS NULL",
        uow.kop.gemeente,
        id,
        version,
        afspraak.herbeoordelen_op
    )?)?;
    afgesproken(uow, permit, id, version + 1, Stap::Verlengd, afspraak).await
}

/// Ends a warning that was read as `version`; it stays in the history.
///
/// # Errors
/// `Gewijzigd` when somebody else changed it; the database.
pub async fn beeindig<A: Writes<kind::Waarschuwing>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: WaarschuwingId,
    version: i64,
    einde: &GeldigEinde,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE waarschuwing SET beeindigd_op = $4, version = version + 1
          WHERE gemeente = $1 AND id = $2 AND version = $3 AND beeindigd_op IS NULL",
        uow.kop.gemeente,
        id,
        version,
        uow.kop.nu
    )?)?;
    voer_uit!(
        uow,
        permit,
        "INSERT INTO waarschuwing_stap (gemeente, waarschuwing_id, version, stap, op, door_id, reden, akkoord_naam, akkoord_functie,
           verteld_reden)
         VALUES ($1,$2,$3,'beeindigd',$4,$5,$6,'','','')",
        uow.kop.gemeente,
        id,
        version + 1,
        uow.kop.nu,
        uow.kop.medewerker,
        &einde.reden
    )?;
    Ok(())
}

async fn afgesproken<A: Writes<kind::Waarschuwing>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: WaarschuwingId,
    version: i64,
    stap: Stap,
    a: &GeldigeAfspraak,
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "INSERT INTO waarschuwing_stap (gemeente, waarschuwing_id, version, stap, op, door_id, reden, herbeoordelen_op, akkoord_naam,
           akkoord_functie, verteld, verteld_reden, vertellen_op)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13)",
        uow.kop.gemeente,
        id,
        version,
        stap.code(),
        uow.kop.nu,
        uow.kop.medewerker,
        &a.reden,
        a.herbeoordelen_op,
        &a.akkoord_naam,
        &a.akkoord_functie,
        a.verteld.code(),
        &a.verteld_reden,
        a.vertellen_op
    )?;
    Ok(())
}

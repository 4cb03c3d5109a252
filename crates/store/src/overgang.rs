// SPDX-License-Identifier: EUPL-1.2
//! Changes that come with age or school: what was decided about them, and the warm handovers (D7).

use crate::melding::een;
use crate::{Code, Resultaat, Uow, naam_kolommen, rij, rij_optie, rijen, voer_uit};
use domain::levensloop::{Besluit, GeldigBesluit, GeldigeOverdracht, Overgang, Regeling};
use domain::{BetrokkeneId, CasusId, HuishoudenId, MedewerkerId, OverdrachtId, PersoonId};
use jiff::{Timestamp, civil::Date};
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// A decision about a change of a day.
    pub struct RegelingRij {
        pub persoon_id: PersoonId,
        pub overgang: Code<Overgang>,
        pub dag: Date,
        pub regeling: Code<Regeling>,
        pub toelichting: String,
        pub op: Timestamp,
        pub door: String,
    }
}

/// What was decided about changes of members of now.
///
/// # Errors
/// When the database refuses.
pub async fn regelingen(uow: &mut Uow, huishouden: HuishoudenId) -> Resultaat<Vec<RegelingRij>> {
    rijen!(
        uow,
        RegelingRij,
        "SELECT r.persoon_id, r.overgang, r.dag, r.regeling, r.toelichting, r.op, m.naam AS door
           FROM huishouden_lid l
           JOIN overgang_regeling r ON r.gemeente = l.gemeente AND r.persoon_id = l.persoon_id
           JOIN medewerker m ON m.gemeente = r.gemeente AND m.id = r.door_id
          WHERE l.gemeente = $1 AND l.huishouden_id = $2 AND l.tot IS NULL ORDER BY r.dag, r.persoon_id LIMIT 500",
        uow.kop.gemeente,
        huishouden
    )
}

/// Which change of whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Welke {
    /// Of whom.
    pub persoon: PersoonId,
    /// Which change.
    pub overgang: Overgang,
    /// Its day: the same change can come on another day when somebody stays at school.
    pub dag: Date,
}

/// Keeps a decision.
///
/// # Errors
/// `Gewijzigd` when somebody decided meanwhile; the database.
pub async fn regel<A: Writes<kind::Overgang>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    w: Welke,
    (regeling, toelichting): (Regeling, &str),
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "INSERT INTO overgang_regeling (gemeente, persoon_id, overgang, dag, regeling, toelichting, op, door_id)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8) ON CONFLICT DO NOTHING",
        uow.kop.gemeente,
        w.persoon,
        w.overgang.code(),
        w.dag,
        regeling.code(),
        toelichting,
        uow.kop.nu,
        uow.kop.medewerker
    )?)
}

/// Takes a decision back; the journaal keeps that it was there.
///
/// # Errors
/// `Gewijzigd` when it is gone; the database.
pub async fn regel_niet<A: Writes<kind::Overgang>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    w: Welke,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "DELETE FROM overgang_regeling WHERE gemeente = $1 AND persoon_id = $2 AND overgang = $3 AND dag = $4",
        uow.kop.gemeente,
        w.persoon,
        w.overgang.code(),
        w.dag
    )?)
}

rij! {
    /// A warm handover with the names it is about.
    pub struct OverdrachtRij {
        pub id: OverdrachtId,
        pub casus_id: CasusId,
        pub persoon_id: PersoonId,
        pub voornamen: String,
        pub voorvoegsel: String,
        pub geslachtsnaam: String,
        pub overgang: Code<Overgang>,
        pub dag: Date,
        pub betrokkene_id: BetrokkeneId,
        pub aan_id: Option<MedewerkerId>,
        pub aan: String,
        pub organisatie: String,
        pub wat: String,
        pub gevraagd_op: Timestamp,
        pub gevraagd_door: String,
        pub uiterlijk: Date,
        pub besluit: Option<Code<Besluit>>,
        pub gesprek_op: Option<Date>,
        pub toelichting: String,
        pub besloten_op: Option<Timestamp>,
        pub ingetrokken_op: Option<Timestamp>,
        pub version: i64,
    }
}

macro_rules! kies {
    ($rest:literal) => {
        concat!(
            "SELECT k.id, k.casus_id, k.persoon_id, ",
            naam_kolommen!(),
            ", k.overgang, k.dag, k.betrokkene_id, b.medewerker_id AS aan_id, b.naam AS aan, b.organisatie, k.wat, k.gevraagd_op,
                    m.naam AS gevraagd_door, k.uiterlijk, k.besluit, k.gesprek_op, k.toelichting, k.besloten_op, k.ingetrokken_op,
                    k.version
               FROM overdracht k
               JOIN persoon p ON p.gemeente = k.gemeente AND p.id = k.persoon_id
               JOIN betrokkene b ON b.gemeente = k.gemeente AND b.id = k.betrokkene_id
               JOIN medewerker m ON m.gemeente = k.gemeente AND m.id = k.gevraagd_door
              WHERE k.gemeente = $1 AND ",
            $rest
        )
    };
}

/// All of a casus, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn overdrachten(uow: &mut Uow, casus: CasusId) -> Resultaat<Vec<OverdrachtRij>> {
    rijen!(
        uow,
        OverdrachtRij,
        kies!("k.casus_id = $2 ORDER BY k.id DESC LIMIT 200"),
        uow.kop.gemeente,
        casus
    )
}

/// One of them.
///
/// # Errors
/// When the database refuses.
pub async fn overdracht(uow: &mut Uow, id: OverdrachtId) -> Resultaat<Option<OverdrachtRij>> {
    rij_optie!(uow, OverdrachtRij, kies!("k.id = $2"), uow.kop.gemeente, id)
}

/// Asks somebody to take over.
///
/// # Errors
/// `Uniek` when they were asked the same meanwhile; the database.
pub async fn draag_over<A: Writes<kind::Overgang>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    casus: CasusId,
    w: Welke,
    o: &GeldigeOverdracht,
) -> Resultaat<OverdrachtId> {
    let id: OverdrachtId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO overdracht (gemeente, id, casus_id, persoon_id, overgang, dag, betrokkene_id, wat, gevraagd_op, gevraagd_door,
           uiterlijk, toelichting, version)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,'',1)",
        uow.kop.gemeente,
        id,
        casus,
        w.persoon,
        w.overgang.code(),
        w.dag,
        o.ontvanger,
        &o.wat,
        uow.kop.nu,
        uow.kop.medewerker,
        o.uiterlijk
    )?;
    Ok(id)
}

/// Keeps the answer of the receiving party to a handover that was read as `version`.
///
/// # Errors
/// `Gewijzigd` when it was answered or taken back meanwhile; the database.
pub async fn besluit<A: Writes<kind::Overgang>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: OverdrachtId,
    version: i64,
    b: &GeldigBesluit,
) -> Resultaat<()> {
    let (besluit, gesprek_op, toelichting) = match b {
        GeldigBesluit::Bevestigd(op, wat) => (Besluit::Bevestigd, Some(*op), wat),
        GeldigBesluit::Afgewezen(reden) => (Besluit::Afgewezen, None, reden),
    };
    een(voer_uit!(
        uow,
        permit,
        "UPDATE overdracht SET besluit = $4, gesprek_op = $5, toelichting = $6, besloten_op = $7, version = version + 1
          WHERE gemeente = $1 AND id = $2 AND version = $3 AND besloten_op IS NULL AND ingetrokken_op IS NULL",
        uow.kop.gemeente,
        id,
        version,
        besluit.code(),
        gesprek_op,
        toelichting,
        uow.kop.nu
    )?)
}

/// Takes a handover back that was read as `version` and has no answer.
///
/// # Errors
/// `Gewijzigd` when it was answered or taken back meanwhile; the database.
pub async fn trek_in<A: Writes<kind::Overgang>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: OverdrachtId,
    version: i64,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE overdracht SET ingetrokken_op = $4, version = version + 1
          WHERE gemeente = $1 AND id = $2 AND version = $3 AND besloten_op IS NULL AND ingetrokken_op IS NULL",
        uow.kop.gemeente,
        id,
        version,
        uow.kop.nu
    )?)
}

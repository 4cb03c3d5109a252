// SPDX-License-Identifier: EUPL-1.2
//! The queue of pairs that may be one person, and what people said of them.

use crate::melding::een;
use crate::{Resultaat, Sql, Uow, rij, rij_optie, rijen, voer_technisch, voer_uit, waarde};
use domain::{MedewerkerId, PersoonId};
use jiff::Timestamp;
use policy::{Permit, Writes, handelingen::kind};
use uuid::Uuid;

/// The smaller id first, as the tables hold a pair.
pub fn op_volgorde(een: PersoonId, ander: PersoonId) -> (PersoonId, PersoonId) {
    if een.uuid() < ander.uuid() {
        (een, ander)
    } else {
        (ander, een)
    }
}

rij! {
    /// A pair of the queue.
    pub struct PaarRij {
        pub persoon_a: PersoonId,
        pub persoon_b: PersoonId,
        pub score: i64,
        pub zone: String,
        pub gevonden_op: Timestamp,
    }
}

/// Neither of the two is merged or erased, and nobody judged them as they are now.
macro_rules! open {
    () => {
        "JOIN persoon a ON a.gemeente = k.gemeente AND a.id = k.persoon_a AND a.vervangen_door IS NULL
         JOIN persoon b ON b.gemeente = k.gemeente AND b.id = k.persoon_b AND b.vervangen_door IS NULL
        WHERE k.gemeente = $1 AND (a.bsn_sleutel IS NULL OR b.bsn_sleutel IS NULL) AND NOT EXISTS (
              SELECT 1 FROM herken_oordeel o WHERE o.gemeente = k.gemeente AND o.persoon_a = k.persoon_a AND o.persoon_b = k.persoon_b
                 AND o.ingetrokken_op IS NULL AND ((o.versie_a = a.version AND o.versie_b = b.version) OR o.versie_a = 0)) "
    };
}

/// Pairs to judge, after the pair `na` (score and ids), the most likely first. Who may see them is for the caller.
///
/// # Errors
/// When the database refuses.
pub async fn te_beoordelen(
    uow: &mut Uow,
    na: Option<(i64, PersoonId, PersoonId)>,
    aantal: i64,
) -> Resultaat<Vec<PaarRij>> {
    let (score, a, b) = na.map_or((i64::MAX, Uuid::nil(), Uuid::nil()), |n| {
        (n.0, n.1.uuid(), n.2.uuid())
    });
    rijen!(
        uow,
        PaarRij,
        concat!(
            "SELECT k.persoon_a, k.persoon_b, k.score, k.zone, k.gevonden_op FROM herken_paar k ",
            open!(),
            "AND (k.score < $2 OR (k.score = $2 AND (k.persoon_a > $3 OR (k.persoon_a = $3 AND k.persoon_b > $4))))
             ORDER BY k.score DESC, k.persoon_a, k.persoon_b LIMIT $5"
        ),
        uow.kop.gemeente,
        score,
        a,
        b,
        aantal
    )
}

/// Number of pairs that nobody judged.
///
/// # Errors
/// When the database refuses.
pub async fn aantal_open(uow: &mut Uow) -> Resultaat<i64> {
    Ok(waarde!(
        uow,
        i64,
        concat!("SELECT count(*) AS w FROM herken_paar k ", open!()),
        uow.kop.gemeente
    )?
    .unwrap_or(0))
}

rij! {
    /// What somebody said of two persons.
    pub struct OordeelRij {
        pub id: Uuid,
        pub oordeel: String,
        pub bij: String,
        pub op: Timestamp,
        pub door_id: Option<MedewerkerId>,
        pub door: Option<String>,
        pub reden: String,
        pub versie_a: i64,
        pub versie_b: i64,
    }
}

/// What was said of a pair and counts, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn oordelen(uow: &mut Uow, een: PersoonId, ander: PersoonId) -> Resultaat<Vec<OordeelRij>> {
    let (a, b) = op_volgorde(een, ander);
    rijen!(
        uow,
        OordeelRij,
        "SELECT o.id, o.oordeel, o.bij, o.op, o.door_id, m.naam AS door, o.reden, o.versie_a, o.versie_b FROM herken_oordeel o
           LEFT JOIN medewerker m ON m.gemeente = o.gemeente AND m.id = o.door_id
          WHERE o.gemeente = $1 AND o.persoon_a = $2 AND o.persoon_b = $3 AND o.ingetrokken_op IS NULL
          ORDER BY o.op DESC, o.id DESC LIMIT 20",
        uow.kop.gemeente,
        a,
        b
    )
}

/// Keeps what the actor says of two persons, as they were looked at.
///
/// # Errors
/// When the database refuses.
pub async fn zet_oordeel<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    een: (PersoonId, i64),
    ander: (PersoonId, i64),
    (oordeel, bij, reden): (&str, &str, &str),
) -> Resultaat<Uuid> {
    let (a, b) = if een.0.uuid() < ander.0.uuid() {
        (een, ander)
    } else {
        (ander, een)
    };
    let id: Uuid = uow.nieuw_id::<domain::kern::ids::PersoonKind>().uuid();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO herken_oordeel (gemeente, id, persoon_a, persoon_b, oordeel, bij, op, door_id, reden, versie_a, versie_b)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)",
        uow.kop.gemeente,
        id,
        a.0,
        b.0,
        oordeel,
        bij,
        uow.kop.nu,
        uow.kop.medewerker,
        reden,
        a.1,
        b.1
    )?;
    Ok(id)
}

/// Takes an own verdict back: the pair is in the queue again.
///
/// # Errors
/// `Gewijzigd` when it is not there, or not the actor's; the database.
pub async fn trek_oordeel_in<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: Uuid,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE herken_oordeel SET ingetrokken_op = $3 WHERE gemeente = $1 AND id = $2 AND door_id = $4 AND ingetrokken_op IS NULL",
        uow.kop.gemeente,
        id,
        uow.kop.nu,
        uow.kop.medewerker
    )?)
}

/// A pair that a batch found.
#[derive(Clone, Copy, Debug)]
pub struct NieuwPaar {
    /// One, with its version.
    pub een: (PersoonId, i64),
    /// The other, with its version.
    pub ander: (PersoonId, i64),
    /// Log2 odds, in hundredths.
    pub score: i64,
    /// zelfde | misschien
    pub zone: &'static str,
}

/// Puts pairs in the queue, or renews them; gives how many. It follows from what is stored already, so it needs no permit.
///
/// # Errors
/// When the database refuses.
pub async fn zet_paren(uow: &mut Uow, paren: &[NieuwPaar], model: i32) -> Resultaat<u64> {
    let rij = |p: &NieuwPaar| {
        let (a, b) = if p.een.0.uuid() < p.ander.0.uuid() {
            (p.een, p.ander)
        } else {
            (p.ander, p.een)
        };
        format!(
            "{{\"a\":\"{}\",\"b\":\"{}\",\"s\":\"{}\",\"z\":\"{}\",\"va\":\"{}\",\"vb\":\"{}\"}}",
            a.0.uuid().simple(),
            b.0.uuid().simple(),
            p.score,
            p.zone,
            a.1,
            b.1
        )
    };
    let rijen: Vec<String> = paren.iter().map(rij).collect();
    macro_rules! bij_dubbel {
        () => {
            "ON CONFLICT (gemeente, persoon_a, persoon_b) DO UPDATE SET score = excluded.score, zone = excluded.zone,
               model_versie = excluded.model_versie, gezien_op = excluded.gezien_op, versie_a = excluded.versie_a, versie_b = excluded.versie_b"
        };
    }
    voer_technisch!(
        uow,
        Sql {
            sqlite: concat!(
                "INSERT INTO herken_paar (gemeente, persoon_a, persoon_b, score, zone, model_versie, gevonden_op, gezien_op, versie_a, versie_b)
                 SELECT $1, unhex(value ->> 'a'), unhex(value ->> 'b'), CAST(value ->> 's' AS INTEGER), value ->> 'z', $2, $3, $3,
                        CAST(value ->> 'va' AS INTEGER), CAST(value ->> 'vb' AS INTEGER) FROM json_each($4) WHERE TRUE ",
                bij_dubbel!()
            ),
            postgres: concat!(
                "INSERT INTO herken_paar (gemeente, persoon_a, persoon_b, score, zone, model_versie, gevonden_op, gezien_op, versie_a, versie_b)
                 SELECT $1, CAST(v ->> 'a' AS UUID), CAST(v ->> 'b' AS UUID), CAST(v ->> 's' AS BIGINT), v ->> 'z', $2, $3, $3,
                        CAST(v ->> 'va' AS BIGINT), CAST(v ->> 'vb' AS BIGINT) FROM jsonb_array_elements(CAST($4 AS JSONB)) AS e(v) ",
                bij_dubbel!()
            ),
        },
        uow.kop.gemeente,
        model,
        uow.kop.nu,
        format!("[{}]", rijen.join(","))
    )
}

/// Takes away the pairs that a batch, which began at `begin`, did not find again; gives how many.
///
/// # Errors
/// When the database refuses.
pub async fn ruim_paren(uow: &mut Uow, begin: Timestamp) -> Resultaat<u64> {
    voer_technisch!(
        uow,
        "DELETE FROM herken_paar WHERE gemeente = $1 AND gezien_op < $2",
        uow.kop.gemeente,
        begin
    )
}

rij! {
    /// A pair in the queue, by itself.
    pub struct EenPaarRij {
        pub score: i64,
        pub zone: String,
        pub gevonden_op: Timestamp,
    }
}

/// This pair, when it is in the queue.
///
/// # Errors
/// When the database refuses.
pub async fn paar(uow: &mut Uow, een: PersoonId, ander: PersoonId) -> Resultaat<Option<EenPaarRij>> {
    let (a, b) = op_volgorde(een, ander);
    rij_optie!(
        uow,
        EenPaarRij,
        "SELECT score, zone, gevonden_op FROM herken_paar WHERE gemeente = $1 AND persoon_a = $2 AND persoon_b = $3",
        uow.kop.gemeente,
        a,
        b
    )
}

rij! {
    /// A pair that people judged, for evaluation: ids and the verdict, nothing that tells who it is.
    pub struct WaarheidRij {
        pub persoon_a: PersoonId,
        pub persoon_b: PersoonId,
        pub oordeel: String,
    }
}

/// Judged pairs that count, the newest verdict of each.
///
/// # Errors
/// When the database refuses.
pub async fn waarheid(uow: &mut Uow) -> Resultaat<Vec<WaarheidRij>> {
    rijen!(
        uow,
        WaarheidRij,
        "SELECT o.persoon_a, o.persoon_b, o.oordeel FROM herken_oordeel o
          WHERE o.gemeente = $1 AND o.ingetrokken_op IS NULL AND o.oordeel <> 'onbekend' AND NOT EXISTS (
                SELECT 1 FROM herken_oordeel n WHERE n.gemeente = o.gemeente AND n.persoon_a = o.persoon_a AND n.persoon_b = o.persoon_b
                   AND n.ingetrokken_op IS NULL AND n.oordeel <> 'onbekend' AND (n.op > o.op OR (n.op = o.op AND n.id > o.id)))
          ORDER BY o.persoon_a, o.persoon_b",
        uow.kop.gemeente
    )
}

/// Takes the pairs and verdicts about a person away: that two look alike tells of both.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn wis_paren<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: PersoonId,
) -> Resultaat<()> {
    for sql in [
        "DELETE FROM herken_paar WHERE gemeente = $1 AND (persoon_a = $2 OR persoon_b = $2)",
        "DELETE FROM herken_oordeel WHERE gemeente = $1 AND (persoon_a = $2 OR persoon_b = $2)",
    ] {
        voer_uit!(uow, permit, sql, uow.kop.gemeente, id)?;
    }
    Ok(())
}

/// Keeps that the actor looked at `ander` and said that it is somebody else than `nieuw`.
///
/// # Errors
/// When the database refuses.
pub async fn zet_ander<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    nieuw: PersoonId,
    ander: PersoonId,
) -> Resultaat<()> {
    let id: Uuid = uow.nieuw_id::<domain::kern::ids::PersoonKind>().uuid();
    let (a, b) = op_volgorde(nieuw, ander);
    voer_uit!(
        uow,
        permit,
        "INSERT INTO herken_oordeel (gemeente, id, persoon_a, persoon_b, oordeel, bij, op, door_id, reden, versie_a, versie_b)
         VALUES ($1,$2,$3,$4,'ander','aanmaken',$5,$6,'',0,0)",
        uow.kop.gemeente,
        id,
        a,
        b,
        uow.kop.nu,
        uow.kop.medewerker
    )?;
    Ok(())
}

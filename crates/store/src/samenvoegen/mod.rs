// SPDX-License-Identifier: EUPL-1.2
//! Two persons that become one, and going back. What hangs on a person is moved by one list ([`VERWIJZINGEN`]), and each
//! row is written down, so that it goes back where it was.

mod lijst;
mod paren;
mod wie;

pub use lijst::{BLIJFT_LIGGEN, VERWIJZINGEN, Verwijzing};
pub use paren::*;
pub use wie::*;

use crate::melding::een;
use crate::{Resultaat, Uow, rij, rij_optie, rijen, voer_technisch, voer_uit, waarde};
use domain::{PersoonId, SamenvoegingId};
use jiff::Timestamp;
use policy::{Permit, Writes, handelingen::kind};

/// Opens a merge: everything that hangs on who goes, hangs on who stays from now on.
///
/// # Errors
/// When the database refuses.
pub async fn verplaats<A: Writes<kind::Huishouden> + Writes<kind::Signaal>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: SamenvoegingId,
    (blijft, vervalt): (PersoonId, PersoonId),
) -> Resultaat<()> {
    let g = uow.kop.gemeente;
    for v in VERWIJZINGEN {
        voer_uit!(uow, permit, v.eigen, g, id, blijft)?;
        if let Some([noteer, haal_weg, _]) = v.apart {
            voer_uit!(uow, permit, noteer, g, id, vervalt, blijft)?;
            voer_uit!(uow, permit, haal_weg, g, id, vervalt)?;
        }
        voer_uit!(uow, permit, v.mee, g, id, vervalt, blijft)?;
        voer_uit!(uow, permit, v.zet, g, id, vervalt, blijft)?;
    }
    verhoog_huishoudens(uow, permit, blijft).await?;
    // Residents sign in anew: a session holds the person it began with.
    for wie in [blijft, vervalt] {
        voer_technisch!(
            uow,
            "DELETE FROM inwonersessie WHERE gemeente = $1 AND persoon_id = $2",
            g,
            wie
        )?;
    }
    Ok(())
}

async fn verhoog_huishoudens<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    persoon: PersoonId,
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "UPDATE huishouden SET version = version + 1 WHERE gemeente = $1 AND id IN (
           SELECT l.huishouden_id FROM huishouden_lid l WHERE l.gemeente = $1 AND l.persoon_id = $2 AND l.tot IS NULL)",
        uow.kop.gemeente,
        persoon
    )?;
    Ok(())
}

/// Puts everything back; what came since goes along to who went when its table is in `mee`. `false`: a row that was kept
/// apart has no place any more.
///
/// # Errors
/// When the database refuses.
pub async fn zet_terug<A: Writes<kind::Huishouden> + Writes<kind::Signaal>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: SamenvoegingId,
    (blijft, vervalt): (PersoonId, PersoonId),
    mee: &[(String, String)],
) -> Resultaat<bool> {
    let g = uow.kop.gemeente;
    verhoog_huishoudens(uow, permit, blijft).await?;
    let (mut apart, mut terug) = (0, 0);
    for v in VERWIJZINGEN {
        voer_uit!(uow, permit, v.zet, g, id, blijft, vervalt)?;
        if let Some([_, _, herstel]) = v.apart {
            terug += voer_uit!(uow, permit, herstel, g, id)?;
        }
        if mee.iter().any(|m| m.0 == v.tabel && m.1 == v.kolom) {
            voer_uit!(uow, permit, v.zet_erbij, g, id, blijft, vervalt)?;
        }
    }
    for t in geteld(uow, id).await? {
        if t.soort == "apart" {
            apart += t.aantal;
        }
    }
    for wie in [blijft, vervalt] {
        voer_technisch!(
            uow,
            "DELETE FROM inwonersessie WHERE gemeente = $1 AND persoon_id = $2",
            g,
            wie
        )?;
    }
    // Matches that the merge itself made, and that nobody did anything with: between signalen that are of two people again.
    voer_uit!(
        uow,
        permit,
        "DELETE FROM verwijsmatch WHERE een_gemeente = $1 AND status = 'nieuw'
            AND ontstaan_op = (SELECT v.op FROM samenvoeging v WHERE v.gemeente = $1 AND v.id = $2)
            AND (een_signaal IN (SELECT s.id FROM verwijssignaal s WHERE s.gemeente = $1 AND s.persoon_id IN ($3, $4))
              OR ander_signaal IN (SELECT s.id FROM verwijssignaal s WHERE s.gemeente = $1 AND s.persoon_id IN ($3, $4)))",
        g,
        id,
        blijft,
        vervalt
    )?;
    Ok(i64::try_from(terug).is_ok_and(|t| t == apart))
}

rij! {
    /// How many rows of a column a merge touched.
    pub struct GeteldRij {
        pub tabel: String,
        pub kolom: String,
        pub soort: String,
        pub aantal: i64,
    }
}

/// What a merge did, counted.
///
/// # Errors
/// When the database refuses.
pub async fn geteld(uow: &mut Uow, id: SamenvoegingId) -> Resultaat<Vec<GeteldRij>> {
    rijen!(
        uow,
        GeteldRij,
        "SELECT tabel, kolom, soort, count(*) AS aantal FROM samenvoeging_rij
          WHERE gemeente = $1 AND samenvoeging_id = $2 GROUP BY tabel, kolom, soort ORDER BY tabel, kolom, soort",
        uow.kop.gemeente,
        id
    )
}

/// What came since, per column: its place in the list and how many.
///
/// # Errors
/// When the database refuses.
pub async fn erbij(
    uow: &mut Uow,
    id: SamenvoegingId,
    blijft: PersoonId,
) -> Resultaat<Vec<(&'static Verwijzing, i64)>> {
    let g = uow.kop.gemeente;
    let mut uit = Vec::new();
    for v in VERWIJZINGEN {
        let aantal = waarde!(uow, i64, v.erbij, g, id, blijft)?.unwrap_or(0);
        if aantal > 0 {
            uit.push((v, aantal));
        }
    }
    Ok(uit)
}

/// Keeps a merge.
///
/// # Errors
/// When the database refuses.
pub async fn voeg_toe<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    (blijft, vervalt): (PersoonId, PersoonId),
    reden: &str,
    feiten: (&str, &str),
    bsn_mee: bool,
) -> Resultaat<SamenvoegingId> {
    let id: SamenvoegingId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO samenvoeging (gemeente, id, blijft_id, vervalt_id, op, door_id, reden, feiten_voor, feiten_na, bsn_mee, terug_reden)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,'')",
        uow.kop.gemeente,
        id,
        blijft,
        vervalt,
        uow.kop.nu,
        uow.kop.medewerker,
        reden,
        feiten.0,
        feiten.1,
        bsn_mee
    )?;
    Ok(id)
}

rij! {
    /// A merge.
    pub struct SamenvoegingRij {
        pub id: SamenvoegingId,
        pub blijft_id: PersoonId,
        pub vervalt_id: PersoonId,
        pub op: Timestamp,
        pub door: String,
        pub reden: String,
        pub feiten_voor: String,
        pub feiten_na: String,
        pub bsn_mee: bool,
        pub terug_op: Option<Timestamp>,
        pub terug_door: Option<String>,
        pub terug_reden: String,
    }
}

macro_rules! kies {
    ($rest:literal) => {
        concat!(
            "SELECT s.id, s.blijft_id, s.vervalt_id, s.op, m.naam AS door, s.reden, s.feiten_voor, s.feiten_na, s.bsn_mee, s.terug_op,
                    t.naam AS terug_door, s.terug_reden
               FROM samenvoeging s JOIN medewerker m ON m.gemeente = s.gemeente AND m.id = s.door_id
               LEFT JOIN medewerker t ON t.gemeente = s.gemeente AND t.id = s.terug_door
              WHERE s.gemeente = $1 AND ",
            $rest
        )
    };
}

/// One merge.
///
/// # Errors
/// When the database refuses.
pub async fn lees(uow: &mut Uow, id: SamenvoegingId) -> Resultaat<Option<SamenvoegingRij>> {
    rij_optie!(uow, SamenvoegingRij, kies!("s.id = $2"), uow.kop.gemeente, id)
}

/// Merges into this person, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn van_persoon(uow: &mut Uow, blijft: PersoonId) -> Resultaat<Vec<SamenvoegingRij>> {
    rijen!(
        uow,
        SamenvoegingRij,
        kies!("s.blijft_id = $2 ORDER BY s.op DESC, s.id DESC LIMIT 50"),
        uow.kop.gemeente,
        blijft
    )
}

/// Marks a merge as undone, and lets go of what was kept for it.
///
/// # Errors
/// `Gewijzigd` when it was undone already; the database.
pub async fn is_terug<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: SamenvoegingId,
    reden: &str,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE samenvoeging SET terug_op = $3, terug_door = $4, terug_reden = $5, feiten_voor = '', feiten_na = ''
          WHERE gemeente = $1 AND id = $2 AND terug_op IS NULL",
        uow.kop.gemeente,
        id,
        uow.kop.nu,
        uow.kop.medewerker,
        reden
    )?)?;
    voer_uit!(
        uow,
        permit,
        "DELETE FROM samenvoeging_rij WHERE gemeente = $1 AND samenvoeging_id = $2",
        uow.kop.gemeente,
        id
    )?;
    Ok(())
}

/// Lets go of what was kept of merges of a person who is erased.
pub(crate) async fn vergeet<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    wie: PersoonId,
) -> Resultaat<()> {
    for sql in [
        "DELETE FROM samenvoeging_rij WHERE gemeente = $1 AND samenvoeging_id IN (
           SELECT s.id FROM samenvoeging s WHERE s.gemeente = $1 AND (s.blijft_id = $2 OR s.vervalt_id = $2))",
        "UPDATE samenvoeging SET feiten_voor = '', feiten_na = '' WHERE gemeente = $1 AND (blijft_id = $2 OR vervalt_id = $2)",
    ] {
        voer_uit!(uow, permit, sql, uow.kop.gemeente, wie)?;
    }
    Ok(())
}

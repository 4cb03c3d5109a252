// SPDX-License-Identifier: EUPL-1.2
//! Two persons that become one, and going back. What hangs on a person is moved by one list ([`VERWIJZINGEN`]), and each
//! row is written down, so that it goes back where it was.

mod lijst;
mod paren;

pub use lijst::{BLIJFT_LIGGEN, VERWIJZINGEN, Verwijzing};
pub use paren::*;

use crate::melding::een;
use crate::{Resultaat, Uow, rij, rij_optie, rijen, voer_technisch, voer_uit, waarde};
use domain::samenvoegen::Feiten;
use domain::wissen::GEWIST;
use domain::{AdresId, PersoonId, SamenvoegingId};
use jiff::{Timestamp, civil::Date};
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// A person as a merge sees it, also one that was merged before.
    pub struct WieRij {
        pub id: PersoonId,
        pub voornamen: String,
        pub voorvoegsel: String,
        pub geslachtsnaam: String,
        pub geslacht: String,
        pub geboortedatum: Option<Date>,
        pub verwacht_op: Option<Date>,
        pub overleden_op: Option<Date>,
        pub telefoon: Option<String>,
        pub email: Option<String>,
        pub adres_id: Option<AdresId>,
        pub verblijf: Option<String>,
        pub adres_geheim: bool,
        pub bron: String,
        pub bevestigd_op: Date,
        pub vervangen_door: Option<PersoonId>,
        pub heeft_bsn: bool,
        pub version: i64,
    }
}

impl WieRij {
    /// What a merge chooses between.
    pub fn feiten(&self) -> Feiten {
        Feiten {
            voornamen: self.voornamen.clone(),
            voorvoegsel: self.voorvoegsel.clone(),
            geslachtsnaam: self.geslachtsnaam.clone(),
            geslacht: self.geslacht.clone(),
            geboortedatum: self.geboortedatum,
            verwacht_op: self.verwacht_op,
            overleden_op: self.overleden_op,
            telefoon: self.telefoon.clone(),
            email: self.email.clone(),
            adres_id: self.adres_id,
            verblijf: self.verblijf.clone(),
            adres_geheim: self.adres_geheim,
        }
    }
    /// Erased.
    pub fn gewist(&self) -> bool {
        self.geslachtsnaam == GEWIST
    }
}

/// A person, whether merged or not.
///
/// # Errors
/// When the database refuses.
pub async fn wie(uow: &mut Uow, id: PersoonId) -> Resultaat<Option<WieRij>> {
    rij_optie!(
        uow,
        WieRij,
        "SELECT id, voornamen, voorvoegsel, geslachtsnaam, geslacht, geboortedatum, verwacht_op, overleden_op, telefoon, email,
                adres_id, verblijf, adres_geheim, bron, bevestigd_op, vervangen_door, bsn_sleutel IS NOT NULL AS heeft_bsn, version
           FROM persoon WHERE gemeente = $1 AND id = $2",
        uow.kop.gemeente,
        id
    )
}

/// Writes the facts of a person.
///
/// # Errors
/// `Gewijzigd` when somebody else changed the person since `version`; the database.
pub async fn zet_feiten<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: PersoonId,
    version: i64,
    f: &Feiten,
    vervangen_door: Option<PersoonId>,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE persoon SET voornamen = $4, voorvoegsel = $5, geslachtsnaam = $6, geslacht = $7, geboortedatum = $8, verwacht_op = $9,
                overleden_op = $10, telefoon = $11, email = $12, adres_id = $13, verblijf = $14, adres_geheim = $15,
                vervangen_door = $16, version = version + 1
          WHERE gemeente = $1 AND id = $2 AND version = $3",
        uow.kop.gemeente,
        id,
        version,
        &f.voornamen,
        &f.voorvoegsel,
        &f.geslachtsnaam,
        &f.geslacht,
        f.geboortedatum,
        f.verwacht_op,
        f.overleden_op,
        f.telefoon.as_deref(),
        f.email.as_deref(),
        f.adres_id,
        f.verblijf.as_deref(),
        f.adres_geheim,
        vervangen_door
    )?)
}

rij! {
    /// The three columns of a BSN, to be moved together.
    pub struct BsnRij {
        pub bsn_versleuteld: Option<Vec<u8>>,
        pub bsn_sleutel: Option<Vec<u8>>,
        pub bsn_sleutelnummer: Option<i32>,
    }
}

/// Gives the BSN of one person to another; `false`: there is none.
///
/// # Errors
/// When the database refuses.
pub async fn bsn_over<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    van: PersoonId,
    naar: PersoonId,
) -> Resultaat<bool> {
    let bsn = rij_optie!(
        uow,
        BsnRij,
        "SELECT bsn_versleuteld, bsn_sleutel, bsn_sleutelnummer FROM persoon WHERE gemeente = $1 AND id = $2 AND bsn_sleutel IS NOT NULL",
        uow.kop.gemeente,
        van
    )?;
    let Some(bsn) = bsn else { return Ok(false) };
    voer_uit!(
        uow,
        permit,
        "UPDATE persoon SET bsn_versleuteld = NULL, bsn_sleutel = NULL, bsn_sleutelnummer = NULL WHERE gemeente = $1 AND id = $2",
        uow.kop.gemeente,
        van
    )?;
    voer_uit!(
        uow,
        permit,
        "UPDATE persoon SET bsn_versleuteld = $3, bsn_sleutel = $4, bsn_sleutelnummer = $5 WHERE gemeente = $1 AND id = $2",
        uow.kop.gemeente,
        naar,
        bsn.bsn_versleuteld,
        bsn.bsn_sleutel,
        bsn.bsn_sleutelnummer
    )?;
    Ok(true)
}

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

/// Who took the place of this person.
///
/// # Errors
/// When the database refuses.
pub async fn vervangen_door(uow: &mut Uow, id: PersoonId) -> Resultaat<Option<PersoonId>> {
    waarde!(
        uow,
        PersoonId,
        "SELECT vervangen_door AS w FROM persoon WHERE gemeente = $1 AND id = $2 AND vervangen_door IS NOT NULL",
        uow.kop.gemeente,
        id
    )
}

/// Who was merged into this person.
///
/// # Errors
/// When the database refuses.
pub async fn vervallen(uow: &mut Uow, blijft: PersoonId) -> Resultaat<Vec<PersoonId>> {
    let uit = rijen!(
        uow,
        crate::uow::Enkel<PersoonId>,
        "SELECT id AS w FROM persoon WHERE gemeente = $1 AND vervangen_door = $2 ORDER BY id LIMIT 50",
        uow.kop.gemeente,
        blijft
    )?;
    Ok(uit.into_iter().map(|e| e.0).collect())
}

rij! {
    /// What is known of two persons together.
    pub struct SamenRij {
        pub zelfde_huishouden: bool,
        pub zelfde_casus: bool,
        pub relatie: bool,
        pub dubbel_signaal: bool,
        pub afscherming_verschilt: bool,
    }
}

/// What two persons have in common. Both restricted: for the same people, today?
///
/// # Errors
/// When the database refuses.
pub async fn samen(uow: &mut Uow, een: PersoonId, ander: PersoonId) -> Resultaat<Option<SamenRij>> {
    macro_rules! erbij_niet {
        ($x:literal, $y:literal) => {
            concat!(
                "EXISTS (SELECT 1 FROM afscherming_toegang p WHERE p.gemeente = $1 AND p.persoon_id = ", $x,
                " AND p.ingetrokken_op IS NULL AND (p.tot IS NULL OR p.tot >= $4) AND NOT EXISTS (
                    SELECT 1 FROM afscherming_toegang q WHERE q.gemeente = $1 AND q.persoon_id = ", $y,
                " AND q.medewerker_id = p.medewerker_id AND q.ingetrokken_op IS NULL AND (q.tot IS NULL OR q.tot >= $4)))"
            )
        };
    }
    macro_rules! huis {
        ($extra:literal) => {
            concat!(
                "EXISTS (SELECT 1 FROM huishouden_lid x JOIN huishouden_lid y ON y.gemeente = x.gemeente AND y.huishouden_id = x.huishouden_id",
                $extra,
                " WHERE x.gemeente = $1 AND x.persoon_id = $2 AND y.persoon_id = $3 AND x.tot IS NULL AND y.tot IS NULL)"
            )
        };
    }
    rij_optie!(
        uow,
        SamenRij,
        concat!(
            "SELECT ", huis!(""), " AS zelfde_huishouden, ",
            huis!(" JOIN casus c ON c.gemeente = x.gemeente AND c.huishouden_id = x.huishouden_id AND c.gesloten_op IS NULL"),
            " AS zelfde_casus,
             EXISTS (SELECT 1 FROM relatie r WHERE r.gemeente = $1 AND ((r.over_persoon_id = $2 AND r.met_persoon_id = $3)
                       OR (r.over_persoon_id = $3 AND r.met_persoon_id = $2))) AS relatie,
             EXISTS (SELECT 1 FROM verwijssignaal s JOIN verwijssignaal t ON t.gemeente = s.gemeente AND t.melder_id = s.melder_id
                      WHERE s.gemeente = $1 AND s.persoon_id = $2 AND t.persoon_id = $3 AND s.archief_tot IS NULL AND t.archief_tot IS NULL) AS dubbel_signaal,
             (SELECT count(*) FROM afscherming f WHERE f.gemeente = $1 AND f.persoon_id IN ($2, $3) AND f.opgeheven_op IS NULL) = 2
             AND (", erbij_niet!("$2", "$3"), " OR ", erbij_niet!("$3", "$2"), ") AS afscherming_verschilt"
        ),
        uow.kop.gemeente,
        een,
        ander,
        uow.vandaag()
    )
}

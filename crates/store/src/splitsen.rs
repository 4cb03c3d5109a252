// SPDX-License-Identifier: EUPL-1.2
//! People who go from one household to another, with what it takes to go back; and the main household of who has two.

use crate::melding::een;
use crate::{Resultaat, Uow, rij, rij_optie, rijen, verborgen_huishoudens, voer_uit, waarde};
use domain::{AdresId, HuishoudenId, PersoonId, SplitsingId};
use jiff::{Timestamp, civil::Date};
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// A household where members of this one can go: somebody lives there who lived here.
    pub struct KeuzeRij {
        pub id: HuishoudenId,
        pub naam: String,
    }
}

/// Households where somebody lives who belonged here too, without those that are hidden for the actor.
///
/// # Errors
/// When the database refuses.
pub async fn keuzes(uow: &mut Uow, id: HuishoudenId) -> Resultaat<Vec<KeuzeRij>> {
    let vandaag = uow.vandaag();
    rijen!(
        uow,
        KeuzeRij,
        concat!(
            "SELECT DISTINCT h.id, h.naam
               FROM huishouden_lid hier
               JOIN huishouden_lid daar ON daar.gemeente = hier.gemeente AND daar.persoon_id = hier.persoon_id
                                       AND daar.huishouden_id <> hier.huishouden_id AND daar.tot IS NULL
               JOIN huishouden h ON h.gemeente = daar.gemeente AND h.id = daar.huishouden_id
              WHERE hier.gemeente = $1 AND hier.huishouden_id = $2 AND h.id NOT IN (",
            verborgen_huishoudens!("$3", "$4"),
            ") ORDER BY h.naam, h.id LIMIT 20"
        ),
        uow.kop.gemeente,
        id,
        uow.kop.medewerker,
        vandaag
    )
}

rij! {
    /// Somebody who belongs to this household and to another.
    pub struct DubbelRij {
        pub persoon_id: PersoonId,
        pub hoofd: bool,
    }
}

/// Members of now who belong to another household too; `hoofd`: this one is the main one.
///
/// # Errors
/// When the database refuses.
pub async fn dubbel(uow: &mut Uow, id: HuishoudenId) -> Resultaat<Vec<DubbelRij>> {
    let vandaag = uow.vandaag();
    rijen!(
        uow,
        DubbelRij,
        concat!(
            "SELECT l.persoon_id, coalesce(v.huishouden_id = $2, FALSE) AS hoofd
               FROM huishouden_lid l
               LEFT JOIN hoofdverblijf v ON v.gemeente = l.gemeente AND v.persoon_id = l.persoon_id
              WHERE l.gemeente = $1 AND l.huishouden_id = $2 AND l.tot IS NULL
                AND EXISTS (SELECT 1 FROM huishouden_lid a WHERE a.gemeente = $1 AND a.persoon_id = l.persoon_id
                              AND a.huishouden_id <> $2 AND a.tot IS NULL AND a.huishouden_id NOT IN (",
            verborgen_huishoudens!("$3", "$4"),
            ")) ORDER BY l.persoon_id LIMIT 200"
        ),
        uow.kop.gemeente,
        id,
        uow.kop.medewerker,
        vandaag
    )
}

/// The main household of who has more than one.
///
/// # Errors
/// When the database refuses.
pub async fn hoofdverblijf(uow: &mut Uow, persoon: PersoonId) -> Resultaat<Option<HuishoudenId>> {
    waarde!(
        uow,
        HuishoudenId,
        "SELECT huishouden_id AS w FROM hoofdverblijf WHERE gemeente = $1 AND persoon_id = $2",
        uow.kop.gemeente,
        persoon
    )
}

/// Makes a household the main one; `None`: there is no choice any more.
///
/// # Errors
/// When the database refuses.
pub async fn zet_hoofdverblijf<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    persoon: PersoonId,
    huishouden: Option<HuishoudenId>,
) -> Resultaat<()> {
    match huishouden {
        Some(id) => voer_uit!(
            uow,
            permit,
            "INSERT INTO hoofdverblijf (gemeente, persoon_id, huishouden_id) VALUES ($1,$2,$3)
             ON CONFLICT (gemeente, persoon_id) DO UPDATE SET huishouden_id = excluded.huishouden_id",
            uow.kop.gemeente,
            persoon,
            id
        )?,
        None => voer_uit!(
            uow,
            permit,
            "DELETE FROM hoofdverblijf WHERE gemeente = $1 AND persoon_id = $2",
            uow.kop.gemeente,
            persoon
        )?,
    };
    Ok(())
}

/// True when this person belongs to this household now.
///
/// # Errors
/// When the database refuses.
pub async fn is_lid(uow: &mut Uow, huishouden: HuishoudenId, persoon: PersoonId) -> Resultaat<bool> {
    Ok(waarde!(
        uow,
        i64,
        "SELECT count(*) AS w FROM huishouden_lid WHERE gemeente = $1 AND huishouden_id = $2 AND persoon_id = $3 AND tot IS NULL",
        uow.kop.gemeente,
        huishouden,
        persoon
    )?
    .unwrap_or(0)
        > 0)
}

/// Keeps a split.
///
/// # Errors
/// When the database refuses.
pub async fn voeg_toe<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    (van, naar): (HuishoudenId, HuishoudenId),
    nieuw: bool,
    besloten_door: &str,
    reden: &str,
) -> Resultaat<SplitsingId> {
    let id: SplitsingId = uow.nieuw_id();
    let vandaag = uow.vandaag();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO splitsing (gemeente, id, van_id, naar_id, nieuw, besloten_door, reden, dag, op, door_id)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)",
        uow.kop.gemeente,
        id,
        van,
        naar,
        nieuw,
        besloten_door,
        reden,
        vandaag,
        uow.kop.nu,
        uow.kop.medewerker
    )?;
    Ok(id)
}

rij! {
    /// What a split did with one person.
    pub struct SplitsingLidRij {
        pub persoon_id: PersoonId,
        pub beide: bool,
        pub was_hier: bool,
        pub verhuisd: bool,
        pub adres_van: Option<AdresId>,
        pub verblijf_van: Option<String>,
        pub hoofd_van: Option<HuishoudenId>,
    }
}

/// Keeps what a split did with one person.
///
/// # Errors
/// When the database refuses.
pub async fn voeg_lid_toe<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: SplitsingId,
    lid: &SplitsingLidRij,
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "INSERT INTO splitsing_lid (gemeente, splitsing_id, persoon_id, beide, was_hier, verhuisd, adres_van, verblijf_van, hoofd_van)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)",
        uow.kop.gemeente,
        id,
        lid.persoon_id,
        lid.beide,
        lid.was_hier,
        lid.verhuisd,
        lid.adres_van,
        lid.verblijf_van.as_deref(),
        lid.hoofd_van
    )?;
    Ok(())
}

rij! {
    /// A split.
    pub struct SplitsingRij {
        pub id: SplitsingId,
        pub van_id: HuishoudenId,
        pub naar_id: HuishoudenId,
        pub nieuw: bool,
        pub besloten_door: String,
        pub reden: String,
        pub dag: Date,
        pub op: Timestamp,
        pub door: String,
        pub terug_op: Option<Timestamp>,
    }
}

macro_rules! kies {
    ($rest:literal) => {
        concat!(
            "SELECT s.id, s.van_id, s.naar_id, s.nieuw, s.besloten_door, s.reden, s.dag, s.op, m.naam AS door, s.terug_op
               FROM splitsing s JOIN medewerker m ON m.gemeente = s.gemeente AND m.id = s.door_id
              WHERE s.gemeente = $1 AND ",
            $rest
        )
    };
}

/// Splits of this household, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn van_huishouden(uow: &mut Uow, id: HuishoudenId) -> Resultaat<Vec<SplitsingRij>> {
    rijen!(
        uow,
        SplitsingRij,
        kies!("s.van_id = $2 ORDER BY s.op DESC, s.id DESC LIMIT 20"),
        uow.kop.gemeente,
        id
    )
}

/// One split.
///
/// # Errors
/// When the database refuses.
pub async fn lees(uow: &mut Uow, id: SplitsingId) -> Resultaat<Option<SplitsingRij>> {
    rij_optie!(uow, SplitsingRij, kies!("s.id = $2"), uow.kop.gemeente, id)
}

/// What it did with everybody.
///
/// # Errors
/// When the database refuses.
pub async fn leden(uow: &mut Uow, id: SplitsingId) -> Resultaat<Vec<SplitsingLidRij>> {
    rijen!(
        uow,
        SplitsingLidRij,
        "SELECT persoon_id, beide, was_hier, verhuisd, adres_van, verblijf_van, hoofd_van FROM splitsing_lid
          WHERE gemeente = $1 AND splitsing_id = $2 ORDER BY persoon_id LIMIT 200",
        uow.kop.gemeente,
        id
    )
}

/// Marks a split as undone.
///
/// # Errors
/// `Gewijzigd` when it was undone already; the database.
pub async fn is_terug<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: SplitsingId,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE splitsing SET terug_op = $3, terug_door = $4 WHERE gemeente = $1 AND id = $2 AND terug_op IS NULL",
        uow.kop.gemeente,
        id,
        uow.kop.nu,
        uow.kop.medewerker
    )?)
}

/// Takes back a membership that began with a split: it never was.
///
/// # Errors
/// `Gewijzigd` when it is not there; the database.
pub async fn haal_weg<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    huishouden: HuishoudenId,
    persoon: PersoonId,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "DELETE FROM huishouden_lid WHERE gemeente = $1 AND huishouden_id = $2 AND persoon_id = $3 AND tot IS NULL",
        uow.kop.gemeente,
        huishouden,
        persoon
    )?)
}

/// Goes on with a membership that ended with a split on this day.
///
/// # Errors
/// `Gewijzigd` when it is not there; the database.
pub async fn heropen<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    huishouden: HuishoudenId,
    persoon: PersoonId,
    dag: Date,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE huishouden_lid SET tot = NULL WHERE gemeente = $1 AND huishouden_id = $2 AND persoon_id = $3 AND tot = $4
           AND van = (SELECT max(m.van) FROM huishouden_lid m WHERE m.gemeente = $1 AND m.huishouden_id = $2 AND m.persoon_id = $3)",
        uow.kop.gemeente,
        huishouden,
        persoon,
        dag
    )?)
}

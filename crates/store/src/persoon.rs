// SPDX-License-Identifier: EUPL-1.2
//! Persons, addresses and the terms they are found by.

use crate::{Resultaat, StoreFout, Uow, rij, rij_optie, rijen, voer_uit, waarde};
use domain::{AdresId, HuishoudenId, PersoonId};
use jiff::civil::Date;
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// An address.
    pub struct AdresRij {
        pub id: AdresId,
        pub straat: String,
        pub huisnummer: i32,
        pub toevoeging: String,
        pub postcode: String,
        pub plaats: String,
        pub wijk_code: Option<String>,
    }
}

rij! {
    /// What a person is found by.
    pub struct ZoekbareRij {
        pub id: PersoonId,
        pub voornamen: String,
        pub voorvoegsel: String,
        pub geslachtsnaam: String,
        pub geboortedatum: Option<Date>,
        pub telefoon: Option<String>,
        pub adres_id: Option<AdresId>,
        pub version: i64,
    }
}

/// A person to store.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "columns; documented in the migration")]
pub struct NieuwePersoon<'a> {
    pub voornamen: &'a str,
    pub voorvoegsel: &'a str,
    pub geslachtsnaam: &'a str,
    pub geslacht: &'a str,
    pub geboortedatum: Option<Date>,
    pub verwacht_op: Option<Date>,
    pub telefoon: Option<&'a str>,
    pub adres: Option<AdresId>,
    pub verblijf: Option<&'a str>,
    pub bron: &'a str,
    pub bevestigd_op: Date,
}

/// Adds a person; see also [`zet_zoektermen`].
///
/// # Errors
/// When the database refuses.
pub async fn maak<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    p: &NieuwePersoon<'_>,
) -> Resultaat<PersoonId> {
    let id: PersoonId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO persoon (gemeente, id, voornamen, voorvoegsel, geslachtsnaam, geslacht, geboortedatum, verwacht_op,
           telefoon, adres_id, verblijf, bron, bevestigd_op, version) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,1)",
        uow.kop.gemeente,
        id,
        p.voornamen,
        p.voorvoegsel,
        p.geslachtsnaam,
        p.geslacht,
        p.geboortedatum,
        p.verwacht_op,
        p.telefoon,
        p.adres,
        p.verblijf,
        p.bron,
        p.bevestigd_op
    )?;
    Ok(id)
}

/// Replaces the terms that a person is found by.
///
/// # Errors
/// When the database refuses.
pub async fn zet_zoektermen<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    persoon: PersoonId,
    termen: &[String],
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "DELETE FROM persoon_zoekterm WHERE gemeente = $1 AND persoon_id = $2",
        uow.kop.gemeente,
        persoon
    )?;
    for term in termen {
        voer_uit!(
            uow,
            permit,
            "INSERT INTO persoon_zoekterm (gemeente, term, persoon_id) VALUES ($1,$2,$3)",
            uow.kop.gemeente,
            term,
            persoon
        )?;
    }
    Ok(())
}

/// What this person is found by.
///
/// # Errors
/// When the database refuses.
pub async fn zoekbaar(uow: &mut Uow, id: PersoonId) -> Resultaat<Option<ZoekbareRij>> {
    rij_optie!(
        uow,
        ZoekbareRij,
        "SELECT id, voornamen, voorvoegsel, geslachtsnaam, geboortedatum, telefoon, adres_id, version
           FROM persoon WHERE gemeente = $1 AND id = $2",
        uow.kop.gemeente,
        id
    )
}

/// Current members of a household that live at this address (`None`: without one); they move along.
///
/// # Errors
/// When the database refuses.
pub async fn leden_op_adres(
    uow: &mut Uow,
    huishouden: HuishoudenId,
    adres: Option<AdresId>,
) -> Resultaat<Vec<ZoekbareRij>> {
    rijen!(
        uow,
        ZoekbareRij,
        "SELECT p.id, p.voornamen, p.voorvoegsel, p.geslachtsnaam, p.geboortedatum, p.telefoon, p.adres_id, p.version
           FROM huishouden_lid l JOIN persoon p ON p.gemeente = l.gemeente AND p.id = l.persoon_id
          WHERE l.gemeente = $1 AND l.huishouden_id = $2 AND l.tot IS NULL
            AND (p.adres_id = $3 OR ($3 IS NULL AND p.adres_id IS NULL AND p.verblijf IS NULL)) ORDER BY p.id",
        uow.kop.gemeente,
        huishouden,
        adres
    )
}

/// Gives a person another address.
///
/// # Errors
/// [`StoreFout::Gewijzigd`] when somebody else changed the person; or the database.
pub async fn zet_adres<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    persoon: &ZoekbareRij,
    adres: AdresId,
) -> Resultaat<()> {
    let geraakt = voer_uit!(
        uow,
        permit,
        "UPDATE persoon SET adres_id = $4, verblijf = NULL, version = version + 1 WHERE gemeente = $1 AND id = $2 AND version = $3",
        uow.kop.gemeente,
        persoon.id,
        persoon.version,
        adres
    )?;
    if geraakt == 0 {
        return Err(StoreFout::Gewijzigd);
    }
    Ok(())
}

/// An address to store.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "columns; documented in the migration")]
pub struct NieuwAdres<'a> {
    pub straat: &'a str,
    pub huisnummer: i32,
    pub toevoeging: &'a str,
    pub postcode: &'a str,
    pub plaats: &'a str,
    pub wijk_code: Option<&'a str>,
}

/// The address, made when it is not there yet. The wijk comes from a neighbour with the same postcode when it is
/// not given.
///
/// # Errors
/// When the database refuses.
pub async fn adres<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    a: &NieuwAdres<'_>,
) -> Resultaat<AdresId> {
    let bestaand = waarde!(
        uow,
        AdresId,
        "SELECT id AS w FROM adres WHERE gemeente = $1 AND postcode = $2 AND huisnummer = $3 AND toevoeging = $4 ORDER BY id LIMIT 1",
        uow.kop.gemeente,
        a.postcode,
        a.huisnummer,
        a.toevoeging
    )?;
    if let Some(id) = bestaand {
        return Ok(id);
    }
    let id: AdresId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO adres (gemeente, id, straat, huisnummer, toevoeging, postcode, plaats, wijk_code)
         VALUES ($1,$2,$3,$4,$5,$6,$7,
           coalesce($8, (SELECT b.wijk_code FROM adres b WHERE b.gemeente = $1 AND b.postcode = $6 AND b.wijk_code IS NOT NULL ORDER BY b.id LIMIT 1)))",
        uow.kop.gemeente,
        id,
        a.straat,
        a.huisnummer,
        a.toevoeging,
        a.postcode,
        a.plaats,
        a.wijk_code
    )?;
    Ok(id)
}

/// An address by its id.
///
/// # Errors
/// When the database refuses.
pub async fn haal_adres(uow: &mut Uow, id: AdresId) -> Resultaat<Option<AdresRij>> {
    rij_optie!(
        uow,
        AdresRij,
        "SELECT id, straat, huisnummer, toevoeging, postcode, plaats, wijk_code FROM adres WHERE gemeente = $1 AND id = $2",
        uow.kop.gemeente,
        id
    )
}

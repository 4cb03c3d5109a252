// SPDX-License-Identifier: EUPL-1.2
//! Persons, addresses and search terms.

use crate::melding::een;
use crate::{Resultaat, Uow, rij, rij_optie, rijen, voer_uit, waarde};
use domain::huishouden::GeldigeGegevens;
use domain::{AdresId, PersoonId};
use jiff::civil::Date;
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// A person with address, without identifying number.
    pub struct PersoonRij {
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
        pub version: i64,
    }
}

const KOLOMMEN: &str =
    "SELECT id, voornamen, voorvoegsel, geslachtsnaam, geslacht, geboortedatum, verwacht_op, overleden_op,
        telefoon, email, adres_id, verblijf, adres_geheim, version FROM persoon
      WHERE gemeente = $1 AND id = $2 AND vervangen_door IS NULL";

/// One person.
///
/// # Errors
/// When the database refuses.
pub async fn lees(uow: &mut Uow, id: PersoonId) -> Resultaat<Option<PersoonRij>> {
    rij_optie!(uow, PersoonRij, KOLOMMEN, uow.kop.gemeente, id)
}

/// What is stored of a new person.
#[derive(Clone, Debug)]
pub struct Nieuw<'a> {
    /// First names.
    pub voornamen: &'a str,
    /// Prefix.
    pub voorvoegsel: &'a str,
    /// Family name.
    pub geslachtsnaam: &'a str,
    /// m, v, x or onbekend.
    pub geslacht: &'a str,
    /// Date of birth.
    pub geboortedatum: Option<Date>,
    /// Unborn: when expected.
    pub verwacht_op: Option<Date>,
    /// Phone as typed.
    pub telefoon: Option<&'a str>,
    /// Mail address.
    pub email: Option<&'a str>,
    /// Address.
    pub adres: Option<AdresId>,
    /// Where to find somebody without address.
    pub verblijf: Option<&'a str>,
    /// Source of these facts.
    pub bron: &'a str,
    /// When they were confirmed.
    pub bevestigd_op: Date,
}

/// Adds a person with search terms.
///
/// # Errors
/// When the database refuses.
pub async fn voeg_toe<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    p: &Nieuw<'_>,
    vindbaar: &Vindbaar,
) -> Resultaat<PersoonId> {
    let id: PersoonId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO persoon (gemeente, id, voornamen, voorvoegsel, geslachtsnaam, geslacht, geboortedatum, verwacht_op,
           telefoon, email, adres_id, verblijf, adres_geheim, bron, bevestigd_op, version)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,FALSE,$13,$14,1)",
        uow.kop.gemeente,
        id,
        p.voornamen,
        p.voorvoegsel,
        p.geslachtsnaam,
        p.geslacht,
        p.geboortedatum,
        p.verwacht_op,
        p.telefoon,
        p.email,
        p.adres,
        p.verblijf,
        p.bron,
        p.bevestigd_op
    )?;
    zet_vindbaar(uow, permit, id, vindbaar).await?;
    Ok(id)
}

/// By what a person is found.
#[derive(Clone, Debug, Default)]
pub struct Vindbaar {
    /// Search terms.
    pub termen: Vec<String>,
    /// Keys of recognition.
    pub herken: Vec<i64>,
    /// Which key made those; 0: they are still to be made.
    pub nummer: i32,
}

/// Replaces by what a person is found: in the same transaction as the change itself.
///
/// # Errors
/// When the database refuses.
pub async fn zet_vindbaar<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: PersoonId,
    vindbaar: &Vindbaar,
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "DELETE FROM persoon_zoekterm WHERE gemeente = $1 AND persoon_id = $2",
        uow.kop.gemeente,
        id
    )?;
    if vindbaar.nummer == 0 {
        crate::herken::wis(uow, permit, id).await?;
    } else {
        uow.schrijft(permit);
        crate::herken::vul(uow, &[(id, vindbaar.herken.clone())], vindbaar.nummer).await?;
    }
    for term in &vindbaar.termen {
        voer_uit!(
            uow,
            permit,
            "INSERT INTO persoon_zoekterm (gemeente, term, persoon_id) VALUES ($1,$2,$3) ON CONFLICT DO NOTHING",
            uow.kop.gemeente,
            term,
            id
        )?;
    }
    Ok(())
}

/// Moves a person to an address (`None`: without one, found at `verblijf`).
///
/// # Errors
/// When the database refuses.
pub async fn verhuis<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: PersoonId,
    adres: Option<AdresId>,
    verblijf: Option<&str>,
    vandaag: Date,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE persoon SET adres_id = $3, verblijf = $4, bevestigd_op = $5, version = version + 1
          WHERE gemeente = $1 AND id = $2",
        uow.kop.gemeente,
        id,
        adres,
        verblijf,
        vandaag
    )?)
}

/// Corrects name, sex, birth and phone of a person that was read as `version`.
///
/// # Errors
/// `Gewijzigd` when somebody else changed the person; the database.
pub async fn wijzig<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: PersoonId,
    version: i64,
    g: &GeldigeGegevens,
    vandaag: Date,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE persoon SET voornamen = $4, voorvoegsel = $5, geslachtsnaam = $6, geslacht = $7, geboortedatum = $8, verwacht_op = $9,
                telefoon = $10, bron = 'gesprek', bevestigd_op = $11, version = version + 1
          WHERE gemeente = $1 AND id = $2 AND version = $3",
        uow.kop.gemeente,
        id,
        version,
        &g.naam.voornamen,
        &g.naam.voorvoegsel,
        &g.naam.achternaam,
        g.geslacht,
        g.geboren,
        g.verwacht,
        g.telefoon.as_deref(),
        vandaag
    )?)
}

/// Takes the next version of a person that was read as `version`: of two people who act on it, one goes on.
///
/// # Errors
/// `Gewijzigd`; the database.
pub async fn verhoog<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: PersoonId,
    version: i64,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE persoon SET version = version + 1 WHERE gemeente = $1 AND id = $2 AND version = $3",
        uow.kop.gemeente,
        id,
        version
    )?)
}

/// Number of households that the person belongs to now.
///
/// # Errors
/// When the database refuses.
pub async fn aantal_huishoudens(uow: &mut Uow, id: PersoonId) -> Resultaat<i64> {
    Ok(waarde!(
        uow,
        i64,
        "SELECT count(*) AS w FROM huishouden_lid WHERE gemeente = $1 AND persoon_id = $2 AND tot IS NULL",
        uow.kop.gemeente,
        id
    )?
    .unwrap_or(0))
}

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

/// One address.
///
/// # Errors
/// When the database refuses.
pub async fn adres(uow: &mut Uow, id: AdresId) -> Resultaat<Option<AdresRij>> {
    rij_optie!(
        uow,
        AdresRij,
        "SELECT id, straat, huisnummer, toevoeging, postcode, plaats, wijk_code FROM adres WHERE gemeente = $1 AND id = $2",
        uow.kop.gemeente,
        id
    )
}

/// The address with this postcode, number and addition: the known one, or a new one.
///
/// # Errors
/// When the database refuses.
pub async fn adres_van<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    straat: &str,
    huisnummer: i32,
    toevoeging: &str,
    postcode: &str,
    plaats: &str,
) -> Resultaat<(AdresId, Option<String>)> {
    let bekend = rij_optie!(
        uow,
        AdresRij,
        "SELECT id, straat, huisnummer, toevoeging, postcode, plaats, wijk_code FROM adres
          WHERE gemeente = $1 AND postcode = $2 AND huisnummer = $3 AND lower(toevoeging) = lower($4) ORDER BY id LIMIT 1",
        uow.kop.gemeente,
        postcode,
        huisnummer,
        toevoeging
    )?;
    if let Some(a) = bekend {
        return Ok((a.id, a.wijk_code));
    }
    let wijk = waarde!(
        uow,
        String,
        "SELECT wijk_code AS w FROM adres WHERE gemeente = $1 AND postcode = $2 AND wijk_code IS NOT NULL LIMIT 1",
        uow.kop.gemeente,
        postcode
    )?;
    let id: AdresId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO adres (gemeente, id, straat, huisnummer, toevoeging, postcode, plaats, wijk_code)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8)",
        uow.kop.gemeente,
        id,
        straat,
        huisnummer,
        toevoeging,
        postcode,
        plaats,
        wijk.as_deref()
    )?;
    Ok((id, wijk))
}

/// Current members of a household at this address: who moves along.
///
/// # Errors
/// When the database refuses.
pub async fn op_adres(
    uow: &mut Uow,
    huishouden: domain::HuishoudenId,
    adres: Option<AdresId>,
) -> Resultaat<Vec<PersoonRij>> {
    rijen!(
        uow,
        PersoonRij,
        "SELECT p.id, p.voornamen, p.voorvoegsel, p.geslachtsnaam, p.geslacht, p.geboortedatum, p.verwacht_op,
                p.overleden_op, p.telefoon, p.email, p.adres_id, p.verblijf, p.adres_geheim, p.version
           FROM huishouden_lid l JOIN persoon p ON p.gemeente = l.gemeente AND p.id = l.persoon_id
          WHERE l.gemeente = $1 AND l.huishouden_id = $2 AND l.tot IS NULL AND (p.adres_id = $3 OR (p.adres_id IS NULL AND p.verblijf IS NULL))",
        uow.kop.gemeente,
        huishouden,
        adres
    )
}

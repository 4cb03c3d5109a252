// SPDX-License-Identifier: EUPL-1.2
//! Persons, addresses and search terms.

use crate::melding::een;
use crate::{Resultaat, Uow, rij, rij_optie, rijen, voer_uit, waarde};
use domain::huishouden::{GeldigeGegevens, Naamgebruik};
use domain::{AdresId, PersoonId};
use jiff::civil::Date;
use policy::{Permit, Writes, handelingen::kind};

pub use crate::persoon_rij::{PersoonRij, ThuisRij, huishouden, ingelezen_zonder_bsn, lees};

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

/// Moves a person to an address (`None`: without one, found at `verblijf`). The address that is left is kept as a former one.
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
    let vorige: AdresId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO persoon_verblijf (gemeente, id, persoon_id, adres_id, plek, soort, van, tot, bron, bevestigd_op)
         SELECT p.gemeente, $3, p.id, p.adres_id, '', 'woonadres', COALESCE((SELECT max(v.tot) FROM persoon_verblijf v
                   WHERE v.gemeente = p.gemeente AND v.persoon_id = p.id AND v.bron = 'gesprek'), ''), $5, 'gesprek', $6
           FROM persoon p
          WHERE p.gemeente = $1 AND p.id = $2 AND p.adres_id IS NOT NULL AND ($4 IS NULL OR p.adres_id <> $4)",
        uow.kop.gemeente,
        id,
        vorige,
        adres,
        vandaag.to_string(),
        vandaag
    )?;
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

/// A text, or NULL when it is empty.
fn vul(tekst: &str) -> Option<&str> {
    Some(tekst).filter(|t| !t.is_empty())
}

/// Corrects what is known of a person that was read as `version`. Where each fact comes from is kept apart
/// ([`crate::persoon_feit`]).
///
/// # Errors
/// `Gewijzigd` when somebody else changed the person; the database.
pub async fn wijzig<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: PersoonId,
    version: i64,
    g: &GeldigeGegevens,
) -> Resultaat<()> {
    let (voorvoegsel, naam) = g.getoond().unzip();
    let school = g.school.as_ref();
    een(voer_uit!(
        uow,
        permit,
        "UPDATE persoon SET voornamen = $4, voorvoegsel = $5, geslachtsnaam = $6, geslacht = $7, geboortedatum = $8, verwacht_op = $9,
                telefoon = $10, voorletters = $11, partner_voorvoegsel = $12, partnernaam = $13, naamgebruik = $14,
                toon_voorvoegsel = $15, toon_naam = $16, geboorte_deel = $17, taal = $18, tolk = $19, school_soort = $20,
                school = $21, school_tot = $22, version = version + 1
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
        vul(&g.voorletters),
        vul(&g.partner.voorvoegsel),
        vul(&g.partner.naam),
        vul(g.naamgebruik.code()).filter(|_| g.naamgebruik != Naamgebruik::Eigen),
        voorvoegsel,
        naam,
        g.geboorte_deel.as_deref(),
        g.taal.as_deref(),
        g.tolk.then_some(true),
        school.map(|s| s.soort.code()),
        school.and_then(|s| s.naam.as_deref()),
        school.and_then(|s| s.tot)
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

/// Records that a person died, unless a day is known already. `true`: it was recorded now.
///
/// # Errors
/// When the database refuses.
pub async fn overlijdt<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: PersoonId,
    op: Date,
) -> Resultaat<bool> {
    let gezet = voer_uit!(
        uow,
        permit,
        "UPDATE persoon SET overleden_op = $3, version = version + 1
          WHERE gemeente = $1 AND id = $2 AND overleden_op IS NULL",
        uow.kop.gemeente,
        id,
        op
    )?;
    Ok(gezet == 1)
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
          WHERE gemeente = $1 AND postcode = $2 AND huisnummer = $3 AND lower(toevoeging) = lower($4)
            AND ($2 <> '' OR (straat = $5 AND plaats = $6)) ORDER BY id LIMIT 1",
        uow.kop.gemeente,
        postcode,
        huisnummer,
        toevoeging,
        straat,
        plaats
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
        concat!("SELECT ", crate::persoon_kolommen!(), "
           FROM huishouden_lid l JOIN persoon p ON p.gemeente = l.gemeente AND p.id = l.persoon_id
          WHERE l.gemeente = $1 AND l.huishouden_id = $2 AND l.tot IS NULL AND (p.adres_id = $3 OR (p.adres_id IS NULL AND p.verblijf IS NULL))"),
        uow.kop.gemeente,
        huishouden,
        adres
    )
}

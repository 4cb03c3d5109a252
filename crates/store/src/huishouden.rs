// SPDX-License-Identifier: EUPL-1.2
//! Households, their members now and before, and what is known of them besides.

use crate::{Code, Resultaat, StoreFout, Uow, rij, rij_optie, rijen, voer_uit};
use domain::casus::Fase;
use domain::huishouden::Lidrol;
use domain::{AdresId, CasusId, HuishoudenId, MeldingId, PersoonId};
use jiff::{Timestamp, civil::Date};
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// A household with its address and running casus.
    pub struct HuishoudenRij {
        pub id: HuishoudenId,
        pub naam: String,
        pub adres_id: Option<AdresId>,
        pub straat: Option<String>,
        pub huisnummer: Option<i32>,
        pub toevoeging: Option<String>,
        pub postcode: Option<String>,
        pub plaats: Option<String>,
        pub wijk: Option<String>,
        pub casus_id: Option<CasusId>,
        pub version: i64,
    }
}

/// The household.
///
/// # Errors
/// When the database refuses.
pub async fn haal(uow: &mut Uow, id: HuishoudenId) -> Resultaat<Option<HuishoudenRij>> {
    rij_optie!(
        uow,
        HuishoudenRij,
        "SELECT h.id, h.naam, h.adres_id, a.straat, a.huisnummer, a.toevoeging, a.postcode, a.plaats, w.naam AS wijk,
                c.id AS casus_id, h.version
           FROM huishouden h
           LEFT JOIN adres a ON a.gemeente = h.gemeente AND a.id = h.adres_id
           LEFT JOIN wijk w ON w.gemeente = h.gemeente AND w.code = h.wijk_code
           LEFT JOIN casus c ON c.gemeente = h.gemeente AND c.huishouden_id = h.id AND c.gesloten_op IS NULL
          WHERE h.gemeente = $1 AND h.id = $2",
        uow.kop.gemeente,
        id
    )
}

rij! {
    /// A member, now (`tot` empty) or before.
    pub struct LidRij {
        pub persoon_id: PersoonId,
        pub voornamen: String,
        pub voorvoegsel: String,
        pub geslachtsnaam: String,
        pub geboortedatum: Option<Date>,
        pub verwacht_op: Option<Date>,
        pub overleden_op: Option<Date>,
        pub telefoon: Option<String>,
        pub verblijf: Option<String>,
        pub elders: bool,
        pub rol: Code<Lidrol>,
        pub gezag: bool,
        pub van: Date,
        pub tot: Option<Date>,
        pub bron: String,
        pub bevestigd_op: Date,
    }
}

/// Members now and before, those who lead the household first.
///
/// # Errors
/// When the database refuses.
pub async fn leden(uow: &mut Uow, id: HuishoudenId) -> Resultaat<Vec<LidRij>> {
    rijen!(
        uow,
        LidRij,
        "SELECT l.persoon_id, p.voornamen, p.voorvoegsel, p.geslachtsnaam, p.geboortedatum, p.verwacht_op, p.overleden_op,
                p.telefoon, p.verblijf, (p.adres_id IS NOT NULL AND h.adres_id IS NOT NULL AND p.adres_id <> h.adres_id) AS elders,
                l.rol, l.gezag, l.van, l.tot, p.bron, p.bevestigd_op
           FROM huishouden_lid l
           JOIN huishouden h ON h.gemeente = l.gemeente AND h.id = l.huishouden_id
           JOIN persoon p ON p.gemeente = l.gemeente AND p.id = l.persoon_id
          WHERE l.gemeente = $1 AND l.huishouden_id = $2
          ORDER BY CASE WHEN l.tot IS NULL THEN 0 ELSE 1 END,
                   CASE l.rol WHEN 'hoofdbewoner' THEN 0 WHEN 'ouder' THEN 1 WHEN 'partner' THEN 2 WHEN 'verzorger' THEN 3 WHEN 'grootouder' THEN 4
                              WHEN 'kind' THEN 5 WHEN 'pleegkind' THEN 6 WHEN 'ongeboren' THEN 7 ELSE 8 END,
                   CASE WHEN p.geboortedatum IS NULL THEN 1 ELSE 0 END, p.geboortedatum, l.van, l.persoon_id LIMIT 60",
        uow.kop.gemeente,
        id
    )
}

rij! {
    /// An earlier or running casus of the household. Its content needs a decision of its own.
    pub struct HuishoudenCasusRij {
        pub id: CasusId,
        pub kenmerk: String,
        pub fase: Code<Fase>,
        pub gestart_op: Timestamp,
        pub gesloten_op: Option<Timestamp>,
        pub regisseur: Option<String>,
        pub regisseur_telefoon: Option<String>,
        pub team: String,
    }
}

/// Casussen of the household, newest first.
///
/// # Errors
/// When the database refuses.
pub async fn casussen(uow: &mut Uow, id: HuishoudenId) -> Resultaat<Vec<HuishoudenCasusRij>> {
    rijen!(
        uow,
        HuishoudenCasusRij,
        "SELECT c.id, c.kenmerk, c.fase, c.gestart_op, c.gesloten_op, m.naam AS regisseur, m.telefoon AS regisseur_telefoon, t.naam AS team
           FROM casus c JOIN team t ON t.gemeente = c.gemeente AND t.id = c.team_id
           LEFT JOIN regie r ON r.gemeente = c.gemeente AND r.casus_id = c.id AND r.tot IS NULL
           LEFT JOIN medewerker m ON m.gemeente = r.gemeente AND m.id = r.medewerker_id
          WHERE c.gemeente = $1 AND c.huishouden_id = $2 ORDER BY c.gestart_op DESC, c.id LIMIT 20",
        uow.kop.gemeente,
        id
    )
}

rij! {
    /// An earlier or open melding on the household.
    pub struct HuishoudenMeldingRij {
        pub id: MeldingId,
        pub kenmerk: String,
        pub onderwerp: String,
        pub ontvangen_op: Timestamp,
        pub afgerond_op: Option<Timestamp>,
        pub uitkomst: Option<String>,
        pub team: String,
    }
}

/// Meldingen on the household, newest first.
///
/// # Errors
/// When the database refuses.
pub async fn meldingen(uow: &mut Uow, id: HuishoudenId) -> Resultaat<Vec<HuishoudenMeldingRij>> {
    rijen!(
        uow,
        HuishoudenMeldingRij,
        "SELECT g.id, g.kenmerk, g.onderwerp, g.ontvangen_op, g.afgerond_op, g.uitkomst, t.naam AS team
           FROM melding g JOIN team t ON t.gemeente = g.gemeente AND t.id = g.team_id
          WHERE g.gemeente = $1 AND g.huishouden_id = $2 ORDER BY g.ontvangen_op DESC, g.id LIMIT 20",
        uow.kop.gemeente,
        id
    )
}

/// Adds a household.
///
/// # Errors
/// When the database refuses.
pub async fn maak<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    naam: &str,
    adres: Option<AdresId>,
) -> Resultaat<HuishoudenId> {
    let id: HuishoudenId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO huishouden (gemeente, id, naam, adres_id, wijk_code, version)
         VALUES ($1,$2,$3,$4,(SELECT a.wijk_code FROM adres a WHERE a.gemeente = $1 AND a.id = $4),1)",
        uow.kop.gemeente,
        id,
        naam,
        adres
    )?;
    Ok(id)
}

/// Another address, when nobody else changed the household.
///
/// # Errors
/// [`StoreFout::Gewijzigd`]; or the database.
pub async fn zet_adres<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: HuishoudenId,
    adres: AdresId,
    version: i64,
) -> Resultaat<()> {
    let geraakt = voer_uit!(
        uow,
        permit,
        "UPDATE huishouden SET adres_id = $4, wijk_code = (SELECT a.wijk_code FROM adres a WHERE a.gemeente = $1 AND a.id = $4), version = version + 1
          WHERE gemeente = $1 AND id = $2 AND version = $3",
        uow.kop.gemeente,
        id,
        version,
        adres
    )?;
    if geraakt == 0 {
        return Err(StoreFout::Gewijzigd);
    }
    Ok(())
}

/// Notes that the members changed, when nobody else changed the household.
///
/// # Errors
/// [`StoreFout::Gewijzigd`]; or the database.
pub async fn raak<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: HuishoudenId,
    version: i64,
) -> Resultaat<()> {
    let geraakt = voer_uit!(
        uow,
        permit,
        "UPDATE huishouden SET version = version + 1 WHERE gemeente = $1 AND id = $2 AND version = $3",
        uow.kop.gemeente,
        id,
        version
    )?;
    if geraakt == 0 {
        return Err(StoreFout::Gewijzigd);
    }
    Ok(())
}

/// Adds a member from a day on.
///
/// # Errors
/// A unique violation when the person is a member already; or the database.
pub async fn voeg_lid_toe<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: HuishoudenId,
    persoon: PersoonId,
    rol: Lidrol,
    gezag: bool,
    van: Date,
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "INSERT INTO huishouden_lid (gemeente, huishouden_id, persoon_id, rol, gezag, van) VALUES ($1,$2,$3,$4,$5,$6)",
        uow.kop.gemeente,
        id,
        persoon,
        rol.code(),
        gezag,
        van
    )?;
    Ok(())
}

/// Ends a membership; it stays as history.
///
/// # Errors
/// [`StoreFout::Gewijzigd`] when the person is no member now; or the database.
pub async fn eindig_lid<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: HuishoudenId,
    persoon: PersoonId,
    tot: Date,
) -> Resultaat<()> {
    let geraakt = voer_uit!(
        uow,
        permit,
        "UPDATE huishouden_lid SET tot = $4 WHERE gemeente = $1 AND huishouden_id = $2 AND persoon_id = $3 AND tot IS NULL",
        uow.kop.gemeente,
        id,
        persoon,
        tot
    )?;
    if geraakt == 0 {
        return Err(StoreFout::Gewijzigd);
    }
    Ok(())
}

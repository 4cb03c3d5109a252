// SPDX-License-Identifier: EUPL-1.2
//! Who is involved with a household: professionals, with or without a sign-in, and people of the network.

use crate::{Resultaat, StoreFout, Uow, rij, rij_optie, rijen, voer_uit};
use domain::{BetrokkeneId, CasusId, HuishoudenId, MedewerkerId, OrganisatieId};
use jiff::civil::Date;
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// Somebody involved.
    pub struct BetrokkeneRij {
        pub id: BetrokkeneId,
        pub huishouden_id: HuishoudenId,
        pub casus_id: Option<CasusId>,
        pub soort: String,
        pub medewerker_id: Option<MedewerkerId>,
        pub naam: String,
        pub organisatie: String,
        pub organisatie_soort: Option<String>,
        pub rol: String,
        pub telefoon: String,
        pub email: String,
        pub grondslag: String,
        pub doel: String,
        pub sinds: Date,
        pub tot: Option<Date>,
        pub einde_reden: String,
        pub version: i64,
    }
}

macro_rules! kies {
    ($waar:literal) => {
        concat!(
            "SELECT b.id, b.huishouden_id, b.casus_id, b.soort, b.medewerker_id, b.naam, b.organisatie, o.soort AS organisatie_soort,
                    b.rol, b.telefoon, b.email, b.grondslag, b.doel, b.sinds, b.tot, b.einde_reden, b.version
               FROM betrokkene b LEFT JOIN organisatie o ON o.gemeente = b.gemeente AND o.id = b.organisatie_id
              WHERE b.gemeente = $1 AND ", $waar
        )
    };
}

/// Everybody involved with the household, now first, then those of before.
///
/// # Errors
/// When the database refuses.
pub async fn van_huishouden(uow: &mut Uow, id: HuishoudenId, vandaag: Date) -> Resultaat<Vec<BetrokkeneRij>> {
    rijen!(
        uow,
        BetrokkeneRij,
        kies!(
            "b.huishouden_id = $2 ORDER BY CASE WHEN b.tot IS NULL OR b.tot >= $3 THEN 0 ELSE 1 END, b.soort DESC, b.sinds, b.id LIMIT 100"
        ),
        uow.kop.gemeente,
        id,
        vandaag
    )
}

/// One of them.
///
/// # Errors
/// When the database refuses.
pub async fn haal(uow: &mut Uow, id: BetrokkeneId) -> Resultaat<Option<BetrokkeneRij>> {
    rij_optie!(uow, BetrokkeneRij, kies!("b.id = $2"), uow.kop.gemeente, id)
}

/// Somebody to add, or the new facts of somebody.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "columns; documented in the migration")]
pub struct NieuweBetrokkene<'a> {
    pub huishouden: HuishoudenId,
    pub casus: Option<CasusId>,
    pub soort: &'a str,
    pub medewerker: Option<MedewerkerId>,
    pub naam: &'a str,
    pub organisatie_id: Option<OrganisatieId>,
    pub organisatie: &'a str,
    pub rol: &'a str,
    pub telefoon: &'a str,
    pub email: &'a str,
    pub grondslag: &'a str,
    pub doel: &'a str,
    pub sinds: Date,
    pub tot: Option<Date>,
    pub bron: &'a str,
}

/// Adds somebody.
///
/// # Errors
/// When the database refuses.
pub async fn maak<A: Writes<kind::Betrokkene>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    b: &NieuweBetrokkene<'_>,
) -> Resultaat<BetrokkeneId> {
    let id: BetrokkeneId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO betrokkene (gemeente, id, huishouden_id, casus_id, soort, medewerker_id, naam, organisatie_id, organisatie,
           rol, telefoon, email, grondslag, doel, sinds, tot, einde_reden, bron, version)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,'',$17,1)",
        uow.kop.gemeente,
        id,
        b.huishouden,
        b.casus,
        b.soort,
        b.medewerker,
        b.naam,
        b.organisatie_id,
        b.organisatie,
        b.rol,
        b.telefoon,
        b.email,
        b.grondslag,
        b.doel,
        b.sinds,
        b.tot,
        b.bron
    )?;
    Ok(id)
}

/// Changes the facts of somebody, when nobody else did since this version.
///
/// # Errors
/// [`StoreFout::Gewijzigd`]; or the database.
pub async fn wijzig<A: Writes<kind::Betrokkene>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: BetrokkeneId,
    version: i64,
    b: &NieuweBetrokkene<'_>,
) -> Resultaat<()> {
    let geraakt = voer_uit!(
        uow,
        permit,
        "UPDATE betrokkene SET soort = $4, naam = $5, organisatie_id = $6, organisatie = $7, rol = $8, telefoon = $9, email = $10,
                grondslag = $11, doel = $12, sinds = $13, tot = $14, version = version + 1
          WHERE gemeente = $1 AND id = $2 AND version = $3",
        uow.kop.gemeente,
        id,
        version,
        b.soort,
        b.naam,
        b.organisatie_id,
        b.organisatie,
        b.rol,
        b.telefoon,
        b.email,
        b.grondslag,
        b.doel,
        b.sinds,
        b.tot
    )?;
    if geraakt == 0 {
        return Err(StoreFout::Gewijzigd);
    }
    Ok(())
}

/// Ends the involvement; it stays as history.
///
/// # Errors
/// [`StoreFout::Gewijzigd`]; or the database.
pub async fn eindig<A: Writes<kind::Betrokkene>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: BetrokkeneId,
    version: i64,
    tot: Date,
    reden: &str,
) -> Resultaat<()> {
    let geraakt = voer_uit!(
        uow,
        permit,
        "UPDATE betrokkene SET tot = $4, einde_reden = $5, version = version + 1 WHERE gemeente = $1 AND id = $2 AND version = $3",
        uow.kop.gemeente,
        id,
        version,
        tot,
        reden
    )?;
    if geraakt == 0 {
        return Err(StoreFout::Gewijzigd);
    }
    Ok(())
}

rij! {
    /// Organisation to choose.
    pub struct OrganisatieRij {
        pub id: OrganisatieId,
        pub naam: String,
    }
}

/// Organisations, by name.
///
/// # Errors
/// When the database refuses.
pub async fn organisaties(uow: &mut Uow) -> Resultaat<Vec<OrganisatieRij>> {
    rijen!(
        uow,
        OrganisatieRij,
        "SELECT id, naam FROM organisatie WHERE gemeente = $1 ORDER BY naam, id LIMIT 200",
        uow.kop.gemeente
    )
}

rij! {
    /// Somebody with a sign-in who can be asked to take part.
    pub struct DeelnemerRij {
        pub id: MedewerkerId,
        pub naam: String,
        pub organisatie_id: OrganisatieId,
        pub organisatie: String,
        pub telefoon: Option<String>,
    }
}

/// An active person by sign-in name.
///
/// # Errors
/// When the database refuses.
pub async fn op_aanmeldnaam(uow: &mut Uow, aanmeldnaam: &str) -> Resultaat<Option<DeelnemerRij>> {
    rij_optie!(
        uow,
        DeelnemerRij,
        "SELECT m.id, m.naam, m.organisatie_id, o.naam AS organisatie, m.telefoon
           FROM medewerker m JOIN organisatie o ON o.gemeente = m.gemeente AND o.id = m.organisatie_id
          WHERE m.gemeente = $1 AND m.aanmeldnaam = $2 AND m.actief",
        uow.kop.gemeente,
        aanmeldnaam
    )
}

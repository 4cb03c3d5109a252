// SPDX-License-Identifier: EUPL-1.2
//! Who is involved with a household: professionals and network.

use crate::melding::een;
use crate::{Code, Resultaat, Uow, rij, rij_optie, rijen, voer_uit};
use domain::huishouden::{BetrokkeneSoort, GeldigBetrokkene};
use domain::{BetrokkeneId, CasusId, HuishoudenId, MedewerkerId};
use jiff::{Timestamp, civil::Date};
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// Somebody involved.
    pub struct BetrokkeneRij {
        pub id: BetrokkeneId,
        pub huishouden_id: HuishoudenId,
        pub casus_id: Option<CasusId>,
        pub soort: Code<BetrokkeneSoort>,
        pub medewerker_id: Option<MedewerkerId>,
        pub naam: String,
        pub organisatie: String,
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

/// Everybody involved with a household, also those of before.
///
/// # Errors
/// When the database refuses.
pub async fn van_huishouden(uow: &mut Uow, id: HuishoudenId) -> Resultaat<Vec<BetrokkeneRij>> {
    rijen!(
        uow,
        BetrokkeneRij,
        "SELECT id, huishouden_id, casus_id, soort, medewerker_id, naam, organisatie, rol, telefoon, email, grondslag, doel,
                sinds, tot, einde_reden, version
           FROM betrokkene WHERE gemeente = $1 AND huishouden_id = $2 ORDER BY sinds DESC, id LIMIT 200",
        uow.kop.gemeente,
        id
    )
}

/// One of them.
///
/// # Errors
/// When the database refuses.
pub async fn lees(uow: &mut Uow, id: BetrokkeneId) -> Resultaat<Option<BetrokkeneRij>> {
    rij_optie!(
        uow,
        BetrokkeneRij,
        "SELECT id, huishouden_id, casus_id, soort, medewerker_id, naam, organisatie, rol, telefoon, email, grondslag, doel,
                sinds, tot, einde_reden, version
           FROM betrokkene WHERE gemeente = $1 AND id = $2",
        uow.kop.gemeente,
        id
    )
}

/// Adds somebody; `casus`: takes part in it.
///
/// # Errors
/// When the database refuses.
pub async fn voeg_toe<A: Writes<kind::Betrokkene>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    huishouden: HuishoudenId,
    casus: Option<CasusId>,
    b: &GeldigBetrokkene,
) -> Resultaat<BetrokkeneId> {
    let id: BetrokkeneId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO betrokkene (gemeente, id, huishouden_id, casus_id, soort, naam, organisatie, rol, telefoon, email,
           grondslag, grondslag_code, doel, categorieen, sinds, tot, einde_reden, bron, version)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,'',$12,'',$13,$14,$15,'gesprek',1)",
        uow.kop.gemeente,
        id,
        huishouden,
        casus,
        b.soort.code(),
        &b.naam,
        &b.organisatie,
        &b.rol,
        &b.telefoon,
        &b.email,
        &b.grondslag,
        &b.doel,
        b.sinds,
        b.tot,
        &b.einde_reden
    )?;
    Ok(id)
}

/// Changes or ends somebody's involvement; fails when somebody else changed it since `version`.
///
/// # Errors
/// `Gewijzigd`; the database.
pub async fn wijzig<A: Writes<kind::Betrokkene>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: BetrokkeneId,
    version: i64,
    casus: Option<CasusId>,
    b: &GeldigBetrokkene,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE betrokkene SET casus_id = $4, soort = $5, naam = $6, organisatie = $7, rol = $8, telefoon = $9, email = $10,
           grondslag = $11, doel = $12, sinds = $13, tot = $14, einde_reden = $15, version = version + 1
          WHERE gemeente = $1 AND id = $2 AND version = $3",
        uow.kop.gemeente,
        id,
        version,
        casus,
        b.soort.code(),
        &b.naam,
        &b.organisatie,
        &b.rol,
        &b.telefoon,
        &b.email,
        &b.grondslag,
        &b.doel,
        b.sinds,
        b.tot,
        &b.einde_reden
    )?)
}

rij! {
    /// Who changed something last, and when.
    pub struct Laatste {
        pub naam: String,
        pub op: Timestamp,
    }
}

/// Who made the last change of one record in a casus.
///
/// # Errors
/// When the database refuses.
pub async fn laatste_wijziging(
    uow: &mut Uow,
    casus: CasusId,
    onderwerp: uuid::Uuid,
) -> Resultaat<Option<Laatste>> {
    rij_optie!(
        uow,
        Laatste,
        "SELECT m.naam, j.op FROM journaal j JOIN medewerker m ON m.gemeente = j.gemeente AND m.id = j.medewerker_id
          WHERE j.gemeente = $1 AND j.casus_id = $2 AND j.onderwerp_id = $3 AND j.soort IN ('gemaakt', 'gewijzigd')
          ORDER BY j.id DESC LIMIT 1",
        uow.kop.gemeente,
        casus,
        onderwerp
    )
}

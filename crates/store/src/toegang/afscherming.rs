// SPDX-License-Identifier: EUPL-1.2
//! Restricted people, and who has access by name.

use crate::melding::een;
use crate::{Code, Resultaat, Uow, rij, rij_optie, rijen, voer_uit};
use domain::kern::ids::Kind;
use domain::toegang::{AfschermingSoort, GeldigeAfscherming};
use domain::{HuishoudenId, Id, MedewerkerId, PersoonId};
use jiff::Timestamp;
use policy::{Permit, Writes, handelingen::kind};
use uuid::Uuid;

rij! {
    /// A restricted person.
    pub struct AfschermingRij {
        pub id: Uuid,
        pub persoon_id: PersoonId,
        pub soort: Code<AfschermingSoort>,
        pub reden: String,
        pub sinds: Timestamp,
        pub door: String,
    }
}

macro_rules! kies {
    ($rest:literal) => {
        concat!(
            "SELECT a.id, a.persoon_id, a.soort, a.reden, a.sinds, m.naam AS door
           FROM afscherming a JOIN medewerker m ON m.gemeente = a.gemeente AND m.id = a.door_id
          WHERE a.gemeente = $1 AND a.opgeheven_op IS NULL AND ",
            $rest
        )
    };
}

/// Restricted people among those who belong or belonged to the household.
///
/// # Errors
/// When the database refuses.
pub async fn afgeschermden(uow: &mut Uow, huishouden: HuishoudenId) -> Resultaat<Vec<AfschermingRij>> {
    rijen!(
        uow,
        AfschermingRij,
        kies!(
            "a.persoon_id IN (SELECT l.persoon_id FROM huishouden_lid l WHERE l.gemeente = $1 AND l.huishouden_id = $2) ORDER BY a.sinds, a.id LIMIT 50"
        ),
        uow.kop.gemeente,
        huishouden
    )
}

/// The restriction of one person.
///
/// # Errors
/// When the database refuses.
pub async fn lees_afscherming(uow: &mut Uow, persoon: PersoonId) -> Resultaat<Option<AfschermingRij>> {
    rij_optie!(
        uow,
        AfschermingRij,
        kies!("a.persoon_id = $2"),
        uow.kop.gemeente,
        persoon
    )
}

rij! {
    /// Somebody with access by name.
    pub struct NaamRij {
        pub persoon_id: PersoonId,
        pub medewerker_id: MedewerkerId,
        pub medewerker: String,
        pub organisatie: String,
        pub sinds: Timestamp,
    }
}

/// Who has access by name to restricted people of the household.
///
/// # Errors
/// When the database refuses.
pub async fn met_naam(uow: &mut Uow, huishouden: HuishoudenId) -> Resultaat<Vec<NaamRij>> {
    rijen!(
        uow,
        NaamRij,
        "SELECT t.persoon_id, t.medewerker_id, m.naam AS medewerker, o.naam AS organisatie, t.sinds
           FROM afscherming_toegang t
           JOIN medewerker m ON m.gemeente = t.gemeente AND m.id = t.medewerker_id
           JOIN organisatie o ON o.gemeente = m.gemeente AND o.id = m.organisatie_id
          WHERE t.gemeente = $1 AND t.ingetrokken_op IS NULL
            AND t.persoon_id IN (SELECT l.persoon_id FROM huishouden_lid l WHERE l.gemeente = $1 AND l.huishouden_id = $2)
          ORDER BY m.naam, t.id LIMIT 200",
        uow.kop.gemeente,
        huishouden
    )
}

/// Restricts a person, with access for who is named.
///
/// # Errors
/// A unique key when the person is restricted already; the database.
pub async fn scherm_af<A: Writes<kind::Toegang>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    persoon: PersoonId,
    a: &GeldigeAfscherming,
) -> Resultaat<Uuid> {
    enum AfschermingKind {}
    impl Kind for AfschermingKind {
        const NAME: &'static str = "Afscherming";
    }
    let id: Id<AfschermingKind> = uow.nieuw_id();
    een(voer_uit!(
        uow,
        permit,
        "INSERT INTO afscherming (gemeente, id, persoon_id, soort, reden, sinds, door_id, opgeheven_reden)
         VALUES ($1,$2,$3,$4,$5,$6,$7,'') ON CONFLICT DO NOTHING",
        uow.kop.gemeente,
        id,
        persoon,
        a.soort.code(),
        &a.reden,
        uow.kop.nu,
        uow.kop.medewerker
    )?)?;
    for wie in &a.namen {
        geef_toegang(uow, permit, persoon, *wie, &a.reden).await?;
    }
    Ok(id.uuid())
}

/// Gives somebody access by name; who has it keeps it.
///
/// # Errors
/// When the database refuses.
pub async fn geef_toegang<A: Writes<kind::Toegang>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    persoon: PersoonId,
    wie: MedewerkerId,
    reden: &str,
) -> Resultaat<()> {
    enum NaamKind {}
    impl Kind for NaamKind {
        const NAME: &'static str = "AfschermingToegang";
    }
    let id: Id<NaamKind> = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO afscherming_toegang (gemeente, id, persoon_id, medewerker_id, reden, sinds, door_id)
         VALUES ($1,$2,$3,$4,$5,$6,$7) ON CONFLICT DO NOTHING",
        uow.kop.gemeente,
        id,
        persoon,
        wie,
        reden,
        uow.kop.nu,
        uow.kop.medewerker
    )?;
    Ok(())
}

/// Takes access by name back.
///
/// # Errors
/// `Gewijzigd` when there is none; the database.
pub async fn trek_toegang_in<A: Writes<kind::Toegang>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    persoon: PersoonId,
    wie: MedewerkerId,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE afscherming_toegang SET ingetrokken_op = $4
          WHERE gemeente = $1 AND persoon_id = $2 AND medewerker_id = $3 AND ingetrokken_op IS NULL",
        uow.kop.gemeente,
        persoon,
        wie,
        uow.kop.nu
    )?)
}

/// Ends the restriction, and all access by name with it.
///
/// # Errors
/// `Gewijzigd` when it ended already; the database.
pub async fn hef_afscherming_op<A: Writes<kind::Toegang>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    persoon: PersoonId,
    reden: &str,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE afscherming SET opgeheven_op = $3, opgeheven_door = $4, opgeheven_reden = $5
          WHERE gemeente = $1 AND persoon_id = $2 AND opgeheven_op IS NULL",
        uow.kop.gemeente,
        persoon,
        uow.kop.nu,
        uow.kop.medewerker,
        reden
    )?)?;
    voer_uit!(
        uow,
        permit,
        "UPDATE afscherming_toegang SET ingetrokken_op = $3 WHERE gemeente = $1 AND persoon_id = $2 AND ingetrokken_op IS NULL",
        uow.kop.gemeente,
        persoon,
        uow.kop.nu
    )?;
    Ok(())
}

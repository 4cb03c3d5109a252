// SPDX-License-Identifier: EUPL-1.2
//! Conflicts of interest.

use crate::melding::een;
use crate::{Code, Resultaat, Uow, rij, rij_optie, rijen, voer_uit};
use domain::kern::ids::Kind;
use domain::toegang::UitsluitingSoort;
use domain::{HuishoudenId, Id, MedewerkerId};
use jiff::Timestamp;
use policy::{Permit, Writes, handelingen::kind};
use uuid::Uuid;

rij! {
    /// Somebody who is shut out.
    pub struct UitsluitingRij {
        pub id: Uuid,
        pub huishouden_id: HuishoudenId,
        pub medewerker_id: MedewerkerId,
        pub medewerker: String,
        pub organisatie: String,
        pub soort: Code<UitsluitingSoort>,
        pub reden: String,
        pub sinds: Timestamp,
    }
}

macro_rules! kies {
    ($rest:literal) => {
        concat!(
            "SELECT u.id, u.huishouden_id, u.medewerker_id, m.naam AS medewerker, o.naam AS organisatie, u.soort, u.reden, u.sinds
           FROM uitsluiting u
           JOIN medewerker m ON m.gemeente = u.gemeente AND m.id = u.medewerker_id
           JOIN organisatie o ON o.gemeente = m.gemeente AND o.id = m.organisatie_id
          WHERE u.gemeente = $1 AND u.opgeheven_op IS NULL AND ",
            $rest
        )
    };
}

/// Who is shut out of a household now.
///
/// # Errors
/// When the database refuses.
pub async fn uitsluitingen(uow: &mut Uow, huishouden: HuishoudenId) -> Resultaat<Vec<UitsluitingRij>> {
    rijen!(
        uow,
        UitsluitingRij,
        kies!("u.huishouden_id = $2 ORDER BY m.naam, u.id LIMIT 100"),
        uow.kop.gemeente,
        huishouden
    )
}

/// One that holds.
///
/// # Errors
/// When the database refuses.
pub async fn lees_uitsluiting(uow: &mut Uow, id: Uuid) -> Resultaat<Option<UitsluitingRij>> {
    rij_optie!(uow, UitsluitingRij, kies!("u.id = $2"), uow.kop.gemeente, id)
}

/// Shuts somebody out; who is shut out already stays so (`None`).
///
/// # Errors
/// When the database refuses.
pub async fn sluit_uit<A: Writes<kind::Toegang>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    huishouden: HuishoudenId,
    wie: MedewerkerId,
    soort: UitsluitingSoort,
    reden: &str,
) -> Resultaat<Option<Uuid>> {
    enum UitsluitingKind {}
    impl Kind for UitsluitingKind {
        const NAME: &'static str = "Uitsluiting";
    }
    let id: Id<UitsluitingKind> = uow.nieuw_id();
    let aantal = voer_uit!(
        uow,
        permit,
        "INSERT INTO uitsluiting (gemeente, id, huishouden_id, medewerker_id, soort, reden, sinds, door_id, opgeheven_reden)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,'') ON CONFLICT DO NOTHING",
        uow.kop.gemeente,
        id,
        huishouden,
        wie,
        soort.code(),
        reden,
        uow.kop.nu,
        uow.kop.medewerker
    )?;
    Ok((aantal == 1).then(|| id.uuid()))
}

/// Ends it; the row stays.
///
/// # Errors
/// `Gewijzigd` when it ended already; the database.
pub async fn hef_uitsluiting_op<A: Writes<kind::Toegang>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: Uuid,
    reden: &str,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE uitsluiting SET opgeheven_op = $3, opgeheven_door = $4, opgeheven_reden = $5
          WHERE gemeente = $1 AND id = $2 AND opgeheven_op IS NULL",
        uow.kop.gemeente,
        id,
        uow.kop.nu,
        uow.kop.medewerker,
        reden
    )?)
}

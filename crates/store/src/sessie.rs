// SPDX-License-Identifier: EUPL-1.2
//! Sessions to look at and to end: one's own, or those of others. What a request needs of a session is in `techniek`.

use crate::{Code, Resultaat, Uow, rij, rijen, voer_uit};
use domain::MedewerkerId;
use domain::aanmelden::Aanmeldwijze;
use jiff::Timestamp;
use policy::{Permit, Writes, handelingen::kind};
use uuid::Uuid;

rij! {
    /// A session that holds.
    pub struct SessieRegel {
        pub id: Uuid,
        pub gestart_op: Timestamp,
        pub gezien_op: Timestamp,
        pub verloopt_op: Timestamp,
        pub hoe: Code<Aanmeldwijze>,
        pub browser: String,
        pub deze: bool,
    }
}

/// Sessions of this person that hold now, the last used first. `deze`: hash of the cookie that asks; `stil_na`: what was
/// not used since then is over.
///
/// # Errors
/// When the database refuses.
pub async fn van(
    uow: &mut Uow,
    wie: MedewerkerId,
    deze: &[u8],
    stil_na: Timestamp,
) -> Resultaat<Vec<SessieRegel>> {
    rijen!(
        uow,
        SessieRegel,
        "SELECT id, gestart_op, gezien_op, verloopt_op, hoe, browser, (sleutel = $3) AS deze
           FROM sessie WHERE gemeente = $1 AND medewerker_id = $2 AND verloopt_op > $4 AND gezien_op >= $5
          ORDER BY gezien_op DESC, id LIMIT 100",
        uow.kop.gemeente,
        wie,
        deze,
        uow.kop.nu,
        stil_na
    )
}

/// Ends this session of this person; gives how many.
///
/// # Errors
/// When the database refuses.
pub async fn eindig<A: Writes<kind::Sessie>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    wie: MedewerkerId,
    id: Uuid,
) -> Resultaat<u64> {
    voer_uit!(
        uow,
        permit,
        "DELETE FROM sessie WHERE gemeente = $1 AND medewerker_id = $2 AND id = $3",
        uow.kop.gemeente,
        wie,
        id
    )
}

/// Ends all sessions of this person but the one with this hash; gives how many.
///
/// # Errors
/// When the database refuses.
pub async fn eindig_andere<A: Writes<kind::Sessie>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    wie: MedewerkerId,
    deze: &[u8],
) -> Resultaat<u64> {
    voer_uit!(
        uow,
        permit,
        "DELETE FROM sessie WHERE gemeente = $1 AND medewerker_id = $2 AND sleutel <> $3",
        uow.kop.gemeente,
        wie,
        deze
    )
}

rij! {
    /// Somebody who is signed in.
    pub struct AangemeldRij {
        pub id: MedewerkerId,
        pub naam: String,
        pub functie: String,
        pub team: String,
        pub aantal: i64,
        pub laatst: Timestamp,
    }
}

/// Who is signed in now, by name; at most so many.
///
/// # Errors
/// When the database refuses.
pub async fn aangemeld(uow: &mut Uow, stil_na: Timestamp, hoogstens: i64) -> Resultaat<Vec<AangemeldRij>> {
    rijen!(
        uow,
        AangemeldRij,
        "SELECT m.id, m.naam, m.functie, t.naam AS team, count(*) AS aantal, max(s.gezien_op) AS laatst
           FROM sessie s
           JOIN medewerker m ON m.gemeente = s.gemeente AND m.id = s.medewerker_id
           JOIN team t ON t.gemeente = m.gemeente AND t.id = m.team_id
          WHERE s.gemeente = $1 AND s.verloopt_op > $2 AND s.gezien_op >= $3
          GROUP BY m.id, m.naam, m.functie, t.naam
          ORDER BY m.naam, m.id LIMIT $4",
        uow.kop.gemeente,
        uow.kop.nu,
        stil_na,
        hoogstens
    )
}

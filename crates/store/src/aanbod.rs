// SPDX-License-Identifier: EUPL-1.2
//! Offers of a melding to another team. The unique index `aanbod_open` keeps one open offer per melding (A2).

use crate::melding::een;
use crate::{Code, Resultaat, Uow, rij, rij_optie, rijen, voer_uit};
use domain::melding::{Aanbod, AanbodStatus};
use domain::{AanbodId, MeldingId, TeamId};
use jiff::Timestamp;
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// An offer, for answering it.
    pub struct AanbodRij {
        pub id: AanbodId,
        pub melding_id: MeldingId,
        pub van_team: TeamId,
        pub naar_team: TeamId,
        pub antwoord_voor: Timestamp,
        pub status: Code<AanbodStatus>,
        pub version: i64,
    }
}

impl AanbodRij {
    /// As the rules see it.
    pub fn aanbod(&self) -> Aanbod {
        Aanbod {
            status: self.status.0,
            van: self.van_team,
            naar: self.naar_team,
            verloopt_op: self.antwoord_voor,
        }
    }
}

/// One offer.
///
/// # Errors
/// When the database refuses.
pub async fn lees(uow: &mut Uow, id: AanbodId) -> Resultaat<Option<AanbodRij>> {
    rij_optie!(
        uow,
        AanbodRij,
        "SELECT id, melding_id, van_team, naar_team, antwoord_voor, status, version FROM aanbod WHERE gemeente = $1 AND id = $2",
        uow.kop.gemeente,
        id
    )
}

/// Makes an offer.
///
/// # Errors
/// Another open offer ([`crate::Uniek::AANBOD_OPEN`]); the database.
pub async fn voeg_toe<A: Writes<kind::Melding>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    melding: MeldingId,
    aanbod: &Aanbod,
    reden: &str,
) -> Resultaat<AanbodId> {
    let id: AanbodId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO aanbod (gemeente, id, melding_id, van_team, naar_team, door_id, reden, aangeboden_op, antwoord_voor,
            status, antwoord_reden, version) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,'open','',1)",
        uow.kop.gemeente,
        id,
        melding,
        aanbod.van,
        aanbod.naar,
        uow.kop.medewerker,
        reden,
        uow.kop.nu,
        aanbod.verloopt_op
    )?;
    Ok(id)
}

/// Writes the answer (or the withdrawal, or that the time is over) on an offer that is still open.
///
/// # Errors
/// `Gewijzigd` when it was answered in the meantime; the database.
pub async fn beantwoord<A: Writes<kind::Melding>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    rij: &AanbodRij,
    status: AanbodStatus,
    reden: &str,
) -> Resultaat<()> {
    let aantal = voer_uit!(
        uow,
        permit,
        "UPDATE aanbod SET status = $4, antwoord_reden = $5, antwoord_door = $6, antwoord_op = $7, version = version + 1
          WHERE gemeente = $1 AND id = $2 AND version = $3 AND status = 'open'",
        uow.kop.gemeente,
        rij.id,
        rij.version,
        status.code(),
        reden,
        uow.kop.medewerker,
        uow.kop.nu
    )?;
    een(aantal)
}

/// Open offers whose time is over, the oldest first.
///
/// # Errors
/// When the database refuses.
pub async fn over_tijd(uow: &mut Uow, aantal: i64) -> Resultaat<Vec<AanbodRij>> {
    rijen!(
        uow,
        AanbodRij,
        "SELECT id, melding_id, van_team, naar_team, antwoord_voor, status, version FROM aanbod
          WHERE gemeente = $1 AND status = 'open' AND antwoord_voor < $2 ORDER BY antwoord_voor LIMIT $3",
        uow.kop.gemeente,
        uow.kop.nu,
        aantal
    )
}

rij! {
    /// An offer in the history of a melding.
    pub struct AanbodGeschiedenis {
        pub id: AanbodId,
        pub van: String,
        pub naar: String,
        pub naar_team: TeamId,
        pub door: String,
        pub reden: String,
        pub aangeboden_op: Timestamp,
        pub antwoord_voor: Timestamp,
        pub status: Code<AanbodStatus>,
        pub antwoord_door: Option<String>,
        pub antwoord_op: Option<Timestamp>,
        pub antwoord_reden: String,
        pub version: i64,
    }
}

/// All offers of a melding, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn van_melding(uow: &mut Uow, melding: MeldingId) -> Resultaat<Vec<AanbodGeschiedenis>> {
    rijen!(
        uow,
        AanbodGeschiedenis,
        "SELECT o.id, v.naam AS van, n.naam AS naar, o.naar_team, d.naam AS door, o.reden, o.aangeboden_op, o.antwoord_voor,
                o.status, a.naam AS antwoord_door, o.antwoord_op, o.antwoord_reden, o.version
           FROM aanbod o
           JOIN team v ON v.gemeente = o.gemeente AND v.id = o.van_team
           JOIN team n ON n.gemeente = o.gemeente AND n.id = o.naar_team
           JOIN medewerker d ON d.gemeente = o.gemeente AND d.id = o.door_id
           LEFT JOIN medewerker a ON a.gemeente = o.gemeente AND a.id = o.antwoord_door
          WHERE o.gemeente = $1 AND o.melding_id = $2 ORDER BY o.aangeboden_op DESC, o.id DESC",
        uow.kop.gemeente,
        melding
    )
}

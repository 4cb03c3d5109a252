// SPDX-License-Identifier: EUPL-1.2
//! Other meldingen: about the same household, or perhaps about the same concern.

use super::MeldingRij;
use crate::{Code, Resultaat, Uow, melding_niet_verborgen, rij, rijen};
use domain::melding::{MeldingStatus, MeldingUitkomst};
use domain::{HuishoudenId, MeldingId};
use jiff::Timestamp;

rij! {
    /// Another melding about the same household.
    pub struct EerdereMelding {
        pub id: MeldingId,
        pub onderwerp: String,
        pub ontvangen_op: Timestamp,
        pub status: Code<MeldingStatus>,
        pub uitkomst: Option<Code<MeldingUitkomst>>,
        pub team: String,
    }
}

/// Other meldingen about the household, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn van_huishouden(
    uow: &mut Uow,
    huishouden: HuishoudenId,
    behalve: MeldingId,
) -> Resultaat<Vec<EerdereMelding>> {
    rijen!(
        uow,
        EerdereMelding,
        "SELECT m.id, m.onderwerp, m.ontvangen_op, m.status, m.uitkomst, t.naam AS team
           FROM melding m JOIN team t ON t.gemeente = m.gemeente AND t.id = m.team_id
          WHERE m.gemeente = $1 AND m.huishouden_id = $2 AND m.id <> $3
          ORDER BY m.ontvangen_op DESC LIMIT 50",
        uow.kop.gemeente,
        huishouden,
        behalve
    )
}

rij! {
    /// An open melding that may be about the same.
    pub struct MogelijkDubbel {
        pub id: MeldingId,
        pub kenmerk: String,
        pub onderwerp: String,
        pub over_naam: String,
        pub over_adres: String,
        pub geheim: bool,
        pub ontvangen_op: Timestamp,
        pub team: String,
        pub version: i64,
    }
}

/// Open meldingen with the same household, or the same address, or the same postcode.
///
/// # Errors
/// When the database refuses.
pub async fn mogelijk_dubbel(uow: &mut Uow, m: &MeldingRij) -> Resultaat<Vec<MogelijkDubbel>> {
    rijen!(
        uow,
        MogelijkDubbel,
        concat!(
            "SELECT m.id, m.kenmerk, m.onderwerp, m.over_naam, m.over_adres, m.ontvangen_op, t.naam AS team, m.version, ",
            crate::gaat_over_geheim!(),
            " AS geheim
           FROM melding m JOIN team t ON t.gemeente = m.gemeente AND t.id = m.team_id
          WHERE m.gemeente = $1 AND m.id <> $2 AND m.afgerond_op IS NULL
            AND (m.huishouden_id = $3 OR ($4 <> '' AND lower(m.over_adres) = lower($4)) OR ($5 <> '' AND m.over_postcode = $5)
                 OR ($6 <> '' AND lower(m.over_naam) = lower($6)))
            AND ",
            melding_niet_verborgen!("m", "$7", "$8"),
            " ORDER BY m.ontvangen_op LIMIT 20"
        ),
        uow.kop.gemeente,
        m.id,
        m.huishouden_id,
        &m.over_adres,
        &m.over_postcode,
        &m.over_naam,
        uow.kop.medewerker,
        uow.vandaag()
    )
}

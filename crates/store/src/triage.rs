// SPDX-License-Identifier: EUPL-1.2
//! The weighing of a melding: one row per melding, kept after every answer.

use crate::melding::een;
use crate::{Code, Resultaat, Uow, rij, rij_optie, voer_uit};
use domain::triage::Antwoord;
use domain::{MedewerkerId, MeldingId};
use jiff::Timestamp;
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// Answers of a weighing. JSON columns are read by the use case.
    pub struct TriageRij {
        pub antwoorden: String,
        pub ggsr: String,
        pub probleemsoorten: String,
        pub hulp_geweigerd: Code<Antwoord>,
        pub kenmerken: String,
        pub gekozen_route: Option<String>,
        pub afwijk_reden: String,
        pub toelichting: String,
        pub door_id: MedewerkerId,
        pub door: String,
        pub bijgewerkt_op: Timestamp,
        pub afgerond_op: Option<Timestamp>,
        pub version: i64,
    }
}

/// What to keep.
#[derive(Debug)]
pub struct TriageInhoud<'a> {
    /// 3-uit-8, JSON.
    pub antwoorden: &'a str,
    /// GGSR, JSON.
    pub ggsr: &'a str,
    /// Problem kinds, JSON.
    pub probleemsoorten: &'a str,
    /// Is help refused?
    pub hulp_geweigerd: Antwoord,
    /// Features for the routing, JSON.
    pub kenmerken: &'a str,
    /// Explanation.
    pub toelichting: &'a str,
}

/// The weighing of a melding, if it was begun.
///
/// # Errors
/// When the database refuses.
pub async fn lees(uow: &mut Uow, melding: MeldingId) -> Resultaat<Option<TriageRij>> {
    rij_optie!(
        uow,
        TriageRij,
        "SELECT t.antwoorden, t.ggsr, t.probleemsoorten, t.hulp_geweigerd, t.kenmerken, t.gekozen_route, t.afwijk_reden,
                t.toelichting, t.door_id, m.naam AS door, t.bijgewerkt_op, t.afgerond_op, t.version
           FROM triage t JOIN medewerker m ON m.gemeente = t.gemeente AND m.id = t.door_id
          WHERE t.gemeente = $1 AND t.melding_id = $2",
        uow.kop.gemeente,
        melding
    )
}

/// Keeps the answers; `versie` is 0 when there were none yet. Gives the new version.
///
/// # Errors
/// `Gewijzigd` when somebody else wrote in the meantime; the database.
pub async fn bewaar<A: Writes<kind::Melding>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    melding: MeldingId,
    versie: i64,
    i: &TriageInhoud<'_>,
) -> Resultaat<i64> {
    let aantal = if versie == 0 {
        voer_uit!(
            uow,
            permit,
            "INSERT INTO triage (gemeente, melding_id, antwoorden, ggsr, probleemsoorten, hulp_geweigerd, kenmerken, toelichting,
                afwijk_reden, door_id, bijgewerkt_op, version) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,'',$9,$10,1)
             ON CONFLICT (gemeente, melding_id) DO NOTHING",
            uow.kop.gemeente,
            melding,
            i.antwoorden,
            i.ggsr,
            i.probleemsoorten,
            i.hulp_geweigerd.code(),
            i.kenmerken,
            i.toelichting,
            uow.kop.medewerker,
            uow.kop.nu
        )?
    } else {
        voer_uit!(
            uow,
            permit,
            "UPDATE triage SET antwoorden = $4, ggsr = $5, probleemsoorten = $6, hulp_geweigerd = $7, kenmerken = $8,
                    toelichting = $9, door_id = $10, bijgewerkt_op = $11, version = version + 1
              WHERE gemeente = $1 AND melding_id = $2 AND version = $3",
            uow.kop.gemeente,
            melding,
            versie,
            i.antwoorden,
            i.ggsr,
            i.probleemsoorten,
            i.hulp_geweigerd.code(),
            i.kenmerken,
            i.toelichting,
            uow.kop.medewerker,
            uow.kop.nu
        )?
    };
    een(aantal)?;
    Ok(versie + 1)
}

/// Notes that the weighing is done, with the route that was taken.
///
/// # Errors
/// `Gewijzigd` when there is no weighing; the database.
pub async fn rond_af<A: Writes<kind::Melding>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    melding: MeldingId,
    route: Option<&str>,
    afwijk_reden: &str,
) -> Resultaat<()> {
    let aantal = voer_uit!(
        uow,
        permit,
        "UPDATE triage SET gekozen_route = $3, afwijk_reden = $4, afgerond_op = $5, version = version + 1
          WHERE gemeente = $1 AND melding_id = $2",
        uow.kop.gemeente,
        melding,
        route,
        afwijk_reden,
        uow.kop.nu
    )?;
    een(aantal)
}

// SPDX-License-Identifier: EUPL-1.2
//! Regie: who can be regisseur, with what load, and the history per casus (D1, D2, D9).

mod last;
mod regisseur;

pub use last::{LastRij, OvermaatRij, last_van, last_van_allen, last_van_team, overmaat};
pub(crate) use regisseur::kan_regisseur;
pub use regisseur::{ErnstRij, RegisseurRij, ernst, grendel, kandidaten, van_team};

use crate::{Resultaat, Uow, rij, rijen, voer_uit};
use domain::casus::Fase;
use domain::{CasusId, MedewerkerId, RegieId, TeamId};
use jiff::{Timestamp, civil::Date};
use policy::{Permit, Writes, handelingen::kind};

/// A new period of regie.
#[derive(Clone, Copy, Debug)]
pub struct NieuweRegie<'a> {
    /// Casus.
    pub casus: CasusId,
    /// Regisseur.
    pub medewerker: MedewerkerId,
    /// Why this one.
    pub reden: &'a str,
    /// What the resident said of it.
    pub stem_inwoner: &'a str,
    /// Who decided.
    pub door: MedewerkerId,
    /// Over the maximum: why and until when.
    pub overmaat: Option<(&'a str, Date)>,
}

/// Starts a period of regie. A second current one is refused by the unique index (`Uniek::REGIE_NU`).
///
/// # Errors
/// When the database refuses.
pub async fn start<A: Writes<kind::Casus>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    n: NieuweRegie<'_>,
) -> Resultaat<RegieId> {
    let id: RegieId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO regie (gemeente, id, casus_id, medewerker_id, van, reden, stem_inwoner, toegewezen_door, overmaat_reden, overmaat_tot, einde_reden)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,'')",
        uow.kop.gemeente,
        id,
        n.casus,
        n.medewerker,
        uow.kop.nu,
        n.reden,
        n.stem_inwoner,
        n.door,
        n.overmaat.map_or("", |(reden, _)| reden),
        n.overmaat.map(|(_, tot)| tot)
    )?;
    zet_regisseur(uow, permit, n.casus, Some(n.medewerker)).await?;
    Ok(id)
}

/// Keeps the regisseur on the casus equal to its current row of `regie`.
async fn zet_regisseur<A: Writes<kind::Casus>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    casus: CasusId,
    wie: Option<MedewerkerId>,
) -> Resultaat<u64> {
    voer_uit!(
        uow,
        permit,
        "UPDATE casus SET regisseur_id = $3 WHERE gemeente = $1 AND id = $2",
        uow.kop.gemeente,
        casus,
        wie
    )
}

/// Ends the current period of regie, if any.
///
/// # Errors
/// When the database refuses.
pub async fn sluit<A: Writes<kind::Casus>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    casus: CasusId,
    reden: &str,
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "UPDATE regie SET tot = $3, einde_reden = $4 WHERE gemeente = $1 AND casus_id = $2 AND tot IS NULL",
        uow.kop.gemeente,
        casus,
        uow.kop.nu,
        reden
    )?;
    zet_regisseur(uow, permit, casus, None).await?;
    Ok(())
}

/// Ends the current period of regie of a casus. Its open tasks go to the next regisseur; without one, to the team
/// of the casus.
///
/// # Errors
/// When the database refuses.
pub async fn eindig<A: Writes<kind::Casus> + Writes<kind::Taak>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    casus: CasusId,
    van: MedewerkerId,
    naar: Option<MedewerkerId>,
    reden: &str,
) -> Resultaat<()> {
    sluit(uow, permit, casus, reden).await?;
    voer_uit!(
        uow,
        permit,
        "UPDATE taak SET medewerker_id = $4, version = version + 1, team_id = CASE WHEN $4 IS NULL
                THEN (SELECT c.team_id FROM casus c WHERE c.gemeente = $1 AND c.id = $2) ELSE team_id END
          WHERE gemeente = $1 AND casus_id = $2 AND medewerker_id = $3 AND status = 'open'",
        uow.kop.gemeente,
        casus,
        van,
        naar
    )?;
    Ok(())
}

/// Hangs the casus on the team of its regisseur.
///
/// # Errors
/// When the database refuses.
pub async fn zet_team<A: Writes<kind::Casus>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    casus: CasusId,
    team: TeamId,
) -> Resultaat<u64> {
    voer_uit!(
        uow,
        permit,
        "UPDATE casus SET team_id = $3, version = version + 1 WHERE gemeente = $1 AND id = $2",
        uow.kop.gemeente,
        casus,
        team
    )
}

/// Puts the casus in another phase and writes the step. The caller holds the lock of the casus.
///
/// # Errors
/// When the database refuses.
pub async fn zet_fase<A: Writes<kind::Casus>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    casus: CasusId,
    van: Fase,
    naar: Fase,
    uiterlijk: Timestamp,
    reden: &str,
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "UPDATE casus SET fase = $3, fase_sinds = $4, fase_termijn = $5, version = version + 1 WHERE gemeente = $1 AND id = $2",
        uow.kop.gemeente,
        casus,
        naar.code(),
        uow.kop.nu,
        uiterlijk
    )?;
    let id: uuid::Uuid = uow.nieuw_id::<domain::kern::ids::RegieKind>().uuid();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO fase_stap (gemeente, id, casus_id, van, naar, op, door_id, reden) VALUES ($1,$2,$3,$4,$5,$6,$7,$8)",
        uow.kop.gemeente,
        id,
        casus,
        van.code(),
        naar.code(),
        uow.kop.nu,
        uow.kop.medewerker,
        reden
    )?;
    Ok(())
}

rij! {
    /// A period of regie, for the history.
    pub struct RegieRij {
        pub id: RegieId,
        pub medewerker_id: MedewerkerId,
        pub medewerker: String,
        pub team: String,
        pub van: Timestamp,
        pub tot: Option<Timestamp>,
        pub reden: String,
        pub stem_inwoner: String,
        pub toegewezen_door: String,
        pub overmaat_reden: String,
        pub overmaat_tot: Option<Date>,
        pub einde_reden: String,
    }
}

/// Who directed this casus, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn historie(uow: &mut Uow, casus: CasusId) -> Resultaat<Vec<RegieRij>> {
    rijen!(
        uow,
        RegieRij,
        "SELECT r.id, r.medewerker_id, m.naam AS medewerker, t.naam AS team, r.van, r.tot, r.reden, r.stem_inwoner,
                d.naam AS toegewezen_door, r.overmaat_reden, r.overmaat_tot, r.einde_reden
           FROM regie r
           JOIN medewerker m ON m.gemeente = r.gemeente AND m.id = r.medewerker_id
           JOIN team t ON t.gemeente = m.gemeente AND t.id = m.team_id
           JOIN medewerker d ON d.gemeente = r.gemeente AND d.id = r.toegewezen_door
          WHERE r.gemeente = $1 AND r.casus_id = $2 ORDER BY r.van DESC, r.id DESC",
        uow.kop.gemeente,
        casus
    )
}

// SPDX-License-Identifier: EUPL-1.2
//! Regie: who can be regisseur, with what load, and the history per casus (D1, D2, D9).

use crate::{Code, Resultaat, Sql, Uow, rij, rij_optie, rijen, voer_uit};
use domain::casus::Fase;
use domain::{CasusId, MedewerkerId, RegieId, TeamId};
use jiff::{Timestamp, civil::Date};
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// Somebody who can be regisseur.
    pub struct RegisseurRij {
        pub id: MedewerkerId,
        pub naam: String,
        pub functie: String,
        pub rollen: String,
        pub actief: bool,
        pub team_id: TeamId,
        pub team: String,
        pub team_soort: String,
        pub leefgebied: Option<String>,
        pub afwezig_tot: Option<Date>,
        pub waarnemer: Option<String>,
    }
}

/// Columns of [`RegisseurRij`]; `$2` is today.
macro_rules! regisseur_kolommen {
    () => {
        "m.id, m.naam, m.functie, m.rollen, m.actief, m.team_id, t.naam AS team, t.soort AS team_soort, m.leefgebied,
         (SELECT max(a.tot) FROM afwezigheid a WHERE a.gemeente = m.gemeente AND a.medewerker_id = m.id AND NOT a.ingetrokken
            AND a.van <= $2 AND a.tot >= $2) AS afwezig_tot,
         (SELECT min(wm.naam) FROM afwezigheid a JOIN medewerker wm ON wm.gemeente = a.gemeente AND wm.id = a.waarnemer_id
           WHERE a.gemeente = m.gemeente AND a.medewerker_id = m.id AND NOT a.ingetrokken AND a.van <= $2 AND a.tot >= $2) AS waarnemer"
    };
}
/// True for a medewerker `m` with a role that may be regisseur.
macro_rules! kan_regisseur {
    () => {
        "((',' || m.rollen || ',') LIKE '%,casusregisseur,%' OR (',' || m.rollen || ',') LIKE '%,gezinscoach,%')"
    };
}
pub(crate) use kan_regisseur;

/// Everybody who can be regisseur, at most `aantal`: those with the advised expertise first, then by name.
/// An empty `zoek` finds all; else a part of the name or team (lower case).
///
/// # Errors
/// When the database refuses.
pub async fn kandidaten(
    uow: &mut Uow,
    vandaag: Date,
    zoek: &str,
    leefgebied: &str,
    aantal: i64,
) -> Resultaat<Vec<RegisseurRij>> {
    rijen!(
        uow,
        RegisseurRij,
        concat!(
            "SELECT ",
            regisseur_kolommen!(),
            " FROM medewerker m JOIN team t ON t.gemeente = m.gemeente AND t.id = m.team_id
              WHERE m.gemeente = $1 AND m.actief AND ",
            kan_regisseur!(),
            " AND ($3 = '' OR lower(m.naam) LIKE '%' || $3 || '%' OR lower(t.naam) LIKE '%' || $3 || '%')
              ORDER BY CASE WHEN m.leefgebied = $4 THEN 0 ELSE 1 END, m.naam, m.id LIMIT $5"
        ),
        uow.kop.gemeente,
        vandaag,
        zoek,
        leefgebied,
        aantal
    )
}

/// The people of a team who can be regisseur.
///
/// # Errors
/// When the database refuses.
pub async fn van_team(uow: &mut Uow, team: TeamId, vandaag: Date) -> Resultaat<Vec<RegisseurRij>> {
    rijen!(
        uow,
        RegisseurRij,
        concat!(
            "SELECT ",
            regisseur_kolommen!(),
            " FROM medewerker m JOIN team t ON t.gemeente = m.gemeente AND t.id = m.team_id
              WHERE m.gemeente = $1 AND m.team_id = $3 AND m.actief AND ",
            kan_regisseur!(),
            " ORDER BY m.naam, m.id"
        ),
        uow.kop.gemeente,
        vandaag,
        team
    )
}

/// One person, and locks the row until the end of the transaction: whoever wants to add to the load of this
/// person waits here. Lock casussen before people, and several people in the order of their ids.
///
/// # Errors
/// When the database refuses.
pub async fn grendel(uow: &mut Uow, wie: MedewerkerId, vandaag: Date) -> Resultaat<Option<RegisseurRij>> {
    // On SQLite the transaction is the only writer. NO KEY: rows that refer to this person are not held up.
    crate::waarde!(
        uow,
        MedewerkerId,
        Sql {
            sqlite: "SELECT id AS w FROM medewerker WHERE gemeente = $1 AND id = $2",
            postgres: "SELECT id AS w FROM medewerker WHERE gemeente = $1 AND id = $2 FOR NO KEY UPDATE",
        },
        uow.kop.gemeente,
        wie
    )?;
    rij_optie!(
        uow,
        RegisseurRij,
        concat!(
            "SELECT ",
            regisseur_kolommen!(),
            " FROM medewerker m JOIN team t ON t.gemeente = m.gemeente AND t.id = m.team_id WHERE m.gemeente = $1 AND m.id = $3"
        ),
        uow.kop.gemeente,
        vandaag,
        wie
    )
}

rij! {
    /// Number of running casussen of one regisseur in one phase.
    pub struct LastRij {
        pub medewerker_id: MedewerkerId,
        pub fase: Code<Fase>,
        pub aantal: i64,
    }
}

/// Load of one person, per phase.
///
/// # Errors
/// When the database refuses.
pub async fn last_van(uow: &mut Uow, wie: MedewerkerId) -> Resultaat<Vec<LastRij>> {
    rijen!(
        uow,
        LastRij,
        "SELECT r.medewerker_id, c.fase, count(*) AS aantal FROM regie r
           JOIN casus c ON c.gemeente = r.gemeente AND c.id = r.casus_id AND c.gesloten_op IS NULL
          WHERE r.gemeente = $1 AND r.medewerker_id = $2 AND r.tot IS NULL GROUP BY r.medewerker_id, c.fase",
        uow.kop.gemeente,
        wie
    )
}

/// Load of everybody in a team, per person and phase.
///
/// # Errors
/// When the database refuses.
pub async fn last_van_team(uow: &mut Uow, team: TeamId) -> Resultaat<Vec<LastRij>> {
    rijen!(
        uow,
        LastRij,
        "SELECT r.medewerker_id, c.fase, count(*) AS aantal FROM medewerker m
           JOIN regie r ON r.gemeente = m.gemeente AND r.medewerker_id = m.id AND r.tot IS NULL
           JOIN casus c ON c.gemeente = r.gemeente AND c.id = r.casus_id AND c.gesloten_op IS NULL
          WHERE m.gemeente = $1 AND m.team_id = $2 GROUP BY r.medewerker_id, c.fase",
        uow.kop.gemeente,
        team
    )
}

/// Load of everybody, per person and phase.
///
/// # Errors
/// When the database refuses.
pub async fn last_van_allen(uow: &mut Uow) -> Resultaat<Vec<LastRij>> {
    rijen!(
        uow,
        LastRij,
        "SELECT r.medewerker_id, c.fase, count(*) AS aantal FROM regie r
           JOIN casus c ON c.gemeente = r.gemeente AND c.id = r.casus_id AND c.gesloten_op IS NULL
          WHERE r.gemeente = $1 AND r.tot IS NULL GROUP BY r.medewerker_id, c.fase",
        uow.kop.gemeente
    )
}

rij! {
    /// Leave to be over the maximum, given with the current period of regie.
    pub struct OvermaatRij {
        pub reden: String,
        pub tot: Date,
    }
}

/// The leave that was given for this casus and its current regisseur, also when it is over.
///
/// # Errors
/// When the database refuses.
pub async fn overmaat(uow: &mut Uow, casus: CasusId, wie: MedewerkerId) -> Resultaat<Option<OvermaatRij>> {
    rij_optie!(
        uow,
        OvermaatRij,
        "SELECT overmaat_reden AS reden, overmaat_tot AS tot FROM regie
          WHERE gemeente = $1 AND casus_id = $2 AND medewerker_id = $3 AND tot IS NULL AND overmaat_tot IS NOT NULL",
        uow.kop.gemeente,
        casus,
        wie
    )
}

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
    Ok(id)
}

/// Ends the current period of regie of a casus, and hands its open tasks to the next regisseur.
///
/// # Errors
/// When the database refuses.
pub async fn eindig<A: Writes<kind::Casus> + Writes<kind::Taak>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    casus: CasusId,
    van: MedewerkerId,
    naar: MedewerkerId,
    reden: &str,
) -> Resultaat<u64> {
    let aantal = voer_uit!(
        uow,
        permit,
        "UPDATE regie SET tot = $3, einde_reden = $4 WHERE gemeente = $1 AND casus_id = $2 AND tot IS NULL",
        uow.kop.gemeente,
        casus,
        uow.kop.nu,
        reden
    )?;
    voer_uit!(
        uow,
        permit,
        "UPDATE taak SET medewerker_id = $4, version = version + 1
          WHERE gemeente = $1 AND casus_id = $2 AND medewerker_id = $3 AND status = 'open'",
        uow.kop.gemeente,
        casus,
        van,
        naar
    )?;
    Ok(aantal)
}

/// Ends the current period of regie of a casus without a next one; its open tasks go to the team of the casus.
///
/// # Errors
/// When the database refuses.
pub async fn laat_los<A: Writes<kind::Casus> + Writes<kind::Taak>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    casus: CasusId,
    van: MedewerkerId,
    team: TeamId,
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
    voer_uit!(
        uow,
        permit,
        "UPDATE taak SET medewerker_id = NULL, team_id = $4, version = version + 1
          WHERE gemeente = $1 AND casus_id = $2 AND medewerker_id = $3 AND status = 'open'",
        uow.kop.gemeente,
        casus,
        van,
        team
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

rij! {
    /// How heavy a life area weighs by the last intake.
    pub struct ErnstRij {
        pub leefgebied: String,
        pub ernst: i32,
    }
}

/// Severities of the last intake of a casus, for the advice on the regisseur.
///
/// # Errors
/// When the database refuses.
pub async fn ernst(uow: &mut Uow, casus: CasusId) -> Resultaat<Vec<ErnstRij>> {
    rijen!(
        uow,
        ErnstRij,
        "SELECT a.leefgebied, a.ernst FROM intake_antwoord a
          WHERE a.gemeente = $1 AND a.ernst IS NOT NULL AND a.intake_id =
            (SELECT i.id FROM intake i WHERE i.gemeente = $1 AND i.casus_id = $2 ORDER BY i.gestart_op DESC LIMIT 1)",
        uow.kop.gemeente,
        casus
    )
}

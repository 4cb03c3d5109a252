// SPDX-License-Identifier: EUPL-1.2
//! Service agreements under which a team of another gemeente works here, and its people as guests (A12).
//!
//! Reads of another gemeente stand in `gast.rs`, each with the gemeente in the query; they give names and teams of staff,
//! nothing of residents.

mod gast;

pub use gast::{
    GastRij, PlekRij, TeamElders, TeamlidRij, ThuisRij, gast_hier, gasten, organisatie, plekken, team_elders,
    teamleden, teamlid, teams_elders, thuis, voeg_gast_toe, zet_gast, zet_organisatie, zet_team,
};

use crate::melding::een;
use crate::{Code, Resultaat, Uow, rij, rij_optie, rijen, voer_uit, waarde};
use domain::dienstverlening::{Dienstgrond, GeldigeDienst};
use domain::{DienstId, Gemeente, TeamId};
use jiff::{Timestamp, civil::Date};
use policy::{Permit, Writes, handelingen::kind};

/// `dienstverlening` with this alias is in force on this day: as `domain::dienstverlening::stand` says.
macro_rules! dienst_geldt {
    ($d:literal, $vandaag:literal) => {
        concat!(
            $d,
            ".van <= ",
            $vandaag,
            " AND ",
            $d,
            ".tot >= ",
            $vandaag,
            " AND ",
            $d,
            ".gestopt_op IS NULL"
        )
    };
}
/// The medewerker with this alias is no guest; or a guest whose agreement is in force, and who is still in service at
/// home, in the team that it is about.
macro_rules! gast_geldt {
    ($m:literal, $vandaag:literal) => {
        concat!(
            "NOT EXISTS (SELECT 1 FROM gast xg JOIN dienstverlening xd ON xd.gemeente = xg.gemeente AND xd.id = xg.dienst_id",
            " WHERE xg.gemeente = ", $m, ".gemeente AND xg.medewerker_id = ", $m, ".id AND NOT (",
            $crate::dienstverlening::dienst_geldt!("xd", $vandaag),
            " AND EXISTS (SELECT 1 FROM medewerker xt WHERE xt.gemeente = xg.thuis_gemeente AND xt.id = xg.thuis_id",
            " AND xt.actief AND xt.team_id = xd.uitvoerder_team)))"
        )
    };
}
/// The team with this alias is our own; or one of another gemeente, with an agreement in force.
macro_rules! team_geldt {
    ($t:literal, $vandaag:literal) => {
        concat!(
            "(NOT EXISTS (SELECT 1 FROM dienstverlening xd WHERE xd.gemeente = ",
            $t,
            ".gemeente AND xd.team_id = ",
            $t,
            ".id)",
            " OR EXISTS (SELECT 1 FROM dienstverlening xd WHERE xd.gemeente = ",
            $t,
            ".gemeente AND xd.team_id = ",
            $t,
            ".id AND ",
            $crate::dienstverlening::dienst_geldt!("xd", $vandaag),
            "))"
        )
    };
}
pub(crate) use {dienst_geldt, gast_geldt, team_geldt};

rij! {
    /// An agreement under which a team of another gemeente works here.
    pub struct DienstRij {
        pub id: DienstId,
        pub kenmerk: String,
        pub uitvoerder: Gemeente,
        pub uitvoerder_naam: String,
        pub uitvoerder_team: TeamId,
        pub team_id: TeamId,
        pub team: String,
        pub voor: String,
        pub grondslag: Code<Dienstgrond>,
        pub rollen: String,
        pub van: Date,
        pub tot: Date,
        pub gestopt_op: Option<Timestamp>,
        pub gasten: i64,
        pub version: i64,
    }
}

macro_rules! kies {
    ($rest:literal) => {
        concat!(
            "SELECT d.id, d.kenmerk, d.uitvoerder, g.naam AS uitvoerder_naam, d.uitvoerder_team, d.team_id, t.naam AS team, d.voor,
                d.grondslag, d.rollen, d.van, d.tot, d.gestopt_op, d.version,
                (SELECT count(*) FROM gast x JOIN medewerker m ON m.gemeente = x.gemeente AND m.id = x.medewerker_id AND m.actief
                  WHERE x.gemeente = d.gemeente AND x.dienst_id = d.id) AS gasten
           FROM dienstverlening d
           JOIN gemeente g ON g.gemeente = d.uitvoerder
           JOIN team t ON t.gemeente = d.gemeente AND t.id = d.team_id
          WHERE d.gemeente = $1 ",
            $rest
        )
    };
}

/// Agreements under which others work for this gemeente: the one that ends last on top.
///
/// # Errors
/// When the database refuses.
pub async fn alle(uow: &mut Uow) -> Resultaat<Vec<DienstRij>> {
    rijen!(
        uow,
        DienstRij,
        kies!("ORDER BY d.tot DESC, d.kenmerk LIMIT 500"),
        uow.kop.gemeente
    )
}

/// One of them.
///
/// # Errors
/// When the database refuses.
pub async fn een_dienst(uow: &mut Uow, id: DienstId) -> Resultaat<Option<DienstRij>> {
    rij_optie!(uow, DienstRij, kies!("AND d.id = $2"), uow.kop.gemeente, id)
}

rij! {
    /// An agreement under which a team of this gemeente works elsewhere: what it is, nothing of the work itself.
    pub struct EldersRij {
        pub kenmerk: String,
        pub gemeente: String,
        pub team: String,
        pub voor: String,
        pub van: Date,
        pub tot: Date,
        pub gestopt_op: Option<Timestamp>,
    }
}

/// Agreements under which teams of this gemeente work elsewhere; with `team` only those of that team.
///
/// # Errors
/// When the database refuses.
pub async fn elders(uow: &mut Uow, team: Option<TeamId>) -> Resultaat<Vec<EldersRij>> {
    rijen!(
        uow,
        EldersRij,
        "SELECT d.kenmerk, g.naam AS gemeente, t.naam AS team, d.voor, d.van, d.tot, d.gestopt_op
           FROM dienstverlening d
           JOIN gemeente g ON g.gemeente = d.gemeente
           JOIN team t ON t.gemeente = d.uitvoerder AND t.id = d.uitvoerder_team
          WHERE d.uitvoerder = $1 AND ($2 OR d.uitvoerder_team = $3)
          ORDER BY d.tot DESC, g.naam, d.kenmerk LIMIT 500",
        uow.kop.gemeente,
        team.is_none(),
        team
    )
}

rij! {
    /// What was agreed about an agreement.
    pub struct StapRij {
        pub stap: String,
        pub op: Timestamp,
        pub door: Option<String>,
        pub reden: String,
        pub tot: Date,
        pub akkoord_ons: String,
        pub akkoord_hen: String,
    }
}

/// Its history, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn stappen(uow: &mut Uow, id: DienstId) -> Resultaat<Vec<StapRij>> {
    rijen!(
        uow,
        StapRij,
        "SELECT s.stap, s.op, m.naam AS door, s.reden, s.tot, s.akkoord_ons, s.akkoord_hen
           FROM dienstverlening_stap s LEFT JOIN medewerker m ON m.gemeente = s.gemeente AND m.id = s.door_id
          WHERE s.gemeente = $1 AND s.dienst_id = $2 ORDER BY s.version DESC",
        uow.kop.gemeente,
        id
    )
}

rij! {
    /// What an end touches.
    pub struct GevolgRij {
        pub regie: i64,
        pub deelnames: i64,
        pub meldingen: i64,
        pub taken: i64,
    }
}

/// Running casussen with a guest under this agreement as regisseur, deelnames and open tasks of those guests, and open
/// meldingen of the team.
///
/// # Errors
/// When the database refuses.
pub async fn gevolg(uow: &mut Uow, id: DienstId) -> Resultaat<Option<GevolgRij>> {
    rij_optie!(
        uow,
        GevolgRij,
        "SELECT
           (SELECT count(*) FROM gast g JOIN regie r ON r.gemeente = g.gemeente AND r.medewerker_id = g.medewerker_id AND r.tot IS NULL
             WHERE g.gemeente = d.gemeente AND g.dienst_id = d.id) AS regie,
           (SELECT count(*) FROM gast g JOIN betrokkene b ON b.gemeente = g.gemeente AND b.medewerker_id = g.medewerker_id
             WHERE g.gemeente = d.gemeente AND g.dienst_id = d.id AND b.casus_id IS NOT NULL AND (b.tot IS NULL OR b.tot >= $3)) AS deelnames,
           (SELECT count(*) FROM melding m WHERE m.gemeente = d.gemeente AND m.team_id = d.team_id AND m.afgerond_op IS NULL) AS meldingen,
           (SELECT count(*) FROM gast g JOIN taak k ON k.gemeente = g.gemeente AND k.medewerker_id = g.medewerker_id AND k.status = 'open'
             WHERE g.gemeente = d.gemeente AND g.dienst_id = d.id) AS taken
          FROM dienstverlening d WHERE d.gemeente = $1 AND d.id = $2",
        uow.kop.gemeente,
        id,
        uow.vandaag()
    )
}

/// Our own row of the team, when it worked here before under an agreement.
///
/// # Errors
/// When the database refuses.
pub async fn eerder_team(uow: &mut Uow, uitvoerder: Gemeente, team: TeamId) -> Resultaat<Option<TeamId>> {
    waarde!(
        uow,
        TeamId,
        "SELECT team_id AS w FROM dienstverlening WHERE gemeente = $1 AND uitvoerder = $2 AND uitvoerder_team = $3
          ORDER BY id LIMIT 1",
        uow.kop.gemeente,
        uitvoerder,
        team
    )
}

/// Stores an agreement with its first step.
///
/// # Errors
/// A number that is taken ([`crate::StoreFout::Uniek`]); the database.
pub async fn voeg_toe<A: Writes<kind::Inrichting>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    team: TeamId,
    d: &GeldigeDienst,
) -> Resultaat<DienstId> {
    let id: DienstId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO dienstverlening (gemeente, id, kenmerk, uitvoerder, uitvoerder_team, team_id, voor, grondslag, rollen, van, tot, version)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,1)",
        uow.kop.gemeente,
        id,
        &d.kenmerk,
        d.uitvoerder,
        d.team,
        team,
        &d.voor,
        d.grondslag.code(),
        &d.rollen,
        d.van,
        d.tot
    )?;
    let stap = Stap {
        stap: "gemaakt",
        reden: "",
        akkoord: (&d.akkoord_ons, &d.akkoord_hen),
    };
    schrijf_stap(uow, permit, id, &stap).await?;
    Ok(id)
}

struct Stap<'a> {
    stap: &'a str,
    reden: &'a str,
    akkoord: (&'a str, &'a str),
}

/// Writes down the step that led to the agreement as it stands now.
async fn schrijf_stap<A: Writes<kind::Inrichting>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: DienstId,
    s: &Stap<'_>,
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "INSERT INTO dienstverlening_stap (gemeente, dienst_id, version, stap, op, door_id, reden, tot, akkoord_ons, akkoord_hen)
         SELECT d.gemeente, d.id, d.version, $3, $4, $5, $6, d.tot, $7, $8 FROM dienstverlening d WHERE d.gemeente = $1 AND d.id = $2",
        uow.kop.gemeente,
        id,
        s.stap,
        uow.kop.nu,
        uow.kop.medewerker,
        s.reden,
        s.akkoord.0,
        s.akkoord.1
    )?;
    Ok(())
}

/// Gives an agreement another last day.
///
/// # Errors
/// `Gewijzigd` when somebody else changed it since `version`; the database.
pub async fn zet_laatste_dag<A: Writes<kind::Inrichting>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    (id, version): (DienstId, i64),
    tot: Date,
    reden: &str,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE dienstverlening SET tot = $4, version = version + 1 WHERE gemeente = $1 AND id = $2 AND version = $3",
        uow.kop.gemeente,
        id,
        version,
        tot
    )?)?;
    let stap = Stap {
        stap: "laatste_dag",
        reden,
        akkoord: ("", ""),
    };
    schrijf_stap(uow, permit, id, &stap).await
}

/// Stops an agreement now.
///
/// # Errors
/// `Gewijzigd` when somebody else changed it since `version`; the database.
pub async fn stop<A: Writes<kind::Inrichting>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    (id, version): (DienstId, i64),
    reden: &str,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE dienstverlening SET gestopt_op = $4, version = version + 1
          WHERE gemeente = $1 AND id = $2 AND version = $3 AND gestopt_op IS NULL",
        uow.kop.gemeente,
        id,
        version,
        uow.kop.nu
    )?)?;
    let stap = Stap {
        stap: "gestopt",
        reden,
        akkoord: ("", ""),
    };
    schrijf_stap(uow, permit, id, &stap).await
}

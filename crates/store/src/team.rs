// SPDX-License-Identifier: EUPL-1.2
//! The team board: load, casussen without regisseur, late agreements, room elsewhere (D9, D11).

use crate::dienstverlening::gast_geldt;
use crate::regie::kan_regisseur;
use crate::{Code, Resultaat, Uow, rij, rij_optie, rijen, zichtbaar_casus};
use domain::casus::Fase;
use domain::{CasusId, MedewerkerId, TeamId};
use jiff::{Timestamp, civil::Date};
use policy::Scope;

rij! {
    /// A team.
    pub struct TeamRij {
        pub id: TeamId,
        pub naam: String,
        pub soort: String,
    }
}

/// Teams with people who can be regisseur, the own team first; at most 400.
///
/// # Errors
/// When the database refuses.
pub async fn met_regisseurs(uow: &mut Uow, eigen: Option<TeamId>) -> Resultaat<Vec<TeamRij>> {
    rijen!(
        uow,
        TeamRij,
        concat!(
            "SELECT t.id, t.naam, t.soort FROM team t WHERE t.gemeente = $1 AND t.actief AND (t.id = $2 OR EXISTS
               (SELECT 1 FROM medewerker m WHERE m.gemeente = t.gemeente AND m.team_id = t.id AND m.actief AND ",
            kan_regisseur!(),
            ")) ORDER BY CASE WHEN t.id = $2 THEN 0 ELSE 1 END, t.naam, t.id LIMIT 400"
        ),
        uow.kop.gemeente,
        eigen
    )
}

/// One team.
///
/// # Errors
/// When the database refuses.
pub async fn een(uow: &mut Uow, id: TeamId) -> Resultaat<Option<TeamRij>> {
    rij_optie!(
        uow,
        TeamRij,
        "SELECT id, naam, soort FROM team WHERE gemeente = $1 AND id = $2",
        uow.kop.gemeente,
        id
    )
}

rij! {
    /// A running casus over the maximum of its regisseur, with the end of the exception.
    pub struct OvermaatRij {
        pub medewerker_id: MedewerkerId,
        pub tot: Date,
    }
}

/// Exceptions to the maximum that run, in a team: the last end per person.
///
/// # Errors
/// When the database refuses.
pub async fn overmaat(uow: &mut Uow, team: TeamId) -> Resultaat<Vec<OvermaatRij>> {
    rijen!(
        uow,
        OvermaatRij,
        "SELECT r.medewerker_id, max(r.overmaat_tot) AS tot FROM medewerker m
           JOIN regie r ON r.gemeente = m.gemeente AND r.medewerker_id = m.id AND r.tot IS NULL AND r.overmaat_tot IS NOT NULL
          WHERE m.gemeente = $1 AND m.team_id = $2 GROUP BY r.medewerker_id",
        uow.kop.gemeente,
        team
    )
}

rij! {
    /// A running casus of a person in the team, for handing over.
    pub struct TeamCasusRij {
        pub id: CasusId,
        pub kenmerk: String,
        pub huishouden: String,
        pub fase: Code<Fase>,
        pub medewerker_id: MedewerkerId,
        pub regie_sinds: Timestamp,
        pub te_laat: i64,
    }
}

/// Running casussen that hang on the team and have a regisseur, as far as they are visible; at most 500.
///
/// # Errors
/// When the database refuses.
pub async fn casussen(
    uow: &mut Uow,
    team: TeamId,
    scope: &Scope,
    vandaag: Date,
) -> Resultaat<Vec<TeamCasusRij>> {
    rijen!(
        uow,
        TeamCasusRij,
        concat!(
            "SELECT c.id, c.kenmerk, h.naam AS huishouden, c.fase, r.medewerker_id, r.van AS regie_sinds,
                (SELECT count(*) FROM actie a WHERE a.gemeente = c.gemeente AND a.casus_id = c.id AND a.status IN ('open','bezig') AND a.voor < $4) AS te_laat
               FROM casus c
               JOIN huishouden h ON h.gemeente = c.gemeente AND h.id = c.huishouden_id
               JOIN regie r ON r.gemeente = c.gemeente AND r.casus_id = c.id AND r.tot IS NULL
              WHERE c.gemeente = $1 AND c.team_id = $8 AND c.gesloten_op IS NULL AND ",
            zichtbaar_casus!("$2", "$3", "$4", "$5", "$6", "$7", "$9"),
            " ORDER BY r.medewerker_id, h.naam, c.id LIMIT 500"
        ),
        uow.kop.gemeente,
        scope.alle_casussen,
        scope.medewerker,
        vandaag,
        scope.mdo_casussen,
        scope.team_casussen,
        scope.team,
        team,
        uow.kop.nu
    )
}

rij! {
    /// A running casus without regisseur.
    pub struct ZonderRegisseurRij {
        pub id: CasusId,
        pub kenmerk: String,
        pub huishouden: String,
        pub wijk: Option<String>,
        pub fase: Code<Fase>,
        pub gestart_op: Timestamp,
        pub team: String,
        pub mdo_datum: Option<Date>,
        pub totaal: i64,
    }
}

/// Running casussen without regisseur that are visible, the oldest first; with the total number.
///
/// # Errors
/// When the database refuses.
pub async fn zonder_regisseur(
    uow: &mut Uow,
    scope: &Scope,
    vandaag: Date,
    aantal: i64,
) -> Resultaat<Vec<ZonderRegisseurRij>> {
    rijen!(
        uow,
        ZonderRegisseurRij,
        concat!(
            // Few wait: those first, then who may see them, then what is shown.
            "WITH zonder AS MATERIALIZED (
                SELECT c.gemeente, c.id, c.team_id, c.huishouden_id, c.regisseur_id, c.gestart_op, c.gesloten_op FROM casus c
                 WHERE c.gemeente = $1 AND c.gesloten_op IS NULL AND c.regisseur_id IS NULL)
             SELECT c.id, c.kenmerk, h.naam AS huishouden, w.naam AS wijk, c.fase, c.gestart_op, t.naam AS team,
                (SELECT max(o.datum) FROM agendapunt g JOIN overleg o ON o.gemeente = g.gemeente AND o.id = g.overleg_id
                  WHERE g.gemeente = c.gemeente AND g.casus_id = c.id AND g.status = 'open' AND g.soort = 'toewijzen') AS mdo_datum,
                k.totaal
               FROM (SELECT c.gemeente, c.id, count(*) OVER () AS totaal FROM zonder c WHERE ",
            zichtbaar_casus!("$2", "$3", "$4", "$5", "$6", "$7", "$9"),
            " ORDER BY c.gestart_op, c.id LIMIT $8) k
               JOIN casus c ON c.gemeente = k.gemeente AND c.id = k.id
               JOIN huishouden h ON h.gemeente = c.gemeente AND h.id = c.huishouden_id
               JOIN team t ON t.gemeente = c.gemeente AND t.id = c.team_id
               LEFT JOIN wijk w ON w.gemeente = h.gemeente AND w.code = h.wijk_code
              ORDER BY c.gestart_op, c.id"
        ),
        uow.kop.gemeente,
        scope.alle_casussen,
        scope.medewerker,
        vandaag,
        scope.mdo_casussen,
        scope.team_casussen,
        scope.team,
        aantal,
        uow.kop.nu
    )
}

rij! {
    /// A late agreement in a casus of the team.
    pub struct LateAfspraakRij {
        pub casus_id: CasusId,
        pub huishouden: String,
        pub regisseur: Option<String>,
        pub tekst: String,
        pub wie: String,
        pub voor: Date,
        pub totaal: i64,
    }
}

/// Late agreements in visible casussen of a team, the longest waiting first; with the total number.
///
/// # Errors
/// When the database refuses.
pub async fn late_afspraken(
    uow: &mut Uow,
    team: TeamId,
    scope: &Scope,
    vandaag: Date,
    aantal: i64,
) -> Resultaat<Vec<LateAfspraakRij>> {
    rijen!(
        uow,
        LateAfspraakRij,
        concat!(
            "SELECT c.id AS casus_id, h.naam AS huishouden, m.naam AS regisseur, a.tekst, a.wie, a.voor, count(*) OVER () AS totaal
               FROM casus c
               JOIN actie a ON a.gemeente = c.gemeente AND a.casus_id = c.id AND a.status IN ('open','bezig') AND a.voor < $4
               JOIN huishouden h ON h.gemeente = c.gemeente AND h.id = c.huishouden_id
               LEFT JOIN regie r ON r.gemeente = c.gemeente AND r.casus_id = c.id AND r.tot IS NULL
               LEFT JOIN medewerker m ON m.gemeente = r.gemeente AND m.id = r.medewerker_id
              WHERE c.gemeente = $1 AND c.team_id = $8 AND c.gesloten_op IS NULL AND ",
            zichtbaar_casus!("$2", "$3", "$4", "$5", "$6", "$7", "$10"),
            " ORDER BY a.voor, a.id LIMIT $9"
        ),
        uow.kop.gemeente,
        scope.alle_casussen,
        scope.medewerker,
        vandaag,
        scope.mdo_casussen,
        scope.team_casussen,
        scope.team,
        team,
        aantal,
        uow.kop.nu
    )
}

rij! {
    /// Role text of people per team: for the room in other teams.
    pub struct TeamBezettingRij {
        pub team_id: TeamId,
        pub team: String,
        pub rollen: String,
        pub aantal: i64,
    }
}

/// How many people with which roles each team has who can be regisseur and are here today.
///
/// # Errors
/// When the database refuses.
pub async fn bezetting(uow: &mut Uow, vandaag: Date) -> Resultaat<Vec<TeamBezettingRij>> {
    rijen!(
        uow,
        TeamBezettingRij,
        concat!(
            "SELECT m.team_id, t.naam AS team, m.rollen, count(*) AS aantal FROM medewerker m
               JOIN team t ON t.gemeente = m.gemeente AND t.id = m.team_id AND t.actief
              WHERE m.gemeente = $1 AND m.actief AND ",
            gast_geldt!("m", "$2"),
            " AND ",
            kan_regisseur!(),
            " AND NOT EXISTS (SELECT 1 FROM afwezigheid a WHERE a.gemeente = m.gemeente AND a.medewerker_id = m.id
                 AND NOT a.ingetrokken AND a.van <= $2 AND a.tot >= $2)
              GROUP BY m.team_id, t.naam, m.rollen"
        ),
        uow.kop.gemeente,
        vandaag
    )
}

rij! {
    /// Number of running casussen of people of a team per phase.
    pub struct TeamLastRij {
        pub team_id: TeamId,
        pub fase: Code<Fase>,
        pub aantal: i64,
    }
}

/// Load per team and phase, of people who are here today.
///
/// # Errors
/// When the database refuses.
pub async fn last_per_team(uow: &mut Uow, vandaag: Date) -> Resultaat<Vec<TeamLastRij>> {
    rijen!(
        uow,
        TeamLastRij,
        "SELECT m.team_id, k.fase, CAST(sum(k.aantal) AS BIGINT) AS aantal
           FROM (SELECT c.gemeente, c.regisseur_id, c.fase, count(*) AS aantal FROM casus c
                  WHERE c.gemeente = $1 AND c.regisseur_id IS NOT NULL AND c.gesloten_op IS NULL
                  GROUP BY c.gemeente, c.regisseur_id, c.fase) k
           JOIN medewerker m ON m.gemeente = k.gemeente AND m.id = k.regisseur_id AND m.actief
          WHERE NOT EXISTS (SELECT 1 FROM afwezigheid a WHERE a.gemeente = m.gemeente AND a.medewerker_id = m.id
                 AND NOT a.ingetrokken AND a.van <= $2 AND a.tot >= $2)
          GROUP BY m.team_id, k.fase",
        uow.kop.gemeente,
        vandaag
    )
}

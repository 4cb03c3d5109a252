// SPDX-License-Identifier: EUPL-1.2
//! What the overview of a casus shows besides its head and people: the plan in short, what is said of it, what is next.

use crate::{Code, Resultaat, Uow, rij, rij_optie, rijen};
use domain::plan::{ActieStatus, Akkoord};
use domain::{ActieId, CasusId, DoelId, MedewerkerId, MeldingId};
use jiff::{Timestamp, civil::Date};

rij! {
    /// An action with its goal, for the summary of the plan.
    pub struct PlanRegel {
        pub doel_id: DoelId,
        pub leefgebied: String,
        pub woorden: String,
        pub score_begin: Option<i32>,
        pub score_nu: Option<i32>,
        pub actie_id: Option<ActieId>,
        pub wat: Option<String>,
        pub wie: Option<String>,
        pub trede: Option<i32>,
        pub trede_reden: Option<String>,
        pub voor: Option<Date>,
        pub status: Option<Code<ActieStatus>>,
        pub van_medewerker: Option<MedewerkerId>,
    }
}

/// Goals with their actions, in order.
///
/// # Errors
/// When the database refuses.
pub async fn plan(uow: &mut Uow, casus: CasusId) -> Resultaat<Vec<PlanRegel>> {
    rijen!(
        uow,
        PlanRegel,
        "SELECT d.id AS doel_id, d.leefgebied, d.tekst AS woorden, d.score_begin, d.score_nu, a.id AS actie_id, a.tekst AS wat, a.wie,
                a.trede, a.trede_reden, a.voor, a.status, b.medewerker_id AS van_medewerker
           FROM doel d LEFT JOIN actie a ON a.gemeente = d.gemeente AND a.casus_id = d.casus_id AND a.doel_id = d.id AND a.status <> 'vervallen'
           LEFT JOIN betrokkene b ON b.gemeente = a.gemeente AND b.id = a.betrokkene_id
          WHERE d.gemeente = $1 AND d.casus_id = $2 AND d.vervallen_reden IS NULL
          ORDER BY d.volgorde, d.id, a.volgorde, a.id",
        uow.kop.gemeente,
        casus
    )
}

rij! {
    /// What was said of the newest version of the plan.
    pub struct VersieOordeel {
        pub nummer: i32,
        pub gezien: bool,
        pub naam: Option<String>,
        pub persoon: bool,
        pub oordeel: Option<Code<Akkoord>>,
    }
}

/// Newest version of the plan with every judgement on it (one row without a judgement when there is none).
///
/// # Errors
/// When the database refuses.
pub async fn oordelen(uow: &mut Uow, casus: CasusId) -> Resultaat<Vec<VersieOordeel>> {
    rijen!(
        uow,
        VersieOordeel,
        "SELECT v.nummer, v.mdo_gezien_op IS NOT NULL AS gezien, k.naam, k.persoon_id IS NOT NULL AS persoon, k.oordeel
           FROM planversie v LEFT JOIN plan_akkoord k ON k.gemeente = v.gemeente AND k.planversie_id = v.id
          WHERE v.gemeente = $1 AND v.casus_id = $2
            AND v.nummer = (SELECT max(w.nummer) FROM planversie w WHERE w.gemeente = $1 AND w.casus_id = $2)
          ORDER BY k.op LIMIT 50",
        uow.kop.gemeente,
        casus
    )
}

rij! {
    /// The melding that a casus began with.
    pub struct EersteMelding {
        pub melder_organisatie: String,
        pub hoedanigheid: String,
        pub ontvangen_op: Timestamp,
    }
}

/// The first melding that led to the casus.
///
/// # Errors
/// When the database refuses.
pub async fn eerste_melding(uow: &mut Uow, casus: CasusId) -> Resultaat<Option<EersteMelding>> {
    rij_optie!(
        uow,
        EersteMelding,
        "SELECT melder_organisatie, hoedanigheid, ontvangen_op FROM melding
          WHERE gemeente = $1 AND casus_id = $2 ORDER BY ontvangen_op LIMIT 1",
        uow.kop.gemeente,
        casus
    )
}

rij! {
    /// Something planned.
    pub struct HiernaRij {
        pub soort: String,
        pub tekst: String,
        pub op: Date,
        pub wie: Option<String>,
    }
}

/// What is planned: looking back at the plan, tasks, the MDO. Soonest first.
///
/// # Errors
/// When the database refuses.
pub async fn hierna(uow: &mut Uow, casus: CasusId) -> Resultaat<Vec<HiernaRij>> {
    rijen!(
        uow,
        HiernaRij,
        "SELECT * FROM (
           SELECT 'evaluatie' AS soort, '' AS tekst, p.evaluatie_op AS op, CAST(NULL AS TEXT) AS wie
             FROM plan p WHERE p.gemeente = $1 AND p.casus_id = $2 AND p.evaluatie_op IS NOT NULL
           UNION ALL
           SELECT t.soort, t.tekst, t.voor, m.naam FROM taak t
             LEFT JOIN medewerker m ON m.gemeente = t.gemeente AND m.id = t.medewerker_id
            WHERE t.gemeente = $1 AND t.casus_id = $2 AND t.status = 'open'
           UNION ALL
           SELECT 'mdo_' || g.soort, g.vraag, o.datum, CAST(NULL AS TEXT) FROM agendapunt g
             JOIN overleg o ON o.gemeente = g.gemeente AND o.id = g.overleg_id
            WHERE g.gemeente = $1 AND g.casus_id = $2 AND g.status = 'open'
         ) alles ORDER BY op, soort LIMIT 12",
        uow.kop.gemeente,
        casus
    )
}

rij! {
    /// A melding that led to the casus or was added to it, with its weighing.
    pub struct WegingRij {
        pub id: MeldingId,
        pub kenmerk: String,
        pub onderwerp: String,
        pub wat: String,
        pub ontvangen_op: Timestamp,
        pub hoedanigheid: String,
        pub melder_organisatie: String,
        pub uitkomst: Option<String>,
        pub uitkomst_reden: String,
        pub antwoorden: Option<String>,
        pub probleemsoorten: Option<String>,
        pub gekozen_route: Option<String>,
        pub afwijk_reden: Option<String>,
        pub toelichting: Option<String>,
        pub door: Option<String>,
        pub afgerond_op: Option<Timestamp>,
    }
}

/// Meldingen of the casus with their weighing, oldest first.
///
/// # Errors
/// When the database refuses.
pub async fn wegingen(uow: &mut Uow, casus: CasusId) -> Resultaat<Vec<WegingRij>> {
    rijen!(
        uow,
        WegingRij,
        "SELECT g.id, g.kenmerk, g.onderwerp, g.wat, g.ontvangen_op, g.hoedanigheid, g.melder_organisatie, g.uitkomst, g.uitkomst_reden,
                t.antwoorden, t.probleemsoorten, t.gekozen_route, t.afwijk_reden, t.toelichting, m.naam AS door, t.afgerond_op
           FROM melding g
           LEFT JOIN triage t ON t.gemeente = g.gemeente AND t.melding_id = g.id
           LEFT JOIN medewerker m ON m.gemeente = t.gemeente AND m.id = t.door_id
          WHERE g.gemeente = $1 AND g.casus_id = $2 ORDER BY g.ontvangen_op, g.id LIMIT 20",
        uow.kop.gemeente,
        casus
    )
}

rij! {
    /// What the newest intake says of one life area.
    pub struct IntakeRegel {
        pub leefgebied: String,
        pub eigen_woorden: String,
        pub wens: String,
        pub eigen_kracht: String,
        pub ernst: Option<i32>,
        pub al_betrokken: String,
        pub bron: String,
        pub bevestigd_op: Date,
        pub door: String,
        pub afgerond_op: Option<Timestamp>,
    }
}

/// Answers of the newest intake of the casus.
///
/// # Errors
/// When the database refuses.
pub async fn intake(uow: &mut Uow, casus: CasusId) -> Resultaat<Vec<IntakeRegel>> {
    rijen!(
        uow,
        IntakeRegel,
        "SELECT a.leefgebied, a.eigen_woorden, a.wens, a.eigen_kracht, a.ernst, a.al_betrokken, a.bron, a.bevestigd_op, m.naam AS door, i.afgerond_op
           FROM intake i
           JOIN intake_antwoord a ON a.gemeente = i.gemeente AND a.intake_id = i.id
           JOIN medewerker m ON m.gemeente = a.gemeente AND m.id = a.vastgelegd_door
          WHERE i.gemeente = $1 AND i.id = (SELECT x.id FROM intake x WHERE x.gemeente = $1 AND x.casus_id = $2 ORDER BY x.gestart_op DESC, x.id DESC LIMIT 1)
          ORDER BY a.leefgebied LIMIT 50",
        uow.kop.gemeente,
        casus
    )
}

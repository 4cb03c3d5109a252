// SPDX-License-Identifier: EUPL-1.2
//! Mijn werk: what needs a person today. Each function is one statement, however many rows.

use crate::regie::kan_regisseur;
use crate::{Code, Resultaat, Uow, rij, rijen};
use domain::casus::Fase;
use domain::melding::Urgentie;
use domain::{AanbodId, CasusId, HuishoudenId, MedewerkerId, MeldingId, TaakId, TeamId};
use jiff::{Timestamp, civil::Date};

/// People whose regie the person `$2` holds on day `$3`: the person, and those for whom he or she stands in.
macro_rules! wie_ik {
    () => {
        "(SELECT $2 AS id UNION SELECT za.medewerker_id FROM afwezigheid za WHERE za.gemeente = $1 AND NOT za.ingetrokken
            AND za.waarnemer_id = $2 AND za.van <= $3 AND za.tot >= $3)"
    };
}

rij! {
    /// A household of mine.
    pub struct MijnHuishoudenRij {
        pub casus_id: CasusId,
        pub huishouden_id: HuishoudenId,
        pub huishouden: String,
        pub wijk: Option<String>,
        pub fase: Code<Fase>,
        pub fase_sinds: Timestamp,
        pub fase_termijn: Timestamp,
        pub regisseur_id: MedewerkerId,
        pub regisseur: String,
        pub regie_sinds: Timestamp,
        pub evaluatie_op: Option<Date>,
        pub laatste_contact: Option<Timestamp>,
        pub op_mdo: Option<Date>,
        pub mdo_opmerking: Option<String>,
    }
}

/// Running casussen of which the person is regisseur or stands in today.
///
/// # Errors
/// When the database refuses.
pub async fn huishoudens(uow: &mut Uow, wie: MedewerkerId, vandaag: Date) -> Resultaat<Vec<MijnHuishoudenRij>> {
    rijen!(
        uow,
        MijnHuishoudenRij,
        concat!(
            "SELECT c.id AS casus_id, c.huishouden_id, h.naam AS huishouden, w.naam AS wijk, c.fase, c.fase_sinds, c.fase_termijn,
                    r.medewerker_id AS regisseur_id, m.naam AS regisseur, r.van AS regie_sinds, p.evaluatie_op,
                    (SELECT max(n.contact_op) FROM notitie n WHERE n.gemeente = c.gemeente AND n.casus_id = c.id) AS laatste_contact,
                    (SELECT min(o.datum) FROM agendapunt g JOIN overleg o ON o.gemeente = g.gemeente AND o.id = g.overleg_id
                      WHERE g.gemeente = c.gemeente AND g.casus_id = c.id AND g.status = 'open' AND g.soort = 'plan_zien') AS op_mdo,
                    (SELECT v.mdo_opmerking FROM planversie v WHERE v.gemeente = c.gemeente AND v.casus_id = c.id AND v.mdo_gezien_op IS NOT NULL
                      ORDER BY v.nummer DESC LIMIT 1) AS mdo_opmerking
               FROM ", wie_ik!(), " ik
               JOIN regie r ON r.gemeente = $1 AND r.medewerker_id = ik.id AND r.tot IS NULL
               JOIN casus c ON c.gemeente = r.gemeente AND c.id = r.casus_id AND c.gesloten_op IS NULL
               JOIN huishouden h ON h.gemeente = c.gemeente AND h.id = c.huishouden_id
               JOIN medewerker m ON m.gemeente = r.gemeente AND m.id = r.medewerker_id
               LEFT JOIN wijk w ON w.gemeente = h.gemeente AND w.code = h.wijk_code
               LEFT JOIN plan p ON p.gemeente = c.gemeente AND p.casus_id = c.id
              ORDER BY h.naam, c.id LIMIT 200"
        ),
        uow.kop.gemeente,
        wie,
        vandaag
    )
}

rij! {
    /// An open melding about a household of mine.
    pub struct MeldingOverMijRij {
        pub melding_id: MeldingId,
        pub casus_id: CasusId,
        pub huishouden: String,
        pub onderwerp: String,
        pub melder: String,
        pub gevaar: String,
        pub urgentie: Code<Urgentie>,
        pub ontvangen_op: Timestamp,
        pub bij_mijn_team: bool,
    }
}

/// Open meldingen about households of mine. The text of the melding is not given, only its subject.
///
/// # Errors
/// When the database refuses.
pub async fn meldingen_over(
    uow: &mut Uow,
    wie: MedewerkerId,
    vandaag: Date,
    team: Option<TeamId>,
) -> Resultaat<Vec<MeldingOverMijRij>> {
    rijen!(
        uow,
        MeldingOverMijRij,
        concat!(
            "SELECT d.id AS melding_id, c.id AS casus_id, h.naam AS huishouden, d.onderwerp, d.melder_organisatie AS melder, d.gevaar, d.urgentie,
                    d.ontvangen_op, coalesce(d.team_id = $4, FALSE) AS bij_mijn_team
               FROM ", wie_ik!(), " ik
               JOIN regie r ON r.gemeente = $1 AND r.medewerker_id = ik.id AND r.tot IS NULL
               JOIN casus c ON c.gemeente = r.gemeente AND c.id = r.casus_id AND c.gesloten_op IS NULL
               JOIN melding d ON d.gemeente = c.gemeente AND d.huishouden_id = c.huishouden_id AND d.afgerond_op IS NULL
               JOIN huishouden h ON h.gemeente = c.gemeente AND h.id = c.huishouden_id
              ORDER BY d.ontvangen_op DESC LIMIT 50"
        ),
        uow.kop.gemeente,
        wie,
        vandaag,
        team
    )
}

rij! {
    /// A task.
    pub struct TaakRij {
        pub id: TaakId,
        pub soort: String,
        pub tekst: String,
        pub casus_id: Option<CasusId>,
        pub huishouden: Option<String>,
        pub voor: Date,
        pub van_ander: Option<String>,
        pub version: i64,
    }
}

/// Open tasks of the person, of those for whom he or she stands in, and of the team, up to a date.
///
/// # Errors
/// When the database refuses.
pub async fn taken(
    uow: &mut Uow,
    wie: MedewerkerId,
    vandaag: Date,
    tot: Date,
    team: Option<TeamId>,
) -> Resultaat<Vec<TaakRij>> {
    rijen!(
        uow,
        TaakRij,
        concat!(
            "SELECT t.id, t.soort, t.tekst, t.casus_id, h.naam AS huishouden, t.voor,
                    CASE WHEN t.medewerker_id = $2 THEN NULL ELSE m.naam END AS van_ander, t.version
               FROM taak t
               LEFT JOIN medewerker m ON m.gemeente = t.gemeente AND m.id = t.medewerker_id
               LEFT JOIN casus c ON c.gemeente = t.gemeente AND c.id = t.casus_id
               LEFT JOIN huishouden h ON h.gemeente = c.gemeente AND h.id = c.huishouden_id
              WHERE t.gemeente = $1 AND t.status = 'open' AND t.voor <= $4
                AND (t.medewerker_id IN ", wie_ik!(), " OR (t.medewerker_id IS NULL AND t.team_id = $5 AND t.casus_id IS NULL))
              ORDER BY t.voor, t.id LIMIT 60"
        ),
        uow.kop.gemeente,
        wie,
        vandaag,
        tot,
        team
    )
}

rij! {
    /// An agreement in a plan.
    pub struct AfspraakRij {
        pub casus_id: CasusId,
        pub huishouden: String,
        pub tekst: String,
        pub wie: String,
        pub wie_soort: String,
        pub voor: Date,
        pub van_mij: bool,
    }
}

/// Agreements in casussen of mine that are due up to a date.
///
/// # Errors
/// When the database refuses.
pub async fn afspraken(
    uow: &mut Uow,
    wie: MedewerkerId,
    vandaag: Date,
    tot: Date,
    naam: &str,
) -> Resultaat<Vec<AfspraakRij>> {
    rijen!(
        uow,
        AfspraakRij,
        concat!(
            "SELECT c.id AS casus_id, h.naam AS huishouden, a.tekst, a.wie, a.wie_soort, a.voor,
                    (a.wie_soort = 'professional' AND (coalesce(b.medewerker_id = $2, FALSE) OR (a.betrokkene_id IS NULL AND a.wie = $5))) AS van_mij
               FROM ", wie_ik!(), " ik
               JOIN regie r ON r.gemeente = $1 AND r.medewerker_id = ik.id AND r.tot IS NULL
               JOIN casus c ON c.gemeente = r.gemeente AND c.id = r.casus_id AND c.gesloten_op IS NULL
               JOIN actie a ON a.gemeente = c.gemeente AND a.casus_id = c.id AND a.status IN ('open','bezig') AND a.voor <= $4
               JOIN huishouden h ON h.gemeente = c.gemeente AND h.id = c.huishouden_id
               LEFT JOIN betrokkene b ON b.gemeente = a.gemeente AND b.id = a.betrokkene_id
              ORDER BY a.voor, a.id LIMIT 120"
        ),
        uow.kop.gemeente,
        wie,
        vandaag,
        tot,
        naam
    )
}

rij! {
    /// A goal for which nothing runs any more.
    pub struct StilDoelRij {
        pub casus_id: CasusId,
        pub huishouden: String,
        pub leefgebied: String,
        pub sinds: Option<Date>,
    }
}

/// Goals in casussen of mine that are being carried out, where an action failed or lapsed and no other runs.
///
/// # Errors
/// When the database refuses.
pub async fn stille_doelen(uow: &mut Uow, wie: MedewerkerId, vandaag: Date) -> Resultaat<Vec<StilDoelRij>> {
    rijen!(
        uow,
        StilDoelRij,
        concat!(
            "SELECT c.id AS casus_id, h.naam AS huishouden, d.leefgebied,
                    (SELECT max(a.afgerond_op) FROM actie a WHERE a.gemeente = d.gemeente AND a.casus_id = d.casus_id AND a.doel_id = d.id) AS sinds
               FROM ", wie_ik!(), " ik
               JOIN regie r ON r.gemeente = $1 AND r.medewerker_id = ik.id AND r.tot IS NULL
               JOIN casus c ON c.gemeente = r.gemeente AND c.id = r.casus_id AND c.fase = 'uitvoering'
               JOIN doel d ON d.gemeente = c.gemeente AND d.casus_id = c.id AND d.vervallen_reden IS NULL
               JOIN huishouden h ON h.gemeente = c.gemeente AND h.id = c.huishouden_id
              WHERE NOT EXISTS (SELECT 1 FROM actie a WHERE a.gemeente = d.gemeente AND a.casus_id = d.casus_id AND a.doel_id = d.id
                                 AND a.status IN ('open','bezig','gelukt'))
              ORDER BY h.naam, d.volgorde LIMIT 20"
        ),
        uow.kop.gemeente,
        wie,
        vandaag
    )
}

rij! {
    /// A melding in a list.
    pub struct MeldingRij {
        pub id: MeldingId,
        pub onderwerp: String,
        pub wijk: Option<String>,
        pub urgentie: Code<Urgentie>,
        pub gevaar: String,
        pub termijn_op: Timestamp,
        pub terugkoppeling_voor: Timestamp,
        pub behandelaar_id: Option<MedewerkerId>,
        pub behandelaar: Option<String>,
        pub afgerond: bool,
        pub totaal: i64,
    }
}

/// Open meldingen of the team that this person handles or nobody handles; the shortest term first.
///
/// # Errors
/// When the database refuses.
pub async fn meldingen(uow: &mut Uow, wie: MedewerkerId, team: Option<TeamId>, aantal: i64) -> Resultaat<Vec<MeldingRij>> {
    rijen!(
        uow,
        MeldingRij,
        "SELECT d.id, d.onderwerp, w.naam AS wijk, d.urgentie, d.gevaar, d.termijn_op, d.terugkoppeling_voor, d.behandelaar_id,
                m.naam AS behandelaar, FALSE AS afgerond, count(*) OVER () AS totaal
           FROM melding d
           LEFT JOIN wijk w ON w.gemeente = d.gemeente AND w.code = d.wijk_code
           LEFT JOIN medewerker m ON m.gemeente = d.gemeente AND m.id = d.behandelaar_id
          WHERE d.gemeente = $1 AND d.team_id = $3 AND d.afgerond_op IS NULL AND (d.behandelaar_id = $2 OR d.behandelaar_id IS NULL)
          ORDER BY d.termijn_op, d.id LIMIT $4",
        uow.kop.gemeente,
        wie,
        team,
        aantal
    )
}

/// Meldingen of the team whose melder still waits for an answer, due up to a moment.
///
/// # Errors
/// When the database refuses.
pub async fn terugkoppelingen(
    uow: &mut Uow,
    team: Option<TeamId>,
    tot: Timestamp,
    aantal: i64,
) -> Resultaat<Vec<MeldingRij>> {
    rijen!(
        uow,
        MeldingRij,
        "SELECT d.id, d.onderwerp, w.naam AS wijk, d.urgentie, d.gevaar, d.termijn_op, d.terugkoppeling_voor, d.behandelaar_id,
                m.naam AS behandelaar, (d.afgerond_op IS NOT NULL) AS afgerond, count(*) OVER () AS totaal
           FROM melding d
           LEFT JOIN wijk w ON w.gemeente = d.gemeente AND w.code = d.wijk_code
           LEFT JOIN medewerker m ON m.gemeente = d.gemeente AND m.id = d.behandelaar_id
          WHERE d.gemeente = $1 AND d.team_id = $2 AND d.terugkoppeling_op IS NULL AND d.terugkoppeling_voor <= $3 AND d.status <> 'samengevoegd'
          ORDER BY d.terugkoppeling_voor, d.id LIMIT $4",
        uow.kop.gemeente,
        team,
        tot,
        aantal
    )
}

rij! {
    /// An offer.
    pub struct AanbodRij {
        pub id: AanbodId,
        pub melding_id: MeldingId,
        pub onderwerp: String,
        pub van_team: String,
        pub naar_team: String,
        pub reden: String,
        pub status: String,
        pub antwoord_voor: Timestamp,
        pub antwoord_reden: String,
        pub antwoord_op: Option<Timestamp>,
    }
}

/// Offers to the team that wait for an answer.
///
/// # Errors
/// When the database refuses.
pub async fn aanbod_aan(uow: &mut Uow, team: Option<TeamId>) -> Resultaat<Vec<AanbodRij>> {
    rijen!(
        uow,
        AanbodRij,
        "SELECT a.id, a.melding_id, d.onderwerp, v.naam AS van_team, n.naam AS naar_team, a.reden, a.status, a.antwoord_voor,
                a.antwoord_reden, a.antwoord_op
           FROM aanbod a
           JOIN melding d ON d.gemeente = a.gemeente AND d.id = a.melding_id
           JOIN team v ON v.gemeente = a.gemeente AND v.id = a.van_team
           JOIN team n ON n.gemeente = a.gemeente AND n.id = a.naar_team
          WHERE a.gemeente = $1 AND a.naar_team = $2 AND a.status = 'open' ORDER BY a.antwoord_voor, a.id LIMIT 20",
        uow.kop.gemeente,
        team
    )
}

/// Offers that came back (returned or expired) since a moment, of meldingen that are still open.
///
/// # Errors
/// When the database refuses.
pub async fn aanbod_terug(uow: &mut Uow, sinds: Timestamp) -> Resultaat<Vec<AanbodRij>> {
    rijen!(
        uow,
        AanbodRij,
        "SELECT a.id, a.melding_id, d.onderwerp, v.naam AS van_team, n.naam AS naar_team, a.reden, a.status, a.antwoord_voor,
                a.antwoord_reden, a.antwoord_op
           FROM melding d
           JOIN aanbod a ON a.gemeente = d.gemeente AND a.melding_id = d.id AND a.status IN ('teruggegeven','verlopen') AND a.aangeboden_op >= $2
           JOIN team v ON v.gemeente = a.gemeente AND v.id = a.van_team
           JOIN team n ON n.gemeente = a.gemeente AND n.id = a.naar_team
          WHERE d.gemeente = $1 AND d.afgerond_op IS NULL ORDER BY a.antwoord_op DESC, a.id LIMIT 12",
        uow.kop.gemeente,
        sinds
    )
}

rij! {
    /// A casus that stays too long in a phase.
    pub struct VastRij {
        pub casus_id: CasusId,
        pub huishouden: String,
        pub fase: Code<Fase>,
        pub fase_termijn: Timestamp,
        pub regisseur: Option<String>,
        pub team: String,
        pub totaal: i64,
    }
}

/// Casussen over the term of their phase, the longest first; with the total. For who sees all casussen.
///
/// # Errors
/// When the database refuses.
pub async fn vast(uow: &mut Uow, team: Option<TeamId>, aantal: i64) -> Resultaat<Vec<VastRij>> {
    rijen!(
        uow,
        VastRij,
        "SELECT c.id AS casus_id, h.naam AS huishouden, c.fase, c.fase_termijn, m.naam AS regisseur, t.naam AS team, count(*) OVER () AS totaal
           FROM casus c
           JOIN huishouden h ON h.gemeente = c.gemeente AND h.id = c.huishouden_id
           JOIN team t ON t.gemeente = c.gemeente AND t.id = c.team_id
           LEFT JOIN regie r ON r.gemeente = c.gemeente AND r.casus_id = c.id AND r.tot IS NULL
           LEFT JOIN medewerker m ON m.gemeente = r.gemeente AND m.id = r.medewerker_id
          WHERE c.gemeente = $1 AND c.gesloten_op IS NULL AND c.fase <> 'nazorg' AND c.fase_termijn < $3 AND ($2 IS NULL OR c.team_id = $2)
          ORDER BY c.fase_termijn, c.id LIMIT $4",
        uow.kop.gemeente,
        team,
        uow.kop.nu,
        aantal
    )
}

rij! {
    /// Load of a regisseur in one phase, with name.
    pub struct DrukRij {
        pub medewerker_id: MedewerkerId,
        pub naam: String,
        pub team: String,
        pub rollen: String,
        pub fase: Code<Fase>,
        pub aantal: i64,
        pub overmaat_tot: Option<Date>,
    }
}

/// Load of the people with at least `vanaf` running casussen, per phase.
///
/// # Errors
/// When the database refuses.
pub async fn drukste(uow: &mut Uow, vanaf: i64) -> Resultaat<Vec<DrukRij>> {
    rijen!(
        uow,
        DrukRij,
        concat!(
            "SELECT m.id AS medewerker_id, m.naam, t.naam AS team, m.rollen, c.fase, count(*) AS aantal, max(r.overmaat_tot) AS overmaat_tot
               FROM (SELECT z.medewerker_id FROM regie z WHERE z.gemeente = $1 AND z.tot IS NULL GROUP BY z.medewerker_id HAVING count(*) >= $2) d
               JOIN medewerker m ON m.gemeente = $1 AND m.id = d.medewerker_id AND ", kan_regisseur!(), "
               JOIN team t ON t.gemeente = m.gemeente AND t.id = m.team_id
               JOIN regie r ON r.gemeente = m.gemeente AND r.medewerker_id = m.id AND r.tot IS NULL
               JOIN casus c ON c.gemeente = r.gemeente AND c.id = r.casus_id AND c.gesloten_op IS NULL
              GROUP BY m.id, m.naam, t.naam, m.rollen, c.fase ORDER BY m.naam, m.id"
        ),
        uow.kop.gemeente,
        vanaf
    )
}

rij! {
    /// A casus in which a partner takes part.
    pub struct DeelnameRij {
        pub casus_id: CasusId,
        pub huishouden: String,
        pub fase: Code<Fase>,
        pub rol: String,
        pub grondslag: String,
        pub tot: Option<Date>,
        pub regisseur: Option<String>,
        pub telefoon: Option<String>,
    }
}

/// Running casussen in which the person takes part today.
///
/// # Errors
/// When the database refuses.
pub async fn deelnames(uow: &mut Uow, wie: MedewerkerId, vandaag: Date) -> Resultaat<Vec<DeelnameRij>> {
    rijen!(
        uow,
        DeelnameRij,
        "SELECT c.id AS casus_id, h.naam AS huishouden, c.fase, b.rol, b.grondslag, b.tot, m.naam AS regisseur, m.telefoon
           FROM betrokkene b
           JOIN casus c ON c.gemeente = b.gemeente AND c.id = b.casus_id AND c.gesloten_op IS NULL
           JOIN huishouden h ON h.gemeente = c.gemeente AND h.id = c.huishouden_id
           LEFT JOIN regie r ON r.gemeente = c.gemeente AND r.casus_id = c.id AND r.tot IS NULL
           LEFT JOIN medewerker m ON m.gemeente = r.gemeente AND m.id = r.medewerker_id
          WHERE b.gemeente = $1 AND b.medewerker_id = $2 AND b.sinds <= $3 AND (b.tot IS NULL OR b.tot >= $3)
          ORDER BY h.naam, c.id LIMIT 100",
        uow.kop.gemeente,
        wie,
        vandaag
    )
}

/// Agreements of the person in casussen in which he or she takes part, due up to a date.
///
/// # Errors
/// When the database refuses.
pub async fn mijn_afspraken_elders(
    uow: &mut Uow,
    wie: MedewerkerId,
    vandaag: Date,
    tot: Date,
) -> Resultaat<Vec<AfspraakRij>> {
    rijen!(
        uow,
        AfspraakRij,
        "SELECT c.id AS casus_id, h.naam AS huishouden, a.tekst, a.wie, a.wie_soort, a.voor, TRUE AS van_mij
           FROM betrokkene b
           JOIN casus c ON c.gemeente = b.gemeente AND c.id = b.casus_id AND c.gesloten_op IS NULL
           JOIN actie a ON a.gemeente = c.gemeente AND a.casus_id = c.id AND a.betrokkene_id = b.id AND a.status IN ('open','bezig') AND a.voor <= $4
           JOIN huishouden h ON h.gemeente = c.gemeente AND h.id = c.huishouden_id
          WHERE b.gemeente = $1 AND b.medewerker_id = $2 AND b.sinds <= $3 AND (b.tot IS NULL OR b.tot >= $3)
          ORDER BY a.voor, a.id LIMIT 60",
        uow.kop.gemeente,
        wie,
        vandaag,
        tot
    )
}

rij! {
    /// What the next MDO brings.
    pub struct MdoTellingRij {
        pub toewijzen: i64,
        pub plannen: i64,
    }
}

/// Open items of meetings up to a date. Counts only.
///
/// # Errors
/// When the database refuses.
pub async fn mdo_telling(uow: &mut Uow, tot: Date) -> Resultaat<Option<MdoTellingRij>> {
    crate::rij_optie!(
        uow,
        MdoTellingRij,
        "SELECT coalesce(sum(CASE WHEN g.soort = 'toewijzen' THEN 1 ELSE 0 END), 0) AS toewijzen,
                coalesce(sum(CASE WHEN g.soort = 'plan_zien' THEN 1 ELSE 0 END), 0) AS plannen
           FROM agendapunt g JOIN overleg o ON o.gemeente = g.gemeente AND o.id = g.overleg_id
          WHERE g.gemeente = $1 AND g.status = 'open' AND o.datum <= $2",
        uow.kop.gemeente,
        tot
    )
}

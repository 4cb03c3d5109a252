// SPDX-License-Identifier: EUPL-1.2
//! One's own work: households, meldingen about them, tasks, agreements.

use crate::{Code, Resultaat, Uow, deelname_geldt, rij, rijen, verborgen_huishoudens};
use domain::casus::Fase;
use domain::melding::Urgentie;
use domain::{CasusId, HuishoudenId, MedewerkerId, MeldingId, TaakId, TeamId};
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
        pub contact_gestopt: Option<Timestamp>,
        pub op_mdo: Option<Date>,
        pub mdo_opmerking: Option<String>,
    }
}

/// Running casussen of which the person is regisseur or stands in today.
///
/// # Errors
/// When the database refuses.
pub async fn huishoudens(
    uow: &mut Uow,
    wie: MedewerkerId,
    vandaag: Date,
) -> Resultaat<Vec<MijnHuishoudenRij>> {
    rijen!(
        uow,
        MijnHuishoudenRij,
        concat!(
            "SELECT c.id AS casus_id, c.huishouden_id, h.naam AS huishouden, w.naam AS wijk, c.fase, c.fase_sinds, c.fase_termijn,
                    r.medewerker_id AS regisseur_id, m.naam AS regisseur, r.van AS regie_sinds, p.evaluatie_op,
                    (SELECT max(n.contact_op) FROM notitie n WHERE n.gemeente = c.gemeente AND n.casus_id = c.id) AS laatste_contact,
                    (SELECT max(cb.op) FROM contact_besluit cb WHERE cb.gemeente = c.gemeente AND cb.casus_id = c.id) AS contact_gestopt,
                    (SELECT min(o.datum) FROM agendapunt g JOIN overleg o ON o.gemeente = g.gemeente AND o.id = g.overleg_id
                      WHERE g.gemeente = c.gemeente AND g.casus_id = c.id AND g.status = 'open' AND g.soort = 'plan_zien') AS op_mdo,
                    (SELECT v.mdo_opmerking FROM planversie v WHERE v.gemeente = c.gemeente AND v.casus_id = c.id AND v.mdo_gezien_op IS NOT NULL
                      ORDER BY v.nummer DESC LIMIT 1) AS mdo_opmerking
               FROM ", wie_ik!(), " ik
               JOIN regie r ON r.gemeente = $1 AND r.medewerker_id = ik.id AND r.tot IS NULL
               JOIN casus c ON c.gemeente = r.gemeente AND c.id = r.casus_id AND c.gesloten_op IS NULL
                    AND c.huishouden_id NOT IN (", verborgen_huishoudens!("$2", "$3"), ")
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
                    AND c.huishouden_id NOT IN (", verborgen_huishoudens!("$2", "$3"), ")
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
               FROM (SELECT x.* FROM ", wie_ik!(), " ik JOIN taak x ON x.gemeente = $1 AND x.medewerker_id = ik.id
                            AND x.status = 'open' AND x.voor <= $4
                     UNION ALL
                     SELECT x.* FROM taak x
                      WHERE x.gemeente = $1 AND x.medewerker_id IS NULL AND x.team_id = $5 AND x.casus_id IS NULL
                        AND x.status = 'open' AND x.voor <= $4) t
               LEFT JOIN medewerker m ON m.gemeente = t.gemeente AND m.id = t.medewerker_id
               LEFT JOIN casus c ON c.gemeente = t.gemeente AND c.id = t.casus_id
               LEFT JOIN huishouden h ON h.gemeente = c.gemeente AND h.id = c.huishouden_id
              WHERE c.id IS NULL OR c.huishouden_id NOT IN (", verborgen_huishoudens!("$2", "$3"), ")
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
                    AND c.huishouden_id NOT IN (", verborgen_huishoudens!("$2", "$3"), ")
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
                    AND c.huishouden_id NOT IN (", verborgen_huishoudens!("$2", "$3"), ")
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
        concat!(
            "SELECT c.id AS casus_id, h.naam AS huishouden, c.fase, b.rol, b.grondslag, b.tot, m.naam AS regisseur, m.telefoon
           FROM betrokkene b
           JOIN casus c ON c.gemeente = b.gemeente AND c.id = b.casus_id AND c.gesloten_op IS NULL
           JOIN huishouden h ON h.gemeente = c.gemeente AND h.id = c.huishouden_id
           LEFT JOIN regie r ON r.gemeente = c.gemeente AND r.casus_id = c.id AND r.tot IS NULL
           LEFT JOIN medewerker m ON m.gemeente = r.gemeente AND m.id = r.medewerker_id
          WHERE b.gemeente = $1 AND ", deelname_geldt!("$2", "$3"), "
            AND c.huishouden_id NOT IN (", verborgen_huishoudens!("$2", "$3"), ")
          ORDER BY h.naam, c.id LIMIT 100"
        ),
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
        concat!(
            "SELECT c.id AS casus_id, h.naam AS huishouden, a.tekst, a.wie, a.wie_soort, a.voor, TRUE AS van_mij
           FROM betrokkene b
           JOIN casus c ON c.gemeente = b.gemeente AND c.id = b.casus_id AND c.gesloten_op IS NULL
           JOIN actie a ON a.gemeente = c.gemeente AND a.casus_id = c.id AND a.betrokkene_id = b.id AND a.status IN ('open','bezig') AND a.voor <= $4
           JOIN huishouden h ON h.gemeente = c.gemeente AND h.id = c.huishouden_id
          WHERE b.gemeente = $1 AND ", deelname_geldt!("$2", "$3"), "
            AND c.huishouden_id NOT IN (", verborgen_huishoudens!("$2", "$3"), ")
          ORDER BY a.voor, a.id LIMIT 60"
        ),
        uow.kop.gemeente,
        wie,
        vandaag,
        tot
    )
}

rij! {
    /// Something about access that waits for the person, or came back to them.
    pub struct ToegangRij {
        pub casus_id: CasusId,
        pub soort: String,
        pub huishouden: String,
        pub wie: String,
        pub op: Timestamp,
        pub verzoek_id: Option<uuid::Uuid>,
    }
}

/// Requests for casussen of mine (`verzoek`), deelnames that I must say again still hold (`bevestigen`, since before
/// `grens`), and answers to my own requests since `sinds` (`ja`, `nee`; with the reference, no name).
///
/// # Errors
/// When the database refuses.
pub async fn toegang(
    uow: &mut Uow,
    wie: MedewerkerId,
    vandaag: Date,
    grens: Date,
    sinds: Timestamp,
) -> Resultaat<Vec<ToegangRij>> {
    rijen!(
        uow,
        ToegangRij,
        concat!(
            "WITH mijn AS (SELECT c.gemeente, c.id, h.naam FROM ", wie_ik!(), " ik
               JOIN regie r ON r.gemeente = $1 AND r.medewerker_id = ik.id AND r.tot IS NULL
               JOIN casus c ON c.gemeente = r.gemeente AND c.id = r.casus_id AND c.gesloten_op IS NULL
                    AND c.huishouden_id NOT IN (", verborgen_huishoudens!("$2", "$3"), ")
               JOIN huishouden h ON h.gemeente = c.gemeente AND h.id = c.huishouden_id)
             SELECT * FROM (
               SELECT mijn.id AS casus_id, 'verzoek' AS soort, mijn.naam AS huishouden, m.naam AS wie, v.gevraagd_op AS op, v.id AS verzoek_id
                 FROM mijn JOIN toegangsverzoek v ON v.gemeente = mijn.gemeente AND v.casus_id = mijn.id AND v.status = 'open'
                 JOIN medewerker m ON m.gemeente = v.gemeente AND m.id = v.medewerker_id
               UNION ALL
               SELECT mijn.id, 'bevestigen', mijn.naam, min(b.naam), $6, NULL
                 FROM mijn JOIN betrokkene b ON b.gemeente = mijn.gemeente AND b.casus_id = mijn.id AND b.medewerker_id IS NOT NULL
                      AND (b.tot IS NULL OR b.tot >= $3) AND b.sinds <= $4 AND coalesce(b.bevestigd_op, b.sinds) <= $4
                GROUP BY mijn.id, mijn.naam
               UNION ALL
               SELECT v.casus_id, CASE v.status WHEN 'toegekend' THEN 'ja' ELSE 'nee' END, c.kenmerk, coalesce(m.naam, ''), v.besloten_op, v.id
                 FROM toegangsverzoek v JOIN casus c ON c.gemeente = v.gemeente AND c.id = v.casus_id
                 LEFT JOIN medewerker m ON m.gemeente = v.gemeente AND m.id = v.besloten_door
                WHERE v.gemeente = $1 AND v.medewerker_id = $2 AND v.besloten_op >= $5) alles
              ORDER BY CASE soort WHEN 'verzoek' THEN 0 WHEN 'bevestigen' THEN 2 ELSE 1 END, op, casus_id LIMIT 20"
        ),
        uow.kop.gemeente,
        wie,
        vandaag,
        grens,
        sinds,
        uow.kop.nu
    )
}

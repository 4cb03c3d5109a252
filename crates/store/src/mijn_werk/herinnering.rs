// SPDX-License-Identifier: EUPL-1.2
//! What somebody is reminded of, in one statement: warnings to review, questions whether somebody is known, warm handovers,
//! who may come to a change of age or school, and matches in the verwijsindex. A household that is no part of any list of the actor is not in this one either.

use crate::{Code, Resultaat, Uow, deelname_geldt, rij, rijen, verborgen_huishoudens};
use domain::code_enum;
use domain::levensloop::{Overgang, Schoolsoort};
use domain::verwijsindex::Stand;
use domain::waarschuwing::WaarschuwingSoort;
use domain::{CasusId, MedewerkerId};
use jiff::{Timestamp, ToSpan, civil::Date};
use uuid::Uuid;

code_enum! {
    /// What one is reminded of.
    pub enum HerinneringSoort {
        Herbeoordeling = "herbeoordeling", "een waarschuwing herbeoordelen";
        Bekendheid = "bekendheid", "zeggen of iemand bekend is";
        Verrijking = "verrijking", "een vraag beantwoorden";
        Match = "match", "een match in de verwijsindex";
        Overdracht = "overdracht", "zeggen of je het overneemt";
        Lid = "lid", "een lid van een huishouden dat een overgang kan hebben";
        Geregeld = "geregeld", "een overgang die geregeld is";
        Overgedragen = "overgedragen", "een overgang die warm is overgedragen";
    }
}

rij! {
    /// One reminder.
    pub struct HerinneringRij {
        pub soort: Code<HerinneringSoort>,
        /// The warning, the bekendheidscheck, the match, the handover, or the member.
        pub id: Uuid,
        /// The household; of a match the organisation of the other melder.
        pub bij: String,
        /// Who was asked; of a match the other melder; of a member the name; empty for a warning.
        pub wie: String,
        /// Kind of a warning.
        pub waarschuwing: Option<Code<WaarschuwingSoort>>,
        /// Day of the review, last day of the answer, date of birth of a member, or the day of a change that is arranged.
        pub dag: Option<Date>,
        /// When a match came to be, or the casus of a member began.
        pub ontstaan_op: Option<Timestamp>,
        /// How far a match is.
        pub stand: Option<Code<Stand>>,
        /// It waits for the actor, not for somebody else.
        pub van_mij: bool,
        /// The casus of a member.
        pub casus_id: Option<CasusId>,
        /// School of a member.
        pub school_soort: Option<Code<Schoolsoort>>,
        /// Its expected end.
        pub school_tot: Option<Date>,
        /// The change that is arranged.
        pub overgang: Option<Code<Overgang>>,
    }
}

/// Changes of age end at 27; who is older by more than the year after it has none.
const OUDSTE_JAREN: i32 = 29;

/// Reminders of this person today: warnings to review up to `tot` and late answers, of casussen of which they are regisseur
/// or for which they stand in; questions to them where they take part; matches of theirs that are not finished. Nothing of the
/// youth is in those.
///
/// # Errors
/// When the database refuses.
pub async fn herinneringen(
    uow: &mut Uow,
    wie: MedewerkerId,
    vandaag: Date,
    tot: Date,
) -> Resultaat<Vec<HerinneringRij>> {
    macro_rules! regie {
        () => {
            "(SELECT $2 AS id UNION SELECT za.medewerker_id FROM afwezigheid za WHERE za.gemeente = $1 AND NOT za.ingetrokken
               AND za.waarnemer_id = $2 AND za.van <= $3 AND za.tot >= $3)"
        };
    }
    macro_rules! vraag {
        ($soort:literal, $van:literal, $klaar:literal) => {
            concat!(
                " UNION ALL SELECT '", $soort, "', k.id, h.naam, b.naam, NULL, v.uiterlijk, NULL, NULL, COALESCE(b.medewerker_id = $2, FALSE), NULL, NULL, NULL, NULL
                   FROM ", $van, "
                   JOIN betrokkene b ON b.gemeente = k.gemeente AND b.id = k.betrokkene_id
                   JOIN casus c ON c.gemeente = k.gemeente AND c.id = k.casus_id AND c.gesloten_op IS NULL
                   JOIN huishouden h ON h.gemeente = c.gemeente AND h.id = c.huishouden_id
                  WHERE v.gemeente = $1 AND v.", $klaar, " IS NULL AND v.ingetrokken_op IS NULL
                    AND ((", deelname_geldt!("$2", "$3"), ") OR (v.uiterlijk < $3 AND c.regisseur_id IN ", regie!(), "))
                    AND c.huishouden_id NOT IN (", verborgen_huishoudens!("$2", "$3"), ")"
            )
        };
    }
    macro_rules! zijde {
        ($ik:literal, $hun:literal) => {
            concat!(
                " UNION ALL SELECT 'match', x.id, o.organisatie, w.naam, NULL, NULL, x.ontstaan_op, x.status, TRUE, NULL, NULL, NULL, NULL
                   FROM verwijsmelder i
                   JOIN verwijsmatch x ON x.", $ik, "_gemeente = i.gemeente AND x.", $ik, "_melder = i.id AND x.soort <> 'archief'
                        AND x.status IN ('nieuw', 'contact')
                   JOIN verwijsmelder o ON o.gemeente = x.", $hun, "_gemeente AND o.id = x.", $hun, "_melder
                   JOIN medewerker w ON w.gemeente = o.gemeente AND w.id = o.medewerker_id
                  WHERE i.gemeente = $1 AND i.medewerker_id = $2"
            )
        };
    }
    // Members of the households that this person directs, with something ($kolommen) of each.
    macro_rules! lid {
        ($kolommen:literal, $bij:literal, $waar:literal) => {
            concat!(
                " UNION ALL SELECT ", $kolommen, "
                   FROM ", regie!(), " ik
                   JOIN casus c ON c.gemeente = $1 AND c.regisseur_id = ik.id AND c.gesloten_op IS NULL
                   JOIN huishouden h ON h.gemeente = c.gemeente AND h.id = c.huishouden_id
                   JOIN huishouden_lid l ON l.gemeente = h.gemeente AND l.huishouden_id = h.id AND l.tot IS NULL
                   JOIN persoon p ON p.gemeente = l.gemeente AND p.id = l.persoon_id AND p.overleden_op IS NULL",
                $bij, " WHERE ", $waar, " AND c.huishouden_id NOT IN (", verborgen_huishoudens!("$2", "$3"), ")"
            )
        };
    }
    rijen!(
        uow,
        HerinneringRij,
        concat!(
            "SELECT q.soort, q.id, q.bij, q.wie, q.waarschuwing, q.dag, q.ontstaan_op, q.stand, q.van_mij, q.casus_id, q.school_soort,
                    q.school_tot, q.overgang FROM (
              SELECT 'herbeoordeling' AS soort, w.id AS id, h.naam AS bij, '' AS wie, w.soort AS waarschuwing, w.herbeoordelen_op AS dag,
                     CAST(NULL AS TIMESTAMPTZ) AS ontstaan_op, CAST(NULL AS TEXT) AS stand, TRUE AS van_mij,
                     CAST(NULL AS UUID) AS casus_id, CAST(NULL AS TEXT) AS school_soort, CAST(NULL AS DATE) AS school_tot,
                     CAST(NULL AS TEXT) AS overgang
                FROM ", regie!(), " ik
                JOIN casus c ON c.gemeente = $1 AND c.regisseur_id = ik.id AND c.gesloten_op IS NULL
                JOIN waarschuwing w ON w.gemeente = c.gemeente AND w.huishouden_id = c.huishouden_id AND w.beeindigd_op IS NULL
                     AND w.herbeoordelen_op <= $4
                JOIN huishouden h ON h.gemeente = c.gemeente AND h.id = c.huishouden_id
               WHERE c.huishouden_id NOT IN (", verborgen_huishoudens!("$2", "$3"), ")",
            vraag!("bekendheid", "bekendheid k JOIN bekendheid v ON v.gemeente = k.gemeente AND v.id = k.id", "geantwoord_op"),
            vraag!("verrijking", "verrijking v JOIN bekendheid k ON k.gemeente = v.gemeente AND k.id = v.bekendheid_id", "beantwoord_op"),
            vraag!("overdracht", "overdracht k JOIN overdracht v ON v.gemeente = k.gemeente AND v.id = k.id", "besloten_op"),
            zijde!("een", "ander"),
            zijde!("ander", "een"),
            lid!("'lid', p.id, h.naam, TRIM(p.voornamen || RTRIM(' ' || COALESCE(p.toon_voorvoegsel, p.voorvoegsel)) || ' ' || COALESCE(p.toon_naam, p.geslachtsnaam)), NULL, p.geboortedatum, c.gestart_op,
                  NULL, TRUE, c.id, p.school_soort, p.school_tot, NULL",
                "",
                "(p.geboortedatum >= $5 OR p.school_tot IS NOT NULL)"),
            lid!("'geregeld', p.id, '', '', NULL, g.dag, NULL, NULL, TRUE, c.id, NULL, NULL, g.overgang",
                " JOIN overgang_regeling g ON g.gemeente = p.gemeente AND g.persoon_id = p.id",
                "g.dag >= $5"),
            lid!("'overgedragen', p.id, '', '', NULL, g.dag, NULL, NULL, TRUE, c.id, NULL, NULL, g.overgang",
                " JOIN overdracht g ON g.gemeente = p.gemeente AND g.persoon_id = p.id AND g.casus_id = c.id",
                "g.besluit = 'bevestigd'"),
            ") q ORDER BY CASE WHEN q.soort IN ('lid', 'geregeld', 'overgedragen') THEN 1 ELSE 0 END, q.dag, q.ontstaan_op, q.id LIMIT 600"
        ),
        uow.kop.gemeente,
        wie,
        vandaag,
        tot,
        vandaag.saturating_sub(OUDSTE_JAREN.years())
    )
}

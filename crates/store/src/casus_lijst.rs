// SPDX-License-Identifier: EUPL-1.2
//! The list of casussen that an actor may see. The candidates come from what the actor has to do with; the one
//! predicate `zichtbaar_casus!` has the last word, so list and opening agree.

use crate::{Code, Resultaat, Uow, rij, rijen, zichtbaar_casus};
use domain::casus::Fase;
use domain::{CasusId, MedewerkerId};
use jiff::{Timestamp, civil::Date};
use policy::Scope;

rij! {
    /// A row of the list.
    pub struct CasusRegel {
        pub id: CasusId,
        pub kenmerk: String,
        pub huishouden: String,
        pub wijk: Option<String>,
        pub fase: Code<Fase>,
        pub fase_sinds: Timestamp,
        pub fase_termijn: Timestamp,
        pub regisseur: Option<String>,
        pub team: String,
        pub acties_te_laat: i64,
    }
}

/// What the list is filtered by.
#[derive(Clone, Debug)]
pub struct Filter {
    /// Phase code; `lopend` is every phase but gesloten, an empty text is every phase.
    pub fase: String,
    /// Code of a wijk, or empty.
    pub wijk: String,
    /// Only with this regisseur.
    pub regisseur: Option<MedewerkerId>,
    /// Only those without a regisseur.
    pub zonder_regisseur: bool,
    /// Only those with a late action or a phase over its term.
    pub te_laat: bool,
    /// Moment of the page.
    pub nu: Timestamp,
    /// Only after this key: end of the term of the phase, and id.
    pub na: (Timestamp, CasusId),
}

macro_rules! kies {
    ($van:literal) => {
        concat!(
            "SELECT c.id, c.kenmerk, h.naam AS huishouden, w.naam AS wijk, c.fase, c.fase_sinds, c.fase_termijn, m.naam AS regisseur, t.naam AS team,
                (SELECT count(*) FROM actie a WHERE a.gemeente = c.gemeente AND a.casus_id = c.id AND a.status IN ('open', 'bezig') AND a.voor < $4) AS acties_te_laat
               FROM ", $van, "
               JOIN huishouden h ON h.gemeente = c.gemeente AND h.id = c.huishouden_id
               JOIN team t ON t.gemeente = c.gemeente AND t.id = c.team_id
               LEFT JOIN wijk w ON w.gemeente = h.gemeente AND w.code = h.wijk_code
               LEFT JOIN regie r ON r.gemeente = c.gemeente AND r.casus_id = c.id AND r.tot IS NULL
               LEFT JOIN medewerker m ON m.gemeente = r.gemeente AND m.id = r.medewerker_id
              WHERE c.gemeente = $1 AND ",
            zichtbaar_casus!("$2", "$3", "$4", "$5", "$6", "$7", "$13"),
            " AND (($8 = 'lopend' AND c.gesloten_op IS NULL) OR $8 = '' OR c.fase = $8)
              AND ($9 = '' OR h.wijk_code = $9)
              AND ($10 IS NULL OR r.medewerker_id = $10)
              AND (NOT $11 OR (r.id IS NULL AND c.gesloten_op IS NULL))
              AND (NOT $12 OR (c.gesloten_op IS NULL AND c.fase_termijn < $13)
                   OR EXISTS (SELECT 1 FROM actie a WHERE a.gemeente = c.gemeente AND a.casus_id = c.id AND a.status IN ('open', 'bezig') AND a.voor < $4))
              AND (c.fase_termijn, c.id) > ($14, $15)
              ORDER BY c.fase_termijn, c.id LIMIT $16"
        )
    };
}

/// Every casus of the gemeente is a candidate.
const ALLE: &str = kies!("casus c");
/// Those that the actor directs, stands in for, takes part in, sees on the MDO, or has in the team.
const EIGEN: &str = kies!(
    "(SELECT e.casus_id FROM regie e WHERE e.gemeente = $1 AND e.medewerker_id = $3 AND e.tot IS NULL
      UNION SELECT e.casus_id FROM afwezigheid v JOIN regie e ON e.gemeente = v.gemeente AND e.medewerker_id = v.medewerker_id AND e.tot IS NULL
             WHERE v.gemeente = $1 AND v.waarnemer_id = $3 AND v.tot >= $4
      UNION SELECT e.casus_id FROM betrokkene e WHERE e.gemeente = $1 AND e.medewerker_id = $3 AND e.casus_id IS NOT NULL
      UNION SELECT e.id FROM noodtoegang n JOIN casus e ON e.gemeente = n.gemeente AND e.huishouden_id = n.huishouden_id
             WHERE n.gemeente = $1 AND n.medewerker_id = $3 AND n.tot > $13
      UNION SELECT e.casus_id FROM agendapunt e WHERE $5 AND e.gemeente = $1 AND e.status = 'open'
      UNION SELECT e.id FROM casus e WHERE $6 AND e.gemeente = $1 AND e.team_id = $7) k JOIN casus c ON c.gemeente = $1 AND c.id = k.casus_id"
);

/// A page of the casussen that the actor may see, the term that ends first on top.
///
/// # Errors
/// When the database refuses.
pub async fn lijst(
    uow: &mut Uow,
    s: &Scope,
    f: &Filter,
    vandaag: Date,
    aantal: i64,
) -> Resultaat<Vec<CasusRegel>> {
    let sql = if s.alle_casussen { ALLE } else { EIGEN };
    rijen!(
        uow,
        CasusRegel,
        sql,
        s.gemeente,
        s.alle_casussen,
        s.medewerker,
        vandaag,
        s.mdo_casussen,
        s.team_casussen,
        s.team,
        &f.fase,
        &f.wijk,
        f.regisseur,
        f.zonder_regisseur,
        f.te_laat,
        f.nu,
        f.na.0,
        f.na.1,
        aantal
    )
}

rij! {
    /// Something to filter by.
    pub struct KeuzeRij {
        pub code: String,
        pub naam: String,
    }
}

/// The wijken of the gemeente.
///
/// # Errors
/// When the database refuses.
pub async fn wijken(uow: &mut Uow) -> Resultaat<Vec<KeuzeRij>> {
    rijen!(
        uow,
        KeuzeRij,
        "SELECT code, naam FROM wijk WHERE gemeente = $1 ORDER BY naam, code",
        uow.kop.gemeente
    )
}

rij! {
    /// Somebody who directs a casus now.
    pub struct RegisseurRij {
        pub id: MedewerkerId,
        pub naam: String,
    }
}

/// People who direct a casus now.
///
/// # Errors
/// When the database refuses.
pub async fn regisseurs(uow: &mut Uow) -> Resultaat<Vec<RegisseurRij>> {
    rijen!(
        uow,
        RegisseurRij,
        "SELECT m.id, m.naam FROM medewerker m
          WHERE m.gemeente = $1 AND EXISTS (SELECT 1 FROM regie r WHERE r.gemeente = m.gemeente AND r.medewerker_id = m.id AND r.tot IS NULL)
          ORDER BY m.naam, m.id LIMIT 500",
        uow.kop.gemeente
    )
}

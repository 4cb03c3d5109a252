// SPDX-License-Identifier: EUPL-1.2
//! Finding people by their search terms, and households by a reference. Existence and contact only.

use crate::{
    Code, Resultaat, Sql, Uow, afgeschermde_huishoudens, afgeschermde_personen, bijzonder, deelname_kolommen,
    melding_niet_verborgen, rij, rij_optie, rijen, verborgen_huishoudens,
};
use domain::{CasusId, HuishoudenId, MedewerkerId, MeldingId, PersoonId, TeamId, huishouden::Lidrol};
use jiff::civil::Date;
use policy::Actor;

rij! {
    /// A person in a search result, once per household.
    pub struct Treffer {
        pub persoon_id: PersoonId,
        pub voornamen: String,
        pub voorvoegsel: String,
        pub geslachtsnaam: String,
        pub geboortedatum: Option<Date>,
        pub geboorte_deel: Option<String>,
        pub verwacht_op: Option<Date>,
        pub overleden_op: Option<Date>,
        pub verblijf: Option<String>,
        pub straat: Option<String>,
        pub huisnummer: Option<i32>,
        pub toevoeging: Option<String>,
        pub postcode: Option<String>,
        pub plaats: Option<String>,
        pub geheim: bool,
        pub huishouden_id: Option<HuishoudenId>,
        pub huishouden: Option<String>,
        pub rol: Option<Code<Lidrol>>,
        pub casus_id: Option<CasusId>,
        pub casus_team_id: Option<TeamId>,
        pub casus_team: Option<String>,
        pub casus_team_telefoon: Option<String>,
        pub regisseur_id: Option<MedewerkerId>,
        pub regisseur: Option<String>,
        pub regisseur_telefoon: Option<String>,
        pub waarnemer: bool,
        pub deelname: Option<String>,
        pub deelname_categorieen: Option<String>,
        pub op_mdo: bool,
        pub uitgesloten: bool,
        pub afgeschermd: bool,
        pub noodtoegang: bool,
        pub meldingen: i64,
    }
}

/// A range of terms: from the first text up to, not including, the second.
#[derive(Clone, Debug)]
pub struct Bereik(pub String, pub String);

impl Bereik {
    /// All terms that start with this.
    pub fn begin(term: &str) -> Self {
        Self(term.to_owned(), format!("{term}\u{10FFFF}"))
    }
    /// This term only.
    pub fn precies(term: &str) -> Self {
        Self(term.to_owned(), format!("{term}\u{1}"))
    }
    /// Every term: no condition.
    pub fn alles() -> Self {
        Self(String::new(), "\u{10FFFF}".to_owned())
    }
    /// Whether it is no condition.
    pub fn is_alles(&self) -> bool {
        self.0.is_empty()
    }
}

/// Columns and joins of a result. `$2` the actor, `$3` today.
macro_rules! treffer {
    ($van:expr, $eind:literal, $nu:literal) => {
        concat!(
            "SELECT p.id AS persoon_id, ",
            crate::naam_kolommen!(),
            ", p.geboortedatum, p.geboorte_deel, p.verwacht_op,
                p.overleden_op, p.verblijf, a.straat, a.huisnummer, a.toevoeging, a.postcode, a.plaats,
                (p.adres_geheim OR ",
            crate::adres_is_geheim!("p.adres_id"),
            ") AS geheim,
                h.id AS huishouden_id, h.naam AS huishouden, l.rol, c.id AS casus_id, c.team_id AS casus_team_id,
                t.naam AS casus_team, t.telefoon AS casus_team_telefoon, r.medewerker_id AS regisseur_id,
                m.naam AS regisseur, m.telefoon AS regisseur_telefoon,
                EXISTS (SELECT 1 FROM afwezigheid za WHERE za.gemeente = r.gemeente AND za.medewerker_id = r.medewerker_id
                         AND za.waarnemer_id = $2 AND NOT za.ingetrokken AND za.van <= $3 AND za.tot >= $3) AS waarnemer,
                ",
            deelname_kolommen!("$2", "$3"),
            ", ",
            bijzonder!("h.id", "$2", "$3", $nu),
            ",
                EXISTS (SELECT 1 FROM agendapunt g WHERE g.gemeente = c.gemeente AND g.casus_id = c.id
                         AND g.status = 'open') AS op_mdo,
                (SELECT count(*) FROM melding md WHERE md.gemeente = h.gemeente AND md.huishouden_id = h.id
                         AND md.afgerond_op IS NULL) AS meldingen
           FROM ",
            $van,
            " LEFT JOIN adres a ON a.gemeente = p.gemeente AND a.id = p.adres_id
           LEFT JOIN casus c ON c.gemeente = h.gemeente AND c.huishouden_id = h.id AND c.gesloten_op IS NULL
           LEFT JOIN team t ON t.gemeente = c.gemeente AND t.id = c.team_id
           LEFT JOIN regie r ON r.gemeente = c.gemeente AND r.casus_id = c.id AND r.tot IS NULL
           LEFT JOIN medewerker m ON m.gemeente = r.gemeente AND m.id = r.medewerker_id
          WHERE p.id NOT IN (",
            afgeschermde_personen!("$2", "$3"),
            ") AND (h.id IS NULL OR h.id NOT IN (",
            afgeschermde_huishoudens!("$2", "$3"),
            ")) ",
            $eind
        )
    };
}

/// People that have a term in each of the ranges. The first range drives the search, so it must be the most telling one.
/// The other ranges are looked up per person (a scalar subquery; of an EXISTS PostgreSQL makes a hash of every person
/// with such a term). In order of the driving term (a whole name before a longer one), at most about a hundred.
///
/// # Errors
/// When the database refuses.
pub async fn personen(
    uow: &mut Uow,
    actor: &Actor,
    vandaag: Date,
    termen: &[Bereik; 4],
) -> Resultaat<Vec<Treffer>> {
    let [een, twee, drie, vier] = termen;
    rijen!(
        uow,
        Treffer,
        treffer!(
            "(SELECT z.persoon_id, min(z.term) AS term FROM (
                SELECT z0.persoon_id, z0.term FROM persoon_zoekterm z0
                 WHERE z0.gemeente = $1 AND z0.term >= $4 AND z0.term < $5
                   AND ($6 = '' OR (SELECT 1 FROM persoon_zoekterm z1 WHERE z1.gemeente = $1
                         AND z1.persoon_id = z0.persoon_id AND z1.term >= $6 AND z1.term < $7 LIMIT 1) IS NOT NULL)
                   AND ($8 = '' OR (SELECT 1 FROM persoon_zoekterm z2 WHERE z2.gemeente = $1
                         AND z2.persoon_id = z0.persoon_id AND z2.term >= $8 AND z2.term < $9 LIMIT 1) IS NOT NULL)
                   AND ($10 = '' OR (SELECT 1 FROM persoon_zoekterm z3 WHERE z3.gemeente = $1
                         AND z3.persoon_id = z0.persoon_id AND z3.term >= $10 AND z3.term < $11 LIMIT 1) IS NOT NULL)
                 ORDER BY z0.term LIMIT 100) z GROUP BY z.persoon_id) k
             JOIN persoon p ON p.gemeente = $1 AND p.id = k.persoon_id
             LEFT JOIN huishouden_lid l ON l.gemeente = p.gemeente AND l.persoon_id = p.id AND l.tot IS NULL
             LEFT JOIN huishouden h ON h.gemeente = l.gemeente AND h.id = l.huishouden_id",
            "ORDER BY k.term, p.geslachtsnaam, p.voornamen, p.id LIMIT 100",
            "$12"
        ),
        uow.kop.gemeente,
        actor.medewerker,
        vandaag,
        &een.0,
        &een.1,
        &twee.0,
        &twee.1,
        &drie.0,
        &drie.1,
        &vier.0,
        &vier.1,
        uow.kop.nu
    )
}

/// Persons are counted up to here: who has more with a term than this, has many.
const VEEL: i64 = 5000;

rij! {
    /// How many terms there are in each of four ranges, at most [`VEEL`] each.
    pub struct Aantallen {
        pub een: i64,
        pub twee: i64,
        pub drie: i64,
        pub vier: i64,
    }
}

/// The ranges with the most telling one first, for [`personen`]; `None`: one of them holds nobody, so nobody has them all.
///
/// # Errors
/// When the database refuses.
pub async fn op_volgorde(uow: &mut Uow, termen: [Bereik; 4]) -> Resultaat<Option<[Bereik; 4]>> {
    macro_rules! aantal {
        ($van:literal, $tot:literal) => {
            concat!(
                "(CASE WHEN ",
                $van,
                " = '' THEN 0 ELSE (SELECT count(*) FROM (SELECT 1 FROM persoon_zoekterm WHERE gemeente = $1 AND term >= ",
                $van,
                " AND term < ",
                $tot,
                " LIMIT $10) x) END)"
            )
        };
    }
    let [een, twee, drie, vier] = &termen;
    let rij = rij_optie!(
        uow,
        Aantallen,
        concat!(
            "SELECT ",
            aantal!("$2", "$3"),
            " AS een, ",
            aantal!("$4", "$5"),
            " AS twee, ",
            aantal!("$6", "$7"),
            " AS drie, ",
            aantal!("$8", "$9"),
            " AS vier"
        ),
        uow.kop.gemeente,
        &een.0,
        &een.1,
        &twee.0,
        &twee.1,
        &drie.0,
        &drie.1,
        &vier.0,
        &vier.1,
        VEEL
    )?;
    let Some(a) = rij else { return Ok(None) };
    // "Every term" is no condition: it is not counted and never drives.
    let aantallen = [a.een, a.twee, a.drie, a.vier];
    let mut paren: Vec<(bool, i64, Bereik)> = termen
        .into_iter()
        .zip(aantallen)
        .map(|(b, n)| (b.is_alles(), n, b))
        .collect();
    if paren.iter().any(|(alles, n, _)| !alles && *n == 0) {
        return Ok(None);
    }
    // The sort is stable: of those with many, the order of the caller stays.
    paren.sort_by_key(|p| (p.0, p.1));
    let op_volgorde: Vec<Bereik> = paren.into_iter().map(|p| p.2).collect();
    Ok(op_volgorde.try_into().ok())
}

macro_rules! op_ids {
    ($ids:literal) => {
        treffer!(
            concat!(
                "(",
                $ids,
                ") k JOIN persoon p ON p.gemeente = $1 AND p.id = k.id
                 LEFT JOIN huishouden_lid l ON l.gemeente = p.gemeente AND l.persoon_id = p.id AND l.tot IS NULL
                 LEFT JOIN huishouden h ON h.gemeente = l.gemeente AND h.id = l.huishouden_id"
            ),
            "ORDER BY p.id, h.id LIMIT 100",
            "$5"
        )
    };
}

/// These persons, as results: who the actor may not know of is left out.
///
/// # Errors
/// When the database refuses.
pub async fn met_ids(
    uow: &mut Uow,
    actor: &Actor,
    vandaag: Date,
    ids: &[PersoonId],
) -> Resultaat<Vec<Treffer>> {
    rijen!(
        uow,
        Treffer,
        Sql {
            sqlite: op_ids!("SELECT unhex(value) AS id FROM json_each($4)"),
            postgres: op_ids!(
                "SELECT CAST(value AS UUID) AS id FROM jsonb_array_elements_text(CAST($4 AS JSONB)) AS e(value)"
            ),
        },
        uow.kop.gemeente,
        actor.medewerker,
        vandaag,
        crate::herken::id_lijst(ids),
        uow.kop.nu
    )
}

/// The members of one household, as results.
///
/// # Errors
/// When the database refuses.
pub async fn van_huishouden(
    uow: &mut Uow,
    actor: &Actor,
    vandaag: Date,
    huishouden: HuishoudenId,
) -> Resultaat<Vec<Treffer>> {
    rijen!(
        uow,
        Treffer,
        treffer!(
            "huishouden h
             JOIN huishouden_lid l ON l.gemeente = h.gemeente AND l.huishouden_id = h.id AND l.tot IS NULL
             JOIN persoon p ON p.gemeente = l.gemeente AND p.id = l.persoon_id",
            "AND h.gemeente = $1 AND h.id = $4 ORDER BY p.geboortedatum, p.id LIMIT 100",
            "$5"
        ),
        uow.kop.gemeente,
        actor.medewerker,
        vandaag,
        huishouden,
        uow.kop.nu
    )
}

rij! {
    /// A melding or casus found by its reference.
    pub struct OpKenmerk {
        pub melding_id: Option<MeldingId>,
        pub casus_id: Option<CasusId>,
        pub huishouden_id: Option<HuishoudenId>,
        pub team: String,
        pub team_telefoon: Option<String>,
    }
}

/// The melding with this reference.
///
/// # Errors
/// When the database refuses.
pub async fn melding(uow: &mut Uow, kenmerk: &str) -> Resultaat<Option<OpKenmerk>> {
    rij_optie!(
        uow,
        OpKenmerk,
        concat!(
            "SELECT m.id AS melding_id, m.casus_id, m.huishouden_id, t.naam AS team, t.telefoon AS team_telefoon
           FROM melding m JOIN team t ON t.gemeente = m.gemeente AND t.id = m.team_id
          WHERE m.gemeente = $1 AND m.kenmerk = $2 AND ",
            melding_niet_verborgen!("m", "$3", "$4")
        ),
        uow.kop.gemeente,
        kenmerk,
        uow.kop.medewerker,
        uow.vandaag()
    )
}

rij! {
    /// A casus found by its reference.
    pub struct CasusOpKenmerk {
        pub casus_id: CasusId,
        pub huishouden_id: HuishoudenId,
        pub team: String,
        pub team_telefoon: Option<String>,
    }
}

/// The casus with this reference.
///
/// # Errors
/// When the database refuses.
pub async fn casus(uow: &mut Uow, kenmerk: &str) -> Resultaat<Option<CasusOpKenmerk>> {
    rij_optie!(
        uow,
        CasusOpKenmerk,
        concat!(
            "SELECT c.id AS casus_id, c.huishouden_id, t.naam AS team, t.telefoon AS team_telefoon
           FROM casus c JOIN team t ON t.gemeente = c.gemeente AND t.id = c.team_id
          WHERE c.gemeente = $1 AND c.kenmerk = $2 AND c.huishouden_id NOT IN (",
            verborgen_huishoudens!("$3", "$4"),
            ")"
        ),
        uow.kop.gemeente,
        kenmerk,
        uow.kop.medewerker,
        uow.vandaag()
    )
}

// SPDX-License-Identifier: EUPL-1.2
//! The queue of the Meldpunt: one statement for the counts, one for a page of rows, whatever the filters.

use crate::{Code, Resultaat, Uow, melding_niet_verborgen, rij, rij_optie, rijen};
use domain::melding::{Hoedanigheid, Kanaal, MeldingSoort, MeldingStatus, Urgentie};
use domain::{MedewerkerId, MeldingId};
use jiff::Timestamp;
use policy::Scope;

/// Which rows. Empty means all.
#[derive(Clone, Debug, Default)]
pub struct Zeef<'a> {
    /// `team`, `mijn`, `vrij`, `aan_ons`, `wij`, `terug` or `alles`.
    pub kijk: &'a str,
    /// Children live there.
    pub kinderen: bool,
    /// Acute.
    pub acuut: bool,
    /// Over the due date.
    pub over: bool,
    /// Kind of concern.
    pub soort: Option<&'a str>,
    /// Wijk.
    pub wijk: Option<&'a str>,
    /// Urgency.
    pub urgentie: Option<&'a str>,
    /// Who has it.
    pub behandelaar: Option<MedewerkerId>,
}

/// What the actor may find of `melding m LEFT JOIN aanbod o`; must agree with `policy::handelingen::MeldingOpenen`.
/// $2 alle_meldingen, $3 own team; then the actor and today.
macro_rules! zichtbaar {
    ($wie:literal, $vandaag:literal) => {
        concat!(
            "m.gemeente = $1 AND m.afgerond_op IS NULL AND ($2 OR m.team_id = $3 OR o.naar_team = $3)",
            " AND ",
            melding_niet_verborgen!("m", $wie, $vandaag)
        )
    };
}
macro_rules! van {
    () => {
        " FROM melding m LEFT JOIN aanbod o ON o.gemeente = m.gemeente AND o.melding_id = m.id AND o.status = 'open' "
    };
}
/// The last offer came home without an answer, and no new one is open.
macro_rules! onbeantwoord {
    ($aanbod:literal) => {
        concat!("(", $aanbod, " IS NULL AND EXISTS (SELECT 1 FROM aanbod x WHERE x.gemeente = m.gemeente AND x.melding_id = m.id AND x.status = 'verlopen') AND 'verlopen' = coalesce((SELECT v.status FROM aanbod v WHERE v.gemeente = m.gemeente AND v.melding_id = m.id ORDER BY v.aangeboden_op DESC, v.id DESC LIMIT 1), ''))")
    };
}
/// Risk first, then the due date.
macro_rules! volgorde {
    () => {
        "CASE m.urgentie WHEN 'acuut' THEN 0 WHEN 'spoed' THEN 1 ELSE 2 END, m.termijn_op, m.id"
    };
}

rij! {
    /// Number of rows per filter, within what the actor may see.
    pub struct Aantallen {
        pub alles: i64,
        pub team: i64,
        pub mijn: i64,
        pub vrij: i64,
        pub aan_ons: i64,
        pub wij: i64,
        pub terug: i64,
        pub kinderen: i64,
        pub acuut: i64,
        pub over: i64,
        pub oudste: Option<Timestamp>,
    }
}

/// Counts for the filters. $4 the actor, $5 now.
///
/// # Errors
/// When the database refuses.
pub async fn aantallen(uow: &mut Uow, scope: &Scope) -> Resultaat<Aantallen> {
    let rij = rij_optie!(
        uow,
        Aantallen,
        concat!(
            "SELECT count(*) AS alles,
                count(CASE WHEN m.team_id = $3 THEN 1 END) AS team,
                count(CASE WHEN m.behandelaar_id = $4 THEN 1 END) AS mijn,
                count(CASE WHEN m.team_id = $3 AND m.behandelaar_id IS NULL THEN 1 END) AS vrij,
                count(CASE WHEN o.naar_team = $3 THEN 1 END) AS aan_ons,
                count(CASE WHEN o.van_team = $3 THEN 1 END) AS wij,
                count(CASE WHEN ",
            onbeantwoord!("o.id"),
            " THEN 1 END) AS terug,
                count(CASE WHEN m.met_kinderen = 'ja' THEN 1 END) AS kinderen,
                count(CASE WHEN m.urgentie = 'acuut' THEN 1 END) AS acuut,
                count(CASE WHEN m.termijn_op < $5 THEN 1 END) AS over,
                min(m.ontvangen_op) AS oudste",
            van!(),
            "WHERE ",
            zichtbaar!("$4", "$6")
        ),
        scope.gemeente,
        scope.alle_meldingen,
        scope.team,
        scope.medewerker,
        uow.kop.nu,
        uow.vandaag()
    )?;
    rij.ok_or(crate::StoreFout::Gewijzigd)
}

rij! {
    /// A row of the queue.
    pub struct WachtrijRij {
        pub id: MeldingId,
        pub onderwerp: String,
        pub wijk: Option<String>,
        pub kanaal: Code<Kanaal>,
        pub soort: Code<MeldingSoort>,
        pub hoedanigheid: Code<Hoedanigheid>,
        pub melder_organisatie: String,
        pub urgentie: Code<Urgentie>,
        pub met_kinderen: String,
        pub status: Code<MeldingStatus>,
        pub termijn_op: Timestamp,
        pub ontvangen_op: Timestamp,
        pub team: String,
        pub behandelaar_id: Option<MedewerkerId>,
        pub behandelaar: Option<String>,
        pub aanbod_aan: Option<String>,
        pub aanbod_voor: Option<Timestamp>,
        pub aanbod_aan_ons: bool,
        pub onbeantwoord: bool,
        pub gekoppeld: bool,
        pub eerder: i64,
        pub casus_lopend: bool,
        pub casus_eerder: Option<Timestamp>,
        pub totaal: i64,
    }
}

/// A page of the queue: risk first, then the due date.
///
/// # Errors
/// When the database refuses.
pub async fn pagina(
    uow: &mut Uow,
    scope: &Scope,
    zeef: &Zeef<'_>,
    aantal: i64,
    overslaan: i64,
) -> Resultaat<Vec<WachtrijRij>> {
    rijen!(
        uow,
        WachtrijRij,
        concat!(
            // The rows of the page come from the index of open meldingen; what is shown of them is looked up afterwards.
            "SELECT m.id, m.onderwerp, w.naam AS wijk, m.kanaal, m.soort, m.hoedanigheid, m.melder_organisatie, m.urgentie,
                m.met_kinderen, m.status, m.termijn_op, m.ontvangen_op, t.naam AS team, m.behandelaar_id, b.naam AS behandelaar,
                nt.naam AS aanbod_aan, k.antwoord_voor AS aanbod_voor, coalesce(k.naar_team = $3, FALSE) AS aanbod_aan_ons, ",
            onbeantwoord!("k.aanbod_id"),
            " AS onbeantwoord, m.huishouden_id IS NOT NULL AS gekoppeld,
                (SELECT count(*) FROM melding e WHERE e.gemeente = m.gemeente AND e.huishouden_id = m.huishouden_id AND e.id <> m.id) AS eerder,
                EXISTS (SELECT 1 FROM casus c WHERE c.gemeente = m.gemeente AND c.huishouden_id = m.huishouden_id AND c.gesloten_op IS NULL) AS casus_lopend,
                (SELECT max(c.gesloten_op) FROM casus c WHERE c.gemeente = m.gemeente AND c.huishouden_id = m.huishouden_id) AS casus_eerder,
                k.totaal
             FROM (SELECT m.gemeente, m.id, o.id AS aanbod_id, o.naar_team, o.antwoord_voor, count(*) OVER () AS totaal",
            van!(),
            "WHERE ",
            zichtbaar!("$5", "$16"),
            " AND CASE $4 WHEN 'team' THEN m.team_id = $3 WHEN 'mijn' THEN m.behandelaar_id = $5
                 WHEN 'vrij' THEN m.team_id = $3 AND m.behandelaar_id IS NULL WHEN 'aan_ons' THEN o.naar_team = $3
                 WHEN 'wij' THEN o.van_team = $3 WHEN 'terug' THEN ",
            onbeantwoord!("o.id"),
            " ELSE TRUE END
              AND (NOT $6 OR m.met_kinderen = 'ja') AND (NOT $7 OR m.urgentie = 'acuut') AND (NOT $8 OR m.termijn_op < $9)
              AND ($10 IS NULL OR m.soort = $10) AND ($11 IS NULL OR m.wijk_code = $11)
              AND ($12 IS NULL OR m.urgentie = $12) AND ($13 IS NULL OR m.behandelaar_id = $13)
              ORDER BY ", volgorde!(), " LIMIT $14 OFFSET $15) k
             JOIN melding m ON m.gemeente = k.gemeente AND m.id = k.id
             JOIN team t ON t.gemeente = m.gemeente AND t.id = m.team_id
             LEFT JOIN team nt ON nt.gemeente = k.gemeente AND nt.id = k.naar_team
             LEFT JOIN wijk w ON w.gemeente = m.gemeente AND w.code = m.wijk_code
             LEFT JOIN medewerker b ON b.gemeente = m.gemeente AND b.id = m.behandelaar_id
            ORDER BY ", volgorde!()
        ),
        scope.gemeente,
        scope.alle_meldingen,
        scope.team,
        zeef.kijk,
        scope.medewerker,
        zeef.kinderen,
        zeef.acuut,
        zeef.over,
        uow.kop.nu,
        zeef.soort,
        zeef.wijk,
        zeef.urgentie,
        zeef.behandelaar,
        aantal,
        overslaan,
        uow.vandaag()
    )
}

rij! {
    /// A choice for a filter.
    pub struct Keuze {
        pub code: String,
        pub naam: String,
    }
}

/// Wijken of the gemeente.
///
/// # Errors
/// When the database refuses.
pub async fn wijken(uow: &mut Uow) -> Resultaat<Vec<Keuze>> {
    rijen!(
        uow,
        Keuze,
        "SELECT code, naam FROM wijk WHERE gemeente = $1 ORDER BY naam",
        uow.kop.gemeente
    )
}

rij! {
    /// A person who has meldingen.
    pub struct Behandelaar {
        pub id: MedewerkerId,
        pub naam: String,
    }
}

/// People who have an open melding that the actor may see.
///
/// # Errors
/// When the database refuses.
pub async fn behandelaars(uow: &mut Uow, scope: &Scope) -> Resultaat<Vec<Behandelaar>> {
    rijen!(
        uow,
        Behandelaar,
        concat!(
            "SELECT b.id, b.naam FROM medewerker b WHERE b.gemeente = $1 AND b.id IN (SELECT m.behandelaar_id",
            van!(),
            "WHERE ",
            zichtbaar!("$4", "$5"),
            " AND m.behandelaar_id IS NOT NULL) ORDER BY b.naam LIMIT 100"
        ),
        scope.gemeente,
        scope.alle_meldingen,
        scope.team,
        scope.medewerker,
        uow.vandaag()
    )
}

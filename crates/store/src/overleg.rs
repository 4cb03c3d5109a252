// SPDX-License-Identifier: EUPL-1.2
//! The weekly MDO: meetings and agenda items (E2).

use crate::{
    Code, Resultaat, Uow, rij, rij_optie, rijen, verborgen_huishoudens, voer_uit, waarde, zichtbaar_casus,
};
use domain::casus::Fase;
use domain::overleg::{AgendapuntStatus, PuntSoort};
use domain::{AgendapuntId, CasusId, OverlegId, PlanversieId};
use jiff::{Timestamp, civil::Date};
use policy::{Permit, Scope, Writes, handelingen::kind};

/// The MDO of a date; makes it when it is not there yet.
///
/// # Errors
/// When the database refuses.
pub async fn mdo_op<A: Writes<kind::Overleg>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    datum: Date,
) -> Resultaat<OverlegId> {
    let nieuw: OverlegId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO overleg (gemeente, id, soort, datum) VALUES ($1,$2,'mdo',$3) ON CONFLICT (gemeente, soort, datum) DO NOTHING",
        uow.kop.gemeente,
        nieuw,
        datum
    )?;
    Ok(waarde!(
        uow,
        OverlegId,
        "SELECT id AS w FROM overleg WHERE gemeente = $1 AND soort = 'mdo' AND datum = $2",
        uow.kop.gemeente,
        datum
    )?
    .unwrap_or(nieuw))
}

/// Puts a casus on the agenda of a meeting. `None`: it has an open item of this kind already, and keeps that one, by
/// the unique index `agendapunt_open`.
///
/// # Errors
/// When the database refuses.
pub async fn agendeer<A: Writes<kind::Overleg>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    overleg: OverlegId,
    casus: CasusId,
    soort: PuntSoort,
    vraag: &str,
) -> Resultaat<Option<AgendapuntId>> {
    let id: AgendapuntId = uow.nieuw_id();
    let aantal = voer_uit!(
        uow,
        permit,
        "INSERT INTO agendapunt (gemeente, id, overleg_id, casus_id, soort, vraag, status, besluit, aangemaakt_op, version)
         VALUES ($1,$2,$3,$4,$5,$6,'open','',$7,1)
         ON CONFLICT (gemeente, casus_id, soort) WHERE status = 'open' DO NOTHING",
        uow.kop.gemeente,
        id,
        overleg,
        casus,
        soort.code(),
        vraag,
        uow.kop.nu
    )?;
    Ok((aantal == 1).then_some(id))
}

/// Closes an item with a decision: the code on the first line, the explanation after it.
///
/// # Errors
/// `Gewijzigd` when somebody else decided in the meantime.
pub async fn besluit<A: Writes<kind::Overleg>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    punt: AgendapuntId,
    versie: i64,
    besluit: &str,
) -> Resultaat<()> {
    let aantal = voer_uit!(
        uow,
        permit,
        "UPDATE agendapunt SET status = 'besloten', besluit = $4, besloten_op = $5, besloten_door = $6, version = version + 1
          WHERE gemeente = $1 AND id = $2 AND version = $3 AND status = 'open'",
        uow.kop.gemeente,
        punt,
        versie,
        besluit,
        uow.kop.nu,
        uow.kop.medewerker
    )?;
    if aantal == 0 {
        return Err(crate::StoreFout::Gewijzigd);
    }
    Ok(())
}

/// Notes on a frozen version of the plan that the MDO saw it.
///
/// # Errors
/// When the database refuses.
pub async fn plan_gezien<A: Writes<kind::Plan>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    versie: PlanversieId,
    opmerking: &str,
) -> Resultaat<u64> {
    voer_uit!(
        uow,
        permit,
        "UPDATE planversie SET mdo_gezien_op = $3, mdo_opmerking = $4 WHERE gemeente = $1 AND id = $2",
        uow.kop.gemeente,
        versie,
        uow.kop.nu,
        opmerking
    )
}

rij! {
    /// An item, for deciding on it.
    pub struct PuntKop {
        pub id: AgendapuntId,
        pub casus_id: CasusId,
        pub soort: Code<PuntSoort>,
        pub status: Code<AgendapuntStatus>,
        pub vraag: String,
        pub datum: Date,
        pub eerder_uitgesteld: i64,
        pub planversie_id: Option<PlanversieId>,
        pub version: i64,
    }
}

macro_rules! punt_kop {
    ($waar:literal) => {
        concat!(
            "SELECT g.id, g.casus_id, g.soort, g.status, g.vraag, o.datum, g.version,
                (SELECT count(*) FROM agendapunt u WHERE u.gemeente = g.gemeente AND u.casus_id = g.casus_id AND u.soort = g.soort
                   AND u.besluit LIKE 'uitstellen%') AS eerder_uitgesteld,
                (SELECT v.id FROM planversie v WHERE v.gemeente = g.gemeente AND v.casus_id = g.casus_id ORDER BY v.nummer DESC LIMIT 1) AS planversie_id
           FROM agendapunt g JOIN overleg o ON o.gemeente = g.gemeente AND o.id = g.overleg_id WHERE g.gemeente = $1 AND ",
            $waar
        )
    };
}

/// One item.
///
/// # Errors
/// When the database refuses.
pub async fn punt(uow: &mut Uow, id: AgendapuntId) -> Resultaat<Option<PuntKop>> {
    rij_optie!(uow, PuntKop, punt_kop!("g.id = $2"), uow.kop.gemeente, id)
}

/// The open item of a casus of this kind.
///
/// # Errors
/// When the database refuses.
pub async fn open_punt(uow: &mut Uow, casus: CasusId, soort: PuntSoort) -> Resultaat<Option<PuntKop>> {
    rij_optie!(
        uow,
        PuntKop,
        punt_kop!("g.casus_id = $2 AND g.soort = $3 AND g.status = 'open'"),
        uow.kop.gemeente,
        casus,
        soort.code()
    )
}

rij! {
    /// An item on the list of a meeting.
    pub struct PuntRij {
        pub id: AgendapuntId,
        pub casus_id: CasusId,
        pub kenmerk: String,
        pub huishouden: String,
        pub wijk: Option<String>,
        pub fase: Code<Fase>,
        pub doelgroep: String,
        pub samenvatting: String,
        pub soort: Code<PuntSoort>,
        pub vraag: String,
        pub status: Code<AgendapuntStatus>,
        pub besluit: String,
        pub besloten_op: Option<Timestamp>,
        pub besloten_door: Option<String>,
        pub aangemaakt_op: Timestamp,
        pub datum: Date,
        pub regisseur: Option<String>,
        pub keer_uitgesteld: i64,
        pub planversie: Option<i32>,
        pub oordeel: Option<String>,
        pub version: i64,
    }
}

/// The list of the meeting on a date. With `ook_eerder` the items that stayed open on earlier dates too.
/// Who is no member of the MDO gets the items of casussen that are visible to them anyway.
///
/// # Errors
/// When the database refuses.
pub async fn punten(
    uow: &mut Uow,
    datum: Date,
    ook_eerder: bool,
    alle: bool,
    scope: &Scope,
    vandaag: Date,
) -> Resultaat<Vec<PuntRij>> {
    rijen!(
        uow,
        PuntRij,
        concat!(
            "SELECT g.id, g.casus_id, c.kenmerk, h.naam AS huishouden, w.naam AS wijk, c.fase, c.doelgroep, c.samenvatting, g.soort, g.vraag,
                    g.status, g.besluit, g.besloten_op, b.naam AS besloten_door, g.aangemaakt_op, o.datum, m.naam AS regisseur,
                    (SELECT count(*) FROM agendapunt u WHERE u.gemeente = g.gemeente AND u.casus_id = g.casus_id AND u.soort = g.soort
                       AND u.besluit LIKE 'uitstellen%') AS keer_uitgesteld,
                    v.nummer AS planversie,
                    (SELECT min(k.oordeel) FROM plan_akkoord k WHERE k.gemeente = v.gemeente AND k.planversie_id = v.id AND k.persoon_id IS NOT NULL) AS oordeel,
                    g.version
               FROM overleg o
               JOIN agendapunt g ON g.gemeente = o.gemeente AND g.overleg_id = o.id
               JOIN casus c ON c.gemeente = g.gemeente AND c.id = g.casus_id
               JOIN huishouden h ON h.gemeente = c.gemeente AND h.id = c.huishouden_id
               LEFT JOIN wijk w ON w.gemeente = h.gemeente AND w.code = h.wijk_code
               LEFT JOIN medewerker b ON b.gemeente = g.gemeente AND b.id = g.besloten_door
               LEFT JOIN regie r ON r.gemeente = c.gemeente AND r.casus_id = c.id AND r.tot IS NULL
               LEFT JOIN medewerker m ON m.gemeente = r.gemeente AND m.id = r.medewerker_id
               LEFT JOIN planversie v ON v.gemeente = c.gemeente AND v.casus_id = c.id AND v.nummer =
                    (SELECT max(x.nummer) FROM planversie x WHERE x.gemeente = c.gemeente AND x.casus_id = c.id)
              WHERE o.gemeente = $1 AND o.soort = 'mdo' AND g.status <> 'ingetrokken'
                AND (o.datum = $8 OR ($9 AND o.datum < $8 AND g.status = 'open'))
                AND c.huishouden_id NOT IN (",
            verborgen_huishoudens!("$3", "$4"),
            ") AND ($10 OR ",
            zichtbaar_casus!("$2", "$3", "$4", "$5", "$6", "$7", "$11"),
            ") ORDER BY g.soort DESC, g.aangemaakt_op, g.id LIMIT 300"
        ),
        uow.kop.gemeente,
        scope.alle_casussen,
        scope.medewerker,
        vandaag,
        scope.mdo_casussen,
        scope.team_casussen,
        scope.team,
        datum,
        ook_eerder,
        alle,
        uow.kop.nu
    )
}

rij! {
    /// A meeting with the number of items.
    pub struct OverlegRij {
        pub datum: Date,
        pub open: i64,
        pub besloten: i64,
    }
}

/// Meetings from `van` to `tot`, with counts. Counts only; no names.
///
/// # Errors
/// When the database refuses.
pub async fn data(uow: &mut Uow, van: Date, tot: Date) -> Resultaat<Vec<OverlegRij>> {
    rijen!(
        uow,
        OverlegRij,
        "SELECT o.datum,
                (SELECT count(*) FROM agendapunt g WHERE g.gemeente = o.gemeente AND g.overleg_id = o.id AND g.status = 'open') AS open,
                (SELECT count(*) FROM agendapunt g WHERE g.gemeente = o.gemeente AND g.overleg_id = o.id AND g.status = 'besloten') AS besloten
           FROM overleg o WHERE o.gemeente = $1 AND o.soort = 'mdo' AND o.datum >= $2 AND o.datum <= $3 ORDER BY o.datum",
        uow.kop.gemeente,
        van,
        tot
    )
}

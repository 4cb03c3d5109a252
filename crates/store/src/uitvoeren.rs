// SPDX-License-Identifier: EUPL-1.2
//! Rows for export, in pages so that memory stays flat. No names and no texts of residents or melders.

use crate::{Resultaat, Uow, rij, rijen};
use domain::{MeldingId, PersoonId};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

rij! {
    /// A melding as exported.
    pub struct MeldingExport {
        pub id: MeldingId,
        pub kenmerk: String,
        pub bron_kenmerk: Option<String>,
        pub ontvangen_op: Timestamp,
        pub kanaal: String,
        pub soort: String,
        pub hoedanigheid: String,
        pub urgentie: String,
        pub wijk: Option<String>,
        pub status: String,
        pub team: String,
        pub termijn_op: Timestamp,
        pub uitkomst: Option<String>,
        pub afgerond_op: Option<Timestamp>,
        pub terugkoppeling_voor: Timestamp,
        pub terugkoppeling_op: Option<Timestamp>,
    }
}

/// The next meldingen that came in from `van` up to `tot`, after this one in the order of ids.
///
/// # Errors
/// When the database refuses.
pub async fn meldingen(
    uow: &mut Uow,
    van: Timestamp,
    tot: Timestamp,
    na: Option<MeldingId>,
    aantal: i64,
) -> Resultaat<Vec<MeldingExport>> {
    let na = na.map_or(Uuid::nil(), MeldingId::uuid);
    rijen!(
        uow,
        MeldingExport,
        "SELECT m.id, m.kenmerk, m.bron_kenmerk, m.ontvangen_op, m.kanaal, m.soort, m.hoedanigheid, m.urgentie,
                w.naam AS wijk, m.status, t.naam AS team, m.termijn_op, m.uitkomst, m.afgerond_op,
                m.terugkoppeling_voor, m.terugkoppeling_op
           FROM melding m
           JOIN team t ON t.gemeente = m.gemeente AND t.id = m.team_id
           LEFT JOIN wijk w ON w.gemeente = m.gemeente AND w.code = m.wijk_code
          WHERE m.gemeente = $1 AND m.id > $2 AND m.ontvangen_op >= $3 AND m.ontvangen_op < $4
          ORDER BY m.id LIMIT $5",
        uow.kop.gemeente,
        na,
        van,
        tot,
        aantal
    )
}

rij! {
    /// A row of the journaal with one of the persons that it concerns. The row comes back for each of them.
    pub struct VerwerkingRij {
        pub id: Uuid,
        pub spoor: Uuid,
        pub op: Timestamp,
        pub handeling: String,
        pub soort: String,
        pub beleid_versie: i64,
        pub betrokkene: Option<PersoonId>,
        pub lid_van: Option<Date>,
        pub lid_tot: Option<Date>,
    }
}

/// The next acts from `van` up to `tot`, after this row: at most `aantal` rows of the journaal. Concerned is the person
/// that the row names, else all who were ever member of its household (`lid_van` and `lid_tot` say when).
///
/// # Errors
/// When the database refuses.
pub async fn verwerkingen(
    uow: &mut Uow,
    van: Timestamp,
    tot: Timestamp,
    na: Option<Uuid>,
    aantal: i64,
) -> Resultaat<Vec<VerwerkingRij>> {
    rijen!(
        uow,
        VerwerkingRij,
        "SELECT j.id, j.spoor, j.op, j.handeling, j.soort, j.beleid_versie,
                COALESCE(j.persoon_id, l.persoon_id) AS betrokkene, l.van AS lid_van, l.tot AS lid_tot
           FROM (SELECT * FROM journaal
                  WHERE gemeente = $1 AND id > $2 AND op >= $3 AND op < $4 ORDER BY id LIMIT $5) j
           LEFT JOIN casus c ON c.gemeente = j.gemeente AND c.id = j.casus_id
           LEFT JOIN huishouden_lid l ON l.gemeente = j.gemeente AND j.persoon_id IS NULL
                 AND l.huishouden_id = COALESCE(j.huishouden_id, c.huishouden_id)
          ORDER BY j.id",
        uow.kop.gemeente,
        na.unwrap_or(Uuid::nil()),
        van,
        tot,
        aantal
    )
}

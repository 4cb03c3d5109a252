// SPDX-License-Identifier: EUPL-1.2
//! Persistence of the capability `importeren`: meldingen from a file, each once by its source reference (A11).

use crate::{Resultaat, Uow, rij, rijen, voer_uit, waarde};
use domain::import::ImportMelding;
use domain::{MeldingId, TeamId};
use jiff::Timestamp;
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// A wijk.
    pub struct WijkRij {
        pub code: String,
        pub naam: String,
    }
}

/// All wijken.
///
/// # Errors
/// When the database refuses.
pub async fn wijken(uow: &mut Uow) -> Resultaat<Vec<WijkRij>> {
    rijen!(
        uow,
        WijkRij,
        "SELECT code, naam FROM wijk WHERE gemeente = $1 ORDER BY naam",
        uow.kop.gemeente
    )
}

/// The active team of this kind that was made first.
///
/// # Errors
/// When the database refuses.
pub async fn team_van_soort(uow: &mut Uow, soort: &str) -> Resultaat<Option<TeamId>> {
    waarde!(
        uow,
        TeamId,
        "SELECT id AS w FROM team WHERE gemeente = $1 AND soort = $2 AND actief ORDER BY id LIMIT 1",
        uow.kop.gemeente,
        soort
    )
}

/// What goes with a melding from a file.
#[derive(Debug)]
pub struct Rest<'a> {
    /// Id.
    pub id: MeldingId,
    /// Public reference.
    pub kenmerk: &'a str,
    /// Wijk.
    pub wijk_code: Option<&'a str>,
    /// Owner.
    pub team_id: TeamId,
    /// Due date of the weighing.
    pub termijn_op: Timestamp,
    /// Due date of the word to the melder.
    pub terugkoppeling_voor: Timestamp,
}

/// Stores a melding, unless its source reference is there. True when it was stored.
///
/// # Errors
/// A public reference that is taken ([`crate::StoreFout::Uniek`]); the database.
pub async fn voeg_toe<A: Writes<kind::Melding>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    van: &ImportMelding,
    rest: &Rest<'_>,
) -> Resultaat<bool> {
    fn t(tekst: &Option<String>) -> &str {
        tekst.as_deref().unwrap_or_default()
    }
    let m = &van.melding;
    let wat = match &m.over_huishouden {
        Some(wie) => format!("{}\n\nWie er nog meer wonen: {wie}", m.wat),
        None => m.wat.clone(),
    };
    let onderwerp: String = m
        .wat
        .lines()
        .next()
        .unwrap_or_default()
        .chars()
        .take(80)
        .collect();
    let rijen = voer_uit!(
        uow,
        permit,
        "INSERT INTO melding (gemeente, id, kenmerk, bron_kenmerk, ontvangen_op, kanaal, soort, hoedanigheid, melder_naam,
            melder_organisatie, melder_contact, naam_noemen, over_naam, over_geboortedatum, over_adres, over_postcode,
            over_telefoon, onderwerp, wat, sinds, gevaar, gevaar_toelichting, met_kinderen, urgentie, wijk_code, status,
            team_id, termijn_op, uitkomst_reden, terugkoppeling_voor, terugkoppeling_tekst, version)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,'',$17,$18,$19,$20,$21,'onbekend',$22,$23,'nieuw',
            $24,$25,'',$26,'',1)
         ON CONFLICT (gemeente, bron_kenmerk) WHERE bron_kenmerk IS NOT NULL DO NOTHING",
        uow.kop.gemeente,
        rest.id,
        rest.kenmerk,
        &van.bron_kenmerk,
        van.ontvangen_op,
        m.kanaal.code(),
        m.soort.code(),
        m.hoedanigheid.code(),
        t(&m.melder_naam),
        t(&m.melder_organisatie),
        t(&m.melder_contact),
        m.naam_noemen.code(),
        t(&m.over_naam),
        t(&m.over_geboortedatum),
        t(&m.over_adres),
        t(&m.over_postcode),
        onderwerp,
        wat,
        t(&m.sinds),
        m.gevaar.code(),
        t(&m.gevaar_toelichting),
        m.urgentie.code(),
        rest.wijk_code,
        rest.team_id,
        rest.termijn_op,
        rest.terugkoppeling_voor
    )?;
    Ok(rijen == 1)
}

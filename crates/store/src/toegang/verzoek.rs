// SPDX-License-Identifier: EUPL-1.2
//! Requests to take part in a casus.

use crate::melding::een;
use crate::{Code, Resultaat, Uow, rij, rij_optie, rijen, voer_uit};
use domain::kern::ids::Kind;
use domain::toegang::{GeldigVerzoek, VerzoekStatus};
use domain::{BetrokkeneId, CasusId, Id, MedewerkerId};
use jiff::Timestamp;
use policy::{Permit, Writes, handelingen::kind};
use uuid::Uuid;

rij! {
    /// A request.
    pub struct VerzoekRij {
        pub id: Uuid,
        pub casus_id: CasusId,
        pub medewerker_id: MedewerkerId,
        pub medewerker: String,
        pub functie: String,
        pub organisatie: String,
        pub rol: String,
        pub reden: String,
        pub gevraagd_op: Timestamp,
        pub status: Code<VerzoekStatus>,
        pub besluit_reden: String,
        pub besloten_op: Option<Timestamp>,
        pub besloten_door: Option<String>,
    }
}

macro_rules! kies {
    ($rest:literal) => {
        concat!(
            "SELECT v.id, v.casus_id, v.medewerker_id, m.naam AS medewerker, m.functie, o.naam AS organisatie, v.rol, v.reden,
                v.gevraagd_op, v.status, v.besluit_reden, v.besloten_op, b.naam AS besloten_door
           FROM toegangsverzoek v
           JOIN medewerker m ON m.gemeente = v.gemeente AND m.id = v.medewerker_id
           JOIN organisatie o ON o.gemeente = m.gemeente AND o.id = m.organisatie_id
           LEFT JOIN medewerker b ON b.gemeente = v.gemeente AND b.id = v.besloten_door
          WHERE v.gemeente = $1 AND ",
            $rest
        )
    };
}

/// Requests that wait for an answer, the oldest first.
///
/// # Errors
/// When the database refuses.
pub async fn open_van_casus(uow: &mut Uow, casus: CasusId) -> Resultaat<Vec<VerzoekRij>> {
    rijen!(
        uow,
        VerzoekRij,
        kies!("v.casus_id = $2 AND v.status = 'open' ORDER BY v.gevraagd_op, v.id LIMIT 50"),
        uow.kop.gemeente,
        casus
    )
}

/// One request.
///
/// # Errors
/// When the database refuses.
pub async fn lees_verzoek(uow: &mut Uow, id: Uuid) -> Resultaat<Option<VerzoekRij>> {
    rij_optie!(uow, VerzoekRij, kies!("v.id = $2"), uow.kop.gemeente, id)
}

/// The last request of the actor for this casus.
///
/// # Errors
/// When the database refuses.
pub async fn laatste_van(uow: &mut Uow, casus: CasusId) -> Resultaat<Option<VerzoekRij>> {
    rij_optie!(
        uow,
        VerzoekRij,
        kies!("v.casus_id = $2 AND v.medewerker_id = $3 ORDER BY v.gevraagd_op DESC, v.id DESC LIMIT 1"),
        uow.kop.gemeente,
        casus,
        uow.kop.medewerker
    )
}

/// Keeps a request of the actor. One that is open already stays the only one: then nothing is kept (`None`).
///
/// # Errors
/// When the database refuses.
pub async fn vraag<A: Writes<kind::Toegang>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    casus: CasusId,
    v: &GeldigVerzoek,
) -> Resultaat<Option<Uuid>> {
    enum VerzoekKind {}
    impl Kind for VerzoekKind {
        const NAME: &'static str = "Toegangsverzoek";
    }
    let id: Id<VerzoekKind> = uow.nieuw_id();
    let aantal = voer_uit!(
        uow,
        permit,
        "INSERT INTO toegangsverzoek (gemeente, id, casus_id, medewerker_id, rol, reden, gevraagd_op, status, besluit_reden)
         VALUES ($1,$2,$3,$4,$5,$6,$7,'open','') ON CONFLICT DO NOTHING",
        uow.kop.gemeente,
        id,
        casus,
        uow.kop.medewerker,
        &v.rol,
        &v.reden,
        uow.kop.nu
    )?;
    Ok((aantal == 1).then(|| id.uuid()))
}

/// Answers a request that is open.
///
/// # Errors
/// `Gewijzigd` when it was answered already; the database.
pub async fn besluit<A: Writes<kind::Toegang>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: Uuid,
    status: VerzoekStatus,
    reden: &str,
    deelname: Option<BetrokkeneId>,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE toegangsverzoek SET status = $3, besluit_reden = $4, besloten_op = $5, besloten_door = $6, betrokkene_id = $7
          WHERE gemeente = $1 AND id = $2 AND status = 'open'",
        uow.kop.gemeente,
        id,
        status.code(),
        reden,
        uow.kop.nu,
        uow.kop.medewerker,
        deelname
    )?)
}

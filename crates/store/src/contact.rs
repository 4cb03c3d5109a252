// SPDX-License-Identifier: EUPL-1.2
//! Decisions to give up outreach (D11).

use crate::{Code, Resultaat, Uow, rij, rij_optie, voer_uit};
use domain::kern::ids::Kind;
use domain::notitie::{Besluitnemer, GeldigStoppen};
use domain::{CasusId, Id};
use jiff::{Timestamp, civil::Date};
use policy::{Permit, Writes, handelingen::kind};
use uuid::Uuid;

rij! {
    /// The last decision to give up outreach.
    pub struct ContactBesluitRij {
        pub id: Uuid,
        pub besluit_van: Code<Besluitnemer>,
        pub besloten_op: Date,
        pub reden: String,
        pub op: Timestamp,
        pub door: String,
    }
}

/// The last decision, also when outreach was taken up again since.
///
/// # Errors
/// When the database refuses.
pub async fn laatste(uow: &mut Uow, casus: CasusId) -> Resultaat<Option<ContactBesluitRij>> {
    rij_optie!(
        uow,
        ContactBesluitRij,
        "SELECT b.id, b.besluit_van, b.besloten_op, b.reden, b.op, m.naam AS door
           FROM contact_besluit b JOIN medewerker m ON m.gemeente = b.gemeente AND m.id = b.door_id
          WHERE b.gemeente = $1 AND b.casus_id = $2 ORDER BY b.op DESC, b.id DESC LIMIT 1",
        uow.kop.gemeente,
        casus
    )
}

/// Records the decision.
///
/// # Errors
/// When the database refuses.
pub async fn stop<A: Writes<kind::Notitie>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    casus: CasusId,
    b: &GeldigStoppen,
    pogingen: usize,
) -> Resultaat<Uuid> {
    enum BesluitKind {}
    impl Kind for BesluitKind {
        const NAME: &'static str = "ContactBesluit";
    }
    let id: Id<BesluitKind> = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO contact_besluit (gemeente, id, casus_id, besluit_van, besloten_op, reden, pogingen, op, door_id)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)",
        uow.kop.gemeente,
        id,
        casus,
        b.besluit_van.code(),
        b.besloten_op,
        &b.reden,
        i32::try_from(pogingen).unwrap_or(i32::MAX),
        uow.kop.nu,
        uow.kop.medewerker
    )?;
    Ok(id.uuid())
}

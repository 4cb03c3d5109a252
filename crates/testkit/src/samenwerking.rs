// SPDX-License-Identifier: EUPL-1.2
//! The grounds that a gemeente begins with, and a convenant that one organisation signed.

use domain::toegang::BEGIN_GRONDSLAGEN;
use domain::{ConvenantId, Gemeente, GrondslagId, OrganisatieId};
use jiff::civil::date;
use policy::{Permit, handelingen::InrichtingWijzigen};
use store::{Resultaat, Uow, voer_uit};
use uuid::Uuid;

/// Id of the convenant of the test world.
pub const CONVENANT: Uuid = Uuid::from_u128(0xC0);

/// Writes them for a gemeente; `partij` signed.
///
/// # Errors
/// The store.
pub async fn zet(
    uow: &mut Uow,
    permit: &Permit<InrichtingWijzigen>,
    g: Gemeente,
    partij: OrganisatieId,
) -> Resultaat<()> {
    let begin = date(2024, 1, 1);
    for (n, grond) in (0x6000..).zip(&BEGIN_GRONDSLAGEN) {
        voer_uit!(
            uow,
            permit,
            "INSERT INTO grondslag (gemeente, id, code, naam, artikel, uitleg, categorieen, geldig_van, version)
             VALUES ($1,$2,$3,$4,$5,$6,$7,$8,1)",
            g,
            GrondslagId::new(Uuid::from_u128(n)),
            grond.code,
            grond.naam,
            grond.artikel,
            grond.uitleg,
            grond.categorieen,
            begin
        )?;
    }
    voer_uit!(
        uow,
        permit,
        "INSERT INTO convenant (gemeente, id, nummer, naam, vindplaats, geldig_van, version) VALUES ($1,$2,1,'Convenant Proef','zaak 1',$3,1)",
        g,
        ConvenantId::new(CONVENANT),
        begin
    )?;
    voer_uit!(
        uow,
        permit,
        "INSERT INTO convenant_partij (gemeente, id, convenant_id, organisatie_id, getekend_op, getekend_door, mandaat, einde_reden, version)
         VALUES ($1,$2,$3,$4,$5,'de bestuurder','','',1)",
        g,
        ConvenantId::new(Uuid::from_u128(0xC1)),
        ConvenantId::new(CONVENANT),
        partij,
        begin
    )?;
    Ok(())
}

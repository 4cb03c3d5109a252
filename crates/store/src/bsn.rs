// SPDX-License-Identifier: EUPL-1.2
//! The BSN of a person as it is stored: encrypted, with a keyed hash to find it by, and the number of the key that made
//! both (C5). While keys change there are numbers under the old key and under the new one.

use crate::geheim::Sleutels;
use crate::{Resultaat, Uow, voer_uit, waarde};
use domain::{PersoonId, bsn::Bsn};
use policy::{Permit, Writes, handelingen::kind};

/// The person with this number, whichever of the keys it is stored under.
///
/// # Errors
/// When the database refuses.
pub async fn persoon_met(uow: &mut Uow, sleutels: &Sleutels, bsn: &Bsn) -> Resultaat<Option<PersoonId>> {
    // One query, but while keys change.
    for sleutel in sleutels.alle() {
        let gevonden = waarde!(
            uow,
            PersoonId,
            "SELECT id AS w FROM persoon WHERE gemeente = $1 AND bsn_sleutel = $2",
            uow.kop.gemeente,
            sleutel.zoeksleutel(&bsn.onthul())?
        )?;
        if gevonden.is_some() {
            return Ok(gevonden);
        }
    }
    Ok(None)
}

/// Whether a number of this person is stored.
///
/// # Errors
/// When the database refuses.
pub async fn heeft(uow: &mut Uow, id: PersoonId) -> Resultaat<bool> {
    let uit = waarde!(
        uow,
        bool,
        "SELECT bsn_versleuteld IS NOT NULL AS w FROM persoon WHERE gemeente = $1 AND id = $2",
        uow.kop.gemeente,
        id
    )?;
    Ok(uit.unwrap_or_default())
}

/// Keeps the number of a person, under the key to write with. `false`: somebody else has this number, or there is no
/// such person.
///
/// # Errors
/// When the database refuses.
pub async fn zet<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    sleutels: &Sleutels,
    id: PersoonId,
    bsn: &Bsn,
) -> Resultaat<bool> {
    if persoon_met(uow, sleutels, bsn)
        .await?
        .is_some_and(|ander| ander != id)
    {
        return Ok(false);
    }
    let (sleutel, cijfers) = (sleutels.huidig()?, bsn.onthul());
    let mut nonce = [0; 12];
    uow.kop.bron.toeval(&mut nonce);
    let gezet = voer_uit!(
        uow,
        permit,
        "UPDATE persoon SET bsn_versleuteld = $3, bsn_sleutel = $4, bsn_sleutelnummer = $5 WHERE gemeente = $1 AND id = $2",
        uow.kop.gemeente,
        id,
        sleutel.versleutel(nonce, cijfers.as_bytes())?,
        sleutel.zoeksleutel(&cijfers)?,
        sleutel.nummer()
    )?;
    Ok(gezet == 1)
}

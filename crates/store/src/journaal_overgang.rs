// SPDX-License-Identifier: EUPL-1.2
//! Where the key that signs zegels changed (docs/adr/0008).

use crate::{Resultaat, Uow, rij, rijen, voer_technisch};
use domain::journaal::{Hash, Overgang, PubliekeSleutel};
use jiff::Timestamp;

/// Keeps a change of key, with the first zegel of the new one.
pub(crate) async fn bewaar(uow: &mut Uow, o: &Overgang) -> Resultaat<()> {
    voer_technisch!(
        uow,
        "INSERT INTO journaal_overgang (gemeente, na_nummer, na_hash, van, naar, op, getekend_van, getekend_naar)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8)",
        o.gemeente,
        o.na_nummer,
        o.na_hash.0.as_slice(),
        o.van.0.as_slice(),
        o.naar.0.as_slice(),
        o.op,
        o.getekend_van.as_slice(),
        o.getekend_naar.as_slice()
    )?;
    Ok(())
}

rij! {
    /// A change of key as stored.
    pub struct OvergangRij {
        pub na_nummer: i64,
        pub na_hash: Vec<u8>,
        pub van: Vec<u8>,
        pub naar: Vec<u8>,
        pub op: Timestamp,
        pub getekend_van: Vec<u8>,
        pub getekend_naar: Vec<u8>,
    }
}

/// Every change of the key that signs zegels, in order. One that can't be read is left out: it counts for nothing.
///
/// # Errors
/// When the database refuses.
pub async fn overgangen(uow: &mut Uow) -> Resultaat<Vec<Overgang>> {
    let gemeente = uow.gemeente();
    let rijen = rijen!(
        uow,
        OvergangRij,
        "SELECT na_nummer, na_hash, van, naar, op, getekend_van, getekend_naar
           FROM journaal_overgang WHERE gemeente = $1 ORDER BY na_nummer",
        gemeente
    )?;
    Ok(rijen
        .into_iter()
        .filter_map(|r| {
            Some(Overgang {
                gemeente,
                na_nummer: r.na_nummer,
                na_hash: Hash::uit(&r.na_hash)?,
                van: PubliekeSleutel::uit(&r.van)?,
                naar: PubliekeSleutel::uit(&r.naar)?,
                op: r.op,
                getekend_van: r.getekend_van.try_into().ok()?,
                getekend_naar: r.getekend_naar.try_into().ok()?,
            })
        })
        .collect())
}

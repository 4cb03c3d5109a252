// SPDX-License-Identifier: EUPL-1.2
//! Versioned configuration of a gemeente.

use crate::{Resultaat, Uow, rij, rij_optie, voer_uit, waarde};
use jiff::civil::Date;
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// A version of the configuration.
    pub struct InrichtingRij {
        pub versie: i32,
        pub geldig_van: Date,
        pub profiel: String,
        pub inhoud: String,
    }
}

/// The version in force on a date.
///
/// # Errors
/// When the database refuses.
pub async fn geldend(uow: &mut Uow, op: Date) -> Resultaat<Option<InrichtingRij>> {
    rij_optie!(
        uow,
        InrichtingRij,
        "SELECT versie, geldig_van, profiel, inhoud FROM inrichting WHERE gemeente = $1 AND geldig_van <= $2
          ORDER BY geldig_van DESC, versie DESC LIMIT 1",
        uow.kop.gemeente,
        op
    )
}

/// Adds a version; older ones stay, because old cases keep the version they were judged under.
///
/// # Errors
/// When the database refuses.
pub async fn voeg_toe<A: Writes<kind::Inrichting>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    geldig_van: Date,
    profiel: &str,
    inhoud: &str,
) -> Resultaat<i32> {
    let versie = waarde!(
        uow,
        i32,
        "SELECT coalesce(max(versie), 0) + 1 AS w FROM inrichting WHERE gemeente = $1",
        uow.kop.gemeente
    )?
    .unwrap_or(1);
    voer_uit!(
        uow,
        permit,
        "INSERT INTO inrichting (gemeente, versie, geldig_van, profiel, inhoud) VALUES ($1,$2,$3,$4,$5)",
        uow.kop.gemeente,
        versie,
        geldig_van,
        profiel,
        inhoud
    )?;
    Ok(versie)
}

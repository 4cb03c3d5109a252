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

/// All versions, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn versies(uow: &mut Uow) -> Resultaat<Vec<InrichtingRij>> {
    crate::rijen!(
        uow,
        InrichtingRij,
        "SELECT versie, geldig_van, profiel, inhoud FROM inrichting WHERE gemeente = $1 ORDER BY geldig_van DESC, versie DESC LIMIT 100",
        uow.kop.gemeente
    )
}

rij! {
    /// How much a change of the configuration touches.
    pub struct EffectRij {
        pub casussen: i64,
        pub meldingen: i64,
    }
}

/// Number of running casussen and open meldingen.
///
/// # Errors
/// When the database refuses.
pub async fn effect(uow: &mut Uow) -> Resultaat<Option<EffectRij>> {
    rij_optie!(
        uow,
        EffectRij,
        "SELECT (SELECT count(*) FROM casus c WHERE c.gemeente = $1 AND c.gesloten_op IS NULL) AS casussen,
                (SELECT count(*) FROM melding m WHERE m.gemeente = $1 AND m.afgerond_op IS NULL) AS meldingen",
        uow.kop.gemeente
    )
}

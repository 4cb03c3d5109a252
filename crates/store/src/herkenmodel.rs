// SPDX-License-Identifier: EUPL-1.2
//! The models that persons are recognised by, every version of them (C6).

use crate::{Resultaat, Uow, rij, rij_optie, rijen, voer_uit};
use jiff::Timestamp;
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// A stored model.
    pub struct ModelRij {
        pub versie: i32,
        pub records: i64,
        pub inhoud: String,
    }
}

/// The newest model, if it is newer than `na`.
///
/// # Errors
/// When the database refuses.
pub async fn model_na(uow: &mut Uow, na: i32) -> Resultaat<Option<ModelRij>> {
    rij_optie!(
        uow,
        ModelRij,
        "SELECT versie, records, inhoud FROM herkenmodel WHERE gemeente = $1 AND versie > $2 ORDER BY versie DESC LIMIT 1",
        uow.kop.gemeente,
        na
    )
}

/// This model.
///
/// # Errors
/// When the database refuses.
pub async fn model(uow: &mut Uow, versie: i32) -> Resultaat<Option<ModelRij>> {
    rij_optie!(
        uow,
        ModelRij,
        "SELECT versie, records, inhoud FROM herkenmodel WHERE gemeente = $1 AND versie = $2",
        uow.kop.gemeente,
        versie
    )
}

rij! {
    /// A stored model, without what it says.
    pub struct ModelKop {
        pub versie: i32,
        pub geleerd_op: Timestamp,
        pub records: i64,
        pub van_versie: Option<i32>,
    }
}

/// All models, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn modellen(uow: &mut Uow) -> Resultaat<Vec<ModelKop>> {
    rijen!(
        uow,
        ModelKop,
        "SELECT versie, geleerd_op, records, van_versie FROM herkenmodel WHERE gemeente = $1 ORDER BY versie DESC",
        uow.kop.gemeente
    )
}

/// Keeps a model as the newest; gives its version. `van`: it is a copy of that version.
///
/// # Errors
/// When the database refuses.
pub async fn bewaar_model<A: Writes<kind::Herkenmodel>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    records: i64,
    inhoud: &str,
    van: Option<i32>,
) -> Resultaat<i32> {
    let vorige = model_na(uow, 0).await?.map_or(0, |m| m.versie);
    voer_uit!(
        uow,
        permit,
        "INSERT INTO herkenmodel (gemeente, versie, geleerd_op, records, van_versie, inhoud) VALUES ($1,$2,$3,$4,$5,$6)",
        uow.kop.gemeente,
        vorige + 1,
        uow.kop.nu,
        records,
        van,
        inhoud
    )?;
    Ok(vorige + 1)
}

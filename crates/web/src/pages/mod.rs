// SPDX-License-Identifier: EUPL-1.2
//! The pages, one folder per capability.

pub mod aanmelden;
pub mod afsluiten;
pub mod bekendheid;
pub mod casus;
pub mod dienstverlening;
pub mod fase;
pub mod huishouden;
pub mod inrichting;
pub mod intake;
pub mod inzage;
pub mod journaal;
pub mod melden;
pub mod meldpunt;
pub mod mijn;
pub mod mijn_werk;
pub mod notitie;
pub mod overgang;
pub mod overleg;
pub mod plan;
pub mod samenvoegen;
pub mod samenwerking;
pub mod taken;
pub mod team;
pub mod toegang;
pub mod toezicht;
pub mod triage;
pub mod verwanten;
pub mod verwijsindex;
pub mod waarschuwing;
pub mod zoeken;

use crate::kern::{Web, assets};
use axum::{Router, routing::get};

/// All routes.
pub fn routes() -> Router<Web> {
    let mut router = Router::new()
        .route("/assets/{*pad}", get(assets::asset))
        .route("/gezond", get(|| async { "goed" }));
    for deel in [
        aanmelden::routes(),
        afsluiten::routes(),
        casus::routes(),
        dienstverlening::routes(),
        fase::routes(),
        huishouden::routes(),
        inrichting::routes(),
        intake::routes(),
        inzage::routes(),
        journaal::routes(),
        melden::routes(),
        meldpunt::routes(),
        mijn::routes(),
        mijn_werk::routes(),
        notitie::routes(),
        overgang::routes(),
        overleg::routes(),
        plan::routes(),
        samenvoegen::routes(),
        samenwerking::routes(),
        taken::routes(),
        team::routes(),
        toegang::routes(),
        toezicht::routes(),
        triage::routes(),
        verwanten::routes(),
        verwijsindex::routes(),
        bekendheid::routes(),
        waarschuwing::routes(),
        zoeken::routes(),
    ] {
        router = router.merge(deel);
    }
    router
}

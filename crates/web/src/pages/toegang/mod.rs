// SPDX-License-Identifier: EUPL-1.2
//! Access: who may do what (the matrix), who may see one casus, taking part, asking, emergency access, conflicts of
//! interest, restricted people.

mod afscherming;
mod beeld;
mod deelname;
mod drempel;
mod matrix;
mod nood;
mod uitsluiting;
mod verzoek;

use crate::kern::Web;
use axum::{Router, routing::get, routing::post};

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/toegang", get(matrix::toegang))
        .route("/casussen/{id}/toegang", get(beeld::toon_toegang))
        .route(
            "/casussen/{id}/toegang/vragen",
            get(drempel::form).post(drempel::vraag_toegang),
        )
        .route("/casussen/{id}/toegang/nood", get(nood::form).post(nood::neem))
        .route(
            "/casussen/{id}/toegang/ken-ik",
            get(uitsluiting::ken_form).post(uitsluiting::ken),
        )
        .route(
            "/casussen/{id}/toegang/deelnemer",
            get(deelname::form).post(deelname::maak),
        )
        .route(
            "/casussen/{id}/toegang/uitsluiten",
            get(uitsluiting::form).post(uitsluiting::maak),
        )
        .route(
            "/casussen/{id}/toegang/uitsluitingen/{uitsluiting}",
            get(uitsluiting::op_form).post(uitsluiting::op),
        )
        .route(
            "/casussen/{id}/toegang/verzoeken/{verzoek}",
            get(verzoek::form).post(verzoek::antwoord),
        )
        .route(
            "/casussen/{id}/toegang/deelnemers/{deelname}",
            get(deelname::wijzig_form),
        )
        .route(
            "/casussen/{id}/toegang/deelnemers/{deelname}/klopt",
            post(deelname::klopt),
        )
        .route(
            "/casussen/{id}/toegang/deelnemers/{deelname}/verleng",
            post(deelname::langer),
        )
        .route(
            "/casussen/{id}/toegang/deelnemers/{deelname}/beeindig",
            post(deelname::stop),
        )
        .route(
            "/casussen/{id}/afschermen/{persoon}",
            get(afscherming::form).post(afscherming::maak),
        )
        .route(
            "/casussen/{id}/afschermen/{persoon}/erbij",
            post(afscherming::erbij),
        )
        .route(
            "/casussen/{id}/afschermen/{persoon}/eraf",
            post(afscherming::eraf),
        )
        .route(
            "/casussen/{id}/afschermen/{persoon}/opheffen",
            post(afscherming::opheffen),
        )
        .route("/toezicht/noodtoegang", get(nood::lijst))
        .route(
            "/toezicht/noodtoegang/{nood}",
            get(nood::oordeel_form).post(nood::oordeel),
        )
}

// SPDX-License-Identifier: EUPL-1.2
//! The team: board, handing over, absence.

mod afwezigheid;
mod overdragen;

use crate::kern::{Bezoek, Pagina, PaginaUitkomst, Web, toon};
use app::team::Bord;
use askama::Template;
use axum::extract::Query;
use axum::{Router, routing::get, routing::post};
use domain::TeamId;
use domain::termijn::{datum_lang, datum_tekst};
use policy::Doel;
use serde::Deserialize;

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/team", get(bord))
        .route(
            "/team/overdragen",
            get(overdragen::toon_pagina).post(overdragen::draag_over),
        )
        .route(
            "/team/afwezigheid",
            get(afwezigheid::toon_pagina).post(afwezigheid::meld),
        )
        .route("/team/afwezigheid/{id}/terug", post(afwezigheid::terug))
}

/// Which team; an unknown value is the own team.
#[derive(Deserialize, Default)]
pub(super) struct TeamVraag {
    #[serde(default)]
    team: String,
    #[serde(default)]
    van: String,
}

impl TeamVraag {
    fn team(&self) -> Option<TeamId> {
        self.team.parse().ok()
    }
}

#[derive(Template)]
#[template(path = "team/bord.html")]
struct BordPagina {
    p: Pagina,
    b: Bord,
}

impl BordPagina {
    /// When the room in other teams was counted: "10.32".
    fn geteld(&self) -> String {
        crate::kern::tekst::tijd(self.b.ruimte_op)
    }
    /// A date as people say it.
    fn dag(&self, dag: impl std::borrow::Borrow<jiff::civil::Date>) -> String {
        datum_tekst(*dag.borrow())
    }
    /// On which list of the MDO it stands.
    fn in_mdo(&self, z: &app::team::ZonderRegisseur) -> String {
        let wijk = if z.wijk.is_empty() {
            String::new()
        } else {
            format!(" · {}", z.wijk)
        };
        match z.mdo {
            Some(dag) => format!("{wijk} · in het MDO van {}", datum_lang(dag)),
            None => format!("{wijk} · staat niet op de lijst van het MDO"),
        }
    }
}

async fn bord(bezoek: Bezoek, Query(q): Query<TeamVraag>) -> PaginaUitkomst {
    let b = app::team::bord(&bezoek.app, &bezoek.ctx(Doel::Team), q.team()).await?;
    toon(&BordPagina {
        p: bezoek.pagina(format!("Team {}", b.naam), "team"),
        b,
    })
}

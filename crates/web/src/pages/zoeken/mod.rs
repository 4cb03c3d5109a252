// SPDX-License-Identifier: EUPL-1.2
//! Search from the bar. Always a post: what was typed is in no address and no log.

use crate::kern::{Bezoek, Invoer, Pagina, PaginaUitkomst, Web, toon};
use app::zoeken::Zoekuitkomst;
use askama::Template;
use axum::{Router, routing::get};
use domain::MeldingId;
use policy::Doel;

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new().route("/zoeken", get(leeg).post(zoek))
}

#[derive(Template)]
#[template(path = "zoeken/lijst.html")]
struct Lijst {
    p: Pagina,
    zoek: String,
    uit: Zoekuitkomst,
    melding: Option<MeldingId>,
    nieuw: String,
}

async fn leeg(bezoek: Bezoek) -> PaginaUitkomst {
    toon(&Lijst {
        p: bezoek.pagina("Zoeken", ""),
        zoek: String::new(),
        uit: Zoekuitkomst {
            leeg: true,
            ..Zoekuitkomst::default()
        },
        melding: None,
        nieuw: "/personen/nieuw".to_owned(),
    })
}

async fn zoek(bezoek: Bezoek, invoer: Invoer) -> PaginaUitkomst {
    let melding: Option<MeldingId> = invoer.als("melding");
    let doel = if melding.is_some() {
        Doel::Triage
    } else {
        Doel::Regie
    };
    let zoek = invoer.tekst("zoek");
    let uit = app::zoeken::zoek(&bezoek.app, &bezoek.ctx(doel), &zoek, melding).await?;
    toon(&Lijst {
        p: bezoek.pagina("Zoeken", ""),
        zoek,
        uit,
        melding,
        nieuw: melding.map_or_else(
            || "/personen/nieuw".to_owned(),
            |m| format!("/personen/nieuw?melding={m}"),
        ),
    })
}

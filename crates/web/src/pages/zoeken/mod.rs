// SPDX-License-Identifier: EUPL-1.2
//! Search from the bar. Always a post: what was typed is in no address and no log.

use crate::kern::{Bezoek, Invoer, Pagina, PaginaUitkomst, Web, toon, toon_met};
use app::AppFout;
use app::zoeken::{TE_VAAK, Zoekuitkomst};
use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::{Router, routing::get};
use domain::MeldingId;
use policy::handelingen::DubbelZien;
use policy::{Doel, Feiten};

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
    /// Why there is no answer now: too many searches.
    wacht: String,
    /// May look at who may be the same.
    mag_dubbel: bool,
}

fn mag_dubbel(bezoek: &Bezoek) -> bool {
    bezoek.ctx(Doel::Regie).mag::<DubbelZien>(&Feiten::Geen).is_ok()
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
        wacht: String::new(),
        mag_dubbel: mag_dubbel(&bezoek),
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
    let uit = app::zoeken::zoek(&bezoek.app, &bezoek.ctx(doel), &zoek, melding).await;
    let (uit, wacht) = match uit {
        Err(AppFout::Geweigerd(g)) if g.code == TE_VAAK => (Zoekuitkomst::default(), g.reden),
        uit => (uit?, String::new()),
    };
    let te_vaak = !wacht.is_empty();
    let lijst = Lijst {
        p: bezoek.pagina("Zoeken", ""),
        zoek,
        uit,
        melding,
        nieuw: melding.map_or_else(
            || "/personen/nieuw".to_owned(),
            |m| format!("/personen/nieuw?melding={m}"),
        ),
        wacht,
        mag_dubbel: mag_dubbel(&bezoek),
    };
    if !te_vaak {
        return toon(&lijst);
    }
    let mut antwoord = toon_met(StatusCode::TOO_MANY_REQUESTS, &lijst, None)?;
    antwoord
        .headers_mut()
        .insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
    Ok(antwoord)
}

// SPDX-License-Identifier: EUPL-1.2
//! Pages of warnings (D10): the list of a household, a new one, and one with its history, review and end.

mod een;
mod nieuw;

use crate::kern::{Bezoek, Invoer, Pagina, PaginaUitkomst, Web, toon};
use app::waarschuwing::Beeld;
use askama::Template;
use axum::extract::Path;
use axum::{Router, routing::get, routing::post};
use domain::HuishoudenId;
use domain::termijn::datum_tekst;
use domain::waarschuwing::{Getoond, NieuweAfspraak, Waarschuwing};
use policy::Doel;

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/huishoudens/{id}/waarschuwingen", get(lijst))
        .route(
            "/huishoudens/{id}/waarschuwingen/nieuw",
            get(nieuw::form).post(nieuw::maak),
        )
        .route("/waarschuwingen/{id}", get(een::pagina))
        .route("/waarschuwingen/{id}/herzien", post(een::herzie))
        .route("/waarschuwingen/{id}/einde", post(een::beeindig))
}

/// A warning above a page; for `m::let_op`.
#[derive(Clone, Debug)]
pub struct LetOp {
    /// What it is.
    pub titel: String,
    /// The fact, or what to do.
    pub tekst: String,
    /// When it is reviewed.
    pub sub: String,
    /// Its review is late.
    pub te_laat: bool,
    /// Its page; empty when only its being there may be known.
    pub href: String,
}

impl LetOp {
    /// View of what may be shown.
    pub fn van(g: &Getoond) -> Self {
        Self {
            titel: g.titel.clone(),
            tekst: g.tekst.clone(),
            sub: g.sub.clone(),
            te_laat: g.te_laat,
            href: g.id.map(|id| format!("/waarschuwingen/{id}")).unwrap_or_default(),
        }
    }
}

/// What was agreed, as posted.
fn afspraak(invoer: &Invoer) -> NieuweAfspraak {
    NieuweAfspraak {
        herbeoordelen_op: invoer.tekst("herbeoordelen_op"),
        akkoord_naam: invoer.tekst("akkoord_naam"),
        akkoord_functie: invoer.tekst("akkoord_functie"),
        verteld: invoer.tekst("verteld"),
        verteld_reden: invoer.tekst("verteld_reden"),
        vertellen_op: invoer.tekst("vertellen_op"),
        reden: invoer.tekst("reden"),
    }
}

/// "gevaarlijke hond, over Joris".
fn wat(w: &Waarschuwing) -> String {
    let mut uit = w.soort.label().to_owned();
    if !w.met_wie.is_empty() {
        uit = format!("niet delen met {}", w.met_wie);
    }
    if !w.over.is_empty() {
        uit = format!("{uit}, over {}", w.over);
    }
    uit
}

/// A warning that has ended.
struct Eerder {
    href: String,
    wat: String,
    sinds: String,
}

#[derive(Template)]
#[template(path = "waarschuwing/lijst.html")]
struct Lijst {
    p: Pagina,
    b: Beeld,
    actief: Vec<LetOp>,
    eerder: Vec<Eerder>,
}

async fn lijst(bezoek: Bezoek, Path(id): Path<HuishoudenId>) -> PaginaUitkomst {
    let b = app::waarschuwing::alle(&bezoek.app, &bezoek.ctx(Doel::Regie), id).await?;
    toon(&Lijst {
        p: bezoek.pagina("Waarschuwingen", "casussen"),
        actief: b.actief.iter().map(LetOp::van).collect(),
        eerder: b
            .eerder
            .iter()
            .map(|w| Eerder {
                href: format!("/waarschuwingen/{}", w.id),
                wat: wat(w),
                sinds: format!("sinds {}", datum_tekst(w.sinds)),
            })
            .collect(),
        b,
    })
}

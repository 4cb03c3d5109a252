// SPDX-License-Identifier: EUPL-1.2
//! Somebody else changed the same goal or action: both versions beside each other, own text kept.

use crate::kern::{Bezoek, Invoer, Pagina, PaginaUitkomst, tekst, toon_met};
use app::plan::Ander;
use askama::Template;
use axum::http::StatusCode;

/// A part that can differ.
pub struct Regel {
    pub label: &'static str,
    pub mijn: String,
    pub ander: String,
}

#[derive(Template)]
#[template(path = "plan/conflict.html")]
struct Conflict {
    p: Pagina,
    wie: String,
    wanneer: String,
    regels: Vec<Regel>,
    actie: String,
    velden: Vec<(String, String)>,
    versie: i64,
}

/// Shows both versions. The own one can be saved over the other (from its version on), or left: then `laat` comes
/// back, and the draft goes.
pub fn toon_conflict(
    bezoek: &Bezoek,
    invoer: &Invoer,
    ander: Option<&Ander>,
    regels: Vec<Regel>,
    actie: String,
    versie: i64,
) -> PaginaUitkomst {
    let nu = bezoek.ctx(policy::Doel::Regie).vandaag();
    let pagina = Conflict {
        p: bezoek.pagina("Iemand anders was je voor", "casussen"),
        wie: ander.map_or_else(|| "iemand anders".to_owned(), |a| a.wie.clone()),
        wanneer: ander.map_or_else(|| "intussen".to_owned(), |a| tekst::moment(a.op, nu)),
        regels,
        actie,
        // The form goes on from the version of the other: see `Formulier::uit_conflict`.
        velden: invoer
            .paren()
            .into_iter()
            .filter(|(naam, _)| naam != "versie")
            .collect(),
        versie,
    };
    toon_met(StatusCode::CONFLICT, &pagina, None)
}

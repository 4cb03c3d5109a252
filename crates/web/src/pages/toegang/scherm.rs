// SPDX-License-Identifier: EUPL-1.2
//! One form on a page: what it is about, the fields, one button. The pages of this capability are all like that.

use crate::kern::{Bezoek, Formulier, Keuze, Pagina, PaginaFout, PaginaUitkomst, toon_met};
use app::{AppFout, Uitkomst};
use askama::Template;
use axum::http::StatusCode;

/// A field.
pub(super) enum Veld {
    Tekst(&'static str, &'static str, &'static str),
    Tekstvak(&'static str, &'static str, &'static str),
    Datum(&'static str, &'static str, String, String),
    Keuzelijst(&'static str, &'static str, &'static str, Vec<Keuze>),
    Radios(&'static str, &'static str, Vec<Keuze>),
    Vinkjes(&'static str, &'static str, &'static str, Vec<Keuze>),
    Vinkje(&'static str, &'static str, &'static str),
}

/// The page.
#[derive(Template)]
#[template(path = "toegang/formulier.html")]
pub(super) struct Scherm {
    pub p: Pagina,
    pub kop: String,
    pub sub: String,
    /// Where "Terug" leads, and what it is called.
    pub terug: (String, String),
    /// What one must know first.
    pub uitleg: Vec<String>,
    /// Facts, as name and value.
    pub gegevens: Vec<(&'static str, String)>,
    pub f: Formulier,
    pub velden: Vec<Veld>,
    pub knop: &'static str,
    /// Where the form goes.
    pub actie: String,
    /// Key of the draft.
    pub concept: String,
    /// Another way that may fit better: address and text.
    pub ook: Vec<(String, &'static str)>,
}

impl Scherm {
    /// A page with this title and form; the rest is filled by who calls.
    pub(super) fn nieuw(bezoek: &Bezoek, kop: &str, actie: String, f: Formulier) -> Self {
        Self {
            p: bezoek.pagina(kop, "casussen"),
            kop: kop.to_owned(),
            sub: String::new(),
            terug: ("/casussen".to_owned(), "Casussen".to_owned()),
            uitleg: Vec::new(),
            gegevens: Vec::new(),
            f,
            velden: Vec::new(),
            knop: "Bewaren",
            concept: actie.clone(),
            actie,
            ook: Vec::new(),
        }
    }
    /// Shows it.
    pub(super) fn toon(&self, status: StatusCode) -> PaginaUitkomst {
        toon_met(status, self, None)
    }
}

/// What a form becomes after an act that failed: with its errors, or the refusal above it. Other errors are pages.
pub(super) fn na_fout<T>(
    f: Formulier,
    uit: Uitkomst<T>,
) -> Result<Result<T, (Formulier, StatusCode)>, PaginaFout> {
    match uit {
        Ok(waarde) => Ok(Ok(waarde)),
        Err(AppFout::Invoer(fouten)) => Ok(Err((f.met_fouten(&fouten), StatusCode::BAD_REQUEST))),
        Err(AppFout::Regel(w)) => Ok(Err((f.met_weigering(&w), StatusCode::CONFLICT))),
        Err(fout) => Err(fout.into()),
    }
}

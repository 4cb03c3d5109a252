// SPDX-License-Identifier: EUPL-1.2
//! One form on a page: what it is about, the fields, one button. Pages that only ask
//! something are all like that. A change with consequences shows them first.

use crate::kern::{Bezoek, Formulier, Keuze, Pagina, PaginaFout, PaginaUitkomst, toon_met};
use app::{AppFout, Uitkomst};
use askama::Template;
use axum::http::StatusCode;
use domain::Weigering;

/// A field.
pub(crate) enum Veld {
    Tekst(&'static str, &'static str, &'static str),
    /// May stay empty.
    TekstVrij(&'static str, &'static str),
    Tekstvak(&'static str, &'static str, &'static str),
    /// May stay empty.
    TekstvakVrij(&'static str, &'static str),
    /// May stay empty: name, label, first day.
    DatumVrij(&'static str, &'static str, String),
    Datum(&'static str, &'static str, String, String),
    Keuzelijst(&'static str, &'static str, &'static str, Vec<Keuze>),
    Radios(&'static str, &'static str, Vec<Keuze>),
    Vinkjes(&'static str, &'static str, &'static str, Vec<Keuze>),
    /// At least one must be chosen.
    VinkjesNodig(&'static str, &'static str, &'static str, Vec<Keuze>),
    Vinkje(&'static str, &'static str, &'static str),
}

/// The page.
#[derive(Template)]
#[template(path = "kern/formulier.html")]
pub(crate) struct Scherm {
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
    /// Version of the record, when the form changes one.
    pub versie: Option<i64>,
    /// The form first shows what it does, and asks to go on.
    pub eerst_bekijken: bool,
    /// What it does: a sentence, and a line for each that it touches.
    pub gevolg: Option<(String, Vec<String>)>,
    /// Another way that may fit better: address and text.
    pub ook: Vec<(String, &'static str)>,
}

impl Scherm {
    /// A page with this title and form; the rest is filled by who calls.
    pub(crate) fn nieuw(bezoek: &Bezoek, kop: &str, actie: String, f: Formulier) -> Self {
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
            versie: None,
            eerst_bekijken: false,
            gevolg: None,
            ook: Vec::new(),
        }
    }
    /// About no casus: no tab is lit, and "Terug" leads to this page.
    pub(crate) fn onder(mut self, bezoek: &Bezoek, terug: (&str, &str)) -> Self {
        self.p = bezoek.pagina(&self.kop, "");
        self.terug = (terug.0.to_owned(), terug.1.to_owned());
        self
    }
    /// Shows it.
    pub(crate) fn toon(&self, status: StatusCode) -> PaginaUitkomst {
        toon_met(status, self, None)
    }
}

/// What a form becomes after an act that failed: with its errors, or the refusal above it. Other errors are pages.
pub(crate) fn na_fout<T>(
    f: Formulier,
    uit: Uitkomst<T>,
) -> Result<Result<T, (Formulier, StatusCode)>, PaginaFout> {
    match uit {
        Ok(waarde) => Ok(Ok(waarde)),
        Err(AppFout::Invoer(fouten)) => Ok(Err((f.met_fouten(&fouten), StatusCode::BAD_REQUEST))),
        Err(AppFout::Regel(w)) => Ok(Err((f.met_weigering(&w), StatusCode::CONFLICT))),
        // Who changed it meanwhile is told by the page, which now shows what is there; what was typed stays.
        Err(AppFout::Gewijzigd) => {
            let tekst = "Iemand anders heeft dit net gewijzigd. Hierboven staat wat er nu geldt. Kijk of jouw wijziging nog klopt, en leg haar dan vast.";
            let w = Weigering::new("gewijzigd", tekst);
            Ok(Err((f.zonder("versie").met_weigering(&w), StatusCode::CONFLICT)))
        }
        Err(fout) => Err(fout.into()),
    }
}

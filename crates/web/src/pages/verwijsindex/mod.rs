// SPDX-License-Identifier: EUPL-1.2
//! The verwijsindex (C1–C7): own signalen and matches, a signaal on a person, what comes of a match, how it works here.
//!
//! None of these forms keeps a draft: what is typed about a youth is stored nowhere.

mod inrichten;
mod matches;
mod plaatsen;

use crate::kern::{Bezoek, Pagina, PaginaUitkomst, Web, toon};
use app::verwijsindex::{Mijn, OpenMatchRij, Overzicht, mijn};
use askama::Template;
use axum::{Router, routing::get, routing::post};
use domain::termijn::{datum, datum_tekst};
use domain::verwijsindex::{Matchsoort, Modus, Stand};
use policy::Doel;

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/verwijsindex", get(toon_mijn))
        .route(
            "/verwijsindex/nieuw",
            get(plaatsen::nieuw).post(plaatsen::op_naam),
        )
        .route(
            "/verwijsindex/inrichten",
            get(inrichten::toon_form).post(inrichten::bewaar),
        )
        .route("/verwijsindex/melders", post(inrichten::wijs_aan))
        .route("/melders/{id}/stop", post(inrichten::stop))
        .route(
            "/personen/{id}/verwijsindex",
            get(plaatsen::persoon).post(plaatsen::plaats),
        )
        .route("/signalen/{id}/weg", get(plaatsen::weg_form).post(plaatsen::weg))
        .route("/matches/{id}", get(matches::toon_match).post(matches::volg_op))
        .route("/matches/{id}/gelezen", post(matches::gelezen))
}

/// An own signaal.
struct Signaal {
    href: String,
    wie: String,
    sinds: String,
    tot: String,
}

/// An own match.
struct Match {
    href: String,
    wie: String,
    contact: String,
    over: String,
    waarover: &'static str,
    stand: String,
    merk: &'static str,
}

/// A match that is open, for the procesmanager.
struct Open {
    href: String,
    sinds: String,
    een: String,
    ander: String,
    stand: &'static str,
}

#[derive(Template)]
#[template(path = "verwijsindex/mijn.html")]
struct MijnPagina {
    p: Pagina,
    modus: Modus,
    melder: bool,
    mag_inrichten: bool,
    signalen: Vec<Signaal>,
    matches: Vec<Match>,
    overzicht: Option<Overzicht>,
    bij_procesmanager: Vec<Open>,
    open: Vec<Open>,
    deel: String,
}

/// "Boersma-proef, geboren op 1 juni 2015": what the melder typed.
fn wie(voorvoegsel: &str, achternaam: &str, geboren: Option<jiff::civil::Date>) -> String {
    let naam = format!("{voorvoegsel} {achternaam}").trim().to_owned();
    match geboren {
        Some(dag) => format!("{naam}, geboren op {}", datum_tekst(dag)),
        None => naam,
    }
}

/// What a match is about: that the youths differ, and never how they hang together.
fn waarover(soort: Matchsoort) -> &'static str {
    match soort {
        Matchsoort::Jeugdige => "Het gaat om dezelfde jeugdige.",
        Matchsoort::Ouder | Matchsoort::Adres => "Het gaat om een andere jeugdige.",
        Matchsoort::Archief => "Deze melder had eerder een signaal op dezelfde jeugdige.",
    }
}

fn stand(b: &Mijn, m: &app::verwijsindex::MatchRij) -> (String, &'static str) {
    if b.bij_procesmanager(m) {
        (format!("{}, ligt bij de procesmanager", m.status.label()), "late")
    } else if b.herinnering(m) {
        ("herinnering: neem contact op".to_owned(), "warning")
    } else {
        let regie = match (m.regie.is_empty(), m.regie == m.ik) {
            (true, _) => "",
            (false, true) => ", jij hebt de regie",
            (false, false) => ", de ander heeft de regie",
        };
        let merk = if m.status.klaar() { "ok" } else { "" };
        (format!("{}{regie}", m.status.label()), merk)
    }
}

fn open(m: &OpenMatchRij) -> Open {
    let kant = |naam: &str, organisatie: &str, telefoon: &str| format!("{naam}, {organisatie}, {telefoon}");
    Open {
        href: format!("/matches/{}", m.id),
        sinds: datum_tekst(datum(m.ontstaan_op)),
        een: kant(&m.een_naam, &m.een_organisatie, &m.een_telefoon),
        ander: kant(&m.ander_naam, &m.ander_organisatie, &m.ander_telefoon),
        stand: m.status.label(),
    }
}

async fn toon_mijn(bezoek: Bezoek) -> PaginaUitkomst {
    let b = mijn(&bezoek.app, &bezoek.ctx(Doel::Verwijzen)).await?;
    let signalen = b
        .signalen
        .iter()
        .map(|s| Signaal {
            href: format!("/signalen/{}/weg", s.id),
            wie: wie(&s.voorvoegsel, &s.geslachtsnaam, s.geboortedatum),
            sinds: datum_tekst(datum(s.geplaatst_op)),
            tot: datum_tekst(s.verwijderen_op),
        })
        .collect();
    let matches = b
        .matches
        .iter()
        .map(|m| {
            let (stand, merk) = stand(&b, m);
            Match {
                href: format!("/matches/{}", m.id),
                wie: m.naam.clone(),
                contact: matches::contact(m),
                over: wie(&m.voorvoegsel, &m.geslachtsnaam, m.geboortedatum),
                waarover: waarover(*m.soort),
                stand: if *m.soort == Matchsoort::Archief {
                    "eerder".to_owned()
                } else {
                    stand
                },
                merk: if *m.soort == Matchsoort::Archief {
                    "note"
                } else {
                    merk
                },
            }
        })
        .collect();
    let lijst = |f: fn(&Overzicht) -> &Vec<OpenMatchRij>| {
        b.overzicht
            .as_ref()
            .map_or_else(Vec::new, |o| f(o).iter().map(open).collect())
    };
    toon(&MijnPagina {
        p: bezoek.pagina("Verwijsindex", ""),
        modus: b.instelling.modus,
        melder: b.melder,
        mag_inrichten: b.mag_inrichten,
        bij_procesmanager: lijst(|o| &o.bij_procesmanager),
        open: lijst(|o| &o.open),
        deel: b.overzicht.as_ref().map(deel).unwrap_or_default(),
        signalen,
        matches,
        overzicht: b.overzicht,
    })
}

/// "3 van de 10 matches (30 %)".
fn deel(o: &Overzicht) -> String {
    match o.totaal {
        0 => "Er zijn nog geen matches.".to_owned(),
        n => format!(
            "Bij {} van de {n} matches ({} %) is na de herinnering nog niets gedaan.",
            o.zonder_opvolging,
            (o.zonder_opvolging * 100 + n / 2) / n
        ),
    }
}

/// True when something can still be done with it.
fn is_open(stand: Stand) -> bool {
    !stand.klaar()
}

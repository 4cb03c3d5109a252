// SPDX-License-Identifier: EUPL-1.2
//! With whom the gemeente works together and on which grounds: partners, versions of the convenant, signatures, grounds.

mod convenant;
mod grond;
mod lijst;
mod organisatie;

use crate::kern::Web;
use app::samenwerking::{Geraakt, Gevolg};
use axum::{Router, routing::get};
use domain::termijn::datum_tekst;
use domain::toegang::Raak;
use jiff::civil::Date;

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/samenwerking", get(lijst::lijst))
        .route(
            "/samenwerking/organisaties/nieuw",
            get(organisatie::nieuw).post(organisatie::maak),
        )
        .route(
            "/samenwerking/organisaties/{id}",
            get(organisatie::form).post(organisatie::teken),
        )
        .route(
            "/samenwerking/ondertekeningen/{id}",
            get(organisatie::einde_form).post(organisatie::einde),
        )
        .route(
            "/samenwerking/convenant/nieuw",
            get(convenant::nieuw).post(convenant::maak),
        )
        .route(
            "/samenwerking/convenant/{id}",
            get(convenant::form).post(convenant::wijzig),
        )
        .route("/samenwerking/gronden/nieuw", get(grond::nieuw).post(grond::maak))
        .route(
            "/samenwerking/gronden/{code}",
            get(grond::form).post(grond::wijzig),
        )
        .route(
            "/samenwerking/gronden/{code}/einde",
            get(grond::einde_form).post(grond::einde),
        )
}

/// Where the forms lead back to.
const TERUG: (&str, &str) = ("/samenwerking", "Samenwerking");

/// Up to so many deelnames of one organisation are named one by one; more are counted.
const NOEM: usize = 5;

/// What a change does, in words: a sentence, and lines by organisation.
fn in_woorden(g: &Gevolg) -> (String, Vec<String>) {
    let kort = match (g.geraakt.len(), g.vanaf) {
        (0, _) => "Dit raakt geen lopende deelname.".to_owned(),
        (1, dag) => format!("Dit raakt 1 lopende deelname, vanaf {}.", datum_tekst(dag)),
        (n, dag) => format!("Dit raakt {n} lopende deelnames, vanaf {}.", datum_tekst(dag)),
    };
    let mut groepen: Vec<(&str, String, Vec<&Geraakt>)> = Vec::new();
    for r in &g.geraakt {
        let wat = raak_tekst(&r.raak);
        match groepen
            .iter_mut()
            .find(|(naam, w, _)| *naam == r.organisatie && *w == wat)
        {
            Some((_, _, rijen)) => rijen.push(r),
            None => groepen.push((&r.organisatie, wat, vec![r])),
        }
    }
    let mut regels = Vec::new();
    for (naam, wat, rijen) in groepen {
        if rijen.len() > NOEM {
            regels.push(format!("{naam}, {} deelnames: {wat}", rijen.len()));
            continue;
        }
        for r in rijen {
            let regisseur = r.regisseur.as_deref().unwrap_or("nog geen regisseur");
            regels.push(format!("{naam}, casus {} ({regisseur}): {wat}", r.kenmerk));
        }
    }
    (kort, regels)
}

fn raak_tekst(raak: &Raak) -> String {
    match raak {
        Raak::Stopt => "ziet dan niets meer".to_owned(),
        Raak::Anders { minder, meer } => [("ziet niet meer", minder), ("ziet erbij", meer)]
            .into_iter()
            .filter(|(_, welke)| !welke.is_empty())
            .map(|(woord, welke)| {
                let namen: Vec<&str> = welke.iter().map(|c| c.label()).collect();
                format!("{woord}: {}", domain::triage::opsomming(&namen, "en"))
            })
            .collect::<Vec<_>>()
            .join("; "),
    }
}

/// "vanaf 1 januari 2026", "van 1 januari 2020 tot en met 31 december 2025".
fn periode(van: Date, tot: Option<Date>) -> String {
    tot.map_or_else(
        || format!("vanaf {}", datum_tekst(van)),
        |tot| format!("van {} tot en met {}", datum_tekst(van), datum_tekst(tot)),
    )
}

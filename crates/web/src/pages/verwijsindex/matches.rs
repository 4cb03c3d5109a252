// SPDX-License-Identifier: EUPL-1.2
//! One match: the contact data of the other melder, and what comes of it.

use super::{is_open, waarover, wie};
use crate::kern::formulier::keuzes;
use crate::kern::scherm::na_fout;
use crate::kern::{
    Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaFout, PaginaUitkomst, klaar, naar_met, toon_met,
};
use app::AppFout;
use app::verwijsindex::{MatchRij, mijn, volg_op as leg_vast};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::MatchId;
use domain::verwijsindex::{Matchsoort, NietNodig, NieuweOpvolging, Regie, Stand};
use policy::Doel;

#[derive(Template)]
#[template(path = "verwijsindex/match.html")]
struct MatchPagina {
    p: Pagina,
    f: Formulier,
    id: MatchId,
    gegevens: Vec<(&'static str, String)>,
    archief: bool,
    open: bool,
    version: i64,
    standen: Vec<Keuze>,
    redenen: Vec<Keuze>,
    regie: Vec<Keuze>,
}

/// "Woonstichting Proef, 06-12345678, naam@voorbeeld.nl".
pub(super) fn contact(m: &MatchRij) -> String {
    let mut delen = vec![
        m.organisatie.clone(),
        m.gemeente.clone(),
        m.telefoon.clone(),
        m.email.clone(),
    ];
    delen.retain(|d| !d.is_empty());
    delen.join(", ")
}

fn gegevens(m: &MatchRij) -> Vec<(&'static str, String)> {
    let mut uit = vec![
        (
            "Jouw signaal",
            wie(&m.voorvoegsel, &m.geslachtsnaam, m.geboortedatum),
        ),
        ("Wat is er", waarover(*m.soort).to_owned()),
        ("De andere melder", m.naam.clone()),
        ("Organisatie", m.organisatie.clone()),
        ("Domein", m.domein.label().to_owned()),
        ("Gemeente", m.gemeente.clone()),
        ("Telefoon", m.telefoon.clone()),
        ("E-mail", m.email.clone()),
        ("Als de melder er niet is", m.coordinator.clone()),
    ];
    if *m.soort != Matchsoort::Archief {
        uit.push(("Stand", m.status.label().to_owned()));
    }
    if let Ok(reden) = m.reden.parse::<NietNodig>() {
        uit.push(("Waarom niet nodig", reden.label().to_owned()));
    }
    if !m.regie.is_empty() {
        let wie = if m.regie == m.ik { "jij" } else { m.naam.as_str() };
        uit.push(("Wie heeft de regie", wie.to_owned()));
    }
    uit.retain(|(_, waarde)| !waarde.is_empty());
    uit
}

/// The page: for a side with the contact data, for the procesmanager with both melders and nothing of the youth.
async fn pagina(bezoek: &Bezoek, id: MatchId, f: Formulier, status: StatusCode) -> PaginaUitkomst {
    let b = mijn(&bezoek.app, &bezoek.ctx(Doel::Verwijzen)).await?;
    let eigen = b.matches.iter().find(|m| m.id == id);
    let (gegevens, archief, stand, version) = match eigen {
        Some(m) => (gegevens(m), *m.soort == Matchsoort::Archief, *m.status, m.version),
        None => {
            let o = b.overzicht.as_ref();
            let m = o
                .and_then(|o| o.bij_procesmanager.iter().chain(&o.open).find(|m| m.id == id))
                .ok_or(PaginaFout::App(AppFout::NietGevonden))?;
            let o = super::open(m);
            let gegevens = vec![
                ("Melder", o.een),
                ("Andere melder", o.ander),
                ("Sinds", o.sinds),
                ("Stand", o.stand.to_owned()),
            ];
            (gegevens, false, *m.status, m.version)
        }
    };
    let standen: Vec<Stand> = Stand::ALL
        .iter()
        .copied()
        .filter(|s| *s != Stand::Nieuw && !(*s == Stand::Contact && stand == Stand::Contact))
        .collect();
    let pagina = MatchPagina {
        p: bezoek.pagina("Match in de verwijsindex", ""),
        id,
        gegevens,
        archief,
        open: is_open(stand) && !archief,
        version: f.versie_of(version),
        standen: keuzes(&standen, |s| (s.code(), s.label())),
        redenen: keuzes(NietNodig::ALL, |r| (r.code(), r.label())),
        regie: keuzes(Regie::ALL, |r| (r.code(), r.label())),
        f,
    };
    toon_met(status, &pagina, None)
}

pub(super) async fn toon_match(bezoek: Bezoek, Path(id): Path<MatchId>) -> PaginaUitkomst {
    pagina(&bezoek, id, Formulier::leeg(), StatusCode::OK).await
}

pub(super) async fn volg_op(bezoek: Bezoek, Path(id): Path<MatchId>, invoer: Invoer) -> PaginaUitkomst {
    let n = NieuweOpvolging {
        stand: invoer.tekst("stand"),
        reden: invoer.tekst("reden"),
        regie: invoer.tekst("regie"),
    };
    let ctx = bezoek.ctx_van(Doel::Verwijzen, &invoer);
    let uit = klaar(leg_vast(&bezoek.app, &ctx, id, invoer.versie(), &n).await);
    match na_fout(Formulier::uit(&invoer), uit)? {
        Ok(_) => Ok(naar_met(
            "/verwijsindex",
            "Vastgelegd wat er met de match is gedaan.",
        )),
        Err((f, status)) => pagina(&bezoek, id, f, status).await,
    }
}

pub(super) async fn gelezen(bezoek: Bezoek, Path(id): Path<MatchId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Verwijzen, &invoer);
    klaar(app::verwijsindex::gelezen(&bezoek.app, &ctx, id).await)?;
    Ok(naar_met(
        "/verwijsindex",
        "Het bericht is weg. De wet laat het één keer zien.",
    ))
}

// SPDX-License-Identifier: EUPL-1.2
//! For which gemeente somebody works now.

use super::super::aanmelden::met_cookie;
use crate::kern::{Bezoek, Invoer, Pagina, PaginaFout, PaginaUitkomst, Web, naar_met, toon};
use app::dienstverlening::{werkplekken, wissel};
use askama::Template;
use axum::extract::State;
use domain::Gemeente;
use domain::termijn::datum_tekst;
use policy::Doel;

/// A gemeente to choose.
struct Plek {
    gemeente: i32,
    naam: String,
    uitleg: String,
    nu: bool,
}

#[derive(Template)]
#[template(path = "dienstverlening/wissel.html")]
struct WisselPagina {
    p: Pagina,
    /// Why nothing is open here now.
    dicht: Option<String>,
    plekken: Vec<Plek>,
}

/// The choice; also for a guest whose agreement is over.
pub(super) async fn kies(bezoek: Bezoek) -> PaginaUitkomst {
    let plekken = werkplekken(&bezoek.app, &bezoek.ctx(Doel::Aanmelden)).await?;
    let dicht = bezoek.actor.gast.as_ref().and_then(|g| g.dicht.clone());
    let mut p = bezoek.pagina("Voor welke gemeente werk je nu?", "");
    if dicht.is_some() {
        p.nav.clear();
    }
    toon(&WisselPagina {
        p,
        dicht,
        plekken: plekken
            .alle
            .into_iter()
            .map(|w| Plek {
                gemeente: w.gemeente.0,
                naam: w.naam,
                uitleg: w.gast.map_or_else(
                    || "Je eigen gemeente".to_owned(),
                    |(team, kenmerk, tot)| {
                        format!("{team}, overeenkomst {kenmerk}, tot en met {}", datum_tekst(tot))
                    },
                ),
                nu: w.nu,
            })
            .collect(),
    })
}

/// Goes on there, with a new session.
pub(super) async fn ga(State(web): State<Web>, bezoek: Bezoek, invoer: Invoer) -> PaginaUitkomst {
    let Some(naar) = invoer.als::<i32>("gemeente").map(Gemeente) else {
        return Err(PaginaFout::NietGevonden);
    };
    let cookie = wissel(&bezoek.app, &bezoek.ctx(Doel::Aanmelden), &bezoek.sessie, naar).await?;
    // A form that was being sent when an earlier session there ended is shown first.
    let antwoord = naar_met("/verder", "Je werkt nu voor een andere gemeente.");
    Ok(met_cookie(antwoord, &web.zet_cookie(web.cookie(), &cookie, "")))
}

// SPDX-License-Identifier: EUPL-1.2
//! Handing over several casussen at once.

use super::TeamVraag;
use crate::kern::{Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaUitkomst, klaar, naar_met, toon_met};
use app::AppFout;
use app::team::{Overdrachtbeeld, Overdrachtvraag};
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use domain::caseload::getal;
use domain::{CasusId, MedewerkerId, TeamId};
use policy::Doel;

#[derive(Template)]
#[template(path = "team/overdragen.html")]
struct OverdragenPagina {
    p: Pagina,
    f: Formulier,
    b: Overdrachtbeeld,
    van: String,
    ontvangers: Vec<Keuze>,
}

impl OverdragenPagina {
    /// Weight as a number of casussen.
    fn gewicht(&self, g: &u32) -> String {
        getal(*g)
    }
}

pub(super) async fn toon_pagina(bezoek: Bezoek, Query(q): Query<TeamVraag>) -> PaginaUitkomst {
    pagina(
        &bezoek,
        q.team(),
        q.van.parse().ok(),
        Formulier::leeg(),
        StatusCode::OK,
    )
    .await
}

async fn pagina(
    bezoek: &Bezoek,
    team: Option<TeamId>,
    van: Option<MedewerkerId>,
    f: Formulier,
    status: StatusCode,
) -> PaginaUitkomst {
    let b = app::team::overdragen(&bezoek.app, &bezoek.ctx(Doel::Team), team, van).await?;
    let ontvangers = b
        .ontvangers
        .iter()
        .map(|c| Keuze::new(c.id.to_string(), format!("{} ({})", c.naam, c.tekst)))
        .collect();
    let pagina = OverdragenPagina {
        p: bezoek.pagina("Casussen overdragen", "team"),
        f,
        van: van.map(|v| v.to_string()).unwrap_or_default(),
        ontvangers,
        b,
    };
    toon_met(status, &pagina, None)
}

pub(super) async fn draag_over(bezoek: Bezoek, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Team, &invoer);
    let van: Option<MedewerkerId> = invoer.als("van");
    let regels = invoer
        .met_voorvoegsel("naar_")
        .filter_map(|(casus, naar)| {
            Some((casus.parse::<CasusId>().ok()?, naar.parse::<MedewerkerId>().ok()?))
        })
        .collect();
    let vraag = Overdrachtvraag {
        van,
        regels,
        reden: invoer.tekst("reden"),
        stem_inwoner: invoer.tekst("stem_inwoner"),
    };
    let uit = app::team::draag_over(&bezoek.app, &ctx, vraag).await;
    let zin = match &uit {
        Ok(o) => format!("Overgedragen. {}.", o.teksten.join(". ")),
        Err(_) => "De casussen zijn overgedragen.".to_owned(),
    };
    let team: Option<TeamId> = invoer.als("team");
    let opnieuw = match klaar(uit.map(|_| "")) {
        Ok(_) => {
            let pad = team.map_or_else(|| "/team".to_owned(), |t| format!("/team?team={t}"));
            return Ok(naar_met(pad, &zin));
        }
        Err(AppFout::Invoer(fouten)) => Formulier::uit(&invoer).met_fouten(&fouten),
        Err(AppFout::Regel(w)) => Formulier::uit(&invoer).met_weigering(&w),
        Err(fout) => return Err(fout.into()),
    };
    pagina(&bezoek, team, van, opnieuw, StatusCode::BAD_REQUEST).await
}

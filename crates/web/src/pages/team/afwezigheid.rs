// SPDX-License-Identifier: EUPL-1.2
//! Absence with a stand-in.

use super::TeamVraag;
use crate::kern::{Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaUitkomst, klaar, naar_met, toon_met};
use app::AppFout;
use app::team::{Afwezigheidbeeld, Afwezigheidvraag};
use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use domain::termijn::datum_tekst;
use domain::{AfwezigheidId, TeamId};
use policy::Doel;

#[derive(Template)]
#[template(path = "team/afwezigheid.html")]
struct AfwezigheidPagina {
    p: Pagina,
    f: Formulier,
    b: Afwezigheidbeeld,
    mensen: Vec<Keuze>,
    waarnemers: Vec<Keuze>,
    vandaag: String,
}

impl AfwezigheidPagina {
    /// A date as people say it.
    fn dag(&self, dag: impl std::borrow::Borrow<jiff::civil::Date>) -> String {
        datum_tekst(*dag.borrow())
    }
}

pub(super) async fn toon_pagina(bezoek: Bezoek, Query(q): Query<TeamVraag>) -> PaginaUitkomst {
    pagina(&bezoek, q.team(), Formulier::leeg(), StatusCode::OK).await
}

async fn pagina(bezoek: &Bezoek, team: Option<TeamId>, f: Formulier, status: StatusCode) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Team);
    let b = app::team::afwezigheid(&bezoek.app, &ctx, team).await?;
    let keuzes = |mensen: &[app::team::Collega]| {
        mensen
            .iter()
            .map(|c| Keuze::new(c.id.to_string(), format!("{} ({})", c.naam, c.tekst)))
            .collect()
    };
    let pagina = AfwezigheidPagina {
        p: bezoek.pagina("Afwezigheid", "team"),
        f,
        mensen: keuzes(&b.mensen),
        waarnemers: keuzes(&b.waarnemers),
        vandaag: ctx.vandaag().to_string(),
        b,
    };
    toon_met(status, &pagina, None)
}

pub(super) async fn meld(bezoek: Bezoek, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Team, &invoer);
    let vraag = Afwezigheidvraag {
        wie: invoer.als("wie"),
        van: invoer.tekst("van"),
        tot: invoer.tekst("tot"),
        waarnemer: invoer.als("waarnemer"),
    };
    let team: Option<TeamId> = invoer.als("team");
    let pad = team.map_or_else(
        || "/team/afwezigheid".to_owned(),
        |t| format!("/team/afwezigheid?team={t}"),
    );
    let opnieuw = match klaar(app::team::meld_afwezig(&bezoek.app, &ctx, vraag).await) {
        Ok(_) => {
            return Ok(naar_met(
                pad,
                "De afwezigheid is vastgelegd. De waarnemer ziet de casussen in die dagen.",
            ));
        }
        Err(AppFout::Invoer(fouten)) => Formulier::uit(&invoer).met_fouten(&fouten),
        Err(AppFout::Regel(w)) => Formulier::uit(&invoer).met_weigering(&w),
        Err(fout) => return Err(fout.into()),
    };
    pagina(&bezoek, team, opnieuw, StatusCode::BAD_REQUEST).await
}

pub(super) async fn terug(bezoek: Bezoek, Path(id): Path<AfwezigheidId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Team, &invoer);
    klaar(app::team::meld_terug(&bezoek.app, &ctx, id).await)?;
    let team: Option<TeamId> = invoer.als("team");
    let pad = team.map_or_else(
        || "/team/afwezigheid".to_owned(),
        |t| format!("/team/afwezigheid?team={t}"),
    );
    Ok(naar_met(pad, "De afwezigheid is ingetrokken."))
}

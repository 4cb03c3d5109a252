// SPDX-License-Identifier: EUPL-1.2
//! For the functionaris gegevensbescherming: does sealing the journaal keep up, and do the zegels fit.

use crate::kern::{Bezoek, Invoer, Pagina, PaginaUitkomst, Web, tekst, toon};
use app::journaal::{Controleopdracht, Stand, TELLEN_TOT, anker, controleer, stand};
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use domain::journaal::Verslag;
use jiff::{Timestamp, civil::Date};
use policy::Doel;

/// Rows that the button checks, so that the page answers in a second. The command checks all.
const REGELS: i64 = 20_000;

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/journaal/zegel", get(zie).post(nu))
        .route("/journaal/zegel/anker", post(haal_anker))
        .route("/gezond/journaal", get(gezond))
}

/// For the monitoring of the servers: 503 when a row of the journaal waits longer than a minute for its zegel, or when that
/// can't be told. It says nothing else, and nobody needs to sign in.
async fn gezond(State(web): State<Web>) -> (StatusCode, &'static str) {
    match app::journaal::alarm_ergens(&web.app).await {
        Ok(false) => (StatusCode::OK, "goed"),
        Ok(true) => (
            StatusCode::SERVICE_UNAVAILABLE,
            "Een regel van het journaal wacht langer dan een minuut op een zegel.",
        ),
        Err(fout) => {
            tracing::error!(%fout, "can't tell whether sealing keeps up");
            (StatusCode::SERVICE_UNAVAILABLE, "Niet te zeggen.")
        }
    }
}

#[derive(Template)]
#[template(path = "journaal/zegel.html")]
struct ZegelPagina {
    p: Pagina,
    alarm: bool,
    laatste: Option<Laatste>,
    wachtend: String,
    oudste: Option<String>,
    /// What was checked, and what was found.
    verslag: Option<(String, Verslag)>,
}

struct Laatste {
    wat: String,
    regels: String,
}

/// "vandaag 10.40", "3 december 2023 10.40": here the time counts on every day.
fn moment(op: Timestamp, vandaag: Date) -> String {
    let (dag, tijd) = (tekst::dag(domain::termijn::datum(op), vandaag), tekst::tijd(op));
    format!("{dag} {tijd}")
}

/// "1 regel", "12 regels", "100000 regels of meer".
fn regels(aantal: i64) -> String {
    match aantal {
        1 => "1 regel".to_owned(),
        n if n >= TELLEN_TOT => format!("{n} regels of meer"),
        n => format!("{n} regels"),
    }
}

fn gecontroleerd(v: &Verslag) -> String {
    let zegels = if v.zegels == 1 { "zegel" } else { "zegels" };
    let regels = if v.regels == 1 { "regel" } else { "regels" };
    format!("Gecontroleerd: {} {zegels} met {} {regels}.", v.zegels, v.regels)
}

fn pagina(bezoek: &Bezoek, s: Stand, verslag: Option<Verslag>) -> PaginaUitkomst {
    let vandaag = bezoek.ctx(Doel::Toezicht).vandaag();
    toon(&ZegelPagina {
        p: bezoek.pagina("Zegels van het journaal", "journaal"),
        alarm: s.alarm,
        laatste: s.laatste.map(|z| Laatste {
            wat: format!("nummer {}, {}", z.nummer, moment(z.op, vandaag)),
            regels: regels(z.aantal),
        }),
        wachtend: regels(s.wachtend),
        oudste: s.oudste.map(|op| moment(op, vandaag)),
        verslag: verslag.map(|v| (gecontroleerd(&v), v)),
    })
}

async fn zie(bezoek: Bezoek) -> PaginaUitkomst {
    let s = stand(&bezoek.app, &bezoek.ctx(Doel::Toezicht)).await?;
    pagina(&bezoek, s, None)
}

async fn nu(bezoek: Bezoek, _invoer: Invoer) -> PaginaUitkomst {
    // A check may be done again and again: no form key.
    let ctx = bezoek.ctx(Doel::Toezicht);
    let opdracht = Controleopdracht {
        laatste_regels: Some(REGELS),
        vertrouwd: bezoek.app.sleutels.publiek(),
        ..Controleopdracht::default()
    };
    let verslag = controleer(&bezoek.app, &ctx, opdracht, |_| ()).await?;
    let s = stand(&bezoek.app, &ctx).await?;
    pagina(&bezoek, s, Some(verslag))
}

async fn haal_anker(bezoek: Bezoek, _invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Toezicht);
    let tekst = anker(&bezoek.app, &ctx).await?;
    let naam = format!(
        "attachment; filename=\"anker-{}-{}.json\"",
        bezoek.app.gemeente,
        ctx.vandaag()
    );
    let koppen = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::CONTENT_DISPOSITION, naam),
    ];
    Ok((koppen, tekst).into_response())
}

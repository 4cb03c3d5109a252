// SPDX-License-Identifier: EUPL-1.2
//! Pages of the plan: goals by life area, actions, versions, judgements (screen 9).

mod actie;
mod afdruk_voor;
mod beeld;
mod conflict;
mod doel;
mod versie;

use crate::kern::{Bezoek, Formulier, Invoer, Pagina, PaginaUitkomst, Web, klaar, naar_met, toon, toon_met};
use crate::pages::casus::Kop;
use app::AppFout;
use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::routing::{get, post};
use beeld::PlanView;
use domain::CasusId;
use policy::Doel;

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/casussen/{id}/plan", get(plan))
        .route("/casussen/{id}/plan/afdruk", get(afdruk))
        .route("/casussen/{id}/afdruk", get(afdruk_voor::pagina))
        .route("/casussen/{id}/plan/vastleggen", post(vastleggen))
        .route("/casussen/{id}/plan/naar-mdo", post(naar_mdo))
        .route("/casussen/{id}/plan/evaluatie", post(evaluatie))
        .route("/casussen/{id}/plan/versies", get(versie::versies))
        .route("/casussen/{id}/plan/versies/{nummer}", get(versie::versie))
        .route(
            "/casussen/{id}/plan/akkoord",
            get(versie::akkoord).post(versie::bewaar_akkoord),
        )
        .route(
            "/casussen/{id}/plan/doelen/nieuw",
            get(doel::nieuw).post(doel::maak),
        )
        .route(
            "/casussen/{id}/plan/doelen/{doel}",
            get(doel::open).post(doel::bewaar),
        )
        .route("/casussen/{id}/plan/doelen/{doel}/cijfers", post(doel::cijfers))
        .route(
            "/casussen/{id}/plan/doelen/{doel}/vervallen",
            post(doel::vervallen),
        )
        .route("/casussen/{id}/plan/doelen/{doel}/terug", post(doel::terug))
        .route(
            "/casussen/{id}/plan/doelen/{doel}/actie",
            get(actie::nieuw).post(actie::maak),
        )
        .route(
            "/casussen/{id}/plan/acties/{actie}",
            get(actie::open).post(actie::bewaar),
        )
        .route(
            "/casussen/{id}/plan/acties/{actie}/status",
            get(actie::status).post(actie::bewaar_status),
        )
}

#[derive(Template)]
#[template(path = "plan/plan.html")]
struct PlanPagina {
    p: Pagina,
    k: Kop,
    f: Formulier,
    v: PlanView,
}

#[derive(Template)]
#[template(path = "plan/afdruk.html")]
struct Afdruk {
    p: Pagina,
    k: Kop,
    v: PlanView,
}

async fn plan(bezoek: Bezoek, Path(id): Path<CasusId>) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Regie);
    let beeld = app::plan::open(&bezoek.app, &ctx, id).await?;
    let v = PlanView::van(&beeld);
    let f = Formulier::leeg().met("evaluatie", v.evaluatie_iso.clone());
    toon(&PlanPagina {
        p: bezoek.pagina("Plan", "casussen"),
        k: Kop::van(&beeld.blad, "plan"),
        f,
        v,
    })
}

/// The page again, with what is wrong above it; nothing typed is lost.
async fn opnieuw(bezoek: &Bezoek, id: CasusId, f: Formulier) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Regie);
    let beeld = app::plan::open(&bezoek.app, &ctx, id).await?;
    let pagina = PlanPagina {
        p: bezoek.pagina("Plan", "casussen"),
        k: Kop::van(&beeld.blad, "plan"),
        f,
        v: PlanView::van(&beeld),
    };
    toon_met(StatusCode::BAD_REQUEST, &pagina, None)
}

async fn afdruk(bezoek: Bezoek, Path(id): Path<CasusId>) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Regie);
    let beeld = app::plan::open(&bezoek.app, &ctx, id).await?;
    toon(&Afdruk {
        p: bezoek.pagina("Plan om mee te geven", "casussen"),
        k: Kop::van(&beeld.blad, "plan"),
        v: PlanView::van(&beeld),
    })
}

/// What people read when the plan changed under their hands.
const VERANDERD: &str = "Iemand anders heeft het plan intussen gewijzigd. Hieronder staat hoe het nu is. Kijk het na en probeer het opnieuw.";

fn weigering(tekst: &str) -> domain::Weigering {
    domain::Weigering::new("plan.gewijzigd", tekst)
}

async fn vastleggen(bezoek: Bezoek, Path(id): Path<CasusId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    match klaar(app::plan::leg_vast(&bezoek.app, &ctx, id, invoer.versie()).await) {
        Ok(nummer) => Ok(naar_met(
            format!("/casussen/{id}/plan"),
            &format!("Versie {nummer} van het plan ligt vast."),
        )),
        Err(AppFout::Regel(w)) => opnieuw(&bezoek, id, Formulier::leeg().met_weigering(&w)).await,
        Err(AppFout::Gewijzigd) => {
            opnieuw(
                &bezoek,
                id,
                Formulier::leeg().met_weigering(&weigering(VERANDERD)),
            )
            .await
        }
        Err(fout) => Err(fout.into()),
    }
}

async fn naar_mdo(bezoek: Bezoek, Path(id): Path<CasusId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    match klaar(app::plan::naar_mdo(&bezoek.app, &ctx, id).await) {
        Ok(_) => Ok(naar_met(
            format!("/casussen/{id}/plan"),
            "Het plan staat op de lijst van het MDO.",
        )),
        Err(AppFout::Regel(w)) => opnieuw(&bezoek, id, Formulier::leeg().met_weigering(&w)).await,
        Err(fout) => Err(fout.into()),
    }
}

async fn evaluatie(bezoek: Bezoek, Path(id): Path<CasusId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let op = domain::import::lees_datum(invoer.waarde("evaluatie"));
    let f = Formulier::uit(&invoer);
    match klaar(app::plan::zet_evaluatie(&bezoek.app, &ctx, id, invoer.versie(), op).await) {
        Ok(_) => Ok(naar_met(
            format!("/casussen/{id}/plan"),
            "De dag om samen terug te kijken is gekozen.",
        )),
        Err(AppFout::Invoer(fouten)) => opnieuw(&bezoek, id, f.met_fouten(&fouten)).await,
        Err(AppFout::Regel(w)) => opnieuw(&bezoek, id, f.met_weigering(&w)).await,
        Err(AppFout::Gewijzigd) => opnieuw(&bezoek, id, f.met_weigering(&weigering(VERANDERD))).await,
        Err(fout) => Err(fout.into()),
    }
}

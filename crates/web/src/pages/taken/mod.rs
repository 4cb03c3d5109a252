// SPDX-License-Identifier: EUPL-1.2
//! Page of one task: handle it, or move it to another day.

use crate::kern::{
    Bezoek, Formulier, Invoer, Pagina, PaginaUitkomst, Web, klaar, naar_met, tekst, toon, toon_met,
};
use app::AppFout;
use app::afsluiten::TaakBeeld;
use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::routing::{get, post};
use domain::{TaakId, Weigering};
use policy::Doel;

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/taken/{id}", get(taak))
        .route("/taken/{id}/klaar", post(handel_af))
        .route("/taken/{id}/verzetten", post(verzet))
}

#[derive(Template)]
#[template(path = "taken/taak.html")]
struct TaakPagina {
    p: Pagina,
    f: Formulier,
    id: TaakId,
    titel: String,
    casus: String,
    huishouden: String,
    wie: String,
    wanneer: String,
    laat: bool,
    open: bool,
    uitkomst: String,
    nazorg: bool,
    version: i64,
}

fn pagina(bezoek: &Bezoek, b: &TaakBeeld, f: Formulier) -> TaakPagina {
    let vandaag = bezoek.ctx(Doel::Regie).vandaag();
    let t = &b.taak;
    let f = if f.waarde("voor").is_empty() {
        f.met("voor", t.voor.to_string())
    } else {
        f
    };
    TaakPagina {
        p: bezoek.pagina("Taak", "mijn-werk"),
        f,
        id: t.id,
        titel: t.tekst.clone(),
        casus: t.casus_id.map(|c| c.to_string()).unwrap_or_default(),
        huishouden: b
            .kop
            .as_ref()
            .map(|k| format!("Huishouden {}", k.huishouden))
            .unwrap_or_default(),
        wie: t.wie.clone().unwrap_or_default(),
        wanneer: tekst::dag(t.voor, vandaag),
        laat: t.status == "open" && t.voor < vandaag,
        open: t.status == "open",
        uitkomst: t.uitkomst.clone(),
        nazorg: t.soort == "nazorg",
        version: t.version,
    }
}

async fn taak(bezoek: Bezoek, Path(id): Path<TaakId>) -> PaginaUitkomst {
    let b = app::afsluiten::taak(&bezoek.app, &bezoek.ctx(Doel::Regie), id).await?;
    toon(&pagina(&bezoek, &b, Formulier::leeg()))
}

async fn opnieuw(bezoek: &Bezoek, id: TaakId, invoer: &Invoer, fout: AppFout) -> PaginaUitkomst {
    let f = Formulier::uit(invoer);
    let f = match fout {
        AppFout::Invoer(fouten) => f.met_fouten(&fouten),
        AppFout::Regel(w) => f.met_weigering(&w),
        AppFout::Gewijzigd => f.met_weigering(&Weigering::new(
            "taak.gewijzigd",
            "Iemand anders heeft deze taak intussen afgehandeld of verzet. Hieronder staat hoe het nu is.",
        )),
        anders => return Err(anders.into()),
    };
    let b = app::afsluiten::taak(&bezoek.app, &bezoek.ctx(Doel::Regie), id).await?;
    toon_met(StatusCode::BAD_REQUEST, &pagina(bezoek, &b, f), None)
}

async fn handel_af(bezoek: Bezoek, Path(id): Path<TaakId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let uitkomst = invoer.waarde("uitkomst");
    match klaar(app::afsluiten::handel_taak_af(&bezoek.app, &ctx, id, uitkomst, invoer.versie()).await) {
        Ok(_) => Ok(naar_met("/mijn-werk", "De taak is klaar.")),
        Err(fout) => opnieuw(&bezoek, id, &invoer, fout).await,
    }
}

async fn verzet(bezoek: Bezoek, Path(id): Path<TaakId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let voor = domain::import::lees_datum(invoer.waarde("voor"));
    match klaar(app::afsluiten::verzet_taak(&bezoek.app, &ctx, id, voor, invoer.versie()).await) {
        Ok(_) => Ok(naar_met(format!("/taken/{id}"), "De taak is verzet.")),
        Err(fout) => opnieuw(&bezoek, id, &invoer, fout).await,
    }
}

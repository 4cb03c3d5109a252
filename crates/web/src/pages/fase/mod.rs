// SPDX-License-Identifier: EUPL-1.2
//! Page of the phases of a casus: what can be done next, what is missing, and closing early.

use crate::kern::formulier::keuzes;
use crate::kern::{
    Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaUitkomst, Web, klaar, naar_met, tekst, toon, toon_met,
};
use crate::pages::casus::Kop;
use app::AppFout;
use app::casus::fase::FaseBeeld;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use axum::{Router, routing::post};
use domain::casus::{Fase, Sluitreden};
use domain::{CasusId, Weigering};
use policy::Doel;

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/casussen/{id}/fase", get(fase).post(stap))
        .route("/casussen/{id}/fase/eerder", post(eerder))
}

struct Stap {
    naar: &'static str,
    naar_label: &'static str,
    tekst: &'static str,
    reden: bool,
    ontbreekt: Vec<String>,
    vooruit: bool,
    /// Where to answer open ends, when that is what is missing.
    open_einden: bool,
}

struct Moment {
    wanneer: String,
    iso: String,
    tekst: String,
    reden: String,
}

#[derive(Template)]
#[template(path = "fase/fase.html")]
struct FasePagina {
    p: Pagina,
    k: Kop,
    f: Formulier,
    stappen: Vec<Stap>,
    vroeg: bool,
    redenen: Vec<Keuze>,
    historie: Vec<Moment>,
    dagen: Vec<(String, String)>,
}

async fn maak(bezoek: &Bezoek, id: CasusId, f: Formulier) -> Result<FasePagina, AppFout> {
    let ctx = bezoek.ctx(Doel::Regie);
    let blad = app::casus::blad::blad(&bezoek.app, &ctx, id, &["fase"]).await?;
    let b: FaseBeeld = app::casus::fase::beeld(&bezoek.app, &ctx, id).await?;
    let vandaag = ctx.vandaag();
    Ok(FasePagina {
        p: bezoek.pagina("Fase", "casussen"),
        k: Kop::van(&blad, ""),
        f,
        stappen: b
            .stappen
            .iter()
            .map(|s| Stap {
                naar: s.stap.naar.code(),
                naar_label: s.stap.naar.label(),
                tekst: s.stap.tekst,
                reden: s.stap.reden_verplicht,
                ontbreekt: s.ontbreekt.iter().map(|w| w.reden.clone()).collect(),
                vooruit: s.stap.soort == domain::casus::StapSoort::Vooruit,
                open_einden: s.ontbreekt.iter().any(|w| w.code == "casus.open_einden"),
            })
            .collect(),
        vroeg: b.vroeg,
        redenen: keuzes(Sluitreden::ALL, |r| (r.code(), r.label())),
        historie: b
            .historie
            .iter()
            .rev()
            .map(|h| Moment {
                wanneer: tekst::moment(h.op, vandaag),
                iso: tekst::iso(h.op),
                tekst: match &h.door {
                    Some(door) => format!("{}, door {door}", h.naar.label()),
                    None => h.naar.label().to_owned(),
                },
                reden: h.reden.clone(),
            })
            .collect(),
        dagen: b
            .dagen
            .iter()
            .map(|(fase, n)| {
                let tekst = if *n == 1 {
                    "1 dag".to_owned()
                } else {
                    format!("{n} dagen")
                };
                (fase.label().to_owned(), tekst)
            })
            .collect(),
    })
}

async fn fase(bezoek: Bezoek, Path(id): Path<CasusId>) -> PaginaUitkomst {
    toon(&maak(&bezoek, id, Formulier::leeg()).await?)
}

async fn opnieuw(bezoek: &Bezoek, id: CasusId, invoer: &Invoer, fout: AppFout) -> PaginaUitkomst {
    let f = Formulier::uit(invoer);
    let f = match fout {
        AppFout::Regel(w) => f.met_weigering(&w),
        AppFout::Invoer(fouten) => f.met_fouten(&fouten),
        AppFout::Gewijzigd => f.met_weigering(&Weigering::new(
            "casus.gewijzigd",
            "Iemand anders heeft deze casus intussen gewijzigd. Kijk hoe het nu is en probeer het opnieuw.",
        )),
        anders => return Err(anders.into()),
    };
    toon_met(StatusCode::BAD_REQUEST, &maak(bezoek, id, f).await?, None)
}

async fn stap(bezoek: Bezoek, Path(id): Path<CasusId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let Some(naar) = invoer.als::<Fase>("naar") else {
        let w = Weigering::new("casus.stap", "Kies een stap.");
        return opnieuw(&bezoek, id, &invoer, AppFout::Regel(w)).await;
    };
    let reden = invoer.waarde("reden");
    match klaar(app::casus::fase::doe_stap(&bezoek.app, &ctx, id, naar, reden, invoer.versie()).await) {
        Ok(_) if naar == Fase::Gesloten => Ok(gesloten()),
        Ok(_) => Ok(naar_met(
            format!("/casussen/{id}"),
            &format!("De casus is nu in de fase {}.", naar.label().to_lowercase()),
        )),
        Err(fout) => opnieuw(&bezoek, id, &invoer, fout).await,
    }
}

/// Whoever closed it has no task in it any more, so the casus itself would refuse them.
fn gesloten() -> Response {
    naar_met(
        "/mijn-werk",
        "De casus is gesloten. Hij staat niet meer bij je huishoudens.",
    )
}

async fn eerder(bezoek: Bezoek, Path(id): Path<CasusId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let Some(reden) = invoer.als::<Sluitreden>("sluitreden") else {
        let mut fouten = domain::Fouten::new();
        fouten.voeg("sluitreden", "Kies waarom de casus eerder stopt.");
        return opnieuw(&bezoek, id, &invoer, AppFout::Invoer(fouten)).await;
    };
    let toelichting = invoer.waarde("toelichting");
    let uit =
        app::casus::fase::sluit_eerder(&bezoek.app, &ctx, id, reden, toelichting, invoer.versie()).await;
    match klaar(uit) {
        Ok(_) => Ok(gesloten()),
        Err(fout) => opnieuw(&bezoek, id, &invoer, fout).await,
    }
}

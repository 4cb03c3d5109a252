// SPDX-License-Identifier: EUPL-1.2
//! The weekly MDO, and choosing the regisseur of a casus.

mod regisseur;

use crate::kern::formulier::keuzes;
use crate::kern::{
    Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaFout, PaginaUitkomst, Web, klaar, naar, naar_met, tekst,
    toon_met,
};
use app::AppFout;
use app::overleg::{Besluitvraag, Lijst, Punt};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::{Router, routing::get, routing::post};
use domain::overleg::{Besluit, PuntSoort};
use domain::termijn::datum_lang;
use domain::{AgendapuntId, Fouten};
use jiff::civil::Date;
use policy::Doel;

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/overleg", get(volgende))
        .route("/overleg/{datum}", get(lijst).post(besluit))
        .route(
            "/casussen/{id}/regisseur",
            get(regisseur::kies).post(regisseur::wijs_toe),
        )
        .route("/casussen/{id}/regisseur/mdo", post(regisseur::naar_mdo))
}

async fn volgende(bezoek: Bezoek) -> PaginaUitkomst {
    let mdo = app::overleg::eerstvolgende(&bezoek.app, &bezoek.ctx(Doel::Mdo)).await?;
    Ok(naar(format!("/overleg/{mdo}")))
}

/// An item with its form.
struct PuntBeeld {
    punt: Punt,
    f: Formulier,
    voor: String,
    sinds: String,
    besloten: String,
}

#[derive(Template)]
#[template(path = "overleg/lijst.html")]
struct LijstPagina {
    p: Pagina,
    kop: String,
    sub: String,
    datum: Date,
    vorige: Option<Date>,
    volgende: Date,
    alleen_eigen: bool,
    mag_besluiten: bool,
    besluiten: Vec<Keuze>,
    toewijzen: Vec<PuntBeeld>,
    plannen: Vec<PuntBeeld>,
    besloten: Vec<PuntBeeld>,
}

async fn lijst(bezoek: Bezoek, Path(datum): Path<String>) -> PaginaUitkomst {
    let datum = datum.parse().map_err(|_| PaginaFout::NietGevonden)?;
    pagina(&bezoek, datum, None).await
}

async fn pagina(bezoek: &Bezoek, datum: Date, fout: Option<(AgendapuntId, Formulier)>) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Mdo);
    let l: Lijst = app::overleg::lijst(&bezoek.app, &ctx, datum).await?;
    let vandaag = ctx.vandaag();
    let beeld = |punt: Punt| {
        let f = fout
            .as_ref()
            .filter(|(id, _)| *id == punt.id)
            .map(|(_, f)| f.clone())
            .unwrap_or_default();
        let besloten = punt.besloten_op.map_or_else(String::new, |op| {
            let wie = punt
                .besloten_door
                .as_deref()
                .map(|w| format!(" door {w}"))
                .unwrap_or_default();
            format!("{}{wie}", tekst::moment(op, vandaag))
        });
        PuntBeeld {
            voor: format!("{}-", punt.id),
            sinds: tekst::dag(domain::termijn::datum(punt.sinds), vandaag),
            besloten,
            f,
            punt,
        }
    };
    let status = if fout.is_some() {
        StatusCode::BAD_REQUEST
    } else {
        StatusCode::OK
    };
    let (t, p) = (l.toewijzen.len(), l.plannen.len());
    let wanneer = match (l.is_volgende, datum < vandaag) {
        (true, _) => "het eerstvolgende overleg",
        (_, true) => "dit overleg is geweest",
        _ => "dit overleg komt later",
    };
    let pagina = LijstPagina {
        p: bezoek.pagina(format!("MDO van {}", datum_lang(datum)), "overleg"),
        kop: format!("MDO van {}", datum_lang(datum)),
        sub: format!(
            "{wanneer} · {t} zonder regisseur, {p} {} om te bekijken",
            if p == 1 { "plan" } else { "plannen" }
        ),
        datum,
        vorige: l.vorige,
        volgende: l.volgende,
        alleen_eigen: l.alleen_eigen,
        mag_besluiten: l.mag_besluiten,
        besluiten: keuzes(PuntSoort::PlanZien.besluiten(), |b: Besluit| {
            (b.code(), b.label())
        }),
        toewijzen: l.toewijzen.into_iter().map(&beeld).collect(),
        plannen: l.plannen.into_iter().map(&beeld).collect(),
        besloten: l.besloten.into_iter().map(&beeld).collect(),
    };
    toon_met(status, &pagina, None)
}

async fn besluit(bezoek: Bezoek, Path(datum): Path<String>, invoer: Invoer) -> PaginaUitkomst {
    let datum: Date = datum.parse().map_err(|_| PaginaFout::NietGevonden)?;
    let punt: AgendapuntId = invoer.als("punt").ok_or(PaginaFout::NietGevonden)?;
    let Some(keuze) = invoer.als::<Besluit>("besluit") else {
        let mut fouten = Fouten::new();
        fouten.voeg("besluit", "Kies wat het MDO besluit.");
        return pagina(
            &bezoek,
            datum,
            Some((punt, Formulier::uit(&invoer).met_fouten(&fouten))),
        )
        .await;
    };
    let ctx = bezoek.ctx_van(Doel::Mdo, &invoer);
    let vraag = Besluitvraag {
        punt,
        versie: invoer.versie(),
        besluit: keuze,
        toelichting: invoer.tekst("toelichting"),
    };
    match klaar(app::overleg::besluit(&bezoek.app, &ctx, vraag).await) {
        Ok(zin) => Ok(naar_met(format!("/overleg/{datum}"), &zin)),
        Err(AppFout::Regel(w)) => {
            let mut fouten = Fouten::new();
            fouten.voeg("toelichting", w.reden);
            pagina(
                &bezoek,
                datum,
                Some((punt, Formulier::uit(&invoer).met_fouten(&fouten))),
            )
            .await
        }
        Err(fout) => Err(fout.into()),
    }
}

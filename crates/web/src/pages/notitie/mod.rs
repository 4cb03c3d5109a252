// SPDX-License-Identifier: EUPL-1.2
//! Pages of the capability `notitie`: making and correcting a note, pinning, the timeline.

mod contact;
mod snel;
mod tijdlijn;

use crate::kern::formulier::keuzes;
use crate::kern::{
    Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaUitkomst, Web, klaar, naar_met, tekst, toon_met,
};
use crate::pages::casus::kop::Kop;
use app::AppFout;
use app::notitie::Opdracht;
use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::{Router, routing::get, routing::post};
use domain::notitie::{Categorie, Resultaat, Vorm};
use domain::termijn::amsterdam;
use domain::{CasusId, NotitieId};
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use policy::Doel;
use serde::Deserialize;

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/notities/nieuw", get(snel::kies))
        .route("/casussen/{id}/notities/nieuw", get(nieuw).post(maak))
        .route("/casussen/{id}/notities/{notitie}/vast", post(zet_vast))
        .route("/casussen/{id}/contact", get(contact::pagina).post(contact::stop))
        .route("/casussen/{id}/tijdlijn", get(tijdlijn::tijdlijn))
}

/// The note that is corrected.
struct Oud {
    id: NotitieId,
    wanneer: String,
    feiten: String,
    mening: String,
    auteur: String,
}

#[derive(Template)]
#[template(path = "notitie/nieuw.html")]
struct Nieuw {
    p: Pagina,
    k: Kop,
    f: Formulier,
    personen: Vec<Keuze>,
    vormen: Vec<Keuze>,
    resultaten: Vec<Keuze>,
    categorieen: Vec<Keuze>,
    leefgebieden: Vec<Keuze>,
    oud: Option<Oud>,
    sleutel: String,
}

#[derive(Deserialize, Default)]
struct Verbeter {
    verbeter: Option<NotitieId>,
}

fn sleutel(id: CasusId, verbeter: Option<NotitieId>) -> String {
    match verbeter {
        Some(oud) => format!("notitie:{id}:{oud}"),
        None => format!("notitie:{id}"),
    }
}

async fn nieuw(bezoek: Bezoek, Path(id): Path<CasusId>, Query(v): Query<Verbeter>) -> PaginaUitkomst {
    let concept = bezoek.concept(&sleutel(id, v.verbeter)).await?;
    toon(
        &bezoek,
        id,
        v.verbeter,
        Formulier::leeg().met_concept(concept),
        StatusCode::OK,
    )
    .await
}

async fn toon(
    bezoek: &Bezoek,
    id: CasusId,
    verbeter: Option<NotitieId>,
    f: Formulier,
    status: StatusCode,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Regie);
    let beeld = app::notitie::formulier(&bezoek.app, &ctx, id, verbeter).await?;
    let vandaag = ctx.vandaag();
    let mut f = f;
    if f.waarde("datum").is_empty() && f.fouten().is_empty() {
        f = f.met("datum", vandaag.to_string());
    }
    // One person in the household: then it is about that person.
    if let ([enige], true) = (
        beeld.leden.as_slice(),
        f.waarden("personen").is_empty() && f.fouten().is_empty(),
    ) {
        f = f.met("personen", enige.persoon_id.to_string());
    }
    let oud = beeld.corrigeert.map(|n| Oud {
        id: n.id,
        wanneer: tekst::moment(n.contact_op, vandaag),
        feiten: n.feiten,
        mening: n.mening,
        auteur: n.auteur,
    });
    let titel = if oud.is_some() {
        "Notitie verbeteren"
    } else {
        "Notitie maken"
    };
    let pagina = Nieuw {
        p: bezoek.pagina(titel, "casussen"),
        k: Kop::van(&beeld.blad, "tijdlijn"),
        f,
        personen: beeld
            .leden
            .iter()
            .map(|l| Keuze::new(l.persoon_id.to_string(), l.roepnaam()))
            .collect(),
        vormen: keuzes(Vorm::ALL, |v| (v.code(), v.label())),
        resultaten: keuzes(Resultaat::ALL, |r| (r.code(), r.label())),
        categorieen: keuzes(&Categorie::VAN_NOTITIE, |c| (c.code(), c.label())),
        leefgebieden: beeld
            .leefgebieden
            .into_iter()
            .map(|(code, label)| Keuze::new(code, label))
            .collect(),
        oud,
        sleutel: sleutel(id, verbeter),
    };
    toon_met(status, &pagina, None)
}

/// Date and time as typed, in Amsterdam; `None` when they are not filled or wrong (then: now).
fn moment(invoer: &Invoer) -> Option<Timestamp> {
    let dag: Date = invoer.als("datum")?;
    let tijd: Time = format!("{}:00", invoer.waarde("tijd")).parse().ok()?;
    dag.to_datetime(tijd)
        .to_zoned_datetime(amsterdam())
        .ok()
        .map(|z| z.timestamp())
}

/// A day without a time: the end of that day, or now when it is today.
fn moment_of_dag(invoer: &Invoer, nu: Timestamp) -> Option<Timestamp> {
    let dag: Option<Date> = invoer.als("datum");
    match (moment(invoer), dag) {
        (Some(op), _) => Some(op),
        (None, Some(dag)) if dag == app::kern::vandaag(nu) => Some(nu),
        (None, Some(dag)) => Some(domain::termijn::einde_van_dag(dag)),
        (None, None) => None,
    }
}

async fn maak(bezoek: Bezoek, Path(id): Path<CasusId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let verbeter: Option<NotitieId> = invoer.als("verbeter");
    let opdracht = Opdracht {
        vorm: invoer.tekst("vorm"),
        resultaat: invoer.tekst("resultaat"),
        categorie: invoer.tekst("categorie"),
        leefgebied: invoer.tekst("leefgebied"),
        moment: moment_of_dag(&invoer, ctx.nu),
        personen: invoer.waarden("personen"),
        feiten: invoer.tekst("feiten"),
        mening: invoer.tekst("mening"),
        bron: invoer.tekst("bron"),
        zelf: invoer.tekst("zelf"),
        corrigeert: verbeter,
        correctie_reden: invoer.tekst("correctie_reden"),
    };
    match klaar(app::notitie::maak(&bezoek.app, &ctx, id, &opdracht).await) {
        Ok(_) => {
            bezoek.wis_concept(&sleutel(id, verbeter)).await?;
            Ok(naar_met(
                format!("/casussen/{id}/tijdlijn"),
                "De notitie is bewaard.",
            ))
        }
        Err(AppFout::Invoer(fouten)) => {
            let f = Formulier::uit(&invoer).met_fouten(&fouten);
            toon(&bezoek, id, verbeter, f, StatusCode::BAD_REQUEST).await
        }
        Err(AppFout::Regel(w)) => {
            let f = Formulier::uit(&invoer).met_weigering(&w);
            toon(&bezoek, id, verbeter, f, StatusCode::CONFLICT).await
        }
        Err(fout) => Err(fout.into()),
    }
}

async fn zet_vast(
    bezoek: Bezoek,
    Path((id, notitie)): Path<(CasusId, NotitieId)>,
    invoer: Invoer,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let vast = invoer.waarde("vast") == "ja";
    klaar(app::notitie::zet_vast(&bezoek.app, &ctx, id, notitie, vast, invoer.versie()).await)?;
    let wat = if vast {
        "De notitie staat bovenaan vast."
    } else {
        "De notitie staat niet meer vast."
    };
    Ok(naar_met(format!("/casussen/{id}/tijdlijn"), wat))
}

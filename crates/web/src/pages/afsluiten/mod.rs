// SPDX-License-Identifier: EUPL-1.2
//! Pages of closing: the list of open ends, an answer to one, and the moments of nazorg (screen 10).

use crate::kern::formulier::keuzes;
use crate::kern::{
    Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaUitkomst, Web, klaar, naar_met, tekst, toon, toon_met,
};
use crate::pages::casus::Kop;
use app::AppFout;
use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::routing::{get, post};
use domain::CasusId;
use domain::afsluiten::AfhandelingSoort;
use domain::casus::Fase;
use policy::Doel;

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/casussen/{id}/afsluiten", get(lijst))
        .route("/casussen/{id}/afsluiten/{sleutel}", get(vraag).post(beantwoord))
        .route("/casussen/{id}/afsluiten/{sleutel}/terug", post(terug))
}

struct Einde {
    sleutel: String,
    soort: &'static str,
    tekst: String,
    waarom: String,
    antwoord: String,
    bij: String,
}

struct Taak {
    id: String,
    tekst: String,
    bij: String,
    wanneer: String,
    open: bool,
    laat: bool,
}

#[derive(Template)]
#[template(path = "afsluiten/lijst.html")]
struct Lijst {
    p: Pagina,
    k: Kop,
    open: Vec<Einde>,
    beantwoord: Vec<Einde>,
    taken: Vec<Taak>,
    afronding: bool,
    nazorg: bool,
    loopt: bool,
}

#[derive(Template)]
#[template(path = "afsluiten/antwoord.html")]
struct Antwoord {
    p: Pagina,
    k: Kop,
    f: Formulier,
    einde: Einde,
    soorten: Vec<Keuze>,
}

async fn lijst(bezoek: Bezoek, Path(id): Path<CasusId>) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Regie);
    let blad = app::casus::blad::blad(&bezoek.app, &ctx, id, &["open einden"]).await?;
    let b = app::afsluiten::beeld(&bezoek.app, &ctx, id).await?;
    let vandaag = ctx.vandaag();
    let fase = *b.kop.fase;
    let (beantwoord, open) = einden(&b.stand).into_iter().partition(|e| !e.antwoord.is_empty());
    toon(&Lijst {
        p: bezoek.pagina("Afsluiten", "casussen"),
        k: Kop::van(&blad, ""),
        open,
        beantwoord,
        taken: b
            .taken
            .iter()
            .map(|t| Taak {
                id: t.id.to_string(),
                tekst: t.tekst.clone(),
                bij: if t.uitkomst.is_empty() {
                    t.wie.clone().unwrap_or_default()
                } else {
                    t.uitkomst.clone()
                },
                wanneer: tekst::dag(t.voor, vandaag),
                open: t.status == "open",
                laat: t.status == "open" && t.voor < vandaag,
            })
            .collect(),
        afronding: fase == Fase::Afronding,
        nazorg: fase == Fase::Nazorg,
        loopt: !matches!(fase, Fase::Afronding | Fase::Nazorg | Fase::Gesloten),
    })
}

fn einden(stand: &app::afsluiten::Stand) -> Vec<Einde> {
    stand
        .open
        .iter()
        .map(|o| {
            let antwoord = stand.antwoord(&o.sleutel);
            Einde {
                sleutel: o.sleutel.clone(),
                soort: o.soort.label(),
                tekst: o.tekst.clone(),
                waarom: o.waarom.clone(),
                antwoord: antwoord.map(|a| a.soort.label().to_owned()).unwrap_or_default(),
                bij: antwoord.map(|a| a.tekst.clone()).unwrap_or_default(),
            }
        })
        .collect()
}

async fn maak(bezoek: &Bezoek, id: CasusId, sleutel: &str, f: Formulier) -> Result<Antwoord, AppFout> {
    let ctx = bezoek.ctx(Doel::Regie);
    let blad = app::casus::blad::blad(&bezoek.app, &ctx, id, &["open einden"]).await?;
    let b = app::afsluiten::beeld(&bezoek.app, &ctx, id).await?;
    let einde = einden(&b.stand)
        .into_iter()
        .find(|e| e.sleutel == sleutel)
        .ok_or(AppFout::NietGevonden)?;
    let f = match b.stand.antwoord(sleutel) {
        Some(a) if f.waarde("soort").is_empty() && f.fouten().is_empty() => {
            f.met("soort", a.soort.code()).met("tekst", a.tekst.clone())
        }
        _ => f,
    };
    Ok(Antwoord {
        p: bezoek.pagina("Antwoord op een open einde", "casussen"),
        k: Kop::van(&blad, ""),
        f,
        einde,
        soorten: keuzes(AfhandelingSoort::ALL, |s| (s.code(), s.label())),
    })
}

async fn vraag(bezoek: Bezoek, Path((id, sleutel)): Path<(CasusId, String)>) -> PaginaUitkomst {
    let f = Formulier::leeg().met_concept(bezoek.concept(&format!("einde:{id}:{sleutel}")).await?);
    toon(&maak(&bezoek, id, &sleutel, f).await?)
}

async fn beantwoord(
    bezoek: Bezoek,
    Path((id, sleutel)): Path<(CasusId, String)>,
    invoer: Invoer,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let (soort, tekst) = (invoer.waarde("soort"), invoer.waarde("tekst"));
    let uit = app::afsluiten::beantwoord(&bezoek.app, &ctx, id, &sleutel, soort, tekst).await;
    let f = match klaar(uit) {
        Ok(_) => {
            bezoek.wis_concept(&format!("einde:{id}:{sleutel}")).await?;
            return Ok(naar_met(
                format!("/casussen/{id}/afsluiten"),
                "Het antwoord is bewaard.",
            ));
        }
        Err(AppFout::Invoer(fouten)) => Formulier::uit(&invoer).met_fouten(&fouten),
        Err(AppFout::Regel(w)) if w.code == "afsluiten.geen_open_einde" => {
            return Ok(naar_met(
                format!("/casussen/{id}/afsluiten"),
                "Dit is intussen geen open einde meer.",
            ));
        }
        Err(AppFout::Regel(w)) => Formulier::uit(&invoer).met_weigering(&w),
        Err(fout) => return Err(fout.into()),
    };
    toon_met(
        StatusCode::BAD_REQUEST,
        &maak(&bezoek, id, &sleutel, f).await?,
        None,
    )
}

async fn terug(
    bezoek: Bezoek,
    Path((id, sleutel)): Path<(CasusId, String)>,
    invoer: Invoer,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    klaar(app::afsluiten::neem_terug(&bezoek.app, &ctx, id, &sleutel).await)?;
    Ok(naar_met(
        format!("/casussen/{id}/afsluiten"),
        "Het antwoord is teruggenomen.",
    ))
}

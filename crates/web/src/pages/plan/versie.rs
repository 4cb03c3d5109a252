// SPDX-License-Identifier: EUPL-1.2
//! Versions of the plan, the difference between two, and what people think of one.

use super::beeld::{Oordeel, oordeel};
use crate::kern::{
    Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaUitkomst, klaar, naar_met, tekst, toon, toon_met,
};
use crate::pages::casus::Kop;
use app::AppFout;
use app::plan::{AkkoordInvoer, VersiesBeeld};
use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use domain::CasusId;
use domain::plan::{Akkoord, PlanDoel, WijzigingSoort};
use domain::termijn::{datum, datum_tekst};
use policy::Doel;
use serde::Deserialize;

struct Rij {
    nummer: i32,
    wanneer: String,
    door: String,
    mdo: String,
    oordelen: Vec<Oordeel>,
}

#[derive(Template)]
#[template(path = "plan/versies.html")]
struct Versies {
    p: Pagina,
    k: Kop,
    rijen: Vec<Rij>,
}

/// List of versions.
pub async fn versies(bezoek: Bezoek, Path(id): Path<CasusId>) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Regie);
    let vandaag = ctx.vandaag();
    let b = app::plan::versies(&bezoek.app, &ctx, id).await?;
    let rijen = b
        .versies
        .iter()
        .map(|v| Rij {
            nummer: v.nummer,
            wanneer: tekst::moment(v.gemaakt_op, vandaag),
            door: v.door.clone().unwrap_or_default(),
            mdo: v
                .mdo_gezien_op
                .map(|op| {
                    format!(
                        "Gezien door het MDO op {}. {}",
                        datum_tekst(datum(op)),
                        v.mdo_opmerking
                    )
                })
                .unwrap_or_default(),
            oordelen: b
                .akkoorden
                .iter()
                .filter(|a| a.nummer == v.nummer)
                .map(|a| oordeel(a, vandaag))
                .collect(),
        })
        .collect();
    toon(&Versies {
        p: bezoek.pagina("Versies van het plan", "casussen"),
        k: Kop::van(&b.blad, ""),
        rijen,
    })
}

/// What to compare with.
#[derive(Debug, Deserialize)]
pub struct Vraag {
    met: Option<i32>,
}

struct WijzigingView {
    tekst: String,
    soort: &'static str,
    tag: &'static str,
}

#[derive(Template)]
#[template(path = "plan/versie.html")]
struct Versie {
    p: Pagina,
    k: Kop,
    nummer: i32,
    wanneer: String,
    kop_verschil: String,
    met: i32,
    anderen: Vec<i32>,
    verschil: Vec<WijzigingView>,
    doelen: Vec<PlanDoel>,
    oordelen: Vec<Oordeel>,
}

impl Versie {
    fn dag(&self, d: &jiff::civil::Date) -> String {
        datum_tekst(*d)
    }
}

/// One version and the difference.
pub async fn versie(
    bezoek: Bezoek,
    Path((id, nummer)): Path<(CasusId, i32)>,
    Query(vraag): Query<Vraag>,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Regie);
    let vandaag = ctx.vandaag();
    let b = app::plan::versie(&bezoek.app, &ctx, id, nummer, vraag.met).await?;
    let kop_verschil = match b.met {
        None => "Eerste versie".to_owned(),
        Some(m) => format!(
            "Wijzigingen van versie {} naar versie {}",
            m.min(nummer),
            m.max(nummer)
        ),
    };
    toon(&Versie {
        p: bezoek.pagina(format!("Plan, versie {nummer}"), "casussen"),
        k: Kop::van(&b.blad, ""),
        nummer,
        wanneer: format!(
            "Vastgelegd {}{}",
            tekst::moment(b.versie.gemaakt_op, vandaag),
            b.versie
                .door
                .as_deref()
                .map(|d| format!(" door {d}"))
                .unwrap_or_default()
        ),
        kop_verschil,
        met: b.met.unwrap_or(0),
        anderen: b
            .nummers
            .iter()
            .copied()
            .filter(|n| *n != nummer)
            .take(20)
            .collect(),
        verschil: b
            .verschil
            .iter()
            .map(|w| WijzigingView {
                tekst: w.tekst.clone(),
                soort: w.soort.label(),
                tag: match w.soort {
                    WijzigingSoort::Erbij => "ok",
                    WijzigingSoort::Anders | WijzigingSoort::Weg => "",
                },
            })
            .collect(),
        doelen: b.inhoud.doelen,
        oordelen: b.akkoorden.iter().map(|a| oordeel(a, vandaag)).collect(),
    })
}

#[derive(Template)]
#[template(path = "plan/akkoord.html")]
struct AkkoordPagina {
    p: Pagina,
    k: Kop,
    f: Formulier,
    nummer: i32,
    partijen: Vec<Keuze>,
    oordelen: Vec<Keuze>,
    wijzen: Vec<Keuze>,
    eerder: Vec<Oordeel>,
}

fn akkoord_pagina(bezoek: &Bezoek, b: &VersiesBeeld, f: Formulier) -> Result<AkkoordPagina, AppFout> {
    let vandaag = bezoek.ctx(Doel::Regie).vandaag();
    // Judgements are on the newest version.
    let nummer = b.laatste.ok_or(AppFout::NietGevonden)?;
    Ok(AkkoordPagina {
        p: bezoek.pagina("Wat vindt iemand van het plan?", "casussen"),
        k: Kop::van(&b.blad, ""),
        f,
        nummer,
        partijen: b
            .partijen
            .iter()
            .map(|p| Keuze::new(&p.sleutel, &p.naam))
            .collect(),
        oordelen: crate::kern::formulier::keuzes(Akkoord::ALL, |a| (a.code(), a.label())),
        wijzen: [
            ("gesprek", "in een gesprek"),
            ("telefoon", "aan de telefoon"),
            ("brief", "per brief of mail"),
        ]
        .into_iter()
        .map(|(c, l)| Keuze::new(c, l))
        .collect(),
        eerder: b
            .akkoorden
            .iter()
            .filter(|a| a.nummer == nummer)
            .map(|a| oordeel(a, vandaag))
            .collect(),
    })
}

/// Form of a judgement.
pub async fn akkoord(bezoek: Bezoek, Path(id): Path<CasusId>) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Regie);
    let b = app::plan::versies(&bezoek.app, &ctx, id).await?;
    let mut f = Formulier::leeg();
    if let Some(nummer) = b.laatste {
        f = f.met("nummer", nummer.to_string());
    }
    toon(&akkoord_pagina(&bezoek, &b, f)?)
}

/// Keeps a judgement.
pub async fn bewaar_akkoord(bezoek: Bezoek, Path(id): Path<CasusId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let opdracht = AkkoordInvoer {
        partij: invoer.tekst("partij"),
        akkoord: invoer.tekst("akkoord"),
        reden: invoer.tekst("reden"),
        wijze: invoer.tekst("wijze"),
    };
    let nummer = invoer.als("nummer").unwrap_or(0);
    let f = match klaar(app::plan::zet_akkoord(&bezoek.app, &ctx, id, nummer, &opdracht).await) {
        Ok(_) => {
            return Ok(naar_met(
                format!("/casussen/{id}/plan"),
                &format!("De mening over versie {nummer} is bewaard."),
            ));
        }
        Err(AppFout::Invoer(fouten)) => Formulier::uit(&invoer).met_fouten(&fouten),
        Err(AppFout::Regel(w)) => Formulier::uit(&invoer).met_weigering(&w),
        Err(fout) => return Err(fout.into()),
    };
    let b = app::plan::versies(&bezoek.app, &bezoek.ctx(Doel::Regie), id).await?;
    toon_met(StatusCode::BAD_REQUEST, &akkoord_pagina(&bezoek, &b, f)?, None)
}

// SPDX-License-Identifier: EUPL-1.2
//! Forms of an action: what, who, when, rung; and how it goes.

use super::conflict::{Regel, toon_conflict};
use crate::kern::formulier::keuzes;
use crate::kern::{
    Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaFout, PaginaUitkomst, klaar, naar, naar_met, toon,
    toon_met,
};
use crate::pages::casus::Kop;
use app::AppFout;
use app::plan::ActieRij;
use app::plan::{ActieInvoer, PlanBeeld};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::plan::{ActieStatus, NieuweActie, Trede, WieSoort};
use domain::termijn::datum_tekst;
use domain::{ActieId, CasusId, DoelId};
use policy::Doel;

#[derive(Template)]
#[template(path = "plan/actie.html")]
struct ActiePagina {
    p: Pagina,
    k: Kop,
    f: Formulier,
    /// Address of the form.
    adres: String,
    concept: String,
    version: i64,
    doel: String,
    eigenaren: Vec<Keuze>,
    soorten: Vec<Keuze>,
    tredes: Vec<Keuze>,
}

#[derive(Template)]
#[template(path = "plan/status.html")]
struct StatusPagina {
    p: Pagina,
    k: Kop,
    f: Formulier,
    adres: String,
    version: i64,
    wat: String,
    bij: String,
    statussen: Vec<Keuze>,
}

fn tredes() -> Vec<Keuze> {
    Trede::ALL
        .iter()
        .map(|t| Keuze {
            waarde: t.code().to_owned(),
            label: format!("{}. {}", t.nummer(), t.label()),
            uitleg: match t {
                Trede::EigenKracht => "Het huishouden doet het zelf.",
                Trede::Netwerk => "Iemand dichtbij helpt mee.",
                Trede::Algemeen => "Hulp die er voor iedereen is, zonder besluit.",
                Trede::Maatwerk => "Hulp waar een besluit van de gemeente voor nodig is.",
            }
            .to_owned(),
        })
        .collect()
}

async fn haal(bezoek: &Bezoek, casus: CasusId) -> Result<PlanBeeld, PaginaFout> {
    Ok(app::plan::open(&bezoek.app, &bezoek.ctx(Doel::Regie), casus).await?)
}

fn zoek(b: &PlanBeeld, id: ActieId) -> Result<&ActieRij, PaginaFout> {
    b.doelen
        .iter()
        .chain(&b.vervallen)
        .flat_map(|d| &d.acties)
        .find(|a| a.rij.id == id)
        .map(|a| &a.rij)
        .ok_or_else(|| AppFout::NietGevonden.into())
}

fn concept(doel: DoelId, actie: Option<ActieId>) -> String {
    actie.map_or_else(|| format!("actie:nieuw:{doel}"), |a| format!("actie:{a}"))
}

fn pagina(
    bezoek: &Bezoek,
    b: &PlanBeeld,
    doel: DoelId,
    actie: Option<&ActieRij>,
    f: Formulier,
) -> Result<ActiePagina, PaginaFout> {
    let casus = b.blad.kop.id;
    let titel = if actie.is_some() {
        "Actie wijzigen"
    } else {
        "Actie toevoegen"
    };
    Ok(ActiePagina {
        p: bezoek.pagina(titel, "casussen"),
        k: Kop::van(&b.blad, ""),
        version: f.versie_of(actie.map_or(0, |a| a.version)),
        f,
        adres: match actie {
            Some(a) => format!("/casussen/{casus}/plan/acties/{}", a.id),
            None => format!("/casussen/{casus}/plan/doelen/{doel}/actie"),
        },
        concept: concept(doel, actie.map(|a| a.id)),
        doel: b.doel(doel).ok_or(AppFout::NietGevonden)?.rij.tekst.clone(),
        eigenaren: b
            .eigenaren
            .iter()
            .map(|e| Keuze::new(&e.sleutel, format!("{} ({})", e.naam, e.soort.label())))
            .collect(),
        soorten: keuzes(WieSoort::ALL, |s| (s.code(), s.label())),
        tredes: tredes(),
    })
}

fn keuze(a: &ActieRij) -> String {
    match (a.persoon_id, a.betrokkene_id) {
        (Some(p), _) => format!("persoon:{p}"),
        (None, Some(b)) => format!("betrokkene:{b}"),
        (None, None) => String::new(),
    }
}

fn trede_van(nummer: i32) -> Option<Trede> {
    Trede::ALL
        .iter()
        .copied()
        .find(|t| i32::from(t.nummer()) == nummer)
}

fn gevuld(b: &PlanBeeld, a: &ActieRij) -> Formulier {
    let gekozen = keuze(a);
    let in_lijst = b.eigenaren.iter().any(|e| e.sleutel == gekozen);
    let (soort, wie) = if in_lijst {
        ("", "")
    } else {
        (a.wie_soort.code(), a.wie.as_str())
    };
    Formulier::van([
        ("wat", a.tekst.as_str()),
        ("keuze", if in_lijst { gekozen.as_str() } else { "" }),
        ("wie_soort", soort),
        ("wie", wie),
        ("voor", a.voor.to_string().as_str()),
        ("trede", trede_van(a.trede).map_or("", Trede::code)),
        ("trede_reden", a.trede_reden.as_str()),
    ])
}

/// Form of a new action.
pub async fn nieuw(bezoek: Bezoek, Path((casus, doel)): Path<(CasusId, DoelId)>) -> PaginaUitkomst {
    let b = haal(&bezoek, casus).await?;
    let f = Formulier::leeg().met_concept(bezoek.concept(&concept(doel, None)).await?);
    toon(&pagina(&bezoek, &b, doel, None, f)?)
}

/// Form of an action.
pub async fn open(bezoek: Bezoek, Path((casus, id)): Path<(CasusId, ActieId)>) -> PaginaUitkomst {
    let b = haal(&bezoek, casus).await?;
    let a = zoek(&b, id)?;
    let f = gevuld(&b, a).met_concept(bezoek.concept(&concept(a.doel_id, Some(id))).await?);
    toon(&pagina(&bezoek, &b, a.doel_id, Some(a), f)?)
}

fn lees(invoer: &Invoer) -> ActieInvoer {
    ActieInvoer {
        keuze: invoer.tekst("keuze"),
        actie: NieuweActie {
            wat: invoer.tekst("wat"),
            wie_soort: invoer.tekst("wie_soort"),
            wie: invoer.tekst("wie"),
            voor: invoer.tekst("voor"),
            trede: invoer.tekst("trede"),
            trede_reden: invoer.tekst("trede_reden"),
        },
    }
}

fn met_fout(f: Formulier, fout: AppFout) -> Result<Formulier, PaginaFout> {
    match fout {
        AppFout::Invoer(fouten) => Ok(f.met_fouten(&fouten)),
        AppFout::Regel(w) => Ok(f.met_weigering(&w)),
        anders => Err(anders.into()),
    }
}

/// Adds an action.
pub async fn maak(
    bezoek: Bezoek,
    Path((casus, doel)): Path<(CasusId, DoelId)>,
    invoer: Invoer,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    match klaar(app::plan::nieuwe_actie(&bezoek.app, &ctx, casus, doel, &lees(&invoer)).await) {
        Ok(_) => {
            bezoek.wis_concept(&concept(doel, None)).await?;
            Ok(naar_met(
                format!("/casussen/{casus}/plan"),
                "De actie staat in het plan.",
            ))
        }
        Err(fout) => {
            let f = met_fout(Formulier::uit(&invoer), fout)?;
            let b = haal(&bezoek, casus).await?;
            toon_met(
                StatusCode::BAD_REQUEST,
                &pagina(&bezoek, &b, doel, None, f)?,
                None,
            )
        }
    }
}

/// Changes an action.
pub async fn bewaar(
    bezoek: Bezoek,
    Path((casus, id)): Path<(CasusId, ActieId)>,
    invoer: Invoer,
) -> PaginaUitkomst {
    if invoer.heeft("laat", "ja") {
        bezoek.wis_concept(&format!("actie:{id}")).await?;
        return Ok(naar(format!("/casussen/{casus}/plan")));
    }
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let nieuw = lees(&invoer);
    let uit = klaar(app::plan::wijzig_actie(&bezoek.app, &ctx, casus, id, invoer.versie(), &nieuw).await);
    let fout = match uit {
        Ok(_) => {
            bezoek.wis_concept(&format!("actie:{id}")).await?;
            return Ok(naar_met(
                format!("/casussen/{casus}/plan"),
                "De actie is gewijzigd.",
            ));
        }
        Err(fout) => fout,
    };
    let b = haal(&bezoek, casus).await?;
    let a = zoek(&b, id)?;
    if matches!(fout, AppFout::Gewijzigd) {
        let (rij, ander) = app::plan::actie(&bezoek.app, &bezoek.ctx(Doel::Regie), casus, id).await?;
        let actie = format!("/casussen/{casus}/plan/acties/{id}");
        return toon_conflict(
            &bezoek,
            &invoer,
            ander.as_ref(),
            regels(&b, &invoer, &rij),
            actie,
            rij.version,
        );
    }
    let f = met_fout(Formulier::uit(&invoer), fout)?;
    toon_met(
        StatusCode::BAD_REQUEST,
        &pagina(&bezoek, &b, a.doel_id, Some(a), f)?,
        None,
    )
}

fn regels(b: &PlanBeeld, invoer: &Invoer, a: &ActieRij) -> Vec<Regel> {
    let gekozen = b.eigenaren.iter().find(|e| e.sleutel == invoer.waarde("keuze"));
    let mijn_trede: Option<Trede> = invoer.als("trede");
    let regel = |label, mijn: String, ander: String| Regel { label, mijn, ander };
    vec![
        regel("Wat", invoer.tekst("wat"), a.tekst.clone()),
        regel(
            "Wie",
            gekozen.map_or_else(|| invoer.tekst("wie"), |e| e.naam.clone()),
            a.wie.clone(),
        ),
        regel(
            "Voor wanneer",
            domain::import::lees_datum(invoer.waarde("voor"))
                .map_or_else(|| invoer.tekst("voor"), datum_tekst),
            datum_tekst(a.voor),
        ),
        regel(
            "Trede",
            mijn_trede.map_or("", Trede::label).to_owned(),
            trede_van(a.trede).map_or("", Trede::label).to_owned(),
        ),
        regel(
            "Waarom deze trede",
            invoer.tekst("trede_reden"),
            a.trede_reden.clone(),
        ),
    ]
}

fn status_pagina(bezoek: &Bezoek, b: &PlanBeeld, a: &ActieRij, f: Formulier) -> StatusPagina {
    StatusPagina {
        p: bezoek.pagina("Hoe gaat het met deze actie?", "casussen"),
        k: Kop::van(&b.blad, ""),
        version: f.versie_of(a.version),
        f,
        adres: format!("/casussen/{}/plan/acties/{}/status", b.blad.kop.id, a.id),
        wat: a.tekst.clone(),
        bij: format!(
            "{} · voor {} · nu: {}",
            a.wie,
            crate::kern::tekst::dag(a.voor, b.vandaag),
            a.status.label()
        ),
        statussen: a
            .status
            .volgende()
            .iter()
            .map(|s| Keuze {
                waarde: s.code().to_owned(),
                label: s.label().to_owned(),
                uitleg: match s {
                    ActieStatus::NietGelukt | ActieStatus::Vervallen => {
                        "Schrijf hieronder op waarom.".to_owned()
                    }
                    _ => String::new(),
                },
            })
            .collect(),
    }
}

/// Form of how an action goes.
pub async fn status(bezoek: Bezoek, Path((casus, id)): Path<(CasusId, ActieId)>) -> PaginaUitkomst {
    let b = haal(&bezoek, casus).await?;
    let a = zoek(&b, id)?;
    toon(&status_pagina(&bezoek, &b, a, Formulier::leeg()))
}

/// Keeps how an action goes.
pub async fn bewaar_status(
    bezoek: Bezoek,
    Path((casus, id)): Path<(CasusId, ActieId)>,
    invoer: Invoer,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    if invoer.heeft("laat", "ja") {
        return Ok(naar(format!("/casussen/{casus}/plan")));
    }
    let (status, reden) = (invoer.waarde("status"), invoer.waarde("reden"));
    let uit = app::plan::zet_status(&bezoek.app, &ctx, casus, id, invoer.versie(), status, reden).await;
    let fout = match klaar(uit) {
        Ok(_) => {
            return Ok(naar_met(
                format!("/casussen/{casus}/plan"),
                "De actie is bijgewerkt.",
            ));
        }
        Err(fout) => fout,
    };
    let b = haal(&bezoek, casus).await?;
    let a = zoek(&b, id)?;
    if matches!(fout, AppFout::Gewijzigd) {
        let (rij, ander) = app::plan::actie(&bezoek.app, &bezoek.ctx(Doel::Regie), casus, id).await?;
        let mijn: Option<ActieStatus> = invoer.als("status");
        let regels = vec![
            Regel {
                label: "Hoe het gaat",
                mijn: mijn.map_or("", ActieStatus::label).to_owned(),
                ander: rij.status.label().to_owned(),
            },
            Regel {
                label: "Waarom",
                mijn: invoer.tekst("reden"),
                ander: rij.status_reden.clone(),
            },
        ];
        let actie = format!("/casussen/{casus}/plan/acties/{id}/status");
        return toon_conflict(&bezoek, &invoer, ander.as_ref(), regels, actie, rij.version);
    }
    let f = met_fout(Formulier::uit(&invoer), fout)?;
    toon_met(StatusCode::BAD_REQUEST, &status_pagina(&bezoek, &b, a, f), None)
}

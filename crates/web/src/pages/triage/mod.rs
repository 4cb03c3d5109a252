// SPDX-License-Identifier: EUPL-1.2
//! The weighing page: answers on the left of the outcome, each answer kept at once, the end at the bottom.

use crate::kern::formulier::keuzes;
use crate::kern::{
    Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaUitkomst, Web, klaar, naar_met, tekst, toon, toon_met,
};
use app::AppFout;
use app::triage::{self, Afronding, KENMERKEN, TriageBeeld, Weging};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::{Router, routing::get, routing::post};
use domain::MeldingId;
use domain::melding::MeldingUitkomst;
use domain::triage::Antwoord;
use policy::Doel;

mod formulier;
use formulier::{formulier, lees, verschillen};

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/meldingen/{id}/triage", get(pagina).post(verstuur))
        .route("/meldingen/{id}/triage/live", post(live))
}

/// A difference between two people's answers.
struct Verschil {
    label: String,
    mijn: String,
    ander: String,
}

/// A question with a place for its answer.
struct Vraag {
    veld: String,
    label: String,
}

#[derive(Template)]
#[template(path = "triage/pagina.html")]
struct Triage {
    p: Pagina,
    f: Formulier,
    b: TriageBeeld,
    u: Uitkomst,
    gebieden: Vec<Vraag>,
    ggsr: Vec<Vraag>,
    soorten: Vec<Keuze>,
    kenmerken: Vec<Keuze>,
    uitkomsten: Vec<Keuze>,
    teams: Vec<Keuze>,
    doelgroepen: Vec<Keuze>,
    anders: Vec<Verschil>,
    ander: (String, String),
    open: bool,
}

/// The outcome so far; also the answer to a live question.
struct Uitkomst {
    versie: i64,
    titel: String,
    tekst: String,
    ggsr: String,
    ggsr_aandacht: String,
    soorten: String,
    geweigerd: bool,
    advies: String,
    bewaard: String,
    fout: String,
}

#[derive(Template)]
#[template(path = "triage/_uitkomst.html")]
struct Stuk {
    u: Uitkomst,
}

fn uitkomst(w: &Weging, versie: i64, bewaard: String) -> Uitkomst {
    Uitkomst {
        versie,
        titel: w.drie_uit_acht.uitkomst.label().to_owned(),
        tekst: w.drie_uit_acht.tekst.clone(),
        ggsr: w.ggsr.tekst.clone(),
        ggsr_aandacht: w.ggsr.aandacht.join(" "),
        soorten: w.soorten.join(", "),
        geweigerd: w.hulp_geweigerd == Antwoord::Ja,
        advies: w.advies.tekst.clone(),
        bewaard,
        fout: String::new(),
    }
}

fn sleutel(id: MeldingId) -> String {
    format!("triage:{id}")
}

async fn pagina(bezoek: Bezoek, Path(id): Path<MeldingId>) -> PaginaUitkomst {
    let b = triage::beeld(&bezoek.app, &bezoek.ctx(Doel::Triage), id).await?;
    // The answers themselves are kept with the melding; the draft also holds the chosen end and its reason. A draft
    // from before a colleague's answers would hide those.
    let concept = bezoek.concept(&sleutel(id)).await?;
    let concept = concept.filter(|c| b.bewaard.as_ref().is_none_or(|(_, op)| c.bewaard_op >= *op));
    let f = formulier(&b.invoer).met_concept(concept);
    let f = if f.waarde("team").is_empty() {
        f.met("team", b.advies_team.map(|t| t.to_string()).unwrap_or_default())
    } else {
        f
    };
    toon(&scherm(&bezoek, b, f))
}

fn scherm(bezoek: &Bezoek, b: TriageBeeld, f: Formulier) -> Triage {
    let i = &b.inrichting;
    let bewaard = b.bewaard.as_ref().map(|(wie, op)| {
        format!(
            "{wie}, {}",
            tekst::moment(*op, bezoek.ctx(Doel::Triage).vandaag())
        )
    });
    let uitkomsten = MeldingUitkomst::ALL
        .iter()
        .filter(|u| match u {
            MeldingUitkomst::Casus => b.lopend.is_some(),
            MeldingUitkomst::Mdo => b.lopend.is_none(),
            _ => true,
        })
        .map(|u| {
            let (label, uitleg) = match u {
                MeldingUitkomst::Mdo => ("Naar het MDO", "Er begint een casus. Het MDO kiest de regisseur."),
                MeldingUitkomst::Team => (
                    "Naar een team",
                    "Het team krijgt een aanbod. Tot het antwoord is de melding van jullie.",
                ),
                MeldingUitkomst::Crisis => (
                    "Crisishulp gestart",
                    "Kan altijd en meteen. Morgen staat er een taak om dit te toetsen.",
                ),
                MeldingUitkomst::Informatie => ("Informatie gegeven", "Schrijf op welke informatie."),
                MeldingUitkomst::GeenVervolg => ("Geen vervolg", "Schrijf op waarom."),
                MeldingUitkomst::Casus => (
                    "Bij de lopende casus voegen",
                    "De regisseur van de casus krijgt een taak.",
                ),
            };
            Keuze {
                uitleg: uitleg.to_owned(),
                ..Keuze::new(u.code(), label)
            }
        })
        .collect();
    let vragen = |lijst: &[domain::inrichting::Regel], voor: &str| {
        lijst
            .iter()
            .map(|g| Vraag {
                veld: format!("{voor}{}", g.code),
                label: g.label.clone(),
            })
            .collect()
    };
    Triage {
        p: bezoek.pagina(format!("Weging: {}", b.m.onderwerp), "meldpunt"),
        // Theirs: a wrong reason, or a draft, must not take the place of a colleague's answers.
        u: uitkomst(&b.weging, f.versie_of(b.versie), bewaard.unwrap_or_default()),
        gebieden: vragen(&i.drie_uit_acht.gebieden, "gebied_"),
        ggsr: vragen(&i.ggsr.gebieden, "ggsr_"),
        soorten: i
            .probleemsoorten
            .iter()
            .map(|s| Keuze::new(&s.code, &s.label))
            .collect(),
        kenmerken: keuzes(&KENMERKEN, |k| (k.code(), k.label())),
        uitkomsten,
        teams: b
            .teams
            .iter()
            .filter(|t| t.soort != "meldpunt")
            .map(|t| Keuze::new(t.id.to_string(), &t.naam))
            .collect(),
        doelgroepen: i
            .doelgroepen
            .iter()
            .map(|d| Keuze::new(&d.code, &d.label))
            .collect(),
        anders: Vec::new(),
        ander: (String::new(), String::new()),
        open: b.m.status.is_open(),
        f,
        b,
    }
}

/// One answer: keep it, and show the outcome.
async fn live(bezoek: Bezoek, Path(id): Path<MeldingId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Triage);
    let mut u = match triage::bewaar(&bezoek.app, &ctx, id, invoer.versie(), lees(&invoer)).await {
        Ok(b) => uitkomst(&b.weging, b.versie, tekst::tijd(b.op)),
        Err(AppFout::Gewijzigd) => {
            let b = triage::beeld(&bezoek.app, &ctx, id).await?;
            let wie = b
                .bewaard
                .as_ref()
                .map_or("Iemand anders", |(wie, _)| wie.as_str());
            let fout = format!("{wie} bewaarde intussen andere antwoorden. Bewaar om het verschil te zien.");
            Uitkomst {
                fout,
                ..uitkomst(&b.weging, invoer.versie(), String::new())
            }
        }
        Err(AppFout::Invoer(f)) => {
            let b = triage::beeld(&bezoek.app, &ctx, id).await?;
            Uitkomst {
                fout: f.to_string(),
                ..uitkomst(&b.weging, invoer.versie(), String::new())
            }
        }
        Err(fout) => return Err(fout.into()),
    };
    if !u.bewaard.is_empty() {
        u.bewaard = format!("om {}", u.bewaard);
    }
    toon(&Stuk { u })
}

async fn verstuur(bezoek: Bezoek, Path(id): Path<MeldingId>, invoer: Invoer) -> PaginaUitkomst {
    if invoer.waarde("doe") != "rond_af" {
        let ctx = bezoek.ctx(Doel::Triage);
        let uit = triage::bewaar(&bezoek.app, &ctx, id, invoer.versie(), lees(&invoer)).await;
        return match uit {
            Ok(_) => {
                // The chosen end and its reason belong to no answer yet.
                bezoek.bewaar_concept(&sleutel(id), &invoer).await?;
                Ok(naar_met(
                    format!("/meldingen/{id}/triage#tussenstand"),
                    "Je antwoorden zijn bewaard.",
                ))
            }
            Err(fout) => opnieuw(&bezoek, id, &invoer, fout).await,
        };
    }
    let Some(uitkomst) = invoer.als("uitkomst") else {
        let mut f = domain::Fouten::new();
        f.voeg("uitkomst", "Kies hoe het verder gaat met deze melding.");
        return opnieuw(&bezoek, id, &invoer, f.into()).await;
    };
    let a = Afronding {
        invoer: lees(&invoer),
        versie: invoer.versie(),
        uitkomst,
        team: invoer.als("team"),
        reden: invoer.tekst("reden"),
        doelgroep: invoer.tekst("doelgroep"),
    };
    match klaar(triage::rond_af(&bezoek.app, &bezoek.ctx_van(Doel::Triage, &invoer), id, a).await) {
        Ok(tekst) => {
            bezoek.wis_concept(&sleutel(id)).await?;
            Ok(naar_met(format!("/meldingen/{id}"), &tekst))
        }
        Err(fout) => opnieuw(&bezoek, id, &invoer, fout).await,
    }
}

/// The page again, with everything that was typed, and what is wrong.
async fn opnieuw(bezoek: &Bezoek, id: MeldingId, invoer: &Invoer, fout: AppFout) -> PaginaUitkomst {
    let (status, f) = match &fout {
        AppFout::Invoer(fouten) => (StatusCode::BAD_REQUEST, Formulier::uit(invoer).met_fouten(fouten)),
        AppFout::Regel(w) => (StatusCode::CONFLICT, Formulier::uit(invoer).met_weigering(w)),
        AppFout::Gewijzigd => (StatusCode::CONFLICT, Formulier::uit_conflict(invoer)),
        _ => return Err(fout.into()),
    };
    let ctx = bezoek.ctx(Doel::Triage);
    let b = triage::beeld(&bezoek.app, &ctx, id).await?;
    let mut scherm = scherm(bezoek, b, f);
    if matches!(fout, AppFout::Gewijzigd) {
        scherm.anders = verschillen(&lees(invoer), &scherm.b);
        scherm.ander = scherm
            .b
            .bewaard
            .as_ref()
            .map_or_else(Default::default, |(wie, op)| {
                (wie.clone(), tekst::moment(*op, ctx.vandaag()))
            });
    }
    toon_met(status, &scherm, None)
}

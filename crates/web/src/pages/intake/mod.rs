// SPDX-License-Identifier: EUPL-1.2
//! The intake of a casus: one form over all life areas, each in a fold.

use crate::kern::tekst;
use crate::kern::{
    Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaUitkomst, Web, klaar, naar, naar_met, toon, toon_met,
};
use crate::pages::casus::Kop;
use app::AppFout;
use app::intake::{Beeld, Gestuurd, beeld, bewaar};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::{Router, routing::get};
use domain::CasusId;
use domain::intake::{Intakeantwoord, ernst_tekst};
use policy::Doel;

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new().route("/casussen/{id}/intake", get(pagina).post(verstuur))
}

struct Verschil {
    label: String,
    mijn: String,
    ander: String,
}

struct Vak {
    code: String,
    label: String,
    vraag: String,
    stand: &'static str,
    stand_soort: &'static str,
    bekend: String,
    verouderd: bool,
    door: String,
    open: bool,
}

#[derive(Template)]
#[template(path = "intake/form.html")]
struct Scherm {
    p: Pagina,
    k: Kop,
    f: Formulier,
    vakken: Vec<Vak>,
    ernst: Vec<Keuze>,
    stand: String,
    mist: Vec<String>,
    version: i64,
    afgerond: String,
    mag: bool,
    conflict: Vec<Verschil>,
    wie: String,
    wanneer: String,
}

/// Question and where its value stands.
const VELDEN: [(&str, &str); 6] = [
    ("eigen_woorden", "eigen woorden"),
    ("wens", "wens"),
    ("eigen_kracht", "eigen kracht"),
    ("ernst", "hoe het gaat"),
    ("al_betrokken", "al betrokken"),
    ("niet_besproken", "met opzet niet besproken"),
];

fn waarde<'a>(a: &'a Intakeantwoord, veld: &str) -> &'a str {
    match veld {
        "eigen_woorden" => &a.eigen_woorden,
        "wens" => &a.wens,
        "eigen_kracht" => &a.eigen_kracht,
        "ernst" => &a.ernst,
        "al_betrokken" => &a.al_betrokken,
        _ => &a.niet_besproken,
    }
}

fn gevuld(b: &Beeld) -> Formulier {
    Formulier::van(b.gebieden.iter().flat_map(|g| {
        VELDEN.map(|(veld, _)| (format!("{veld}_{}", g.code), waarde(&g.antwoord, veld).to_owned()))
    }))
}

fn scherm(bezoek: &Bezoek, b: &Beeld, f: Formulier) -> Scherm {
    let vandaag = app::kern::vandaag(b.blad.nu);
    let label = |code: &str| {
        let gebied = b.gebieden.iter().find(|g| g.code == code);
        gebied.map_or_else(|| code.to_owned(), |g| g.label.clone())
    };
    let vakken = b
        .gebieden
        .iter()
        .map(|g| {
            let mist = b.volledig.mist.iter().any(|(code, _)| *code == g.code);
            let (stand, stand_soort) = match (g.opgeslagen, mist, g.bekend.is_empty()) {
                (true, false, _) if g.antwoord.niet_besproken == "ja" => ("met opzet niet", ""),
                (true, false, _) => ("besproken", "ok"),
                (true, true, _) => ("nog niet klaar", ""),
                (false, _, false) => ("bekend van eerder", "note"),
                (false, _, true) => ("nog niet besproken", ""),
            };
            let fout = f
                .fouten()
                .iter()
                .any(|(veld, _)| veld.ends_with(&format!("_{}", g.code)));
            Vak {
                code: g.code.clone(),
                label: g.label.clone(),
                vraag: g.vraag.clone(),
                stand,
                stand_soort,
                bekend: g.bekend.clone(),
                verouderd: g.verouderd,
                door: g.door.clone(),
                open: fout || !g.bekend.is_empty(),
            }
        })
        .collect();
    let (wie, wanneer) = tekst::laatste_door(b.laatste.as_ref(), vandaag);
    Scherm {
        p: bezoek.pagina("Intake", "casussen"),
        k: Kop::van(&b.blad, "intake"),
        version: f.versie_of(b.version),
        f,
        vakken,
        ernst: (1..=5)
            .map(|n| Keuze {
                waarde: n.to_string(),
                label: n.to_string(),
                uitleg: ernst_tekst(n).to_owned(),
            })
            .collect(),
        stand: b.volledig.tekst.clone(),
        mist: b
            .volledig
            .mist
            .iter()
            .map(|(code, wat)| format!("{}: {wat}", label(code)))
            .collect(),
        afgerond: b
            .afgerond_op
            .map(|op| tekst::moment(op, vandaag))
            .unwrap_or_default(),
        mag: b.blad.mag.intake && b.blad.kop.gesloten_op.is_none(),
        conflict: Vec::new(),
        wie,
        wanneer,
    }
}

async fn pagina(bezoek: Bezoek, Path(id): Path<CasusId>) -> PaginaUitkomst {
    let b = beeld(&bezoek.app, &bezoek.ctx(Doel::Regie), id).await?;
    let f = gevuld(&b).met_concept(bezoek.concept(&format!("intake:{id}")).await?);
    toon(&scherm(&bezoek, &b, f))
}

fn lees(invoer: &Invoer) -> Vec<Gestuurd> {
    invoer
        .met_voorvoegsel("eigen_woorden_")
        .map(|(code, woorden)| {
            let veld = |naam: &str| invoer.tekst(&format!("{naam}_{code}"));
            Gestuurd {
                antwoord: Intakeantwoord {
                    leefgebied: code.to_owned(),
                    eigen_woorden: woorden.to_owned(),
                    wens: veld("wens"),
                    eigen_kracht: veld("eigen_kracht"),
                    ernst: veld("ernst"),
                    al_betrokken: veld("al_betrokken"),
                    niet_besproken: veld("niet_besproken"),
                },
                klopt_nog: veld("klopt") == "ja",
            }
        })
        .collect()
}

/// Where what was sent differs from what is stored.
fn verschillen(b: &Beeld, gestuurd: &[Gestuurd]) -> Vec<Verschil> {
    let mut uit = Vec::new();
    for g in &b.gebieden {
        let Some(mijn) = gestuurd.iter().find(|x| x.antwoord.leefgebied == g.code) else {
            continue;
        };
        for (veld, naam) in VELDEN {
            let (mijn, ander) = (waarde(&mijn.antwoord, veld), waarde(&g.antwoord, veld));
            if mijn != ander {
                uit.push(Verschil {
                    label: format!("{}: {naam}", g.label),
                    mijn: leesbaar(mijn),
                    ander: leesbaar(ander),
                });
            }
        }
    }
    uit
}

async fn verstuur(bezoek: Bezoek, Path(id): Path<CasusId>, invoer: Invoer) -> PaginaUitkomst {
    if invoer.heeft("laat", "ja") {
        bezoek.wis_concept(&format!("intake:{id}")).await?;
        return Ok(naar(format!("/casussen/{id}/intake")));
    }
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let afronden = invoer.waarde("wat") == "afronden";
    let gestuurd = lees(&invoer);
    let mut uit = klaar(bewaar(&bezoek.app, &ctx, id, invoer.versie(), &gestuurd, afronden).await);
    // A colleague saved the very same meanwhile: there is nothing to compare, so go on from there.
    if matches!(uit, Err(AppFout::Gewijzigd)) {
        let b = beeld(&bezoek.app, &ctx, id).await?;
        if verschillen(&b, &gestuurd).is_empty() {
            uit = klaar(bewaar(&bezoek.app, &ctx, id, b.version, &gestuurd, afronden).await);
        }
    }
    match uit {
        Ok(_) => {
            bezoek.wis_concept(&format!("intake:{id}")).await?;
            let tekst = if afronden {
                "De intake is afgerond."
            } else {
                "De intake is bewaard."
            };
            Ok(naar_met(format!("/casussen/{id}/intake"), tekst))
        }
        Err(AppFout::Invoer(fouten)) => {
            let b = beeld(&bezoek.app, &ctx, id).await?;
            let s = scherm(&bezoek, &b, Formulier::uit(&invoer).met_fouten(&fouten));
            toon_met(StatusCode::BAD_REQUEST, &s, None)
        }
        Err(AppFout::Gewijzigd) => {
            let b = beeld(&bezoek.app, &ctx, id).await?;
            let mut s = scherm(&bezoek, &b, Formulier::uit_conflict(&invoer));
            s.conflict = verschillen(&b, &gestuurd);
            toon_met(StatusCode::CONFLICT, &s, None)
        }
        Err(fout) => Err(fout.into()),
    }
}

fn leesbaar(waarde: &str) -> String {
    if waarde.is_empty() { "(leeg)" } else { waarde }.to_owned()
}

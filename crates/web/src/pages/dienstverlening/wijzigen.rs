// SPDX-License-Identifier: EUPL-1.2
//! Another last day for an agreement, and stopping it after seeing what that touches.

use super::periode;
use crate::kern::{Bezoek, Formulier, Invoer, Pagina, PaginaUitkomst, klaar, naar_met, tekst, toon_met};
use app::AppFout;
use app::dienstverlening::{Blad, blad, stop, zet_laatste_dag};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::DienstId;
use domain::import::lees_datum;
use domain::termijn::datum_tekst;
use policy::Doel;

/// My version beside that of the other.
struct Verschil {
    label: &'static str,
    mijn: String,
    ander: String,
}

#[derive(Template)]
#[template(path = "dienstverlening/wijzig.html")]
struct WijzigPagina {
    p: Pagina,
    f: Formulier,
    /// Not `id`: inside a macro that is the id of the card.
    dienst: DienstId,
    kenmerk: String,
    stoppen: bool,
    gestopt: bool,
    gegevens: Vec<(&'static str, String)>,
    gevolgen: Vec<String>,
    versie: i64,
    min: String,
    wie: String,
    wanneer: String,
    conflict: Vec<Verschil>,
}

/// "1 casus" or "3 casussen".
fn aantal(n: i64, een: &str, meer: &str) -> Option<String> {
    match n {
        0 => None,
        1 => Some(format!("1 {een}")),
        n => Some(format!("{n} {meer}")),
    }
}

/// What an end touches, one line each; what is nil is left out.
fn gevolgen(b: &Blad) -> Vec<String> {
    let g = &b.gevolg;
    let regels = [
        aantal(
            g.regie,
            "lopende casus heeft een gast als regisseur. Draag die over.",
            "lopende casussen hebben een gast als regisseur. Draag die over.",
        ),
        aantal(
            g.deelnames,
            "keer doet een gast mee in een casus. Dat staat dan stil.",
            "keer doet een gast mee in een casus. Dat staat dan stil.",
        ),
        aantal(
            g.meldingen,
            "open melding is van dit team. Bied die een ander team aan.",
            "open meldingen zijn van dit team. Bied die een ander team aan.",
        ),
        aantal(
            g.taken,
            "open taak is van een gast.",
            "open taken zijn van een gast.",
        ),
    ];
    regels.into_iter().flatten().collect()
}

async fn pagina(
    bezoek: &Bezoek,
    id: DienstId,
    stoppen: bool,
    f: Formulier,
    status: StatusCode,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Beheer);
    let b = blad(&bezoek.app, &ctx, id).await?;
    let vandaag = ctx.vandaag();
    let eerste = b.stappen.first();
    let gewijzigd = status == StatusCode::CONFLICT && f.fouten().is_empty();
    let d = &b.dienst;
    let pagina = WijzigPagina {
        p: bezoek.pagina(
            if stoppen {
                "Overeenkomst stoppen"
            } else {
                "Andere laatste dag"
            },
            "dienstverlening",
        ),
        dienst: id,
        kenmerk: d.kenmerk.clone(),
        stoppen,
        gestopt: d.gestopt_op.is_some(),
        gegevens: vec![
            ("Wie doet het werk", d.team.clone()),
            ("Geldt", periode(d.van, d.tot)),
            ("Gasten", d.gasten.to_string()),
        ],
        gevolgen: gevolgen(&b),
        versie: f.versie_of(d.version),
        min: vandaag.max(d.van).to_string(),
        wie: eerste
            .and_then(|s| s.door.clone())
            .unwrap_or_else(|| "Een collega".to_owned()),
        wanneer: eerste.map(|s| tekst::moment(s.op, vandaag)).unwrap_or_default(),
        conflict: if gewijzigd {
            verschillen(&b, &f, stoppen)
        } else {
            Vec::new()
        },
        f,
    };
    toon_met(status, &pagina, None)
}

fn verschillen(b: &Blad, f: &Formulier, stoppen: bool) -> Vec<Verschil> {
    let leesbaar = |t: &str| {
        if t.trim().is_empty() {
            "(leeg)".to_owned()
        } else {
            t.trim().to_owned()
        }
    };
    let mijn = if stoppen {
        "stoppen".to_owned()
    } else {
        lees_datum(f.waarde("tot")).map_or_else(|| leesbaar(f.waarde("tot")), datum_tekst)
    };
    let ander = match b.dienst.gestopt_op {
        Some(_) => "gestopt".to_owned(),
        None => datum_tekst(b.dienst.tot),
    };
    vec![
        Verschil {
            label: "Laatste dag",
            mijn,
            ander,
        },
        Verschil {
            label: "Reden",
            mijn: leesbaar(f.waarde("reden")),
            ander: leesbaar(b.stappen.first().map_or("", |s| s.reden.as_str())),
        },
    ]
}

/// The page after an act that did not succeed, with what was typed.
async fn opnieuw(
    bezoek: &Bezoek,
    id: DienstId,
    stoppen: bool,
    invoer: &Invoer,
    fout: AppFout,
) -> PaginaUitkomst {
    let f = Formulier::uit(invoer);
    let (f, status) = match fout {
        AppFout::Invoer(fouten) => (f.met_fouten(&fouten), StatusCode::BAD_REQUEST),
        AppFout::Regel(w) => (f.met_weigering(&w), StatusCode::CONFLICT),
        AppFout::Gewijzigd => (Formulier::uit_conflict(invoer), StatusCode::CONFLICT),
        fout => return Err(fout.into()),
    };
    pagina(bezoek, id, stoppen, f, status).await
}

pub(super) async fn dag_form(bezoek: Bezoek, Path(id): Path<DienstId>) -> PaginaUitkomst {
    pagina(&bezoek, id, false, Formulier::leeg(), StatusCode::OK).await
}

pub(super) async fn dag(bezoek: Bezoek, Path(id): Path<DienstId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Beheer, &invoer);
    let welke = (id, invoer.versie());
    let uit = zet_laatste_dag(
        &bezoek.app,
        &ctx,
        welke,
        invoer.waarde("tot"),
        invoer.waarde("reden"),
    )
    .await;
    match klaar(uit.map(|()| "")) {
        Ok(_) => Ok(naar_met(
            format!("/dienstverlening/{id}"),
            "De nieuwe laatste dag is vastgelegd.",
        )),
        Err(fout) => opnieuw(&bezoek, id, false, &invoer, fout).await,
    }
}

pub(super) async fn stop_form(bezoek: Bezoek, Path(id): Path<DienstId>) -> PaginaUitkomst {
    pagina(&bezoek, id, true, Formulier::leeg(), StatusCode::OK).await
}

pub(super) async fn stoppen(bezoek: Bezoek, Path(id): Path<DienstId>, invoer: Invoer) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Beheer, &invoer);
    let uit = stop(&bezoek.app, &ctx, (id, invoer.versie()), invoer.waarde("reden")).await;
    match klaar(uit.map(|()| "")) {
        Ok(_) => Ok(naar_met(
            format!("/dienstverlening/{id}"),
            "De overeenkomst is gestopt. De gasten kunnen niets meer zien of doen.",
        )),
        Err(fout) => opnieuw(&bezoek, id, true, &invoer, fout).await,
    }
}

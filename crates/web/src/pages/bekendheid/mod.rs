// SPDX-License-Identifier: EUPL-1.2
//! Pages of the bekendheidscheck: the questions of a casus, a new one, and one with its answer and what was asked on it.

mod een;
mod nieuw;

use crate::kern::{Bezoek, Pagina, PaginaUitkomst, Web, tekst, toon};
use crate::pages::casus::kop::Kop;
use app::bekendheid::{BekendheidRij, alle};
use askama::Template;
use axum::extract::Path;
use axum::{Router, routing::get, routing::post};
use domain::CasusId;
use domain::bekendheid::{Stand, Uitkomst};
use domain::termijn::{datum, datum_tekst};
use jiff::civil::Date;
use policy::Doel;

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/casussen/{id}/bekendheid", get(lijst))
        .route(
            "/casussen/{id}/bekendheid/nieuw",
            get(nieuw::form).post(nieuw::maak),
        )
        .route("/bekendheid/{id}", get(een::pagina))
        .route("/bekendheid/{id}/antwoord", post(een::antwoord))
        .route("/bekendheid/{id}/intrekken", post(een::trek_in))
        .route("/bekendheid/{id}/verder", post(een::verder))
        .route("/verrijkingen/{id}/antwoord", post(een::antwoord_verder))
        .route("/verrijkingen/{id}/intrekken", post(een::trek_verder_in))
}

/// A question in the list.
struct Regel {
    href: String,
    over: String,
    aan: String,
    organisatie: String,
    gevraagd: String,
    staat: Staat,
}

#[derive(Template)]
#[template(path = "bekendheid/lijst.html")]
struct Lijst {
    p: Pagina,
    k: Kop,
    mag_vragen: bool,
    vragen: Vec<Regel>,
}

/// The name of whom it is about.
fn over(r: &BekendheidRij) -> String {
    if r.voornamen.is_empty() {
        return "ongeboren kind".to_owned();
    }
    [r.voornamen.as_str(), &r.voorvoegsel, &r.geslachtsnaam]
        .iter()
        .filter(|d| !d.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join(" ")
}

/// How a question stands: words, and a mark beside them.
#[derive(Clone, Debug, Default)]
struct Staat {
    tekst: String,
    merk: String,
    soort: &'static str,
}

/// In words; `antwoord` is what was answered.
fn staat(stand: Stand, antwoord: &str, uiterlijk: Date) -> Staat {
    match stand {
        Stand::Open(_) => Staat {
            tekst: format!("nog geen antwoord, uiterlijk {}", datum_tekst(uiterlijk)),
            ..Staat::default()
        },
        Stand::TeLaat(n) => Staat {
            tekst: "nog geen antwoord".to_owned(),
            merk: if n == 1 {
                "1 dag te laat".to_owned()
            } else {
                format!("{n} dagen te laat")
            },
            soort: "late",
        },
        Stand::Beantwoord => Staat {
            merk: antwoord.to_owned(),
            ..Staat::default()
        },
        Stand::Ingetrokken => Staat {
            tekst: "ingetrokken".to_owned(),
            ..Staat::default()
        },
    }
}

/// What was answered.
fn uitkomst(r: &BekendheidRij) -> &'static str {
    match r.uitkomst.as_ref().map(|u| **u) {
        Some(Uitkomst::Geweigerd) => "geeft geen antwoord",
        Some(u) => u.label(),
        None => "",
    }
}

async fn lijst(bezoek: Bezoek, Path(id): Path<CasusId>) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Regie);
    let vandaag = ctx.vandaag();
    let b = alle(&bezoek.app, &ctx, id).await?;
    toon(&Lijst {
        p: bezoek.pagina("Bekendheidscheck", "casussen"),
        k: Kop::van(&b.blad, "betrokken"),
        mag_vragen: b.mag_vragen,
        vragen: b
            .vragen
            .iter()
            .map(|(r, stand)| Regel {
                href: format!("/bekendheid/{}", r.id),
                over: over(r),
                aan: r.aan.clone(),
                organisatie: r.organisatie.clone(),
                gevraagd: tekst::dag(datum(r.gevraagd_op), vandaag),
                staat: staat(*stand, uitkomst(r), r.uiterlijk),
            })
            .collect(),
    })
}

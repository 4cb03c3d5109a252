// SPDX-License-Identifier: EUPL-1.2
//! Teams that work for another gemeente (A12): the agreements, their guests, and for which gemeente one works now.

mod blad;
mod nieuw;
mod wijzigen;
mod wissel;

use crate::kern::{Bezoek, Keuze, Pagina, PaginaUitkomst, Web, toon};
use app::dienstverlening::{DienstRij, EldersRij, lijst, stand_van};
use askama::Template;
use axum::{Router, routing::get, routing::post};
use domain::dienstverlening::{Stand, stand};
use domain::termijn::{datum, datum_tekst};
use jiff::civil::Date;
use policy::{Doel, Rol, Rollen};

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/dienstverlening", get(toon_lijst))
        .route("/dienstverlening/nieuw", get(nieuw::form).post(nieuw::maak))
        .route("/dienstverlening/{id}", get(blad::toon_blad))
        .route("/dienstverlening/{id}/gasten", post(blad::gast_erbij))
        .route("/dienstverlening/{id}/gasten/{gast}/weg", post(blad::gast_weg))
        .route(
            "/dienstverlening/{id}/laatste-dag",
            get(wijzigen::dag_form).post(wijzigen::dag),
        )
        .route(
            "/dienstverlening/{id}/stop",
            get(wijzigen::stop_form).post(wijzigen::stoppen),
        )
        .route("/werken-voor", get(wissel::kies).post(wissel::ga))
}

/// An agreement in a list.
struct Regel {
    /// Where it leads; empty when there is nothing to open.
    href: String,
    kenmerk: String,
    wie: String,
    voor: String,
    periode: String,
    gasten: String,
    stand: Stand,
}

/// "1 maart 2026 tot en met 31 december 2026".
fn periode(van: Date, tot: Date) -> String {
    format!("{} tot en met {}", datum_tekst(van), datum_tekst(tot))
}

/// Tag that goes with a state.
fn soort(stand: Stand) -> &'static str {
    match stand {
        Stand::Geldt => "ok",
        Stand::Bijna => "warning",
        Stand::Later => "",
        Stand::Afgelopen | Stand::Gestopt => "note",
    }
}

/// State in words, with the day on which it was stopped.
fn stand_tekst(d: &DienstRij, stand: Stand) -> String {
    match d.gestopt_op {
        Some(op) => format!("gestopt op {}", datum_tekst(datum(op))),
        None => stand.label().to_owned(),
    }
}

/// Names of roles: "casusregisseur, toegang".
fn rolnamen(codes: &str) -> String {
    let namen: Vec<String> = Rollen::uit_tekst(codes)
        .iter()
        .map(|r| r.label().to_lowercase())
        .collect();
    namen.join(", ")
}

/// Roles to choose from.
fn rolkeuzes<'a>(codes: impl Iterator<Item = &'a str>) -> Vec<Keuze> {
    codes
        .filter_map(|c| c.parse::<Rol>().ok())
        .map(|r| Keuze::new(r.code(), r.label()))
        .collect()
}

#[derive(Template)]
#[template(path = "dienstverlening/lijst.html")]
struct LijstPagina {
    p: Pagina,
    voor_ons: Option<Vec<Regel>>,
    elders: Vec<Regel>,
}

impl LijstPagina {
    fn soort(&self, r: &Regel) -> &'static str {
        soort(r.stand)
    }
}

async fn toon_lijst(bezoek: Bezoek) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Beheer);
    let l = lijst(&bezoek.app, &ctx).await?;
    let van_ons = |d: DienstRij| Regel {
        href: format!("/dienstverlening/{}", d.id),
        stand: stand_van(&d, &ctx),
        periode: periode(d.van, d.tot),
        gasten: d.gasten.to_string(),
        kenmerk: d.kenmerk,
        wie: d.team,
        voor: d.voor,
    };
    let elders = |d: EldersRij| Regel {
        href: String::new(),
        stand: stand(d.van, d.tot, d.gestopt_op.is_some(), ctx.vandaag()),
        periode: periode(d.van, d.tot),
        gasten: String::new(),
        kenmerk: d.kenmerk,
        wie: format!("{} voor gemeente {}", d.team, d.gemeente),
        voor: d.voor,
    };
    toon(&LijstPagina {
        p: bezoek.pagina("Overeenkomsten met andere gemeenten", "dienstverlening"),
        voor_ons: l.voor_ons.map(|v| v.into_iter().map(van_ons).collect()),
        elders: l.elders.into_iter().map(elders).collect(),
    })
}

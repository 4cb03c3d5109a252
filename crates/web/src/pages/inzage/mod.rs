// SPDX-License-Identifier: EUPL-1.2
//! "Wie keek er in dit dossier?": for the regisseur, to show or print for the resident; and for the FG (G2).
//! Filters stand in the address: dates, codes and ids, never names.

mod regels;

pub use regels::{Dag, Lijn, dagen};

use crate::kern::formulier::keuzes;
use crate::kern::{Bezoek, Formulier, Keuze, Pagina, PaginaUitkomst, Web, toon};
use app::casus::blad::Waarom;
use app::inzage::{self, Inzage, Vraag};
use askama::Template;
use axum::extract::{Path, Query};
use axum::{Router, routing::get};
use domain::inzage::Kijk;
use domain::termijn::datum_tekst;
use domain::{CasusId, HuishoudenId, JournaalId, PersoonId};
use serde::Deserialize;

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/casussen/{id}/wie-keek", get(dossier))
        .route("/huishoudens/{id}/personen/{persoon}/wie-keek", get(persoon))
}

/// Filters as in the address. What can't be read counts as not given.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Filters {
    #[serde(default)]
    van: String,
    #[serde(default)]
    tot: String,
    #[serde(default)]
    soort: String,
    #[serde(default)]
    wie: String,
    #[serde(default)]
    voor: String,
}

impl Filters {
    fn paren(&self) -> [(&'static str, &str); 4] {
        [
            ("van", &self.van),
            ("tot", &self.tot),
            ("soort", &self.soort),
            ("wie", &self.wie),
        ]
    }
    /// The question.
    pub fn vraag(&self) -> Vraag {
        Vraag {
            van: self.van.parse().ok(),
            tot: self.tot.parse().ok(),
            kijk: self.soort.parse().ok(),
            wie: self.wie.parse().ok(),
            voor: self.voor.parse().ok(),
        }
    }
    /// The form with what was chosen.
    pub fn formulier(&self) -> Formulier {
        Formulier::van(self.paren())
    }
    /// The form with these days, and what else was chosen.
    pub fn formulier_van(van: &str, tot: &str, f: &Self) -> Formulier {
        Formulier::van([("van", van), ("tot", tot), ("soort", &f.soort)])
    }
    /// Something is chosen.
    pub fn gefilterd(&self) -> bool {
        self.paren().iter().any(|(_, w)| !w.is_empty())
    }
    /// Address of the next page; empty without one.
    pub fn volgende(&self, pad: &str, voor: Option<JournaalId>) -> String {
        let Some(voor) = voor else {
            return String::new();
        };
        let mut adres = form_urlencoded::Serializer::new(String::new());
        for (naam, waarde) in self.paren() {
            if !waarde.is_empty() {
                adres.append_pair(naam, waarde);
            }
        }
        adres.append_pair("voor", &voor.to_string());
        format!("{pad}?{}", adres.finish())
    }
}

/// Choices of the kind.
pub fn soorten() -> Vec<Keuze> {
    keuzes(Kijk::ALL, |k| (k.code(), k.label()))
}

#[derive(Template)]
#[template(path = "inzage/pagina.html")]
struct InzagePagina {
    p: Pagina,
    f: Formulier,
    pad: String,
    titel: String,
    sub: String,
    terug: Option<(String, String)>,
    over_persoon: bool,
    waarom: Waarom,
    leden: Vec<(String, String)>,
    soorten: Vec<Keuze>,
    kijkers: Vec<Keuze>,
    dagen: Vec<Dag>,
    gefilterd: bool,
    volgende: String,
    vandaag: String,
}

async fn dossier(bezoek: Bezoek, Path(id): Path<CasusId>, Query(f): Query<Filters>) -> PaginaUitkomst {
    let ctx = bezoek.ctx(inzage::doel(&bezoek.actor));
    let i = inzage::dossier(&bezoek.app, &ctx, id, &f.vraag()).await?;
    pagina(&bezoek, &f, format!("/casussen/{id}/wie-keek"), i)
}

async fn persoon(
    bezoek: Bezoek,
    Path((id, persoon)): Path<(HuishoudenId, PersoonId)>,
    Query(f): Query<Filters>,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx(inzage::doel(&bezoek.actor));
    let i = inzage::persoon(&bezoek.app, &ctx, id, persoon, &f.vraag()).await?;
    let pad = format!("/huishoudens/{id}/personen/{persoon}/wie-keek");
    pagina(&bezoek, &f, pad, i)
}

fn pagina(bezoek: &Bezoek, f: &Filters, pad: String, i: Inzage) -> PaginaUitkomst {
    let vandaag = bezoek.ctx(inzage::doel(&bezoek.actor)).vandaag();
    let huis = match (&i.naam, &i.casus) {
        (Some(naam), _) => format!("Huishouden {naam}"),
        (None, Some((_, kenmerk))) => format!("Casus {kenmerk}"),
        (None, None) => "Huishouden zonder casus".to_owned(),
    };
    let titel = match &i.persoon {
        Some(_) => "Wie keek er in deze gegevens?",
        None => "Wie keek er in dit dossier?",
    };
    let sub = match &i.persoon {
        Some(lid) => format!("{} · {huis}", lid.naam),
        None => huis.clone(),
    };
    let terug = i
        .casus
        .as_ref()
        .filter(|_| i.mag_openen)
        .map(|(id, _)| (format!("/casussen/{id}"), huis));
    let mut leden: Vec<(String, String)> = i
        .leden
        .iter()
        .filter(|l| i.persoon.as_ref().is_none_or(|p| p.id != l.id))
        .map(|l| {
            let href = format!("/huishoudens/{}/personen/{}/wie-keek", i.huishouden, l.id);
            (href, l.naam.clone())
        })
        .collect();
    if let (Some(_), Some((casus, _))) = (&i.persoon, &i.casus) {
        let heel = (
            format!("/casussen/{casus}/wie-keek"),
            "Het hele dossier".to_owned(),
        );
        leden.insert(0, heel);
    }
    toon(&InzagePagina {
        p: bezoek.pagina(titel, if i.mag_openen { "casussen" } else { "toezicht" }),
        f: f.formulier(),
        titel: titel.to_owned(),
        sub,
        terug,
        over_persoon: i.persoon.is_some(),
        leden,
        soorten: soorten(),
        kijkers: i
            .kijkers
            .iter()
            .map(|k| Keuze::new(k.id.to_string(), k.naam.clone()))
            .collect(),
        gefilterd: f.gefilterd(),
        volgende: f.volgende(&pad, i.volgende),
        pad,
        dagen: dagen(i.groepen),
        waarom: i.waarom,
        vandaag: datum_tekst(vandaag),
    })
}

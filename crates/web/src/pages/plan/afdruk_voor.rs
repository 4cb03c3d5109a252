// SPDX-License-Identifier: EUPL-1.2
//! "Afdruk voor …": the plan on paper for one member, and on the screen what is not on it and why.

use crate::kern::{Bezoek, Formulier, Keuze, Pagina, PaginaUitkomst, tekst, toon};
use crate::pages::casus::Kop;
use app::plan::afdruk::{Afdruk, Lezer, afdruk};
use askama::Template;
use axum::extract::{Path, Query};
use domain::plan::ActieStatus;
use domain::{CasusId, PersoonId};
use jiff::civil::Date;
use policy::Doel as Waarvoor;

/// A goal on paper.
struct Doel {
    leefgebied: String,
    woorden: String,
    afspraken: Vec<String>,
}

/// Somebody involved.
struct Mens {
    naam: String,
    rol: String,
    telefoon: String,
}

#[derive(Template)]
#[template(path = "plan/afdruk_voor.html")]
struct Scherm {
    p: Pagina,
    k: Kop,
    f: Formulier,
    leden: Vec<Keuze>,
    /// From 16 on, without the reader.
    beslissen_zelf: Vec<Keuze>,
    /// Name of the reader; empty until one is chosen.
    voor: String,
    adres: String,
    doelen: Vec<Doel>,
    betrokkenen: Vec<Mens>,
    weggelaten: Vec<(String, &'static str)>,
}

pub(super) async fn pagina(
    bezoek: Bezoek,
    Path(id): Path<CasusId>,
    Query(vraag): Query<Vec<(String, String)>>,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Waarvoor::Regie);
    let ids = |naam: &str| -> Vec<PersoonId> {
        vraag
            .iter()
            .filter(|(n, _)| n == naam)
            .filter_map(|(_, w)| w.parse().ok())
            .collect()
    };
    let voor = ids("voor").first().copied();
    let a = afdruk(&bezoek.app, &ctx, id, voor, &ids("toestemming")).await?;
    let f = Formulier::van(vraag);
    toon(&scherm(&bezoek, a, f, voor, ctx.vandaag()))
}

fn keuze(l: &Lezer) -> Keuze {
    Keuze::new(l.persoon.to_string(), l.naam.clone())
}

fn scherm(bezoek: &Bezoek, a: Afdruk, f: Formulier, voor: Option<PersoonId>, vandaag: Date) -> Scherm {
    let mut s = Scherm {
        p: bezoek.pagina("Afdruk voor een lid", "casussen"),
        k: Kop::van(&a.blad, ""),
        f,
        leden: a.leden.iter().map(keuze).collect(),
        beslissen_zelf: a
            .leden
            .iter()
            .filter(|l| l.beslist_zelf && Some(l.persoon) != voor)
            .map(keuze)
            .collect(),
        voor: String::new(),
        adres: String::new(),
        doelen: Vec::new(),
        betrokkenen: Vec::new(),
        weggelaten: Vec::new(),
    };
    let Some(papier) = a.papier else { return s };
    s.voor = papier.lezer.naam;
    s.adres = papier.adres.unwrap_or_default();
    s.doelen = papier
        .doelen
        .into_iter()
        .map(|d| Doel {
            leefgebied: d.leefgebied,
            woorden: d.woorden,
            afspraken: d
                .afspraken
                .into_iter()
                .map(|a| {
                    let wanneer = match a.status {
                        ActieStatus::Gelukt => "gelukt".to_owned(),
                        ActieStatus::NietGelukt => "niet gelukt".to_owned(),
                        _ => format!("voor {}", tekst::dag(a.voor, vandaag)),
                    };
                    format!(
                        "{}. Dit doet: {} ({wanneer}).",
                        a.wat.trim_end_matches('.'),
                        a.wie
                    )
                })
                .collect(),
        })
        .collect();
    s.betrokkenen = papier
        .betrokkenen
        .into_iter()
        .map(|(naam, rol, telefoon)| Mens { naam, rol, telefoon })
        .collect();
    s.weggelaten = papier.weggelaten.into_iter().map(|w| (w.wat, w.waarom)).collect();
    s
}

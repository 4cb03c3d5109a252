// SPDX-License-Identifier: EUPL-1.2
//! For the functionaris gegevensbescherming: how many dossiers medewerkers open, what one of them looked at, and what
//! stands out (G2).

use super::inzage::{Dag, Filters, dagen, soorten};
use crate::kern::{Bezoek, Formulier, Keuze, Pagina, PaginaUitkomst, Web, tekst, toon};
use app::toezicht::{CasusRegel, LijstVraag, MedewerkerRegel, MedewerkerRij, lijst, medewerker};
use askama::Template;
use axum::extract::{Path, Query};
use axum::{Router, routing::get};
use domain::inzage::rol_woorden;
use domain::termijn::datum_tekst;
use domain::toezicht::Merk;
use domain::{CasusId, MedewerkerId};
use jiff::civil::Date;
use policy::Doel;
use serde::Deserialize;
use std::collections::HashMap;

/// Routes of this capability.
pub fn routes() -> Router<Web> {
    Router::new()
        .route("/toezicht/medewerkers", get(toon_lijst))
        .route("/toezicht/medewerkers/{id}", get(toon_medewerker))
}

/// Filters of the list, as in the address.
#[derive(Clone, Debug, Default, Deserialize)]
struct LijstFilters {
    #[serde(default)]
    team: String,
    #[serde(default)]
    na: String,
}

#[derive(Template)]
#[template(path = "toezicht/lijst.html")]
struct LijstPagina {
    p: Pagina,
    f: Formulier,
    teams: Vec<Keuze>,
    regels: Vec<MedewerkerRegel>,
    gefilterd: bool,
    volgende: String,
    te_veel: bool,
}

async fn toon_lijst(bezoek: Bezoek, Query(f): Query<LijstFilters>) -> PaginaUitkomst {
    let vraag = LijstVraag {
        team: f.team.parse().ok(),
        na: f.na.parse().ok(),
    };
    let l = lijst(&bezoek.app, &bezoek.ctx(Doel::Toezicht), &vraag).await?;
    let team = vraag.team.map(|t| format!("team={t}&")).unwrap_or_default();
    toon(&LijstPagina {
        p: bezoek.pagina("Wie opende hoeveel dossiers?", "toezicht"),
        f: Formulier::van([("team", f.team.as_str())]),
        teams: l
            .teams
            .iter()
            .map(|t| Keuze::new(t.id.to_string(), t.naam.clone()))
            .collect(),
        gefilterd: !f.team.is_empty(),
        volgende: l
            .volgende
            .map(|id| format!("/toezicht/medewerkers?{team}na={id}"))
            .unwrap_or_default(),
        regels: l.regels,
        te_veel: l.te_veel,
    })
}

struct Casus {
    href: String,
    kenmerk: String,
    hoe: String,
    aantal: String,
    laatst: String,
}

#[derive(Template)]
#[template(path = "toezicht/medewerker.html")]
struct MedewerkerPagina {
    p: Pagina,
    f: Formulier,
    pad: String,
    rij: MedewerkerRij,
    periode: String,
    dossiers: String,
    tot: String,
    merken: Vec<Merk>,
    casussen: Vec<Casus>,
    meer_casussen: bool,
    kenmerken: HashMap<CasusId, String>,
    dagen: Vec<Dag>,
    soorten: Vec<Keuze>,
    gefilterd: bool,
    volgende: String,
    te_veel: bool,
}

impl MedewerkerPagina {
    /// Reference of the casus of a line, when it is on the list.
    fn kenmerk(&self, casus: &Option<CasusId>) -> &str {
        casus
            .as_ref()
            .and_then(|c| self.kenmerken.get(c))
            .map_or("", String::as_str)
    }
}

async fn toon_medewerker(
    bezoek: Bezoek,
    Path(id): Path<MedewerkerId>,
    Query(f): Query<Filters>,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Toezicht);
    let m = medewerker(&bezoek.app, &ctx, id, &f.vraag()).await?;
    let pad = format!("/toezicht/medewerkers/{id}");
    let vandaag = ctx.vandaag();
    toon(&MedewerkerPagina {
        p: bezoek.pagina("Waar keek deze medewerker naar?", "toezicht"),
        f: Filters::formulier_van(&m.van.to_string(), &m.tot.to_string(), &f),
        periode: format!("{} tot en met {}", datum_tekst(m.van), datum_tekst(m.tot)),
        dossiers: match m.dossiers {
            0 => "geen dossiers".to_owned(),
            1 => "1 dossier".to_owned(),
            n => format!("{n} dossiers"),
        },
        tot: datum_tekst(m.tot),
        merken: m.merken,
        kenmerken: m.casussen.iter().map(|c| (c.id, c.kenmerk.clone())).collect(),
        casussen: m.casussen.iter().map(|c| casus(c, vandaag)).collect(),
        meer_casussen: m.meer_casussen,
        soorten: soorten(),
        gefilterd: f.gefilterd(),
        volgende: f.volgende(&pad, m.volgende),
        dagen: dagen(m.groepen),
        rij: m.rij,
        te_veel: m.te_veel,
        pad,
    })
}

fn casus(c: &CasusRegel, vandaag: Date) -> Casus {
    let redenen: Vec<String> = c.rollen.iter().map(|r| rol_woorden(r)).collect();
    Casus {
        href: format!("/casussen/{}/wie-keek", c.id),
        kenmerk: c.kenmerk.clone(),
        hoe: if redenen.is_empty() {
            "geen toegang: alleen geweigerd".to_owned()
        } else {
            redenen.join("; ")
        },
        aantal: match c.aantal {
            1 => "1 keer".to_owned(),
            n => format!("{n} keer"),
        },
        laatst: tekst::moment(c.laatst, vandaag),
    }
}

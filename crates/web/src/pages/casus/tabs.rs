// SPDX-License-Identifier: EUPL-1.2
//! Tabs of a casus that are only read.

use super::Kop;
use super::kop::cijfers;
use super::overzicht::{LidBeeld, dag, lid};
use crate::kern::{Bezoek, Pagina, PaginaUitkomst, tekst, toon};
use app::casus::lezen::{self, BetrokkeneRij};
use askama::Template;
use axum::extract::{Path, Query};
use domain::CasusId;
use domain::intake::ernst_tekst;
use domain::termijn::datum_tekst;
use policy::Doel;
use serde::Deserialize;
use uuid::Uuid;

struct Mens {
    naam: String,
    organisatie: String,
    rol: String,
    sinds: String,
    tot: String,
    waarvoor: String,
    tel: String,
    telefoon: String,
    doet_mee: bool,
}

struct EerdereCasus {
    href: String,
    kenmerk: String,
    tijd: String,
}

#[derive(Template)]
#[template(path = "casus/betrokken.html")]
struct Betrokken {
    p: Pagina,
    k: Kop,
    huishouden: String,
    adres: String,
    nu: Vec<Mens>,
    eerder: Vec<Mens>,
    leden: Vec<LidBeeld>,
    vorige: Vec<(String, String)>,
    casussen: Vec<EerdereCasus>,
}

pub(super) async fn betrokken(bezoek: Bezoek, Path(id): Path<CasusId>) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Regie);
    let b = lezen::betrokken(&bezoek.app, &ctx, id).await?;
    let vandaag = ctx.vandaag();
    toon(&Betrokken {
        p: bezoek.pagina("Wie is betrokken", "casussen"),
        k: Kop::van(&b.blad, "betrokken"),
        huishouden: b.blad.kop.huishouden_id.to_string(),
        adres: b.adres,
        nu: b.nu.iter().map(mens).collect(),
        eerder: b.eerder.iter().map(mens).collect(),
        leden: b.leden.iter().map(lid).collect(),
        vorige: b
            .vorige
            .iter()
            .map(|l| {
                let tot = l.rij.tot.map(datum_tekst).unwrap_or_default();
                (l.naam.clone(), format!("{} tot {tot}", datum_tekst(l.rij.van)))
            })
            .collect(),
        casussen: b
            .casussen
            .iter()
            .filter(|c| c.id != id)
            .map(|c| {
                let eind = c.gesloten_op.map(|op| dag(op, vandaag)).unwrap_or_default();
                EerdereCasus {
                    href: if c.zichtbaar {
                        format!("/casussen/{}", c.id)
                    } else {
                        String::new()
                    },
                    kenmerk: c.kenmerk.clone(),
                    tijd: format!("{} tot {eind}", dag(c.gestart_op, vandaag)),
                }
            })
            .collect(),
    })
}

fn mens(b: &BetrokkeneRij) -> Mens {
    let delen: Vec<&str> = [b.doel.as_str(), b.grondslag.as_str()]
        .into_iter()
        .filter(|t| !t.is_empty())
        .collect();
    Mens {
        naam: b.naam.clone(),
        organisatie: b.organisatie.clone(),
        rol: b.rol.clone(),
        sinds: datum_tekst(b.sinds),
        tot: b.tot.map(datum_tekst).unwrap_or_default(),
        waarvoor: delen.join(" · "),
        tel: cijfers(&b.telefoon),
        telefoon: b.telefoon.clone(),
        doet_mee: b.medewerker_id.is_some() && b.casus_id.is_some(),
    }
}

struct WegingBeeld {
    kenmerk: String,
    onderwerp: String,
    sub: String,
    wat: String,
    antwoorden: Vec<(String, &'static str)>,
    problemen: String,
    uitkomst: String,
    toelichting: String,
    door: String,
}

struct IntakeBeeld {
    leefgebied: String,
    score: String,
    eigen_woorden: String,
    wens: String,
    kracht: String,
    al: String,
    bron: String,
}

#[derive(Template)]
#[template(path = "casus/triage.html")]
struct Triage {
    p: Pagina,
    k: Kop,
    wegingen: Vec<WegingBeeld>,
    intake: Vec<IntakeBeeld>,
    beperkt: bool,
}

pub(super) async fn triage(bezoek: Bezoek, Path(id): Path<CasusId>) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Regie);
    let vandaag = ctx.vandaag();
    let b = lezen::begin(&bezoek.app, &ctx, id).await?;
    toon(&Triage {
        p: bezoek.pagina("Hoe het begon", "casussen"),
        k: Kop::van(&b.blad, "triage"),
        beperkt: !b.blad.gevoelig,
        wegingen: b.wegingen.into_iter().map(|w| weging(w, vandaag)).collect(),
        intake: b
            .intake
            .into_iter()
            .map(|(leefgebied, r)| IntakeBeeld {
                leefgebied,
                score: r
                    .ernst
                    .and_then(|e| u8::try_from(e).ok())
                    .map(|e| format!("{e} van 5 · {}", ernst_tekst(e)))
                    .unwrap_or_default(),
                bron: format!("{}, {}", r.door, tekst::dag(r.bevestigd_op, vandaag)),
                eigen_woorden: r.eigen_woorden,
                wens: r.wens,
                kracht: r.eigen_kracht,
                al: r.al_betrokken,
            })
            .collect(),
    })
}

fn weging(w: lezen::Weging, vandaag: jiff::civil::Date) -> WegingBeeld {
    let r = w.rij;
    let wie = if r.melder_organisatie.is_empty() {
        r.hoedanigheid.replace('_', " ")
    } else {
        r.melder_organisatie
    };
    let route = r.gekozen_route.map(|t| t.replace('_', " "));
    let uitkomst: Vec<String> = r
        .uitkomst
        .map(|u| u.replace('_', " "))
        .into_iter()
        .chain(route)
        .chain([r.uitkomst_reden, r.afwijk_reden.unwrap_or_default()])
        .filter(|t| !t.is_empty())
        .collect();
    WegingBeeld {
        kenmerk: r.kenmerk,
        onderwerp: r.onderwerp,
        sub: format!("{} · door {wie}", dag(r.ontvangen_op, vandaag)),
        wat: r.wat,
        antwoorden: w
            .antwoorden
            .into_iter()
            .map(|(label, a)| {
                let a = match a.as_str() {
                    "ja" => "ja",
                    "nee" => "nee",
                    _ => "weet niet",
                };
                (label, a)
            })
            .collect(),
        problemen: w.problemen.join(", "),
        uitkomst: uitkomst.join(" · "),
        toelichting: r.toelichting.unwrap_or_default(),
        door: r.door.unwrap_or_default(),
    }
}

/// Paging of the journaal.
#[derive(Deserialize)]
pub(super) struct Voor {
    voor: Option<Uuid>,
}

struct Regel {
    wanneer: String,
    r: lezen::JournaalRegel,
}

#[derive(Template)]
#[template(path = "casus/journaal.html")]
struct Journaal {
    p: Pagina,
    k: Kop,
    regels: Vec<Regel>,
    volgende: String,
}

pub(super) async fn journaal(
    bezoek: Bezoek,
    Path(id): Path<CasusId>,
    Query(voor): Query<Voor>,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx(Doel::Regie);
    let vandaag = ctx.vandaag();
    let j = lezen::journaal(&bezoek.app, &ctx, id, voor.voor).await?;
    toon(&Journaal {
        p: bezoek.pagina("Journaal", "casussen"),
        k: Kop::van(&j.blad, "journaal"),
        volgende: j
            .volgende
            .map(|v| format!("/casussen/{id}/journaal?voor={v}"))
            .unwrap_or_default(),
        regels: j
            .regels
            .into_iter()
            .map(|r| Regel {
                wanneer: format!("{} {}", dag(r.op, vandaag), tekst::tijd(r.op)),
                r,
            })
            .collect(),
    })
}

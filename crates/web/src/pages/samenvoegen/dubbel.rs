// SPDX-License-Identifier: EUPL-1.2
//! The queue of "misschien", two persons side by side with a verdict, and who looks like somebody.

use super::{Rij, bron, rijen};
use crate::kern::{
    Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaUitkomst, klaar, naar, naar_met, tekst, toon, toon_met,
};
use app::AppFout;
use app::samenvoegen::kijk::{self, Lijkt};
use app::samenvoegen::wachtrij::{self as zaak, Blad, NieuwOordeel, Paar, Plek};
use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use domain::PersoonId;
use policy::Doel;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "samenvoegen/wachtrij.html")]
struct Wachtrij {
    p: Pagina,
    blad: Blad,
    /// Address of the next page.
    volgende: String,
    eerste: bool,
}

#[derive(Deserialize)]
pub(super) struct Vanaf {
    #[serde(default)]
    na: String,
}

/// "score.id.id".
fn plek(tekst: &str) -> Option<Plek> {
    let mut delen = tekst.splitn(3, '_');
    Some((
        delen.next()?.parse().ok()?,
        delen.next()?.parse().ok()?,
        delen.next()?.parse().ok()?,
    ))
}

pub(super) async fn lijst(bezoek: Bezoek, Query(v): Query<Vanaf>) -> PaginaUitkomst {
    let na = plek(&v.na);
    let blad = zaak::lijst(&bezoek.app, &bezoek.ctx(Doel::Regie), na).await?;
    toon(&Wachtrij {
        p: bezoek.pagina("Misschien dezelfde persoon", "casussen"),
        volgende: blad
            .volgende
            .map_or_else(String::new, |(s, a, b)| format!("/dubbel?na={s}_{a}_{b}")),
        eerste: na.is_none(),
        blad,
    })
}

/// A verdict of before, as a line.
struct Eerder {
    id: Uuid,
    wat: &'static str,
    wanneer: String,
    iso: String,
    door: String,
    reden: String,
    eigen: bool,
}

#[derive(Template)]
#[template(path = "samenvoegen/paar.html")]
struct Scherm {
    p: Pagina,
    f: Formulier,
    paar: Paar,
    rijen: Vec<Rij>,
    bron_een: String,
    bron_ander: String,
    keuzes: Vec<Keuze>,
    eerder: Vec<Eerder>,
    gewijzigd: bool,
}

fn woorden(oordeel: &str) -> &'static str {
    match oordeel {
        "zelfde" => "dezelfde persoon",
        "ander" => "twee mensen",
        _ => "weet ik niet",
    }
}

fn scherm(bezoek: &Bezoek, mut paar: Paar, f: Formulier) -> Scherm {
    let vandaag = bezoek.ctx(Doel::Regie).vandaag();
    let eerder = std::mem::take(&mut paar.eerder);
    Scherm {
        p: bezoek.pagina("Dezelfde persoon?", "casussen"),
        f,
        rijen: rijen(&paar.een, &paar.ander, |v| paar.anders.contains(&v), |_| false),
        bron_een: bron(bezoek, &paar.een),
        bron_ander: bron(bezoek, &paar.ander),
        keuzes: vec![
            Keuze::new("zelfde", "Dezelfde persoon"),
            Keuze::new("ander", "Twee mensen"),
            Keuze::new("onbekend", "Weet ik niet"),
        ],
        eerder: eerder
            .into_iter()
            .map(|e| Eerder {
                id: e.id,
                wat: woorden(&e.oordeel),
                wanneer: tekst::moment(e.op, vandaag),
                iso: tekst::iso(e.op),
                door: e.door,
                reden: e.reden,
                eigen: e.eigen,
            })
            .collect(),
        paar,
        gewijzigd: false,
    }
}

pub(super) async fn toon_paar(
    bezoek: Bezoek,
    Path((een, ander)): Path<(PersoonId, PersoonId)>,
) -> PaginaUitkomst {
    let paar = zaak::paar(&bezoek.app, &bezoek.ctx(Doel::Regie), een, ander).await?;
    toon(&scherm(&bezoek, paar, Formulier::leeg()))
}

pub(super) async fn oordeel(
    bezoek: Bezoek,
    Path((een, ander)): Path<(PersoonId, PersoonId)>,
    invoer: Invoer,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let n = NieuwOordeel {
        oordeel: invoer.tekst("oordeel"),
        reden: invoer.tekst("reden"),
        gezien: invoer.tekst("gezien"),
    };
    let uit = zaak::oordeel(&bezoek.app, &ctx, een, ander, &n).await;
    let f = Formulier::uit(&invoer);
    let (status, f, gewijzigd) = match klaar(uit.map(|id| id.to_string())) {
        Ok(_) if n.oordeel == "zelfde" && app::samenvoegen::kijk::mag(&ctx) => {
            return Ok(naar(format!("/personen/{een}/samenvoegen/{ander}")));
        }
        Ok(_) => {
            return Ok(naar_met(
                "/dubbel",
                "Je oordeel is bewaard. Op de pagina van dit tweetal kun je het terugnemen.",
            ));
        }
        Err(AppFout::Invoer(fouten)) => (StatusCode::BAD_REQUEST, f.met_fouten(&fouten), false),
        Err(AppFout::Gewijzigd) => (StatusCode::CONFLICT, f, true),
        Err(fout) => return Err(fout.into()),
    };
    let paar = zaak::paar(&bezoek.app, &bezoek.ctx(Doel::Regie), een, ander).await?;
    let mut s = scherm(&bezoek, paar, f);
    s.gewijzigd = gewijzigd;
    toon_met(status, &s, None)
}

pub(super) async fn trek_in(
    bezoek: Bezoek,
    Path((een, ander)): Path<(PersoonId, PersoonId)>,
    invoer: Invoer,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let id = invoer.als::<Uuid>("oordeel").unwrap_or_default();
    match klaar(
        zaak::trek_in(&bezoek.app, &ctx, een, ander, id)
            .await
            .map(|id| id.to_string()),
    ) {
        Ok(_) => Ok(naar_met(
            format!("/dubbel/{een}/{ander}"),
            "Je oordeel is teruggenomen. Het tweetal wacht weer op een oordeel.",
        )),
        Err(AppFout::Gewijzigd) => {
            let paar = zaak::paar(&bezoek.app, &bezoek.ctx(Doel::Regie), een, ander).await?;
            let mut s = scherm(&bezoek, paar, Formulier::leeg());
            s.gewijzigd = true;
            toon_met(StatusCode::CONFLICT, &s, None)
        }
        Err(fout) => Err(fout.into()),
    }
}

#[derive(Template)]
#[template(path = "samenvoegen/lijkt_op.html")]
struct LijktOp {
    p: Pagina,
    l: Lijkt,
}

pub(super) async fn lijkt_op(bezoek: Bezoek, Path(id): Path<PersoonId>) -> PaginaUitkomst {
    let l = kijk::lijkt_op(&bezoek.app, &bezoek.ctx(Doel::Regie), id).await?;
    toon(&LijktOp {
        p: bezoek.pagina("Dezelfde persoon als …?", "casussen"),
        l,
    })
}

// SPDX-License-Identifier: EUPL-1.2
//! One warning: what it says, what was agreed each time, its review and its end; with the conflict of two writers.

use crate::kern::formulier::keuzes;
use crate::kern::{
    Bezoek, Formulier, Invoer, Keuze, Pagina, PaginaUitkomst, klaar, naar, naar_met, tekst, toon_met,
};
use app::AppFout;
use app::waarschuwing::{Een, StapRij};
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::WaarschuwingId;
use domain::termijn::{datum, datum_tekst};
use domain::waarschuwing::{NieuwEinde, Toestand, Verteld};
use jiff::civil::Date;
use policy::Doel;

/// A step as shown.
struct Stap {
    wanneer: String,
    iso: String,
    wat: String,
    wie: String,
    reden: String,
    verteld: String,
}

/// A line of the conflict.
struct Verschil {
    label: &'static str,
    mijn: String,
    ander: String,
}

#[derive(Template)]
#[template(path = "waarschuwing/een.html")]
struct Scherm {
    p: Pagina,
    f: Formulier,
    e: Een,
    wat: String,
    sinds: String,
    stand: String,
    te_laat: bool,
    beeindigd: bool,
    stappen: Vec<Stap>,
    verteld: Vec<Keuze>,
    uiterlijk: String,
    vandaag: String,
    version: i64,
    fout_in_einde: bool,
    conflict: Vec<Verschil>,
    wie: String,
    wanneer: String,
}

fn stap(s: &StapRij, vandaag: Date) -> Stap {
    let wat = match s.herbeoordelen_op {
        Some(op) => format!("{}, herbeoordelen op {}", s.stap.label(), datum_tekst(op)),
        None => s.stap.label().to_owned(),
    };
    let verteld = match (s.verteld.as_ref().map(|v| **v), s.vertellen_op) {
        (Some(Verteld::Ja), _) => "De persoon weet ervan.".to_owned(),
        (Some(Verteld::Nee), Some(op)) => format!(
            "De persoon weet het nog niet: {} Hoort het op {}.",
            punt(&s.verteld_reden),
            datum_tekst(op)
        ),
        (Some(Verteld::Nee), None) => format!("De persoon weet het nog niet: {}", punt(&s.verteld_reden)),
        (None, _) => String::new(),
    };
    Stap {
        wanneer: tekst::moment(s.op, vandaag),
        iso: tekst::iso(s.op),
        wat,
        wie: if s.akkoord_naam.is_empty() {
            s.door.clone()
        } else {
            format!("{}, met {} ({})", s.door, s.akkoord_naam, s.akkoord_functie)
        },
        reden: s.reden.clone(),
        verteld,
    }
}

/// With a full stop at the end.
fn punt(tekst: &str) -> String {
    format!("{}.", tekst.trim_end_matches('.'))
}

fn scherm(bezoek: &Bezoek, e: Een, f: Formulier) -> Scherm {
    let vandaag = bezoek.ctx(Doel::Regie).vandaag();
    let w = &e.waarschuwing;
    let op = datum_tekst(w.herbeoordelen_op);
    let eerste = e.stappen.first();
    Scherm {
        p: bezoek.pagina("Waarschuwing", "casussen"),
        wat: super::wat(w),
        sinds: datum_tekst(w.sinds),
        stand: match e.toestand {
            Toestand::Actief => format!("geldt, herbeoordelen op {op}"),
            Toestand::TeLaat(_) => format!("geldt, de herbeoordeling was op {op}"),
            Toestand::Beeindigd => match eerste {
                Some(s) => format!("beëindigd op {}", datum_tekst(datum(s.op))),
                None => "beëindigd".to_owned(),
            },
        },
        te_laat: matches!(e.toestand, Toestand::TeLaat(_)),
        beeindigd: e.toestand == Toestand::Beeindigd,
        wie: eerste.map(|s| s.door.clone()).unwrap_or_default(),
        wanneer: eerste.map(|s| tekst::moment(s.op, vandaag)).unwrap_or_default(),
        stappen: e.stappen.iter().map(|s| stap(s, vandaag)).collect(),
        verteld: keuzes(Verteld::ALL, |v| (v.code(), v.label())),
        uiterlijk: e.uiterlijk.to_string(),
        vandaag: vandaag.to_string(),
        version: f.versie_of(e.version),
        fout_in_einde: false,
        conflict: Vec::new(),
        f,
        e,
    }
}

fn sleutel(id: WaarschuwingId) -> String {
    format!("herzien:{id}")
}

pub(super) async fn pagina(bezoek: Bezoek, Path(id): Path<WaarschuwingId>) -> PaginaUitkomst {
    let e = app::waarschuwing::een(&bezoek.app, &bezoek.ctx(Doel::Regie), id).await?;
    let f = Formulier::leeg().met_concept(bezoek.concept(&sleutel(id)).await?);
    toon_met(StatusCode::OK, &scherm(&bezoek, e, f), None)
}

pub(super) async fn herzie(bezoek: Bezoek, Path(id): Path<WaarschuwingId>, invoer: Invoer) -> PaginaUitkomst {
    if invoer.heeft("laat", "ja") {
        bezoek.wis_concept(&sleutel(id)).await?;
        return Ok(naar(format!("/waarschuwingen/{id}")));
    }
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let nieuw = super::afspraak(&invoer);
    let uit = klaar(app::waarschuwing::herzie(&bezoek.app, &ctx, id, invoer.versie(), &nieuw).await);
    let klaar_tekst = "De waarschuwing is herbeoordeeld en blijft gelden.";
    na(&bezoek, id, &invoer, uit, klaar_tekst, false).await
}

pub(super) async fn beeindig(
    bezoek: Bezoek,
    Path(id): Path<WaarschuwingId>,
    invoer: Invoer,
) -> PaginaUitkomst {
    let ctx = bezoek.ctx_van(Doel::Regie, &invoer);
    let nieuw = NieuwEinde {
        einde_reden: invoer.tekst("einde_reden"),
    };
    let uit = klaar(app::waarschuwing::beeindig(&bezoek.app, &ctx, id, invoer.versie(), &nieuw).await);
    let klaar_tekst = "De waarschuwing is beëindigd. Hij blijft in de geschiedenis staan.";
    na(&bezoek, id, &invoer, uit, klaar_tekst, true).await
}

/// The page after a review or an end: done, or again with what is wrong and nothing lost.
async fn na(
    bezoek: &Bezoek,
    id: WaarschuwingId,
    invoer: &Invoer,
    uit: Result<String, AppFout>,
    klaar_tekst: &str,
    einde: bool,
) -> PaginaUitkomst {
    let (f, status) = match uit {
        Ok(_) => {
            bezoek.wis_concept(&sleutel(id)).await?;
            return Ok(naar_met(format!("/waarschuwingen/{id}"), klaar_tekst));
        }
        Err(AppFout::Invoer(fouten)) => (
            Formulier::uit(invoer).met_fouten(&fouten),
            StatusCode::BAD_REQUEST,
        ),
        Err(AppFout::Regel(w)) => (Formulier::uit(invoer).met_weigering(&w), StatusCode::CONFLICT),
        Err(AppFout::Gewijzigd) => (Formulier::uit_conflict(invoer), StatusCode::CONFLICT),
        Err(fout) => return Err(fout.into()),
    };
    let gewijzigd = status == StatusCode::CONFLICT && f.fouten().is_empty();
    let e = app::waarschuwing::een(&bezoek.app, &bezoek.ctx(Doel::Regie), id).await?;
    let conflict = if gewijzigd {
        verschillen(&e, invoer, einde)
    } else {
        Vec::new()
    };
    let mut s = scherm(bezoek, e, f);
    s.fout_in_einde = einde;
    s.conflict = conflict;
    toon_met(status, &s, None)
}

/// What I typed beside what the other saved.
fn verschillen(e: &Een, invoer: &Invoer, einde: bool) -> Vec<Verschil> {
    let nu = e.stappen.first();
    let dag = |tekst: &str| match domain::import::lees_datum(tekst) {
        Some(d) => datum_tekst(d),
        None => leesbaar(tekst),
    };
    let mut uit = vec![Verschil {
        label: "Wat er gebeurt",
        mijn: if einde { "beëindigen" } else { "laten gelden" }.to_owned(),
        ander: nu.map(|s| s.stap.label().to_owned()).unwrap_or_default(),
    }];
    if !einde {
        uit.push(Verschil {
            label: "Herbeoordelen op",
            mijn: dag(invoer.waarde("herbeoordelen_op")),
            ander: datum_tekst(e.waarschuwing.herbeoordelen_op),
        });
    }
    uit.push(Verschil {
        label: "Reden",
        mijn: leesbaar(invoer.waarde(if einde { "einde_reden" } else { "reden" })),
        ander: leesbaar(nu.map_or("", |s| s.reden.as_str())),
    });
    uit
}

fn leesbaar(waarde: &str) -> String {
    match waarde.trim() {
        "" => "(leeg)".to_owned(),
        w => w.to_owned(),
    }
}

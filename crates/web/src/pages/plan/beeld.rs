// SPDX-License-Identifier: EUPL-1.2
//! What the templates of the plan show: texts, in the order of the page.

use crate::kern::tekst;
use app::plan::AkkoordRij;
use app::plan::{ActieBeeld, DoelBeeld, PlanBeeld};
use domain::plan::{ActieStatus, Akkoord};
use domain::termijn::{datum, datum_tekst};
use jiff::civil::Date;

/// An action.
pub struct Actie {
    pub id: String,
    pub wat: String,
    pub wie: String,
    pub trede: u8,
    pub wanneer: String,
    /// Kind of the tag, or "" for plain text.
    pub tag: &'static str,
    pub bij: String,
    pub mag_status: bool,
    pub vervallen: bool,
}

/// A goal.
pub struct Doel {
    pub id: String,
    pub leefgebied: String,
    pub woorden: String,
    pub score: String,
    pub reden: String,
    pub version: i64,
    pub acties: Vec<Actie>,
}

/// A judgement.
pub struct Oordeel {
    pub naam: String,
    pub oordeel: &'static str,
    pub tag: &'static str,
    pub reden: String,
    pub bij: String,
}

/// The plan.
pub struct PlanView {
    pub doelen: Vec<Doel>,
    pub vervallen: Vec<Doel>,
    pub version: i64,
    /// "versie 3, vastgelegd op 3 december 2026"; empty without a version.
    pub versie: String,
    pub nummer: i32,
    /// "2 wijzigingen sinds versie 3"; empty when there is none.
    pub veranderd: String,
    pub oordelen: Vec<Oordeel>,
    pub mdo: String,
    pub evaluatie: String,
    pub evaluatie_iso: String,
    /// The filled button: doel, vastleggen, mdo, akkoord or "".
    pub stap: &'static str,
    pub mag_mdo: bool,
    pub laat: usize,
}

/// One judgement as the page shows it.
pub fn oordeel(a: &AkkoordRij, vandaag: Date) -> Oordeel {
    Oordeel {
        naam: a.naam.clone(),
        oordeel: a.oordeel.label(),
        tag: match *a.oordeel {
            Akkoord::Akkoord => "ok",
            Akkoord::Deels | Akkoord::Oneens => "note",
        },
        reden: a.reden.clone(),
        bij: format!("{}, {}", a.wijze, tekst::dag(datum(a.op), vandaag)),
    }
}

fn actie(a: &ActieBeeld, vandaag: Date) -> Actie {
    let r = &a.rij;
    let (wanneer, tag) = match (*r.status, a.te_laat) {
        (_, Some(1)) => ("1 dag later".to_owned(), "late"),
        (_, Some(n)) => (format!("{n} dagen later"), "late"),
        (ActieStatus::Gelukt, _) => ("gelukt".to_owned(), "ok"),
        (ActieStatus::NietGelukt | ActieStatus::Vervallen, _) => (r.status.label().to_owned(), ""),
        (ActieStatus::Bezig, _) => (format!("bezig, voor {}", tekst::dag(r.voor, vandaag)), ""),
        (ActieStatus::Open, _) => (format!("voor {}", tekst::dag(r.voor, vandaag)), ""),
    };
    let mut bij = Vec::new();
    if !r.trede_reden.is_empty() {
        bij.push(format!("Waarom deze trede: {}", r.trede_reden));
    }
    if !r.status_reden.is_empty() {
        bij.push(format!("Bij '{}': {}", r.status.label(), r.status_reden));
    }
    Actie {
        id: r.id.to_string(),
        wat: r.tekst.clone(),
        wie: r.wie.clone(),
        trede: u8::try_from(r.trede).unwrap_or(4),
        wanneer,
        tag,
        bij: bij.join(" · "),
        mag_status: a.mag_status,
        vervallen: *r.status == ActieStatus::Vervallen,
    }
}

fn doel(d: &DoelBeeld, vandaag: Date) -> Doel {
    let r = &d.rij;
    Doel {
        id: r.id.to_string(),
        leefgebied: d.leefgebied.clone(),
        woorden: r.tekst.clone(),
        score: match (r.score_begin, r.score_nu) {
            (Some(b), Some(n)) => format!("{b} → {n} van 5"),
            (Some(b), None) => format!("begon op {b} van 5"),
            (None, Some(n)) => format!("nu {n} van 5"),
            (None, None) => String::new(),
        },
        reden: r.vervallen_reden.clone().unwrap_or_default(),
        version: r.version,
        acties: d.acties.iter().map(|a| actie(a, vandaag)).collect(),
    }
}

impl PlanView {
    /// Texts of an opened plan.
    pub fn van(b: &PlanBeeld) -> Self {
        let laatste = b.versies.first();
        let nummer = laatste.map_or(0, |v| v.nummer);
        let oordelen: Vec<&AkkoordRij> = b.akkoorden.iter().filter(|a| a.nummer == nummer).collect();
        let vraag_oordeel = nummer > 0 && !oordelen.iter().any(|a| a.persoon_id.is_some());
        let gezien = b
            .versies
            .iter()
            .find_map(|v| v.mdo_gezien_op.map(|op| (v.nummer, op)));
        let op_mdo = b.plan.as_ref().and_then(|p| p.op_mdo);
        let mdo = match (gezien, op_mdo) {
            (Some((n, op)), _) => format!("Het MDO zag versie {n} op {}.", datum_tekst(datum(op))),
            (None, Some(dag)) => format!(
                "Staat op de lijst van het MDO van {}.",
                tekst::dag(dag, b.vandaag)
            ),
            (None, None) => "Het MDO heeft het plan nog niet gezien.".to_owned(),
        };
        let in_plan = *b.blad.kop.fase == domain::casus::Fase::Plan;
        let mag_mdo = b.blad.mag.plan && nummer > 0 && gezien.is_none() && op_mdo.is_none() && in_plan;
        let veranderd = match b.veranderd {
            Some(0) | None => String::new(),
            Some(1) => format!("1 wijziging sinds versie {nummer}"),
            Some(n) => format!("{n} wijzigingen sinds versie {nummer}"),
        };
        let klaar_voor_versie = !b.doelen.is_empty() && b.doelen.iter().all(|d| !d.acties.is_empty());
        let stap = if !b.blad.mag.plan || b.blad.kop.gesloten_op.is_some() {
            ""
        } else if b.doelen.is_empty() {
            "doel"
        } else if klaar_voor_versie && (nummer == 0 || b.veranderd.unwrap_or(0) > 0) {
            "vastleggen"
        } else if mag_mdo {
            "mdo"
        } else if vraag_oordeel {
            "akkoord"
        } else {
            ""
        };
        Self {
            doelen: b.doelen.iter().map(|d| doel(d, b.vandaag)).collect(),
            vervallen: b.vervallen.iter().map(|d| doel(d, b.vandaag)).collect(),
            version: b.version(),
            versie: laatste.map_or_else(String::new, |v| {
                format!(
                    "versie {}, vastgelegd op {}",
                    v.nummer,
                    datum_tekst(datum(v.gemaakt_op))
                )
            }),
            nummer,
            veranderd,
            oordelen: oordelen.into_iter().map(|a| oordeel(a, b.vandaag)).collect(),
            mdo,
            evaluatie: b
                .plan
                .as_ref()
                .and_then(|p| p.evaluatie_op)
                .map(|d| tekst::dag(d, b.vandaag))
                .unwrap_or_default(),
            evaluatie_iso: b
                .plan
                .as_ref()
                .and_then(|p| p.evaluatie_op)
                .map(|d| d.to_string())
                .unwrap_or_default(),
            stap,
            mag_mdo,
            laat: b
                .doelen
                .iter()
                .flat_map(|d| &d.acties)
                .filter(|a| a.te_laat.is_some())
                .count(),
        }
    }
}

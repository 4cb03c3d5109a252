// SPDX-License-Identifier: EUPL-1.2
//! Head of every page of a casus. A page has `p: Pagina` and `k: Kop`, its template extends `casus/_blad.html`
//! (or includes `casus/_boven.html` and `casus/_kop.html`).
//!
//! ```text
//! let blad = app::casus::blad::blad(&bezoek.app, &ctx, id, &["plan"]).await?;   // decides and books
//! toon(&Plan { p: bezoek.pagina("Plan", "casussen"), k: Kop::van(&blad, "plan"), … })
//! ```

use crate::kern::tekst;
use crate::pages::waarschuwing::LetOp;
use app::casus::blad::{Blad, Mag, Waarom, WaarschuwingRij};
use app::kern::vandaag;
use domain::casus::Fase;
use domain::termijn::{datum, datum_tekst};
use domain::{CasusId, HuishoudenId};

/// A tab.
#[derive(Clone, Debug)]
pub struct Tab {
    /// Address.
    pub href: String,
    /// Text.
    pub label: &'static str,
    /// This page.
    pub actief: bool,
}

/// A safety warning.
#[derive(Clone, Debug)]
pub struct Waarschuwing {
    /// What to do or know.
    pub titel: String,
    /// More.
    pub tekst: String,
    /// Who wrote it, when.
    pub bron: String,
}

/// View of the head.
#[derive(Clone, Debug)]
pub struct Kop {
    /// The casus.
    pub id: CasusId,
    /// Its household.
    pub huishouden: HuishoudenId,
    /// "Huishouden Boersma-proef".
    pub titel: String,
    /// "Voorstad · 4 personen · casus sinds 14 februari 2026".
    pub sub: String,
    /// Regisseur, and how to reach them: "Regisseur: S. Aalders-proef, 06-…".
    pub regisseur: String,
    /// Phone digits of the regisseur.
    pub regisseur_tel: String,
    /// Phases in order.
    pub stappen: Vec<&'static str>,
    /// Index of the phase.
    pub nu: usize,
    /// "9 weken".
    pub bij: String,
    /// What is next.
    pub wat_nu: String,
    /// "nog 3 dagen" of the term of this phase.
    pub nog: String,
    /// "ruim", "krap" or "over".
    pub nog_stand: &'static str,
    /// It is closed.
    pub gesloten: bool,
    /// Why one may see it.
    pub waarom: Waarom,
    /// What one may do.
    pub mag: Mag,
    /// What to know before a visit and before sharing.
    pub let_op: Vec<LetOp>,
    /// Pinned safety notes.
    pub waarschuwingen: Vec<Waarschuwing>,
    /// Tabs.
    pub tabs: Vec<Tab>,
    /// Times that emergency access was taken and not judged yet.
    pub nood_open: i64,
    /// Requests to take part that wait.
    pub verzoeken_open: i64,
    /// Version of the casus, for forms that change it.
    pub version: i64,
}

impl Kop {
    /// View of a sheet; `tab` is the key of the open tab: overzicht, plan, betrokken, tijdlijn, triage, intake,
    /// journaal, or "" when the page is none of them.
    pub fn van(b: &Blad, tab: &str) -> Self {
        let k = &b.kop;
        let dag = vandaag(b.nu);
        let fase = *k.fase;
        let weken = (dag - datum(k.fase_sinds)).get_days() / 7;
        let bij = match (fase, weken) {
            (Fase::Gesloten, _) => String::new(),
            (_, 0) => "deze week".to_owned(),
            (_, 1) => "1 week".to_owned(),
            (_, n) => format!("{n} weken"),
        };
        let mensen = match b.personen {
            1 => "1 persoon".to_owned(),
            n => format!("{n} personen"),
        };
        let mut sub: Vec<String> = k.wijk.iter().cloned().collect();
        sub.push(mensen);
        sub.push(format!("casus sinds {}", datum_tekst(datum(k.gestart_op))));
        if let Some(op) = k.gesloten_op {
            sub.push(format!("gesloten op {}", datum_tekst(datum(op))));
        }
        let regisseur = match &k.regisseur {
            Some(naam) => format!("Regisseur: {naam}"),
            None if fase == Fase::Gesloten => String::new(),
            None => format!("Nog geen regisseur. Tot die tijd bij {}.", k.team),
        };
        Self {
            id: k.id,
            huishouden: k.huishouden_id,
            titel: format!("Huishouden {}", k.huishouden),
            sub: sub.join(" · "),
            regisseur,
            regisseur_tel: cijfers(k.regisseur_telefoon.as_deref().unwrap_or_default()),
            stappen: Fase::ALL
                .iter()
                .filter(|f| **f != Fase::Gesloten || fase == Fase::Gesloten)
                .map(|f| f.label())
                .collect(),
            nu: Fase::ALL.iter().position(|f| *f == fase).unwrap_or(0),
            bij,
            wat_nu: b.wat_nu.clone(),
            nog: b.resterend.map(|r| r.to_string()).unwrap_or_default(),
            nog_stand: match b.resterend {
                Some(r) if r.is_over() => "over",
                Some(r) if r.is_krap() => "krap",
                _ => "ruim",
            },
            gesloten: fase == Fase::Gesloten,
            waarom: b.waarom.clone(),
            mag: b.mag,
            let_op: b.let_op.iter().map(LetOp::van).collect(),
            waarschuwingen: b.waarschuwingen.iter().map(|w| waarschuwing(w, dag)).collect(),
            tabs: tabs(b, tab),
            nood_open: k.nood_open,
            verzoeken_open: k.verzoeken_open,
            version: k.version,
        }
    }
}

fn waarschuwing(w: &WaarschuwingRij, dag: jiff::civil::Date) -> Waarschuwing {
    // The first sentence is the warning itself.
    let heel = if w.tekst.is_empty() { &w.mening } else { &w.tekst };
    let (titel, rest) = match heel.split_once(". ") {
        Some((een, rest)) => (format!("{een}."), rest.to_owned()),
        None => (heel.clone(), String::new()),
    };
    Waarschuwing {
        titel,
        tekst: rest,
        bron: format!("{}, {}", w.auteur, tekst::dag(datum(w.op), dag)),
    }
}

fn tabs(b: &Blad, open: &str) -> Vec<Tab> {
    let id = b.kop.id;
    let alle: [(&str, &'static str, &str, bool); 7] = [
        ("overzicht", "Overzicht", "", true),
        ("plan", "Plan", "/plan", true),
        ("betrokken", "Betrokken", "/betrokken", true),
        ("tijdlijn", "Tijdlijn", "/tijdlijn", true),
        ("intake", "Intake", "/intake", true),
        ("triage", "Triage", "/triage", true),
        ("journaal", "Journaal", "/journaal", b.mag.journaal),
    ];
    alle.into_iter()
        .filter(|(_, _, _, toon)| *toon)
        .map(|(sleutel, label, pad, _)| Tab {
            href: format!("/casussen/{id}{pad}"),
            label,
            actief: sleutel == open,
        })
        .collect()
}

/// Digits of a phone number, for a "bel" link.
pub fn cijfers(telefoon: &str) -> String {
    telefoon
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '+')
        .collect()
}

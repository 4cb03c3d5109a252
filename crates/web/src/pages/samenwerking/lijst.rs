// SPDX-License-Identifier: EUPL-1.2
//! The overview.

use super::periode;
use crate::kern::{Bezoek, Pagina, PaginaUitkomst, toon};
use app::samenwerking::{Beeld, ConvenantRij, Partner, lees};
use askama::Template;
use domain::notitie::Categorie;
use domain::termijn::datum_tekst;
use domain::toegang::Grondslag;
use policy::Doel;

#[derive(Template)]
#[template(path = "samenwerking/lijst.html")]
struct Scherm {
    p: Pagina,
    b: Beeld,
    gaten: String,
}

impl Scherm {
    /// How an organisation stands: tag and its kind.
    fn stand(&self, o: &Partner) -> (&'static str, &'static str) {
        match (o.is_gemeente(), o.rij.convenant, o.partijen.is_empty()) {
            (true, _, _) => ("hoeft niet te tekenen", ""),
            (false, true, _) => ("getekend", "ok"),
            (false, false, true) => ("niet getekend", "late"),
            (false, false, false) => ("niet meer geldig", "late"),
        }
    }
    /// What it signed: "versie 1, 3 maart 2023".
    fn getekend(&self, o: &Partner) -> String {
        o.partijen.first().map_or_else(String::new, |p| {
            let tot = p
                .tot
                .map_or_else(String::new, |t| format!(", tot en met {}", datum_tekst(t)));
            format!("versie {}, {}{tot}", p.nummer, datum_tekst(p.getekend_op))
        })
    }
    fn mandaat<'a>(&self, o: &'a Partner) -> &'a str {
        o.partijen.first().map_or("", |p| p.mandaat.as_str())
    }
    fn geldt(&self, v: &ConvenantRij) -> bool {
        v.convenant().geldt_op(self.b.vandaag)
    }
    fn periode(&self, van: &jiff::civil::Date, tot: &Option<jiff::civil::Date>) -> String {
        periode(*van, *tot)
    }
    fn open(&self, g: &Grondslag) -> String {
        let namen: Vec<&str> = g.categorieen.iter().map(|c| c.label()).collect();
        if namen.len() == Categorie::ALL.len() {
            "alles".to_owned()
        } else {
            namen.join(", ")
        }
    }
    fn grond_stand(&self, g: &Grondslag) -> (&'static str, &'static str) {
        if g.geldt_op(self.b.vandaag) {
            ("geldt nu", "ok")
        } else if g.geldig_van > self.b.vandaag {
            ("geldt later", "")
        } else {
            ("geldt niet meer", "late")
        }
    }
}

pub(super) async fn lijst(bezoek: Bezoek) -> PaginaUitkomst {
    let b = lees(&bezoek.app, &bezoek.ctx(Doel::Beheer)).await?;
    let gaten: Vec<&str> = b.gaten.iter().map(|g| g.label()).collect();
    toon(&Scherm {
        p: bezoek.pagina("Samenwerking", ""),
        gaten: domain::triage::opsomming(&gaten, "en"),
        b,
    })
}

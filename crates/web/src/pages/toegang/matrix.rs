// SPDX-License-Identifier: EUPL-1.2
//! Who may do what, in plain Dutch: the access matrix as the code has it. Each refusal points here.

use crate::kern::{Bezoek, Pagina, PaginaUitkomst, toon};
use askama::Template;
use domain::notitie::Categorie;
use policy::matrix::{Regel, Weg, regels};

/// Acts with one kind of record.
struct Groep {
    anker: &'static str,
    kop: &'static str,
    regels: Vec<Regel>,
}

#[derive(Template)]
#[template(path = "toegang/matrix.html")]
struct ToegangPagina {
    p: Pagina,
    groepen: Vec<Groep>,
}

impl ToegangPagina {
    /// "Alleen voor dit dossier" and which data go with it.
    fn bereik(&self, weg: &Weg) -> String {
        let waar = if weg.per_dossier {
            "alleen dit dossier"
        } else {
            "alles in de eigen gemeente"
        };
        if weg.naar_deelname {
            return format!("{waar}, met de gegevens die de deelname noemt en de grond toestaat");
        }
        if weg.categorieen.is_empty() {
            return waar.to_owned();
        }
        if weg.categorieen.len() == Categorie::ALL.len() {
            return format!("{waar}, met alle gegevens");
        }
        let welke: Vec<&str> = weg.categorieen.iter().map(|c| c.label()).collect();
        format!(
            "{waar}, met deze gegevens: {}",
            domain::triage::opsomming(&welke, "en")
        )
    }
}

/// Heading of the acts with one kind of record.
fn kop(soort: &str) -> &'static str {
    match soort {
        "melding" => "Meldingen",
        "persoon" | "huishouden" | "betrokkene" | "waarschuwing" | "adres" => "Personen en huishoudens",
        "casus" | "notitie" | "intake" | "plan" | "taak" | "contact" => "Casussen",
        "toegang" | "deelname" | "uitsluiting" | "afscherming" | "noodtoegang" => "Toegang",
        "overleg" => "Overleg",
        "team" => "Team",
        "inrichting" | "convenant" | "grondslag" | "dienstverlening" | "journaal" | "sessies"
        | "toezicht" | "sleutel" | "noodaccount" => "Beheer en toezicht",
        _ => "Voor iedereen",
    }
}

/// The matrix by kind of record, in the order in which the kinds come.
fn groepen() -> Vec<Groep> {
    let mut uit: Vec<Groep> = Vec::new();
    for regel in regels() {
        let kop = kop(regel.soort);
        match uit.iter_mut().find(|g| g.kop == kop) {
            Some(groep) => groep.regels.push(regel),
            None => uit.push(Groep {
                anker: regel.soort,
                kop,
                regels: vec![regel],
            }),
        }
    }
    uit
}

/// Only the rules, nothing of anybody: no use case and no journaal row.
pub(super) async fn toegang(bezoek: Bezoek) -> PaginaUitkomst {
    toon(&ToegangPagina {
        p: bezoek.pagina("Wie mag wat?", ""),
        groepen: groepen(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elke_handeling_staat_er_een_keer() {
        let aantal: usize = groepen().iter().map(|g| g.regels.len()).sum();
        assert_eq!(aantal, policy::handelingen::ALLE.len());
    }
}

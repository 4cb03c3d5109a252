// SPDX-License-Identifier: EUPL-1.2
//! The access matrix: who may do what with which kind of record, and which categories of data that opens. It is
//! read off the policies that decide, so it says what the code does. As text it lies in `docs/access-matrix.txt` for
//! review; the product shows it at `/toegang`.

use crate::beleid::{self, Gegevens};
use crate::handelingen::{ALLE, CasusOpenen, CasusPrinten, Handeling, HuishoudenOpenen, NotitieMaken};
use domain::notitie::Categorie;
use std::fmt::Write;

/// One act with everybody who may do it.
#[derive(Clone, Debug)]
pub struct Regel {
    /// Kind of record: the first part of the code ("casus").
    pub soort: &'static str,
    /// Code of the act ("casus.openen").
    pub code: &'static str,
    /// What it is called ("een casus openen").
    pub label: &'static str,
    /// Ways in.
    pub wie: Vec<Weg>,
}

/// One way in.
#[derive(Clone, Debug)]
pub struct Weg {
    /// Who, in Dutch.
    pub wie: &'static str,
    /// For one record only; else for all records of the own gemeente.
    pub per_dossier: bool,
    /// What the deelname names, as far as its ground opens that.
    pub naar_deelname: bool,
    /// Categories of data that it opens, when the act shows data of a dossier.
    pub categorieen: Vec<Categorie>,
}

/// Acts that show data of a dossier, so that the categories matter.
const TOONT: [&str; 4] = [
    CasusOpenen::CODE,
    HuishoudenOpenen::CODE,
    NotitieMaken::CODE,
    CasusPrinten::CODE,
];

/// The matrix, in the order of the table of acts.
pub fn regels() -> Vec<Regel> {
    ALLE.iter()
        .map(|&(code, label)| Regel {
            soort: code.split('.').next().unwrap_or(code),
            code,
            label,
            wie: beleid::wegen(code).into_iter().map(|w| weg(code, w)).collect(),
        })
        .collect()
}

fn weg(code: &str, weg: &'static beleid::Weg) -> Weg {
    let toont = TOONT.contains(&code);
    Weg {
        wie: &weg.wie,
        per_dossier: weg.per_dossier,
        // What a deelname names differs per deelname.
        naar_deelname: toont && weg.gegevens == Gegevens::Deelname,
        categorieen: match &weg.gegevens {
            Gegevens::Lijst(lijst) if toont => lijst.clone(),
            _ => Vec::new(),
        },
    }
}

/// The matrix as text: one line for each act and way in, so that a change shows as a changed line.
pub fn tekst() -> String {
    let mut uit = String::from(
        "# Who may do what: act | what it is | who | for which records | categories of data it opens.\n\
         # Made from crates/policy/beleid by `UPDATE_DOCS=1 cargo test -p policy`; a test fails when it differs.\n\
         # Records of another gemeente are refused for all, and hidden. So are those of restricted people, but for who\n\
         # is named; and who has a conflict of interest is refused whatever their role. A guest of another gemeente is\n\
         # refused everything but signing out while no service agreement is in force, and can never be beheerder, FG, beleid,\n\
         # controller, klachtenfunctionaris or vertrouwenspersoon. Beleid, controller, klachtenfunctionaris and vertrouwenspersoon\n\
         # may do what every signed-in person may; the last two get into a casus by a deelname only.\n",
    );
    for regel in regels() {
        for weg in regel.wie {
            let bereik = if weg.per_dossier {
                "this record"
            } else {
                "own gemeente"
            };
            let mut categorieen: Vec<&str> = weg.categorieen.iter().map(|c| c.code()).collect();
            if weg.naar_deelname {
                categorieen.push("what the deelname names and its ground opens");
            }
            let _ = writeln!(
                uit,
                "{} | {} | {} | {bereik} | {}",
                regel.code,
                regel.label,
                weg.wie,
                if categorieen.is_empty() {
                    "-".to_owned()
                } else {
                    categorieen.join(", ")
                }
            );
        }
    }
    uit
}

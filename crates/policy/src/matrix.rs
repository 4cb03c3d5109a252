// SPDX-License-Identifier: EUPL-1.2
//! The access matrix: who may do what with which kind of record, and which categories of notes that opens. It is
//! read off the table of acts, so it says what the code does. As text it lies in `docs/access-matrix.txt` for
//! review; the product shows it at `/toegang`.

use crate::categorie::opent;
use crate::handelingen::{ALLE, CasusOpenen, Handeling, NotitieMaken, Via};
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
    /// Categories of notes that it opens, when the act shows notes.
    pub categorieen: Vec<Categorie>,
}

/// Acts that show notes, so that the categories matter.
const TOONT_NOTITIES: [&str; 2] = [CasusOpenen::CODE, NotitieMaken::CODE];

/// The matrix, in the order of the table of acts.
pub fn regels() -> Vec<Regel> {
    ALLE.iter()
        .map(|&(code, label, wegen)| Regel {
            soort: code.split('.').next().unwrap_or(code),
            code,
            label,
            wie: wegen.iter().map(|via| weg(code, *via)).collect(),
        })
        .collect()
}

fn weg(code: &str, via: Via) -> Weg {
    let toont = TOONT_NOTITIES.contains(&code);
    Weg {
        wie: via.wie(),
        per_dossier: via.is_per_dossier(),
        categorieen: Categorie::ALL
            .iter()
            .copied()
            .filter(|c| toont && opent(via, *c))
            .collect(),
    }
}

/// The matrix as text: one line for each act and way in, so that a change shows as a changed line.
pub fn tekst() -> String {
    let mut uit = String::from(
        "# Who may do what: act | what it is | who | for which records | categories of notes it opens.\n\
         # Made from policy::handelingen by `UPDATE_DOCS=1 cargo test -p policy`; a test fails when it differs.\n\
         # Records of another gemeente are refused for all, and hidden.\n",
    );
    for regel in regels() {
        for weg in regel.wie {
            let bereik = if weg.per_dossier {
                "this record"
            } else {
                "own gemeente"
            };
            let categorieen: Vec<&str> = weg.categorieen.iter().map(|c| c.code()).collect();
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

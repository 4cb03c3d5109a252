// SPDX-License-Identifier: EUPL-1.2
//! The access matrix in the docs is the one of the code.

use domain::notitie::Categorie;
use policy::matrix::{regels, tekst};

#[test]
fn de_toegangsmatrix_in_de_docs_is_die_van_de_code() {
    let pad = "../../docs/access-matrix.txt";
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(pad, tekst()).unwrap();
    }
    let docs = std::fs::read_to_string(pad).unwrap_or_default();
    assert_eq!(
        docs,
        tekst(),
        "access changed: look at it, then write the text anew with UPDATE_DOCS=1 cargo test -p policy"
    );
}

#[test]
fn geen_rol_opent_een_casus_behalve_de_procesrollen() {
    let regels = regels();
    let openen = regels.iter().find(|r| r.code == "casus.openen").unwrap();
    let overal: Vec<_> = openen
        .wie
        .iter()
        .filter(|w| !w.per_dossier)
        .map(|w| w.wie)
        .collect();
    assert_eq!(overal, ["Procesmanager", "Procesregisseur"]);
}

#[test]
fn wie_meedoet_ziet_wat_de_deelname_noemt_en_niet_meer() {
    let regels = regels();
    let openen = regels.iter().find(|r| r.code == "casus.openen").unwrap();
    let weg = |wie: &str| openen.wie.iter().find(|w| w.wie == wie).unwrap();
    let meedoen = weg("wie meedoet in de casus");
    assert!(meedoen.naar_deelname && meedoen.categorieen.is_empty());
    assert_eq!(weg("de casusregisseur").categorieen, Categorie::ALL);
    assert_eq!(
        weg("de teamleider van het team").categorieen,
        [Categorie::Identiteit, Categorie::Algemeen]
    );
}

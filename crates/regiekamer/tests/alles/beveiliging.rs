// SPDX-License-Identifier: EUPL-1.2
//! The table of bug classes in docs/security.md names the test that holds each class. This holds the table: a test that
//! was renamed or thrown away is missed here.

use std::collections::BTreeMap;
use std::path::Path;

const ROOT: &str = "../..";
const KOP: &str = "## Classes of bugs, each with its test";

/// Classes of anchors.md (the design notes) that concern access or audit, by the words that the table must hold.
const KLASSEN: [&str; 20] = [
    "role but not the case",
    "size of a page",
    "filter is ignored",
    "search by an id",
    "hidden by the form",
    "attachment",
    "self-approval",
    "across gemeenten",
    "print or share",
    "switched off or relabelled",
    "only in the screen",
    "refused attempts",
    "can not be cleared",
    "draft of the previous record",
    "time-out",
    "break-glass",
    "stale after saving",
    "around \"today\"",
    "codes instead of labels",
    "without access to the case",
];

/// Every source in which a test can stand, by its path.
fn bronnen(map: &Path, uit: &mut BTreeMap<String, String>) {
    for deel in std::fs::read_dir(map).unwrap() {
        let pad = deel.unwrap().path();
        let naam = pad.file_name().unwrap().to_string_lossy().into_owned();
        if pad.is_dir() {
            if !["node_modules", "target", "assets"].contains(&naam.as_str()) {
                bronnen(&pad, uit);
            }
        } else if naam.ends_with(".rs") || naam.ends_with(".spec.ts") {
            let tekst = std::fs::read_to_string(&pad).unwrap();
            uit.insert(pad.strip_prefix(ROOT).unwrap().display().to_string(), tekst);
        }
    }
}

/// Is this the name of a test in this file?
fn is_test(naam: &str, pad: &str, tekst: &str) -> bool {
    if pad.ends_with(".ts") {
        return tekst.contains(&format!("test(\"{naam}\""));
    }
    let Some(plek) = tekst.find(&format!("fn {naam}(")) else {
        return false;
    };
    let voor = tekst.get(..plek).unwrap_or_default();
    // Either an attribute right before it, or one of `beide!` / `proptest!`.
    voor.trim_end().ends_with("#[test]") || tekst.contains("beide! {") || tekst.contains("proptest! {")
}

#[test]
fn every_test_named_in_the_security_document_exists() {
    let docs = std::fs::read_to_string(format!("{ROOT}/docs/security.md")).unwrap();
    let (_, rest) = docs.split_once(KOP).unwrap();
    let tabel = rest.split("\n## ").next().unwrap();
    let mut alle = BTreeMap::new();
    for map in ["crates", "e2e/tests"] {
        bronnen(&Path::new(ROOT).join(map), &mut alle);
    }
    let rijen: Vec<Vec<&str>> = tabel
        .lines()
        .filter(|r| r.starts_with("| ") && !r.starts_with("| class"))
        .map(|r| r.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    for klasse in KLASSEN {
        assert!(
            rijen.iter().any(|r| r[0].contains(klasse)),
            "no class '{klasse}' in the table"
        );
    }
    let mut mist = Vec::new();
    for rij in &rijen {
        assert_eq!(rij.len(), 2, "two columns: {rij:?}");
        let (klasse, tests) = (rij[0], rij[1]);
        let mut aantal = 0;
        // `path: name`, each between backticks; a part of the path will do.
        for genoemd in tests.split('`').skip(1).step_by(2) {
            let er = genoemd.split_once(": ").is_some_and(|(waar, naam)| {
                alle.iter()
                    .any(|(pad, tekst)| pad.contains(waar) && is_test(naam, pad, tekst))
            });
            if !er {
                mist.push(format!("{klasse}: {genoemd}"));
            }
            aantal += 1;
        }
        assert!(
            aantal > 0 || tests.contains("not built yet"),
            "{klasse} has no test"
        );
    }
    assert!(mist.is_empty(), "not found in the sources: {mist:#?}");
}

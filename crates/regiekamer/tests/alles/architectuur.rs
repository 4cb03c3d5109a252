// SPDX-License-Identifier: EUPL-1.2
//! The shape of the workspace: which crate may use which, and what stands where (docs/architecture.md).

use cargo_metadata::{DependencyKind, MetadataCommand};
use std::path::{Path, PathBuf};

const ROOT: &str = "../..";

/// Crate, what it may use, what its tests may use besides.
const PIJLEN: [(&str, &[&str], &[&str]); 13] = [
    ("domain", &[], &[]),
    ("linkage", &[], &[]),
    ("policy", &["domain"], &[]),
    ("store", &["domain", "policy"], &[]),
    ("app", &["domain", "linkage", "policy", "store"], &["testkit"]),
    ("simulate", &["domain"], &["store", "policy"]),
    ("loader", &["simulate", "store"], &["testkit"]),
    ("oidc", &[], &[]),
    ("chain", &["domain"], &[]),
    ("web", &["domain", "policy", "app", "oidc"], &["store", "testkit"]),
    ("fuzzdoelen", &["domain", "app", "oidc", "web", "testkit"], &[]),
    ("testkit", &["domain", "policy", "store", "app"], &[]),
    (
        "regiekamer",
        &[
            "domain", "linkage", "policy", "store", "app", "simulate", "loader", "web", "oidc", "chain",
        ],
        &["testkit"],
    ),
];

#[test]
fn no_arrow_goes_back() {
    let metadata = MetadataCommand::new()
        .manifest_path(Path::new(ROOT).join("Cargo.toml"))
        .no_deps()
        .other_options(["--offline".to_owned()])
        .exec()
        .unwrap();
    let namen: Vec<&str> = metadata.packages.iter().map(|p| p.name.as_str()).collect();
    for p in &metadata.packages {
        let (_, mag, tests) = PIJLEN
            .iter()
            .find(|(n, _, _)| *n == p.name.as_str())
            .unwrap_or_else(|| {
                panic!(
                    "crate {} is not in the table of arrows; see docs/architecture.md",
                    p.name
                )
            });
        for d in p.dependencies.iter().filter(|d| namen.contains(&d.name.as_str())) {
            let goed = mag.contains(&d.name.as_str())
                || (d.kind == DependencyKind::Development && tests.contains(&d.name.as_str()));
            assert!(goed, "{} may not use {} ({:?})", p.name, d.name, d.kind);
        }
    }
    for (naam, _, _) in PIJLEN {
        assert!(namen.contains(&naam), "crate {naam} is gone");
    }
}

fn bronnen(map: &Path, uit: &mut Vec<PathBuf>) {
    for e in std::fs::read_dir(map).unwrap() {
        let pad = e.unwrap().path();
        if pad.is_dir() {
            if !pad.ends_with("node_modules") {
                bronnen(&pad, uit);
            }
        } else if pad.extension().is_some_and(|x| x == "rs") {
            uit.push(pad);
        }
    }
}

/// Lines of code (no comments) that hold one of the words, outside the crates that may.
fn zoek(woorden: &[&str], mag: &[&str]) -> Vec<String> {
    let mut paden = Vec::new();
    bronnen(&Path::new(ROOT).join("crates"), &mut paden);
    assert!(paden.len() > 100, "the sources are not where this test looks");
    let mut uit = Vec::new();
    for pad in paden {
        let kort = pad.strip_prefix(ROOT).unwrap().display().to_string();
        if mag.iter().any(|m| kort.starts_with(&format!("crates/{m}/")))
            || kort.ends_with("alles/architectuur.rs")
            // Counts the rows it loaded; a test of a bulk load can't go through a use case.
            || kort == "crates/loader/tests/laden.rs"
        {
            continue;
        }
        let tekst = std::fs::read_to_string(&pad).unwrap();
        for (n, regel) in tekst.lines().enumerate() {
            let code = regel.split("//").next().unwrap_or("");
            if woorden.iter().any(|w| code.contains(w)) {
                uit.push(format!("{kort}:{}: {}", n + 1, regel.trim()));
            }
        }
    }
    uit
}

#[test]
fn sql_stands_in_store_only() {
    let fout = zoek(
        &["sqlx::", "use sqlx", "extern crate sqlx"],
        &["store", "testkit"],
    );
    assert!(fout.is_empty(), "sqlx outside store:\n{}", fout.join("\n"));
    let fout = zoek(
        &["\"SELECT ", "\"INSERT INTO", "\"UPDATE ", "\"DELETE FROM"],
        &[
            "store",
            "testkit",
            "app/tests",
            "web/tests",
            "regiekamer/tests",
            "simulate/tests",
        ],
    );
    assert!(fout.is_empty(), "SQL outside store:\n{}", fout.join("\n"));
}

#[test]
fn the_clock_and_chance_are_read_at_the_edge_only() {
    let fout = zoek(
        &[
            "Timestamp::now",
            "Zoned::now",
            "SystemTime::now",
            "Uuid::now_v7",
            "rand::rng",
            "SysRng",
        ],
        &["regiekamer"],
    );
    assert!(
        fout.is_empty(),
        "clock or chance outside the binary:\n{}",
        fout.join("\n")
    );
}

// SPDX-License-Identifier: EUPL-1.2
//! What the fuzzers found is fed again, so that an input that once opened a new path or broke something is never lost.

use fuzzdoelen::DOELEN;
use std::path::Path;

#[test]
fn het_hele_corpus_gaat_goed() {
    let map = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    for (naam, doel) in DOELEN {
        let mut aantal = 0;
        for bestand in std::fs::read_dir(map.join(naam)).unwrap() {
            let pad = bestand.unwrap().path();
            doel(&std::fs::read(&pad).unwrap());
            aantal += 1;
        }
        assert!(aantal > 0, "no corpus of {naam}");
    }
}

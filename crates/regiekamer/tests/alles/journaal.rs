// SPDX-License-Identifier: EUPL-1.2
//! The worker seals, `journaal verify` finds, `journaal anchor` keeps.

use crate::hulp::{doe, regiekamer, tel, url};
use store::{Resultaat, Uow, voer_technisch};

async fn knoei(uow: &mut Uow, sql: &'static str) -> Resultaat<u64> {
    voer_technisch!(uow, sql)
}

testkit::beide! {
    async fn seal_verify_anchor(w: Wereld) {
        let map = tempfile::tempdir().unwrap();
        let anker = map.path().join("anker.json");
        let anker = anker.to_str().unwrap();
        let zeg = |args: &[&str]| {
            let uit = doe(&w, args);
            let tekst = [uit.stdout, uit.stderr].concat();
            (uit.status.code(), String::from_utf8(tekst).unwrap())
        };
        let (code, gezegd) = zeg(&["journaal", "anchor", anker]);
        assert!(code == Some(1) && gezegd.contains("nog geen zegel"), "{gezegd}");
        assert_eq!(zeg(&["worker", "--once"]).0, Some(0));
        assert!(tel(&w, "SELECT count(*) AS w FROM journaal_zegel").await > 0);
        let (code, gezegd) = zeg(&["journaal", "verify"]);
        assert!(code == Some(0) && gezegd.contains("Alles klopt."), "{gezegd}");
        let (code, gezegd) = zeg(&["journaal", "anchor", anker]);
        assert_eq!(code, Some(0), "{gezegd}");
        // It never writes over another.
        assert_eq!(zeg(&["journaal", "anchor", anker]).0, Some(1));
        let (code, gezegd) = zeg(&["journaal", "verify", "--anchor", anker]);
        assert_eq!(code, Some(0), "{gezegd}");

        let mut uow = w.app.begin(&w.als_systeem()).await.unwrap();
        knoei(&mut uow, "DELETE FROM journaal_zegel").await.unwrap();
        uow.commit().await.unwrap();
        assert_eq!(zeg(&["journaal", "verify"]).0, Some(0));
        let (code, gezegd) = zeg(&["journaal", "verify", "--anchor", anker]);
        assert!(code == Some(1) && gezegd.contains("geen enkel zegel"), "{gezegd}");

        std::fs::write(map.path().join("geen.json"), "{}").unwrap();
        let geen = map.path().join("geen.json");
        let (code, _) = zeg(&["journaal", "verify", "--anchor", geen.to_str().unwrap()]);
        assert_eq!(code, Some(2));
    }

    async fn the_worker_needs_the_key(w: Wereld) {
        let uit = regiekamer().args(["worker", "--once", "--database", &url(&w)]).output().unwrap();
        assert_eq!(uit.status.code(), Some(2));
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM journaal_zegel").await, 0);
    }
}

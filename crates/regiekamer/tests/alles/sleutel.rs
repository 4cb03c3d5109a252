// SPDX-License-Identifier: EUPL-1.2
//! `key rotate` beside a server that runs, and `journaal verify` with the new key alone.

use crate::hulp::{regiekamer, sleutel, start, url};
use domain::bsn::Bsn;
use policy::{Feiten, handelingen::SleutelWisselen};
use store::journaal::{Boeking, Soort};
use store::{bsn, geheim::Sleutels};

testkit::beide! {
    async fn the_key_changes_while_the_server_runs(w: Wereld) {
        let ctx = w.als_systeem();
        let permit = ctx.mag::<SleutelWisselen>(&Feiten::Geen).unwrap();
        let nummer: Bsn = "999990019".parse().unwrap();
        let (_, persoon) = w.huishouden(1).await;
        let mut uow = w.app.begin(&ctx).await.unwrap();
        assert!(bsn::zet(&mut uow, &permit, &w.app.sleutels, persoon, &nummer).await.unwrap());
        uow.boek(&permit, Soort::Gewijzigd, Boeking::default()).await.unwrap();
        uow.commit().await.unwrap();
        app::journaal::verzegel_alle(&w.app).await.unwrap();

        let map = tempfile::tempdir().unwrap();
        let mut server = start(&w, &map);
        let bestand = map.path().join("sleutel");
        let nieuw = format!("{}CA==", "CAgI".repeat(21));
        std::fs::write(&bestand, format!("{nieuw}\n{}\n", sleutel())).unwrap();
        let zeg = |args: &[&str]| {
            let uit = regiekamer().args(args).args(["--database", &url(&w), "--key-file"]).arg(&bestand).output().unwrap();
            (uit.status.code(), String::from_utf8([uit.stdout, uit.stderr].concat()).unwrap())
        };
        let (code, gezegd) = zeg(&["key", "status"]);
        assert!(code == Some(0) && gezegd.contains("Onder een andere sleutel"), "{gezegd}");
        let (code, gezegd) = zeg(&["key", "rotate"]);
        assert!(code == Some(0) && gezegd.contains("Er staat niets meer"), "{gezegd}");
        assert!(server.proces.0.try_wait().unwrap().is_none(), "the server stopped");

        // The old key goes.
        std::fs::write(&bestand, &nieuw).unwrap();
        let (code, gezegd) = zeg(&["journaal", "verify"]);
        assert!(code == Some(0) && gezegd.contains("Alles klopt."), "{gezegd}");
        let (code, gezegd) = zeg(&["key", "status"]);
        assert!(code == Some(0) && !gezegd.contains("andere sleutel"), "{gezegd}");
        let mut uow = w.kijk().await;
        let alleen = Sleutels::uit_tekst(&nieuw).unwrap();
        assert_eq!(bsn::persoon_met(&mut uow, &alleen, &nummer).await.unwrap(), Some(persoon));
        assert_eq!(bsn::persoon_met(&mut uow, &w.app.sleutels, &nummer).await.unwrap(), None);
        uow.rollback().await.unwrap();
        // And without the new one nothing works: the command says so.
        std::fs::write(&bestand, format!("{}CQ==", "CQkJ".repeat(21))).unwrap();
        let (code, gezegd) = zeg(&["key", "rotate"]);
        assert!(code == Some(1) && gezegd.contains("can't be opened"), "{gezegd}");
    }
}

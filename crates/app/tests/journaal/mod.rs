// SPDX-License-Identifier: EUPL-1.2
//! Sealing the journaal: each row once, and whoever touches a sealed row afterwards is found.

mod gelijktijdig;
mod opzet;
pub(crate) mod rechten;

use app::AppFout;
use app::journaal::{Controleopdracht, alarm, alarm_ergens, anker, controleer, stand, verzegel};
use domain::journaal::{Anker, Wat};
use jiff::SignedDuration;
use opzet::*;
use policy::Doel;
use testkit::{Wie, beide};

beide! {
    async fn every_row_is_sealed_once(w: Wereld) {
        let eerder = tel(&w, "SELECT count(*) AS w FROM journaal").await;
        regels(&w, 3).await;
        assert_eq!(verzegel(&w.app, &w.als_systeem(), |_| ()).await.unwrap(), eerder as u64 + 3);
        assert_eq!(verzegel(&w.app, &w.als_systeem(), |_| ()).await.unwrap(), 0);
        regels(&w, 2).await;
        assert_eq!(verzegel(&w.app, &w.als_systeem(), |_| ()).await.unwrap(), 2);
        let verslag = verslag(&w, vec![]).await;
        assert!(verslag.schoon(), "{:?}", verslag.bevindingen);
        assert_eq!((verslag.zegels, verslag.regels), (2, eerder as u64 + 5));
    }

    async fn the_policy_that_decided_is_kept_and_sealed(w: Wereld) {
        regels(&w, 1).await;
        let met = tel(&w, "SELECT count(*) AS w FROM journaal WHERE beleid = '' OR beleid_versie = 0").await;
        assert_eq!(met, 0);
        // A melder may not make an anker: no policy says so, and that is what the row says.
        let melder = w.app.ctx(policy::Actor::melder(w.app.gemeente), Doel::Toezicht);
        assert!(matches!(anker(&w.app, &melder).await, Err(AppFout::Geweigerd(_))));
        let geen = "SELECT count(*) AS w FROM journaal WHERE soort = 'geweigerd' AND beleid = 'geen'";
        assert_eq!(tel(&w, geen).await, 1);
        verzegel(&w.app, &w.als_systeem(), |_| ()).await.unwrap();
        assert!(verslag(&w, vec![]).await.schoon());
        // The texts of that version are there, and a changed text shows.
        let mut uow = w.kijk().await;
        let tekst = store::beleid::tekst(&mut uow, policy::beleid::versie()).await.unwrap();
        uow.rollback().await.unwrap();
        assert_eq!(tekst.as_deref(), Some(policy::beleid::tekst()));
        technisch(&w, "UPDATE beleid_versie SET tekst = '[]' WHERE $1 > 0").await;
        let anders = Wat::BeleidOntbreekt(policy::beleid::versie());
        assert_eq!(wat(&w).await, [(1, anders)]);
        technisch(&w, "DELETE FROM beleid_versie WHERE $1 > 0").await;
        store::beleid::bewaar(&w.app.db).await.unwrap();
        assert!(verslag(&w, vec![]).await.schoon());
        technisch(&w, "UPDATE journaal SET beleid = 'rol.fg' WHERE gemeente = $1 AND beleid = 'geen'").await;
        assert!(matches!(wat(&w).await.as_slice(), [(1, Wat::Gewijzigd(_))]));
    }

    async fn a_changed_row_is_found(w: Wereld) {
        let (eerste, tweede) = twee_zegels(&w).await;
        sql(&w, "UPDATE journaal SET reden = 'anders' WHERE gemeente = $1 AND id = $2", tweede[1]).await;
        assert_eq!(wat(&w).await, [(3, Wat::Gewijzigd(tweede[1]))]);
        // The clock of a row counts too, and the check can begin later.
        sql(&w, "UPDATE journaal SET medewerker_id = NULL, rol = 'x' WHERE gemeente = $1 AND id = $2", eerste[0]).await;
        assert_eq!(wat(&w).await.len(), 2);
        let opdracht = Controleopdracht { vanaf: 3, ..eigen(&w) };
        let later = controleer(&w.app, &w.als_systeem(), opdracht, |_| ()).await.unwrap();
        assert_eq!(later.bevindingen.len(), 1);
        let opdracht = Controleopdracht { laatste_regels: Some(5), ..eigen(&w) };
        let laatste = controleer(&w.app, &w.als_systeem(), opdracht, |_| ()).await.unwrap();
        assert_eq!((laatste.bevindingen.len(), laatste.zegels), (1, 1));
    }

    async fn a_deleted_row_is_found(w: Wereld) {
        let (eerste, _) = twee_zegels(&w).await;
        sql(&w, "DELETE FROM journaal WHERE gemeente = $1 AND id = $2", eerste[2]).await;
        assert_eq!(wat(&w).await, [(2, Wat::Verdwenen(eerste[2]))]);
    }

    async fn an_inserted_row_is_found(w: Wereld) {
        let (eerste, tweede) = twee_zegels(&w).await;
        let tussen = na(eerste[1]);
        kopie(&w, tweede[0], tussen).await;
        assert_eq!(wat(&w).await, [(2, Wat::Ingevoegd(tussen))]);
    }

    async fn reordered_rows_are_found(w: Wereld) {
        let (eerste, _) = twee_zegels(&w).await;
        let (a, b) = (eerste[0], eerste[2]);
        verwissel(&w, a, b).await;
        let verwacht = [(2, Wat::Verplaatst { van: a, naar: b }), (2, Wat::Verplaatst { van: b, naar: a })];
        assert_eq!(wat(&w).await, verwacht);
    }

    async fn a_dropped_batch_is_found(w: Wereld) {
        twee_zegels(&w).await;
        technisch(&w, "DELETE FROM journaal_zegel WHERE gemeente = $1 AND nummer = 2").await;
        assert_eq!(wat(&w).await, [(3, Wat::ZegelsWeg { van: 2, tot: 2 })]);
    }

    async fn a_cut_tail_is_found_with_an_anchor(w: Wereld) {
        let (_, tweede) = twee_zegels(&w).await;
        let tekst = anker(&w.app, &w.als(Wie::Fg, Doel::Toezicht)).await.unwrap();
        let bewaard = Anker::lees(&tekst).unwrap();
        assert!(verslag(&w, vec![bewaard.clone()]).await.schoon());
        technisch(&w, "DELETE FROM journaal_zegel WHERE gemeente = $1 AND nummer = 3").await;
        for id in tweede {
            sql(&w, "DELETE FROM journaal WHERE gemeente = $1 AND id = $2", id).await;
        }
        assert!(verslag(&w, vec![]).await.schoon());
        let verslag = verslag(&w, vec![bewaard]).await;
        let gevonden: Vec<_> = verslag.bevindingen.iter().map(|b| (b.zegel, &b.wat)).collect();
        assert_eq!(gevonden, [(3, &Wat::StaartWeg { laatste: 2 })]);
    }

    async fn a_replaced_key_is_found(w: Wereld) {
        twee_zegels(&w).await;
        let oud = Anker::lees(&anker(&w.app, &w.als_systeem()).await.unwrap()).unwrap();
        regels(&w, 1).await;
        let andere = met_sleutel(&w, 9);
        verzegel(&andere, &w.als_systeem(), |_| ()).await.unwrap();
        let id = andere.sleutels.publiek()[0].id();
        assert_eq!(wat(&w).await, [(4, Wat::AndereSleutel(id))]);
        // Who replaced it gives the anker of before: then the old and the new key are both trusted.
        let opdracht = Controleopdracht {
            ankers: vec![oud],
            vertrouwd: andere.sleutels.publiek(),
            ..Controleopdracht::default()
        };
        let verslag = controleer(&w.app, &w.als_systeem(), opdracht, |_| ()).await.unwrap();
        assert!(verslag.schoon(), "{:?}", verslag.bevindingen);
    }

    async fn a_changed_zegel_is_found(w: Wereld) {
        twee_zegels(&w).await;
        technisch(&w, "UPDATE journaal_zegel SET aantal = aantal + 1 WHERE gemeente = $1 AND nummer = 2").await;
        let gevonden = wat(&w).await;
        assert_eq!(gevonden[0], (2, Wat::Handtekening));
    }

    async fn a_row_that_waits_too_long_raises_the_alarm(w: Wereld) {
        let fg = || w.als(Wie::Fg, Doel::Toezicht);
        regels(&w, 1).await;
        assert_eq!(alarm(&w.app, &w.als_systeem()).await.unwrap(), None);
        assert!(!alarm_ergens(&w.app).await.unwrap());
        w.bron.verder(SignedDuration::from_secs(61));
        assert!(alarm_ergens(&w.app).await.unwrap());
        assert!(alarm(&w.app, &w.als_systeem()).await.unwrap().is_some());
        let nu = stand(&w.app, &fg()).await.unwrap();
        assert!(nu.alarm && nu.laatste.is_none() && nu.wachtend > 0);
        app::journaal::verzegel_alle(&w.app).await.unwrap();
        assert_eq!(alarm(&w.app, &w.als_systeem()).await.unwrap(), None);
        let nu = stand(&w.app, &fg()).await.unwrap();
        assert!(!nu.alarm);
        assert_eq!((nu.laatste.map(|z| z.nummer), nu.wachtend), (Some(1), 0));
    }

    async fn only_the_fg_checks_and_only_the_system_seals(w: Wereld) {
        for wie in [Wie::Beheerder, Wie::Procesmanager, Wie::Regisseur, Wie::Ketenpartner] {
            let ctx = w.als(wie, Doel::Toezicht);
            assert!(matches!(stand(&w.app, &ctx).await, Err(AppFout::Geweigerd(_))));
            assert!(matches!(anker(&w.app, &ctx).await, Err(AppFout::Geweigerd(_))));
            let uit = controleer(&w.app, &ctx, eigen(&w), |_| ()).await;
            assert!(matches!(uit, Err(AppFout::Geweigerd(_))));
        }
        let fg = w.als(Wie::Fg, Doel::Toezicht);
        assert!(matches!(verzegel(&w.app, &fg, |_| ()).await, Err(AppFout::Geweigerd(_))));
        let geweigerd = tel(&w, "SELECT count(*) AS w FROM journaal WHERE soort = 'geweigerd'").await;
        assert_eq!(geweigerd, 4 * 3 + 1);
        assert!(matches!(anker(&w.app, &fg).await, Err(AppFout::Regel(_))));
    }
}

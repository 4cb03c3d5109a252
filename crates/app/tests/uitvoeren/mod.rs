// SPDX-License-Identifier: EUPL-1.2
//! Tests of the capability `uitvoeren`, on both engines.

use crate::overleg::opzet::{Zaak, zaak};
use app::casus::overzicht;
use app::{AppFout, uitvoeren};
use domain::casus::Fase;
use domain::journaal::{Logregel, Status};
use jiff::Timestamp;
use policy::Doel;
use store::waarde;
use testkit::{Wereld, Wie};

async fn geboekt(w: &Wereld) -> store::Resultaat<Option<i64>> {
    let mut uow = w.kijk().await;
    waarde!(
        uow,
        i64,
        "SELECT count(*) AS w FROM journaal WHERE soort = 'geexporteerd'"
    )
}

async fn logboek(w: &Wereld, van: Timestamp, tot: Timestamp) -> Vec<Logregel> {
    let mut uit = Vec::new();
    uitvoeren::logboek::<AppFout>(
        &w.app,
        &w.als_systeem(),
        van,
        tot,
        "https://register.example",
        |r| {
            uit.push(r.clone());
            Ok(())
        },
    )
    .await
    .unwrap();
    uit
}

testkit::beide! {
    // Anchors: the filter is ignored in the export; a bulk action stops at the size of a page.
    async fn an_export_keeps_to_its_period_and_is_whole(w: Wereld) {
        let mut tekst = "bron_kenmerk;ontvangen_op;hoedanigheid;anoniem;over_adres;wat\n".to_owned();
        for n in 0..1100 {
            let dag = if n % 10 == 0 { "2026-10-31" } else { "2026-11-01" };
            tekst.push_str(&format!("Z-{n};{dag};buur;ja;Proefstraat {n};Er staat al dagen afval.\n"));
        }
        let bestand = app::importeren::lees_bestand(tekst.as_bytes()).unwrap();
        let rijen: Vec<_> = bestand.rijen().map(|(_, r)| domain::import::controleer_rij(&bestand.kop, r, w.nu()).unwrap()).collect();
        for deel in rijen.chunks(app::importeren::PARTIJ) {
            app::importeren::importeer(&w.app, &w.als_systeem(), &app::importeren::Wijken::default(), deel).await.unwrap();
        }
        let aantal = async |van: &str, tot: &str| {
            let moment = |dag: &str| domain::termijn::begin_van_dag(dag.parse().unwrap());
            let mut gezien = std::collections::BTreeSet::new();
            let n = uitvoeren::meldingen::<AppFout>(&w.app, &w.als_systeem(), moment(van), moment(tot), |m| {
                gezien.insert(m.kenmerk.clone());
                Ok(())
            }).await.unwrap();
            assert_eq!(u64::try_from(gezien.len()).unwrap(), n, "each once");
            n
        };
        assert_eq!(aantal("2026-10-01", "2026-12-01").await, 1100);
        assert_eq!(aantal("2026-10-31", "2026-11-01").await, 110);
        assert_eq!(aantal("2026-11-01", "2026-11-02").await, 990);
        assert_eq!(aantal("2026-11-02", "2026-12-01").await, 0);
    }

    async fn an_export_is_booked_and_for_the_system_only(w: Wereld) {
        let melding = domain::melding::NieuweMelding {
            hoedanigheid: "buur".to_owned(), anoniem: "ja".to_owned(), over_adres: "Proefstraat 1".to_owned(),
            wat: "Er staat al dagen afval in de hal.".to_owned(), gevaar: "nee".to_owned(),
            ..domain::melding::NieuweMelding::default()
        };
        let kenmerk = app::melding::doe_melding(&w.app, &w.als_melder(), melding).await.unwrap();
        let mut gezien = Vec::new();
        let (van, tot) = (Timestamp::UNIX_EPOCH, w.nu() + jiff::SignedDuration::from_hours(1));
        let aantal = uitvoeren::meldingen::<AppFout>(&w.app, &w.als_systeem(), van, tot, |m| {
            gezien.push(m.kenmerk.clone());
            Ok(())
        }).await.unwrap();
        assert_eq!((aantal, gezien), (1, vec![kenmerk]));
        assert_eq!(geboekt(&w).await.unwrap(), Some(1));
        let leeg = uitvoeren::meldingen::<AppFout>(&w.app, &w.als_systeem(), van, w.nu() - jiff::SignedDuration::from_hours(1), |_| Ok(())).await;
        assert_eq!(leeg.unwrap(), 0);
        let ctx = w.als(Wie::Beheerder, Doel::Beheer);
        let uit = uitvoeren::meldingen::<AppFout>(&w.app, &ctx, van, tot, |_| Ok(())).await;
        assert!(matches!(uit, Err(AppFout::Geweigerd(_))));
        let uit = uitvoeren::journaal_van::<AppFout>(&w.app, &w.als_systeem(), domain::Id::new(uuid::Uuid::nil()), |_| Ok(())).await;
        // Its own booking is the only row.
        assert_eq!(uit.unwrap(), 1);
    }

    // I5: one record per act and per person concerned, by pseudonym, and never who looked.
    async fn the_logboek_says_what_was_done_with_whose_data_and_not_by_whom(w: Wereld) {
        let wat = Zaak { nummer: 1, fase: Fase::Uitvoering, regisseur: Some(Wie::Regisseur), team: 2 };
        let id = zaak(&w, wat).await;
        w.huishouden(9).await;
        let ruil = "UPDATE casus SET huishouden_id = (SELECT huishouden_id FROM huishouden_lid)".to_owned();
        assert_eq!(testkit::rauw::sql(&w.app.db, ruil).await, Ok(1));
        for _ in 0..2 {
            overzicht::overzicht(&w.app, &w.als(Wie::Regisseur, Doel::Regie), id).await.unwrap();
        }
        let buiten = overzicht::overzicht(&w.app, &w.als(Wie::Regisseur2, Doel::Regie), id).await;
        assert!(matches!(buiten, Err(AppFout::Geweigerd(_))));
        let uur = jiff::SignedDuration::from_hours(1);
        let regels = logboek(&w, w.nu() - uur, w.nu() + uur).await;
        // Within one millisecond the order of ids is that of chance.
        let (gedaan, geweigerd): (Vec<&Logregel>, Vec<_>) = regels
            .iter()
            .filter(|r| r.name == "casus.openen")
            .partition(|r| r.status == Status::Ok);
        let ([een, twee], [_]) = (gedaan.as_slice(), geweigerd.as_slice()) else { panic!("{regels:?}") };
        assert_eq!(een.attributes.betrokkene.as_ref().map(String::len), Some(32));
        assert_eq!(een.attributes.betrokkene, twee.attributes.betrokkene, "the same person, the same pseudonym");
        assert_ne!(een.span_id, twee.span_id);
        assert_ne!(een.trace_id, twee.trace_id);
        assert!(een.attributes.verwerkingsactiviteit.starts_with("https://register.example/casus.openen/"));
        let tekst = serde_json::to_string(&regels).unwrap();
        for wie in [Wie::Regisseur, Wie::Regisseur2] {
            let medewerker = w.als(wie, Doel::Regie).actor.medewerker.unwrap().uuid();
            assert!(!tekst.contains(&medewerker.to_string()) && !tekst.contains(&medewerker.simple().to_string()));
        }
        assert!(logboek(&w, w.nu() + uur, w.nu() + uur + uur).await.is_empty());
        let beheer = w.als(Wie::Beheerder, Doel::Beheer);
        let uit = uitvoeren::logboek::<AppFout>(&w.app, &beheer, w.nu(), w.nu(), "https://r", |_| Ok(())).await;
        assert!(matches!(uit, Err(AppFout::Geweigerd(_))));
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! Tests of the capability `uitvoeren`, on both engines.

use app::{AppFout, uitvoeren};
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

testkit::beide! {
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
}

// SPDX-License-Identifier: EUPL-1.2
//! Tests of looking at sessions and ending them, on both engines.

use super::account;
use app::AppFout;
use app::aanmelden::{Welke, aangemeld, aanmelden_met_account, beeindig_eigen, beeindig_van, eigen, sessie};
use domain::aanmelden::Aanmeldwijze;
use jiff::SignedDuration;
use policy::Doel;
use testkit::{Wereld, Wie};

async fn geldt(w: &Wereld, cookie: &str) -> bool {
    sessie(&w.app, cookie).await.unwrap().is_some()
}

testkit::beide! {
    async fn own_sessions_are_seen_and_ended(w: Wereld) {
        let mut cookies = Vec::new();
        for _ in 0..3 {
            cookies.push(aanmelden_met_account(&w.app, &account("s.aalders")).await.unwrap());
            w.bron.verder(SignedDuration::from_mins(10));
        }
        let ander = aanmelden_met_account(&w.app, &account("d.kaya")).await.unwrap();
        let ctx = w.als(Wie::Regisseur, Doel::Aanmelden);
        let alle = eigen(&w.app, &ctx, &cookies[0]).await.unwrap();
        assert_eq!(alle.iter().map(|r| r.deze).collect::<Vec<_>>(), [false, false, true]);
        assert_eq!((alle[0].browser.as_str(), alle[0].hoe.0), ("Firefox op Windows", Aanmeldwijze::Werkaccount));
        // One of somebody else is not mine to end.
        let van_ander = eigen(&w.app, &w.als(Wie::Regisseur2, Doel::Aanmelden), &ander).await.unwrap()[0].id;
        assert_eq!(beeindig_eigen(&w.app, &ctx, &cookies[0], Welke::Een(van_ander)).await.unwrap(), 0);
        assert_eq!(beeindig_eigen(&w.app, &ctx, &cookies[0], Welke::Een(alle[0].id)).await.unwrap(), 1);
        assert!(!geldt(&w, &cookies[2]).await && geldt(&w, &cookies[1]).await && geldt(&w, &ander).await);
        assert_eq!(beeindig_eigen(&w.app, &ctx, &cookies[0], Welke::Andere).await.unwrap(), 1);
        assert!(!geldt(&w, &cookies[1]).await && geldt(&w, &cookies[0]).await && geldt(&w, &ander).await);
        // What is over is not listed.
        w.bron.verder(SignedDuration::from_hours(3));
        let ctx = w.als(Wie::Regisseur, Doel::Aanmelden);
        assert!(eigen(&w.app, &ctx, &cookies[0]).await.unwrap().is_empty());
        assert!(eigen(&w.app, &w.als_melder(), "x").await.is_err());
    }

    async fn the_beheerder_ends_all_sessions_of_somebody(w: Wereld) {
        let een = aanmelden_met_account(&w.app, &account("s.aalders")).await.unwrap();
        let twee = aanmelden_met_account(&w.app, &account("s.aalders")).await.unwrap();
        let ander = aanmelden_met_account(&w.app, &account("d.kaya")).await.unwrap();
        let beheer = w.als(Wie::Beheerder, Doel::Beheer);
        let l = aangemeld(&w.app, &beheer).await.unwrap();
        assert_eq!(l.iter().map(|r| r.aantal).collect::<Vec<_>>(), [1, 2]);
        let wie = Wereld::medewerker(Wie::Regisseur);
        let regisseur = w.als(Wie::Regisseur2, Doel::Beheer);
        assert!(matches!(aangemeld(&w.app, &regisseur).await, Err(AppFout::Geweigerd(_))));
        assert!(matches!(beeindig_van(&w.app, &regisseur, wie).await, Err(AppFout::Geweigerd(_))));
        assert_eq!(beeindig_van(&w.app, &beheer, wie).await.unwrap(), 2);
        assert!(!geldt(&w, &een).await && !geldt(&w, &twee).await && geldt(&w, &ander).await);
    }
}

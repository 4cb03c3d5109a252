// SPDX-License-Identifier: EUPL-1.2
//! Tests of the sign-in with a work account, on both engines. The exchange with a real provider is tested in
//! e2e/tests/oidc.spec.ts.

mod nood;
mod sessies;

use app::aanmelden::{Account, Sessieduur, aanmelden_met_account, begin_poging, neem_poging, sessie, weiger};
use app::beheer::{beeindig_sessies, deactiveer};
use app::{AppFout, Uitkomst};
use jiff::SignedDuration;
use policy::{Doel, Rol};
use store::{Resultaat, Uow, waarde};
use testkit::{Wereld, Wie};

fn account(naam: &str) -> Account<'_> {
    Account {
        naam,
        acr: Some("loa-substantieel"),
        rollen: None,
        vorige: None,
        browser: "Firefox/140 (Windows)",
    }
}

/// Kind, reason and person of the last row of the journaal about signing in.
async fn laatste(w: &Wereld) -> String {
    let rij = laatste_rij(&mut w.kijk().await).await.unwrap().unwrap();
    // Rows of one moment have no order; the next one comes later.
    w.bron.verder(SignedDuration::from_secs(1));
    rij
}

async fn laatste_rij(uow: &mut Uow) -> Resultaat<Option<String>> {
    waarde!(
        uow,
        String,
        "SELECT j.soort || '|' || j.reden || '|' || COALESCE(m.aanmeldnaam, '') AS w
           FROM journaal j LEFT JOIN medewerker m ON m.gemeente = j.gemeente AND m.id = COALESCE(j.medewerker_id, j.onderwerp_id)
          WHERE j.handeling = 'aanmelden' ORDER BY j.id DESC LIMIT 1"
    )
}

fn reden<T: std::fmt::Debug>(uit: Uitkomst<T>) -> String {
    match uit {
        Err(AppFout::Regel(w)) => w.reden,
        anders => panic!("no refusal: {anders:?}"),
    }
}

testkit::beide! {
    async fn an_attempt_works_once_in_one_browser_for_ten_minutes(w: Wereld) {
        let p = begin_poging(&w.app, "browser", "/casussen").await.unwrap();
        assert!(p.state != p.nonce && p.nonce != p.pkce && p.state.len() == 64);
        assert!(neem_poging(&w.app, "iets anders", "browser").await.unwrap().is_none());
        assert!(neem_poging(&w.app, &p.state, "andere browser").await.unwrap().is_none());
        let terug = neem_poging(&w.app, &p.state, "browser").await.unwrap().unwrap();
        assert_eq!((terug.nonce, terug.pkce, terug.na), (p.nonce, p.pkce, "/casussen".to_owned()));
        assert!(neem_poging(&w.app, &p.state, "browser").await.unwrap().is_none());
        let p = begin_poging(&w.app, "browser", "/").await.unwrap();
        w.bron.verder(SignedDuration::from_mins(11));
        assert!(neem_poging(&w.app, &p.state, "browser").await.unwrap().is_none());
    }

    async fn two_callbacks_at_once_get_one_attempt(w: Wereld) {
        let p = begin_poging(&w.app, "b", "/").await.unwrap();
        let (een, twee) = tokio::join!(neem_poging(&w.app, &p.state, "b"), neem_poging(&w.app, &p.state, "b"));
        assert_eq!(usize::from(een.unwrap().is_some()) + usize::from(twee.unwrap().is_some()), 1);
    }

    async fn old_attempts_are_cleaned_up(w: Wereld) {
        begin_poging(&w.app, "b", "/").await.unwrap();
        w.bron.verder(SignedDuration::from_mins(11));
        begin_poging(&w.app, "b", "/").await.unwrap();
        assert_eq!(app::kern::ruim_op(&w.app).await.unwrap(), 1);
    }

    async fn sign_in_is_in_the_journaal_with_its_level(w: Wereld) {
        let cookie = aanmelden_met_account(&w.app, &account("s.aalders")).await.unwrap();
        assert_eq!(laatste(&w).await, "aangemeld|werkaccount, acr loa-substantieel|s.aalders");
        let actor = sessie(&w.app, &cookie).await.unwrap().unwrap().actor;
        assert!(actor.is(Rol::Casusregisseur));
        // Again in the same browser: a new secret, and the old one is over.
        let nieuw = aanmelden_met_account(&w.app, &Account { vorige: Some(&cookie), ..account("s.aalders") }).await.unwrap();
        assert_ne!(nieuw, cookie);
        assert!(sessie(&w.app, &cookie).await.unwrap().is_none());
        assert!(sessie(&w.app, &nieuw).await.unwrap().is_some());
    }

    async fn refusals_look_alike_and_are_in_the_journaal(w: Wereld) {
        let onbekend = reden(aanmelden_met_account(&w.app, &account("niemand")).await);
        assert_eq!(laatste(&w).await, "geweigerd|account.onbekend|");
        deactiveer(&w.app, &w.als_systeem(), "d.kaya").await.unwrap();
        let inactief = reden(aanmelden_met_account(&w.app, &account("d.kaya")).await);
        assert_eq!(laatste(&w).await, "geweigerd|account.inactief|d.kaya");
        let geen = [String::from("baas")];
        let zonder = reden(aanmelden_met_account(&w.app, &Account { rollen: Some(&geen), ..account("s.aalders") }).await);
        assert_eq!(laatste(&w).await, "geweigerd|account.zonder_rol|s.aalders");
        let aanbieder = reden(weiger(&w.app, "nonce").await);
        assert_eq!(laatste(&w).await, "geweigerd|aanbieder.nonce|");
        assert!([inactief, zonder, aanbieder].iter().all(|r| *r == onbekend));
    }

    async fn roles_of_the_provider_replace_ours(w: Wereld) {
        let rollen = ["teamleider".to_owned(), "iets-anders".to_owned()];
        let cookie = aanmelden_met_account(&w.app, &Account { rollen: Some(&rollen), ..account("s.aalders") }).await.unwrap();
        let actor = sessie(&w.app, &cookie).await.unwrap().unwrap().actor;
        assert!(actor.is(Rol::Teamleider) && !actor.is(Rol::Casusregisseur));
    }

    async fn limits_of_a_session_are_configuration(w: Wereld) {
        let mut app = w.app.clone();
        app.sessies = Sessieduur { stil: SignedDuration::from_mins(10), geheel: SignedDuration::from_hours(1) };
        let cookie = aanmelden_met_account(&app, &account("s.aalders")).await.unwrap();
        for _ in 0..7 {
            w.bron.verder(SignedDuration::from_mins(8));
            assert!(sessie(&app, &cookie).await.unwrap().is_some());
        }
        w.bron.verder(SignedDuration::from_mins(8));
        assert!(sessie(&app, &cookie).await.unwrap().is_none(), "over an hour, though in use");
        let cookie = aanmelden_met_account(&app, &account("s.aalders")).await.unwrap();
        w.bron.verder(SignedDuration::from_mins(11));
        assert!(sessie(&app, &cookie).await.unwrap().is_none(), "ten minutes without use");
    }

    async fn all_sessions_of_a_person_can_be_ended(w: Wereld) {
        let een = aanmelden_met_account(&w.app, &account("s.aalders")).await.unwrap();
        let twee = aanmelden_met_account(&w.app, &account("s.aalders")).await.unwrap();
        let ander = aanmelden_met_account(&w.app, &account("d.kaya")).await.unwrap();
        let regisseur = w.als(Wie::Regisseur, Doel::Beheer);
        assert!(matches!(beeindig_sessies(&w.app, &regisseur, "d.kaya").await, Err(AppFout::Geweigerd(_))));
        let beheer = w.als(Wie::Beheerder, Doel::Beheer);
        assert!(matches!(beeindig_sessies(&w.app, &beheer, "niemand").await, Err(AppFout::NietGevonden)));
        assert_eq!(beeindig_sessies(&w.app, &beheer, "s.aalders").await.unwrap(), 2);
        assert!(sessie(&w.app, &een).await.unwrap().is_none());
        assert!(sessie(&w.app, &twee).await.unwrap().is_none());
        assert!(sessie(&w.app, &ander).await.unwrap().is_some());
    }
}

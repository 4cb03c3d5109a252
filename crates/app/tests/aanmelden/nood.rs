// SPDX-License-Identifier: EUPL-1.2
//! Tests of the emergency account, on both engines.

use super::{laatste, reden};
use app::aanmelden::{
    Nood, NoodGeheimen, aanmelden_met_nood, maak_noodaccount, sessie, verwijder_noodaccount,
};
use app::beheer::deactiveer;
use app::toezicht::{LijstVraag, lijst};
use app::{AppFout, Uitkomst};
use domain::toezicht::Merksoort;
use jiff::SignedDuration;
use policy::{Doel, Rol};
use testkit::{Wereld, Wie};
use totp_rs::Totp;

const NAAM: &str = "b.beheer";

async fn maak(w: &Wereld) -> (NoodGeheimen, Totp) {
    let g = maak_noodaccount(&w.app, &w.als_systeem(), NAAM).await.unwrap();
    let totp = Totp::from_url(&g.otpauth).unwrap();
    (g, totp)
}

fn code(w: &Wereld, totp: &Totp) -> String {
    totp.generate(u64::try_from(w.nu().as_second()).unwrap())
        .to_string()
}

async fn probeer(w: &Wereld, naam: &str, wachtwoord: &str, code: &str) -> Uitkomst<String> {
    let n = Nood {
        naam,
        wachtwoord,
        code,
        vorige: None,
        browser: "",
    };
    aanmelden_met_nood(&w.app, &n).await
}

testkit::beide! {
    async fn it_opens_a_short_session_as_beheerder_and_the_fg_sees_it(w: Wereld) {
        let (g, totp) = maak(&w).await;
        let cookie = probeer(&w, NAAM, &g.wachtwoord, &code(&w, &totp)).await.unwrap();
        assert_eq!(laatste(&w).await, "aangemeld|noodaccount|b.beheer");
        let actor = sessie(&w.app, &cookie).await.unwrap().unwrap().actor;
        assert_eq!(actor.rollen.iter().collect::<Vec<_>>(), [Rol::Beheerder]);
        let l = lijst(&w.app, &w.als(Wie::Fg, Doel::Toezicht), &LijstVraag::default()).await.unwrap();
        let met: Vec<_> = l.regels.iter().filter(|r| r.merken.iter().any(|m| m.soort == Merksoort::Noodaccount)).collect();
        assert_eq!(met.len(), 1);
        assert!(met[0].rij.naam.contains("Beheer") && met[0].merken[0].reden.contains("1 keer"), "{:?}", met[0]);
        for _ in 0..2 {
            w.bron.verder(SignedDuration::from_mins(14));
            assert!(sessie(&w.app, &cookie).await.unwrap().is_some());
        }
        w.bron.verder(SignedDuration::from_mins(14));
        assert!(sessie(&w.app, &cookie).await.unwrap().is_none(), "in use, and over its end");
    }

    async fn a_code_works_once_and_an_older_one_no_more(w: Wereld) {
        let (g, totp) = maak(&w).await;
        let eerder = code(&w, &totp);
        w.bron.verder(SignedDuration::from_secs(30));
        let nu = code(&w, &totp);
        let (een, twee) = tokio::join!(probeer(&w, NAAM, &g.wachtwoord, &nu), probeer(&w, NAAM, &g.wachtwoord, &nu));
        assert!(een.is_ok() != twee.is_ok(), "of two at the same moment one gets in");
        w.bron.verder(SignedDuration::from_secs(1));
        for oud in [&nu, &eerder] {
            reden(probeer(&w, NAAM, &g.wachtwoord, oud).await);
            assert_eq!(laatste(&w).await, "geweigerd|nood.herhaald|b.beheer");
        }
        w.bron.verder(SignedDuration::from_secs(30));
        probeer(&w, NAAM, &g.wachtwoord, &code(&w, &totp)).await.unwrap();
    }

    async fn refusals_look_alike_and_are_in_the_journaal_with_their_reason(w: Wereld) {
        let (g, totp) = maak(&w).await;
        let goed = code(&w, &totp);
        let mut teksten = Vec::new();
        for (naam, wachtwoord, code, verwacht) in [
            ("niemand", g.wachtwoord.as_str(), goed.as_str(), "geweigerd|nood.onbekend|"),
            ("s.aalders", &g.wachtwoord, &goed, "geweigerd|nood.onbekend|"),
            (NAAM, "iets anders", &goed, "geweigerd|nood.wachtwoord|b.beheer"),
            (NAAM, &g.wachtwoord, "12", "geweigerd|nood.code|b.beheer"),
            (NAAM, &g.wachtwoord, "", "geweigerd|nood.code|b.beheer"),
        ] {
            teksten.push(reden(probeer(&w, naam, wachtwoord, code).await));
            assert_eq!(laatste(&w).await, verwacht);
        }
        deactiveer(&w.app, &w.als_systeem(), NAAM).await.unwrap();
        teksten.push(reden(probeer(&w, NAAM, &g.wachtwoord, &goed).await));
        assert_eq!(laatste(&w).await, "geweigerd|nood.inactief|b.beheer");
        assert!(teksten.iter().all(|t| *t == teksten[0]), "{teksten:?}");
    }

    async fn only_the_command_line_makes_it_and_only_for_a_beheerder(w: Wereld) {
        let beheer = w.als(Wie::Beheerder, Doel::Beheer);
        assert!(matches!(maak_noodaccount(&w.app, &beheer, NAAM).await, Err(AppFout::Geweigerd(_))));
        assert!(matches!(maak_noodaccount(&w.app, &w.als_systeem(), "s.aalders").await, Err(AppFout::Regel(_))));
        assert!(matches!(maak_noodaccount(&w.app, &w.als_systeem(), "niemand").await, Err(AppFout::NietGevonden)));
        let (oud, totp) = maak(&w).await;
        let (nieuw, _) = maak(&w).await;
        assert_ne!(oud.wachtwoord, nieuw.wachtwoord);
        assert_eq!(nieuw.wachtwoord.len(), 29);
        reden(probeer(&w, NAAM, &oud.wachtwoord, &code(&w, &totp)).await);
        verwijder_noodaccount(&w.app, &w.als_systeem(), NAAM).await.unwrap();
        assert!(matches!(verwijder_noodaccount(&w.app, &w.als_systeem(), NAAM).await, Err(AppFout::NietGevonden)));
        reden(probeer(&w, NAAM, &nieuw.wachtwoord, "123456").await);
        let mut uit = w.app.clone();
        uit.nood = None;
        let n = Nood { naam: NAAM, wachtwoord: "", code: "", vorige: None, browser: "" };
        assert!(matches!(aanmelden_met_nood(&uit, &n).await, Err(AppFout::NietGevonden)));
    }
}

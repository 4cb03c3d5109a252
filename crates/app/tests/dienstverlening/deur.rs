// SPDX-License-Identifier: EUPL-1.2
//! The door of a guest: open from the first day up to and with the last, shut at once when the agreement stops.

use super::{als, fout, id_van, met_regisseur, wie};
use app::aanmelden::sessie;
use app::casus::blad::blad;
use app::casus::lijst;
use app::dienstverlening::{blad as dienstblad, stop, werkplekken, wissel, zet_laatste_dag};
use app::inzage::{Vraag, dossier};
use app::kern::{Volgorde, bewaar_concept, lees_concept};
use app::{AppFout, beheer, mijn_werk, notitie, team, zoeken};
use domain::{CasusId, Gemeente};
use jiff::SignedDuration;
use policy::{Doel, Rol};
use testkit::{Buren, Wereld, Wie, beide};

const DAG: SignedDuration = SignedDuration::from_hours(24);

/// What the guest gets of the casus and of the list: the same answer.
async fn opent(w: &Wereld, cookie: &str, casus: CasusId) -> Result<(), String> {
    let ctx = als(w, cookie).await;
    let een = blad(&w.app, &ctx, casus, &["plan"]).await;
    let lijst = lijst::casussen(&w.app, &ctx, &lijst::Vraag::default()).await;
    match (een, lijst) {
        (Ok(_), Ok(l)) => {
            assert!(l.regels.iter().any(|r| r.rij.id == casus), "the list lacks it");
            Ok(())
        }
        (Err(een), Err(lijst)) => {
            let (een, lijst) = (fout(Err::<(), _>(een)), fout(Err::<(), _>(lijst)));
            assert_eq!(een, lijst);
            Err(een)
        }
        anders => panic!("the page and the list differ: {anders:?}"),
    }
}

beide! {
    async fn open_up_to_and_with_the_last_day(w: Wereld) {
        let buren = Buren::nieuw(&w).await;
        buren.overeenkomst(&w, "2026-11-24", "2026-11-26", &["i.gast"]).await;
        let cookie = buren.als_gast("i.gast").await;
        let gast = wie(&w, &cookie).await;
        assert_eq!((gast.gemeente, gast.gast.as_ref().map(|g| g.uit.as_str())), (Wereld::GEMEENTE, Some("Proefburg")));
        let casus = met_regisseur(&w, 1, id_van(&gast)).await;
        for dag in 24..=26 {
            let cookie = buren.als_gast("i.gast").await;
            assert_eq!(opent(&w, &cookie, casus).await, Ok(()), "{dag} november");
            w.bron.verder(DAG);
        }
        // The day after: not offered any more, and refused as if it did not exist.
        let thuis = buren.meld_aan("i.gast").await;
        assert!(!sessie(&w.app, &thuis).await.unwrap().unwrap().elders);
        let ctx = als(&w, &thuis).await;
        assert_eq!(werkplekken(&w.app, &ctx).await.unwrap().alle.len(), 1);
        assert_eq!(fout(wissel(&w.app, &ctx, &thuis, Wereld::GEMEENTE).await), "geen_gast");
        assert!(sessie(&w.app, &thuis).await.unwrap().is_some(), "still at work at home");
    }

    async fn not_before_the_first_day(w: Wereld) {
        let buren = Buren::nieuw(&w).await;
        buren.overeenkomst(&w, "2026-11-25", "2026-12-31", &["i.gast"]).await;
        let thuis = buren.meld_aan("i.gast").await;
        let ctx = als(&w, &thuis).await;
        assert_eq!(fout(wissel(&w.app, &ctx, &thuis, Wereld::GEMEENTE).await), "geen_gast");
        w.bron.verder(DAG);
        let thuis = buren.meld_aan("i.gast").await;
        assert!(sessie(&w.app, &thuis).await.unwrap().unwrap().elders);
        let ctx = als(&w, &thuis).await;
        let hier = wissel(&w.app, &ctx, &thuis, Wereld::GEMEENTE).await.unwrap();
        assert!(wie(&w, &hier).await.gast.unwrap().dicht.is_none());
    }

    async fn an_open_session_is_shut_when_midnight_passes(w: Wereld) {
        let buren = Buren::nieuw(&w).await;
        buren.overeenkomst(&w, "2026-11-01", "2026-11-24", &["i.gast"]).await;
        w.bron.verder(SignedDuration::from_hours(13)); // 23:00 in Amsterdam
        let cookie = buren.als_gast("i.gast").await;
        let gast = wie(&w, &cookie).await;
        let casus = met_regisseur(&w, 1, id_van(&gast)).await;
        w.bron.verder(SignedDuration::from_mins(59));
        assert_eq!(opent(&w, &cookie, casus).await, Ok(()), "23:59");
        w.bron.verder(SignedDuration::from_mins(1));
        assert_eq!(opent(&w, &cookie, casus).await, Err("dienstverlening".to_owned()), "0:00");
        let dicht = wie(&w, &cookie).await.gast.unwrap().dicht.unwrap();
        assert!(dicht.contains("De laatste dag was 24 november 2026"), "{dicht}");
    }

    async fn all_shut_at_once_when_it_is_stopped(w: Wereld) {
        let buren = Buren::nieuw(&w).await;
        let dienst = buren.overeenkomst(&w, "2026-11-01", "2027-11-30", &["i.gast"]).await;
        let cookie = buren.als_gast("i.gast").await;
        let casus = met_regisseur(&w, 1, id_van(&wie(&w, &cookie).await)).await;
        let velden = [("tekst".to_owned(), "Over de schulden.".to_owned())];
        bewaar_concept(&w.app, &als(&w, &cookie).await, None, "_verder", &velden, Volgorde::default()).await.unwrap();
        assert_eq!(opent(&w, &cookie, casus).await, Ok(()));
        let beheerder = || w.als(Wie::Beheerder, Doel::Beheer);
        let gevolg = dienstblad(&w.app, &beheerder(), dienst).await.unwrap().gevolg;
        assert_eq!((gevolg.regie, gevolg.deelnames, gevolg.meldingen), (1, 0, 0));
        stop(&w.app, &beheerder(), (dienst, 1), "het vertrouwen is weg").await.unwrap();
        assert_eq!(opent(&w, &cookie, casus).await, Err("dienstverlening".to_owned()));
        let ctx = || als(&w, &cookie);
        let dicht = "dienstverlening";
        assert_eq!(fout(mijn_werk::mijn_werk(&w.app, &ctx().await).await), dicht);
        assert_eq!(fout(team::bord(&w.app, &ctx().await, None).await), dicht);
        assert_eq!(fout(zoeken::zoek(&w.app, &ctx().await, "Boersma", None).await), dicht);
        assert_eq!(fout(notitie::tijdlijn(&w.app, &ctx().await, casus, &notitie::Vraag::default()).await), dicht);
        assert_eq!(fout(bewaar_concept(&w.app, &ctx().await, None, "_verder", &velden, Volgorde::default()).await), dicht);
        assert_eq!(fout(lees_concept(&w.app, &ctx().await, None, "_verder").await), dicht, "what was typed before");
        // The regie stays as it was recorded, and the others see who it is.
        let open = blad(&w.app, &w.als(Wie::Procesmanager, Doel::Regie), casus, &["plan"]).await.unwrap();
        assert_eq!(open.kop.regisseur.as_deref(), Some("i.gast-proef"));
        // The way home stays open.
        let plekken = werkplekken(&w.app, &ctx().await).await.unwrap().alle;
        assert_eq!(plekken.iter().map(|p| (p.gemeente, p.nu)).collect::<Vec<_>>(), [(Buren::GEMEENTE, false)]);
        let thuis = wissel(&w.app, &ctx().await, &cookie, Buren::GEMEENTE).await.unwrap();
        assert_eq!(wie(&w, &thuis).await.gast, None);
        assert!(sessie(&w.app, &cookie).await.unwrap().is_none(), "the old secret is worth nothing");
        // Each refusal is in the journaal, with its reason.
        let geboekt = dossier(&w.app, &w.als(Wie::Procesmanager, Doel::Regie), casus, &Vraag::default()).await.unwrap();
        let zinnen: Vec<String> = geboekt.groepen.iter().map(|g| format!("{}: {}", g.eerste.persoon(), g.zin())).collect();
        let geweigerd = "i.gast-proef, medewerker inkomen, werkt voor ons vanuit gemeente Proefburg: wilde het dossier bekijken";
        assert!(zinnen.iter().any(|z| z.starts_with(geweigerd)), "{zinnen:#?}");
    }

    async fn a_longer_last_day_opens_it_again(w: Wereld) {
        let buren = Buren::nieuw(&w).await;
        let dienst = buren.overeenkomst(&w, "2026-11-01", "2026-11-24", &["i.gast"]).await;
        let cookie = buren.als_gast("i.gast").await;
        let casus = met_regisseur(&w, 1, id_van(&wie(&w, &cookie).await)).await;
        w.bron.verder(DAG);
        let beheerder = || w.als(Wie::Beheerder, Doel::Beheer);
        zet_laatste_dag(&w.app, &beheerder(), (dienst, 1), "2026-11-25", "tot de overdracht").await.unwrap();
        let cookie = buren.als_gast("i.gast").await;
        assert_eq!(opent(&w, &cookie, casus).await, Ok(()));
    }

    async fn only_with_the_roles_of_the_agreement(w: Wereld) {
        let buren = Buren::nieuw(&w).await;
        buren.overeenkomst(&w, "2026-11-24", "2026-12-31", &["i.gast"]).await;
        let thuis = buren.meld_aan("i.gast").await;
        assert!(wie(&w, &thuis).await.is(Rol::Procesmanager), "at home");
        let cookie = buren.als_gast("i.gast").await;
        let gast = wie(&w, &cookie).await;
        assert!(gast.is(Rol::Casusregisseur) && !gast.is(Rol::Procesmanager), "{:?}", gast.rollen);
        let casus = met_regisseur(&w, 1, Wereld::medewerker(Wie::Regisseur)).await;
        assert_eq!(fout(blad(&w.app, &als(&w, &cookie).await, casus, &["plan"]).await), "geen_weg");
    }

    async fn who_is_no_guest_finds_nothing(w: Wereld) {
        let buren = Buren::nieuw(&w).await;
        buren.overeenkomst(&w, "2026-11-24", "2026-12-31", &["i.gast"]).await;
        let casus = met_regisseur(&w, 1, Wereld::medewerker(Wie::Regisseur)).await;
        for naam in ["i.gast", "j.gast", "l.ander", "m.beheer"] {
            let cookie = buren.meld_aan(naam).await;
            let ctx = als(&w, &cookie).await;
            assert_eq!(fout(blad(&w.app, &ctx, casus, &["plan"]).await), "niet gevonden", "{naam}");
            let lijst = lijst::casussen(&w.app, &ctx, &lijst::Vraag::default()).await.unwrap();
            assert!(lijst.regels.is_empty(), "{naam}");
            if naam != "i.gast" {
                assert_eq!(fout(wissel(&w.app, &ctx, &cookie, Wereld::GEMEENTE).await), "geen_gast", "{naam}");
                assert_eq!(fout(wissel(&w.app, &ctx, &cookie, Gemeente(9999)).await), "geen_gast", "{naam}");
            }
        }
    }

    async fn who_leaves_the_team_or_the_service_at_home_is_out(w: Wereld) {
        let buren = Buren::nieuw(&w).await;
        buren.overeenkomst(&w, "2026-11-24", "2026-12-31", &["i.gast", "j.gast"]).await;
        let (een, twee) = (buren.als_gast("i.gast").await, buren.als_gast("j.gast").await);
        let casus = met_regisseur(&w, 1, id_van(&wie(&w, &een).await)).await;
        let beheer = || buren.app.ctx(policy::Actor::systeem(Buren::GEMEENTE), Doel::Beheer);
        // A lost phone: every session ends, here as well.
        assert_eq!(beheer::beeindig_sessies(&buren.app, &beheer(), "i.gast").await.unwrap(), 1);
        assert!(sessie(&w.app, &een).await.unwrap().is_none());
        // Out of service.
        beheer::deactiveer(&buren.app, &beheer(), "j.gast").await.unwrap();
        assert!(sessie(&w.app, &twee).await.unwrap().is_none());
        // Another team.
        let een = buren.als_gast("i.gast").await;
        crate::dienstverlening::keuzes::naar_ander_team(&buren, "i.gast").await.unwrap();
        assert_eq!(opent(&w, &een, casus).await, Err("dienstverlening".to_owned()));
        let dicht = wie(&w, &een).await.gast.unwrap().dicht.unwrap();
        assert!(dicht.contains("niet meer in het team"), "{dicht}");
    }

    async fn a_guest_does_not_sign_in_here(w: Wereld) {
        let buren = Buren::nieuw(&w).await;
        buren.overeenkomst(&w, "2026-11-24", "2026-12-31", &["i.gast"]).await;
        for naam in ["i.gast", "gast-151-i.gast"] {
            let account = app::aanmelden::Account { naam, acr: None, rollen: None, vorige: None, browser: "" };
            let uit = app::aanmelden::aanmelden_met_account(&w.app, &account).await;
            assert!(matches!(uit, Err(AppFout::Regel(_))), "{naam}");
        }
    }

    async fn going_on_elsewhere_keeps_the_end_and_the_roles_of_the_provider(w: Wereld) {
        let buren = Buren::nieuw(&w).await;
        buren.overeenkomst(&w, "2026-11-24", "2026-12-31", &["i.gast"]).await;
        let rollen = ["gezinscoach".to_owned()];
        let account = app::aanmelden::Account { naam: "i.gast", acr: None, rollen: Some(&rollen), vorige: None, browser: "" };
        let thuis = app::aanmelden::aanmelden_met_account(&buren.app, &account).await.unwrap();
        assert!(wie(&w, &thuis).await.is(Rol::Gezinscoach));
        for _ in 0..11 {
            w.bron.verder(SignedDuration::from_mins(60));
            assert!(sessie(&w.app, &thuis).await.unwrap().is_some());
        }
        let hier = wissel(&w.app, &als(&w, &thuis).await, &thuis, Wereld::GEMEENTE).await.unwrap();
        assert!(sessie(&w.app, &thuis).await.unwrap().is_none());
        let gast = wie(&w, &hier).await;
        assert!(gast.is(Rol::Casusregisseur) && !gast.is(Rol::Gezinscoach), "here the agreement says it");
        let terug = wissel(&w.app, &als(&w, &hier).await, &hier, Buren::GEMEENTE).await.unwrap();
        let actor = wie(&w, &terug).await;
        assert!(actor.is(Rol::Gezinscoach) && !actor.is(Rol::Procesmanager), "{:?}", actor.rollen);
        w.bron.verder(SignedDuration::from_mins(61));
        assert!(sessie(&w.app, &terug).await.unwrap().is_none(), "twelve hours after the sign-in");
    }

    async fn the_journaal_says_under_which_agreement(w: Wereld) {
        let buren = Buren::nieuw(&w).await;
        buren.overeenkomst(&w, "2026-11-24", "2026-12-31", &["i.gast"]).await;
        let cookie = buren.als_gast("i.gast").await;
        let casus = met_regisseur(&w, 1, id_van(&wie(&w, &cookie).await)).await;
        opent(&w, &cookie, casus).await.unwrap();
        let i = dossier(&w.app, &w.als(Wie::Procesmanager, Doel::Regie), casus, &Vraag::default()).await.unwrap();
        let regel = i.groepen.iter().map(|g| &g.eerste).find(|r| r.handeling == "casus.openen").unwrap();
        assert_eq!(regel.persoon(), "i.gast-proef, medewerker inkomen, werkt voor ons vanuit gemeente Proefburg");
        assert_eq!(
            regel.grondslag,
            "Wmo 2015, artikel 2.3.2 en Jeugdwet, artikel 2.3; dienstverleningsovereenkomst DVO 2026-11-24 met gemeente Proefburg"
        );
    }
}

/// Row-level security (ADR 0009) leaves a guest in, and out again.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_guest_works_under_row_level_security_postgres() {
    let w = Wereld::nieuw(testkit::Motor::Postgres).await;
    let buren = Buren::nieuw(&w).await;
    let dienst = buren
        .overeenkomst(&w, "2026-11-01", "2027-11-30", &["i.gast"])
        .await;
    let (rol, db) = crate::journaal::rechten::onder_rol(&w).await;
    let hier = app::App {
        db: db.clone(),
        ..w.app.clone()
    };
    let daar = app::App {
        db: db.clone(),
        ..buren.app.clone()
    };
    let account = app::aanmelden::Account {
        naam: "i.gast",
        acr: None,
        rollen: None,
        vorige: None,
        browser: "",
    };
    let thuis = app::aanmelden::aanmelden_met_account(&daar, &account)
        .await
        .unwrap();
    let actor = sessie(&daar, &thuis).await.unwrap().unwrap();
    assert!(actor.elders);
    let ctx = daar.ctx(actor.actor, Doel::Regie);
    let gast = wissel(&daar, &ctx, &thuis, hier.gemeente).await.unwrap();
    // The server at home finds the session of the served gemeente, and so does the one there.
    for app in [&daar, &hier] {
        let actor = sessie(app, &gast).await.unwrap().unwrap().actor;
        assert_eq!(actor.gemeente, hier.gemeente);
        let ctx = app.ctx(actor, Doel::Regie);
        mijn_werk::mijn_werk(app, &ctx).await.unwrap();
    }
    stop(
        &hier,
        &w.als(Wie::Beheerder, Doel::Beheer),
        (dienst, 1),
        "het vertrouwen is weg",
    )
    .await
    .unwrap();
    let actor = sessie(&daar, &gast).await.unwrap().unwrap().actor;
    let ctx = daar.ctx(actor, Doel::Regie);
    assert_eq!(fout(mijn_werk::mijn_werk(&daar, &ctx).await), "dienstverlening");
    db.sluit().await;
    crate::journaal::rechten::weg(&w, &rol).await;
}

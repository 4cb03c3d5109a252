// SPDX-License-Identifier: EUPL-1.2
//! The regisseur: caseload maximum, also under concurrency; change; double submit.

use super::opzet::{self, Zaak, belast, heeft, kop, overmaat, regies, taak, taken, te_verdelen, zaak};
use app::casus::fase;
use app::casus::regisseur::{Keuze, kies, wijs_toe};
use app::{App, AppFout, Ctx};
use domain::CasusId;
use domain::casus::Fase;
use domain::overleg::PuntSoort;
use jiff::civil::date;
use policy::Doel;
use testkit::{Wereld, Wie, beide};

fn keuze(wie: Wie) -> Keuze {
    Keuze {
        regisseur: Some(Wereld::medewerker(wie)),
        reden: "Het zwaarste probleem ligt bij de kinderen.".into(),
        stem_inwoner: "Mevrouw vindt het goed.".into(),
        ..Keuze::default()
    }
}

fn code(fout: &AppFout) -> &str {
    match fout {
        AppFout::Regel(w) => &w.code,
        anders => panic!("not a rule: {anders:?}"),
    }
}

/// The same assignment from two application servers at the same moment.
async fn tegelijk(a: (&App, &Ctx, CasusId, Wie), b: (&App, &Ctx, CasusId, Wie)) -> [Result<(), AppFout>; 2] {
    let (x, y) = tokio::join!(
        wijs_toe(a.0, a.1, a.2, keuze(a.3)),
        wijs_toe(b.0, b.1, b.2, keuze(b.3))
    );
    [x.map(drop), y.map(drop)]
}

beide! {
    async fn assigning_starts_the_onderzoek_and_decides_the_item(w: Wereld) {
        belast(&w, Wie::Regisseur, 1, 13, Fase::Uitvoering).await;
        let casus = te_verdelen(&w, 100).await;
        let ctx = w.als(Wie::Mdo, Doel::Mdo);
        let beeld = kies(&w.app, &ctx, casus, "").await.unwrap();
        let k = beeld.kandidaten.iter().find(|k| k.naam == "S. Aalders-proef").unwrap();
        assert_eq!(k.tekst, "13 → 14 van 15");
        assert_eq!(beeld.kandidaten.len(), 3, "two casusregisseurs and a gezinscoach");
        let uit = wijs_toe(&w.app, &ctx, casus, keuze(Wie::Regisseur)).await.unwrap();
        assert_eq!(uit.last.tekst, "13 → 14 van 15");
        let kop = kop(&w, casus).await;
        assert_eq!((*kop.fase, kop.team_id, kop.op_mdo), (Fase::Onderzoek, opzet::team(2), false));
        assert_eq!(kop.regisseur.as_deref(), Some("S. Aalders-proef"));
    }

    async fn the_next_regisseur_gets_the_open_tasks(w: Wereld) {
        let casus = zaak(&w, Zaak { nummer: 1, fase: Fase::Uitvoering, regisseur: Some(Wie::Regisseur), team: 2 }).await;
        taak(&w, casus, Wie::Regisseur).await;
        let naar = Keuze { van: Some(Wereld::medewerker(Wie::Regisseur)), ..keuze(Wie::Regisseur2) };
        // What is not before the MDO, a member does not see and does not give away; the procesmanager does.
        let lid = w.als(Wie::Mdo, Doel::Mdo);
        assert!(matches!(wijs_toe(&w.app, &lid, casus, naar.clone()).await, Err(AppFout::Geweigerd(_))));
        assert!(matches!(kies(&w.app, &lid, casus, "").await, Err(AppFout::Geweigerd(_))));
        opzet::agendapunt(&w, casus, PuntSoort::Toewijzen).await;
        assert!(kies(&w.app, &lid, casus, "").await.is_ok());
        wijs_toe(&w.app, &lid, casus, naar).await.unwrap();
        assert!(matches!(kies(&w.app, &lid, casus, "").await, Err(AppFout::Geweigerd(_))), "decided");
        assert_eq!(taken(&w, casus, Wie::Regisseur2, opzet::team(2)).await, (1, 0));
    }

    async fn weights_by_phase(w: Wereld) {
        belast(&w, Wie::Regisseur, 1, 14, Fase::Uitvoering).await;
        belast(&w, Wie::Regisseur, 50, 1, Fase::Afronding).await;
        belast(&w, Wie::Regisseur, 60, 3, Fase::Nazorg).await;
        let ctx = w.als(Wie::Mdo, Doel::Mdo);
        let een = te_verdelen(&w, 100).await;
        let fout = wijs_toe(&w.app, &ctx, een, keuze(Wie::Regisseur)).await.unwrap_err();
        assert_eq!(code(&fout), "caseload.vol");
        assert!(fout.to_string().contains("14,5 → 15,5 van 15"), "{fout}");
        assert_eq!(regies(&w, een).await, (0, 0), "nothing is half saved");
        assert!(kop(&w, een).await.op_mdo, "the item stays open");
    }

    async fn last_place_goes_once_at_two_servers_at_the_same_moment(w: Wereld) {
        belast(&w, Wie::Regisseur, 1, 14, Fase::Uitvoering).await;
        let db2 = w.test.nog_een().await;
        let app2 = testkit::app(&db2, &w.bron);
        let (mdo, pm) = (w.als(Wie::Mdo, Doel::Mdo), w.als(Wie::Procesmanager, Doel::Mdo));
        for ronde in 0..20 {
            let (a, b) = (te_verdelen(&w, 100 + 2 * ronde).await, te_verdelen(&w, 101 + 2 * ronde).await);
            let uit = tegelijk((&w.app, &mdo, a, Wie::Regisseur), (&app2, &pm, b, Wie::Regisseur)).await;
            let goed = uit.iter().filter(|u| u.is_ok()).count();
            assert_eq!(goed, 1, "round {ronde}: {uit:?}");
            let fout = uit.iter().find_map(|u| u.as_ref().err()).unwrap();
            assert_eq!(code(fout), "caseload.vol");
            assert!(fout.to_string().contains("S. Aalders-proef heeft geen plek") && fout.to_string().contains("15 → 16 van 15"), "{fout}");
            assert_eq!(heeft(&w, Wie::Regisseur).await, 15);
            // Make the place free again.
            let gekregen = if uit[0].is_ok() { a } else { b };
            let terug = Keuze { van: Some(Wereld::medewerker(Wie::Regisseur)), ..keuze(if ronde < 10 { Wie::Regisseur2 } else { Wie::Gezinscoach }) };
            wijs_toe(&w.app, &pm, gekregen, terug).await.unwrap();
        }
    }

    async fn one_casus_given_to_two_people_at_once(w: Wereld) {
        let db2 = w.test.nog_een().await;
        let app2 = testkit::app(&db2, &w.bron);
        let (mdo, pm) = (w.als(Wie::Mdo, Doel::Mdo), w.als(Wie::Procesmanager, Doel::Mdo));
        for n in 0..10 {
            let casus = te_verdelen(&w, 100 + n).await;
            let uit = tegelijk((&w.app, &mdo, casus, Wie::Regisseur), (&app2, &pm, casus, Wie::Regisseur2)).await;
            assert_eq!(uit.iter().filter(|u| u.is_ok()).count(), 1, "{uit:?}");
            let fout = uit.iter().find_map(|u| u.as_ref().err()).unwrap();
            assert_eq!(code(fout), "regie.al_toegewezen");
            assert_eq!(regies(&w, casus).await, (1, 1));
        }
    }

    async fn a_step_that_weighs_more_is_held_against_the_maximum(w: Wereld) {
        belast(&w, Wie::Regisseur, 1, 14, Fase::Uitvoering).await;
        let een = zaak(&w, Zaak { nummer: 50, fase: Fase::Afronding, regisseur: Some(Wie::Regisseur), team: 2 }).await;
        let twee = zaak(&w, Zaak { nummer: 51, fase: Fase::Afronding, regisseur: Some(Wie::Regisseur), team: 2 }).await;
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        let terug = |id| fase::doe_stap(&w.app, &ctx, id, Fase::Uitvoering, "Er is toch nog hulp nodig.", 1);
        let fout = terug(een).await.unwrap_err();
        assert_eq!(code(&fout), "caseload.vol");
        assert!(fout.to_string().contains("S. Aalders-proef heeft geen plek") && fout.to_string().contains("15 → 15,5 van 15"), "{fout}");
        assert_eq!(*kop(&w, een).await.fase, Fase::Afronding, "nothing is half saved");
        // Lighter, or the same, is never refused; and the procesmanager's leave for this casus counts while it lasts.
        overmaat(&w, een, date(2026, 11, 23)).await;
        assert_eq!(code(&terug(een).await.unwrap_err()), "caseload.vol", "the leave is over");
        overmaat(&w, een, date(2026, 12, 1)).await;
        terug(een).await.unwrap();
        assert_eq!(code(&terug(twee).await.unwrap_err()), "caseload.vol", "leave for another casus");
        fase::doe_stap(&w.app, &ctx, een, Fase::Afronding, "", 2).await.unwrap();
    }

    async fn a_step_and_an_assignment_at_once_share_the_last_place(w: Wereld) {
        belast(&w, Wie::Regisseur, 1, 13, Fase::Uitvoering).await;
        belast(&w, Wie::Regisseur, 20, 1, Fase::Afronding).await;
        let z = zaak(&w, Zaak { nummer: 50, fase: Fase::Afronding, regisseur: Some(Wie::Regisseur), team: 2 }).await;
        let db2 = w.test.nog_een().await;
        let app2 = testkit::app(&db2, &w.bron);
        let (regisseur, mdo) = (w.als(Wie::Regisseur, Doel::Regie), w.als(Wie::Mdo, Doel::Mdo));
        let pm = w.als(Wie::Procesmanager, Doel::Mdo);
        for n in 0..10 {
            // 14 of 15: the step adds a half, the assignment one; both together are too much.
            let nieuw = te_verdelen(&w, 100 + n).await;
            let versie = kop(&w, z).await.version;
            let (a, b) = tokio::join!(
                fase::doe_stap(&w.app, &regisseur, z, Fase::Uitvoering, "Toch nog hulp nodig.", versie),
                wijs_toe(&app2, &mdo, nieuw, keuze(Wie::Regisseur)),
            );
            let b = b.map(drop);
            assert_eq!(usize::from(a.is_ok()) + usize::from(b.is_ok()), 1, "round {n}: {a:?} {b:?}");
            assert_eq!(code(a.as_ref().err().or(b.as_ref().err()).unwrap()), "caseload.vol");
            if a.is_ok() {
                fase::doe_stap(&w.app, &regisseur, z, Fase::Afronding, "", versie + 1).await.unwrap();
            } else {
                let van = Some(Wereld::medewerker(Wie::Regisseur));
                wijs_toe(&w.app, &pm, nieuw, Keuze { van, ..keuze(Wie::Regisseur2) }).await.unwrap();
            }
        }
    }

    async fn over_the_maximum_needs_the_procesmanager_with_reason_and_end(w: Wereld) {
        belast(&w, Wie::Regisseur, 1, 15, Fase::Uitvoering).await;
        let casus = te_verdelen(&w, 100).await;
        let over = Keuze { overmaat: true, overmaat_reden: "Collega is ziek".into(), overmaat_tot: "2026-12-20".into(), ..keuze(Wie::Regisseur) };
        let mdo = w.als(Wie::Mdo, Doel::Mdo);
        assert!(matches!(wijs_toe(&w.app, &mdo, casus, over.clone()).await, Err(AppFout::Geweigerd(_))));
        let pm = w.als(Wie::Procesmanager, Doel::Mdo);
        assert_eq!(code(&wijs_toe(&w.app, &pm, casus, keuze(Wie::Regisseur)).await.unwrap_err()), "caseload.vol");
        let zonder = Keuze { overmaat_reden: " ".into(), overmaat_tot: "ooit".into(), ..over.clone() };
        let Err(AppFout::Invoer(f)) = wijs_toe(&w.app, &pm, casus, zonder).await else { panic!("both errors at once") };
        assert_eq!(f.0.len(), 2);
        let lang = Keuze { overmaat_tot: "2027-06-01".into(), ..over.clone() };
        assert_eq!(code(&wijs_toe(&w.app, &pm, casus, lang).await.unwrap_err()), "caseload.overmaat_datum");
        let uit = wijs_toe(&w.app, &pm, casus, over).await.unwrap();
        assert!(uit.last.tekst.contains("15 → 16 van 15, boven het maximum tot en met 20 december 2026"), "{}", uit.last.tekst);
        let beeld = kies(&w.app, &pm, casus, "").await.unwrap();
        assert_eq!(beeld.historie[0].overmaat_reden, "Collega is ziek");
    }

    async fn change_of_regisseur_keeps_history(w: Wereld) {
        let casus = zaak(&w, Zaak { nummer: 1, fase: Fase::Uitvoering, regisseur: Some(Wie::Regisseur), team: 2 }).await;
        w.bron.verder(jiff::SignedDuration::from_mins(1));
        let ctx = w.als(Wie::Procesmanager, Doel::Mdo);
        let fout = wijs_toe(&w.app, &ctx, casus, keuze(Wie::Gezinscoach)).await.unwrap_err();
        assert_eq!(code(&fout), "regie.al_toegewezen", "the form must say whose place is taken");
        let van = Some(Wereld::medewerker(Wie::Regisseur));
        wijs_toe(&w.app, &ctx, casus, Keuze { van, ..keuze(Wie::Gezinscoach) }).await.unwrap();
        assert_eq!(regies(&w, casus).await, (1, 2));
        let kop = kop(&w, casus).await;
        assert_eq!((*kop.fase, kop.team_id), (Fase::Uitvoering, opzet::team(3)));
        let beeld = kies(&w.app, &ctx, casus, "").await.unwrap();
        assert_eq!(beeld.historie.len(), 2);
        assert_eq!(beeld.historie[0].stem_inwoner, "Mevrouw vindt het goed.");
        assert!(!beeld.historie[1].einde_reden.is_empty());
    }

    async fn who_cannot_be_regisseur(w: Wereld) {
        let casus = te_verdelen(&w, 1).await;
        let ctx = w.als(Wie::Mdo, Doel::Mdo);
        assert_eq!(code(&wijs_toe(&w.app, &ctx, casus, keuze(Wie::Meldpunt)).await.unwrap_err()), "regie.geen_regisseur");
        let tl = w.als(Wie::Teamleider, Doel::Team);
        let vraag = app::team::Afwezigheidvraag {
            wie: Some(Wereld::medewerker(Wie::Regisseur)),
            van: "2026-11-23".into(),
            tot: "2026-12-01".into(),
            waarnemer: Some(Wereld::medewerker(Wie::Regisseur2)),
        };
        app::team::meld_afwezig(&w.app, &tl, vraag).await.unwrap();
        let fout = wijs_toe(&w.app, &ctx, casus, keuze(Wie::Regisseur)).await.unwrap_err();
        assert_eq!(code(&fout), "regie.afwezig");
        assert!(fout.to_string().contains("1 december 2026"));
        let regisseur = w.als(Wie::Regisseur2, Doel::Regie);
        assert!(matches!(wijs_toe(&w.app, &regisseur, casus, keuze(Wie::Regisseur2)).await, Err(AppFout::Geweigerd(_))));
        let Err(AppFout::Invoer(f)) = wijs_toe(&w.app, &ctx, casus, Keuze::default()).await else { panic!("all errors at once") };
        assert_eq!(f.0.len(), 3);
    }

    async fn double_submit_assigns_once(w: Wereld) {
        let casus = te_verdelen(&w, 1).await;
        let ctx = Ctx { eenmalig: Some(w.app.nieuwe_sleutel()), ..w.als(Wie::Mdo, Doel::Mdo) };
        let eerste = wijs_toe(&w.app, &ctx, casus, keuze(Wie::Regisseur)).await.unwrap();
        match wijs_toe(&w.app, &ctx, casus, keuze(Wie::Regisseur)).await {
            Err(AppFout::AlVerwerkt(r)) => assert_eq!(r, eerste.regie.to_string()),
            anders => panic!("{anders:?}"),
        }
        assert_eq!(regies(&w, casus).await, (1, 1));
    }
}

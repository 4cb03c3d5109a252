// SPDX-License-Identifier: EUPL-1.2
//! Residents who sign in and look who looked, on both engines.

use crate::plan::opzet::zaak;
use crate::waarschuwing::nieuw;
use app::inzage::Vraag;
use app::mijn::{Mijn, aanmelden, afmelden, inzage, sessie, weiger};
use app::{AppFout, casus::overzicht};
use domain::casus::Fase;
use domain::toegang::NieuweAfscherming;
use jiff::{SignedDuration, civil::date};
use policy::{ActorSoort, Doel};
use store::waarde;
use testkit::{Wereld, Wie};

const BSN: &str = "999990019";

async fn mijn(w: &Wereld, cookie: &str) -> Mijn {
    let actor = sessie(&w.app, cookie).await.unwrap().unwrap();
    assert_eq!((actor.soort, actor.medewerker), (ActorSoort::Inwoner, None));
    inzage(&w.app, &w.app.ctx(actor, Doel::Inzage), &Vraag::default())
        .await
        .unwrap()
}

/// What a resident reads: who, and what.
fn zinnen(m: &Mijn) -> Vec<String> {
    match m {
        Mijn::Onbekend => panic!("not known"),
        Mijn::Bekend { groepen, .. } => groepen
            .iter()
            .map(|g| format!("{} {}", g.eerste.persoon(), g.zin()))
            .collect(),
    }
}

testkit::beide! {
    async fn a_resident_sees_who_looked_and_that_they_looked_themselves(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        w.met_bsn(z.persoon, BSN, date(1985, 4, 9)).await;
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        app::waarschuwing::maak(&w.app, &ctx, Wereld::huishouden_ids(1).0, &nieuw("hond", "Hij bijt.")).await.unwrap();
        overzicht::overzicht(&w.app, &ctx, z.casus).await.unwrap();
        // Restricted: that keeps colleagues away, not the person.
        let af = NieuweAfscherming {
            soort: "bedreigd".into(),
            reden: "Aangifte gedaan.".into(),
            namen: [Wie::Regisseur, Wie::Procesmanager].map(|n| Wereld::medewerker(n).to_string()).to_vec(),
        };
        app::toegang::scherm_af(&w.app, &w.als(Wie::Procesmanager, Doel::Regie), z.casus, z.persoon, &af).await.unwrap();
        w.bron.verder(SignedDuration::from_secs(1));
        let cookie = aanmelden(&w.app, &format!("s00000000:{BSN}"), None).await.unwrap();
        w.bron.verder(SignedDuration::from_secs(1));
        let eerst = mijn(&w, &cookie).await;
        let regels = zinnen(&eerst);
        assert!(regels.iter().any(|z| z.starts_with("S. Aalders-proef") && z.contains("bekeek het dossier")), "{regels:?}");
        assert!(!regels.iter().any(|z| z.contains("waarschuwing")), "{regels:?}");
        assert!(regels.iter().any(|z| z.starts_with("De inwoner zelf meldde zich aan")), "{regels:?}");
        w.bron.verder(SignedDuration::from_secs(1));
        let regels = zinnen(&mijn(&w, &cookie).await);
        assert!(regels[0].contains("bekeek wie er naar de eigen gegevens keek"), "{regels:?}");
    }

    async fn who_is_not_known_sees_one_and_the_same(w: Wereld) {
        let (_, persoon) = w.huishouden(1).await;
        for (geboren, bekend) in [(date(2014, 11, 24), true), (date(2014, 11, 25), false), (date(1985, 4, 9), true)] {
            w.met_bsn(persoon, BSN, geboren).await;
            let cookie = aanmelden(&w.app, BSN, None).await.unwrap();
            assert_eq!(matches!(mijn(&w, &cookie).await, Mijn::Bekend { .. }), bekend, "{geboren}");
        }
        let cookie = aanmelden(&w.app, "999990021", None).await;
        assert!(matches!(cookie, Err(AppFout::Regel(_))), "no BSN at all");
        let cookie = aanmelden(&w.app, "999990032", None).await.unwrap_or_default();
        let tweede = aanmelden(&w.app, BSN, Some(&cookie)).await.unwrap();
        assert!(sessie(&w.app, &cookie).await.unwrap().is_none());
        assert!(sessie(&w.app, &tweede).await.unwrap().is_some());
    }

    async fn a_session_of_a_resident_is_short_and_is_no_session_of_staff(w: Wereld) {
        let (_, persoon) = w.huishouden(1).await;
        w.met_bsn(persoon, BSN, date(1985, 4, 9)).await;
        let cookie = aanmelden(&w.app, BSN, None).await.unwrap();
        assert!(app::aanmelden::sessie(&w.app, &cookie).await.unwrap().is_none());
        let staf = app::aanmelden::demo_aanmelden(&w.app, "s.aalders", "").await.unwrap();
        assert!(sessie(&w.app, &staf).await.unwrap().is_none());
        let actor = sessie(&w.app, &cookie).await.unwrap().unwrap();
        afmelden(&w.app, &w.app.ctx(actor.clone(), Doel::Inzage), &cookie).await.unwrap();
        assert!(sessie(&w.app, &cookie).await.unwrap().is_none());
        let cookie = aanmelden(&w.app, BSN, None).await.unwrap();
        w.bron.verder(SignedDuration::from_mins(16));
        assert!(sessie(&w.app, &cookie).await.unwrap().is_none(), "sixteen minutes without use");
        let cookie = aanmelden(&w.app, BSN, None).await.unwrap();
        for _ in 0..5 {
            w.bron.verder(SignedDuration::from_mins(11));
            assert!(sessie(&w.app, &cookie).await.unwrap().is_some());
        }
        w.bron.verder(SignedDuration::from_mins(11));
        assert!(sessie(&w.app, &cookie).await.unwrap().is_none(), "over an hour, though in use");
        // Whatever a resident asks of a page of staff: no.
        let ctx = w.app.ctx(actor, Doel::Regie);
        assert!(matches!(app::zoeken::zoek(&w.app, &ctx, "boersma", None).await, Err(AppFout::Geweigerd(_))));
        assert!(matches!(app::aanmelden::aangemeld(&w.app, &ctx).await, Err(AppFout::Geweigerd(_))));
    }

    async fn the_bsn_is_in_no_row_and_refusals_are_booked(w: Wereld) {
        let (_, persoon) = w.huishouden(1).await;
        w.met_bsn(persoon, BSN, date(1985, 4, 9)).await;
        aanmelden(&w.app, BSN, None).await.unwrap();
        assert!(matches!(weiger(&w.app, "nonce").await, Err(AppFout::Regel(_))));
        let geteld = async {
            let mut uow = w.kijk().await;
            waarde!(
                uow,
                i64,
                "SELECT count(*) AS w FROM journaal WHERE onderwerp || reden || velden LIKE '%99999%' OR reden = 'aanbieder.nonce'"
            )
        };
        let geteld: store::Resultaat<Option<i64>> = geteld.await;
        assert_eq!(geteld.unwrap(), Some(1));
    }
}

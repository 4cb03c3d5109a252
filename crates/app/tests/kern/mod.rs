// SPDX-License-Identifier: EUPL-1.2
//! Unit of work, sessions, drafts, handled forms.

use app::kern::{Volgorde, bewaar_concept, lees_concept, wis_concept};
use policy::{Doel, Feiten, Permit, handelingen::InrichtingWijzigen};
use store::{Resultaat, StoreFout, Uow, voer_uit, waarde};
use testkit::{Wie, beide};

async fn hernoem(uow: &mut Uow, permit: &Permit<InrichtingWijzigen>) -> Resultaat<u64> {
    voer_uit!(uow, permit, "UPDATE gemeente SET naam = 'x'")
}
async fn naam_van(uow: &mut Uow) -> Resultaat<Option<String>> {
    waarde!(uow, String, "SELECT naam AS w FROM gemeente")
}

async fn pid(uow: &mut Uow) -> Resultaat<Option<i32>> {
    waarde!(uow, i32, "SELECT pg_backend_pid() AS w")
}

beide! {
    async fn write_without_journaal_row_cannot_commit(w: Wereld) {
        let ctx = w.als_systeem();
        let permit = ctx.mag::<InrichtingWijzigen>(&Feiten::Geen).unwrap();
        let mut uow: Uow = w.app.begin(&ctx).await.unwrap();
        hernoem(&mut uow, &permit).await.unwrap();
        assert!(matches!(uow.commit().await, Err(StoreFout::ZonderJournaal)));
        let mut kijk = w.kijk().await;
        let naam = naam_van(&mut kijk).await.unwrap();
        assert_eq!(naam.as_deref(), Some("Proefstad"));
    }

    async fn a_server_that_closed_all_connections_is_not_noticed(w: Wereld) {
        let mut open = Vec::new();
        for _ in 0..3 {
            open.push(w.kijk().await);
        }
        if open[0].is_sqlite() {
            return;
        }
        let mut wie = Vec::new();
        for uow in &mut open {
            wie.push(pid(uow).await.unwrap().unwrap().to_string());
        }
        for uow in open {
            uow.rollback().await.unwrap();
        }
        let beheer = w.test.nog_een().await;
        let sluit = format!("SELECT pg_terminate_backend(p, 5000) FROM unnest(ARRAY[{}]) AS p", wie.join(","));
        testkit::rauw::sql(&beheer, sluit).await.unwrap();
        for _ in 0..4 {
            let naam = naam_van(&mut w.kijk().await).await.unwrap();
            assert_eq!(naam.as_deref(), Some("Proefstad"));
        }
    }

    async fn session_starts_and_ends(w: Wereld) {
        let cookie = app::aanmelden::demo_aanmelden(&w.app, "s.aalders", "").await.unwrap();
        let actor = app::aanmelden::sessie(&w.app, &cookie).await.unwrap().unwrap().actor;
        assert_eq!(actor.naam, "S. Aalders-proef");
        let ctx = w.app.ctx(actor, Doel::Aanmelden);
        app::aanmelden::afmelden(&w.app, &ctx, &cookie).await.unwrap();
        assert!(app::aanmelden::sessie(&w.app, &cookie).await.unwrap().is_none());
        assert!(app::aanmelden::demo_aanmelden(&w.app, "niemand", "").await.is_err());
    }

    async fn idle_session_is_over(w: Wereld) {
        let cookie = app::aanmelden::demo_aanmelden(&w.app, "s.aalders", "").await.unwrap();
        w.bron.verder(jiff::SignedDuration::from_hours(3));
        assert!(app::aanmelden::sessie(&w.app, &cookie).await.unwrap().is_none());
    }

    async fn draft_is_kept_per_person_and_form(w: Wereld) {
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        let velden = vec![("feiten".to_owned(), "Milan was thuis".to_owned())];
        bewaar_concept(&w.app, &ctx, None, "notitie:1", &velden, Volgorde::default()).await.unwrap();
        let terug = lees_concept(&w.app, &ctx, None, "notitie:1").await.unwrap().unwrap();
        assert_eq!(terug.velden, velden);
        let ander = w.als(Wie::Regisseur2, Doel::Regie);
        assert!(lees_concept(&w.app, &ander, None, "notitie:1").await.unwrap().is_none());
        assert!(lees_concept(&w.app, &ctx, None, "notitie:2").await.unwrap().is_none());
        // Two requests of one page overtake each other: the last change stays, not the last to arrive.
        for (bladzijde, nummer, tekst, bewaard) in [
            ("a", 7, "drie antwoorden", "drie antwoorden"),
            ("a", 5, "twee antwoorden", "drie antwoorden"),
            ("a", 7, "drie antwoorden, nog eens", "drie antwoorden, nog eens"),
            ("b", 1, "in een ander tabblad", "in een ander tabblad"),
            ("", 0, "met de knop", "met de knop"),
            ("a", 6, "weer later", "weer later"),
        ] {
            let velden = vec![("feiten".to_owned(), tekst.to_owned())];
            let volgorde = Volgorde { bladzijde, nummer };
            bewaar_concept(&w.app, &ctx, None, "notitie:1", &velden, volgorde).await.unwrap();
            let terug = lees_concept(&w.app, &ctx, None, "notitie:1").await.unwrap().unwrap();
            assert_eq!(terug.velden[0].1, bewaard, "{bladzijde} {nummer}");
        }
        wis_concept(&w.app, &ctx, None, "notitie:1").await.unwrap();
        assert!(lees_concept(&w.app, &ctx, None, "notitie:1").await.unwrap().is_none());
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! The list of the MDO and its decisions.

use super::opzet::{Zaak, agendapunt, belast, planversie, te_verdelen, zaak};
use app::AppFout;
use app::overleg::{Besluitvraag, besluit, eerstvolgende, lijst, vraag_regisseur};
use domain::casus::Fase;
use domain::overleg::{Besluit, PuntSoort};
use jiff::civil::date;
use policy::Doel;
use store::{Resultaat, Uow, waarde};
use testkit::{Wereld, Wie, beide};

async fn gezien(w: &Wereld, casus: domain::CasusId) -> Option<String> {
    async fn lees(uow: &mut Uow, casus: domain::CasusId) -> Resultaat<Option<String>> {
        waarde!(
            uow,
            String,
            "SELECT mdo_opmerking AS w FROM planversie WHERE casus_id = $1 AND mdo_gezien_op IS NOT NULL",
            casus
        )
    }
    let mut uow = w.kijk().await;
    lees(&mut uow, casus).await.unwrap()
}

async fn kosten(w: &Wereld, wie: Wie) -> u32 {
    let ctx = w.als(wie, Doel::Mdo);
    app::kern::STATEMENTS
        .scope(std::cell::Cell::new(0), async {
            lijst(&w.app, &ctx, date(2026, 11, 25)).await.unwrap();
            app::kern::STATEMENTS.with(std::cell::Cell::get)
        })
        .await
}

beide! {
    async fn the_day_of_the_mdo_comes_from_the_inrichting(w: Wereld) {
        use app::inrichting::{NieuweVersie, bekijk_effect, laad};
        let (ctx, beheer) = (w.als(Wie::Mdo, Doel::Mdo), w.als(Wie::Beheerder, Doel::Beheer));
        assert_eq!(eerstvolgende(&w.app, &ctx).await.unwrap(), date(2026, 11, 25));
        let inhoud = domain::inrichting::PROFIELEN[1].1.replace("mdo_dag = \"woensdag\"", "mdo_dag = \"donderdag\"");
        let nieuw = NieuweVersie { inhoud, geldig_van: "2026-11-24".into() };
        let effect = bekijk_effect(&w.app, &beheer, &nieuw).await.unwrap().wijzigingen;
        assert!(effect[0].starts_with("Dag van het MDO: was woensdag, wordt donderdag."), "{effect:?}");
        laad(&w.app, &beheer, &nieuw).await.unwrap();
        let donderdag = date(2026, 11, 26);
        assert_eq!(eerstvolgende(&w.app, &ctx).await.unwrap(), donderdag);
        let casus = zaak(&w, Zaak { nummer: 1, fase: Fase::Uitvoering, regisseur: Some(Wie::Regisseur), team: 2 }).await;
        // A member of the MDO alone can't: what is on the agenda opens for them.
        let geweigerd = vraag_regisseur(&w.app, &ctx, casus, "Wie neemt het over?").await;
        assert!(matches!(geweigerd, Err(app::AppFout::Geweigerd(_))), "{geweigerd:?}");
        let leider = w.als(Wie::Procesmanager, Doel::Mdo);
        vraag_regisseur(&w.app, &leider, casus, "Wie neemt het over?").await.unwrap();
        let l = lijst(&w.app, &ctx, donderdag).await.unwrap();
        assert_eq!((l.toewijzen.len(), l.is_volgende), (1, true));
        assert_eq!((l.vorige, l.volgende), (Some(date(2026, 11, 19)), date(2026, 12, 3)));
        assert!(vraag_regisseur(&w.app, &leider, casus, "Nog eens").await.is_err(), "it is on the list already");
    }

    async fn members_see_all_and_a_regisseur_only_the_own_items(w: Wereld) {
        te_verdelen(&w, 1).await;
        let eigen = zaak(&w, Zaak { nummer: 2, fase: Fase::Plan, regisseur: Some(Wie::Regisseur), team: 2 }).await;
        planversie(&w, eigen).await;
        agendapunt(&w, eigen, PuntSoort::PlanZien).await;
        let datum = date(2026, 11, 25);
        let mdo = lijst(&w.app, &w.als(Wie::Mdo, Doel::Mdo), datum).await.unwrap();
        assert_eq!((mdo.toewijzen.len(), mdo.plannen.len(), mdo.alleen_eigen), (1, 1, false));
        assert_eq!(mdo.plannen[0].planversie, Some(1));
        let r = lijst(&w.app, &w.als(Wie::Regisseur, Doel::Regie), datum).await.unwrap();
        assert_eq!((r.toewijzen.len(), r.plannen.len(), r.alleen_eigen, r.mag_besluiten), (0, 1, true, false));
        let ander = lijst(&w.app, &w.als(Wie::Regisseur2, Doel::Regie), datum).await.unwrap();
        assert_eq!(ander.plannen.len(), 0);
        assert!(matches!(lijst(&w.app, &w.als(Wie::Ketenpartner, Doel::Regie), datum).await, Err(AppFout::Geweigerd(_))));
        assert!(matches!(lijst(&w.app, &w.als(Wie::Beheerder, Doel::Beheer), datum).await, Err(AppFout::Geweigerd(_))));
    }

    async fn a_plan_is_seen_or_goes_back_with_a_remark(w: Wereld) {
        let ctx = w.als(Wie::Mdo, Doel::Mdo);
        for (n, wat, tekst) in [(1, Besluit::PlanGezien, ""), (2, Besluit::PlanAanpassen, "Vraag de school erbij.")] {
            let casus = zaak(&w, Zaak { nummer: n, fase: Fase::Plan, regisseur: Some(Wie::Regisseur), team: 2 }).await;
            planversie(&w, casus).await;
            let punt = agendapunt(&w, casus, PuntSoort::PlanZien).await;
            let vraag = Besluitvraag { punt, versie: 1, besluit: wat, toelichting: tekst.into() };
            besluit(&w.app, &ctx, vraag.clone()).await.unwrap();
            assert_eq!(gezien(&w, casus).await.as_deref(), Some(tekst));
            match besluit(&w.app, &ctx, vraag).await {
                Err(AppFout::Regel(r)) => assert_eq!(r.code, "overleg.al_besloten"),
                anders => panic!("{anders:?}"),
            }
        }
        let r = w.als(Wie::Regisseur, Doel::Regie);
        let casus = te_verdelen(&w, 9).await;
        let punt = lijst(&w.app, &ctx, date(2026, 11, 25)).await.unwrap().toewijzen[0].id;
        let vraag = Besluitvraag { punt, versie: 1, besluit: Besluit::Uitstellen, toelichting: "x".into() };
        assert!(matches!(besluit(&w.app, &r, vraag).await, Err(AppFout::Geweigerd(_))), "{casus}");
    }

    async fn deferring_moves_to_next_week_and_is_counted(w: Wereld) {
        te_verdelen(&w, 1).await;
        let ctx = w.als(Wie::Mdo, Doel::Mdo);
        let (week, daarna) = (date(2026, 11, 25), date(2026, 12, 2));
        let punt = lijst(&w.app, &ctx, week).await.unwrap().toewijzen.remove(0);
        let mut vraag = Besluitvraag { punt: punt.id, versie: punt.versie, besluit: Besluit::Uitstellen, toelichting: String::new() };
        assert!(matches!(besluit(&w.app, &ctx, vraag.clone()).await, Err(AppFout::Regel(_))), "needs a reason");
        vraag.toelichting = "De huisarts kon er niet bij zijn.".into();
        let zin = besluit(&w.app, &ctx, vraag).await.unwrap();
        assert!(zin.contains("2 december"), "{zin}");
        let nu = lijst(&w.app, &ctx, week).await.unwrap();
        assert_eq!((nu.toewijzen.len(), nu.besloten.len()), (0, 1));
        assert_eq!(nu.besloten[0].toelichting, "De huisarts kon er niet bij zijn.");
        let dan = lijst(&w.app, &ctx, daarna).await.unwrap();
        assert_eq!((dan.toewijzen.len(), dan.toewijzen[0].keer_uitgesteld), (1, 1));
    }

    async fn what_was_not_decided_comes_back_next_week(w: Wereld) {
        te_verdelen(&w, 1).await;
        w.bron.verder(jiff::SignedDuration::from_hours(24 * 3));
        let ctx = w.als(Wie::Mdo, Doel::Mdo);
        let l = lijst(&w.app, &ctx, date(2026, 12, 2)).await.unwrap();
        assert!(l.is_volgende && l.toewijzen.len() == 1 && l.toewijzen[0].bleef_liggen);
    }

    async fn a_casus_is_on_the_list_once(w: Wereld) {
        let casus = zaak(&w, Zaak { nummer: 1, fase: Fase::Triage, regisseur: None, team: 4 }).await;
        let ctx = w.als(Wie::Procesmanager, Doel::Mdo);
        vraag_regisseur(&w.app, &ctx, casus, "Wie wordt regisseur?").await.unwrap();
        match vraag_regisseur(&w.app, &ctx, casus, "Wie wordt regisseur?").await {
            Err(AppFout::Regel(r)) => assert_eq!(r.code, "overleg.al_op_lijst"),
            anders => panic!("{anders:?}"),
        }
    }

    async fn the_list_costs_the_same_for_few_and_many(w: Wereld) {
        te_verdelen(&w, 1).await;
        let weinig = (kosten(&w, Wie::Mdo).await, kosten(&w, Wie::Regisseur).await);
        for n in 2..30 { te_verdelen(&w, n).await; }
        belast(&w, Wie::Regisseur, 100, 10, Fase::Plan).await;
        assert_eq!((kosten(&w, Wie::Mdo).await, kosten(&w, Wie::Regisseur).await), weinig);
        assert!(weinig.0 <= 6, "{weinig:?}");
    }
}

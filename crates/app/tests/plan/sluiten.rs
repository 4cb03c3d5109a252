// SPDX-License-Identifier: EUPL-1.2
//! Phase steps and closing (D3, D5, D6).

use super::opzet::{doel, met_actie, zaak};
use super::velden;
use app::afsluiten;
use app::casus::fase;
use app::{AppFout, plan};
use domain::casus::{Fase, Sluitreden};
use jiff::civil::date;
use policy::Doel;
use testkit::{Wereld, Wie, beide};

async fn kop(w: &Wereld, casus: domain::CasusId) -> store::casus::CasusKop {
    let ctx = w.als(Wie::Procesmanager, Doel::Regie);
    let mut kijk = w.kijk().await;
    store::casus::kop(&mut kijk, casus, &ctx.actor, ctx.vandaag())
        .await
        .unwrap()
        .unwrap()
}

beide! {
    async fn two_steps_at_once_one_wins(w: Wereld) {
        let z = zaak(&w, Fase::Aangemeld).await;
        let db2 = w.test.nog_een().await;
        let app2 = testkit::app(&db2, &w.bron);
        let (een, twee) = (w.als(Wie::Regisseur, Doel::Regie), w.als(Wie::Procesmanager, Doel::Regie));
        let (r1, r2) = tokio::join!(
            fase::doe_stap(&w.app, &een, z.casus, Fase::Triage, "", 1),
            fase::sluit_eerder(&app2, &twee, z.casus, Sluitreden::Verhuisd, "Verhuisd naar Zutphen, daar overgedragen.", 1),
        );
        assert_eq!([r1.is_ok(), r2.is_ok()].iter().filter(|b| **b).count(), 1);
        // When the casus was closed first, the regisseur has nothing in it any more.
        let dicht = r2.is_ok();
        let verloren = r1.err().or(r2.err());
        assert!(matches!(verloren, Some(AppFout::Gewijzigd)) || dicht && matches!(verloren, Some(AppFout::Geweigerd(_))), "{verloren:?}");
        let mut kijk = w.kijk().await;
        assert_eq!(store::fase::historie(&mut kijk, z.casus).await.unwrap().len(), 1);
    }

    async fn steps_that_do_not_exist_or_miss_something_are_refused(w: Wereld) {
        let z = zaak(&w, Fase::Plan).await;
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        let fout = fase::doe_stap(&w.app, &ctx, z.casus, Fase::Afronding, "", 1).await.unwrap_err();
        assert!(matches!(fout, AppFout::Regel(r) if r.code == "casus.stap_bestaat_niet"));
        let fout = fase::doe_stap(&w.app, &ctx, z.casus, Fase::Uitvoering, "", 1).await.unwrap_err();
        assert!(matches!(fout, AppFout::Regel(r) if r.code == "casus.geen_planversie"));
        let keten = w.als(Wie::Ketenpartner, Doel::Regie);
        let fout = fase::doe_stap(&w.app, &keten, z.casus, Fase::Onderzoek, "terug", 1).await.unwrap_err();
        assert!(matches!(fout, AppFout::Geweigerd(_)));
        assert_eq!(*kop(&w, z.casus).await.fase, Fase::Plan);
    }

    async fn closing_waits_for_every_answer_and_nazorg(w: Wereld) {
        let z = zaak(&w, Fase::Afronding).await;
        met_actie(&w, &z).await;
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        let fout = fase::doe_stap(&w.app, &ctx, z.casus, Fase::Nazorg, "", 1).await.unwrap_err();
        assert!(matches!(fout, AppFout::Regel(r) if r.code == "casus.open_einden"));

        let open = afsluiten::beeld(&w.app, &ctx, z.casus).await.unwrap().stand.open;
        assert_eq!(open.len(), 2, "the goal and its action: {open:?}");
        for o in &open {
            let fout = afsluiten::beantwoord(&w.app, &ctx, z.casus, &o.sleutel, "inwoner_wil_niet", "Weigert hulp").await.unwrap_err();
            assert_eq!(velden(fout), ["tekst"]);
            afsluiten::beantwoord(&w.app, &ctx, z.casus, &o.sleutel, "niet_meer_nodig", "De post gaat nu goed, zegt mevrouw.").await.unwrap();
        }
        fase::doe_stap(&w.app, &ctx, z.casus, Fase::Nazorg, "", 1).await.unwrap();

        let mut kijk = w.kijk().await;
        let taken = store::taak::van_casus(&mut kijk, z.casus).await.unwrap();
        drop(kijk);
        let dagen: Vec<_> = taken.iter().map(|t| t.voor).collect();
        assert_eq!(dagen, [date(2027, 2, 24), date(2027, 5, 24), date(2027, 11, 24)]);
        assert!(taken.iter().all(|t| t.soort == "nazorg" && t.medewerker_id == Some(Wereld::medewerker(Wie::Regisseur))));

        let fout = fase::doe_stap(&w.app, &ctx, z.casus, Fase::Gesloten, "", 2).await.unwrap_err();
        assert!(matches!(fout, AppFout::Regel(r) if r.code == "casus.nazorg_open"));
        for t in &taken {
            assert_eq!(velden(afsluiten::handel_taak_af(&w.app, &ctx, t.id, "", t.version).await.unwrap_err()), ["uitkomst"]);
            afsluiten::handel_taak_af(&w.app, &ctx, t.id, "Het gaat goed, zegt mevrouw.", t.version).await.unwrap();
        }
        fase::doe_stap(&w.app, &ctx, z.casus, Fase::Gesloten, "", 2).await.unwrap();
        let dicht = kop(&w, z.casus).await;
        assert_eq!(*dicht.fase, Fase::Gesloten);
        assert!(dicht.gesloten_op.is_some() && dicht.regisseur_id.is_none());

        // Everything stays readable for who may; nothing changes any more.
        let pm = w.als(Wie::Procesmanager, Doel::Regie);
        assert_eq!(plan::open(&w.app, &pm, z.casus).await.unwrap().doelen.len(), 1);
        let fout = plan::nieuw_doel(&w.app, &pm, z.casus, &doel("Nog een doel erbij")).await.unwrap_err();
        assert!(matches!(fout, AppFout::Regel(r) if r.code == "plan.gesloten"));
        let keten = w.als(Wie::Ketenpartner, Doel::Regie);
        assert!(matches!(plan::open(&w.app, &keten, z.casus).await.unwrap_err(), AppFout::Geweigerd(_)));
    }

    async fn a_task_is_handled_once(w: Wereld) {
        let z = zaak(&w, Fase::Afronding).await;
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        fase::doe_stap(&w.app, &ctx, z.casus, Fase::Nazorg, "", 1).await.unwrap();
        let taken = afsluiten::beeld(&w.app, &ctx, z.casus).await.unwrap().taken;
        let db2 = w.test.nog_een().await;
        let app2 = testkit::app(&db2, &w.bron);
        let ander = w.als(Wie::Procesmanager, Doel::Regie);
        let (r1, r2) = tokio::join!(
            afsluiten::handel_taak_af(&w.app, &ctx, taken[0].id, "Gebeld, gaat goed.", 1),
            afsluiten::handel_taak_af(&app2, &ander, taken[0].id, "Langs geweest.", 1),
        );
        assert_eq!([r1.is_ok(), r2.is_ok()].iter().filter(|b| **b).count(), 1);
        afsluiten::verzet_taak(&w.app, &ctx, taken[1].id, Some(date(2027, 6, 1)), 1).await.unwrap();
        let fout = afsluiten::verzet_taak(&w.app, &ctx, taken[2].id, Some(date(2020, 1, 1)), 1).await.unwrap_err();
        assert_eq!(velden(fout), ["voor"]);
    }
}

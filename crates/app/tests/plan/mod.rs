// SPDX-License-Identifier: EUPL-1.2
//! Plan, phase steps and closing, on both engines, with two real connections where people can meet.

pub mod opzet;
mod sluiten;
mod versies;

use app::AppFout;
use app::plan;
use domain::casus::Fase;
use opzet::{actie, doel, met_actie, zaak};
use policy::Doel;
use testkit::{Wie, beide};

fn velden(fout: AppFout) -> Vec<String> {
    match fout {
        AppFout::Invoer(f) => f.0.into_iter().map(|v| v.veld).collect(),
        anders => vec![anders.to_string()],
    }
}

beide! {
    async fn skipping_a_rung_needs_its_reason(w: Wereld) {
        let z = zaak(&w, Fase::Plan).await;
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        let d = plan::nieuw_doel(&w.app, &ctx, z.casus, &doel("Ik wil rust in huis.")).await.unwrap();
        let wie = format!("betrokkene:{}", z.partner);
        let fout = plan::nieuwe_actie(&w.app, &ctx, z.casus, d, &actie("Begeleiding thuis", wie.clone(), "maatwerk", "")).await.unwrap_err();
        assert_eq!(velden(fout), ["trede_reden"]);
        let goed = actie("Begeleiding thuis", wie, "maatwerk", "School en familie samen waren niet genoeg.");
        plan::nieuwe_actie(&w.app, &ctx, z.casus, d, &goed).await.unwrap();
        let beeld = plan::open(&w.app, &ctx, z.casus).await.unwrap();
        let a = &beeld.doelen[0].acties[0].rij;
        assert_eq!(a.wie, "J. Hendriks-proef, Woonstichting Proef");
        assert_eq!(a.betrokkene_id, Some(z.partner));
        assert_eq!(beeld.doelen[0].rij.tekst, "Ik wil rust in huis.");
    }

    async fn two_people_edit_one_action(w: Wereld) {
        let z = zaak(&w, Fase::Plan).await;
        let (_, a) = met_actie(&w, &z).await;
        let db2 = w.test.nog_een().await;
        let app2 = testkit::app(&db2, &w.bron);
        let (een, twee) = (w.als(Wie::Regisseur, Doel::Regie), w.als(Wie::Procesmanager, Doel::Regie));
        let wie = format!("persoon:{}", z.persoon);
        let (mijn, ander) = (actie("Post openen met nicht", wie.clone(), "eigen_kracht", ""), actie("Post openen op maandag", wie, "eigen_kracht", ""));
        let (r1, r2) = tokio::join!(
            plan::wijzig_actie(&w.app, &een, z.casus, a, 1, &mijn),
            plan::wijzig_actie(&app2, &twee, z.casus, a, 1, &ander),
        );
        let wint = if r1.is_ok() { "Post openen met nicht" } else { "Post openen op maandag" };
        assert_eq!(u8::from(r1.is_ok()) + u8::from(r2.is_ok()), 1);
        assert!(matches!(r1.err().or(r2.err()), Some(AppFout::Gewijzigd)));
        let (rij, wijzer) = plan::actie(&w.app, &een, z.casus, a).await.unwrap();
        assert_eq!((rij.tekst.as_str(), rij.version), (wint, 2));
        assert!(wijzer.unwrap().wie.ends_with("-proef"));
    }

    async fn a_form_is_handled_once(w: Wereld) {
        let z = zaak(&w, Fase::Plan).await;
        let mut ctx = w.als(Wie::Regisseur, Doel::Regie);
        ctx.eenmalig = Some(w.app.nieuwe_sleutel());
        let d = plan::nieuw_doel(&w.app, &ctx, z.casus, &doel("Ik wil rust in huis.")).await.unwrap();
        let fout = plan::nieuw_doel(&w.app, &ctx, z.casus, &doel("Ik wil rust in huis.")).await.unwrap_err();
        assert!(matches!(fout, AppFout::AlVerwerkt(id) if id == d.to_string()));
        assert_eq!(plan::open(&w.app, &ctx, z.casus).await.unwrap().doelen.len(), 1);
    }

    async fn a_partner_updates_own_actions_only(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let (d, van_inwoner) = met_actie(&w, &z).await;
        let regie = w.als(Wie::Regisseur, Doel::Regie);
        let eigen = actie("Huur in termijnen", format!("betrokkene:{}", z.partner), "netwerk", "");
        let eigen = plan::nieuwe_actie(&w.app, &regie, z.casus, d, &eigen).await.unwrap();
        let keten = w.als(Wie::Ketenpartner, Doel::Regie);
        plan::zet_status(&w.app, &keten, z.casus, eigen, 1, "bezig", "").await.unwrap();
        let fout = plan::zet_status(&w.app, &keten, z.casus, van_inwoner, 1, "bezig", "").await.unwrap_err();
        assert!(matches!(fout, AppFout::Regel(r) if r.code == "plan.niet_jouw_actie"));
        let fout = plan::nieuw_doel(&w.app, &keten, z.casus, &doel("Een doel van een ander")).await.unwrap_err();
        assert!(matches!(fout, AppFout::Geweigerd(_)));
        let fout = plan::wijzig_doel(&w.app, &keten, z.casus, d, 1, &doel("Een ander doel")).await.unwrap_err();
        assert!(matches!(fout, AppFout::Geweigerd(_)));
        let beeld = plan::open(&w.app, &keten, z.casus).await.unwrap();
        let mag: Vec<bool> = beeld.doelen[0].acties.iter().map(|a| a.mag_status).collect();
        assert_eq!(mag, [false, true]);
    }

    async fn status_asks_its_reason_and_keeps_its_days(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let (_, a) = met_actie(&w, &z).await;
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        let fout = plan::zet_status(&w.app, &ctx, z.casus, a, 1, "niet_gelukt", " ").await.unwrap_err();
        assert_eq!(velden(fout), ["reden"]);
        plan::zet_status(&w.app, &ctx, z.casus, a, 1, "bezig", "").await.unwrap();
        plan::zet_status(&w.app, &ctx, z.casus, a, 2, "gelukt", "").await.unwrap();
        let (rij, _) = plan::actie(&w.app, &ctx, z.casus, a).await.unwrap();
        assert_eq!((rij.gestart_op, rij.afgerond_op), (Some(ctx.vandaag()), Some(ctx.vandaag())));
    }

    async fn dropping_a_goal_can_be_undone(w: Wereld) {
        let z = zaak(&w, Fase::Plan).await;
        let (d, _) = met_actie(&w, &z).await;
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        assert_eq!(velden(plan::laat_vervallen(&w.app, &ctx, z.casus, d, 1, "").await.unwrap_err()), ["reden"]);
        plan::laat_vervallen(&w.app, &ctx, z.casus, d, 1, "Mevrouw wil eerst iets anders.").await.unwrap();
        let beeld = plan::open(&w.app, &ctx, z.casus).await.unwrap();
        assert_eq!((beeld.doelen.len(), beeld.vervallen.len()), (0, 1));
        plan::neem_terug(&w.app, &ctx, z.casus, d, 2).await.unwrap();
        let beeld = plan::open(&w.app, &ctx, z.casus).await.unwrap();
        assert_eq!((beeld.doelen.len(), beeld.vervallen.len()), (1, 0));
    }
}

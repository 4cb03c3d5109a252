// SPDX-License-Identifier: EUPL-1.2
//! Frozen versions, judgements, and the MDO.

use super::opzet::{actie, met_actie, zaak};
use super::velden;
use app::AppFout;
use app::plan::{self, AkkoordInvoer};
use domain::casus::Fase;
use jiff::civil::date;
use policy::Doel;
use testkit::{Wereld, Wie, beide};

async fn versie_nu(w: &Wereld, casus: domain::CasusId) -> i64 {
    let ctx = w.als(Wie::Regisseur, Doel::Regie);
    plan::open(&w.app, &ctx, casus).await.unwrap().version()
}

beide! {
    async fn freezing_twice_at_once_never_loses_a_version(w: Wereld) {
        let z = zaak(&w, Fase::Plan).await;
        let (d, _) = met_actie(&w, &z).await;
        let db2 = w.test.nog_een().await;
        let app2 = testkit::app(&db2, &w.bron);
        let (een, twee) = (w.als(Wie::Regisseur, Doel::Regie), w.als(Wie::Procesmanager, Doel::Regie));
        let v = versie_nu(&w, z.casus).await;
        let (r1, r2) = tokio::join!(
            plan::leg_vast(&w.app, &een, z.casus, v),
            plan::leg_vast(&app2, &twee, z.casus, v),
        );
        assert_eq!([r1.is_ok(), r2.is_ok()].iter().filter(|b| **b).count(), 1);
        assert!(matches!(r1.err().or(r2.err()), Some(AppFout::Gewijzigd)));
        let v = versie_nu(&w, z.casus).await;
        let fout = plan::leg_vast(&w.app, &een, z.casus, v).await.unwrap_err();
        assert!(matches!(fout, AppFout::Regel(r) if r.code == "plan.niets_veranderd"));

        let eerste = plan::versie(&w.app, &een, z.casus, 1, None).await.unwrap().inhoud;
        let invoer = actie("Samen de rekeningen betalen", format!("persoon:{}", z.persoon), "netwerk", "");
        plan::nieuwe_actie(&w.app, &een, z.casus, d, &invoer).await.unwrap();
        let v = versie_nu(&w, z.casus).await;
        assert_eq!(plan::leg_vast(&w.app, &een, z.casus, v).await.unwrap(), 2);
        let tweede = plan::versie(&w.app, &een, z.casus, 2, None).await.unwrap();
        assert_eq!(tweede.met, Some(1));
        let zinnen: Vec<&str> = tweede.verschil.iter().map(|w| w.tekst.as_str()).collect();
        assert_eq!(zinnen, ["Nieuwe actie: Samen de rekeningen betalen. Ineke Boersma1-proef doet dit, voor 15 december 2026."]);
        assert_eq!(plan::versie(&w.app, &een, z.casus, 1, None).await.unwrap().inhoud, eerste);
    }

    async fn the_first_version_plans_one_evaluation(w: Wereld) {
        let z = zaak(&w, Fase::Plan).await;
        met_actie(&w, &z).await;
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        let v = versie_nu(&w, z.casus).await;
        plan::leg_vast(&w.app, &ctx, z.casus, v).await.unwrap();
        let v = versie_nu(&w, z.casus).await;
        plan::zet_evaluatie(&w.app, &ctx, z.casus, v, Some(date(2027, 1, 14))).await.unwrap();
        let mut kijk = w.kijk().await;
        let taken = store::taak::van_casus(&mut kijk, z.casus).await.unwrap();
        let open: Vec<_> = taken.iter().filter(|t| t.status == "open").collect();
        assert_eq!((open.len(), open[0].voor, open[0].soort.as_str()), (1, date(2027, 1, 14), "evaluatie"));
    }

    async fn disagreement_needs_its_reason(w: Wereld) {
        let z = zaak(&w, Fase::Plan).await;
        met_actie(&w, &z).await;
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        let v = versie_nu(&w, z.casus).await;
        plan::leg_vast(&w.app, &ctx, z.casus, v).await.unwrap();
        let mut mening = AkkoordInvoer {
            partij: format!("persoon:{}", z.persoon),
            akkoord: "oneens".to_owned(),
            reden: String::new(),
            wijze: "gesprek".to_owned(),
        };
        let fout = plan::zet_akkoord(&w.app, &ctx, z.casus, 1, &mening).await.unwrap_err();
        assert_eq!(velden(fout), ["reden"]);
        let fout = plan::zet_akkoord(&w.app, &ctx, z.casus, 1, &AkkoordInvoer::default()).await.unwrap_err();
        assert_eq!(velden(fout), ["partij", "akkoord", "wijze"]);
        mening.reden = "Het gaat mij te snel.".to_owned();
        plan::zet_akkoord(&w.app, &ctx, z.casus, 1, &mening).await.unwrap();
        let beeld = plan::open(&w.app, &ctx, z.casus).await.unwrap();
        assert_eq!(beeld.akkoorden.len(), 1);
        assert_eq!(beeld.akkoorden[0].persoon_id, Some(z.persoon));
        assert_eq!(beeld.akkoorden[0].reden, "Het gaat mij te snel.");
    }

    async fn the_plan_goes_to_the_mdo_once(w: Wereld) {
        let z = zaak(&w, Fase::Plan).await;
        met_actie(&w, &z).await;
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        let fout = plan::naar_mdo(&w.app, &ctx, z.casus).await.unwrap_err();
        assert!(matches!(fout, AppFout::Regel(r) if r.code == "plan.geen_versie"));
        let v = versie_nu(&w, z.casus).await;
        plan::leg_vast(&w.app, &ctx, z.casus, v).await.unwrap();
        let db2 = w.test.nog_een().await;
        let app2 = testkit::app(&db2, &w.bron);
        let ander = w.als(Wie::Procesmanager, Doel::Regie);
        let (r1, r2) = tokio::join!(
            plan::naar_mdo(&w.app, &ctx, z.casus),
            plan::naar_mdo(&app2, &ander, z.casus),
        );
        assert_eq!([r1.is_ok(), r2.is_ok()].iter().filter(|b| **b).count(), 1);
        let dag = r1.or(r2).unwrap();
        assert_eq!(dag, date(2026, 11, 25));
        let beeld = plan::open(&w.app, &ctx, z.casus).await.unwrap();
        assert_eq!(beeld.plan.unwrap().op_mdo, Some(dag));
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! List, overview and read tabs of a casus: access, journaal, hiding, cost; on both engines.

pub mod opzet;

use crate::overleg::opzet::{Zaak, agendapunt, sluit, zaak};
use app::AppFout;
use app::casus::{blad, lezen, lijst, overzicht};
use app::kern::STATEMENTS;
use domain::CasusId;
use domain::casus::Fase;
use domain::overleg::PuntSoort;
use opzet::{Meedoen, acties, afwezig, boekingen, doe_mee, notitie};
use policy::{Doel, handelingen::CasusOpenen};
use std::cell::Cell;
use std::collections::BTreeSet;
use testkit::{Wereld, Wie, beide};

const IEDEREEN: [Wie; 11] = [
    Wie::Meldpunt,
    Wie::Meldpunt2,
    Wie::Regisseur,
    Wie::Regisseur2,
    Wie::Gezinscoach,
    Wie::Procesmanager,
    Wie::Procesregisseur,
    Wie::Teamleider,
    Wie::Mdo,
    Wie::Ketenpartner,
    Wie::Beheerder,
];

async fn casus(w: &Wereld, nummer: u64, fase: Fase, regisseur: Option<Wie>, team: u8) -> CasusId {
    zaak(
        w,
        Zaak {
            nummer,
            fase,
            regisseur,
            team,
        },
    )
    .await
}

pub async fn kost<T>(doe: impl Future<Output = T>) -> (T, u32) {
    STATEMENTS
        .scope(Cell::new(0), async {
            let uit = doe.await;
            (uit, STATEMENTS.with(Cell::get))
        })
        .await
}

beide! {
    async fn opening_is_booked_and_so_is_a_refusal(w: Wereld) {
        let id = casus(&w, 1, Fase::Uitvoering, Some(Wie::Regisseur), 2).await;
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        let o = overzicht::overzicht(&w.app, &ctx, id).await.unwrap();
        assert_eq!(o.blad.kop.id, id);
        assert_eq!(o.blad.waarom.rol, "casusregisseur");
        assert!(o.blad.mag.notitie && o.blad.mag.journaal);
        let rijen = boekingen(&w, Wie::Regisseur).await;
        assert_eq!(rijen, [("casus.openen".to_owned(), "gelezen".to_owned(), "huishouden,betrokkenen,plan,notities".to_owned())]);

        let ctx = w.als(Wie::Regisseur2, Doel::Regie);
        let fout = overzicht::overzicht(&w.app, &ctx, id).await.unwrap_err();
        assert!(matches!(fout, AppFout::Geweigerd(_)));
        let rijen = boekingen(&w, Wie::Regisseur2).await;
        assert_eq!(rijen, [("casus.openen".to_owned(), "geweigerd".to_owned(), String::new())]);
    }

    async fn list_shows_exactly_what_can_be_opened(w: Wereld) {
        let met = |n, wie, team| casus(&w, n, Fase::Uitvoering, wie, team);
        let mut alle = vec![
            met(1, Some(Wie::Regisseur), 2).await,
            met(2, Some(Wie::Regisseur2), 2).await,
            met(3, Some(Wie::Gezinscoach), 3).await,
            met(4, None, 4).await,
            met(5, None, 4).await,
            met(6, Some(Wie::Regisseur), 2).await,
            met(7, Some(Wie::Regisseur2), 2).await,
            met(8, Some(Wie::Procesmanager), 4).await,
        ];
        agendapunt(&w, alle[3], PuntSoort::Toewijzen).await;
        for (casus, wie, dagen) in [
            (alle[0], Wie::Ketenpartner, None),
            (alle[1], Wie::Ketenpartner, Some(-1)),
            (alle[2], Wie::Meldpunt, Some(0)),
            (alle[6], Wie::Ketenpartner, None),
        ] {
            doe_mee(&w, Meedoen { casus, wie, tot_over_dagen: dagen }).await;
        }
        // Regisseur is away today, and Gezinscoach stands in.
        afwezig(&w, Wie::Regisseur, Wie::Gezinscoach).await;
        sluit(&w, alle[6]).await;
        alle.push(met(9, Some(Wie::Gezinscoach), 2).await);

        for wie in IEDEREEN {
            let ctx = w.als(wie, Doel::Regie);
            let vraag = lijst::Vraag { fase: "alle".to_owned(), ..lijst::Vraag::default() };
            let l = lijst::casussen(&w.app, &ctx, &vraag).await.unwrap();
            let getoond: BTreeSet<CasusId> = l.regels.iter().map(|r| r.rij.id).collect();
            let mut mag = BTreeSet::new();
            for id in &alle {
                let mut uow = w.kijk().await;
                let kop = store::casus::kop(&mut uow, *id, &ctx.actor, ctx.vandaag()).await.unwrap().unwrap();
                if ctx.mag::<CasusOpenen>(&kop.feiten(Wereld::GEMEENTE)).is_ok() {
                    mag.insert(*id);
                }
            }
            assert_eq!(getoond, mag, "{wie:?}");
        }
        let ctx = w.als(Wie::Ketenpartner, Doel::Regie);
        let l = lijst::casussen(&w.app, &ctx, &lijst::Vraag::default()).await.unwrap();
        assert_eq!(l.regels.iter().map(|r| r.rij.id).collect::<Vec<_>>(), [alle[0]]);
        let ctx = w.als(Wie::Gezinscoach, Doel::Regie);
        assert_eq!(lijst::casussen(&w.app, &ctx, &lijst::Vraag::default()).await.unwrap().regels.len(), 4);
    }

    async fn list_filters_and_pages_by_key(w: Wereld) {
        for n in 1..=60 {
            casus(&w, n, if n % 2 == 0 { Fase::Plan } else { Fase::Uitvoering }, (n > 5).then_some(Wie::Regisseur), 2).await;
        }
        let late = casus(&w, 61, Fase::Nazorg, Some(Wie::Regisseur2), 2).await;
        acties(&w, late, 1).await;
        let ctx = w.als(Wie::Procesmanager, Doel::Regie);
        let vraag = lijst::Vraag::default();
        let een = lijst::casussen(&w.app, &ctx, &vraag).await.unwrap();
        assert_eq!(een.regels.len(), lijst::PER_PAGINA);
        let twee = lijst::casussen(&w.app, &ctx, &lijst::Vraag { na: een.volgende, ..vraag.clone() }).await.unwrap();
        assert_eq!(twee.regels.len(), 11);
        assert!(twee.volgende.is_none());
        let ids: BTreeSet<CasusId> = een.regels.iter().chain(&twee.regels).map(|r| r.rij.id).collect();
        assert_eq!(ids.len(), 61);
        let tel = async |v: lijst::Vraag| lijst::casussen(&w.app, &ctx, &v).await.unwrap().regels.len();
        assert_eq!(tel(lijst::Vraag { fase: "plan".to_owned(), ..vraag.clone() }).await, 30);
        assert_eq!(tel(lijst::Vraag { zonder_regisseur: true, ..vraag.clone() }).await, 5);
        assert_eq!(tel(lijst::Vraag { wijk: "WK02".to_owned(), ..vraag.clone() }).await, 0);
        assert_eq!(tel(lijst::Vraag { te_laat: true, ..vraag.clone() }).await, 1);
        let van = Wereld::medewerker(Wie::Regisseur2);
        assert_eq!(tel(lijst::Vraag { regisseur: Some(van), ..vraag }).await, 1);
    }

    async fn partner_sees_own_casus_without_sensitive_notes(w: Wereld) {
        let id = casus(&w, 1, Fase::Uitvoering, Some(Wie::Regisseur), 2).await;
        let ander = casus(&w, 2, Fase::Uitvoering, Some(Wie::Regisseur), 2).await;
        doe_mee(&w, Meedoen { casus: id, wie: Wie::Ketenpartner, tot_over_dagen: None }).await;
        for (n, categorie) in ["algemeen", "medisch", "justitie", "veiligheid"].into_iter().enumerate() {
            notitie(&w, id, n as u64, categorie, n == 3).await;
        }
        let ctx = w.als(Wie::Ketenpartner, Doel::Regie);
        let o = overzicht::overzicht(&w.app, &ctx, id).await.unwrap();
        let teksten: Vec<&str> = o.momenten.iter().map(|m| m.tekst.as_str()).collect();
        assert_eq!(teksten.iter().filter(|t| t.starts_with("Notitie")).collect::<Vec<_>>(), [&"Notitie algemeen"]);
        assert!(o.blad.waarschuwingen.is_empty() && !o.blad.mag.journaal && !o.blad.mag.plan);
        assert!(matches!(overzicht::overzicht(&w.app, &ctx, ander).await, Err(AppFout::Geweigerd(_))));
        assert!(matches!(lezen::journaal(&w.app, &ctx, id, None).await, Err(AppFout::Geweigerd(_))));
        let begin = lezen::begin(&w.app, &ctx, id).await.unwrap();
        assert!(begin.intake.is_empty());

        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        let o = overzicht::overzicht(&w.app, &ctx, id).await.unwrap();
        assert_eq!(o.momenten.iter().filter(|m| m.soort == "notitie").count(), 4);
        assert_eq!(o.blad.waarschuwingen.len(), 1);
    }

    async fn journaal_says_who_looked_in_plain_words(w: Wereld) {
        let id = casus(&w, 1, Fase::Uitvoering, Some(Wie::Regisseur), 2).await;
        let ctx = w.als(Wie::Procesmanager, Doel::Regie);
        blad::blad(&w.app, &ctx, id, &["plan"]).await.unwrap();
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        let j = lezen::journaal(&w.app, &ctx, id, None).await.unwrap();
        let keek = j.regels.iter().find(|r| r.wie == "K. Visser-proef").unwrap();
        assert_eq!(keek.wat, "bekeken: plan");
        assert_eq!(keek.doel, "het plan van dit huishouden uitvoeren");
        assert!(keek.rol.starts_with("procesmanager · Gemeente Proefstad"), "{}", keek.rol);
        // Looking at the journaal is in the journaal too.
        let j = lezen::journaal(&w.app, &ctx, id, None).await.unwrap();
        assert!(j.regels.iter().any(|r| r.wat == "bekeken: journaal"));
    }

    async fn list_and_overview_cost_the_same_for_few_and_many_rows(w: Wereld) {
        let id = casus(&w, 1, Fase::Uitvoering, Some(Wie::Regisseur), 2).await;
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        let vraag = lijst::Vraag::default();
        let (_, lijst_een) = kost(lijst::casussen(&w.app, &ctx, &vraag)).await;
        let (_, blad_een) = kost(overzicht::overzicht(&w.app, &ctx, id)).await;
        for n in 2..=30 {
            casus(&w, n, Fase::Uitvoering, Some(Wie::Regisseur), 2).await;
        }
        acties(&w, id, 25).await;
        for n in 0..40 {
            notitie(&w, id, n, "algemeen", false).await;
        }
        let (l, lijst_veel) = kost(lijst::casussen(&w.app, &ctx, &vraag)).await;
        let (o, blad_veel) = kost(overzicht::overzicht(&w.app, &ctx, id)).await;
        assert_eq!(l.unwrap().regels.len(), 30);
        assert_eq!(o.unwrap().doelen[0].acties.len(), 25);
        assert_eq!((lijst_een, blad_een), (lijst_veel, blad_veel));
        assert!(lijst_veel <= 4 && blad_veel <= 20, "{lijst_veel} {blad_veel}");
    }

    async fn other_gemeente_does_not_exist(w: Wereld) {
        let id = casus(&w, 1, Fase::Uitvoering, Some(Wie::Regisseur), 2).await;
        let mut ctx = w.als(Wie::Regisseur, Doel::Regie);
        ctx.actor.gemeente = domain::Gemeente(999);
        assert!(matches!(overzicht::overzicht(&w.app, &ctx, id).await, Err(AppFout::NietGevonden)));
        assert!(lijst::casussen(&w.app, &ctx, &lijst::Vraag::default()).await.unwrap().regels.is_empty());
    }
}

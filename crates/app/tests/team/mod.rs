// SPDX-License-Identifier: EUPL-1.2
//! The team board, absence with stand-in, and handing over all or none (D9).

use crate::overleg::opzet::{Zaak, belast, heeft, kop, regies, sluit, te_verdelen, zaak};
use app::casus::regisseur::{Keuze, wijs_toe};
use app::team::{
    Afwezigheidvraag, Overdrachtvraag, afwezigheid, bord, draag_over, meld_afwezig, meld_terug, overdragen,
};
use app::{AppFout, Ctx};
use domain::CasusId;
use domain::casus::Fase;
use policy::{Doel, handelingen::CasusOpenen};
use testkit::{Wereld, Wie, beide};

fn mw(wie: Wie) -> domain::MedewerkerId {
    Wereld::medewerker(wie)
}

fn vraag(regels: &[(CasusId, Wie)]) -> Overdrachtvraag {
    Overdrachtvraag {
        van: Some(mw(Wie::Regisseur)),
        regels: regels.iter().map(|(c, w)| (*c, mw(*w))).collect(),
        reden: "Sanne is langere tijd weg.".into(),
        stem_inwoner: "Sanne belt ieder huishouden zelf.".into(),
    }
}

fn weg(wie: Wie, voor: Wie) -> Afwezigheidvraag {
    Afwezigheidvraag {
        wie: Some(mw(wie)),
        van: "2026-11-24".into(),
        tot: "2026-12-04".into(),
        waarnemer: Some(mw(voor)),
    }
}

async fn kosten(w: &Wereld) -> u32 {
    let ctx = w.als(Wie::Teamleider, Doel::Team);
    app::kern::STATEMENTS
        .scope(std::cell::Cell::new(0), async {
            bord(&w.app, &ctx, None).await.unwrap();
            app::kern::STATEMENTS.with(std::cell::Cell::get)
        })
        .await
}

beide! {
    async fn board_shows_load_and_costs_the_same_for_few_and_many(w: Wereld) {
        belast(&w, Wie::Regisseur, 1, 2, Fase::Uitvoering).await;
        let weinig = kosten(&w).await;
        belast(&w, Wie::Regisseur, 10, 10, Fase::Uitvoering).await;
        belast(&w, Wie::Regisseur, 30, 1, Fase::Afronding).await;
        belast(&w, Wie::Regisseur2, 40, 16, Fase::Plan).await;
        for n in 100..110 { te_verdelen(&w, n).await; }
        assert_eq!(kosten(&w).await, weinig - 2, "room in other teams is counted once a minute");
        w.bron.verder(jiff::SignedDuration::from_secs(60));
        assert_eq!(kosten(&w).await, weinig);
        assert!(weinig <= 12, "{weinig}");
        let b = bord(&w.app, &w.als(Wie::Teamleider, Doel::Team), None).await.unwrap();
        let een = |naam: &str| b.collegas.iter().find(|c| c.naam == naam).unwrap();
        assert_eq!((een("S. Aalders-proef").tekst.as_str(), een("S. Aalders-proef").aantal), ("12,5 van 15", 13));
        assert!(een("D. Kaya-proef").boven_maximum);
        assert_eq!(b.zonder_totaal, 0, "those wait in another team");
        let pm = w.als(Wie::Procesmanager, Doel::Team);
        let b = bord(&w.app, &pm, Some(Wereld::team(2))).await.unwrap();
        assert_eq!(b.zonder_totaal, 10);
        assert_eq!(b.ruimte.iter().find(|r| r.naam == "Gezinscoaches").unwrap().over, "nog 15");
        assert!(b.teams.len() >= 2);
        let r = w.als(Wie::Regisseur, Doel::Team);
        assert!(bord(&w.app, &r, Some(Wereld::team(3))).await.is_err(), "only the own team");
    }

    async fn hand_over_is_all_or_none(w: Wereld) {
        belast(&w, Wie::Regisseur, 1, 3, Fase::Uitvoering).await;
        belast(&w, Wie::Regisseur2, 20, 14, Fase::Uitvoering).await;
        let tl = w.als(Wie::Teamleider, Doel::Team);
        let beeld = overdragen(&w.app, &tl, None, Some(mw(Wie::Regisseur))).await.unwrap();
        assert_eq!(beeld.casussen.len(), 3);
        let [a, b, c] = [0, 1, 2].map(|i: usize| beeld.casussen[i].id);
        let Err(AppFout::Invoer(f)) = draag_over(&w.app, &tl, vraag(&[(a, Wie::Regisseur2), (b, Wie::Regisseur2), (c, Wie::Gezinscoach)])).await else {
            panic!("refused as a whole")
        };
        assert!(f.0[0].tekst.contains("heeft geen plek voor 2 casussen: 14 → 16 van 15"), "{f}");
        assert_eq!((heeft(&w, Wie::Regisseur).await, heeft(&w, Wie::Gezinscoach).await), (3, 0));
        draag_over(&w.app, &tl, vraag(&[(a, Wie::Regisseur2), (b, Wie::Gezinscoach), (c, Wie::Gezinscoach)])).await.unwrap();
        assert_eq!((heeft(&w, Wie::Regisseur).await, heeft(&w, Wie::Regisseur2).await, heeft(&w, Wie::Gezinscoach).await), (0, 15, 2));
        assert_eq!(regies(&w, a).await, (1, 2));
        assert_eq!(kop(&w, b).await.team_id, Wereld::team(3));
        let fout = draag_over(&w.app, &tl, vraag(&[(a, Wie::Gezinscoach)])).await.unwrap_err();
        assert!(fout.to_string().contains("andere regisseur"), "{fout}");
    }

    async fn hand_over_races_with_an_assignment(w: Wereld) {
        let db2 = w.test.nog_een().await;
        let app2 = testkit::app(&db2, &w.bron);
        belast(&w, Wie::Gezinscoach, 1, 13, Fase::Uitvoering).await;
        for ronde in 0..8_u64 {
            let n = 100 + ronde * 3;
            let twee = [
                zaak(&w, Zaak { nummer: n, fase: Fase::Uitvoering, regisseur: Some(Wie::Regisseur), team: 2 }).await,
                zaak(&w, Zaak { nummer: n + 1, fase: Fase::Uitvoering, regisseur: Some(Wie::Regisseur), team: 2 }).await,
            ];
            let nieuw = te_verdelen(&w, n + 2).await;
            let (tl, mdo) = (w.als(Wie::Teamleider, Doel::Team), w.als(Wie::Mdo, Doel::Mdo));
            let keuze = Keuze { regisseur: Some(mw(Wie::Gezinscoach)), reden: "x".into(), stem_inwoner: "x".into(), ..Keuze::default() };
            let (over, toe) = tokio::join!(
                draag_over(&w.app, &tl, vraag(&[(twee[1], Wie::Gezinscoach), (twee[0], Wie::Gezinscoach)])),
                wijs_toe(&app2, &mdo, nieuw, keuze)
            );
            assert!(over.is_ok() ^ toe.is_ok(), "13 + 2 + 1 does not fit: {over:?} {toe:?}");
            let heeft_nu = heeft(&w, Wie::Gezinscoach).await;
            assert_eq!(heeft_nu, if over.is_ok() { 15 } else { 14 });
            // Back to thirteen for the next round.
            for c in [twee[0], twee[1], nieuw] { sluit(&w, c).await; }
        }
    }

    async fn two_hand_overs_that_cross_do_not_deadlock(w: Wereld) {
        let db2 = w.test.nog_een().await;
        let app2 = testkit::app(&db2, &w.bron);
        for ronde in 0..6_u64 {
            let n = ronde * 2;
            let a = zaak(&w, Zaak { nummer: 100 + n, fase: Fase::Uitvoering, regisseur: Some(Wie::Regisseur), team: 2 }).await;
            let b = zaak(&w, Zaak { nummer: 101 + n, fase: Fase::Uitvoering, regisseur: Some(Wie::Regisseur2), team: 2 }).await;
            let pm = w.als(Wie::Procesmanager, Doel::Team);
            let heen = vraag(&[(a, Wie::Regisseur2)]);
            let weer = Overdrachtvraag { van: Some(mw(Wie::Regisseur2)), ..vraag(&[(b, Wie::Regisseur)]) };
            let (x, y) = tokio::join!(draag_over(&w.app, &pm, heen), draag_over(&app2, &pm, weer));
            x.unwrap();
            y.unwrap();
        }
    }

    async fn hand_over_twice_from_one_form_happens_once(w: Wereld) {
        let a = zaak(&w, Zaak { nummer: 1, fase: Fase::Plan, regisseur: Some(Wie::Regisseur), team: 2 }).await;
        let ctx = Ctx { eenmalig: Some(w.app.nieuwe_sleutel()), ..w.als(Wie::Teamleider, Doel::Team) };
        draag_over(&w.app, &ctx, vraag(&[(a, Wie::Regisseur2)])).await.unwrap();
        assert!(matches!(draag_over(&w.app, &ctx, vraag(&[(a, Wie::Regisseur2)])).await, Err(AppFout::AlVerwerkt(_))));
        assert_eq!(regies(&w, a).await, (1, 2));
    }

    async fn teamleider_hands_over_only_of_the_own_team(w: Wereld) {
        let elders = zaak(&w, Zaak { nummer: 1, fase: Fase::Plan, regisseur: Some(Wie::Regisseur), team: 3 }).await;
        let tl = w.als(Wie::Teamleider, Doel::Team);
        assert!(matches!(draag_over(&w.app, &tl, vraag(&[(elders, Wie::Regisseur2)])).await, Err(AppFout::Geweigerd(_))));
        let r = w.als(Wie::Regisseur, Doel::Team);
        assert!(matches!(draag_over(&w.app, &r, vraag(&[(elders, Wie::Regisseur2)])).await, Err(AppFout::Geweigerd(_))));
        let Err(AppFout::Invoer(f)) = draag_over(&w.app, &tl, Overdrachtvraag::default()).await else { panic!("all errors at once") };
        assert_eq!(f.0.len(), 4);
    }

    async fn stand_in_sees_the_casus_for_those_days(w: Wereld) {
        let casus = zaak(&w, Zaak { nummer: 1, fase: Fase::Plan, regisseur: Some(Wie::Regisseur), team: 2 }).await;
        let mag = async |w: &Wereld| {
            let ctx = w.als(Wie::Regisseur2, Doel::Regie);
            let mut uow = w.kijk().await;
            let kop = store::casus::kop(&mut uow, casus, &ctx.actor, ctx.vandaag()).await.unwrap().unwrap();
            uow.rollback().await.unwrap();
            let werk = app::mijn_werk::mijn_werk(&w.app, &ctx).await.unwrap();
            let op_lijst = !werk.huishoudens.unwrap().lijst.is_empty();
            (ctx.mag::<CasusOpenen>(&kop.feiten(Wereld::GEMEENTE)).is_ok(), op_lijst)
        };
        assert_eq!(mag(&w).await, (false, false));
        let tl = w.als(Wie::Teamleider, Doel::Team);
        let id = meld_afwezig(&w.app, &tl, weg(Wie::Regisseur, Wie::Regisseur2)).await.unwrap();
        assert_eq!(mag(&w).await, (true, true));
        w.bron.verder(jiff::SignedDuration::from_hours(24 * 12));
        assert_eq!(mag(&w).await, (false, false));
        meld_terug(&w.app, &tl, id).await.unwrap();
    }

    async fn absence_is_checked(w: Wereld) {
        let tl = w.als(Wie::Teamleider, Doel::Team);
        let Err(AppFout::Invoer(f)) = meld_afwezig(&w.app, &tl, Afwezigheidvraag::default()).await else { panic!("all at once") };
        assert_eq!(f.0.len(), 4);
        let code = |u: Result<domain::AfwezigheidId, AppFout>| match u {
            Err(AppFout::Regel(r)) => r.code,
            anders => panic!("{anders:?}"),
        };
        assert_eq!(code(meld_afwezig(&w.app, &tl, weg(Wie::Regisseur, Wie::Meldpunt)).await), "afwezigheid.waarnemer_rol");
        assert_eq!(code(meld_afwezig(&w.app, &tl, weg(Wie::Gezinscoach, Wie::Regisseur)).await), "afwezigheid.niet_van_jou");
        let eigen = w.als(Wie::Regisseur, Doel::Regie);
        let id = meld_afwezig(&w.app, &eigen, weg(Wie::Regisseur, Wie::Regisseur2)).await.unwrap();
        assert_eq!(code(meld_afwezig(&w.app, &tl, weg(Wie::Regisseur, Wie::Regisseur2)).await), "afwezigheid.dubbel");
        assert_eq!(code(meld_afwezig(&w.app, &tl, weg(Wie::Regisseur2, Wie::Regisseur)).await), "afwezigheid.waarnemer_afwezig");
        assert_eq!(afwezigheid(&w.app, &tl, None).await.unwrap().lijst.len(), 1);
        meld_terug(&w.app, &eigen, id).await.unwrap();
        assert_eq!(afwezigheid(&w.app, &tl, None).await.unwrap().lijst.len(), 0);
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! Warnings (D10): who reads what, review, end, history, two writers; and the sheet for a visit.

use super::casus::opzet::{Meedoen, doe_mee};
use super::plan::opzet::zaak;
use super::zoeken::geboekt;
use app::AppFout;
use app::casus::blad::blad;
use app::casus::huisbezoek::huisbezoek;
use app::mijn_werk::{Naar, mijn_werk};
use app::waarschuwing::{alle, beeindig, een, herzie, maak};
use domain::casus::Fase;
use domain::waarschuwing::{BEL_EERST, NieuwEinde, NieuweAfspraak, NieuweWaarschuwing, Stap, Toestand};
use jiff::SignedDuration;
use policy::Doel;
use testkit::{Wereld, Wie, beide};

fn huis() -> domain::HuishoudenId {
    Wereld::huishouden_ids(1).0
}

fn afspraak(op: &str) -> NieuweAfspraak {
    NieuweAfspraak {
        herbeoordelen_op: op.into(),
        akkoord_naam: "L. Smit-proef".into(),
        akkoord_functie: "teamleider".into(),
        verteld: "ja".into(),
        reden: "De hond is er nog.".into(),
        ..NieuweAfspraak::default()
    }
}

pub fn nieuw(soort: &str, tekst: &str) -> NieuweWaarschuwing {
    NieuweWaarschuwing {
        soort: soort.into(),
        tekst: tekst.into(),
        met_wie: "de buurman".into(),
        sinds: "2026-11-20".into(),
        afspraak: afspraak("2026-12-24"),
        ..NieuweWaarschuwing::default()
    }
}

async fn enig(w: &Wereld, huis: domain::HuishoudenId) -> domain::WaarschuwingId {
    let ctx = w.als(Wie::Regisseur, Doel::Regie);
    alle(&w.app, &ctx, huis).await.unwrap().actief[0].id.unwrap()
}

beide! {
    async fn a_warning_reaches_everybody_and_its_medical_text_does_not(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        doe_mee(&w, Meedoen { casus: z.casus, wie: Wie::Ketenpartner, tot_over_dagen: None }).await;
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        maak(&w.app, &ctx, huis(), &nieuw("besmettelijk", "Open tuberculose.")).await.unwrap();
        maak(&w.app, &ctx, huis(), &nieuw("niet_delen", "Waar Ineke werkt: hij zoekt haar.")).await.unwrap();
        let titels = |b: &app::casus::blad::Blad| b.let_op.iter().map(|g| (g.titel.clone(), g.tekst.clone())).collect::<Vec<_>>();
        let t = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        let b = blad(&w.app, &ctx, z.casus, &["plan"]).await.unwrap();
        assert_eq!(titels(&b), [t("Besmettelijke ziekte.", "Open tuberculose."), t("Niet delen met de buurman.", "Waar Ineke werkt: hij zoekt haar.")]);
        for wie in [Wie::Ketenpartner, Wie::Teamleider] {
            let ctx = w.als(wie, Doel::Regie);
            let b = blad(&w.app, &ctx, z.casus, &["plan"]).await.unwrap();
            assert_eq!(titels(&b), [t("Let op bij een huisbezoek.", BEL_EERST), t("Niet delen met de buurman.", "Waar Ineke werkt: hij zoekt haar.")], "{wie:?}");
            let beeld = alle(&w.app, &ctx, huis()).await.unwrap();
            assert!(!format!("{beeld:?}").contains("tuberculose") && !beeld.mag_wijzigen);
        }
        // The page of the one that may not be read is not there; making one is for who directs.
        let lijst = alle(&w.app, &ctx, huis()).await.unwrap();
        let ziekte = lijst.actief[0].id.unwrap();
        let partner = w.als(Wie::Ketenpartner, Doel::Regie);
        assert!(matches!(een(&w.app, &partner, ziekte).await, Err(AppFout::NietGevonden)));
        assert!(matches!(maak(&w.app, &partner, huis(), &nieuw("hond", "Bijt.")).await, Err(AppFout::Geweigerd(_))));
        let vreemd = w.als(Wie::Regisseur2, Doel::Regie);
        assert!(matches!(een(&w.app, &vreemd, ziekte).await, Err(AppFout::Geweigerd(_))));
        assert!(matches!(alle(&w.app, &vreemd, huis()).await, Err(AppFout::Geweigerd(_))));
        assert_eq!(geboekt(&w, "gemaakt", "waarschuwing.wijzigen").await.unwrap(), Some(2));
    }

    async fn wrong_input_is_told_at_once_and_nothing_is_saved(w: Wereld) {
        zaak(&w, Fase::Uitvoering).await;
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        let mut fout = nieuw("hond", "");
        fout.afspraak.akkoord_naam = "S. Aalders-proef".into();
        fout.afspraak.herbeoordelen_op = "2028-01-01".into();
        match maak(&w.app, &ctx, huis(), &fout).await {
            Err(AppFout::Invoer(f)) => assert_eq!(f.0.iter().map(|x| x.veld.as_str()).collect::<Vec<_>>(), ["tekst", "herbeoordelen_op", "akkoord_naam"]),
            anders => panic!("{anders:?}"),
        }
        assert!(alle(&w.app, &ctx, huis()).await.unwrap().actief.is_empty());
    }

    async fn an_overdue_review_is_said_and_does_not_end_it(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        maak(&w.app, &ctx, huis(), &nieuw("hond", "De hond bijt.")).await.unwrap();
        let id = enig(&w, huis()).await;
        let op_werk = |m: &app::mijn_werk::MijnWerk| (
            m.eerst.iter().any(|r| r.naar == Naar::Waarschuwing(id)),
            m.week.iter().any(|r| r.naar == Naar::Waarschuwing(id)),
        );
        assert_eq!(op_werk(&mijn_werk(&w.app, &ctx).await.unwrap()), (false, false));
        w.bron.verder(SignedDuration::from_hours(24 * 27));
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        assert_eq!(op_werk(&mijn_werk(&w.app, &ctx).await.unwrap()), (false, true), "this week");
        w.bron.verder(SignedDuration::from_hours(24 * 5));
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        assert_eq!(op_werk(&mijn_werk(&w.app, &ctx).await.unwrap()), (true, false), "overdue");
        let b = blad(&w.app, &ctx, z.casus, &["plan"]).await.unwrap();
        assert!(b.let_op[0].te_laat && b.let_op[0].sub.starts_with("De herbeoordeling was op"), "{:?}", b.let_op);
        let e = een(&w.app, &ctx, id).await.unwrap();
        assert_eq!(e.toestand, Toestand::TeLaat(2));
        herzie(&w.app, &ctx, id, e.version, &afspraak("2027-06-01")).await.unwrap();
        assert_eq!(op_werk(&mijn_werk(&w.app, &ctx).await.unwrap()), (false, false));
        let e = een(&w.app, &ctx, id).await.unwrap();
        assert_eq!(e.stappen.iter().map(|s| *s.stap).collect::<Vec<_>>(), [Stap::Verlengd, Stap::Gemaakt]);
        assert_eq!(e.stappen[1].herbeoordelen_op.unwrap().to_string(), "2026-12-24", "what was agreed before stays");
        let einde = NieuwEinde { einde_reden: "De hond is weg.".into() };
        beeindig(&w.app, &ctx, id, e.version, &einde).await.unwrap();
        assert!(blad(&w.app, &ctx, z.casus, &["plan"]).await.unwrap().let_op.is_empty());
        let lijst = alle(&w.app, &ctx, huis()).await.unwrap();
        assert_eq!((lijst.actief.len(), lijst.eerder.len()), (0, 1), "it stays in the history");
        assert!(matches!(herzie(&w.app, &ctx, id, e.version + 1, &afspraak("2027-06-01")).await, Err(AppFout::Regel(_))));
        assert!(matches!(beeindig(&w.app, &ctx, id, e.version + 1, &einde).await, Err(AppFout::Regel(_))));
        assert_eq!(geboekt(&w, "gewijzigd", "waarschuwing.wijzigen").await.unwrap(), Some(2));
    }

    async fn of_two_who_review_at_once_one_goes_on(w: Wereld) {
        zaak(&w, Fase::Uitvoering).await;
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        maak(&w.app, &ctx, huis(), &nieuw("hond", "De hond bijt.")).await.unwrap();
        let id = enig(&w, huis()).await;
        let twee = testkit::app(&w.test.nog_een().await, &w.bron);
        let ander = w.als(Wie::Procesmanager, Doel::Regie);
        let (een_op, twee_op) = (afspraak("2027-03-01"), afspraak("2027-04-01"));
        let (a, b) = tokio::join!(
            herzie(&w.app, &ctx, id, 1, &een_op),
            herzie(&twee, &ander, id, 1, &twee_op),
        );
        assert_eq!(usize::from(a.is_ok()) + usize::from(b.is_ok()), 1, "{a:?} {b:?}");
        let verloor = if a.is_ok() { b } else { a };
        assert!(matches!(verloor, Err(AppFout::Gewijzigd)), "{verloor:?}");
        assert_eq!(een(&w.app, &ctx, id).await.unwrap().stappen.len(), 2);
    }

    async fn the_sheet_for_a_visit_is_booked_as_printed(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        doe_mee(&w, Meedoen { casus: z.casus, wie: Wie::Ketenpartner, tot_over_dagen: None }).await;
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        maak(&w.app, &ctx, huis(), &nieuw("hond", "De hond bijt.")).await.unwrap();
        let h = huisbezoek(&w.app, &ctx, z.casus).await.unwrap();
        assert_eq!((h.blad.let_op.len(), h.leden.len(), h.adres.as_str()), (1, 1, "Proefstraat 1, Proefstad"));
        assert!(!h.niet_besproken.is_empty());
        let partner = w.als(Wie::Ketenpartner, Doel::Regie);
        let h = huisbezoek(&w.app, &partner, z.casus).await.unwrap();
        assert!(h.niet_besproken.is_empty() && h.blad.let_op.len() == 1);
        assert!(matches!(huisbezoek(&w.app, &w.als(Wie::Teamleider, Doel::Team), z.casus).await, Err(AppFout::Geweigerd(_))));
        assert_eq!(geboekt(&w, "geprint", "casus.printen").await.unwrap(), Some(2));
    }
}

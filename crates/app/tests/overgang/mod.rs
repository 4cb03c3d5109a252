// SPDX-License-Identifier: EUPL-1.2
//! Changes of age and school in a casus: what is shown when, deciding, and the warm handover that is confirmed (D7).

use super::casus::opzet::{Meedoen, doe_mee};
use super::plan::opzet::{Zaak, zaak};
use super::toegang::opzet::{doe, zonder_convenant};
use super::zoeken::geboekt;
use app::AppFout;
use app::mijn_werk::{MijnWerk, Naar, mijn_werk};
use app::overgang::{Item, alle, besluit, draag_over, een, overdracht, regel, regel_niet, trek_in};
use domain::OverdrachtId;
use domain::casus::Fase;
use domain::levensloop::{
    Besluit, NieuwBesluit, NieuweOverdracht, NieuweRegeling, Overgang, Planning, Regeling,
};
use domain::toegang::NieuweUitsluiting;
use jiff::SignedDuration;
use jiff::civil::{Date, date};
use policy::Doel;
use store::voer_uit;
use testkit::{Wereld, Wie, beide};

/// 18 in a fortnight: the clock of the tests stands on 24 November 2026.
const BIJNA_18: Date = date(2008, 12, 9);

/// The member of the casus was born on this day.
async fn geboren(w: &Wereld, z: &Zaak, dag: Date) {
    let persoon = z.persoon;
    doe(w, async |uow, permit| {
        voer_uit!(
            uow,
            permit,
            "UPDATE persoon SET geboortedatum = $3 WHERE gemeente = $1 AND id = $2",
            Wereld::GEMEENTE,
            persoon,
            dag
        )?;
        Ok(())
    })
    .await;
}

async fn op_school(w: &Wereld, z: &Zaak, soort: &str, tot: Date) {
    let (persoon, soort) = (z.persoon, soort.to_owned());
    doe(w, async |uow, permit| {
        voer_uit!(
            uow,
            permit,
            "UPDATE persoon SET school_soort = $3, school_tot = $4 WHERE gemeente = $1 AND id = $2",
            Wereld::GEMEENTE,
            persoon,
            &soort,
            tot
        )?;
        Ok(())
    })
    .await;
}

async fn jongere(w: &Wereld) -> Zaak {
    let z = zaak(w, Fase::Uitvoering).await;
    geboren(w, &z, BIJNA_18).await;
    z
}

fn waar(z: &Zaak) -> app::overgang::Waar {
    (z.casus, z.persoon, Overgang::Achttien)
}

fn vraag(z: &Zaak) -> NieuweOverdracht {
    NieuweOverdracht {
        ontvanger: z.partner.to_string(),
        wat: "Begeleiding bij wonen en geld.".into(),
        uiterlijk: String::new(),
    }
}

fn ja() -> NieuwBesluit {
    NieuwBesluit {
        besluit: "bevestigd".into(),
        gesprek_op: "24-11-2026".into(),
        gesprek: "Met Ineke en haar moeder.".into(),
        ..NieuwBesluit::default()
    }
}

fn nee() -> NieuwBesluit {
    NieuwBesluit {
        besluit: "afgewezen".into(),
        reden: "Geen plek tot maart.".into(),
        ..NieuwBesluit::default()
    }
}

async fn gevraagd(w: &Wereld, z: &Zaak) -> OverdrachtId {
    draag_over(&w.app, &w.als(Wie::Regisseur, Doel::Regie), waar(z), &vraag(z))
        .await
        .unwrap()
}

async fn items(w: &Wereld, wie: Wie, z: &Zaak) -> Vec<Item> {
    alle(&w.app, &w.als(wie, Doel::Regie), z.casus)
        .await
        .unwrap()
        .items
}

async fn werk(w: &Wereld, wie: Wie) -> MijnWerk {
    mijn_werk(&w.app, &w.als(wie, Doel::Regie)).await.unwrap()
}

/// What there is to look after in households, of changes.
fn nalopen(m: &MijnWerk) -> Vec<(String, String)> {
    let lijst = m.huishoudens.as_ref().map(|h| &h.nalopen);
    lijst
        .into_iter()
        .flatten()
        .filter(|r| matches!(r.naar, Naar::Overgang(..)))
        .map(|r| (r.sub.clone(), r.merk.clone()))
        .collect()
}

fn overdrachten(m: &MijnWerk) -> Vec<String> {
    m.week
        .iter()
        .chain(&m.wacht)
        .filter(|r| matches!(r.naar, Naar::Overdracht(_)))
        .map(|r| r.titel.clone())
        .collect()
}

beide! {
    async fn a_change_is_shown_in_time_and_decided(w: Wereld) {
        let z = jongere(&w).await;
        let lijst = items(&w, Wie::Regisseur, &z).await;
        assert_eq!(lijst.len(), 1, "{lijst:?}");
        assert_eq!(
            (lijst[0].welke.overgang, lijst[0].welke.dag, lijst[0].planning),
            (Overgang::Achttien, date(2026, 12, 9), Planning::Nu)
        );
        assert_eq!(
            nalopen(&werk(&w, Wie::Regisseur).await),
            [("Ineke Boersma1-proef wordt 18".to_owned(), "woensdag 9 december".to_owned())]
        );
        let regie = w.als(Wie::Regisseur, Doel::Regie);
        let leeg = regel(&w.app, &regie, waar(&z), &NieuweRegeling::default()).await;
        assert!(matches!(&leeg, Err(AppFout::Invoer(f)) if f.0.len() == 2), "{leeg:?}");
        let goed = NieuweRegeling { regeling: "geregeld".into(), toelichting: "Kamertraining vanaf mei.".into() };
        regel(&w.app, &regie, waar(&z), &goed).await.unwrap();
        // Two people at once: the second sees that it was decided.
        let weer = regel(&w.app, &w.als(Wie::Procesmanager, Doel::Regie), waar(&z), &goed).await;
        assert!(matches!(weer, Err(AppFout::Gewijzigd | AppFout::Store(store::StoreFout::Gewijzigd))), "{weer:?}");
        let lijst = items(&w, Wie::Regisseur, &z).await;
        let r = lijst[0].regeling.clone().unwrap();
        assert_eq!((*r.regeling, r.toelichting.as_str()), (Regeling::Geregeld, "Kamertraining vanaf mei."));
        assert!(lijst[0].klaar() && nalopen(&werk(&w, Wie::Regisseur).await).is_empty());
        // A partner sees what comes, not what was decided.
        let partner = items(&w, Wie::Ketenpartner, &z).await;
        assert!(partner.len() == 1 && partner[0].regeling.is_none());
        let zelf = een(&w.app, &w.als(Wie::Ketenpartner, Doel::Regie), z.casus, z.persoon, Overgang::Achttien).await;
        assert!(matches!(zelf, Err(AppFout::Geweigerd(_))), "{zelf:?}");
        // Taken back, it is to be arranged again.
        regel_niet(&w.app, &regie, waar(&z)).await.unwrap();
        assert_eq!(nalopen(&werk(&w, Wie::Regisseur).await).len(), 1);
        assert!(regel_niet(&w.app, &regie, waar(&z)).await.is_err());
        assert_eq!(geboekt(&w, "gewijzigd", "overgang.regelen").await.unwrap(), Some(2));
    }

    async fn a_day_that_passed_goes_first(w: Wereld) {
        let z = jongere(&w).await;
        w.bron.verder(SignedDuration::from_hours(24 * 20));
        let m = werk(&w, Wie::Regisseur).await;
        let eerst: Vec<_> = m.eerst.iter().filter(|r| matches!(r.naar, Naar::Overgang(..))).collect();
        assert_eq!(eerst.len(), 1);
        assert_eq!(eerst[0].bij, "Ineke Boersma1-proef wordt 18: niets geregeld");
        assert_eq!(items(&w, Wie::Regisseur, &z).await[0].planning, Planning::TeLaat);
        // Of other changes it says so with what there is to look after.
        geboren(&w, &z, date(2005, 12, 9)).await;
        let m = werk(&w, Wie::Regisseur).await;
        assert!(m.eerst.iter().all(|r| !matches!(r.naar, Naar::Overgang(..))));
        assert_eq!(nalopen(&m), [("Ineke Boersma1-proef wordt 21".to_owned(), "5 dagen later".to_owned())]);
        // What came before the casus began is not its work.
        geboren(&w, &z, date(2008, 5, 1)).await;
        assert!(items(&w, Wie::Regisseur, &z).await.is_empty());
    }

    async fn a_name_is_shown_with_its_prefix(w: Wereld) {
        let z = jongere(&w).await;
        let persoon = z.persoon;
        doe(&w, async |uow, permit| {
            voer_uit!(
                uow,
                permit,
                "UPDATE persoon SET voorvoegsel = 'van den' WHERE gemeente = $1 AND id = $2",
                Wereld::GEMEENTE,
                persoon
            )?;
            Ok(())
        })
        .await;
        assert_eq!(nalopen(&werk(&w, Wie::Regisseur).await)[0].0, "Ineke van den Boersma1-proef wordt 18");
        assert_eq!(items(&w, Wie::Regisseur, &z).await[0].naam, "Ineke van den Boersma1-proef");
    }

    async fn school_is_a_change_too(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        assert!(items(&w, Wie::Regisseur, &z).await.is_empty());
        op_school(&w, &z, "vmbo", date(2027, 7, 16)).await;
        let lijst = items(&w, Wie::Regisseur, &z).await;
        assert_eq!(
            lijst.iter().map(|i| (i.welke.overgang, i.planning)).collect::<Vec<_>>(),
            [(Overgang::NaarMbo, Planning::Later)]
        );
        assert!(nalopen(&werk(&w, Wie::Regisseur).await).is_empty(), "not yet time");
        op_school(&w, &z, "mbo", date(2027, 1, 29)).await;
        assert_eq!(
            nalopen(&werk(&w, Wie::Regisseur).await),
            [("Ineke Boersma1-proef gaat van school".to_owned(), "vrijdag 29 januari".to_owned())]
        );
        // Staying a year longer is another day, so another decision.
        let goed = NieuweRegeling { regeling: "niet_nodig".into(), toelichting: "Zij heeft werk.".into() };
        let hier = (z.casus, z.persoon, Overgang::VanSchool);
        regel(&w.app, &w.als(Wie::Regisseur, Doel::Regie), hier, &goed).await.unwrap();
        assert!(nalopen(&werk(&w, Wie::Regisseur).await).is_empty());
        op_school(&w, &z, "mbo", date(2027, 2, 12)).await;
        assert_eq!(nalopen(&werk(&w, Wie::Regisseur).await).len(), 1);
    }

    async fn a_handover_is_confirmed_by_who_receives_it(w: Wereld) {
        let z = jongere(&w).await;
        let id = gevraagd(&w, &z).await;
        let partner = w.als(Wie::Ketenpartner, Doel::Regie);
        assert_eq!(overdrachten(&werk(&w, Wie::Ketenpartner).await), ["Warme overdracht: Boersma1-proef"]);
        let o = overdracht(&w.app, &partner, id).await.unwrap();
        assert!(o.mag_antwoorden && !o.mag_intrekken);
        assert_eq!((o.rij.wat.as_str(), o.rij.uiterlijk), ("Begeleiding bij wonen en geld.", date(2026, 12, 9)));
        // Asked twice for the same: no.
        let weer = draag_over(&w.app, &w.als(Wie::Regisseur, Doel::Regie), waar(&z), &vraag(&z)).await;
        assert!(matches!(weer, Err(AppFout::Invoer(_))), "{weer:?}");
        // Without a conversation it is not warm.
        let koud = NieuwBesluit { gesprek_op: String::new(), ..ja() };
        let uit = besluit(&w.app, &partner, id, 1, &koud).await;
        assert!(matches!(uit, Err(AppFout::Invoer(_))), "{uit:?}");
        // Who directs can't confirm for somebody else.
        let zelf = besluit(&w.app, &w.als(Wie::Regisseur, Doel::Regie), id, 1, &ja()).await;
        assert!(zelf.is_err(), "{zelf:?}");
        besluit(&w.app, &partner, id, 1, &ja()).await.unwrap();
        let o = overdracht(&w.app, &w.als(Wie::Regisseur, Doel::Regie), id).await.unwrap();
        assert_eq!(o.rij.besluit.as_ref().map(|b| **b), Some(Besluit::Bevestigd));
        assert_eq!(
            (o.rij.gesprek_op, o.rij.toelichting.as_str()),
            (Some(date(2026, 11, 24)), "Met Ineke en haar moeder.")
        );
        // Done: on nobody's list any more, and it can't be answered again or taken back.
        assert!(nalopen(&werk(&w, Wie::Regisseur).await).is_empty());
        assert!(overdrachten(&werk(&w, Wie::Ketenpartner).await).is_empty());
        assert!(items(&w, Wie::Regisseur, &z).await[0].klaar());
        assert!(besluit(&w.app, &partner, id, 2, &nee()).await.is_err());
        assert!(trek_in(&w.app, &w.als(Wie::Regisseur, Doel::Regie), id, 2).await.is_err());
        assert_eq!((
                geboekt(&w, "gemaakt", "overgang.regelen").await.unwrap(),
                geboekt(&w, "gewijzigd", "overgang.ontvangen").await.unwrap()
            ),
            (Some(1), Some(1)));
    }

    async fn a_day_that_moves_a_little_keeps_the_handover(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        op_school(&w, &z, "mbo", date(2027, 1, 29)).await;
        let hier = (z.casus, z.persoon, Overgang::VanSchool);
        let id = draag_over(&w.app, &w.als(Wie::Regisseur, Doel::Regie), hier, &vraag(&z)).await.unwrap();
        besluit(&w.app, &w.als(Wie::Ketenpartner, Doel::Regie), id, 1, &ja()).await.unwrap();
        op_school(&w, &z, "mbo", date(2027, 2, 12)).await;
        assert!(items(&w, Wie::Regisseur, &z).await[0].klaar());
        assert!(nalopen(&werk(&w, Wie::Regisseur).await).is_empty());
        // Another school that ends, more than a year later.
        op_school(&w, &z, "mbo", date(2028, 2, 11)).await;
        w.bron.verder(SignedDuration::from_hours(24 * 400));
        assert!(!items(&w, Wie::Regisseur, &z).await[0].klaar());
        assert_eq!(nalopen(&werk(&w, Wie::Regisseur).await).len(), 1);
    }

    async fn who_refuses_leaves_it_open(w: Wereld) {
        let z = jongere(&w).await;
        let id = gevraagd(&w, &z).await;
        let partner = w.als(Wie::Ketenpartner, Doel::Regie);
        besluit(&w.app, &partner, id, 1, &nee()).await.unwrap();
        assert_eq!(nalopen(&werk(&w, Wie::Regisseur).await).len(), 1);
        assert!(!items(&w, Wie::Regisseur, &z).await[0].klaar());
        // Somebody may be asked again, and what was asked can be taken back.
        let weer = gevraagd(&w, &z).await;
        trek_in(&w.app, &w.als(Wie::Regisseur, Doel::Regie), weer, 1).await.unwrap();
        let uit = besluit(&w.app, &partner, weer, 2, &ja()).await;
        assert!(matches!(&uit, Err(AppFout::Regel(r)) if r.code == "overdracht.klaar"), "{uit:?}");
        // Late: the regisseur sees for whom they wait.
        let derde = gevraagd(&w, &z).await;
        assert!(overdrachten(&werk(&w, Wie::Regisseur).await).is_empty());
        w.bron.verder(SignedDuration::from_hours(24 * 16));
        assert_eq!(
            overdrachten(&werk(&w, Wie::Regisseur).await),
            ["Warme overdracht: nog geen antwoord"],
            "{derde}"
        );
    }

    async fn nobody_else_finds_a_handover(w: Wereld) {
        let z = jongere(&w).await;
        let id = gevraagd(&w, &z).await;
        doe_mee(&w, Meedoen { casus: z.casus, wie: Wie::Regisseur2, tot_over_dagen: None }).await;
        for wie in [Wie::Regisseur2, Wie::Meldpunt] {
            let uit = overdracht(&w.app, &w.als(wie, Doel::Regie), id).await;
            assert!(uit.is_err(), "{wie:?}");
        }
        assert!(items(&w, Wie::Regisseur2, &z).await[0].overdrachten.is_empty());
        // Outside the convenant nobody takes part, so nobody receives.
        zonder_convenant(&w, 2).await;
        assert!(overdracht(&w.app, &w.als(Wie::Ketenpartner, Doel::Regie), id).await.is_err());
        assert!(overdrachten(&werk(&w, Wie::Ketenpartner).await).is_empty());
        let uit = draag_over(&w.app, &w.als(Wie::Regisseur, Doel::Regie), waar(&z), &vraag(&z)).await;
        assert!(matches!(&uit, Err(AppFout::Invoer(f)) if f.0[0].veld == "ontvanger"), "{uit:?}");
    }

    async fn who_knows_the_family_is_reminded_of_nothing(w: Wereld) {
        let z = jongere(&w).await;
        gevraagd(&w, &z).await;
        let ctx = w.als(Wie::Ketenpartner, Doel::Regie);
        assert_eq!(overdrachten(&werk(&w, Wie::Ketenpartner).await).len(), 1);
        let n = NieuweUitsluiting { reden: "Mijn zus woont hier.".into(), ..NieuweUitsluiting::default() };
        app::toegang::ken_ik(&w.app, &ctx, z.casus, &n).await.unwrap();
        let m = werk(&w, Wie::Ketenpartner).await;
        assert!(overdrachten(&m).is_empty() && !format!("{m:?}").contains("Boersma"), "{m:?}");
    }
}

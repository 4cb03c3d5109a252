// SPDX-License-Identifier: EUPL-1.2
//! Recognition through the database: found despite slips, with reasons; the index follows each change; nobody is added
//! before who may be the same was looked at (A8, C6).

mod leren;
mod namen;

use super::zoeken::{maak_persoon, opdracht};
use app::App;
use app::herkenning::{Tempo, vul};
use app::huishouden::nieuw::{Gemaakt, maak};
use app::huishouden::{geheim, persoon, verhuizen};
use app::zoeken::{Gevonden, zoek};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use domain::PersoonId;
use domain::huishouden::{NieuwAdres, NieuweGegevens, Persoonsnaam};
use policy::Doel;
use std::sync::Arc;
use store::geheim::Sleutels;
use store::{Resultaat, voer_technisch, waarde};
use testkit::{Wereld, Wie, beide};

async fn vind_met(app: &App, w: &Wereld, tekst: &str) -> Vec<Gevonden> {
    let ctx = w.als(Wie::Meldpunt, Doel::Triage);
    zoek(app, &ctx, tekst, None).await.unwrap().personen
}

async fn ziet(w: &Wereld, tekst: &str) -> bool {
    !vind_met(&w.app, w, tekst).await.is_empty()
}

/// With these keys; the first one writes.
fn met(app: &App, bytes: &[u8]) -> App {
    let tekst: Vec<String> = bytes.iter().map(|b| BASE64.encode([*b; 64])).collect();
    App {
        sleutels: Arc::new(Sleutels::uit_tekst(&tekst.join("\n")).unwrap()),
        ..app.clone()
    }
}

async fn leeg_index(w: &Wereld) -> Resultaat<()> {
    let mut uow = w.app.begin(&w.als_systeem()).await.unwrap();
    voer_technisch!(uow, "DELETE FROM persoon_herken")?;
    voer_technisch!(uow, "UPDATE persoon SET herken_sleutelnummer = NULL")?;
    uow.commit().await
}

async fn oordelen(w: &Wereld) -> Resultaat<Option<i64>> {
    let mut uow = w.kijk().await;
    waarde!(
        uow,
        i64,
        "SELECT count(*) AS w FROM herken_oordeel WHERE oordeel = 'ander' AND bij = 'aanmaken' AND door_id IS NOT NULL AND persoon_a < persoon_b"
    )
}

async fn rijen(w: &Wereld, wie: PersoonId) -> Resultaat<Option<i64>> {
    let mut uow = w.kijk().await;
    waarde!(
        uow,
        i64,
        "SELECT count(*) AS w FROM persoon_herken WHERE persoon_id = $1",
        wie
    )
}

beide! {
    async fn somebody_is_found_despite_slips_and_with_reasons(w: Wereld) {
        let o = opdracht("Dirkje Maria", "Meijden", "9-4-1985");
        let (_, wie) = maak_persoon(&w, &o).await;
        for tekst in [
            "dirkje meyden 1985", "meiden dirkje", "d meijden 4-9-1985", "dirkje meijdem 9-4-1985", "dirkje meijden 9-4-1958",
            "dirkje meyden proefstraat 12", "dirkje van der meyden 0612345678",
        ] {
            let uit = vind_met(&w.app, &w, tekst).await;
            assert_eq!(uit.iter().map(|g| g.persoon).collect::<Vec<_>>(), [wie], "{tekst}");
            assert!(uit[0].oordeel.waarom.contains("naam"), "{tekst}: {:?}", uit[0].oordeel);
        }
        for tekst in ["hendrik de groot 1985", "meydem", "dirkje bakker 1-1-1950"] {
            assert!(!ziet(&w, tekst).await, "{tekst}");
        }
        let g = &vind_met(&w.app, &w, "dirkje meyden 9-4-1985 0612345678").await[0];
        assert_eq!(g.oordeel.zone, "waarschijnlijk dezelfde persoon", "{:?}", g.oordeel);
        assert!(g.oordeel.waarom.contains("geboortedatum gelijk") && !g.oordeel.anders.is_empty(), "{:?}", g.oordeel);
    }

    async fn a_bsn_finds_by_its_hash_only(w: Wereld) {
        let (_, wie) = Wereld::huishouden_ids(1);
        w.huishouden(1).await;
        w.met_bsn(wie, "999990019", jiff::civil::date(1985, 4, 9)).await;
        let uit = vind_met(&w.app, &w, "999990019").await;
        assert_eq!((uit[0].persoon, uit[0].oordeel.zone), (wie, "dit BSN"));
        assert!(!ziet(&w, "999993653").await);
    }

    async fn the_index_follows_each_change(w: Wereld) {
        let (huis, wie) = maak_persoon(&w, &opdracht("Dirkje", "Meijden", "9-4-1985")).await;
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        // Moved: by the new address and not by the old one, with a slip in the name so that no word finds her.
        let daar = NieuwAdres { postcode: "7412 CD".into(), huisnummer: "3".into(), straat: "Andere straat".into(), plaats: "Proefstad".into() };
        let f = verhuizen::form(&w.app, &ctx, huis).await.unwrap();
        assert!(ziet(&w, "x 7411ab 12").await && !ziet(&w, "x 7412cd 3").await);
        verhuizen::verhuis(&w.app, &ctx, huis, f.version, daar, "").await.unwrap();
        // The address of before still tells something, and the answer says that it is that one.
        assert!(ziet(&w, "x 7412cd 3").await);
        let was = vind_met(&w.app, &w, "dirkje meydem 7411ab 12").await;
        assert!(was[0].oordeel.waarom.contains("adres vorig"), "{:?}", was[0].oordeel);
        // Another name.
        let f = persoon::form(&w.app, &ctx, huis, wie).await.unwrap();
        let g = NieuweGegevens {
            naam: Persoonsnaam { voornamen: "Grietje".into(), achternaam: "Hoekstra".into(), ..Persoonsnaam::default() },
            geslacht: "v".into(),
            geboortedatum: "9-4-1985".into(),
            ..NieuweGegevens::default()
        };
        persoon::wijzig(&w.app, &ctx, huis, wie, f.persoon.version, &g).await.unwrap();
        assert!(ziet(&w, "grietje hoeksta 9-4-1985").await && !ziet(&w, "dirkje meyden").await);
        // A secret address finds nobody, and is no reason.
        let f = persoon::form(&w.app, &ctx, huis, wie).await.unwrap();
        assert_eq!(f.persoon.version, 3);
        geheim::zet(&w.app, &ctx, huis, wie, true, "Haar ex-partner zoekt haar.").await.unwrap();
        assert!(!ziet(&w, "x 7412cd 3").await);
        let uit = vind_met(&w.app, &w, "grietje hoeksta 9-4-1985 7412cd 3").await;
        assert!(!uit[0].oordeel.waarom.contains("adres"), "{:?}", uit[0].oordeel);
        geheim::zet(&w.app, &ctx, huis, wie, false, "Hij zit vast.").await.unwrap();
        assert!(ziet(&w, "x 7412cd 3").await);
    }

    async fn the_index_is_filled_and_goes_under_another_key(w: Wereld) {
        let (_, wie) = maak_persoon(&w, &opdracht("Dirkje", "Meijden", "9-4-1985")).await;
        let vraag = "dirkje meydem 9-4-1985";
        leeg_index(&w).await.unwrap();
        assert!(!ziet(&w, vraag).await);
        assert!(vul(&w.app, Tempo::Samen, |_| {}).await.unwrap() >= 1);
        assert!(ziet(&w, vraag).await);
        assert_eq!(vul(&w.app, Tempo::Alleen, |_| {}).await.unwrap(), 0);
        let eerst = rijen(&w, wie).await.unwrap();
        // Both keys are in use for a while, then only the new one.
        let wissel = met(&w.app, &[9, 7]);
        assert_eq!(vind_met(&wissel, &w, vraag).await.len(), 1);
        assert!(vind_met(&met(&w.app, &[9]), &w, vraag).await.is_empty());
        vul(&wissel, Tempo::Samen, |_| {}).await.unwrap();
        assert_eq!(vind_met(&met(&w.app, &[9]), &w, vraag).await.len(), 1);
        assert_eq!(rijen(&w, wie).await.unwrap(), eerst, "nothing is left of the old key");
    }

    /// Two people add the same new person at the same moment: one is saved, the other is shown that one.
    async fn of_two_who_add_the_same_person_at_once_one_is_shown_the_other(w: Wereld) {
        let tweede = testkit::app(&w.test.nog_een().await, &w.bron);
        let mensen = [
            ("Dirkje", "Meijden", "9-4-1985"),
            ("Sjoerd", "Hoekstra", "1-12-1950"),
            ("Anneke", "Terpstra", "23-7-2002"),
            ("Willem", "Bruinsma", "30-10-1971"),
        ];
        for (n, (voor, naam, geboren)) in mensen.into_iter().enumerate() {
            let taak = |app: App| {
                let ctx = w.als(Wie::Meldpunt, Doel::Triage);
                let mut o = opdracht(voor, naam, geboren);
                o.telefoon = String::new();
                o.adres.postcode = format!("74{n}1 AB");
                o.adres.huisnummer = (3 + 41 * n).to_string();
                o.adres.straat = format!("{naam}straat");
                tokio::spawn(async move { maak(&app, &ctx, &o).await.unwrap() })
            };
            let (een, twee) = tokio::join!(taak(w.app.clone()), taak(tweede.clone()));
            let (een, twee) = (een.unwrap(), twee.unwrap());
            let klaar = |g: &Gemaakt| matches!(g, Gemaakt::Klaar { .. });
            assert!(klaar(&een) != klaar(&twee), "{naam}: {een:?} {twee:?}");
            let (Gemaakt::Kijk(gezien), Gemaakt::Klaar { persoon, .. }) = (if klaar(&een) { (twee, een) } else { (een, twee) }) else {
                panic!("neither looks")
            };
            assert!(gezien.iter().any(|g| g.persoon == persoon), "{naam}");
        }
    }

    async fn nobody_is_added_before_who_looks_alike_was_seen(w: Wereld) {
        let (huis, wie) = maak_persoon(&w, &opdracht("Dirkje", "Meijden", "9-4-1985")).await;
        let ctx = w.als(Wie::Meldpunt, Doel::Triage);
        // No word is the same, and the phone neither.
        let mut o = opdracht("Dirkie", "van der Meyden", "4-9-1985");
        o.telefoon = String::new();
        let Gemaakt::Kijk(eerst) = maak(&w.app, &ctx, &o).await.unwrap() else { panic!("saved at once") };
        assert_eq!(eerst[0].persoon, wie);
        assert!(!eerst[0].oordeel.zone.is_empty() && !eerst[0].oordeel.waarom.is_empty(), "{:?}", eerst[0].oordeel);
        // Naming the person is not enough: it is about what was seen.
        o.gezien = vec![wie.to_string()];
        assert!(matches!(maak(&w.app, &ctx, &o).await.unwrap(), Gemaakt::Kijk(_)));
        o.gezien = eerst.iter().map(|g| g.oordeel.gezien.clone()).collect();
        // Meanwhile somebody changed who was seen.
        let f = verhuizen::form(&w.app, &ctx, huis).await.unwrap();
        let daar = NieuwAdres { postcode: "7411 AB".into(), huisnummer: "14".into(), straat: "Proefstraat".into(), plaats: "Proefstad".into() };
        verhuizen::verhuis(&w.app, &ctx, huis, f.version, daar, "").await.unwrap();
        let Gemaakt::Kijk(weer) = maak(&w.app, &ctx, &o).await.unwrap() else { panic!("saved on what was seen before") };
        assert_eq!(oordelen(&w).await.unwrap(), Some(0));
        o.gezien = weer.iter().map(|g| g.oordeel.gezien.clone()).collect();
        assert!(matches!(maak(&w.app, &ctx, &o).await.unwrap(), Gemaakt::Klaar { .. }));
        assert_eq!(oordelen(&w).await.unwrap(), Some(1));
    }
}

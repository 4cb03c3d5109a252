// SPDX-License-Identifier: EUPL-1.2
//! Search, new person, household page, betrokkene with a conflict.

use super::Klant;
use axum::http::StatusCode;
use testkit::{Wereld, beide};

const INEKE: [(&str, &str); 9] = [
    ("rol", "ouder"),
    ("voornamen", "Ineke"),
    ("achternaam", "Boersma-proef"),
    ("geboortedatum", "1985-04-09"),
    ("verblijf", "op_adres"),
    ("postcode", "7411 AB"),
    ("huisnummer", "12"),
    ("straat", "Proefstraat"),
    ("plaats", "Proefstad"),
];

async fn ineke(w: &Wereld) -> (Klant, String) {
    let mut k = Klant::als(w, "r.yilmaz").await;
    k.haal("/personen/nieuw").await;
    let a = k.stuur("/personen/nieuw", &INEKE).await;
    assert_eq!(a.status, StatusCode::OK, "{}", a.html);
    assert!(a.pad.starts_with("/huishoudens/"), "{}", a.pad);
    (k, a.pad)
}

beide! {
    async fn search_new_person_and_household_page(w: Wereld) {
        let (mut k, huis) = ineke(&w).await;
        let a = k.stuur("/zoeken", &[("zoek", "boers 1985")]).await;
        assert!(a.html.contains("Ineke Boersma-proef") && a.html.contains(&huis));
        let a = k.stuur("/zoeken", &[("zoek", "niemand-proef")]).await;
        assert!(a.html.contains("Niemand gevonden"));
        let a = k.haal(&huis).await;
        assert!(a.html.contains("41 jaar · ouder") && a.html.contains("Proefstraat 12, Proefstad"));
        assert!(a.statements < 20, "{}", a.statements);
    }

    async fn too_many_searches_are_told_and_nothing_typed_is_lost(w: Wereld) {
        let mut k = Klant::als(&w, "r.yilmaz").await;
        k.haal("/zoeken").await;
        for _ in 0..60 {
            assert_eq!(k.stuur("/zoeken", &[("zoek", "boers")]).await.status, StatusCode::OK);
        }
        let a = k.stuur("/zoeken", &[("zoek", "boers 1985")]).await;
        assert_eq!(a.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(a.html.contains("Wacht een minuut") && a.html.contains("value=\"boers 1985\""), "{}", a.html);
        k.haal("/personen/nieuw").await;
        let a = k.stuur("/personen/nieuw", &INEKE).await;
        assert_eq!(a.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(a.html.contains("Wacht een minuut") && a.html.contains("value=\"Boersma-proef\""), "{}", a.html);
    }

    async fn wrong_input_keeps_what_was_typed_and_a_known_person_is_shown_first(w: Wereld) {
        let (mut k, huis) = ineke(&w).await;
        k.haal("/personen/nieuw").await;
        let a = k.stuur("/personen/nieuw", &[("voornamen", "Ineke"), ("verblijf", "op_adres")]).await;
        assert_eq!(a.status, StatusCode::BAD_REQUEST);
        assert!(a.html.contains("Kies wie dit is") && a.html.contains("value=\"Ineke\""));
        let a = k.stuur("/personen/nieuw", &INEKE).await;
        assert!(a.html.contains("Is het een van deze mensen?") && a.html.contains(&huis));
        let persoon = a.html.split("name=\"gezien\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let mut velden = INEKE.to_vec();
        velden.push(("gezien", &persoon));
        let a = k.stuur("/personen/nieuw", &velden).await;
        assert!(a.pad.starts_with("/huishoudens/") && a.pad != huis, "{}", a.pad);
    }

    async fn betrokkene_conflict_shows_both_versions(w: Wereld) {
        let (mut k, huis) = ineke(&w).await;
        let nieuw = format!("{huis}/betrokkenen/nieuw");
        k.haal(&nieuw).await;
        let velden = [("soort", "professional"), ("naam", "P. Okoye-proef"), ("organisatie", "Budget"), ("rol", "schuldhulp"), ("sinds", "2026-11-01")];
        let a = k.stuur(&nieuw, &velden).await;
        assert!(a.pad == huis && a.html.contains("P. Okoye-proef"));
        let pad = format!("/betrokkenen/{}", &a.html.split("/betrokkenen/").find(|s| s.starts_with(|c: char| c.is_ascii_hexdigit())).unwrap()[..36]);
        let mut ander = Klant::als(&w, "m.jansen").await;
        ander.haal(&pad).await;
        k.haal(&pad).await;
        let mut een = velden.to_vec();
        een.push(("telefoon", "0570 123456"));
        assert_eq!(k.stuur(&pad, &een).await.pad, huis);
        let mut twee = velden.to_vec();
        twee.push(("telefoon", "0612345678"));
        let a = ander.stuur(&pad, &twee).await;
        assert_eq!(a.status, StatusCode::CONFLICT);
        assert!(a.html.contains("0570 123456") && a.html.contains("0612345678"));
        let a = ander.stuur(&pad, &twee).await;
        assert_eq!(a.pad, huis, "the second time with the new version it is saved");
    }

    async fn two_people_who_save_the_same_betrokkene_have_no_conflict(w: Wereld) {
        let (mut k, huis) = ineke(&w).await;
        let nieuw = format!("{huis}/betrokkenen/nieuw");
        k.haal(&nieuw).await;
        let velden = [("soort", "professional"), ("naam", "P. Okoye-proef"), ("organisatie", "Budget"), ("rol", "schuldhulp"), ("sinds", "2026-11-01")];
        let a = k.stuur(&nieuw, &velden).await;
        let pad = format!("/betrokkenen/{}", &a.html.split("/betrokkenen/").find(|s| s.starts_with(|c: char| c.is_ascii_hexdigit())).unwrap()[..36]);
        let mut ander = Klant::als(&w, "m.jansen").await;
        ander.haal(&pad).await;
        k.haal(&pad).await;
        let mut gelijk = velden.to_vec();
        gelijk.push(("telefoon", "0570 123456"));
        for klant in [&mut k, &mut ander] {
            let a = klant.stuur(&pad, &gelijk).await;
            assert_eq!((a.status, a.pad.as_str()), (StatusCode::OK, huis.as_str()), "{}", a.html);
            assert!(a.html.contains("Wie betrokken is, is bewaard."), "{}", a.html);
        }
    }

    async fn a_person_is_corrected_and_a_conflict_shows_both_versions(w: Wereld) {
        let (mut k, huis) = ineke(&w).await;
        let a = k.haal(&huis).await;
        let pad = a.html.split("href=\"").find_map(|s| s.split('"').next().filter(|p| p.starts_with(&format!("{huis}/personen/")))).unwrap().to_owned();
        let a = k.haal(&pad).await;
        assert!(a.html.contains("Persoon wijzigen") && a.html.contains("value=\"Ineke\"") && a.html.contains("1985-04-09"), "{}", a.html);
        let a = k.stuur(&pad, &[("voornamen", "Ineke"), ("geboortedatum", "ooit")]).await;
        assert_eq!(a.status, StatusCode::BAD_REQUEST);
        assert!(a.html.contains("Dit is geen datum") && a.html.contains("value=\"Ineke\""), "{}", a.html);
        let velden = |voornamen: &'static str| [("voornamen", voornamen), ("achternaam", "Boersma-proef"), ("geboortedatum", "1985-04-09"), ("geslacht", "onbekend")];
        let mut ander = Klant::als(&w, "m.jansen").await;
        ander.haal(&pad).await;
        assert_eq!(k.stuur(&pad, &velden("Ineke Maria")).await.pad, huis);
        let a = ander.stuur(&pad, &velden("Ien")).await;
        assert_eq!(a.status, StatusCode::CONFLICT);
        assert!(a.html.contains("Ineke Maria") && a.html.contains("Ien") && a.html.contains("Neem de andere versie"), "{}", a.html);
        let a = ander.stuur(&pad, &velden("Ien")).await;
        assert!(a.pad == huis && a.html.contains("Ien Boersma-proef"), "{}", a.html);
    }

    async fn a_person_from_search_without_household_gets_one(w: Wereld) {
        let (mut k, huis) = ineke(&w).await;
        let a = k.haal(&huis).await;
        let persoon = a.html.split("name=\"persoon\" value=\"").nth(1).unwrap()[..36].to_owned();
        k.stuur(&format!("{huis}/leden/einde"), &[("persoon", &persoon)]).await;
        let a = k.stuur("/zoeken", &[("zoek", "boersma-proef")]).await;
        let pad = format!("/personen/{persoon}/huishouden");
        assert!(a.html.contains(&format!("href=\"{pad}\"")), "{}", a.html);
        let a = k.haal(&pad).await;
        assert!(a.html.contains("Nieuw huishouden voor Ineke Boersma-proef") && a.html.contains("Proefstraat 12"), "{}", a.html);
        let a = k.stuur(&pad, &[]).await;
        assert!(a.status == StatusCode::BAD_REQUEST && a.html.contains("Kies wie dit is"), "{}", a.html);
        let a = k.stuur(&pad, &[("rol", "hoofdbewoner")]).await;
        assert!(a.pad.starts_with("/huishoudens/") && a.pad != huis && a.html.contains("Ineke Boersma-proef"), "{}", a.html);
    }

    async fn strangers_are_refused(w: Wereld) {
        let (_, huis) = ineke(&w).await;
        let mut k = Klant::als(&w, "s.aalders").await;
        assert_eq!(k.haal(&huis).await.status, StatusCode::FORBIDDEN);
        let mut k = Klant::als(&w, "j.hendriks").await;
        k.haal("/zoeken").await;
        assert_eq!(k.stuur("/zoeken", &[("zoek", "boersma")]).await.status, StatusCode::FORBIDDEN);
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! The verwijsindex over HTTP (C1–C4): two organisations, the form that keeps nothing, the adult, the pilot, wind-down.

use super::Klant;
use app::verwijsindex::{NieuweMelder, mijn, plaats, wijs_aan, zet};
use axum::http::StatusCode;
use domain::SignaalId;
use domain::verwijsindex::NieuweInstelling;
use jiff::civil::date;
use policy::Doel;
use testkit::{Wereld, Wie, beide};

/// The module on, with the Meldpunt and the ketenpartner as melders, and a child in household 7.
async fn begin(w: &Wereld) -> domain::PersoonId {
    let n = NieuweInstelling {
        modus: "aan".into(),
        herinner_na: "7".into(),
        procesmanager_na: "14".into(),
        ..NieuweInstelling::default()
    };
    let beheer = || w.als(Wie::Beheerder, Doel::Beheer);
    zet(&w.app, &beheer(), 0, &n).await.unwrap();
    for wie in [Wie::Meldpunt, Wie::Ketenpartner] {
        let n = NieuweMelder {
            wie: Wereld::medewerker(wie).to_string(),
            domein: "ondersteuning".into(),
            coordinator: String::new(),
        };
        wijs_aan(&w.app, &beheer(), 0, &n).await.unwrap();
    }
    let (_, kind) = w.huishouden(7).await;
    w.met_bsn(kind, "999990019", date(2015, 6, 1)).await;
    kind
}

/// A signaal of the Meldpunt.
pub async fn signaal(w: &Wereld) -> SignaalId {
    let kind = begin(w).await;
    let ctx = || w.als(Wie::Meldpunt, Doel::Verwijzen);
    plaats(&w.app, &ctx(), kind, true).await.unwrap();
    mijn(&w.app, &ctx()).await.unwrap().signalen[0].id
}

beide! {
    async fn from_the_household_in_two_clicks_and_back(w: Wereld) {
        let kind = begin(&w).await;
        let (huis, _) = Wereld::huishouden_ids(7);
        let mut k = Klant::als(&w, "r.yilmaz").await;
        let a = k.haal(&format!("/huishoudens/{huis}")).await;
        let pad = format!("/personen/{kind}/verwijsindex");
        assert!(a.html.contains(&pad));
        let a = k.haal(&pad).await;
        assert!(a.html.contains("de ouder of voogd") && a.html.contains("Plaats het signaal"));
        let a = k.stuur(&pad, &[]).await;
        assert_eq!(a.status, StatusCode::BAD_REQUEST);
        assert!(a.html.contains("Zet een vinkje."));
        let a = k.stuur(&pad, &[("verteld", "ja")]).await;
        assert_eq!(a.pad, "/verwijsindex");
        assert!(a.html.contains("Boersma7-proef, geboren op 1 juni 2015"));
        // The adult of household 1 can't be in it.
        let (_, ouder) = w.huishouden(1).await;
        let a = k.haal(&format!("/personen/{ouder}/verwijsindex")).await;
        assert!(a.html.contains("23 of ouder") && !a.html.contains("Plaats het signaal"));
        let a = k.stuur(&format!("/personen/{ouder}/verwijsindex"), &[("verteld", "ja")]).await;
        assert_eq!(a.status, StatusCode::CONFLICT);
    }

    async fn who_may_not_search_learns_nothing(w: Wereld) {
        signaal(&w).await;
        let mut k = Klant::als(&w, "j.hendriks").await;
        k.haal("/verwijsindex/nieuw").await;
        let a = k.stuur("/verwijsindex/nieuw", &[]).await;
        assert_eq!(a.status, StatusCode::BAD_REQUEST);
        k.haal("/verwijsindex/nieuw").await;
        let velden = [("achternaam", "Boersma7-proef"), ("geboortedatum", "2015-06-01"), ("postcode", "7411AB"), ("huisnummer", "7"), ("verteld", "ja")];
        // Nobody with that search term is there yet: not found, and what was typed stays on the page alone.
        let a = k.stuur("/verwijsindex/nieuw", &velden).await;
        assert_eq!(a.status, StatusCode::NOT_FOUND);
        assert!(a.html.contains("Boersma7-proef") && a.html.contains("is niemand gevonden"));
        assert!(!a.html.contains("data-concept"));
    }

    async fn how_it_works_is_set_on_a_screen(w: Wereld) {
        signaal(&w).await;
        let mut k = Klant::als(&w, "b.beheer").await;
        let a = k.haal("/verwijsindex/inrichten").await;
        assert!(a.html.contains("Er staan nu 1 signalen.") && a.html.contains("Woonstichting Proef"));
        let velden = [("versie", "1"), ("modus", "aan"), ("herinner_na", "7"), ("procesmanager_na", "14"), ("leertuin", "ja")];
        let a = k.stuur("/verwijsindex/inrichten", &velden).await;
        assert_eq!(a.status, StatusCode::BAD_REQUEST);
        assert!(a.html.contains("Zonder grond mag een proef met volwassenen niet."));
        let velden = [("versie", "1"), ("modus", "uit"), ("herinner_na", "7"), ("procesmanager_na", "14")];
        let a = k.stuur("/verwijsindex/inrichten", &velden).await;
        assert_eq!(a.status, StatusCode::CONFLICT);
        let velden = [("versie", "0"), ("modus", "afbouw"), ("herinner_na", "7"), ("procesmanager_na", "14")];
        assert_eq!(k.stuur("/verwijsindex/inrichten", &velden).await.status, StatusCode::CONFLICT);
        let velden = [("versie", "1"), ("modus", "afbouw"), ("herinner_na", "7"), ("procesmanager_na", "14")];
        assert_eq!(k.stuur("/verwijsindex/inrichten", &velden).await.pad, "/verwijsindex/inrichten");
        let a = k.haal("/verwijsindex").await;
        assert!(a.html.contains("De verwijsindex wordt afgebouwd."));
    }
}

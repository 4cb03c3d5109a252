// SPDX-License-Identifier: EUPL-1.2
//! Warnings, the sheet for a visit, secret addresses and the print for a member, over HTTP (D10, G4).

use super::Klant;
use super::plan::opzet::zaak;
use axum::http::StatusCode;
use domain::casus::Fase;
use domain::waarschuwing::{NieuweAfspraak, NieuweWaarschuwing};
use domain::{HuishoudenId, WaarschuwingId};
use policy::Doel;
use testkit::{Wereld, Wie, beide};

/// Makes a warning as the regisseur, and gives it.
pub async fn maak(w: &Wereld, huis: HuishoudenId, soort: &str) -> WaarschuwingId {
    let ctx = w.als(Wie::Regisseur, Doel::Regie);
    let nieuw = NieuweWaarschuwing {
        soort: soort.into(),
        tekst: "De hond beet de postbode.".into(),
        sinds: "2026-11-20".into(),
        afspraak: NieuweAfspraak {
            herbeoordelen_op: "2027-02-01".into(),
            akkoord_naam: "L. Smit-proef".into(),
            akkoord_functie: "teamleider".into(),
            verteld: "ja".into(),
            ..NieuweAfspraak::default()
        },
        ..NieuweWaarschuwing::default()
    };
    app::waarschuwing::maak(&w.app, &ctx, huis, &nieuw).await.unwrap();
    let lijst = app::waarschuwing::alle(&w.app, &ctx, huis).await.unwrap();
    lijst.actief.iter().rev().find_map(|g| g.id).unwrap()
}

const AFSPRAAK: [(&str, &str); 4] = [
    ("herbeoordelen_op", "2027-03-01"),
    ("akkoord_naam", "L. Smit-proef"),
    ("akkoord_functie", "teamleider"),
    ("verteld", "ja"),
];

beide! {
    async fn a_warning_from_form_to_end(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let (huis, _) = Wereld::huishouden_ids(1);
        let pad = format!("/huishoudens/{huis}/waarschuwingen/nieuw");
        let mut k = Klant::als(&w, "s.aalders").await;
        k.haal(&pad).await;
        let a = k.stuur(&pad, &[("soort", "hond"), ("tekst", "De hond beet de postbode."), ("akkoord_naam", "S. Aalders-proef")]).await;
        assert_eq!(a.status, StatusCode::BAD_REQUEST);
        for tekst in ["De hond beet de postbode.", "Dat ben je zelf.", "Vul in sinds wanneer", "Kies of de persoon weet", "Vul de functie in"] {
            assert!(a.html.contains(tekst), "{tekst}: {}", a.html);
        }
        k.haal(&pad).await;
        let goed: Vec<(&str, &str)> = [("soort", "hond"), ("tekst", "De hond beet de postbode."), ("sinds", "2026-11-20")].into_iter().chain(AFSPRAAK).collect();
        let a = k.stuur(&pad, &goed).await;
        assert!(a.html.contains("De waarschuwing is vastgelegd") && a.html.contains("Gevaarlijke hond."), "{}", a.html);
        // First thing on each page of the casus, the household and the sheet for a visit.
        for pad in [format!("/casussen/{}", z.casus), format!("/casussen/{}/plan", z.casus), format!("/casussen/{}/notities/nieuw", z.casus),
            format!("/huishoudens/{huis}"), format!("/casussen/{}/huisbezoek", z.casus)] {
            let a = k.haal(&pad).await;
            assert_eq!(a.status, StatusCode::OK, "{pad}");
            let (warn, kop) = (a.html.find("class=\"warn\"").unwrap(), a.html.find("<h1").unwrap());
            assert!(warn < kop && a.html.contains("De hond beet de postbode."), "{pad}");
        }
        let a = k.haal(&format!("/huishoudens/{huis}/waarschuwingen")).await;
        let een = a.html.split("href=\"/waarschuwingen/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let een = format!("/waarschuwingen/{een}");
        // Two people review: the second sees both versions, and nothing typed is lost.
        let mut ander = Klant::als(&w, "k.visser").await;
        ander.haal(&een).await;
        k.haal(&een).await;
        let herzien: Vec<(&str, &str)> = [("versie", "1"), ("reden", "De hond is er nog.")].into_iter().chain(AFSPRAAK).collect();
        let a = k.stuur(&format!("{een}/herzien"), &herzien).await;
        assert!(a.html.contains("herbeoordeeld en blijft gelden") && a.html.contains("1 maart 2027"), "{}", a.html);
        let a = ander.stuur(&format!("{een}/herzien"), &[("versie", "1"), ("reden", "Hij bijt nog."), ("herbeoordelen_op", "2027-04-01"),
            ("akkoord_naam", "L. Smit-proef"), ("akkoord_functie", "teamleider"), ("verteld", "ja")]).await;
        assert_eq!(a.status, StatusCode::CONFLICT);
        for tekst in ["Iemand anders heeft dit intussen gewijzigd", "Hij bijt nog.", "1 april 2027", "De hond is er nog."] {
            assert!(a.html.contains(tekst), "{tekst}: {}", a.html);
        }
        k.haal(&een).await;
        let a = k.stuur(&format!("{een}/einde"), &[("versie", "2")]).await;
        assert!(a.status == StatusCode::BAD_REQUEST && a.html.contains("waarom de waarschuwing niet meer nodig is"), "{}", a.html);
        k.haal(&een).await;
        let a = k.stuur(&format!("{een}/einde"), &[("versie", "2"), ("einde_reden", "De hond is weg.")]).await;
        assert!(a.html.contains("De waarschuwing is beëindigd.") && a.html.contains("De hond is weg."), "{}", a.html);
        let a = k.haal(&format!("/casussen/{}", z.casus)).await;
        assert!(!a.html.contains("class=\"warn\""));
    }

    async fn a_secret_address_is_shown_after_a_reason_and_never_by_a_link(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let (huis, _) = Wereld::huishouden_ids(1);
        let mut k = Klant::als(&w, "s.aalders").await;
        let persoon = format!("/huishoudens/{huis}/personen/{}", z.persoon);
        let a = k.haal(&persoon).await;
        assert!(a.html.contains("is niet geheim"), "{}", a.html);
        let a = k.stuur(&format!("{persoon}/geheim"), &[("geheim", "ja")]).await;
        assert!(a.status == StatusCode::BAD_REQUEST && a.html.contains("Schrijf op waarom"), "{}", a.html);
        k.haal(&persoon).await;
        let a = k.stuur(&format!("{persoon}/geheim"), &[("geheim", "ja"), ("geheim_reden", "Haar ex-partner zoekt haar.")]).await;
        assert!(a.html.contains("Het adres is nu geheim.") && a.html.contains("Proefstraat 1, Proefstad (geheim adres)"), "{}", a.html);
        let mut m = Klant::als(&w, "r.yilmaz").await;
        let pad = format!("/huishoudens/{huis}");
        let a = m.haal(&pad).await;
        assert!(a.html.contains("geheim adres") && !a.html.contains("Proefstraat"), "{}", a.html);
        let a = m.stuur(&format!("{pad}/adres-tonen"), &[]).await;
        assert!(a.status == StatusCode::BAD_REQUEST && !a.html.contains("Proefstraat"), "{}", a.html);
        m.haal(&pad).await;
        let a = m.stuur(&format!("{pad}/adres-tonen"), &[("geheim_reden", "De ambulance moet erheen.")]).await;
        assert!(a.status == StatusCode::OK && a.html.contains("Proefstraat 1, Proefstad"), "{}", a.html);
        assert!(!a.pad.contains('?'), "{}", a.pad);
        let a = m.haal(&pad).await;
        assert!(!a.html.contains("Proefstraat"), "for that once only");
    }

    async fn a_print_for_a_member_leaves_out_what_is_not_theirs(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let mut k = Klant::als(&w, "s.aalders").await;
        let pad = format!("/casussen/{}/afdruk", z.casus);
        let a = k.haal(&pad).await;
        assert!(a.html.contains("Wie krijgt de afdruk?") && !a.html.contains("Niet op deze afdruk"), "{}", a.html);
        let a = k.haal(&format!("{pad}?voor={}", z.persoon)).await;
        assert!(a.html.contains("Afdruk voor Ineke"), "{}", a.html);
        let a = k.haal(&format!("{pad}?voor={}", z.casus)).await;
        assert_eq!(a.status, StatusCode::NOT_FOUND, "no member");
        let a = Klant::als(&w, "l.smit").await.haal(&pad).await;
        assert_eq!(a.status, StatusCode::FORBIDDEN);
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! Service agreements on the screen (A12): keeping them, going from one gemeente to the other, and a shut door on every
//! route of the router.

use super::Klant;
use super::routes::{OPENBAAR, dossiers, ingevuld, paden};
use axum::http::StatusCode;
use policy::Doel;
use testkit::{Buren, Wereld, Wie, beide};

/// What a guest without an agreement still sees: the way out, the rules themselves and an empty search field.
const OOK_DICHT: [&str; 3] = ["/werken-voor", "/toegang", "/zoeken"];

async fn stop(w: &Wereld, dienst: domain::DienstId) {
    let beheerder = w.als(Wie::Beheerder, Doel::Beheer);
    app::dienstverlening::stop(&w.app, &beheerder, (dienst, 1), "niet meer nodig")
        .await
        .unwrap();
}

beide! {
    async fn no_route_opens_to_a_guest_without_an_agreement(w: Wereld) {
        let id = dossiers(&w).await;
        let buren = Buren::nieuw(&w).await;
        let dienst = buren.overeenkomst(&w, "2026-11-24", "2026-12-31", &["i.gast"]).await;
        let cookie = buren.als_gast("i.gast").await;
        let mut k = Klant::met_sessie(&w, &cookie);
        let werk = k.haal("/mijn-werk").await;
        assert!(werk.status == StatusCode::OK && werk.html.contains("Je werkt nu voor <b>gemeente Proefstad</b>"), "{}", werk.html);
        stop(&w, dienst).await;
        let (mut gesloten, mut open) = (0, Vec::new());
        for pad in paden(&w).iter().filter(|p| !OPENBAAR.contains(&p.as_str()) && !p.starts_with("/melden") && !p.starts_with("/aanmelden")) {
            let vol = ingevuld(&pad.replace("{datum}", "2026-11-25").replace("{kenmerk}", "x"), &id);
            let a = k.haal(&vol).await;
            assert!(!a.html.contains("Boersma"), "GET {pad} names the household");
            match a.status {
                StatusCode::OK => open.push(a.pad),
                StatusCode::FORBIDDEN => {
                    assert!(a.html.contains("is gestopt op 24 november 2026") && a.html.contains("/werken-voor"), "GET {pad}: {}", a.html);
                    gesloten += 1;
                }
                anders => assert!([StatusCode::NOT_FOUND, StatusCode::METHOD_NOT_ALLOWED, StatusCode::BAD_REQUEST].contains(&anders), "GET {pad}: {anders}"),
            }
            k.haal("/werken-voor").await;
            if pad == "/werken-voor" { continue; }
            let a = k.stuur(&vol, &[("zoek", "Boersma")]).await;
            assert!(a.status.is_client_error() || a.pad == "/mijn-werk", "POST {pad}: {} {}", a.status, a.pad);
            assert!(!a.html.contains("Boersma-proef") && !a.html.contains("Boersma1"), "POST {pad}");
        }
        open.sort();
        open.dedup();
        assert!(open.iter().all(|p| OOK_DICHT.contains(&p.as_str())), "open to a guest without an agreement: {open:?}");
        assert!(gesloten > 40, "only {gesloten} pages said why");
    }

    async fn from_one_gemeente_to_the_other_and_back(w: Wereld) {
        let buren = Buren::nieuw(&w).await;
        let dienst = buren.overeenkomst(&w, "2026-11-24", "2026-12-31", &["i.gast"]).await;
        let thuis = buren.meld_aan("i.gast").await;
        let mut k = Klant::met_sessie(&w, &thuis);
        let a = k.haal("/mijn-werk").await;
        assert!(a.html.contains("Voor een andere gemeente werken") && !a.html.contains("Je werkt nu voor"), "{}", a.html);
        let a = k.haal("/werken-voor").await;
        assert!(a.html.contains("Team Inkomen (gemeente Proefburg), overeenkomst DVO 2026-11-24, tot en met 31 december 2026"), "{}", a.html);
        let a = k.stuur("/werken-voor", &[("gemeente", "150")]).await;
        assert_eq!(a.pad, "/mijn-werk");
        assert!(a.html.contains("Je werkt nu voor <b>gemeente Proefstad</b>, vanuit gemeente Proefburg"), "{}", a.html);
        // The old secret and a form from before are worth nothing.
        assert!(Klant::met_sessie(&w, &thuis).haal("/mijn-werk").await.pad.starts_with("/aanmelden"));
        // Nowhere else, and no sign of what there is.
        k.haal("/werken-voor").await;
        assert_eq!(k.stuur("/werken-voor", &[("gemeente", "152")]).await.status, StatusCode::NOT_FOUND);
        k.haal("/werken-voor").await;
        assert_eq!(k.stuur("/werken-voor", &[("gemeente", "x")]).await.status, StatusCode::NOT_FOUND);
        stop(&w, dienst).await;
        let a = k.haal("/casussen").await;
        assert_eq!(a.status, StatusCode::FORBIDDEN);
        let a = k.haal("/werken-voor").await;
        assert!(a.html.contains("Hier kun je nu niets doen") && !a.html.contains("Werk voor Proefstad"), "{}", a.html);
        let a = k.stuur("/werken-voor", &[("gemeente", "151")]).await;
        assert!(a.pad == "/mijn-werk" && !a.html.contains("Je werkt nu voor <b>"), "{}", a.html);
        let a = k.haal("/mijn-werk").await;
        assert!(!a.html.contains("Voor een andere gemeente werken"), "nothing to choose any more");
    }

    async fn a_form_of_the_other_gemeente_is_refused(w: Wereld) {
        let buren = Buren::nieuw(&w).await;
        buren.overeenkomst(&w, "2026-11-24", "2026-12-31", &["i.gast"]).await;
        let mut oud = Klant::met_sessie(&w, &buren.meld_aan("i.gast").await);
        oud.haal("/werken-voor").await;
        let mut k = Klant::met_sessie(&w, &buren.als_gast("i.gast").await);
        k.neem_formulier(&oud);
        assert_eq!(k.stuur("/werken-voor", &[("gemeente", "151")]).await.status, StatusCode::FORBIDDEN);
    }

    async fn the_beheerder_keeps_the_agreements(w: Wereld) {
        let buren = Buren::nieuw(&w).await;
        let mut k = Klant::als(&w, "b.beheer").await;
        let a = k.haal("/dienstverlening").await;
        assert!(a.html.contains("Er werkt geen team van een andere gemeente voor ons"), "{}", a.html);
        k.haal("/dienstverlening/nieuw").await;
        let a = k.stuur("/dienstverlening/nieuw", &[("kenmerk", "DVO <1>"), ("van", "2026-11-24"), ("tot", "2026-11-23")]).await;
        assert_eq!(a.status, StatusCode::BAD_REQUEST);
        for woord in ["De laatste dag ligt voor de eerste dag", "Kies op welke grond", "Kies welk team van een andere gemeente", "value=\"DVO &#60;1&#62;\""] {
            assert!(a.html.contains(woord), "{woord}: {}", a.html);
        }
        let team = buren.team(&w).await;
        let velden = [
            ("kenmerk", "DVO 1"), ("team", team.as_str()), ("voor", "schuldhulp"), ("grondslag", "mandaat"),
            ("rollen", "casusregisseur"), ("van", "2026-11-24"), ("tot", "2026-12-31"),
            ("akkoord_ons", "M. Proef, wethouder"), ("akkoord_hen", "L. Proef, directeur"),
        ];
        let a = k.stuur("/dienstverlening/nieuw", &velden).await;
        assert!(a.status == StatusCode::OK && a.html.contains("eindigt binnenkort"), "{} {}", a.status, a.html);
        let blad = a.pad;
        assert!(a.html.contains(&format!("action=\"{blad}/gasten\"")), "{}", a.html);
        let a = k.stuur(&format!("{blad}/gasten"), &[("wie", ""), ("rollen", "casusregisseur")]).await;
        assert!(a.status == StatusCode::BAD_REQUEST && a.html.contains("Kies wie er voor ons gaat werken"), "{}", a.html);
        let wie = buren.mensen["i.gast"].to_string();
        let a = k.stuur(&format!("{blad}/gasten"), &[("wie", &wie), ("rollen", "casusregisseur")]).await;
        assert!(a.pad == blad && a.html.contains("i.gast-proef"), "{}", a.html);
        // Two people at once: the second sees both versions, and nothing typed is lost.
        let mut ander = Klant::als(&w, "b.beheer").await;
        ander.haal(&format!("{blad}/laatste-dag")).await;
        let a = k.haal(&format!("{blad}/laatste-dag")).await;
        assert!(a.html.contains(&format!("action=\"{blad}/laatste-dag\"")), "{}", a.html);
        k.stuur(&format!("{blad}/laatste-dag"), &[("tot", "2027-01-31"), ("reden", "nog een maand")]).await;
        let a = ander.stuur(&format!("{blad}/laatste-dag"), &[("tot", "2027-06-30"), ("reden", "nog een half jaar")]).await;
        assert_eq!(a.status, StatusCode::CONFLICT);
        for woord in ["30 juni 2027", "31 januari 2027", "nog een maand", "nog een half jaar"] {
            assert!(a.html.contains(woord), "{woord}: {}", a.html);
        }
        let a = ander.stuur(&format!("{blad}/laatste-dag"), &[("tot", "2027-06-30"), ("reden", "nog een half jaar")]).await;
        assert!(a.pad == blad && a.html.contains("tot en met 30 juni 2027"), "{} {}", a.status, a.html);
        let a = k.haal(&format!("{blad}/stop")).await;
        assert!(a.html.contains("Er loopt nu niets bij dit team"), "{}", a.html);
        assert!(a.html.contains(&format!("action=\"{blad}/stop\"")), "{}", a.html);
        let a = k.stuur(&format!("{blad}/stop"), &[("reden", "")]).await;
        assert!(a.status == StatusCode::BAD_REQUEST && a.html.contains("Schrijf op waarom"), "{}", a.html);
        let a = k.stuur(&format!("{blad}/stop"), &[("reden", "niet meer nodig")]).await;
        assert!(a.pad == blad && a.html.contains("gestopt op 24 november 2026"), "{}", a.html);
        let a = k.haal(&format!("{blad}/stop")).await;
        assert!(a.html.contains("Deze overeenkomst is gestopt"), "{}", a.html);
    }
}

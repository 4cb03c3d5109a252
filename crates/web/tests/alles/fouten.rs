// SPDX-License-Identifier: EUPL-1.2
//! Classes of bugs that happened to other systems of this kind, each with its own test. Which class is held by which
//! test stands in docs/security.md; regiekamer/tests/alles/beveiliging.rs holds that table to the sources.

use super::plan::opzet::{Zaak, doel, met_actie, zaak};
use super::rolwereld;
use super::{Klant, mdo, rollen, routes};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use domain::casus::Fase;
use domain::toegang::NieuweAfscherming;
use policy::Doel;
use store::waarde;
use testkit::{Wereld, Wie, beide};
use tower::ServiceExt;

async fn tel(w: &Wereld, sql: &'static str) -> i64 {
    async fn vraag(w: &Wereld, sql: &'static str) -> store::Resultaat<Option<i64>> {
        let mut uow = w.kijk().await;
        waarde!(uow, i64, sql)
    }
    vraag(w, sql).await.unwrap().unwrap_or_default()
}

const GEWEIGERD: &str = "SELECT count(*) AS w FROM journaal WHERE soort = 'geweigerd'";

beide! {
    // Class: the endpoint checks the role but not the case. Here: it checks this case, and takes a record of that one.
    async fn a_record_of_another_casus_is_not_reached_by_way_of_ones_own(w: Wereld) {
        let een = zaak(&w, Fase::Uitvoering).await;
        let casus = mdo::zaak(&w, 2, Some(Wie::Regisseur)).await;
        let twee = Zaak { casus, persoon: Wereld::huishouden_ids(2).1, partner: een.partner };
        let (d, a) = met_actie(&w, &twee).await;
        met_actie(&w, &een).await;
        // The partner takes part in the first only, the regisseur has both: neither gets at the second through the first.
        for wie in ["j.hendriks", "s.aalders"] {
            let mut k = Klant::als(&w, wie).await;
            for rest in [format!("plan/doelen/{d}"), format!("plan/acties/{a}"), format!("plan/acties/{a}/status"), format!("plan/doelen/{d}/actie")] {
                let pad = format!("/casussen/{}/{rest}", een.casus);
                let b = k.haal(&pad).await;
                assert!(b.status.is_client_error() || b.pad == "/mijn-werk", "{wie} GET {pad}: {} {}", b.status, b.pad);
                k.haal(&format!("/casussen/{}", een.casus)).await;
                let b = k.stuur(&pad, &[("status", "gedaan"), ("versie", "1"), ("woorden", "Overgenomen."), ("wat", "Overgenomen."), ("soort", "anders")]).await;
                assert!(b.status.is_client_error(), "{wie} POST {pad}: {} {}", b.status, b.pad);
            }
        }
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM doel WHERE tekst = 'Overgenomen.'").await, 0);
    }

    // Class: refused attempts are missing from the audit.
    async fn every_refusal_of_every_route_is_booked(w: Wereld) {
        let r = rolwereld::maak(&w).await;
        // Somebody whose role is unknown, and somebody who may see no record of a resident.
        let wie: Vec<_> = r.mensen.iter().filter(|m| !m.elders && ["controller", "beheerder"].contains(&m.rol.as_str())).collect();
        assert_eq!(wie.len(), 2);
        let mut zonder = Vec::new();
        for pad in routes::paden(&w).iter().filter(|p| p.as_str() != "/afmelden") {
            for methode in [Method::GET, Method::POST] {
                for m in &wie {
                    let voor = tel(&w, GEWEIGERD).await;
                    let u = rollen::roep(&r, m, &methode, pad, "").await;
                    let na = tel(&w, GEWEIGERD).await;
                    if u.status == StatusCode::FORBIDDEN && na == voor {
                        zonder.push(format!("{methode} {pad} as {}", m.rol));
                    }
                }
            }
        }
        assert!(zonder.is_empty(), "{zonder:#?}");
    }

    // Class: the audit is switched off, or its words are chosen, by something that the client sends.
    async fn nothing_that_a_client_sends_changes_what_is_booked(w: Wereld) {
        const RIJEN: &str = "SELECT count(*) AS w FROM journaal WHERE handeling = 'casus.openen' AND soort = 'gelezen' AND doel = 'regie' AND rol = 'casusregisseur'";
        let z = zaak(&w, Fase::Uitvoering).await;
        let cookie = app::aanmelden::demo_aanmelden(&w.app, "s.aalders", "").await.unwrap();
        let router = web::router(w.app.clone(), web::WebInstellingen { cookie_secure: false, ..web::WebInstellingen::default() });
        let vraag = "?journaal=nee&audit=false&log=0&doel=systeem&purpose=beheer&handeling=mijnwerk.zien&soort=x&rol=systeem&grondslag=geen&preview=1&stil=ja";
        for (n, q) in ["", vraag].into_iter().enumerate() {
            let verzoek = Request::get(format!("/casussen/{}{q}", z.casus))
                .header(header::COOKIE, format!("rk={cookie}; doel=systeem; journaal=nee"))
                .header("x-purpose", "systeem").header("x-doel", "systeem").header("x-journaal", "nee").header("x-regiekamer", "1").header("dnt", "1")
                .header("purpose", "prefetch").header("sec-purpose", "prefetch").header("x-forwarded-for", "127.0.0.1").header("x-http-method-override", "HEAD")
                .body(Body::empty()).unwrap();
            assert_eq!(router.clone().oneshot(verzoek).await.unwrap().status(), StatusCode::OK);
            assert_eq!(tel(&w, RIJEN).await, i64::try_from(n).unwrap() + 1);
        }
        // HEAD reads as much as GET.
        let hoofd = Request::head(format!("/casussen/{}", z.casus)).header(header::COOKIE, format!("rk={cookie}")).body(Body::empty()).unwrap();
        router.clone().oneshot(hoofd).await.unwrap();
        assert_eq!(tel(&w, RIJEN).await, 3);
    }

    // Class: the cache is stale after saving.
    async fn no_answer_with_a_record_is_kept_by_a_browser(w: Wereld) {
        let r = rolwereld::maak(&w).await;
        let m = r.mensen.iter().find(|m| m.rol == "procesmanager" && !m.elders).unwrap();
        let mut gezien = 0;
        for pad in routes::paden(&w).iter().filter(|p| p.as_str() != "/afmelden" && !p.starts_with("/assets")) {
            let verzoek = Request::get(rollen::ingevuld(pad, &r)).header(header::COOKIE, format!("rk={}", m.cookie)).body(Body::empty()).unwrap();
            let a = r.hier.clone().oneshot(verzoek).await.unwrap();
            assert_eq!(a.headers().get(header::CACHE_CONTROL).map(|k| k.to_str().unwrap()), Some("no-store"), "{pad}");
            gezien += 1;
        }
        assert!(gezien > 80, "{gezien}");
    }

    // Class: the reason of break-glass is optional, or stands in the address.
    async fn the_reason_of_emergency_access_is_required_and_in_no_address(w: Wereld) {
        const KEREN: &str = "SELECT count(*) AS w FROM noodtoegang";
        let z = zaak(&w, Fase::Uitvoering).await;
        let pad = format!("/casussen/{}/toegang/nood", z.casus);
        let mut k = Klant::als(&w, "r.yilmaz").await;
        // An address with everything in it does nothing.
        let a = k.haal(&format!("{pad}?reden=Buren+horen+gegil+en+glas.&bevestigd=ja")).await;
        assert!(a.status == StatusCode::OK && !a.html.contains("gegil"), "{}", a.html);
        for velden in [&[][..], &[("bevestigd", "ja")], &[("reden", "Buren horen gegil en glas.")], &[("reden", "nood"), ("bevestigd", "ja")], &[("reden", "               "), ("bevestigd", "ja")]] {
            let a = k.stuur(&pad, velden).await;
            assert_eq!(a.status, StatusCode::BAD_REQUEST, "{velden:?}");
        }
        assert_eq!(tel(&w, KEREN).await, 0);
        let a = k.stuur(&pad, &[("reden", "Buren horen gegil en glas."), ("bevestigd", "ja")]).await;
        assert_eq!((a.status, a.pad), (StatusCode::OK, format!("/casussen/{}", z.casus)));
        assert_eq!(tel(&w, KEREN).await, 1);
    }

    // Class: the draft of the previous record reappears.
    async fn a_draft_stays_with_its_record(w: Wereld) {
        let een = zaak(&w, Fase::Uitvoering).await;
        let twee = mdo::zaak(&w, 2, Some(Wie::Regisseur)).await;
        let mut k = Klant::als(&w, "s.aalders").await;
        let form = |casus: domain::CasusId| format!("/casussen/{casus}/notities/nieuw");
        let a = k.haal(&form(een.casus)).await;
        let sleutel = a.html.split("data-concept=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        k.bewaar_concept(&sleutel, &[("feiten", "Half geschreven over de eerste.")]).await;
        assert!(k.haal(&form(een.casus)).await.html.contains("Half geschreven"), "kept");
        assert!(!k.haal(&form(twee)).await.html.contains("Half geschreven"), "not at another record");
        let mut ander = Klant::als(&w, "k.visser").await;
        assert!(!ander.haal(&form(een.casus)).await.html.contains("Half geschreven"), "not to somebody else");
        k.haal(&form(een.casus)).await;
        let velden = [("vorm", "telefoon"), ("feiten", "Half geschreven over de eerste."), ("bron", "mevrouw"), ("personen", &een.persoon.to_string())];
        let a = k.stuur(&form(een.casus), &velden).await;
        assert!(a.pad.ends_with("/tijdlijn"), "{}", a.html);
        assert!(!k.haal(&form(een.casus)).await.html.contains("Half geschreven"), "gone once it is saved");
    }

    // Class: a value that can't be cleared.
    async fn a_value_can_be_made_empty_again(w: Wereld) {
        const TELEFOON: &str = "SELECT count(*) AS w FROM persoon WHERE telefoon IS NOT NULL AND telefoon <> ''";
        zaak(&w, Fase::Uitvoering).await;
        let (huis, persoon) = Wereld::huishouden_ids(1);
        let pad = format!("/huishoudens/{huis}/personen/{persoon}");
        let mut k = Klant::als(&w, "s.aalders").await;
        let wie = [("voornamen", "Ineke"), ("achternaam", "Boersma1-proef"), ("geslacht", "v"), ("geboortedatum", "1985-04-09")];
        for (telefoon, aantal) in [("0612345678", 1), ("", 0)] {
            k.haal(&pad).await;
            let velden: Vec<_> = wie.into_iter().chain([("telefoon", telefoon)]).collect();
            let a = k.stuur(&pad, &velden).await;
            assert!(a.pad == format!("/huishoudens/{huis}"), "{}", a.html);
            assert_eq!(tel(&w, TELEFOON).await, aantal, "{telefoon:?}");
        }
    }

    // Class: the restricted person is visible in a print or a view to share.
    async fn there_is_no_print_of_a_restricted_person(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        met_actie(&w, &z).await;
        let af = NieuweAfscherming {
            soort: "bedreigd".into(),
            reden: "Aangifte gedaan.".into(),
            namen: [Wie::Regisseur, Wie::Procesmanager].map(|n| Wereld::medewerker(n).to_string()).to_vec(),
        };
        app::toegang::scherm_af(&w.app, &w.als(Wie::Procesmanager, Doel::Regie), z.casus, z.persoon, &af).await.unwrap();
        let (huis, persoon) = Wereld::huishouden_ids(1);
        let c = format!("/casussen/{}", z.casus);
        let paden = [format!("{c}/afdruk"), format!("{c}/huisbezoek"), format!("{c}/plan/afdruk"), format!("{c}/plan/afdruk?voor={persoon}"), format!("{c}/plan/versies"),
            format!("{c}/wie-keek"), format!("{c}/journaal"), format!("/huishoudens/{huis}/personen/{persoon}/wie-keek"), format!("/huishoudens/{huis}")];
        // Among them who takes part, who has a right on all of the gemeente, and the FG.
        for wie in ["h.bakker", "j.hendriks", "l.smit", "r.yilmaz", "w.mulder", "d.kaya", "f.geurts", "b.beheer"] {
            let mut k = Klant::als(&w, wie).await;
            for pad in &paden {
                let a = k.haal(pad).await;
                assert!(a.status == StatusCode::NOT_FOUND && !a.html.contains("Boersma"), "{wie} {pad}: {}", a.status);
            }
        }
        let mut k = Klant::als(&w, "s.aalders").await;
        assert_eq!(k.haal(&format!("{c}/huisbezoek")).await.status, StatusCode::OK, "who is named");
    }

    // The same for an address: the reader may know it, who makes the print may not.
    async fn a_print_for_a_member_does_not_tell_its_maker_a_secret_address(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let (huis, persoon) = Wereld::huishouden_ids(1);
        let pad = format!("/casussen/{}/afdruk?voor={persoon}", z.casus);
        let (mut regie, mut pm) = (Klant::als(&w, "s.aalders").await, Klant::als(&w, "k.visser").await);
        assert!(pm.haal(&pad).await.html.contains("Proefstraat"), "an open address");
        app::huishouden::geheim::zet(&w.app, &w.als(Wie::Regisseur, Doel::Regie), huis, persoon, true, "Gevlucht.").await.unwrap();
        let a = pm.haal(&pad).await;
        assert!(a.status == StatusCode::OK && !a.html.contains("Proefstraat") && a.html.contains("het adres is geheim"), "{}", a.html);
        assert!(regie.haal(&pad).await.html.contains("Proefstraat"), "the regisseur knows it, and so does she");
    }

    // Class: a field is hidden by the form, and present in the answer.
    async fn what_a_partner_may_not_read_is_in_no_answer(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let (d, a) = met_actie(&w, &z).await;
        let regie = || w.als(Wie::Regisseur, Doel::Regie);
        let notitie = app::notitie::Opdracht {
            vorm: "telefoon".into(), categorie: "medisch".into(), feiten: "Zij slikt pillen-proef.".into(), bron: "huisarts-proef".into(),
            personen: vec![z.persoon.to_string()], ..app::notitie::Opdracht::default()
        };
        let n = app::notitie::maak(&w.app, &regie(), z.casus, &notitie).await.unwrap();
        let c = format!("/casussen/{}", z.casus);
        let (huis, persoon) = Wereld::huishouden_ids(1);
        let paden = [c.clone(), format!("{c}/tijdlijn"), format!("{c}/tijdlijn?soort=notities"), format!("{c}/notities/nieuw"), format!("{c}/notities/nieuw?verbeter={n}"),
            format!("{c}/plan"), format!("{c}/plan/afdruk"), format!("{c}/plan/doelen/{d}"), format!("{c}/plan/acties/{a}"), format!("{c}/betrokken"), format!("{c}/huisbezoek"),
            format!("{c}/contact"), format!("{c}/fase"), format!("{c}/afsluiten"), format!("{c}/intake"), format!("/huishoudens/{huis}"), format!("/huishoudens/{huis}/personen/{persoon}"), "/mijn-werk".to_owned()];
        let mut k = Klant::als(&w, "j.hendriks").await;
        assert_eq!(k.haal(&c).await.status, StatusCode::OK, "takes part");
        for pad in &paden {
            let b = k.haal(pad).await;
            for geheim in ["pillen-proef", "huisarts-proef"] {
                assert!(!b.html.contains(geheim), "{pad}: {geheim} in {}", b.html);
            }
        }
        let mut k = Klant::als(&w, "s.aalders").await;
        assert!(k.haal(&format!("{c}/tijdlijn")).await.html.contains("pillen-proef"), "the regisseur reads it");
    }

    // Class: a task is assigned to somebody without access to the case.
    async fn an_action_is_given_to_nobody_outside_the_casus(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let d = app::plan::nieuw_doel(&w.app, &w.als(Wie::Regisseur, Doel::Regie), z.casus, &doel("Rust in huis.")).await.unwrap();
        mdo::zaak(&w, 2, Some(Wie::Regisseur2)).await;
        let pad = format!("/casussen/{}/plan/doelen/{d}/actie", z.casus);
        let mut k = Klant::als(&w, "s.aalders").await;
        k.haal(&pad).await;
        let vreemd = [format!("medewerker:{}", Wereld::medewerker(Wie::Gezinscoach)), format!("betrokkene:{}", Wereld::medewerker(Wie::Gezinscoach)),
            format!("persoon:{}", Wereld::huishouden_ids(2).1), Wereld::medewerker(Wie::Regisseur2).to_string()];
        for keuze in &vreemd {
            let a = k.stuur(&pad, &[("wat", "Post openen"), ("keuze", keuze), ("voor", "2026-12-15"), ("trede", "eigen_kracht")]).await;
            assert!(a.status == StatusCode::BAD_REQUEST && a.html.contains("Kies iemand anders."), "{keuze}: {}", a.html);
        }
        assert_eq!(tel(&w, "SELECT count(*) AS w FROM actie").await, 0);
        let a = k.stuur(&pad, &[("wat", "Post openen"), ("keuze", &format!("persoon:{}", z.persoon)), ("voor", "2026-12-15"), ("trede", "eigen_kracht")]).await;
        assert_eq!(a.status, StatusCode::OK, "{}", a.html);
    }
}

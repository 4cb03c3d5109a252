// SPDX-License-Identifier: EUPL-1.2
//! Sign-in, form tokens, headers.

use super::Klant;
use axum::http::StatusCode;
use base64::{Engine, engine::general_purpose::STANDARD};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use std::num::NonZeroU32;
use std::sync::Arc;
use testkit::beide;
use web::WebInstellingen;

/// A provider that is down: nothing listens on port 1.
fn stil() -> WebInstellingen {
    let der = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new()).unwrap();
    let pem = format!(
        "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----",
        STANDARD.encode(der.as_ref())
    );
    let aanbieder = oidc::Aanbieder::nieuw(oidc::Instelling {
        issuer: "http://127.0.0.1:1".to_owned(),
        client_id: "regiekamer".to_owned(),
        sleutel: oidc::Sleutel::uit_pem(&pem).unwrap(),
        basis: "http://127.0.0.1:2".to_owned(),
        pad_terug: oidc::Instelling::TERUG,
        pad_afgemeld: "/aanmelden",
        scopes: Vec::new(),
        acr: Vec::new(),
        naam_claim: "sub".to_owned(),
        rollen_claim: None,
        token_minuten: 5,
    });
    WebInstellingen {
        werkaccount: Some(Arc::new(aanbieder.unwrap())),
        ..WebInstellingen::default()
    }
}

beide! {
    async fn demo_sign_in_and_out(w: Wereld) {
        let mut k = Klant::nieuw(&w);
        let a = k.haal("/mijn-werk").await;
        assert_eq!(a.pad, "/aanmelden?na=%2Fmijn-werk");
        assert!(a.html.contains("S. Aalders-proef"));
        let a = k.stuur("/aanmelden", &[("aanmeldnaam", "s.aalders")]).await;
        assert_eq!(a.pad, "/mijn-werk");
        let a = k.stuur("/aanmelden", &[("aanmeldnaam", "niemand"), ("csrf", "0")]).await;
        assert_eq!(a.status, StatusCode::FORBIDDEN);
    }

    async fn return_address_stays_on_this_site(w: Wereld) {
        let mut k = Klant::nieuw(&w);
        k.haal("/aanmelden").await;
        let a = k.stuur("/aanmelden", &[("aanmeldnaam", "s.aalders"), ("na", "//elders.example/x")]).await;
        assert_eq!(a.pad, "/mijn-werk");
    }

    async fn a_form_sent_after_the_session_ended_is_not_lost(w: Wereld) {
        let casus = crate::mdo::zaak(&w, 1, Some(testkit::Wie::Regisseur)).await;
        let (_, persoon) = testkit::Wereld::huishouden_ids(1);
        let pad = format!("/casussen/{casus}/notities/nieuw");
        let notitie = [
            ("vorm", "telefoon"), ("resultaat", "gelukt"), ("personen", &persoon.to_string()), ("zelf", "ja"),
            ("feiten", "Oma belde. Ze past morgen op."),
        ];
        let mut k = Klant::als(&w, "s.aalders").await;
        k.haal(&pad).await;
        w.bron.verder(jiff::SignedDuration::from_hours(13));
        let a = k.stuur(&pad, &notitie).await;
        assert_eq!(a.pad, "/aanmelden?na=%2Fverder");
        assert!(!a.html.contains("Oma belde"), "nothing of it before signing in");
        // Whoever signs in next on this computer does not see it.
        k.stuur("/aanmelden", &[("aanmeldnaam", "t.dewit"), ("na", "/verder")]).await;
        assert_eq!(k.haal("/verder").await.pad, "/mijn-werk");
        k.stuur("/afmelden", &[]).await;
        k.haal("/aanmelden").await;
        let a = k.stuur("/aanmelden", &[("aanmeldnaam", "s.aalders"), ("na", "/verder")]).await;
        assert_eq!(a.pad, "/verder");
        assert!(a.html.contains("Oma belde. Ze past morgen op.") && a.html.contains(&format!("action=\"{pad}\"")));
        let mut alsnog = notitie.to_vec();
        alsnog.push(("_alsnog", "ja"));
        let a = k.stuur(&pad, &alsnog).await;
        assert_eq!(a.status, StatusCode::OK, "{}", a.html);
        assert!(a.pad != pad && a.html.contains("Oma belde"), "{}", a.pad);
        assert_eq!(k.haal("/verder").await.pad, "/mijn-werk", "it has done its work");
    }

    async fn a_form_of_another_site_is_not_kept(w: Wereld) {
        let mut k = Klant::als(&w, "s.aalders").await;
        w.bron.verder(jiff::SignedDuration::from_hours(13));
        let a = k.stuur("/taken", &[("csrf", "0"), ("feiten", "van een andere site")]).await;
        assert!(!a.pad.contains("verder"), "{}", a.pad);
        let mut k = Klant::als(&w, "s.aalders").await;
        assert_eq!(k.haal("/verder").await.pad, "/mijn-werk");
    }

    async fn unknown_page_is_a_page(w: Wereld) {
        let a = Klant::nieuw(&w).haal("/bestaat-niet").await;
        assert_eq!(a.status, StatusCode::NOT_FOUND);
        assert!(a.html.contains("Niet gevonden"));
    }

    async fn without_any_way_to_sign_in_the_page_says_so(w: Wereld) {
        let mut k = Klant::met(&w, WebInstellingen::default());
        let a = k.haal("/aanmelden").await;
        assert!(a.html.contains("Aanmelden kan hier nog niet") && !a.html.contains("data-aanmeldnaam"));
        assert_eq!(k.haal("/aanmelden/start").await.status, StatusCode::NOT_FOUND);
        assert_eq!(k.haal("/aanmelden/terug?code=x&state=y").await.status, StatusCode::NOT_FOUND);
        // No form was shown, so there is no form token either.
        assert_eq!(k.stuur("/aanmelden", &[("aanmeldnaam", "s.aalders")]).await.status, StatusCode::FORBIDDEN);
    }

    async fn a_provider_that_is_down_is_told_with_a_way_to_try_again(w: Wereld) {
        let mut k = Klant::met(&w, stil());
        let a = k.haal("/casussen").await;
        assert!(a.html.contains("Aanmelden met je werkaccount") && !a.html.contains("data-aanmeldnaam"));
        assert!(a.html.contains("/aanmelden/start?na=%2Fcasussen"));
        let a = k.haal("/aanmelden/start?na=%2Fcasussen").await;
        assert_eq!(a.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(a.html.contains("Aanmelden kan nu even niet") && a.html.contains("/aanmelden/start?na=%2Fcasussen"));
        let a = k.haal("/aanmelden/start?na=https%3A%2F%2Felders.example").await;
        assert!(a.html.contains("/aanmelden/start?na=%2Fmijn-werk") && !a.html.contains("elders"));
    }

    async fn a_callback_that_nobody_asked_for_is_refused(w: Wereld) {
        let mut k = Klant::met(&w, stil());
        for pad in ["/aanmelden/terug", "/aanmelden/terug?code=x&state=y", "/aanmelden/terug?state=a&state=b", "/aanmelden/terug?error=access_denied&state=%ff"] {
            let a = k.haal(pad).await;
            assert_eq!(a.status, StatusCode::BAD_REQUEST, "{pad}");
            assert!(a.html.contains("Aanmelden is niet gelukt"), "{pad}");
        }
    }

    async fn attempts_from_one_address_are_limited(w: Wereld) {
        let mut k = Klant::met(&w, WebInstellingen { aanmeldingen_per_minuut: NonZeroU32::MIN.saturating_add(1), ..stil() });
        assert_eq!(k.haal("/aanmelden/start").await.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(k.haal("/aanmelden/terug?code=x&state=y").await.status, StatusCode::BAD_REQUEST);
        for pad in ["/aanmelden/start", "/aanmelden/terug?code=x&state=y"] {
            let a = k.haal(pad).await;
            assert_eq!(a.status, StatusCode::TOO_MANY_REQUESTS, "{pad}");
            assert!(a.html.contains("Even wachten"), "{pad}");
        }
    }

    async fn sessions_can_be_ended_from_a_screen(w: Wereld) {
        let mut thuis = Klant::als(&w, "s.aalders").await;
        let mut werk = Klant::als(&w, "s.aalders").await;
        let a = werk.haal("/aanmeldingen").await;
        assert!(a.html.contains("deze browser") && a.html.contains("in de demo"), "{}", a.html);
        let a = werk.stuur("/aanmeldingen", &[("welke", "onzin")]).await;
        assert_eq!(a.status, StatusCode::NOT_FOUND);
        werk.haal("/aanmeldingen").await;
        let a = werk.stuur("/aanmeldingen", &[("welke", "andere")]).await;
        assert!(a.html.contains("1 aanmelding is beëindigd.") && a.html.contains("nergens anders aangemeld"), "{}", a.html);
        assert!(thuis.haal("/mijn-werk").await.pad.starts_with("/aanmelden?"));
        assert_eq!(werk.haal("/beheer/aanmeldingen").await.status, StatusCode::FORBIDDEN);
        let mut beheer = Klant::als(&w, "b.beheer").await;
        let a = beheer.haal("/beheer/aanmeldingen").await;
        assert!(a.html.contains("Wie is er aangemeld?") && a.html.contains("S. Aalders-proef"), "{}", a.html);
        let wie = testkit::Wereld::medewerker(testkit::Wie::Regisseur).to_string();
        let a = beheer.stuur("/beheer/aanmeldingen", &[("medewerker", &wie)]).await;
        assert!(a.html.contains("1 aanmelding is beëindigd.") && !a.html.contains("S. Aalders-proef"), "{}", a.html);
        assert!(werk.haal("/mijn-werk").await.pad.starts_with("/aanmelden?"));
    }

    async fn the_emergency_account_signs_in_is_limited_and_can_be_off(w: Wereld) {
        let g = app::aanmelden::maak_noodaccount(&w.app, &w.als_systeem(), "b.beheer").await.unwrap();
        let totp = totp_rs::Totp::from_url(&g.otpauth).unwrap();
        let code = totp.generate(u64::try_from(w.nu().as_second()).unwrap()).to_string();
        let goed = [("aanmeldnaam", "b.beheer"), ("wachtwoord", g.wachtwoord.as_str()), ("code", code.as_str())];
        let mut k = Klant::met(&w, stil());
        assert!(k.haal("/aanmelden").await.html.contains("href=\"/aanmelden/nood\""));
        k.haal("/aanmelden/nood").await;
        let a = k.stuur("/aanmelden/nood", &[("aanmeldnaam", "b.beheer"), ("wachtwoord", "mis-geraden"), ("code", &code)]).await;
        assert_eq!(a.status, StatusCode::FORBIDDEN);
        assert!(a.html.contains("Aanmelden is niet gelukt") && a.html.contains("value=\"b.beheer\"") && !a.html.contains("mis-geraden"), "{}", a.html);
        let a = k.stuur("/aanmelden/nood", &goed).await;
        assert_eq!((a.status, a.pad.as_str()), (StatusCode::OK, "/mijn-werk"));
        assert_eq!(k.haal("/toezicht/medewerkers").await.status, StatusCode::FORBIDDEN);
        k.haal("/aanmelden/nood").await;
        for verwacht in [StatusCode::FORBIDDEN, StatusCode::FORBIDDEN, StatusCode::FORBIDDEN, StatusCode::TOO_MANY_REQUESTS] {
            assert_eq!(k.stuur("/aanmelden/nood", &goed).await.status, verwacht);
            k.haal("/aanmelden/nood").await;
        }
        let mut zonder = w.app.clone();
        zonder.nood = None;
        let mut k = Klant::van(zonder, stil());
        assert!(!k.haal("/aanmelden").await.html.contains("/aanmelden/nood"));
        assert_eq!(k.haal("/aanmelden/nood").await.status, StatusCode::NOT_FOUND);
    }

    async fn a_post_after_the_session_comes_back_to_its_form(w: Wereld) {
        let mut k = Klant::nieuw(&w);
        k.haal("/aanmelden").await;
        let a = k.stuur("/huishoudens/nieuw", &[]).await;
        assert_eq!(a.pad, "/aanmelden?na=%2Fhuishoudens%2Fnieuw");
        // A path that only takes posts is no page to come back to.
        k.haal("/aanmelden").await;
        let a = k.stuur("/aanmelden", &[("aanmeldnaam", "s.aalders"), ("na", "/concept")]).await;
        assert_eq!(a.pad, "/mijn-werk");
    }
}

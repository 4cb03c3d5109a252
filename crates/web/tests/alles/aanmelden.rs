// SPDX-License-Identifier: EUPL-1.2
//! Sign-in, form tokens, headers.

use super::Klant;
use axum::http::StatusCode;
use testkit::beide;

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

    async fn unknown_page_is_a_page(w: Wereld) {
        let a = Klant::nieuw(&w).haal("/bestaat-niet").await;
        assert_eq!(a.status, StatusCode::NOT_FOUND);
        assert!(a.html.contains("Niet gevonden"));
    }
}

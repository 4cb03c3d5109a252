// SPDX-License-Identifier: EUPL-1.2
//! The page of the FG on the zegels of the journaal (G2, D10).

use super::Klant;
use axum::http::StatusCode;
use jiff::SignedDuration;
use testkit::beide;

beide! {
    async fn the_fg_sees_checks_and_takes_an_anchor(w: Wereld) {
        let mut fg = Klant::als(&w, "f.geurts").await;
        let a = fg.haal("/journaal/zegel").await;
        assert!(a.status == StatusCode::OK && a.html.contains("er is nog geen zegel"), "{}", a.html);
        assert!(!a.html.contains("loopt achter") && !a.html.contains("Anker bewaren"), "{}", a.html);
        // Who watches the servers is told without signing in.
        let mut buiten = Klant::nieuw(&w);
        let a = buiten.haal("/gezond/journaal").await;
        assert!(a.status == StatusCode::OK && a.html == "goed", "{}", a.html);
        w.bron.verder(SignedDuration::from_mins(2));
        let a = buiten.haal("/gezond/journaal").await;
        assert!(a.status == StatusCode::SERVICE_UNAVAILABLE && a.html.contains("langer dan een minuut"), "{}", a.html);
        let a = fg.haal("/journaal/zegel").await;
        assert!(a.html.contains("Het verzegelen loopt achter"), "{}", a.html);
        app::journaal::verzegel_alle(&w.app).await.unwrap();
        let a = fg.haal("/journaal/zegel").await;
        assert!(a.html.contains("nummer 1, vandaag") && !a.html.contains("loopt achter"), "{}", a.html);
        let a = fg.stuur("/journaal/zegel", &[]).await;
        assert!(a.html.contains("Alles klopt") && a.html.contains("1 zegel met"), "{}", a.html);
        let a = fg.stuur("/journaal/zegel/anker", &[]).await;
        domain::journaal::Anker::lees(&a.html).unwrap();
    }

    async fn nobody_else_does(w: Wereld) {
        for wie in ["b.beheer", "k.visser", "s.aalders", "j.hendriks"] {
            let mut k = Klant::als(&w, wie).await;
            let a = k.haal("/journaal/zegel").await;
            assert_eq!(a.status, StatusCode::FORBIDDEN, "{wie}");
            let a = k.haal("/mijn-werk").await;
            assert!(!a.html.contains("href=\"/journaal/zegel\""), "{wie}");
            assert_eq!(k.stuur("/journaal/zegel/anker", &[]).await.status, StatusCode::FORBIDDEN, "{wie}");
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! The pages on who looked, for the resident and for the FG (G2).

use super::{Klant, mdo};
use axum::http::StatusCode;
use testkit::{Wereld, Wie, beide};

beide! {
    async fn the_regisseur_shows_who_looked(w: Wereld) {
        let casus = mdo::zaak(&w, 1, Some(Wie::Regisseur)).await;
        let (huis, persoon) = Wereld::huishouden_ids(1);
        let mut vreemd = Klant::als(&w, "d.kaya").await;
        assert_eq!(vreemd.haal(&format!("/casussen/{casus}")).await.status, StatusCode::FORBIDDEN);
        let mut k = Klant::als(&w, "s.aalders").await;
        let a = k.haal(&format!("/casussen/{casus}")).await;
        assert!(a.html.contains(&format!("/casussen/{casus}/wie-keek")), "{}", a.html);
        k.haal(&format!("/casussen/{casus}")).await;
        let a = k.haal(&format!("/casussen/{casus}/wie-keek")).await;
        assert_eq!(a.status, StatusCode::OK, "{}", a.html);
        for tekst in [
            "Wie keek er in dit dossier?", "dinsdag 24 november 2026", "<b>S. Aalders-proef, casusregisseur,toegang, Gemeente Proefstad</b>, bekeek het dossier",
            "om het plan van het huishouden uit te voeren, omdat deze medewerker casusregisseur is.", "Grond: Wmo 2015, artikel 2.3.2 en Jeugdwet, artikel 2.3.", "2 keer, om 10.00 uur",
            "wilde het dossier bekijken, om het plan van het huishouden uit te voeren. Dat mocht niet.",
        ] {
            assert!(a.html.contains(tekst), "{tekst}: {}", a.html);
        }
        let a = k.haal(&format!("/casussen/{casus}/wie-keek?soort=geweigerd&van=2026-11-24&tot=2026-11-24&wie={}", Wereld::medewerker(Wie::Regisseur2))).await;
        assert!(a.html.contains("D. Kaya-proef, casusregisseur") && !a.html.contains("<b>S. Aalders-proef, "), "{}", a.html);
        let a = k.haal(&format!("/casussen/{casus}/wie-keek?soort=onzin&van=morgen&voor=x")).await;
        assert!(a.status == StatusCode::OK && a.html.contains("bekeek het dossier"), "{}", a.html);
        let a = k.haal(&format!("/casussen/{casus}/wie-keek?tot=2020-01-01")).await;
        assert!(a.html.contains("Niemand in deze keuze."), "{}", a.html);
        let a = k.haal(&format!("/huishoudens/{huis}/personen/{persoon}/wie-keek")).await;
        assert!(a.html.contains("Wie keek er in deze gegevens?") && a.html.contains("Ineke Boersma1-proef"), "{}", a.html);
    }

    async fn the_fg_sees_medewerkers_and_no_residents(w: Wereld) {
        let casus = mdo::zaak(&w, 1, Some(Wie::Regisseur)).await;
        let mut k = Klant::als(&w, "s.aalders").await;
        k.haal(&format!("/casussen/{casus}")).await;
        let mut fg = Klant::als(&w, "f.geurts").await;
        let a = fg.haal("/toezicht/medewerkers").await;
        assert!(a.html.contains("Wie opende hoeveel dossiers?") && a.html.contains("S. Aalders-proef"), "{}", a.html);
        assert!(a.html.contains("href=\"/toezicht/medewerkers\" aria-current=\"page\""), "{}", a.html);
        let a = fg.haal(&format!("/toezicht/medewerkers/{}", Wereld::medewerker(Wie::Regisseur))).await;
        assert!(a.html.contains("Opende 1 dossier in de 30 dagen tot en met 24 november 2026") && a.html.contains("omdat deze medewerker casusregisseur is"), "{}", a.html);
        assert!(!a.html.contains("Boersma"), "{}", a.html);
        let a = fg.haal(&format!("/casussen/{casus}/wie-keek")).await;
        assert!(a.status == StatusCode::OK && !a.html.contains("Boersma"), "{}", a.html);
        assert_eq!(fg.haal(&format!("/toezicht/medewerkers/{casus}")).await.status, StatusCode::NOT_FOUND);
        for wie in ["b.beheer", "k.visser", "s.aalders"] {
            let mut k = Klant::als(&w, wie).await;
            assert_eq!(k.haal("/toezicht/medewerkers").await.status, StatusCode::FORBIDDEN, "{wie}");
        }
    }
}

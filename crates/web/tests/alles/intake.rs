// SPDX-License-Identifier: EUPL-1.2
//! The intake over HTTP: an old draft never takes the place of a colleague's newer answers.

use super::Klant;
use super::plan::opzet::zaak;
use axum::http::StatusCode;
use domain::casus::Fase;
use testkit::beide;

const MIJN: &str = "Ik wil dat de post weer open gaat.";
const ANDER: &str = "De deurwaarder was er gisteren.";

beide! {
    async fn an_old_draft_gives_a_conflict_with_both_versions(w: Wereld) {
        let z = zaak(&w, Fase::Onderzoek).await;
        let pad = format!("/casussen/{}/intake", z.casus);
        let concept = format!("intake:{}", z.casus);
        let (mut een, mut twee) = (Klant::als(&w, "s.aalders").await, Klant::als(&w, "k.visser").await);
        een.haal(&pad).await;
        een.bewaar_concept(&concept, &[("eigen_woorden_schulden", MIJN)]).await;
        twee.haal(&pad).await;
        let a = twee.stuur(&pad, &[("eigen_woorden_schulden", ANDER)]).await;
        assert_eq!(a.status, StatusCode::OK, "{}", a.html);
        // The next day the draft is back, and still knows what it was made from.
        let a = een.haal(&pad).await;
        assert!(a.html.contains(MIJN) && a.html.contains("bewaard om"), "{}", a.html);
        let a = een.stuur(&pad, &[("eigen_woorden_schulden", MIJN)]).await;
        assert_eq!(a.status, StatusCode::CONFLICT);
        assert!(a.html.contains(MIJN) && a.html.contains(ANDER) && a.html.contains("Neem de versie van K. Visser-proef"), "{}", a.html);
        let a = twee.haal(&pad).await;
        assert!(a.html.contains(ANDER) && !a.html.contains(MIJN), "nothing was overwritten");
        // Taking the other's version ends the draft; or going on from it saves.
        een.haal(&pad).await;
        let a = een.stuur(&pad, &[("laat", "ja")]).await;
        assert!(a.pad == pad && a.html.contains(ANDER) && !a.html.contains(MIJN), "{}", a.html);
        let a = een.stuur(&pad, &[("eigen_woorden_schulden", MIJN)]).await;
        assert!(a.status == StatusCode::OK && a.html.contains(MIJN), "{}", a.html);
    }

    async fn the_same_answers_of_two_people_are_no_conflict(w: Wereld) {
        let z = zaak(&w, Fase::Onderzoek).await;
        let pad = format!("/casussen/{}/intake", z.casus);
        let (mut een, mut twee) = (Klant::als(&w, "s.aalders").await, Klant::als(&w, "k.visser").await);
        een.haal(&pad).await;
        twee.haal(&pad).await;
        for k in [&mut een, &mut twee] {
            let a = k.stuur(&pad, &[("eigen_woorden_schulden", MIJN)]).await;
            assert_eq!((a.status, a.pad.as_str()), (StatusCode::OK, pad.as_str()), "{}", a.html);
            assert!(a.html.contains("De intake is bewaard."), "{}", a.html);
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! The public form, the queue, offers and the weighing page, without JavaScript.

use super::Klant;
use axum::http::StatusCode;
use testkit::{Wereld, beide};

const MELDING: [(&str, &str); 9] = [
    ("hoedanigheid", "buur"),
    ("melder_naam", "P. Buurman-proef"),
    ("melder_contact", "06-12345678"),
    ("naam_noemen", "nee"),
    ("over_naam", "I. Boersma-proef"),
    ("over_adres", "Proefstraat 1"),
    ("met_kinderen", "ja"),
    ("wat", "Er is geen gas en licht, en er zijn twee kinderen."),
    ("gevaar", "nee"),
];

pub async fn meld(w: &Wereld) {
    let mut k = Klant::nieuw(w);
    k.haal("/melden").await;
    let a = k.stuur("/melden", &MELDING).await;
    assert!(a.pad.starts_with("/melden/bedankt/M-"), "{} {}", a.pad, a.html);
}

/// Signs in and opens the first melding of the queue; gives its address.
pub async fn eerste(w: &Wereld, wie: &str) -> (Klant, String) {
    let mut k = Klant::als(w, wie).await;
    let a = k.haal("/meldpunt").await;
    let pad = a
        .html
        .split("href=\"/meldingen/")
        .nth(1)
        .and_then(|s| s.split('"').next());
    let pad = format!("/meldingen/{}", pad.unwrap());
    let a = k.haal(&pad).await;
    assert_eq!(a.status, StatusCode::OK, "{}", a.html);
    (k, pad)
}

beide! {
    async fn public_melding_keeps_what_was_typed(w: Wereld) {
        let mut k = Klant::nieuw(&w);
        let a = k.haal("/melden").await;
        assert_eq!(a.status, StatusCode::OK);
        let a = k.stuur("/melden", &[("wat", "Er is geen licht meer in huis."), ("hoedanigheid", "buur")]).await;
        assert_eq!(a.status, StatusCode::BAD_REQUEST);
        assert!(a.html.contains("Er is geen licht meer in huis.") && a.html.contains("Vul uw naam in."), "{}", a.html);
        let a = k.stuur("/melden", &MELDING).await;
        assert!(a.html.contains("Uw kenmerk") && a.html.contains("uiterlijk dinsdag 1 december"), "{}", a.html);
        assert_eq!(k.haal("/melden/bedankt/M-00000-00000").await.status, StatusCode::NOT_FOUND);
    }

    async fn draft_of_a_visitor_is_kept(w: Wereld) {
        let mut k = Klant::nieuw(&w);
        k.haal("/melden").await;
        k.stuur("/concept", &[("_formulier", "melden"), ("_terug", "/melden"), ("wat", "Half geschreven.")]).await;
        let a = k.haal("/melden").await;
        assert!(a.html.contains("Half geschreven.") && a.html.contains("bewaard om 10.00"), "{}", a.html);
        let ander = Klant::nieuw(&w).haal("/melden").await;
        assert!(!ander.html.contains("Half geschreven."));
        let a = k.stuur("/melden/wissen", &[]).await;
        assert!(a.pad == "/melden" && !a.html.contains("Half geschreven."));
    }

    async fn too_many_meldingen_from_one_address(w: Wereld) {
        let mut k = Klant::nieuw(&w);
        let mut laatste = None;
        for _ in 0..31 {
            k.haal("/melden").await;
            laatste = Some(k.stuur("/melden", &MELDING).await);
        }
        let a = laatste.unwrap();
        assert_eq!(a.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(a.html.contains("Er is geen gas en licht") && a.html.contains("Bel 112"));
    }

    async fn queue_costs_the_same_however_long_it_is(w: Wereld) {
        meld(&w).await;
        let mut k = Klant::als(&w, "r.yilmaz").await;
        let een = k.haal("/meldpunt").await;
        assert!(een.html.contains("Er is geen gas en licht"), "{}", een.html);
        for _ in 0..20 { meld(&w).await; }
        let veel = k.haal("/meldpunt?kinderen=1&kijk=vrij").await;
        assert!(veel.html.contains("21 open meldingen") && veel.html.contains("/meldpunt?kijk=vrij"), "{}", veel.html);
        assert_eq!(een.statements, veel.statements);
        assert!(veel.statements <= 12, "{}", veel.statements);
        let leeg = k.haal("/meldpunt?acuut=1").await;
        assert!(leeg.html.contains("Geen melding past bij deze filters."));
    }

    async fn offer_is_returned_with_a_reason(w: Wereld) {
        meld(&w).await;
        let (mut k, pad) = eerste(&w, "r.yilmaz").await;
        k.haal(&format!("{pad}/aanbieden")).await;
        let a = k.stuur(&format!("{pad}/aanbieden"), &[("team", ""), ("reden", "Er zijn kinderen.")]).await;
        assert!(a.status == StatusCode::BAD_REQUEST && a.html.contains("Er zijn kinderen."));
        let team = Wereld::team(3).to_string();
        let a = k.stuur(&format!("{pad}/aanbieden"), &[("team", &team), ("reden", "Er zijn kinderen.")]).await;
        assert!(a.pad == pad && a.html.contains("Trek het aanbod in"), "{}", a.html);
        let (mut coach, _) = eerste(&w, "t.dewit").await;
        let a = coach.haal(&pad).await;
        let aanbod = a.html.split("/aanbod/").nth(1).and_then(|s| s.split('/').next()).unwrap().to_owned();
        let a = coach.stuur(&format!("/aanbod/{aanbod}/teruggeven"), &[("reden", "")]).await;
        assert!(a.status == StatusCode::CONFLICT && a.html.contains("wie haar volgens jou wel kan doen"), "{}", a.html);
        let a = coach.stuur(&format!("/aanbod/{aanbod}/teruggeven"), &[("reden", "Dit is voor het sociaal team.")]).await;
        assert_eq!(a.pad, "/meldpunt?kijk=aan_ons");
        let a = k.haal(&pad).await;
        assert!(a.html.contains("Dit is voor het sociaal team."));
    }

    async fn weighing_without_javascript(w: Wereld) {
        meld(&w).await;
        let (mut k, pad) = eerste(&w, "r.yilmaz").await;
        let triage = format!("{pad}/triage");
        let a = k.haal(&triage).await;
        assert!(a.html.contains("Nog niet te bepalen"), "{}", a.html);
        let ja = [("gebied_verslaving", "ja"), ("gebied_schulden", "ja"), ("gebied_isolement", "ja"), ("doe", "bewaar")];
        let a = k.stuur(&triage, &ja).await;
        assert!(a.html.contains("3 uit 8: Doelgroep."), "{} {}", a.pad, a.html);
        let a = k.stuur(&format!("{triage}/live"), &ja[..1]).await;
        assert!(a.html.contains("Nog niet te bepalen") && !a.html.contains("<html"), "{}", a.html);
        k.haal(&triage).await;
        let a = k.stuur(&triage, &[("doe", "rond_af"), ("uitkomst", "geen_vervolg"), ("toelichting", "Blijft staan.")]).await;
        assert!(a.status == StatusCode::BAD_REQUEST && a.html.contains("Blijft staan."), "{}", a.html);
        let a = k.stuur(&triage, &[("doe", "rond_af"), ("uitkomst", "geen_vervolg"), ("reden", "De melder belde: het is opgelost.")]).await;
        assert!(a.pad == pad && a.html.contains("Deze melding is afgerond."), "{} {}", a.pad, a.html);
    }

    async fn another_team_sees_nothing(w: Wereld) {
        meld(&w).await;
        let (_, pad) = eerste(&w, "r.yilmaz").await;
        let mut k = Klant::als(&w, "s.aalders").await;
        assert_eq!(k.haal(&pad).await.status, StatusCode::FORBIDDEN);
        assert_eq!(k.haal(&format!("{pad}/triage")).await.status, StatusCode::FORBIDDEN);
        assert!(!k.haal("/meldpunt").await.html.contains("Er is geen gas"));
        eerste(&w, "k.visser").await;
    }

    async fn conflict_shows_both_answers(w: Wereld) {
        meld(&w).await;
        let (mut k, pad) = eerste(&w, "r.yilmaz").await;
        let triage = format!("{pad}/triage");
        k.haal(&triage).await;
        let (mut ander, _) = eerste(&w, "m.jansen").await;
        ander.haal(&triage).await;
        ander.stuur(&triage, &[("gebied_schulden", "ja"), ("doe", "bewaar")]).await;
        let a = k.stuur(&triage, &[("gebied_schulden", "nee"), ("doe", "bewaar")]).await;
        assert_eq!(a.status, StatusCode::CONFLICT);
        assert!(a.html.contains("M. Jansen-proef bewaarde"), "{}", a.html);
        // Knowing both, the own answers may be kept after all.
        let a = k.stuur(&triage, &[("gebied_schulden", "nee"), ("doe", "bewaar")]).await;
        assert_eq!(a.status, StatusCode::OK, "{}", a.html);
    }

    async fn quick_form_of_the_worker(w: Wereld) {
        let mut k = Klant::als(&w, "r.yilmaz").await;
        let a = k.haal("/meldpunt/nieuw").await;
        assert_eq!(a.status, StatusCode::OK, "{}", a.html);
        let mut velden = MELDING.to_vec();
        velden.extend([("kanaal", "telefoon"), ("zelf", "ja"), ("onderwerp", "Geen gas en licht")]);
        let a = k.stuur("/meldpunt/nieuw", &velden).await;
        assert!(a.pad.starts_with("/meldingen/") && a.html.contains("R. Yilmaz-proef · Meldpunt"), "{}", a.html);
        let a = k.stuur(&format!("{}/terugkoppelen", a.pad), &[("wijze", "telefoon")]).await;
        assert!(a.html.contains("Verteld aan de telefoon."), "{}", a.html);
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! Outreach: every attempt is visible, giving up takes attempts, a decision and a reason (D11).

use super::Klant;
use super::plan::opzet::zaak;
use axum::http::StatusCode;
use domain::casus::Fase;
use jiff::SignedDuration;
use policy::Doel;
use testkit::{Wereld, Wie, beide};

async fn poging(w: &Wereld, casus: domain::CasusId, persoon: domain::PersoonId) {
    let o = app::notitie::Opdracht {
        vorm: "huisbezoek".into(),
        resultaat: "niet_thuis".into(),
        personen: vec![persoon.to_string()],
        feiten: "Aangebeld, niemand deed open.".into(),
        zelf: "ja".into(),
        ..Default::default()
    };
    let ctx = w.als(Wie::Regisseur, Doel::Regie);
    app::notitie::maak(&w.app, &ctx, casus, &o).await.unwrap();
    w.bron.verder(SignedDuration::from_mins(5));
}

beide! {
    async fn giving_up_takes_attempts_a_decision_and_a_reason(w: Wereld) {
        let z = zaak(&w, Fase::Onderzoek).await;
        let pad = format!("/casussen/{}/contact", z.casus);
        poging(&w, z.casus, z.persoon).await;
        // The regisseur sees it, and whom to ask; the procesmanager decides.
        let mut regisseur = Klant::als(&w, "s.aalders").await;
        let a = regisseur.haal(&pad).await;
        assert!(a.html.contains("1 poging zonder contact") && a.html.contains("Vraag het de procesmanager") && !a.html.contains("Leg het besluit vast"), "{}", a.html);
        let a = regisseur.stuur(&pad, &[("besluit_van", "mdo"), ("besloten_op", "2026-11-24"), ("reden", "Genoeg")]).await;
        assert_eq!(a.status, StatusCode::FORBIDDEN);
        let mut pm = Klant::als(&w, "k.visser").await;
        pm.haal(&pad).await;
        let a = pm.stuur(&pad, &[("reden", "Deur blijft dicht."), ("besloten_op", "")]).await;
        assert_eq!(a.status, StatusCode::BAD_REQUEST);
        for tekst in ["Doe er minstens 3", "Kies wie dit besloot", "op welke dag", "Deur blijft dicht."] {
            assert!(a.html.contains(tekst), "{tekst}: {}", a.html);
        }
        poging(&w, z.casus, z.persoon).await;
        poging(&w, z.casus, z.persoon).await;
        let besluit = [("besluit_van", "procesmanager"), ("besloten_op", "2026-11-24"), ("reden", "Deur blijft dicht, ook na drie bezoeken.")];
        let mut ander = Klant::als(&w, "k.visser").await;
        ander.haal(&pad).await;
        pm.haal(&pad).await;
        let a = pm.stuur(&pad, &besluit).await;
        assert!(a.pad == pad && a.html.contains("Dat besloot de procesmanager op 24 november 2026. Vastgelegd door K. Visser-proef."), "{}", a.html);
        assert!(a.html.contains("De casus blijft open."), "{}", a.html);
        let a = ander.stuur(&pad, &besluit).await;
        assert!(a.status == StatusCode::CONFLICT && a.html.contains("K. Visser-proef legde dit al vast"), "{}", a.html);
        let a = regisseur.haal(&format!("/casussen/{}/tijdlijn?soort=besluit", z.casus)).await;
        assert!(a.html.contains("Besluit van de procesmanager: stoppen met contact zoeken") && a.html.contains("ook na drie bezoeken"), "{}", a.html);
        // Who tries again takes it up again.
        w.bron.verder(SignedDuration::from_mins(5));
        poging(&w, z.casus, z.persoon).await;
        let a = pm.haal(&pad).await;
        assert!(!a.html.contains("Gestopt met contact zoeken") && a.html.contains("Leg het besluit vast"), "{}", a.html);
    }
}

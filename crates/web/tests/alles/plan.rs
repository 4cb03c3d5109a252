// SPDX-License-Identifier: EUPL-1.2
//! Plan, versions, closing and tasks over HTTP, without JavaScript.

#[path = "../../../app/tests/plan/opzet.rs"]
pub mod opzet;

use super::Klant;
use axum::http::StatusCode;
use domain::casus::Fase;
use opzet::{actie, doel, leefgebied, met_actie, zaak};
use policy::Doel;
use testkit::{Wie, beide};

beide! {
    async fn a_plan_from_goal_to_judgement(w: Wereld) {
        let z = zaak(&w, Fase::Plan).await;
        let basis = format!("/casussen/{}/plan", z.casus);
        let mut k = Klant::als(&w, "s.aalders").await;
        let a = k.haal(&basis).await;
        assert!(a.html.contains("Nog geen doelen."), "{}", a.html);
        k.haal(&format!("{basis}/doelen/nieuw")).await;
        let a = k.stuur(&format!("{basis}/doelen/nieuw"), &[("woorden", "Ik wil rust in huis."), ("leefgebied", "")]).await;
        assert_eq!(a.status, StatusCode::BAD_REQUEST);
        assert!(a.html.contains("Ik wil rust in huis.") && a.html.contains("Kies bij welk leefgebied"), "{}", a.html);
        let gebied = leefgebied();
        let a = k.stuur(&format!("{basis}/doelen/nieuw"), &[("woorden", "Ik wil rust in huis."), ("leefgebied", &gebied)]).await;
        assert_eq!(a.pad, basis);
        assert!(a.html.contains("“Ik wil rust in huis.”"), "{}", a.html);

        let doel_pad = a.html.split("/plan/doelen/").find_map(|s| s.split_once("/actie\"").map(|(id, _)| id.to_owned())).unwrap();
        let nieuw = format!("{basis}/doelen/{doel_pad}/actie");
        k.haal(&nieuw).await;
        let partner = format!("betrokkene:{}", z.partner);
        let velden = [("wat", "Begeleiding thuis"), ("keuze", partner.as_str()), ("voor", "2026-12-15"), ("trede", "maatwerk")];
        let a = k.stuur(&nieuw, &velden).await;
        assert_eq!(a.status, StatusCode::BAD_REQUEST);
        assert!(a.html.contains("Schrijf op waarom dit niet genoeg is"), "{}", a.html);
        let mut goed = velden.to_vec();
        goed.push(("trede_reden", "School en familie samen waren niet genoeg."));
        let a = k.stuur(&nieuw, &goed).await;
        assert_eq!(a.pad, basis, "{}", a.html);
        let a = k.stuur(&format!("{basis}/vastleggen"), &[]).await;
        assert!(a.html.contains("Versie 1 van het plan ligt vast."), "{}", a.html);
        let a = k.haal(&format!("{basis}/akkoord")).await;
        assert_eq!(a.status, StatusCode::OK, "{}", a.html);
        let persoon = format!("persoon:{}", z.persoon);
        let mening = [("partij", persoon.as_str()), ("akkoord", "oneens"), ("wijze", "gesprek"), ("nummer", "1")];
        let a = k.stuur(&format!("{basis}/akkoord"), &mening).await;
        assert!(a.html.contains("Schrijf op waar de inwoner het niet mee eens is"), "{}", a.html);
        let mut heel = mening.to_vec();
        heel.push(("reden", "Het gaat mij te snel."));
        let a = k.stuur(&format!("{basis}/akkoord"), &heel).await;
        assert!(a.html.contains("“Het gaat mij te snel.”"), "{}", a.html);
        for pad in ["versies", "versies/1", "afdruk"] {
            let a = k.haal(&format!("{basis}/{pad}")).await;
            assert_eq!(a.status, StatusCode::OK, "{pad}: {}", a.html);
        }
    }

    async fn an_edit_conflict_shows_both_versions(w: Wereld) {
        let z = zaak(&w, Fase::Plan).await;
        let (_, a) = met_actie(&w, &z).await;
        let pad = format!("/casussen/{}/plan/acties/{a}", z.casus);
        let persoon = format!("persoon:{}", z.persoon);
        let (mut een, mut twee) = (Klant::als(&w, "s.aalders").await, Klant::als(&w, "k.visser").await);
        een.haal(&pad).await;
        twee.haal(&pad).await;
        let velden = |wat: &'static str| [("wat", wat), ("keuze", persoon.as_str()), ("voor", "2026-12-15"), ("trede", "eigen_kracht")];
        let a = een.stuur(&pad, &velden("Post openen met nicht")).await;
        assert_eq!(a.status, StatusCode::OK, "{}", a.html);
        let a = twee.stuur(&pad, &velden("Post openen op maandag")).await;
        assert_eq!(a.status, StatusCode::CONFLICT);
        for tekst in ["Post openen met nicht", "Post openen op maandag", "S. Aalders-proef", "Bewaar mijn versie"] {
            assert!(a.html.contains(tekst), "{tekst}: {}", a.html);
        }
        let a = twee.stuur(&pad, &velden("Post openen op maandag")).await;
        assert_eq!(a.status, StatusCode::OK);
        assert!(a.html.contains("Post openen op maandag") && !a.html.contains("Post openen met nicht"), "{}", a.html);
    }

    async fn an_old_draft_of_a_goal_or_action_gives_a_conflict(w: Wereld) {
        let z = zaak(&w, Fase::Plan).await;
        let (d, a) = met_actie(&w, &z).await;
        let plan = format!("/casussen/{}/plan", z.casus);
        let gebied = leefgebied();
        let persoon = format!("persoon:{}", z.persoon);
        let doel = |woorden: &'static str| vec![("leefgebied", gebied.as_str()), ("woorden", woorden)];
        let actie = |wat: &'static str| vec![("wat", wat), ("keuze", persoon.as_str()), ("voor", "2026-12-15"), ("trede", "eigen_kracht")];
        let (mut een, mut twee) = (Klant::als(&w, "s.aalders").await, Klant::als(&w, "k.visser").await);
        for (pad, concept, mijn, ander) in [
            (format!("{plan}/doelen/{d}"), format!("doel:{d}"), doel("Ik wil rust."), doel("Ik wil minder brieven.")),
            (format!("{plan}/acties/{a}"), format!("actie:{a}"), actie("Op maandag"), actie("Met haar nicht")),
        ] {
            let (mijn_tekst, ander_tekst) = (mijn.iter().chain(&ander)).filter(|(n, _)| ["woorden", "wat"].contains(n)).map(|(_, t)| *t).collect::<Vec<_>>().split_first().map(|(a, b)| (*a, b[0])).unwrap();
            een.haal(&pad).await;
            een.bewaar_concept(&concept, &mijn).await;
            twee.haal(&pad).await;
            assert_eq!(twee.stuur(&pad, &ander).await.status, StatusCode::OK);
            let b = een.haal(&pad).await;
            assert!(b.html.contains(mijn_tekst) && b.html.contains("bewaard om"), "the draft is put back: {}", b.html);
            // The form with the draft is the first on the page.
            let versie = b.html.split("name=\"versie\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
            let mut oud = mijn.clone();
            oud.push(("versie", &versie));
            let b = een.stuur(&pad, &oud).await;
            assert_eq!(b.status, StatusCode::CONFLICT);
            assert!(b.html.contains(mijn_tekst) && b.html.contains(ander_tekst), "{}", b.html);
            let b = een.stuur(&pad, &[("laat", "ja")]).await;
            assert!(b.pad == plan && b.html.contains(ander_tekst) && !b.html.contains(mijn_tekst), "{}", b.html);
            let b = een.haal(&pad).await;
            assert!(!b.html.contains(mijn_tekst), "the draft is gone: {}", b.html);
        }
    }

    async fn closing_asks_every_answer_first(w: Wereld) {
        let z = zaak(&w, Fase::Afronding).await;
        let (d, a) = met_actie(&w, &z).await;
        let lijst = format!("/casussen/{}/afsluiten", z.casus);
        let mut k = Klant::als(&w, "s.aalders").await;
        let b = k.haal(&lijst).await;
        assert!(b.html.contains("Afsluiten kan nog niet."), "{}", b.html);
        let b = k.stuur(&format!("/casussen/{}/fase", z.casus), &[("naar", "nazorg"), ("versie", "1")]).await;
        assert_eq!(b.status, StatusCode::BAD_REQUEST);
        assert!(b.html.contains("Er zijn nog 2 open einden."), "{}", b.html);
        for sleutel in [format!("doel.{d}"), format!("actie.{a}")] {
            let pad = format!("{lijst}/{sleutel}");
            k.haal(&pad).await;
            let b = k.stuur(&pad, &[("soort", "inwoner_wil_niet"), ("tekst", "Weigert hulp")]).await;
            assert!(b.html.contains("Dat hulp geweigerd is, is alleen geen reden."), "{}", b.html);
            let b = k.stuur(&pad, &[("soort", "niet_meer_nodig"), ("tekst", "De post gaat nu goed.")]).await;
            assert_eq!(b.pad, lijst, "{}", b.html);
        }
        let b = k.haal(&lijst).await;
        assert!(b.html.contains("Sluit af en begin met nazorg"), "{}", b.html);
        k.stuur(&format!("/casussen/{}/fase", z.casus), &[("naar", "nazorg")]).await;
        let b = k.haal(&lijst).await;
        let taak = b.html.split("href=\"/taken/").nth(1).and_then(|s| s.split('"').next()).unwrap().to_owned();
        let b = k.haal(&format!("/taken/{taak}")).await;
        assert!(b.html.contains("Hoe gaat het met het huishouden?"), "{}", b.html);
        k.stuur(&format!("/taken/{taak}/klaar"), &[("uitkomst", "Het gaat goed, zegt mevrouw.")]).await;
        let b = k.haal(&format!("/taken/{taak}")).await;
        assert!(b.html.contains("Deze taak is klaar"), "{}", b.html);
    }

    async fn the_plan_page_costs_the_same_however_long(w: Wereld) {
        let z = zaak(&w, Fase::Plan).await;
        met_actie(&w, &z).await;
        let pad = format!("/casussen/{}/plan", z.casus);
        let mut k = Klant::als(&w, "s.aalders").await;
        let een = k.haal(&pad).await.statements;
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        for n in 0..6 {
            let d = app::plan::nieuw_doel(&w.app, &ctx, z.casus, &doel(&format!("Doel nummer {n}"))).await.unwrap();
            let invoer = actie("Iets doen", format!("persoon:{}", z.persoon), "eigen_kracht", "");
            app::plan::nieuwe_actie(&w.app, &ctx, z.casus, d, &invoer).await.unwrap();
        }
        assert_eq!(k.haal(&pad).await.statements, een);
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! A quick note from Mijn werk: one of one's own casussen, then the form.

#[path = "../../../app/tests/overleg/opzet.rs"]
#[expect(dead_code, reason = "the use-case tests use the rest")]
mod opzet;

use super::Klant;
use domain::casus::Fase;
use opzet::belast;
use testkit::{Wie, beide};

beide! {
    async fn choose_a_household_and_write(w: Wereld) {
        belast(&w, Wie::Regisseur, 1, 2, Fase::Uitvoering).await;
        belast(&w, Wie::Regisseur2, 3, 1, Fase::Plan).await;
        let mut k = Klant::als(&w, "s.aalders").await;
        let a = k.haal("/mijn-werk").await;
        assert!(a.html.contains("href=\"/notities/nieuw\" data-sneltoets=\"n\""), "{}", a.html);
        let a = k.haal("/notities/nieuw").await;
        assert!(a.html.contains("Huishouden Zaak001-proef") && a.html.contains("Zaak002-proef") && !a.html.contains("Zaak003-proef"), "{}", a.html);
        let pad = a.html.split("href=\"").find_map(|s| s.split('"').next().filter(|p| p.ends_with("/notities/nieuw") && p.starts_with("/casussen/"))).unwrap().to_owned();
        let a = k.haal(&pad).await;
        assert!(a.html.contains("Notitie maken") && a.html.contains("Zaak001-proef"), "{}", a.html);
        // One household: straight to the form. None: what to do.
        let mut k = Klant::als(&w, "d.kaya").await;
        let a = k.haal("/notities/nieuw").await;
        assert!(a.pad.starts_with("/casussen/") && a.html.contains("Zaak003-proef"), "{}", a.pad);
        let mut k = Klant::als(&w, "r.yilmaz").await;
        assert!(!k.haal("/mijn-werk").await.html.contains("/notities/nieuw"));
        assert!(k.haal("/notities/nieuw").await.html.contains("Je hebt nu geen casus"));
    }
}

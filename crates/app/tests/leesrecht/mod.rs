// SPDX-License-Identifier: EUPL-1.2
//! The plan on paper for one member, without what is not theirs to read (G4).

use super::plan::opzet::{Zaak, actie, doel, zaak};
use super::waarschuwing::nieuw;
use super::zoeken::{geboekt, maak_persoon, opdracht};
use app::AppFout;
use app::plan::afdruk::{Afdruk, Papier, afdruk};
use domain::casus::Fase;
use domain::leesrecht::Reden;
use domain::{HuishoudenId, PersoonId};
use policy::Doel;
use testkit::{Wereld, Wie, beide};

fn huis() -> HuishoudenId {
    Wereld::huishouden_ids(1).0
}

/// A son of this age, at the address of the household.
async fn zoon(w: &Wereld, naam: &str, geboren: &str) -> PersoonId {
    let mut o = opdracht(naam, "Boersma1-proef", geboren);
    o.huishouden = Some(huis());
    o.lid.rol = "kind".into();
    o.telefoon = String::new();
    maak_persoon(w, &o).await.1
}

/// A goal of the mother and her sons, each with one agreement.
async fn plan(w: &Wereld, z: &Zaak, zonen: &[(PersoonId, &str)]) {
    let ctx = w.als(Wie::Regisseur, Doel::Regie);
    let d = app::plan::nieuw_doel(&w.app, &ctx, z.casus, &doel("Wij willen rust."))
        .await
        .unwrap();
    let alle = [(z.persoon, "De post openen")];
    for (wie, wat) in alle.iter().chain(zonen) {
        let invoer = actie(wat, format!("persoon:{wie}"), "eigen_kracht", "");
        app::plan::nieuwe_actie(&w.app, &ctx, z.casus, d, &invoer)
            .await
            .unwrap();
    }
}

async fn voor(w: &Wereld, z: &Zaak, wie: PersoonId, toestemming: &[PersoonId]) -> Papier {
    let ctx = w.als(Wie::Regisseur, Doel::Regie);
    let a: Afdruk = afdruk(&w.app, &ctx, z.casus, Some(wie), toestemming)
        .await
        .unwrap();
    a.papier.unwrap()
}

fn wat(p: &Papier) -> Vec<&str> {
    p.doelen
        .iter()
        .flat_map(|d| &d.afspraken)
        .map(|a| a.wat.as_str())
        .collect()
}
fn waarom(p: &Papier) -> Vec<&str> {
    p.weggelaten.iter().map(|w| w.waarom).collect()
}

beide! {
    async fn a_youth_of_sixteen_decides_and_parents_read_for_the_young(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let (joris, milan) = (zoon(&w, "Joris", "9-4-2009").await, zoon(&w, "Milan", "9-4-2017").await);
        plan(&w, &z, &[(joris, "Een eigen rekening openen"), (milan, "Elke dag naar school")]).await;
        let moeder = voor(&w, &z, z.persoon, &[]).await;
        assert_eq!(wat(&moeder), ["De post openen", "Elke dag naar school"]);
        assert_eq!(waarom(&moeder), [Reden::VanafZestien.label()]);
        assert!(moeder.weggelaten[0].wat.contains("Een eigen rekening openen"));
        assert_eq!(moeder.adres.as_deref(), Some("Proefstraat 1, Proefstad"));
        assert!(!moeder.betrokkenen.is_empty());
        let met = voor(&w, &z, z.persoon, &[joris]).await;
        assert!(met.weggelaten.is_empty() && wat(&met).len() == 3);
        let jongere = voor(&w, &z, joris, &[]).await;
        assert_eq!(wat(&jongere), ["De post openen", "Een eigen rekening openen"]);
        let kind = voor(&w, &z, milan, &[]).await;
        assert!(kind.doelen.is_empty() && kind.betrokkenen.is_empty() && kind.adres.is_none());
        assert!(waarom(&kind).iter().all(|r| *r == Reden::LezerOnderTwaalf.label()));
        assert_eq!(geboekt(&w, "geprint", "plan.afdruk_voor").await.unwrap(), Some(4));
    }

    async fn safety_goes_before_consent_and_gezag(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let joris = zoon(&w, "Joris", "9-4-2009").await;
        plan(&w, &z, &[(joris, "Een eigen rekening openen")]).await;
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        let mut niet = nieuw("niet_delen", "Waar Joris heen gaat.");
        niet.persoon = joris.to_string();
        niet.met_lid = z.persoon.to_string();
        niet.met_wie = String::new();
        app::waarschuwing::maak(&w.app, &ctx, huis(), &niet).await.unwrap();
        let moeder = voor(&w, &z, z.persoon, &[joris]).await;
        assert_eq!(wat(&moeder), ["De post openen"]);
        assert!(moeder.betrokkenen.is_empty(), "who helps tells where he is");
        assert_eq!(waarom(&moeder), [Reden::Onveilig.label(), Reden::Onveilig.label()]);
        // The secret address of the one is not on the paper of the other, but on the own.
        app::huishouden::geheim::zet(&w.app, &ctx, huis(), joris, true, "Hij wil niet gevonden worden.").await.unwrap();
        let moeder = voor(&w, &z, z.persoon, &[joris]).await;
        assert!(moeder.adres.is_none() && !format!("{moeder:?}").contains("Proefstraat"));
        assert!(waarom(&moeder).contains(&Reden::GeheimAdres.label()));
        assert_eq!(voor(&w, &z, joris, &[]).await.adres.as_deref(), Some("Proefstraat 1, Proefstad"));
    }

    async fn only_for_members_and_by_who_directs(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        let vreemd = Wereld::huishouden_ids(9).1;
        assert!(matches!(afdruk(&w.app, &ctx, z.casus, Some(vreemd), &[]).await, Err(AppFout::NietGevonden)));
        let a = afdruk(&w.app, &ctx, z.casus, None, &[]).await.unwrap();
        assert!(a.papier.is_none() && a.leden.len() == 1);
        for wie in [Wie::Teamleider, Wie::Ketenpartner, Wie::Regisseur2] {
            let uit = afdruk(&w.app, &w.als(wie, Doel::Regie), z.casus, Some(z.persoon), &[]).await;
            assert!(matches!(uit, Err(AppFout::Geweigerd(_))), "{wie:?}");
        }
        assert_eq!(geboekt(&w, "geprint", "plan.afdruk_voor").await.unwrap(), Some(0), "nothing went on paper");
    }
}

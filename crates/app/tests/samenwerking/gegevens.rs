// SPDX-License-Identifier: EUPL-1.2
//! Data by category: fields, notes, intake and plan show only what a ground opens (D4, D8). What is not shown is absent
//! from what the use case gives, so no page, print or partial can leak it (anchors: "field hidden by the form but present
//! in the response").

use super::grond;
use crate::plan::opzet::{Zaak, doel, zaak};
use app::casus::overzicht::overzicht;
use app::notitie::{Opdracht, Vraag, maak, tijdlijn};
use app::plan::nieuw_doel;
use app::samenwerking::wijzig;
use domain::casus::Fase;
use domain::notitie::Categorie;
use jiff::SignedDuration;
use policy::Doel;
use testkit::{Wereld, Wie, beide};

async fn notitie(w: &Wereld, z: &Zaak, wie: Wie, categorie: Categorie) {
    let o = Opdracht {
        vorm: "gesprek".into(),
        categorie: categorie.code().into(),
        personen: vec![z.persoon.to_string()],
        feiten: format!("notitie {}", categorie.code()),
        zelf: "ja".into(),
        ..Opdracht::default()
    };
    maak(&w.app, &w.als(wie, Doel::Regie), z.casus, &o).await.unwrap();
    w.bron.verder(SignedDuration::from_mins(1));
}

async fn gelezen(w: &Wereld, z: &Zaak, wie: Wie) -> Vec<String> {
    let ctx = w.als(wie, Doel::Regie);
    let t = tijdlijn(&w.app, &ctx, z.casus, &Vraag::default()).await.unwrap();
    let o = overzicht(&w.app, &ctx, z.casus).await.unwrap();
    let op_tijdlijn: Vec<String> = t
        .momenten
        .into_iter()
        .filter(|m| m.rij.soort == "notitie")
        .map(|m| m.rij.tekst)
        .collect();
    let op_overzicht = o.momenten.iter().filter(|m| m.soort == "notitie").count();
    assert_eq!(op_tijdlijn.len(), op_overzicht, "timeline and overview differ");
    op_tijdlijn
}

async fn noem(w: &Wereld, categorieen: &str) {
    testkit::rauw::sql(
        &w.app.db,
        format!(
            "UPDATE betrokkene SET categorieen = '{categorieen}' WHERE naam = 'J. Hendriks-proef' AND casus_id IS NOT NULL"
        ),
    )
    .await
    .unwrap();
}

beide! {
    async fn notes_show_by_the_category_that_the_deelname_names(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        for c in [Categorie::Algemeen, Categorie::Medisch, Categorie::Justitie, Categorie::Financieel] {
            notitie(&w, &z, Wie::Regisseur, c).await;
        }
        assert_eq!(gelezen(&w, &z, Wie::Regisseur).await.len(), 4);
        assert_eq!(gelezen(&w, &z, Wie::Ketenpartner).await, ["notitie algemeen"]);
        noem(&w, "medisch").await;
        assert_eq!(gelezen(&w, &z, Wie::Ketenpartner).await, ["notitie medisch", "notitie algemeen"]);
        // What one wrote oneself stays readable.
        notitie(&w, &z, Wie::Ketenpartner, Categorie::Justitie).await;
        assert_eq!(
            gelezen(&w, &z, Wie::Ketenpartner).await,
            ["notitie justitie", "notitie medisch", "notitie algemeen"]
        );
        // A note can't be filed under a category of the person file.
        let o = Opdracht { vorm: "gesprek".into(), categorie: "contact".into(), personen: vec![z.persoon.to_string()], feiten: "x".into(), zelf: "ja".into(), ..Opdracht::default() };
        assert!(maak(&w.app, &w.als(Wie::Regisseur, Doel::Regie), z.casus, &o).await.is_err());
    }

    async fn a_goal_shows_with_its_ground_or_to_who_does_something_for_it(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let ctx = w.als(Wie::Regisseur, Doel::Regie);
        let mut zorg = doel("Ik wil minder drinken.");
        zorg.leefgebied = "gezondheid".into();
        let gewoon = doel("Ik wil rust in huis.");
        let d = nieuw_doel(&w.app, &ctx, z.casus, &zorg).await.unwrap();
        nieuw_doel(&w.app, &ctx, z.casus, &gewoon).await.unwrap();
        let ziet = async |wie: Wie| {
            let ctx = w.als(wie, Doel::Regie);
            let plan = app::plan::open(&w.app, &ctx, z.casus).await.unwrap().doelen.len();
            let kort = overzicht(&w.app, &ctx, z.casus).await.unwrap().doelen.len();
            assert_eq!(plan, kort, "plan and overview differ");
            plan
        };
        assert_eq!(ziet(Wie::Regisseur).await, 2);
        assert_eq!(ziet(Wie::Ketenpartner).await, 1);
        noem(&w, "medisch").await;
        assert_eq!(ziet(Wie::Ketenpartner).await, 2);
        noem(&w, "").await;
        assert_eq!(ziet(Wie::Ketenpartner).await, 1);
        let actie = crate::plan::opzet::actie("Samen naar de huisarts", format!("betrokkene:{}", z.partner), "maatwerk", "Nog niemand in het netwerk kan dit.");
        app::plan::nieuwe_actie(&w.app, &ctx, z.casus, d, &actie).await.unwrap();
        assert_eq!(ziet(Wie::Ketenpartner).await, 2);
        // A frozen version is cut in the same way.
        let rust = app::plan::open(&w.app, &ctx, z.casus).await.unwrap().doelen[0].rij.id;
        let zelf = crate::plan::opzet::actie("Elke avond om tien uur stil", format!("persoon:{}", z.persoon), "eigen_kracht", "");
        let _ = app::plan::nieuwe_actie(&w.app, &ctx, z.casus, rust, &zelf).await.unwrap();
        let versie = app::plan::open(&w.app, &ctx, z.casus).await.unwrap().version();
        app::plan::leg_vast(&w.app, &ctx, z.casus, versie).await.unwrap();
        let partner = w.als(Wie::Ketenpartner, Doel::Regie);
        assert_eq!(app::plan::versie(&w.app, &partner, z.casus, 1, None).await.unwrap().inhoud.doelen.len(), 2);
        testkit::rauw::sql(&w.app.db, "UPDATE actie SET betrokkene_id = NULL".to_owned()).await.unwrap();
        assert_eq!(app::plan::versie(&w.app, &partner, z.casus, 1, None).await.unwrap().inhoud.doelen.len(), 1);
    }

    async fn without_the_category_contact_there_is_no_address_and_no_phone(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let huis = overzicht(&w.app, &w.als(Wie::Regisseur, Doel::Regie), z.casus).await.unwrap().blad.kop.huishouden_id;
        testkit::rauw::sql(&w.app.db, "UPDATE persoon SET telefoon = '0612345678'".to_owned()).await.unwrap();
        let pagina = async |wie: Wie| app::huishouden::openen(&w.app, &w.als(wie, Doel::Regie), huis).await.unwrap();
        let met = pagina(Wie::Ketenpartner).await;
        assert!(!met.adres.is_empty() && met.leden.iter().any(|l| !l.telefoon.is_empty()));
        let vandaag = domain::termijn::datum(w.nu() + SignedDuration::from_hours(24)).to_string();
        wijzig(&w.app, &w.als(Wie::Beheerder, Doel::Beheer), "toestemming", 1, &grond(&[Categorie::Identiteit, Categorie::Algemeen], &vandaag)).await.unwrap();
        w.bron.verder(SignedDuration::from_hours(24));
        for wie in [Wie::Ketenpartner, Wie::Teamleider] {
            let b = pagina(wie).await;
            assert!(b.adres.is_empty(), "{wie:?}");
            assert!(b.leden.iter().all(|l| l.telefoon.is_empty() && l.verblijf.is_empty()), "{wie:?}");
            let tab = app::casus::lezen::betrokken(&w.app, &w.als(wie, Doel::Regie), z.casus).await.unwrap();
            assert!(tab.adres.is_empty() && tab.leden.iter().all(|l| l.verblijf.is_empty()), "{wie:?}");
        }
        assert!(!pagina(Wie::Regisseur).await.adres.is_empty());
    }
}

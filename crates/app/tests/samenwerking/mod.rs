// SPDX-License-Identifier: EUPL-1.2
//! Tests of the capability `samenwerking` and of data by category, on both engines: convenant, signatures, grounds (D4, H8).

mod gegevens;

use crate::plan::opzet::{Zaak, zaak};
use app::AppFout;
use app::casus::{blad::blad, lijst};
use app::samenwerking::{
    Einde, beeindig, beeindig_partij, bekijk, bekijk_einde, bekijk_partij, bekijk_versie, lees, teken,
    voeg_organisatie_toe, voeg_versie_toe, wijzig, wijzig_versie,
};
use domain::OrganisatieId;
use domain::casus::Fase;
use domain::notitie::Categorie;
use domain::toegang::{
    NieuwConvenant, NieuweGrondslag, NieuweOndertekening, NieuweOrganisatie, Raak, onder_convenant,
};
use jiff::SignedDuration;
use policy::Doel;
use testkit::{Wereld, Wie, beide};

const DAG: SignedDuration = SignedDuration::from_hours(24);

/// The casus opens for the partner, and is in their list: never one without the other.
async fn ziet(w: &Wereld, z: &Zaak, wie: Wie) -> bool {
    let open = blad(&w.app, &w.als(wie, Doel::Regie), z.casus, &["plan"])
        .await
        .is_ok();
    let in_lijst = lijst::casussen(&w.app, &w.als(wie, Doel::Regie), &lijst::Vraag::default())
        .await
        .unwrap()
        .regels
        .iter()
        .any(|r| r.rij.id == z.casus);
    assert_eq!(open, in_lijst, "{wie:?}: the page and the list differ");
    open
}

fn velden(uit: Result<impl std::fmt::Debug, AppFout>) -> Vec<String> {
    match uit {
        Err(AppFout::Invoer(f)) => f.0.into_iter().map(|v| v.veld).collect(),
        anders => panic!("{anders:?}"),
    }
}

pub(super) fn grond(categorieen: &[Categorie], van: &str) -> NieuweGrondslag {
    NieuweGrondslag {
        code: String::new(),
        naam: "toestemming van de inwoner".into(),
        artikel: "AVG, artikel 6 lid 1 onder a".into(),
        uitleg: "De inwoner zegt zelf wie mag meekijken.".into(),
        categorieen: categorieen.iter().map(|c| c.code().to_owned()).collect(),
        geldig_van: van.into(),
    }
}

/// The convenant of the SQL and that of the domain say the same of every organisation today.
async fn sql_en_regel_zijn_gelijk(w: &Wereld) {
    let mut uow = w.kijk().await;
    let versies: Vec<_> = store::samenwerking::convenanten(&mut uow)
        .await
        .unwrap()
        .iter()
        .map(store::samenwerking::ConvenantRij::convenant)
        .collect();
    let tekenden: Vec<_> = store::samenwerking::partijen(&mut uow)
        .await
        .unwrap()
        .iter()
        .map(store::samenwerking::PartijRij::ondertekening)
        .collect();
    let vandaag = domain::termijn::datum(w.nu());
    for o in store::samenwerking::organisaties(&mut uow).await.unwrap() {
        let regel = o.soort == "gemeente" || onder_convenant(o.id, &versies, &tekenden, vandaag);
        assert_eq!(o.convenant, regel, "{} on {vandaag}", o.naam);
    }
}

fn wonen() -> OrganisatieId {
    Wereld::organisatie(2)
}

beide! {
    async fn only_who_may_changes_partners_and_grounds(w: Wereld) {
        for wie in [Wie::Regisseur, Wie::Teamleider, Wie::Ketenpartner, Wie::Fg, Wie::Mdo, Wie::Procesregisseur] {
            let ctx = w.als(wie, Doel::Beheer);
            let b = lees(&w.app, &ctx).await.unwrap();
            assert!(!b.mag_convenant && !b.mag_grondslag && b.partners.len() == 2, "{wie:?}");
            let uit = voeg_versie_toe(&w.app, &ctx, &NieuwConvenant::default()).await;
            assert!(matches!(uit, Err(AppFout::Geweigerd(_))), "{wie:?} {uit:?}");
            let uit = teken(&w.app, &ctx, wonen(), &NieuweOndertekening::default()).await;
            assert!(matches!(uit, Err(AppFout::Geweigerd(_))), "{wie:?} {uit:?}");
        }
        for wie in [Wie::Regisseur, Wie::Procesmanager, Wie::Fg] {
            let uit = wijzig(&w.app, &w.als(wie, Doel::Beheer), "wmo", 1, &grond(Categorie::ALL, "2026-12-01")).await;
            assert!(matches!(uit, Err(AppFout::Geweigerd(_))), "{wie:?} {uit:?}");
        }
        let b = lees(&w.app, &w.als(Wie::Procesmanager, Doel::Beheer)).await.unwrap();
        assert!(b.mag_convenant && !b.mag_grondslag);
        // S2: education and police are missing, and that shows.
        let gaten: Vec<&str> = b.gaten.iter().map(|g| g.code()).collect();
        assert!(gaten.contains(&"onderwijs") && gaten.contains(&"politie") && !gaten.contains(&"wonen"), "{gaten:?}");
    }

    async fn a_signature_opens_and_its_end_closes(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        assert!(ziet(&w, &z, Wie::Ketenpartner).await);
        let ctx = || w.als(Wie::Procesmanager, Doel::Beheer);
        let b = lees(&w.app, &ctx()).await.unwrap();
        let p = b.partners.iter().find(|o| o.rij.id == wonen()).unwrap().partijen[0].clone();
        let vandaag = domain::termijn::datum(w.nu());
        let einde = Einde { tot: vandaag.to_string(), reden: "De organisatie stopt ermee.".into() };
        assert_eq!(velden(bekijk_partij(&w.app, &ctx(), p.id, &Einde { tot: "2020-01-01".into(), reden: String::new() }).await), ["geldig_tot", "reden"]);
        let g = bekijk_partij(&w.app, &ctx(), p.id, &einde).await.unwrap();
        assert_eq!((g.stopt(), g.geraakt[0].kenmerk.as_str()), (1, "C-1"));
        assert_eq!(g.geraakt[0].regisseur.as_deref(), Some("S. Aalders-proef"));
        beeindig_partij(&w.app, &ctx(), p.id, p.version, &einde).await.unwrap();
        assert!(matches!(beeindig_partij(&w.app, &ctx(), p.id, p.version, &einde).await, Err(AppFout::Gewijzigd)), "an old page");
        // The last day counts.
        assert!(ziet(&w, &z, Wie::Ketenpartner).await);
        sql_en_regel_zijn_gelijk(&w).await;
        w.bron.verder(DAG);
        assert!(!ziet(&w, &z, Wie::Ketenpartner).await);
        sql_en_regel_zijn_gelijk(&w).await;
        // A new version, which it signs: in again, on the same deelname.
        let versie = NieuwConvenant {
            naam: "Convenant Proef 2027".into(), vindplaats: "zaak 2".into(),
            geldig_van: vandaag.to_string(), geldig_tot: String::new(),
        };
        let id = voeg_versie_toe(&w.app, &ctx(), &versie).await.unwrap();
        assert!(!ziet(&w, &z, Wie::Ketenpartner).await, "a version that it did not sign");
        let t = NieuweOndertekening {
            convenant: id.to_string(), getekend_op: vandaag.to_string(),
            getekend_door: "J. Proef, bestuurder".into(), mandaat: String::new(),
        };
        teken(&w.app, &ctx(), wonen(), &t).await.unwrap();
        assert_eq!(velden(teken(&w.app, &ctx(), wonen(), &t).await), ["convenant"]);
        assert!(ziet(&w, &z, Wie::Ketenpartner).await);
        sql_en_regel_zijn_gelijk(&w).await;
        // The end of the version closes for all who signed no other.
        let morgen = domain::termijn::datum(w.nu() + DAG).to_string();
        let g = bekijk_versie(&w.app, &ctx(), id, &morgen).await.unwrap();
        assert_eq!(g.stopt(), 1);
        wijzig_versie(&w.app, &ctx(), id, 1, &morgen).await.unwrap();
        w.bron.verder(DAG);
        assert!(ziet(&w, &z, Wie::Ketenpartner).await);
        w.bron.verder(DAG);
        assert!(!ziet(&w, &z, Wie::Ketenpartner).await);
        sql_en_regel_zijn_gelijk(&w).await;
        // Taken back.
        wijzig_versie(&w.app, &ctx(), id, 2, "").await.unwrap();
        assert!(ziet(&w, &z, Wie::Ketenpartner).await);
    }

    async fn a_ground_that_ends_or_narrows_shows_whom_it_touches(w: Wereld) {
        let z = zaak(&w, Fase::Uitvoering).await;
        let ctx = || w.als(Wie::Beheerder, Doel::Beheer);
        let morgen = domain::termijn::datum(w.nu() + DAG).to_string();
        // Less data from tomorrow on.
        let smal = grond(&[Categorie::Identiteit, Categorie::Algemeen], &morgen);
        let g = bekijk(&w.app, &ctx(), "toestemming", &smal).await.unwrap();
        assert_eq!(g.geraakt.len(), 1);
        assert_eq!(g.geraakt[0].raak, Raak::Anders { minder: vec![Categorie::Contact], meer: vec![] });
        let open = async || blad(&w.app, &w.als(Wie::Ketenpartner, Doel::Regie), z.casus, &["plan"]).await.unwrap().categorieen;
        wijzig(&w.app, &ctx(), "toestemming", 1, &smal).await.unwrap();
        assert_eq!(open().await, [Categorie::Identiteit, Categorie::Contact, Categorie::Algemeen], "until tomorrow as it was");
        w.bron.verder(DAG);
        assert_eq!(open().await, [Categorie::Identiteit, Categorie::Algemeen]);
        // A second change on the same day is refused, and says why; so is one of who had an old page.
        assert_eq!(velden(wijzig(&w.app, &ctx(), "toestemming", 1, &smal).await), ["geldig_van"]);
        let later = grond(Categorie::ALL, &domain::termijn::datum(w.nu() + DAG * 9).to_string());
        assert!(matches!(wijzig(&w.app, &ctx(), "toestemming", 9, &later).await, Err(AppFout::Gewijzigd)));
        // The end.
        let vandaag = domain::termijn::datum(w.nu()).to_string();
        assert_eq!(bekijk_einde(&w.app, &ctx(), "toestemming", &vandaag).await.unwrap().stopt(), 1);
        beeindig(&w.app, &ctx(), "toestemming", 1, &vandaag).await.unwrap();
        assert!(ziet(&w, &z, Wie::Ketenpartner).await);
        w.bron.verder(DAG);
        assert!(!ziet(&w, &z, Wie::Ketenpartner).await);
        // And it can't be chosen any more.
        let b = app::toegang::toegang(&w.app, &w.als(Wie::Regisseur, Doel::Regie), z.casus).await.unwrap();
        assert!(!b.gronden.iter().any(|g| g.code == "toestemming") && b.gronden.len() == 4);
    }

    async fn a_new_ground_has_its_own_code_and_an_organisation_its_own_name(w: Wereld) {
        let ctx = w.als(Wie::Beheerder, Doel::Beheer);
        let mut n = grond(&[Categorie::Algemeen], &domain::termijn::datum(w.nu()).to_string());
        assert_eq!(velden(wijzig(&w.app, &ctx, "", 0, &n).await), ["code"]);
        n.code = "wmo".into();
        assert_eq!(velden(wijzig(&w.app, &ctx, "", 0, &n).await), ["code"]);
        n.code = "wams".into();
        wijzig(&w.app, &ctx, "", 0, &n).await.unwrap();
        assert!(matches!(bekijk(&w.app, &ctx, "bestaat_niet", &n).await, Err(AppFout::NietGevonden)));
        let o = |naam: &str| NieuweOrganisatie { naam: naam.into(), soort: "onderwijs".into(), telefoon: String::new() };
        assert_eq!(velden(voeg_organisatie_toe(&w.app, &ctx, &o("woonstichting proef")).await), ["naam"]);
        let id = voeg_organisatie_toe(&w.app, &ctx, &o("School Proef")).await.unwrap();
        let b = lees(&w.app, &ctx).await.unwrap();
        let school = b.partners.iter().find(|p| p.rij.id == id).unwrap();
        assert!(!school.rij.convenant && school.soort() == "onderwijs");
        let t = NieuweOndertekening {
            convenant: testkit::samenwerking::CONVENANT.to_string(),
            getekend_op: domain::termijn::datum(w.nu()).to_string(),
            getekend_door: "de directeur".into(), mandaat: "mag verzuim bespreken".into(),
        };
        teken(&w.app, &ctx, id, &t).await.unwrap();
        let gaten = lees(&w.app, &ctx).await.unwrap().gaten;
        assert!(!gaten.iter().any(|g| g.code() == "onderwijs"), "{gaten:?}");
        sql_en_regel_zijn_gelijk(&w).await;
    }
}

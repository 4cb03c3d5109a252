// SPDX-License-Identifier: EUPL-1.2
//! What the FG sees of the use of data by medewerkers (G2), on both engines.

use crate::casus::kost;
use crate::overleg::opzet::{Zaak, zaak};
use app::AppFout;
use app::casus::overzicht;
use app::inzage::Vraag;
use app::toezicht::{LijstVraag, lijst, medewerker};
use domain::CasusId;
use domain::casus::Fase;
use domain::inzage::Kijk;
use domain::toezicht::Merksoort;
use jiff::SignedDuration;
use policy::Doel;
use testkit::{Wereld, Wie, beide};

async fn casus(w: &Wereld, nummer: u64) -> CasusId {
    let (fase, regisseur) = (Fase::Uitvoering, Some(Wie::Regisseur));
    zaak(
        w,
        Zaak {
            nummer,
            fase,
            regisseur,
            team: 2,
        },
    )
    .await
}

async fn open(w: &Wereld, wie: Wie, casus: CasusId) -> bool {
    overzicht::overzicht(&w.app, &w.als(wie, Doel::Regie), casus)
        .await
        .is_ok()
}

beide! {
    async fn counts_per_medewerker_and_marks_with_a_reason(w: Wereld) {
        let mut casussen = Vec::new();
        for n in 1..=26 {
            casussen.push(casus(&w, n).await);
        }
        // Ten days ago one, today twice two; of those the first was seen before.
        assert!(open(&w, Wie::Regisseur, casussen[0]).await);
        w.bron.verder(SignedDuration::from_hours(10 * 24));
        for c in [0, 1, 0, 1] {
            assert!(open(&w, Wie::Regisseur, casussen[c]).await);
        }
        // Somebody who comes in by role only, in every casus; and somebody who may not.
        for c in &casussen {
            assert!(open(&w, Wie::Procesmanager, *c).await);
        }
        for _ in 0..11 {
            assert!(!open(&w, Wie::Ketenpartner, casussen[0]).await);
        }
        let ctx = w.als(Wie::Fg, Doel::Toezicht);
        let (l, statements) = kost(lijst(&w.app, &ctx, &LijstVraag::default())).await;
        let l = l.unwrap();
        let zoek = |wie| l.regels.iter().find(|r| r.rij.id == Wereld::medewerker(wie)).unwrap();
        assert_eq!((l.regels.len(), l.volgende, l.te_veel), (12, None, false));
        let r = zoek(Wie::Regisseur);
        assert_eq!((r.dossiers_week, r.dossiers_maand, r.merken.len()), (2, 2, 0));
        let r = zoek(Wie::Procesmanager);
        assert_eq!((r.dossiers_week, r.dossiers_maand), (26, 26));
        assert_eq!(r.merken.iter().map(|m| m.soort).collect::<Vec<_>>(), [Merksoort::VeelOpEenDag, Merksoort::ZonderTaak]);
        let r = zoek(Wie::Ketenpartner);
        assert_eq!((r.dossiers_maand, r.merken.first().unwrap().soort), (0, Merksoort::VaakGeweigerd));
        assert!(statements <= 7, "{statements}");
    }

    async fn what_one_medewerker_looked_at(w: Wereld) {
        let (een, twee) = (casus(&w, 1).await, casus(&w, 2).await);
        assert!(open(&w, Wie::Regisseur, een).await);
        assert!(open(&w, Wie::Regisseur, twee).await);
        assert!(open(&w, Wie::Regisseur, een).await);
        assert!(!open(&w, Wie::Regisseur2, een).await);
        let ctx = w.als(Wie::Fg, Doel::Toezicht);
        let (m, statements) = kost(medewerker(&w.app, &ctx, Wereld::medewerker(Wie::Regisseur), &Vraag::default())).await;
        let m = m.unwrap();
        assert_eq!(m.dossiers, 2);
        let mut casussen: Vec<_> = m.casussen.iter().map(|c| (c.kenmerk.as_str(), c.aantal, c.rollen.join(","))).collect();
        casussen.sort();
        assert_eq!(casussen, [("C-00001", 2, "casusregisseur".to_owned()), ("C-00002", 1, "casusregisseur".to_owned())]);
        assert_eq!(m.groepen.iter().map(domain::inzage::Groep::aantal).sum::<usize>(), 3);
        assert!(statements <= 8, "{statements}");
        // A refusal is no relation.
        let m = medewerker(&w.app, &ctx, Wereld::medewerker(Wie::Regisseur2), &Vraag::default()).await.unwrap();
        assert_eq!((m.dossiers, m.casussen.first().unwrap().rollen.len()), (0, 0));
        // A period, and a kind.
        let gisteren = jiff::civil::date(2026, 11, 23);
        let vraag = Vraag { tot: Some(gisteren), ..Vraag::default() };
        let m = medewerker(&w.app, &ctx, Wereld::medewerker(Wie::Regisseur), &vraag).await.unwrap();
        assert!(m.groepen.is_empty() && m.casussen.is_empty());
        let vraag = Vraag { kijk: Some(Kijk::Wijzigde), ..Vraag::default() };
        let m = medewerker(&w.app, &ctx, Wereld::medewerker(Wie::Regisseur), &vraag).await.unwrap();
        assert!(m.groepen.is_empty());
    }

    async fn the_look_of_the_fg_is_seen_as_well(w: Wereld) {
        let ctx = w.als(Wie::Fg, Doel::Toezicht);
        lijst(&w.app, &ctx, &LijstVraag::default()).await.unwrap();
        medewerker(&w.app, &ctx, Wereld::medewerker(Wie::Regisseur), &Vraag::default()).await.unwrap();
        let m = medewerker(&w.app, &ctx, Wereld::medewerker(Wie::Fg), &Vraag::default()).await.unwrap();
        let wat: Vec<String> = m.groepen.iter().map(domain::inzage::Groep::wat).collect();
        assert_eq!(wat.len(), 1);
        assert!(wat.first().unwrap().contains("controleerde waar een medewerker naar keek") && wat.first().unwrap().contains("controleerde hoeveel dossiers"), "{wat:?}");
    }

    async fn only_the_fg_comes_in(w: Wereld) {
        for wie in [Wie::Procesmanager, Wie::Regisseur, Wie::Teamleider, Wie::Beheerder, Wie::Ketenpartner] {
            let ctx = w.als(wie, Doel::Toezicht);
            assert!(matches!(lijst(&w.app, &ctx, &LijstVraag::default()).await, Err(AppFout::Geweigerd(_))), "{wie:?}");
            let zelf = Wereld::medewerker(wie);
            assert!(matches!(medewerker(&w.app, &ctx, zelf, &Vraag::default()).await, Err(AppFout::Geweigerd(_))), "{wie:?}");
        }
    }

    async fn pages_of_the_list_follow_by_team_and_name(w: Wereld) {
        let ctx = w.als(Wie::Fg, Doel::Toezicht);
        let alle = lijst(&w.app, &ctx, &LijstVraag::default()).await.unwrap();
        let midden = alle.regels[5].rij.id;
        let rest = lijst(&w.app, &ctx, &LijstVraag { na: Some(midden), ..LijstVraag::default() }).await.unwrap();
        let ids = |r: &[app::toezicht::MedewerkerRegel]| r.iter().map(|r| r.rij.id).collect::<Vec<_>>();
        assert_eq!(ids(&rest.regels), ids(&alle.regels[6..]));
        let team = alle.regels[0].rij.team_id;
        let een = lijst(&w.app, &ctx, &LijstVraag { team: Some(team), ..LijstVraag::default() }).await.unwrap();
        assert!(!een.regels.is_empty() && een.regels.iter().all(|r| r.rij.team_id == team));
    }
}

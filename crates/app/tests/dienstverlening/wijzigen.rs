// SPDX-License-Identifier: EUPL-1.2
//! Keeping the agreements: who may, what must be said, two people at once, and what the serving gemeente sees.

use super::{als, fout, id_van, met_regisseur, wie};
use app::dienstverlening::{blad, gast_eraf, lijst, maak, stop, voeg_gast_toe, zet_laatste_dag};
use domain::dienstverlening::{NieuweDienst, NieuweGast};
use policy::Doel;
use testkit::{Buren, Wie, beide};

beide! {
    async fn only_the_beheerder_keeps_them(w: Wereld) {
        let buren = Buren::nieuw(&w).await;
        let nieuw = buren.typ(&w, "2026-11-24", "2026-12-31").await;
        for wie in [Wie::Procesmanager, Wie::Teamleider, Wie::Regisseur, Wie::Fg] {
            let ctx = w.als(wie, Doel::Beheer);
            assert_eq!(fout(maak(&w.app, &ctx, &nieuw).await), "geen_weg", "{wie:?}");
        }
        let beheerder = || w.als(Wie::Beheerder, Doel::Beheer);
        let leeg = fout(maak(&w.app, &beheerder(), &NieuweDienst::default()).await);
        assert_eq!(leeg, "kenmerk,team,voor,grondslag,rollen,van,tot,akkoord_ons,akkoord_hen");
        let id = maak(&w.app, &beheerder(), &nieuw).await.unwrap();
        assert_eq!(fout(maak(&w.app, &beheerder(), &nieuw).await), "kenmerk", "the number is taken");
        let weg = NieuweDienst { kenmerk: "DVO-3".into(), team: format!("151:{}", id.uuid()), ..nieuw.clone() };
        assert_eq!(fout(maak(&w.app, &beheerder(), &weg).await), "team", "no such team");
        let b = blad(&w.app, &beheerder(), id).await.unwrap();
        assert_eq!((b.dienst.team.as_str(), b.dienst.uitvoerder_naam.as_str()), ("Team Inkomen (gemeente Proefburg)", "Proefburg"));
        assert_eq!((b.stappen.len(), b.stappen[0].akkoord_ons.as_str()), (1, "M. Proef, wethouder"));
        assert_eq!(b.teamleden.iter().map(|m| m.naam.as_str()).collect::<Vec<_>>(), ["i.gast-proef", "j.gast-proef", "k.leider-proef"]);
        // A second agreement with the same team has the same row of it here.
        let tweede = maak(&w.app, &beheerder(), &NieuweDienst { kenmerk: "DVO-2".into(), ..nieuw }).await.unwrap();
        assert_eq!(blad(&w.app, &beheerder(), tweede).await.unwrap().dienst.team_id, b.dienst.team_id);
    }

    async fn the_second_of_two_writers_is_told(w: Wereld) {
        let buren = Buren::nieuw(&w).await;
        let id = buren.overeenkomst(&w, "2026-11-24", "2026-12-31", &[]).await;
        let beheerder = || w.als(Wie::Beheerder, Doel::Beheer);
        let naar = |tot: &'static str, versie| { let c = beheerder(); let w = &w; async move { zet_laatste_dag(&w.app, &c, (id, versie), tot, "langer nodig").await } };
        naar("2027-01-31", 1).await.unwrap();
        assert_eq!(fout(naar("2027-02-28", 1).await), "gewijzigd");
        assert_eq!(fout(naar("2026-11-23", 2).await), "tot");
        assert_eq!(fout(stop(&w.app, &beheerder(), (id, 1), "klaar met dit werk").await), "gewijzigd");
        assert_eq!(fout(stop(&w.app, &beheerder(), (id, 2), "").await), "reden");
        stop(&w.app, &beheerder(), (id, 2), "klaar met dit werk").await.unwrap();
        assert_eq!(fout(stop(&w.app, &beheerder(), (id, 3), "klaar met dit werk").await), "dienstverlening.gestopt");
        assert_eq!(fout(naar("2027-02-28", 3).await), "dienstverlening.gestopt");
        let stappen = blad(&w.app, &beheerder(), id).await.unwrap().stappen;
        let kort: Vec<(&str, &str)> = stappen.iter().map(|s| (s.stap.as_str(), s.reden.as_str())).collect();
        assert_eq!(kort, [("gestopt", "klaar met dit werk"), ("laatste_dag", "langer nodig"), ("gemaakt", "")]);
    }

    async fn a_guest_is_of_the_team_and_has_roles_of_the_agreement(w: Wereld) {
        let buren = Buren::nieuw(&w).await;
        let id = buren.overeenkomst(&w, "2026-11-24", "2026-12-31", &[]).await;
        let beheerder = || w.als(Wie::Beheerder, Doel::Beheer);
        let gast = |naam: &str, rol: &str| NieuweGast { wie: buren.mensen.get(naam).map(ToString::to_string).unwrap_or_default(), rollen: vec![rol.to_owned()] };
        let toe = |g: NieuweGast| { let c = beheerder(); let w = &w; async move { voeg_gast_toe(&w.app, &c, id, &g).await } };
        assert_eq!(fout(toe(gast("i.gast", "procesmanager")).await), "rollen");
        assert_eq!(fout(toe(gast("l.ander", "toegang")).await), "wie", "another team");
        assert_eq!(fout(toe(gast("niemand", "toegang")).await), "wie");
        let een = toe(gast("i.gast", "toegang")).await.unwrap();
        let b = blad(&w.app, &beheerder(), id).await.unwrap();
        assert_eq!((b.gasten.len(), b.teamleden.len()), (1, 2));
        let cookie = buren.als_gast("i.gast").await;
        gast_eraf(&w.app, &beheerder(), id, een).await.unwrap();
        assert!(app::aanmelden::sessie(&w.app, &cookie).await.unwrap().is_none(), "the session ended");
        assert_eq!(fout(gast_eraf(&w.app, &beheerder(), id, een).await), "niet gevonden");
        // The same person again: the same row, other roles.
        assert_eq!(toe(gast("i.gast", "casusregisseur")).await.unwrap(), een);
        let cookie = buren.als_gast("i.gast").await;
        assert_eq!(id_van(&wie(&w, &cookie).await), een);
        met_regisseur(&w, 1, een).await;
        assert_eq!(fout(gast_eraf(&w.app, &beheerder(), id, een).await), "dienstverlening.nog_regisseur");
        assert_eq!(fout(maak(&w.app, &als(&w, &cookie).await, &NieuweDienst::default()).await), "geen_weg", "a guest keeps none");
        stop(&w.app, &beheerder(), (id, 1), "klaar met dit werk").await.unwrap();
        assert_eq!(fout(toe(gast("j.gast", "toegang")).await), "dienstverlening.voorbij");
    }

    async fn the_serving_gemeente_sees_its_agreements_and_no_more(w: Wereld) {
        let buren = Buren::nieuw(&w).await;
        let id = buren.overeenkomst(&w, "2026-11-24", "2026-12-31", &["i.gast"]).await;
        for (naam, aantal, voor_ons) in [("m.beheer", 1, true), ("k.leider", 1, false)] {
            let cookie = buren.meld_aan(naam).await;
            let l = lijst(&buren.app, &als(&w, &cookie).await).await.unwrap();
            assert_eq!((l.elders.len(), l.voor_ons.is_some()), (aantal, voor_ons), "{naam}");
            assert_eq!((l.elders[0].gemeente.as_str(), l.elders[0].team.as_str()), ("Proefstad", "Team Inkomen"));
            assert!(l.voor_ons.is_none_or(|v| v.is_empty()));
            let uit = fout(blad(&buren.app, &als(&w, &cookie).await, id).await);
            assert!(uit == "niet gevonden" || uit == "geen_weg", "{naam} {uit}");
        }
        // Who leads another team sees nothing of it, and who leads none may not look.
        let l = lijst(&w.app, &w.als(Wie::Teamleider, Doel::Beheer)).await.unwrap();
        assert!(l.elders.is_empty() && l.voor_ons.is_none());
        assert_eq!(fout(lijst(&w.app, &w.als(Wie::Regisseur, Doel::Beheer)).await), "geen_weg");
        let l = lijst(&w.app, &w.als(Wie::Beheerder, Doel::Beheer)).await.unwrap();
        assert_eq!(l.voor_ons.unwrap()[0].gasten, 1);
    }
}

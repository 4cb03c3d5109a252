// SPDX-License-Identifier: EUPL-1.2
//! Tests of the capability `beheer`, on both engines.

use app::AppFout;
use app::beheer::{NieuweMedewerker, deactiveer, medewerkers, voeg_toe};
use policy::Doel;
use testkit::Wie;

fn nieuw() -> NieuweMedewerker {
    NieuweMedewerker {
        aanmeldnaam: "n.nieuw".to_owned(),
        naam: "N. Nieuw-proef".to_owned(),
        voornaam: "Noor".to_owned(),
        functie: "casusregisseur".to_owned(),
        team: "toegang".to_owned(),
        rollen: vec!["toegang".to_owned(), "casusregisseur".to_owned()],
        ..NieuweMedewerker::default()
    }
}

testkit::beide! {
    async fn add_list_and_let_go(w: Wereld) {
        let ctx = w.als_systeem();
        voeg_toe(&w.app, &ctx, &nieuw()).await.unwrap();
        let alle = medewerkers(&w.app, &ctx).await.unwrap();
        let m = alle.iter().find(|m| m.aanmeldnaam == "n.nieuw").unwrap();
        assert_eq!((m.rollen.as_str(), m.team.as_str(), m.actief), ("casusregisseur,toegang", "Toegang Sociaal Domein", true));
        let Err(AppFout::Invoer(f)) = voeg_toe(&w.app, &ctx, &nieuw()).await else { unreachable!() };
        assert!(f.0[0].tekst.contains("al in gebruik"));
        deactiveer(&w.app, &ctx, "n.nieuw").await.unwrap();
        assert!(matches!(deactiveer(&w.app, &ctx, "n.nieuw").await, Err(AppFout::NietGevonden)));
    }

    async fn mistakes_are_told_at_once_and_others_are_refused(w: Wereld) {
        let fout = NieuweMedewerker { aanmeldnaam: "n nieuw".to_owned(), naam: String::new(), rollen: vec!["baas".to_owned()], ..nieuw() };
        let Err(AppFout::Invoer(f)) = voeg_toe(&w.app, &w.als_systeem(), &fout).await else { unreachable!() };
        assert_eq!(f.0.len(), 3, "{f:?}");
        let zonder_team = NieuweMedewerker { team: "bestaat-niet".to_owned(), ..nieuw() };
        assert!(matches!(voeg_toe(&w.app, &w.als_systeem(), &zonder_team).await, Err(AppFout::Invoer(_))));
        let ctx = w.als(Wie::Regisseur, Doel::Beheer);
        assert!(matches!(voeg_toe(&w.app, &ctx, &nieuw()).await, Err(AppFout::Geweigerd(_))));
        assert!(matches!(medewerkers(&w.app, &ctx).await, Err(AppFout::Geweigerd(_))));
        assert!(matches!(deactiveer(&w.app, &ctx, "d.kaya").await, Err(AppFout::Geweigerd(_))));
    }

    async fn a_session_ends_with_the_sign_in(w: Wereld) {
        let cookie = app::aanmelden::demo_aanmelden(&w.app, "d.kaya", "").await.unwrap();
        assert!(app::aanmelden::sessie(&w.app, &cookie).await.unwrap().is_some());
        deactiveer(&w.app, &w.als_systeem(), "d.kaya").await.unwrap();
        assert!(app::aanmelden::sessie(&w.app, &cookie).await.unwrap().is_none());
    }
}

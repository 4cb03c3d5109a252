// SPDX-License-Identifier: EUPL-1.2
//! Across the gemeenten of a region (C7): by pseudonyms, when both name each other; with row-level security on.

use super::opzet::*;
use app::App;
use app::verwijsindex::{NieuweMelder, mijn, plaats, wijs_aan};
use domain::verwijsindex::NieuweInstelling;
use domain::{Gemeente, Id, PersoonId};
use jiff::civil::date;
use policy::{Actor, ActorSoort, Doel, Rollen};
use testkit::{Buren, Motor, Wereld, beide};

fn regio(g: &str) -> NieuweInstelling {
    NieuweInstelling {
        regio: vec![g.to_owned()],
        ..aan()
    }
}

async fn tel(uow: &mut store::Uow, sql: &'static str) -> store::Resultaat<Option<i64>> {
    store::waarde!(uow, i64, sql)
}

/// Somebody of the other gemeente.
fn daar(app: &App, b: &Buren, naam: &str, rollen: &str, doel: Doel) -> app::Ctx {
    let mut actor = Actor::systeem(Buren::GEMEENTE);
    actor.soort = ActorSoort::Medewerker;
    actor.medewerker = Some(b.mensen[naam]);
    actor.rollen = Rollen::uit_tekst(rollen);
    App {
        gemeente: Buren::GEMEENTE,
        ..app.clone()
    }
    .ctx(actor, doel)
}

/// The same youth in the other gemeente, without a household there.
async fn zelfde_daar(b: &Buren, persoon: PersoonId) -> PersoonId {
    let ctx = b.app.ctx(Actor::systeem(Buren::GEMEENTE), Doel::Systeem);
    let mut uow = b.app.begin(&ctx).await.unwrap();
    let id: PersoonId = Id::new(uuid::Uuid::from_u128(0x77));
    doe!(
        uow,
        "INSERT INTO persoon (gemeente, id, voornamen, voorvoegsel, geslachtsnaam, geslacht, geboortedatum, adres_geheim, bsn_sleutel, bron, bevestigd_op, version)
         SELECT $1, $2, voornamen, voorvoegsel, geslachtsnaam, geslacht, geboortedatum, adres_geheim, bsn_sleutel, bron, bevestigd_op, 1
           FROM persoon WHERE gemeente = $3 AND id = $4",
        Buren::GEMEENTE,
        id,
        Wereld::GEMEENTE,
        persoon
    );
    uow.commit().await.unwrap();
    id
}

async fn buren(w: &Wereld) -> (Buren, PersoonId) {
    begin(w).await;
    let jong = kind(w, 1, "999990019", date(2015, 6, 1)).await;
    let b = Buren::nieuw(w).await;
    let beheer = daar(&w.app, &b, "m.beheer", "beheerder", Doel::Beheer);
    stel_in(&b.app, &beheer, &regio("150")).await.unwrap();
    let n = NieuweMelder {
        wie: b.mensen["i.gast"].to_string(),
        domein: "werk_inkomen".into(),
        coordinator: "Balie, 0570-1".into(),
    };
    wijs_aan(&b.app, &beheer, 0, &n).await.unwrap();
    (b, jong)
}

beide! {
    async fn two_gemeenten_meet_when_each_names_the_other(w: Wereld) {
        let (b, jong) = buren(&w).await;
        let elders = zelfde_daar(&b, jong).await;
        let ctx = || daar(&w.app, &b, "i.gast", "casusregisseur", Doel::Verwijzen);
        door_meldpunt(&w, jong).await.unwrap();
        // One side names the other, which is not enough.
        assert_eq!(plaats(&b.app, &ctx(), elders, true).await.unwrap(), 0);
        zet_op(&w, &regio("151")).await.unwrap();
        assert_eq!(door_partner(&w, 1, "2015-06-01").await.unwrap(), Some(2));
        let hun = mijn(&b.app, &ctx()).await.unwrap();
        let [m] = hun.matches.as_slice() else { panic!("{:?}", hun.matches) };
        assert_eq!((m.gemeente.as_str(), m.organisatie.as_str(), m.naam.as_str()), ("Proefstad", "Woonstichting Proef", "J. Hendriks-proef"));
        let ons = van(&w, &partner(&w)).await;
        assert!(ons.matches.iter().any(|m| m.gemeente == "Proefburg" && m.coordinator == "Balie, 0570-1"));
        // They part: the match goes on both sides.
        zet_op(&w, &aan()).await.unwrap();
        assert!(mijn(&b.app, &ctx()).await.unwrap().matches.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn under_row_level_security_only_pseudonyms_cross_postgres() {
    let w = Wereld::nieuw(Motor::Postgres).await;
    let (b, jong) = buren(&w).await;
    let elders = zelfde_daar(&b, jong).await;
    zet_op(&w, &regio("151")).await.unwrap();
    let (rol, db) = crate::journaal::rechten::onder_rol(&w).await;
    let onder = Wereld {
        app: testkit::app(&db, &w.bron),
        ..w
    };
    door_meldpunt(&onder, jong).await.unwrap();
    let daar_app = App {
        gemeente: Buren::GEMEENTE,
        ..onder.app.clone()
    };
    let ctx = || daar(&onder.app, &b, "i.gast", "casusregisseur", Doel::Verwijzen);
    assert_eq!(plaats(&daar_app, &ctx(), elders, true).await.unwrap(), 1);
    assert_eq!(
        mijn(&daar_app, &ctx()).await.unwrap().matches[0].gemeente,
        "Proefstad"
    );
    assert_eq!(
        van(&onder, &meldpunt(&onder)).await.matches[0].gemeente,
        "Proefburg"
    );
    assert_eq!(app::verwijsindex::ruim_op(&onder.app).await.unwrap(), 0);
    // The other gemeente reads our pseudonyms, and not whom our signaal is about.
    let kop = daar_app.ctx(Actor::systeem(Gemeente(151)), Doel::Systeem);
    let mut uow = daar_app.begin_lezen(&kop).await.unwrap();
    assert!(
        tel(
            &mut uow,
            "SELECT count(*) AS w FROM verwijssleutel WHERE gemeente = 150"
        )
        .await
        .unwrap()
            > Some(0)
    );
    let signalen = tel(
        &mut uow,
        "SELECT count(*) AS w FROM verwijssignaal WHERE gemeente = 150",
    )
    .await
    .unwrap();
    assert_eq!(signalen, Some(0));
    uow.rollback().await.unwrap();
    db.sluit().await;
    crate::journaal::rechten::weg(&onder, &rol).await;
}

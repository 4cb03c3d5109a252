// SPDX-License-Identifier: EUPL-1.2
//! On PostgreSQL the application works as a role that can add to the journaal and never change it (G2, D10).

use super::opzet::regels;
use crate::overleg::opzet::{Zaak, zaak};
use app::casus::overzicht;
use app::inzage::{Vraag, dossier};
use app::journaal::verzegel;
use app::kern::bewaar_concept;
use domain::casus::Fase;
use policy::Doel;
use store::{Db, Instelling, StoreFout, rechten};
use testkit::rauw::{MAG_NIET, sql};
use testkit::{Motor, Wereld, Wie, controleer};

/// True when PostgreSQL says "permission denied".
fn mag_niet(uit: &Result<u64, String>) -> bool {
    uit.as_ref().is_err_and(|code| code == MAG_NIET)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_application_role_can_only_add_to_the_journaal_postgres() {
    let w = Wereld::nieuw(Motor::Postgres).await;
    let rol = format!("rk_{}", w.app.nieuwe_sleutel().simple());
    let rol = format!("{rol}_{}", std::process::id());
    sql(&w.test.db, format!("CREATE ROLE {rol} LOGIN PASSWORD 'proef'"))
        .await
        .unwrap();
    rechten::geef(&w.test.db, &rol).await.unwrap();
    // Again, as at each migration.
    rechten::geef(&w.test.db, &rol).await.unwrap();

    let (_, waar) = w.test.instelling.url.rsplit_once('@').unwrap();
    let instelling = Instelling {
        url: format!("postgres://{rol}:proef@{waar}"),
        ..w.test.instelling.clone()
    };
    let db = Db::open(&instelling).await.unwrap();
    assert!(store::migratie::openstaand(&db).await.unwrap().is_empty());

    // The application works under it: opens, refuses, writes, searches its own journaal, seals.
    let (fase, regisseur) = (Fase::Uitvoering, Some(Wie::Regisseur));
    let onder = Wereld {
        app: testkit::app(&db, &w.bron),
        ..w
    };
    let id = zaak(
        &onder,
        Zaak {
            nummer: 1,
            fase,
            regisseur,
            team: 2,
        },
    )
    .await;
    let ctx = onder.als(Wie::Regisseur, Doel::Regie);
    overzicht::overzicht(&onder.app, &ctx, id).await.unwrap();
    assert!(
        overzicht::overzicht(&onder.app, &onder.als(Wie::Regisseur2, Doel::Regie), id)
            .await
            .is_err()
    );
    bewaar_concept(&onder.app, &ctx, None, "notitie", &[])
        .await
        .unwrap();
    regels(&onder, 3).await;
    assert!(verzegel(&onder.app, &onder.als_systeem(), |_| ()).await.is_ok());
    assert_eq!(
        dossier(&onder.app, &ctx, id, &Vraag::default())
            .await
            .unwrap()
            .groepen
            .len(),
        2
    );

    for tabel in ["journaal", "journaal_zegel", "journaal_sleutel"] {
        for poging in [
            format!("UPDATE {tabel} SET gemeente = gemeente"),
            format!("DELETE FROM {tabel}"),
            format!("TRUNCATE {tabel}"),
            format!("DROP TABLE {tabel}"),
            format!("ALTER TABLE {tabel} ADD COLUMN x INTEGER"),
            format!("CREATE OR REPLACE RULE r AS ON INSERT TO {tabel} DO INSTEAD NOTHING"),
        ] {
            let uit = sql(&db, poging.clone()).await;
            assert!(mag_niet(&uit), "{poging}: {uit:?}");
        }
    }
    for poging in [
        "DELETE FROM migratie".to_owned(),
        "DELETE FROM beleid_versie".to_owned(),
        "UPDATE beleid_versie SET tekst = ''".to_owned(),
        "TRUNCATE casus".to_owned(),
        "CREATE TABLE iets (x INTEGER)".to_owned(),
        format!("GRANT UPDATE ON journaal TO {rol}"),
    ] {
        let uit = sql(&db, poging.clone()).await;
        // A grant of what one does not have is no error in PostgreSQL, only without effect.
        assert!(mag_niet(&uit) || poging.starts_with("GRANT"), "{poging}: {uit:?}");
    }
    let na = sql(&db, "UPDATE journaal SET reden = 'weg'".to_owned()).await;
    assert!(mag_niet(&na), "{na:?}");

    db.sluit().await;
    let eigenaar = onder.test.db.clone();
    let schema = onder.test.instelling.schema.clone().unwrap();
    let weg = format!(
        "REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {rol}; REVOKE ALL ON SCHEMA {schema} FROM {rol}; DROP ROLE {rol}"
    );
    sql(&eigenaar, weg).await.unwrap();
    controleer(&onder.test).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_role_that_grants_do_not_bind_is_refused_postgres() {
    let w = Wereld::nieuw(Motor::Postgres).await;
    let zelf = testkit::rauw::rol(&w.test.db).await.unwrap();
    for rol in [
        zelf.as_str(),
        "er is geen rol die zo heet\"; DROP TABLE journaal; --",
    ] {
        let uit = rechten::geef(&w.test.db, rol).await;
        assert!(matches!(uit, Err(StoreFout::Rechten(_))), "{rol}: {uit:?}");
    }
}

#[tokio::test]
async fn sqlite_has_no_roles() {
    let w = Wereld::nieuw(Motor::Sqlite).await;
    assert!(matches!(
        rechten::geef(&w.test.db, "iemand").await,
        Err(StoreFout::Rechten(_))
    ));
}

// SPDX-License-Identifier: EUPL-1.2
//! On PostgreSQL the application works as a role that can add to the journaal and never change it (G2, D10).

use super::opzet::regels;
use crate::overleg::opzet::{Zaak, zaak};
use app::casus::overzicht;
use app::inzage::{Vraag, dossier};
use app::journaal::verzegel;
use app::kern::{Volgorde, bewaar_concept};
use domain::casus::Fase;
use policy::Doel;
use std::sync::Arc;
use store::{Db, Instelling, Kop, Resultaat, StoreFout, Uow, rechten, voer_technisch, waarde};
use testkit::rauw::{MAG_NIET, sql};
use testkit::{Motor, Wereld, Wie, controleer};

/// True when PostgreSQL says "permission denied".
fn mag_niet(uit: &Result<u64, String>) -> bool {
    uit.as_ref().is_err_and(|code| code == MAG_NIET)
}

/// A role of its own with the rights of the application, and the database as that role sees it.
pub(crate) async fn onder_rol(w: &Wereld) -> (String, Db) {
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
    (rol, Db::open(&instelling).await.unwrap())
}

pub(crate) async fn weg(w: &Wereld, rol: &str) {
    let schema = w.test.instelling.schema.clone().unwrap();
    let weg = format!(
        "REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {rol}; REVOKE ALL ON SCHEMA {schema} FROM {rol}; DROP ROLE {rol}"
    );
    sql(&w.test.db, weg).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_query_that_forgets_the_gemeente_reaches_nothing_of_another_postgres() {
    let w = Wereld::nieuw(Motor::Postgres).await;
    let (rol, db) = onder_rol(&w).await;
    let (_, persoon) = w.huishouden(1).await;
    // The other gemeente gets the same person, column by column.
    let kolommen =
        "voornamen, voorvoegsel, geslachtsnaam, geslacht, adres_geheim, bron, bevestigd_op, version";
    sql(
        &w.test.db,
        format!(
            "INSERT INTO gemeente (gemeente, naam) VALUES (151, 'Elders');
             INSERT INTO persoon (gemeente, id, {kolommen})
             SELECT 151, id, {kolommen} FROM persoon WHERE id = '{persoon}'"
        ),
    )
    .await
    .unwrap();

    // Without the gemeente in the query: only what lies in the one that the transaction named.
    let mut uow = Uow::begin(&db, kop(&w, 150)).await.unwrap();
    let tel = "SELECT count(*) AS w FROM persoon WHERE gemeente = 151 OR gemeente <> 150";
    assert_eq!(getal(&mut uow, tel).await.unwrap(), Some(0));
    assert!(
        getal(&mut uow, "SELECT count(*) AS w FROM persoon")
            .await
            .unwrap()
            > Some(0)
    );
    // Which gemeenten there are may be read, not changed.
    assert_eq!(
        getal(&mut uow, "SELECT count(*) AS w FROM gemeente")
            .await
            .unwrap(),
        Some(2)
    );
    for poging in [
        "UPDATE persoon SET geslachtsnaam = 'anders' WHERE gemeente = 151",
        "DELETE FROM persoon WHERE gemeente = 151",
        "UPDATE gemeente SET naam = 'anders' WHERE gemeente = 151",
    ] {
        assert_eq!(doe(&mut uow, poging).await.unwrap(), 0, "{poging}");
    }
    let erbij = doe(
        &mut uow,
        "INSERT INTO wijk (gemeente, code, naam) VALUES (151, 'x', 'x')",
    )
    .await;
    assert!(erbij.unwrap_err().to_string().contains("row-level security"));
    uow.rollback().await.unwrap();
    let mut uow = Uow::begin(&db, kop(&w, 150)).await.unwrap();
    let verhuis = doe(&mut uow, "UPDATE wijk SET gemeente = 151").await;
    assert!(verhuis.is_err());
    uow.rollback().await.unwrap();

    // The other one sees its own, and whoever names none sees nothing: also on a connection that named one before.
    let mut uow = Uow::begin_lezen(&db, kop(&w, 151)).await.unwrap();
    assert_eq!(
        getal(&mut uow, "SELECT count(*) AS w FROM persoon")
            .await
            .unwrap(),
        Some(1)
    );
    uow.rollback().await.unwrap();
    for _ in 0..8 {
        assert_eq!(
            sql(&db, "UPDATE persoon SET version = version".to_owned()).await,
            Ok(0)
        );
    }
    db.sluit().await;
    weg(&w, &rol).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_table_with_a_gemeente_has_its_policy_postgres() {
    const ZONDER: &str = "SELECT count(*) AS w FROM information_schema.columns c
         JOIN pg_catalog.pg_class k ON k.relname = c.table_name AND k.relnamespace = current_schema()::regnamespace
        WHERE c.table_schema = current_schema() AND c.column_name = 'gemeente'
          AND NOT (k.relrowsecurity AND EXISTS (SELECT 1 FROM pg_catalog.pg_policies p
               WHERE p.schemaname = c.table_schema AND p.tablename = c.table_name AND p.policyname = 'eigen_gemeente'
                 AND p.cmd = 'ALL' AND p.qual = p.with_check AND p.qual LIKE '%regiekamer.gemeente%'))";
    // What is not of one gemeente: the policies, which migrations ran, and what met in the verwijsindex.
    const ALGEMEEN: &str = "SELECT count(*) AS w FROM pg_catalog.pg_tables t WHERE schemaname = current_schema()
          AND tablename NOT IN ('migratie', 'beleid_versie', 'verwijsmatch') AND NOT EXISTS (SELECT 1 FROM information_schema.columns c
               WHERE c.table_schema = t.schemaname AND c.table_name = t.tablename AND c.column_name = 'gemeente')";
    let w = Wereld::nieuw(Motor::Postgres).await;
    let mut uow = w.kijk().await;
    assert!(getal(&mut uow, ZONDER).await.unwrap() > Some(40));
    let (rol, db) = onder_rol(&w).await;
    let mut uow = w.kijk().await;
    assert_eq!(getal(&mut uow, ZONDER).await.unwrap(), Some(0));
    assert_eq!(getal(&mut uow, ALGEMEEN).await.unwrap(), Some(0));
    uow.rollback().await.unwrap();
    db.sluit().await;
    weg(&w, &rol).await;
}

fn kop(w: &Wereld, gemeente: i32) -> Kop {
    let ctx = w.als_systeem();
    Kop {
        gemeente: domain::Gemeente(gemeente),
        medewerker: None,
        spoor: ctx.spoor,
        nu: ctx.nu,
        bron: Arc::clone(&w.app.bron),
    }
}

async fn getal(uow: &mut Uow, sql: &'static str) -> Resultaat<Option<i64>> {
    waarde!(uow, i64, sql)
}

async fn doe(uow: &mut Uow, sql: &'static str) -> Resultaat<u64> {
    voer_technisch!(uow, sql)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_application_role_can_only_add_to_the_journaal_postgres() {
    let w = Wereld::nieuw(Motor::Postgres).await;
    let (rol, db) = onder_rol(&w).await;
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
    bewaar_concept(&onder.app, &ctx, None, "notitie", &[], Volgorde::default())
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
    weg(&onder, &rol).await;
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

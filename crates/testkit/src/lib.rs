// SPDX-License-Identifier: EUPL-1.2
//! Test support: a fresh, migrated database on either engine, a fixed clock with counted randomness, a small
//! municipality with teams and people to act as. Only tests use it.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that can't be set up must stop with its reason"
)]

mod bron;
mod buren;
mod logvanger;
pub mod rauw;
pub mod samenwerking;
pub mod verwijsvulling;
mod wereld;

pub use bron::VasteBron;
pub use buren::Buren;
pub use logvanger::Logvanger;
pub use wereld::{Wereld, Wie};

use sqlx::Executor;
use std::sync::Arc;
use store::{Db, Instelling};

/// Which engine a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motor {
    /// Embedded.
    Sqlite,
    /// Server, at `REGIEKAMER_TEST_POSTGRES`.
    Postgres,
}

/// A fresh database that goes away with the test.
#[derive(Clone, Debug)]
pub struct TestDb {
    /// The open database.
    pub db: Db,
    /// How to open it once more (a second application server).
    pub instelling: Instelling,
    _map: Option<Arc<tempfile::TempDir>>,
}

impl TestDb {
    /// Makes and migrates it.
    ///
    /// # Panics
    /// When the engine can't be reached; for PostgreSQL run `script/test`, or set `REGIEKAMER_TEST_POSTGRES`.
    pub async fn nieuw(motor: Motor) -> Self {
        let (instelling, map) = match motor {
            Motor::Sqlite => {
                let map = tempfile::tempdir().expect("temporary folder");
                let url = format!("sqlite:{}", map.path().join("test.db").display());
                (
                    Instelling {
                        url,
                        verbindingen: 4,
                        schema: None,
                    },
                    Some(Arc::new(map)),
                )
            }
            Motor::Postgres => (postgres_schema().await, None),
        };
        let db = Db::open(&instelling).await.expect("open the test database");
        store::migratie::migreer(&db)
            .await
            .expect("migrate the test database");
        Self {
            db,
            instelling,
            _map: map,
        }
    }

    /// A second, independent set of connections to the same database.
    ///
    /// # Panics
    /// When it can't be opened.
    pub async fn nog_een(&self) -> Db {
        Db::open(&self.instelling)
            .await
            .expect("open the test database once more")
    }
}

/// What must hold in every database after every test, and in the simulated municipality.
///
/// # Panics
/// When it does not.
pub async fn controleer(test: &TestDb) {
    const ANDERS: &str = "SELECT count(*) FROM casus c LEFT JOIN regie r
         ON r.gemeente = c.gemeente AND r.casus_id = c.id AND r.tot IS NULL
      WHERE c.regisseur_id IS DISTINCT FROM r.medewerker_id";
    let anders: i64 = match test.nog_een().await {
        Db::Sqlite { lezen, .. } => sqlx::query_scalar(ANDERS).fetch_one(&lezen).await,
        Db::Postgres(pool) => sqlx::query_scalar(ANDERS).fetch_one(&pool).await,
    }
    .expect("count");
    assert_eq!(
        anders, 0,
        "the regisseur on the casus differs from its current regie"
    );
}

async fn postgres_schema() -> Instelling {
    let url = std::env::var("REGIEKAMER_TEST_POSTGRES").unwrap_or_else(|_| {
        panic!("set REGIEKAMER_TEST_POSTGRES to a PostgreSQL address, or run script/test")
    });
    let schema = format!("t_{}", uuid::Uuid::new_v4().simple());
    let mut verbinding = <sqlx::PgConnection as sqlx::Connection>::connect(&url)
        .await
        .expect("connect to the test PostgreSQL");
    // The name is made here from hexadecimal digits.
    verbinding
        .execute(sqlx::AssertSqlSafe(format!("CREATE SCHEMA {schema}")))
        .await
        .expect("make a schema");
    Instelling {
        url,
        verbindingen: 8,
        schema: Some(schema),
    }
}

/// The application on this database, with a fixed clock.
pub fn app(db: &Db, bron: &Arc<VasteBron>) -> app::App {
    let sleutels = store::geheim::Sleutels::uit_bytes(&[7; 64]).expect("test key");
    app::App {
        db: db.clone(),
        bron: Arc::clone(bron) as Arc<dyn store::Bron>,
        sleutels: Arc::new(sleutels),
        gemeente: domain::Gemeente(150),
        geteld: Arc::default(),
        modellen: Arc::default(),
        brp: None,
        rem_zoeken: Arc::new(app::kern::Rem::per_minuut(
            std::num::NonZeroU32::new(60),
            Arc::clone(bron) as Arc<dyn store::Bron>,
        )),
        nood: Some(jiff::SignedDuration::from_mins(30)),
        sessies: app::aanmelden::Sessieduur::default(),
    }
}

/// Makes two tests of one async function that takes a [`Wereld`]: `name::sqlite` and `name::postgres`.
#[macro_export]
macro_rules! beide {
    ($($(#[$meta:meta])* async fn $naam:ident($wereld:ident : Wereld) $body:block)+) => {$(
        mod $naam {
            #[allow(unused_imports, reason = "the test decides what it uses of the parent")]
            use super::*;
            $(#[$meta])*
            async fn run($wereld: $crate::Wereld) $body
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() { draai($crate::Motor::Sqlite).await }
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() { draai($crate::Motor::Postgres).await }
            async fn draai(motor: $crate::Motor) {
                let wereld = $crate::Wereld::nieuw(motor).await;
                let test = wereld.test.clone();
                run(wereld).await;
                $crate::controleer(&test).await;
            }
        }
    )+};
}

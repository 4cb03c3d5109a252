// SPDX-License-Identifier: EUPL-1.2
//! The two engines behind one enum. No other crate knows which one runs.

use crate::{Resultaat, StoreFout};
use domain::Gemeente;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{AssertSqlSafe, PgPool, Postgres, Sqlite, SqlitePool, Transaction};
use std::{str::FromStr, time::Duration};

/// Log filter for notices of PostgreSQL that nobody can do anything with, such as system tables that ANALYZE skips.
pub const LOG_STIL: &str = "sqlx::postgres::notice=error";

/// A statement: usually the same text for both engines.
#[derive(Clone, Copy, Debug)]
pub struct Sql {
    /// Text for SQLite.
    pub sqlite: &'static str,
    /// Text for PostgreSQL.
    pub postgres: &'static str,
}

impl From<&'static str> for Sql {
    fn from(tekst: &'static str) -> Self {
        Self {
            sqlite: tekst,
            postgres: tekst,
        }
    }
}

/// How to connect.
#[derive(Clone, Debug)]
pub struct Instelling {
    /// `sqlite:path/to/file.db` or `postgres://…`.
    pub url: String,
    /// Largest number of connections (PostgreSQL) or readers (SQLite).
    pub verbindingen: u32,
    /// PostgreSQL schema to work in; tests use one each.
    pub schema: Option<String>,
}

/// An open database.
#[derive(Clone, Debug)]
pub enum Db {
    /// Embedded: one writer, several readers.
    Sqlite {
        /// Pool of one connection; every write transaction starts with BEGIN IMMEDIATE.
        schrijven: SqlitePool,
        /// Pool of readers.
        lezen: SqlitePool,
    },
    /// Server.
    Postgres(PgPool),
}

/// A transaction on either engine.
pub enum Tx {
    /// SQLite.
    Sqlite(Transaction<'static, Sqlite>),
    /// PostgreSQL.
    Postgres(Transaction<'static, Postgres>),
}

impl std::fmt::Debug for Tx {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Sqlite(_) => "Tx::Sqlite",
            Self::Postgres(_) => "Tx::Postgres",
        })
    }
}

/// Names the gemeente in the same message as BEGIN, so it costs no round trip. `SET LOCAL` ends with the transaction: the
/// next one on this connection has to name its own. Only a number of ours goes into the text.
fn begin_voor(gemeente: Gemeente) -> String {
    format!("BEGIN; SET LOCAL regiekamer.gemeente = '{}'", gemeente.0)
}

/// Starts a transaction. That the server closed a connection meanwhile (a restart, a failover) is found out by this first
/// statement instead of by a ping before each: nothing was done yet, so the next connection is tried, at most as many as
/// there are.
async fn begin_op(pool: &PgPool, sql: String) -> Result<Transaction<'static, Postgres>, sqlx::Error> {
    let mut over = pool.options().get_max_connections();
    loop {
        match pool.begin_with(AssertSqlSafe(sql.clone())).await {
            Err(fout) if over > 0 && is_verbroken(&fout) => over -= 1,
            uit => return uit,
        }
    }
}

/// The connection is gone: by the network, or because the server says goodbye (57P01, 57P02).
fn is_verbroken(fout: &sqlx::Error) -> bool {
    match fout {
        sqlx::Error::Io(_) | sqlx::Error::Protocol(_) => true,
        sqlx::Error::Database(d) => matches!(d.code().as_deref(), Some("57P01" | "57P02")),
        _ => false,
    }
}

impl Db {
    /// Opens the database; a missing SQLite file is made. Does not migrate: see [`crate::migratie`].
    ///
    /// # Errors
    /// When the address is wrong or the database can't be reached.
    pub async fn open(instelling: &Instelling) -> Resultaat<Self> {
        if instelling.url.starts_with("sqlite:") {
            Self::open_sqlite(instelling).await
        } else if instelling.url.starts_with("postgres:") || instelling.url.starts_with("postgresql:") {
            Self::open_postgres(instelling).await
        } else {
            Err(StoreFout::Adres(instelling.url.clone()))
        }
    }

    async fn open_sqlite(instelling: &Instelling) -> Resultaat<Self> {
        let opties = SqliteConnectOptions::from_str(&instelling.url)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .pragma("cache_size", "-32768")
            .pragma("temp_store", "memory")
            .statement_cache_capacity(400);
        // A new connection to a file brings nothing, and loses the settings and temporary tables of a long load.
        let pool = SqlitePoolOptions::new().max_lifetime(None).idle_timeout(None);
        let schrijven = pool
            .clone()
            .max_connections(1)
            .acquire_timeout(Duration::from_secs(30))
            .connect_with(opties.clone())
            .await?;
        let lezen = pool
            .max_connections(instelling.verbindingen.max(1))
            .acquire_timeout(Duration::from_secs(30))
            .connect_with(opties.read_only(true))
            .await?;
        Ok(Self::Sqlite { schrijven, lezen })
    }

    async fn open_postgres(instelling: &Instelling) -> Resultaat<Self> {
        let mut opties = PgConnectOptions::from_str(&instelling.url)?
            .application_name("regiekamer")
            .statement_cache_capacity(400)
            // Every statement is static text with parameters: planning it once per connection is enough, and for the
            // larger ones planning takes longer than running (docs/performance.md).
            .options([("plan_cache_mode", "force_generic_plan")]);
        if let Some(schema) = &instelling.schema {
            opties = opties.options([("search_path", schema.as_str())]);
        }
        let pool = PgPoolOptions::new()
            .max_connections(instelling.verbindingen.max(2))
            .acquire_timeout(Duration::from_secs(30))
            // No ping before each use: see `begin_op`.
            .test_before_acquire(false)
            .connect_with(opties)
            .await?;
        Ok(Self::Postgres(pool))
    }

    /// Name of the engine, for logs and figures.
    pub fn naam(&self) -> &'static str {
        match self {
            Self::Sqlite { .. } => "sqlite",
            Self::Postgres(_) => "postgres",
        }
    }

    /// Starts a transaction that may write. On SQLite it takes the write lock at once, so that a check and
    /// the write that rests on it can't be separated.
    ///
    /// # Errors
    /// When no connection or lock can be had in time.
    pub async fn begin(&self) -> Resultaat<Tx> {
        Ok(match self {
            Self::Sqlite { schrijven, .. } => Tx::Sqlite(schrijven.begin_with("BEGIN IMMEDIATE").await?),
            Self::Postgres(pool) => Tx::Postgres(begin_op(pool, "BEGIN".to_owned()).await?),
        })
    }

    /// As [`Self::begin`], and holds the journaal of this gemeente open until the end: as long as somebody does, the
    /// line up to which rows may be sealed can't move (docs/adr/0006). On SQLite the one writer is that already.
    ///
    /// # Errors
    /// When no connection or lock can be had in time.
    pub async fn begin_met_journaal(&self, gemeente: Gemeente) -> Resultaat<Tx> {
        Ok(match self {
            Self::Sqlite { .. } => self.begin().await?,
            Self::Postgres(pool) => {
                // In one go with BEGIN, so it costs no round trip. Only a number of ours goes into the text.
                let sql = format!(
                    "{}; SELECT pg_advisory_xact_lock_shared('journaal_grens'::regclass::oid::int, {})",
                    begin_voor(gemeente),
                    gemeente.0
                );
                Tx::Postgres(begin_op(pool, sql).await?)
            }
        })
    }

    /// As [`Self::begin`], for this gemeente: on PostgreSQL the policies on the rows let nothing of another one through
    /// (docs/adr/0009).
    ///
    /// # Errors
    /// When no connection or lock can be had in time.
    pub async fn begin_van(&self, gemeente: Gemeente) -> Resultaat<Tx> {
        Ok(match self {
            Self::Sqlite { .. } => self.begin().await?,
            Self::Postgres(pool) => Tx::Postgres(begin_op(pool, begin_voor(gemeente)).await?),
        })
    }

    /// As [`Self::begin_lezen`], for this gemeente.
    ///
    /// # Errors
    /// When no connection can be had in time.
    pub async fn begin_lezen_van(&self, gemeente: Gemeente) -> Resultaat<Tx> {
        match self {
            Self::Sqlite { .. } => self.begin_lezen().await,
            Self::Postgres(_) => self.begin_van(gemeente).await,
        }
    }

    /// Starts a transaction that only reads.
    ///
    /// # Errors
    /// When no connection can be had in time.
    pub async fn begin_lezen(&self) -> Resultaat<Tx> {
        Ok(match self {
            Self::Sqlite { lezen, .. } => Tx::Sqlite(lezen.begin().await?),
            Self::Postgres(pool) => Tx::Postgres(begin_op(pool, "BEGIN".to_owned()).await?),
        })
    }

    /// Closes all connections; on SQLite this also folds the write-ahead log back into the file.
    pub async fn sluit(&self) {
        match self {
            Self::Sqlite { schrijven, lezen } => {
                lezen.close().await;
                schrijven.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

impl Tx {
    /// Makes everything permanent.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn commit(self) -> Resultaat<()> {
        match self {
            Self::Sqlite(tx) => tx.commit().await?,
            Self::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }
    /// Undoes everything.
    ///
    /// # Errors
    /// When the connection is lost (nothing is saved then either).
    pub async fn rollback(self) -> Resultaat<()> {
        match self {
            Self::Sqlite(tx) => tx.rollback().await?,
            Self::Postgres(tx) => tx.rollback().await?,
        }
        Ok(())
    }
}

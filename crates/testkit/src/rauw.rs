// SPDX-License-Identifier: EUPL-1.2
//! SQL beside the store, for tests: what the database itself allows, or facts that no use case makes.

use store::Db;

/// The code of PostgreSQL for "permission denied".
pub const MAG_NIET: &str = "42501";

/// Runs a text that the test made itself, and gives the number of rows, or the code that the database answered with.
///
/// # Errors
/// The SQLSTATE, or a text when it was no answer of the database.
pub async fn sql(db: &Db, tekst: String) -> Result<u64, String> {
    let vraag = sqlx::raw_sql(sqlx::AssertSqlSafe(tekst));
    match db {
        Db::Postgres(pool) => vraag.execute(pool).await.map(|r| r.rows_affected()),
        Db::Sqlite { schrijven, .. } => vraag.execute(schrijven).await.map(|r| r.rows_affected()),
    }
    .map_err(code)
}

/// The role that this connection works as.
///
/// # Errors
/// As [`sql`].
///
/// # Panics
/// On SQLite.
pub async fn rol(db: &Db) -> Result<String, String> {
    let Db::Postgres(pool) = db else {
        panic!("this is about PostgreSQL")
    };
    sqlx::query_scalar("SELECT current_user::text")
        .fetch_one(pool)
        .await
        .map_err(code)
}

fn code(fout: sqlx::Error) -> String {
    match &fout {
        sqlx::Error::Database(f) => f.code().unwrap_or_default().into_owned(),
        anders => anders.to_string(),
    }
}

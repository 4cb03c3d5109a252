// SPDX-License-Identifier: EUPL-1.2
//! Migrations: one text for both engines, in which words that start with `$` stand for what differs.
//! Applied in order, each in one transaction, recorded with a hash; a changed migration stops the start.

use crate::{Db, Resultaat, StoreFout, Tx};
use sha2::{Digest, Sha256};
use sqlx::{AssertSqlSafe, Executor, Row};

/// Name and text of every migration, oldest first.
const MIGRATIES: &[(&str, &str)] = &[("0001_spine", include_str!("../migrations/0001_spine.sql"))];

/// (word, SQLite, PostgreSQL)
const WOORDEN: &[(&str, &str, &str)] = &[
    ("$UUID", "BLOB", "UUID"),
    ("$INSTANT", "INTEGER", "TIMESTAMPTZ"),
    ("$DATUM", "TEXT", "DATE"),
    ("$BOOL", "INTEGER", "BOOLEAN"),
    ("$BYTES", "BLOB", "BYTEA"),
    ("$STRICT", "STRICT", ""),
    ("$C", "", "COLLATE \"C\""),
];

fn tekst(bron: &str, sqlite: bool) -> String {
    let mut uit = bron.to_owned();
    for (woord, s, p) in WOORDEN {
        uit = uit.replace(woord, if sqlite { s } else { p });
    }
    // SQLite knows INTEGER only for 64-bit; PostgreSQL needs BIGINT to be said.
    if sqlite {
        uit.replace("BIGINT", "INTEGER")
    } else {
        uit
    }
}

/// Brings the database up to date. Gives the names of the migrations it applied.
///
/// # Errors
/// When a migration fails, or an applied one was changed afterwards.
pub async fn migreer(db: &Db) -> Resultaat<Vec<String>> {
    let mut toegepast = Vec::new();
    let mut tx = db.begin().await?;
    grendel_en_tabel(&mut tx).await?;
    for (naam, bron) in MIGRATIES {
        let hash = format!("{:x}", Hex(&Sha256::digest(bron.as_bytes())));
        match bekend(&mut tx, naam).await? {
            Some(oud) if oud == hash => continue,
            Some(_) => {
                return Err(StoreFout::Migratie(
                    (*naam).to_owned(),
                    "changed after it was applied".to_owned(),
                ));
            }
            None => {}
        }
        pas_toe(&mut tx, naam, bron, &hash).await?;
        toegepast.push((*naam).to_owned());
    }
    crate::beleid::zet(&mut tx).await?;
    tx.commit().await?;
    Ok(toegepast)
}

struct Hex<'a>(&'a [u8]);
impl std::fmt::LowerHex for Hex<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|b| write!(f, "{b:02x}"))
    }
}

const TABEL: &str =
    "CREATE TABLE IF NOT EXISTS migratie (naam TEXT NOT NULL PRIMARY KEY, hash TEXT NOT NULL)";

async fn grendel_en_tabel(tx: &mut Tx) -> Resultaat<()> {
    match tx {
        Tx::Sqlite(t) => {
            t.execute(TABEL).await?;
        }
        Tx::Postgres(t) => {
            t.execute("SELECT pg_advisory_xact_lock(7215001)").await?;
            t.execute(TABEL).await?;
        }
    }
    Ok(())
}

async fn bekend(tx: &mut Tx, naam: &str) -> Resultaat<Option<String>> {
    const VRAAG: &str = "SELECT hash FROM migratie WHERE naam = $1";
    Ok(match tx {
        Tx::Sqlite(t) => sqlx::query(VRAAG)
            .bind(naam)
            .fetch_optional(&mut **t)
            .await?
            .map(|r| r.try_get(0))
            .transpose()?,
        Tx::Postgres(t) => sqlx::query(VRAAG)
            .bind(naam)
            .fetch_optional(&mut **t)
            .await?
            .map(|r| r.try_get(0))
            .transpose()?,
    })
}

async fn pas_toe(tx: &mut Tx, naam: &str, bron: &str, hash: &str) -> Resultaat<()> {
    const NOTEER: &str = "INSERT INTO migratie (naam, hash) VALUES ($1, $2)";
    let fout = |e: sqlx::Error| StoreFout::Migratie(naam.to_owned(), e.to_string());
    // The text is ours (include_str!), with only the words above replaced: no outside data in it.
    match tx {
        Tx::Sqlite(t) => {
            sqlx::raw_sql(AssertSqlSafe(tekst(bron, true)))
                .execute(&mut **t)
                .await
                .map_err(fout)?;
            sqlx::query(NOTEER)
                .bind(naam)
                .bind(hash)
                .execute(&mut **t)
                .await?;
        }
        Tx::Postgres(t) => {
            sqlx::raw_sql(AssertSqlSafe(tekst(bron, false)))
                .execute(&mut **t)
                .await
                .map_err(fout)?;
            sqlx::query(NOTEER)
                .bind(naam)
                .bind(hash)
                .execute(&mut **t)
                .await?;
        }
    }
    Ok(())
}

/// Names of the migrations that are not applied yet. Changes nothing.
///
/// # Errors
/// When the database can't be read, or an applied migration was changed afterwards.
pub async fn openstaand(db: &Db) -> Resultaat<Vec<String>> {
    let mut tx = db.begin_lezen().await?;
    let mut wacht = Vec::new();
    let gemigreerd = heeft_tabel(&mut tx, "migratie").await?;
    for (naam, bron) in MIGRATIES {
        let oud = if gemigreerd {
            bekend(&mut tx, naam).await?
        } else {
            None
        };
        match oud {
            None => wacht.push((*naam).to_owned()),
            Some(oud) if oud == format!("{:x}", Hex(&Sha256::digest(bron.as_bytes()))) => {}
            Some(_) => {
                return Err(StoreFout::Migratie(
                    (*naam).to_owned(),
                    "changed after it was applied".to_owned(),
                ));
            }
        }
    }
    tx.rollback().await?;
    Ok(wacht)
}

/// Names of all tables that the migrations make, newest first.
pub(crate) fn tabellen() -> Vec<&'static str> {
    let mut uit: Vec<&'static str> = MIGRATIES
        .iter()
        .flat_map(|(_, bron)| bron.split("CREATE TABLE ").skip(1))
        .filter_map(|stuk| stuk.split([' ', '(']).next())
        .collect();
    uit.reverse();
    uit
}

/// True when there is such a table in the schema we work in.
pub(crate) async fn heeft_tabel(tx: &mut Tx, naam: &str) -> Resultaat<bool> {
    let aantal: i64 = match tx {
        Tx::Sqlite(t) => {
            sqlx::query_scalar("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = $1")
                .bind(naam)
                .fetch_one(&mut **t)
                .await?
        }
        Tx::Postgres(t) => {
            sqlx::query_scalar(
                "SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename = $1",
            )
            .bind(naam)
            .fetch_one(&mut **t)
            .await?
        }
    };
    Ok(aantal > 0)
}

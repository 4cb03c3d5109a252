// SPDX-License-Identifier: EUPL-1.2
//! The mark of a database that holds made-up data only, and emptying such a database. A database without the
//! mark is real: nothing here touches it.

use crate::migratie::{heeft_tabel, tabellen};
use crate::{Db, Resultaat, StoreFout, Tx};
use sqlx::{AssertSqlSafe, Executor};

/// What a database holds, as far as the demo is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// No gemeente: new, or migrated only.
    Leeg,
    /// Marked as demo; the load did not come to its end.
    HalfGevuld,
    /// Marked as demo, and complete.
    Demo,
    /// A gemeente without the mark: real data.
    Echt,
}

const MERK: &str = "CREATE TABLE IF NOT EXISTS demo_merk (klaar INTEGER NOT NULL)";

/// What this database holds.
///
/// # Errors
/// When the database can't be read.
pub async fn stand(db: &Db) -> Resultaat<Stand> {
    let mut tx = db.begin_lezen().await?;
    if heeft_tabel(&mut tx, "demo_merk").await? {
        let klaar = getal(&mut tx, "SELECT coalesce(max(klaar), 0) AS klaar FROM demo_merk").await?;
        return Ok(if klaar == 1 {
            Stand::Demo
        } else {
            Stand::HalfGevuld
        });
    }
    if !heeft_tabel(&mut tx, "gemeente").await? {
        return Ok(Stand::Leeg);
    }
    let aantal = getal(&mut tx, "SELECT CAST(count(*) AS INTEGER) FROM gemeente").await?;
    Ok(if aantal == 0 { Stand::Leeg } else { Stand::Echt })
}

async fn getal(tx: &mut Tx, sql: &'static str) -> Resultaat<i32> {
    Ok(match tx {
        Tx::Sqlite(t) => sqlx::query_scalar(sql).fetch_one(&mut **t).await?,
        Tx::Postgres(t) => sqlx::query_scalar(sql).fetch_one(&mut **t).await?,
    })
}

async fn doe(tx: &mut Tx, sql: &'static str) -> Resultaat<()> {
    match tx {
        Tx::Sqlite(t) => t.execute(sql).await.map(|_| ())?,
        Tx::Postgres(t) => t.execute(sql).await.map(|_| ())?,
    }
    Ok(())
}

/// Puts the mark on an empty database, before anything else goes in.
///
/// # Errors
/// [`StoreFout::NietLeeg`] when there is a gemeente without the mark.
pub async fn merk(db: &Db) -> Resultaat<()> {
    if stand(db).await? != Stand::Leeg {
        return Err(StoreFout::NietLeeg);
    }
    let mut tx = db.begin().await?;
    doe(&mut tx, MERK).await?;
    doe(&mut tx, "INSERT INTO demo_merk (klaar) VALUES (0)").await?;
    tx.commit().await
}

/// Notes that the demo data is complete.
///
/// # Errors
/// When the database refuses.
pub async fn klaar(db: &Db) -> Resultaat<()> {
    let mut tx = db.begin().await?;
    doe(&mut tx, "UPDATE demo_merk SET klaar = 1").await?;
    tx.commit().await
}

/// Removes our tables from a demo database; tables of others in the same schema stay.
///
/// # Errors
/// [`StoreFout::NietLeeg`] when the database holds real data: then nothing is removed.
pub async fn wis(db: &Db) -> Resultaat<()> {
    if stand(db).await? == Stand::Echt {
        return Err(StoreFout::NietLeeg);
    }
    let mut tx = db.begin().await?;
    if let Tx::Sqlite(_) = &tx {
        doe(&mut tx, "PRAGMA defer_foreign_keys = ON").await?;
    }
    for tabel in tabellen().into_iter().chain(["migratie", "demo_merk"]) {
        // The names are ours, from the migrations in this crate.
        match &mut tx {
            Tx::Sqlite(t) => {
                t.execute(AssertSqlSafe(format!("DROP TABLE IF EXISTS {tabel}")))
                    .await?;
            }
            Tx::Postgres(t) => {
                t.execute(AssertSqlSafe(format!("DROP TABLE IF EXISTS {tabel} CASCADE")))
                    .await?;
            }
        }
    }
    tx.commit().await
}

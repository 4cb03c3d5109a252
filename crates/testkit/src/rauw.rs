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

impl crate::Wereld {
    /// A running casus of the first household with this id, directed by `Wie::Regisseur`; past the use cases, for who
    /// needs a casus and nothing of how it came to be. SQLite only.
    ///
    /// # Panics
    /// When the database refuses.
    pub async fn casus_zonder_verhaal(&self, id: &str) {
        let hex = |id: &dyn std::fmt::Display| format!("x'{}'", id.to_string().replace('-', ""));
        let (huis, _) = Self::huishouden_ids(1);
        let regisseur = hex(&Self::medewerker(crate::Wie::Regisseur));
        let (casus, nu) = (hex(&id), self.nu().as_microsecond());
        let tekst = format!(
            "INSERT INTO casus (gemeente, id, kenmerk, huishouden_id, fase, fase_sinds, fase_termijn, gestart_op, sluit_reden, team_id, regisseur_id, doelgroep, samenvatting, version)
             VALUES (150,{casus},'C-1',{huis},'uitvoering',{nu},{nu},{nu},'',{team},{regisseur},'','',1);
             INSERT INTO regie (gemeente, id, casus_id, medewerker_id, van, reden, stem_inwoner, toegewezen_door, overmaat_reden, einde_reden)
             VALUES (150,{casus},{casus},{regisseur},{nu},'proef','proef',{regisseur},'','')",
            huis = hex(&huis),
            team = hex(&Self::team(2)),
        );
        sql(&self.app.db, tekst).await.expect("a casus");
    }
}

fn code(fout: sqlx::Error) -> String {
    match &fout {
        sqlx::Error::Database(f) => f.code().unwrap_or_default().into_owned(),
        anders => anders.to_string(),
    }
}

/// Everything that lies in the database: every row of every table on PostgreSQL, the bytes of the files on SQLite.
///
/// # Panics
/// When it can't be read.
pub async fn alles(test: &crate::TestDb) -> String {
    let pool = match &test.db {
        Db::Sqlite { .. } => {
            let pad = test.instelling.url.trim_start_matches("sqlite:");
            let mut uit = Vec::new();
            for deel in ["", "-wal"] {
                uit.extend(std::fs::read(format!("{pad}{deel}")).unwrap_or_default());
            }
            assert!(!uit.is_empty(), "no file at {pad}");
            return String::from_utf8_lossy(&uit).into_owned();
        }
        Db::Postgres(pool) => pool,
    };
    let tabellen: Vec<String> = sqlx::query_scalar(
        "SELECT tablename::text FROM pg_catalog.pg_tables WHERE schemaname = current_schema()",
    )
    .fetch_all(pool)
    .await
    .expect("tables");
    let mut uit = String::new();
    for tabel in tabellen {
        // The names are those of our own migrations.
        let rijen: Vec<String> =
            sqlx::query_scalar(sqlx::AssertSqlSafe(format!("SELECT t::text FROM {tabel} t")))
                .fetch_all(pool)
                .await
                .expect("rows");
        uit.push_str(&rijen.join("\n"));
    }
    uit
}

/// Every column of the database that refers to a person: by a foreign key, or by its name.
///
/// # Panics
/// When it can't be read.
pub async fn noemt_persoon(db: &Db) -> std::collections::BTreeSet<(String, String)> {
    let rijen: Vec<(String, String)> = match db {
        Db::Postgres(pool) => {
            sqlx::query_as(
                "SELECT c.conrelid::regclass::text, a.attname::text
               FROM pg_catalog.pg_constraint c
               JOIN pg_catalog.pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
              WHERE c.contype = 'f' AND c.confrelid = to_regclass('persoon') AND a.attname <> 'gemeente'
             UNION SELECT table_name::text, column_name::text FROM information_schema.columns
              WHERE table_schema = current_schema() AND column_name LIKE '%persoon\\_id'",
            )
            .fetch_all(pool)
            .await
        }
        Db::Sqlite { schrijven, .. } => {
            sqlx::query_as(
                "SELECT m.name, f.\"from\" FROM sqlite_master m, pragma_foreign_key_list(m.name) f
              WHERE m.type = 'table' AND f.\"table\" = 'persoon' AND f.\"from\" <> 'gemeente'
             UNION SELECT m.name, i.name FROM sqlite_master m, pragma_table_info(m.name) i
              WHERE m.type = 'table' AND i.name LIKE '%persoon\\_id' ESCAPE '\\'",
            )
            .fetch_all(schrijven)
            .await
        }
    }
    .expect("the schema");
    rijen.into_iter().collect()
}

/// Every row of every table as text, by table: to see what an act left where.
///
/// # Panics
/// When it can't be read.
pub async fn per_tabel(db: &Db) -> std::collections::BTreeMap<String, std::collections::BTreeSet<String>> {
    let mut uit = std::collections::BTreeMap::new();
    // The names are those of our own migrations.
    match db {
        Db::Postgres(pool) => {
            let tabellen: Vec<String> = sqlx::query_scalar(
                "SELECT tablename::text FROM pg_catalog.pg_tables WHERE schemaname = current_schema()",
            )
            .fetch_all(pool)
            .await
            .expect("tables");
            for tabel in tabellen {
                let vraag = format!("SELECT t::text FROM {tabel} t");
                let rijen: Vec<String> = sqlx::query_scalar(sqlx::AssertSqlSafe(vraag))
                    .fetch_all(pool)
                    .await
                    .expect("rows");
                uit.insert(tabel, rijen.into_iter().collect());
            }
        }
        Db::Sqlite { schrijven, .. } => {
            let tabellen: Vec<(String, String)> = sqlx::query_as(
                "SELECT m.name, group_concat('quote(' || i.name || ')', ' || '','' || ')
                   FROM sqlite_master m, pragma_table_info(m.name) i
                  WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' GROUP BY m.name",
            )
            .fetch_all(schrijven)
            .await
            .expect("tables");
            for (tabel, kolommen) in tabellen {
                let vraag = format!("SELECT {kolommen} FROM {tabel}");
                let rijen: Vec<String> = sqlx::query_scalar(sqlx::AssertSqlSafe(vraag))
                    .fetch_all(schrijven)
                    .await
                    .expect("rows");
                uit.insert(tabel, rijen.into_iter().collect());
            }
        }
    }
    uit
}

// SPDX-License-Identifier: EUPL-1.2
//! The small macros that run one static SQL text on either engine.
//!
//! `rijen!(uow, Rij, sql, binds…)` all rows · `rij_optie!` one or none · `waarde!(uow, T, sql, …)` first column
//! named `w` of the one row · `voer_uit!(uow, permit, sql, …)` a write by permit · `voer_technisch!(uow, sql, …)`
//! a write of sessions, drafts and the like that needs no journaal row.

/// Declares a row struct that is read by column name.
#[macro_export]
macro_rules! rij {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$fmeta:meta])* pub $veld:ident : $ty:ty),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        #[expect(missing_docs, reason = "columns; documented in the migration")]
        pub struct $name { $($(#[$fmeta])* pub $veld: $ty),+ }
        impl $crate::UitRij for $name {
            fn uit(rij: &$crate::Rij<'_>) -> $crate::Resultaat<Self> {
                Ok(Self { $($veld: rij.lees(stringify!($veld))?),+ })
            }
        }
    };
}

/// Runs a query and gives all rows.
#[macro_export]
macro_rules! rijen {
    ($uow:expr, $ty:ty, $sql:expr $(, $bind:expr)* $(,)?) => {{
        let sql: $crate::Sql = $sql.into();
        $uow.tel();
        match $uow.is_sqlite() {
            true => {
                let vraag = $crate::sqlx::query::<$crate::sqlx::Sqlite>(sql.sqlite)$(.bind($crate::Bind::db($bind)))*;
                let rijen = vraag.fetch_all($uow.sqlite()?).await?;
                rijen.iter().map(|r| <$ty as $crate::UitRij>::uit(&$crate::Rij::Sqlite(r))).collect::<$crate::Resultaat<Vec<$ty>>>()
            }
            false => {
                let vraag = $crate::sqlx::query::<$crate::sqlx::Postgres>(sql.postgres)$(.bind($crate::Bind::db($bind)))*;
                let rijen = vraag.fetch_all($uow.postgres()?).await?;
                rijen.iter().map(|r| <$ty as $crate::UitRij>::uit(&$crate::Rij::Postgres(r))).collect::<$crate::Resultaat<Vec<$ty>>>()
            }
        }
    }};
}

/// Runs a query and gives the row, if there is one.
#[macro_export]
macro_rules! rij_optie {
    ($uow:expr, $ty:ty, $sql:expr $(, $bind:expr)* $(,)?) => {{
        let sql: $crate::Sql = $sql.into();
        $uow.tel();
        match $uow.is_sqlite() {
            true => {
                let vraag = $crate::sqlx::query::<$crate::sqlx::Sqlite>(sql.sqlite)$(.bind($crate::Bind::db($bind)))*;
                let rij = vraag.fetch_optional($uow.sqlite()?).await?;
                rij.as_ref().map(|r| <$ty as $crate::UitRij>::uit(&$crate::Rij::Sqlite(r))).transpose()
            }
            false => {
                let vraag = $crate::sqlx::query::<$crate::sqlx::Postgres>(sql.postgres)$(.bind($crate::Bind::db($bind)))*;
                let rij = vraag.fetch_optional($uow.postgres()?).await?;
                rij.as_ref().map(|r| <$ty as $crate::UitRij>::uit(&$crate::Rij::Postgres(r))).transpose()
            }
        }
    }};
}

/// Runs a query and gives the column named `w` of its row (`None` without a row).
#[macro_export]
macro_rules! waarde {
    ($uow:expr, $ty:ty, $sql:expr $(, $bind:expr)* $(,)?) => {{
        $crate::rij_optie!($uow, $crate::uow::Enkel<$ty>, $sql $(, $bind)*).map(|o| o.map(|e| e.0))
    }};
}

/// Runs a write and gives the number of rows. Needs a permit, and a journaal row before the commit.
#[macro_export]
macro_rules! voer_uit {
    ($uow:expr, $permit:expr, $sql:expr $(, $bind:expr)* $(,)?) => {{
        $uow.schrijft($permit);
        $crate::voer_technisch!($uow, $sql $(, $bind)*)
    }};
}

/// Runs a technical write (session, draft, handled form); gives the number of rows.
#[macro_export]
macro_rules! voer_technisch {
    ($uow:expr, $sql:expr $(, $bind:expr)* $(,)?) => {{
        let sql: $crate::Sql = $sql.into();
        $uow.tel();
        let aantal: $crate::Resultaat<u64> = match $uow.is_sqlite() {
            true => {
                let vraag = $crate::sqlx::query::<$crate::sqlx::Sqlite>(sql.sqlite)$(.bind($crate::Bind::db($bind)))*;
                vraag.execute($uow.sqlite()?).await.map(|r| r.rows_affected()).map_err($crate::StoreFout::from)
            }
            false => {
                let vraag = $crate::sqlx::query::<$crate::sqlx::Postgres>(sql.postgres)$(.bind($crate::Bind::db($bind)))*;
                vraag.execute($uow.postgres()?).await.map(|r| r.rows_affected()).map_err($crate::StoreFout::from)
            }
        };
        aantal
    }};
}

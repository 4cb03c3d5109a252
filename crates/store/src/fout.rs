// SPDX-License-Identifier: EUPL-1.2
//! What can go wrong in the store.

/// A unique index whose violation has a meaning for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uniek {
    /// Name of the index or constraint, as PostgreSQL reports it.
    pub postgres: &'static str,
    /// Columns, as SQLite reports them.
    pub sqlite: &'static str,
}

impl Uniek {
    /// One running casus per huishouden (D1).
    pub const CASUS_LOPEND: Self = Self {
        postgres: "casus_lopend",
        sqlite: "casus.gemeente, casus.huishouden_id",
    };
    /// One current regisseur per casus (D1).
    pub const REGIE_NU: Self = Self {
        postgres: "regie_nu",
        sqlite: "regie.gemeente, regie.casus_id",
    };
    /// One open offer per melding (A2).
    pub const AANBOD_OPEN: Self = Self {
        postgres: "aanbod_open",
        sqlite: "aanbod.gemeente, aanbod.melding_id",
    };
    /// A source reference is taken in once (A11).
    pub const MELDING_BRON: Self = Self {
        postgres: "melding_bron",
        sqlite: "melding.gemeente, melding.bron_kenmerk",
    };
    /// One open agenda item per casus and kind (E2).
    pub const AGENDAPUNT_OPEN: Self = Self {
        postgres: "agendapunt_open",
        sqlite: "agendapunt.gemeente, agendapunt.casus_id, agendapunt.soort",
    };
}

/// Error of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreFout {
    /// The address of the database is neither sqlite: nor postgres:.
    #[error("database address '{0}' must start with sqlite: or postgres:")]
    Adres(String),
    /// A unique index says no; the text names it.
    #[error("already there: {0}")]
    Uniek(String),
    /// Somebody else changed the record since it was read (optimistic version).
    #[error("changed by somebody else")]
    Gewijzigd,
    /// A unit of work wrote without a journaal row. A bug in a use case, never a user's fault.
    #[error("a write without a journaal row")]
    ZonderJournaal,
    /// A journaal row got no place after the line of the sealing. A bug in the store, never a user's fault.
    #[error("no place for a journaal row")]
    Grens,
    /// Rights can't be given to this role.
    #[error("{0}")]
    Rechten(String),
    /// A stored value can't be read.
    #[error("column {kolom}: {fout}")]
    Waarde {
        /// Column.
        kolom: String,
        /// What is wrong.
        fout: String,
    },
    /// Encryption or decryption failed, or the key is missing.
    #[error("key or ciphertext: {0}")]
    Geheim(&'static str),
    /// A bulk load needs an empty database.
    #[error("the database is not empty")]
    NietLeeg,
    /// A migration can't be applied.
    #[error("migration {0}: {1}")]
    Migratie(String, String),
    /// A statement was sent to the other engine: a bug in the macros.
    #[error("wrong engine")]
    Motor,
    /// The database.
    #[error("database: {0}")]
    Db(sqlx::Error),
}

impl StoreFout {
    /// True when PostgreSQL gave up waiting for a lock (`lock_timeout`).
    pub(crate) fn wachtte_te_lang(&self) -> bool {
        matches!(self, Self::Db(sqlx::Error::Database(db)) if db.code().as_deref() == Some("55P03"))
    }

    /// True when this is a violation of that unique index.
    pub fn schendt(&self, uniek: Uniek) -> bool {
        matches!(self, Self::Uniek(wat) if wat.contains(uniek.postgres) || wat.ends_with(uniek.sqlite))
    }
}

impl From<sqlx::Error> for StoreFout {
    fn from(fout: sqlx::Error) -> Self {
        if let sqlx::Error::Database(db) = &fout
            && db.is_unique_violation()
        {
            let wat = db
                .constraint()
                .map_or_else(|| db.message().to_owned(), str::to_owned);
            return Self::Uniek(wat);
        }
        Self::Db(fout)
    }
}

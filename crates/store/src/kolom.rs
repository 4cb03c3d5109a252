// SPDX-License-Identifier: EUPL-1.2
//! Values to and from the two engines: bind values ([`Bind`]), read columns ([`Kolom`]), map rows ([`UitRij`]).

use crate::{Resultaat, StoreFout};
use domain::{Gemeente, Id, kern::ids::Kind};
use jiff::{Timestamp, civil::Date};
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::postgres::{PgArgumentBuffer, PgRow, PgTypeInfo, PgValueRef, types::Oid};
use sqlx::sqlite::{SqliteArgumentsBuffer, SqliteRow, SqliteTypeInfo, SqliteValueRef};
use sqlx::{Decode, Encode, Postgres, Row, Sqlite, Type};
use std::{ops::Deref, str::FromStr};
use uuid::Uuid;

/// Moment as stored: integer microseconds on SQLite (sorts rightly), TIMESTAMPTZ on PostgreSQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DbInstant(pub Timestamp);

/// Date as stored: text `YYYY-MM-DD` on SQLite, DATE on PostgreSQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DbDatum(pub Date);

/// Microseconds between the Unix epoch and PostgreSQL's epoch, 2000-01-01.
const PG_EPOCH_US: i64 = 946_684_800_000_000;
const PG_EPOCH_DATUM: Date = jiff::civil::date(2000, 1, 1);

impl Type<Sqlite> for DbInstant {
    fn type_info() -> SqliteTypeInfo {
        <i64 as Type<Sqlite>>::type_info()
    }
    fn compatible(ty: &SqliteTypeInfo) -> bool {
        <i64 as Type<Sqlite>>::compatible(ty)
    }
}
impl Encode<'_, Sqlite> for DbInstant {
    fn encode_by_ref(&self, buf: &mut SqliteArgumentsBuffer) -> Result<IsNull, BoxDynError> {
        Encode::<Sqlite>::encode(self.0.as_microsecond(), buf)
    }
}
impl<'r> Decode<'r, Sqlite> for DbInstant {
    fn decode(value: SqliteValueRef<'r>) -> Result<Self, BoxDynError> {
        Ok(Self(Timestamp::from_microsecond(
            <i64 as Decode<Sqlite>>::decode(value)?,
        )?))
    }
}
impl Type<Postgres> for DbInstant {
    fn type_info() -> PgTypeInfo {
        PgTypeInfo::with_oid(Oid(1184))
    }
}
impl Encode<'_, Postgres> for DbInstant {
    fn encode_by_ref(&self, buf: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        Encode::<Postgres>::encode(self.0.as_microsecond() - PG_EPOCH_US, buf)
    }
}
impl<'r> Decode<'r, Postgres> for DbInstant {
    fn decode(value: PgValueRef<'r>) -> Result<Self, BoxDynError> {
        let us = <i64 as Decode<Postgres>>::decode(value)?;
        Ok(Self(Timestamp::from_microsecond(us + PG_EPOCH_US)?))
    }
}

impl Type<Sqlite> for DbDatum {
    fn type_info() -> SqliteTypeInfo {
        <String as Type<Sqlite>>::type_info()
    }
    fn compatible(ty: &SqliteTypeInfo) -> bool {
        <String as Type<Sqlite>>::compatible(ty)
    }
}
impl Encode<'_, Sqlite> for DbDatum {
    fn encode_by_ref(&self, buf: &mut SqliteArgumentsBuffer) -> Result<IsNull, BoxDynError> {
        Encode::<Sqlite>::encode(self.0.to_string(), buf)
    }
}
impl<'r> Decode<'r, Sqlite> for DbDatum {
    fn decode(value: SqliteValueRef<'r>) -> Result<Self, BoxDynError> {
        Ok(Self(<String as Decode<Sqlite>>::decode(value)?.parse()?))
    }
}
impl Type<Postgres> for DbDatum {
    fn type_info() -> PgTypeInfo {
        PgTypeInfo::with_oid(Oid(1082))
    }
}
impl Encode<'_, Postgres> for DbDatum {
    fn encode_by_ref(&self, buf: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        let dagen = (self.0 - PG_EPOCH_DATUM).get_days();
        Encode::<Postgres>::encode(dagen, buf)
    }
}
impl<'r> Decode<'r, Postgres> for DbDatum {
    fn decode(value: PgValueRef<'r>) -> Result<Self, BoxDynError> {
        let dagen = <i32 as Decode<Postgres>>::decode(value)?;
        Ok(Self(
            PG_EPOCH_DATUM.checked_add(jiff::Span::new().try_days(dagen)?)?,
        ))
    }
}

/// A value of the domain, as the database takes it.
pub trait Bind {
    /// What the driver gets.
    type Uit;
    /// Converts.
    fn db(self) -> Self::Uit;
}
macro_rules! bind_zelf { ($($t:ty),+ $(,)?) => {$( impl Bind for $t { type Uit = Self; fn db(self) -> Self { self } } )+} }
bind_zelf!(String, i32, i64, bool, Uuid, Vec<u8>);
impl<'a> Bind for &'a str {
    type Uit = &'a str;
    fn db(self) -> &'a str {
        self
    }
}
impl<'a> Bind for &'a String {
    type Uit = &'a str;
    fn db(self) -> &'a str {
        self
    }
}
impl<'a> Bind for &'a [u8] {
    type Uit = &'a [u8];
    fn db(self) -> &'a [u8] {
        self
    }
}
impl<K: Kind> Bind for Id<K> {
    type Uit = Uuid;
    fn db(self) -> Uuid {
        self.uuid()
    }
}
impl Bind for Gemeente {
    type Uit = i32;
    fn db(self) -> i32 {
        self.0
    }
}
impl Bind for Timestamp {
    type Uit = DbInstant;
    fn db(self) -> DbInstant {
        DbInstant(self)
    }
}
impl Bind for Date {
    type Uit = DbDatum;
    fn db(self) -> DbDatum {
        DbDatum(self)
    }
}
impl<T: Bind> Bind for Option<T> {
    type Uit = Option<T::Uit>;
    fn db(self) -> Self::Uit {
        self.map(Bind::db)
    }
}

/// A row of either engine.
#[derive(Clone, Copy)]
pub enum Rij<'a> {
    /// SQLite.
    Sqlite(&'a SqliteRow),
    /// PostgreSQL.
    Postgres(&'a PgRow),
}

impl Rij<'_> {
    /// Reads a column by name.
    ///
    /// # Errors
    /// When the column is missing or holds another type.
    pub fn lees<T: Kolom>(&self, kolom: &str) -> Resultaat<T> {
        T::lees(self, kolom)
    }
}

/// A type that can be read from a column.
pub trait Kolom: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// When the column is missing, NULL, or holds another type.
    fn lees(rij: &Rij<'_>, kolom: &str) -> Resultaat<Self> {
        Self::lees_optie(rij, kolom)?.ok_or_else(|| StoreFout::Waarde {
            kolom: kolom.to_owned(),
            fout: "is leeg".to_owned(),
        })
    }
    /// Reads it, where NULL is `None`.
    ///
    /// # Errors
    /// When the column is missing or holds another type.
    fn lees_optie(rij: &Rij<'_>, kolom: &str) -> Resultaat<Option<Self>>;
}
macro_rules! kolom_zelf { ($($t:ty),+ $(,)?) => {$( impl Kolom for $t {
    fn lees_optie(rij: &Rij<'_>, kolom: &str) -> Resultaat<Option<Self>> {
        Ok(match rij { Rij::Sqlite(r) => r.try_get(kolom)?, Rij::Postgres(r) => r.try_get(kolom)? })
    }
} )+} }
kolom_zelf!(String, i32, i64, bool, Uuid, Vec<u8>, DbInstant, DbDatum);

impl<K: Kind> Kolom for Id<K> {
    fn lees_optie(rij: &Rij<'_>, kolom: &str) -> Resultaat<Option<Self>> {
        Ok(Uuid::lees_optie(rij, kolom)?.map(Id::new))
    }
}
impl Kolom for Gemeente {
    fn lees_optie(rij: &Rij<'_>, kolom: &str) -> Resultaat<Option<Self>> {
        Ok(i32::lees_optie(rij, kolom)?.map(Gemeente))
    }
}
impl Kolom for Timestamp {
    fn lees_optie(rij: &Rij<'_>, kolom: &str) -> Resultaat<Option<Self>> {
        Ok(DbInstant::lees_optie(rij, kolom)?.map(|i| i.0))
    }
}
impl Kolom for Date {
    fn lees_optie(rij: &Rij<'_>, kolom: &str) -> Resultaat<Option<Self>> {
        Ok(DbDatum::lees_optie(rij, kolom)?.map(|d| d.0))
    }
}
impl<T: Kolom> Kolom for Option<T> {
    fn lees(rij: &Rij<'_>, kolom: &str) -> Resultaat<Self> {
        T::lees_optie(rij, kolom)
    }
    fn lees_optie(rij: &Rij<'_>, kolom: &str) -> Resultaat<Option<Self>> {
        Ok(Some(T::lees_optie(rij, kolom)?))
    }
}

/// A `code_enum!` value in a column. Derefs to the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code<T>(pub T);
impl<T> Deref for Code<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}
impl<T: FromStr> Kolom for Code<T>
where
    T::Err: std::fmt::Display,
{
    fn lees_optie(rij: &Rij<'_>, kolom: &str) -> Resultaat<Option<Self>> {
        String::lees_optie(rij, kolom)?
            .map(|code| {
                code.parse().map(Code).map_err(|e: T::Err| StoreFout::Waarde {
                    kolom: kolom.to_owned(),
                    fout: e.to_string(),
                })
            })
            .transpose()
    }
}

/// A struct that can be read from a row; made by the `rij!` macro.
pub trait UitRij: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// When a column is missing or holds another type.
    fn uit(rij: &Rij<'_>) -> Resultaat<Self>;
}

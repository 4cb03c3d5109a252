// SPDX-License-Identifier: EUPL-1.2
//! Persistence on SQLite and PostgreSQL: one code path, one unit of work, one journaal.
//!
//! A repository module per capability holds static SQL that runs on both engines. Whoever wants to write
//! needs a [`Uow`] (one transaction, of one actor, with a purpose) and a `policy::Permit`. A unit of work
//! that wrote something without a journaal row cannot be committed.

pub mod aanbod;
pub mod aanmeldpoging;
pub mod adres_geheim;
pub mod afsluiten;
pub mod afwezigheid;
pub mod bekendheid;
pub mod beleid;
pub mod betrokkene;
pub mod brp_relatie;
pub mod brp_verzoek;
pub mod bsn;
pub mod bulk;
pub mod casus;
pub mod casus_blad;
pub mod casus_lijst;
pub mod casus_overzicht;
pub mod contact;
pub mod db;
pub mod demo;
pub mod dienstverlening;
pub mod fase;
pub mod fout;
pub mod geheim;
pub mod gemeente;
pub mod herken;
pub mod herkenmodel;
pub mod huishouden;
pub mod importeren;
pub mod inrichting;
pub mod intake;
pub mod inwoner;
pub mod inzage;
pub mod journaal;
pub mod journaal_overgang;
pub mod journaal_zegel;
pub mod kolom;
mod macros;
pub mod medewerker;
pub mod melding;
pub mod migratie;
pub mod mijn_werk;
pub mod noodaccount;
pub mod notitie;
pub mod overgang;
pub mod overleg;
pub mod persoon;
pub mod persoon_feit;
pub mod persoon_naam;
mod persoon_rij;
pub mod persoon_verblijf;
pub mod plan;
pub mod rechten;
pub mod regie;
pub mod samenvoegen;
pub mod samenwerking;
pub mod sessie;
pub mod sleutelwissel;
pub mod splitsen;
pub mod start;
pub mod taak;
pub mod team;
pub mod techniek;
pub mod tijdlijn;
pub mod toegang;
pub mod toezicht;
pub mod triage;
pub mod uitvoeren;
pub mod uow;
pub mod verwanten;
pub mod verwijsindex;
pub mod waarschuwing;
pub mod wissen;
pub mod zoeken;

pub use db::{Db, Instelling, Sql, Tx};
pub use fout::{StoreFout, Uniek};
pub use kolom::{Bind, Code, DbDatum, DbInstant, Kolom, Rij, UitRij};
pub use uow::{Bron, Kop, Uow};

#[doc(hidden)]
pub use sqlx;

/// Result of a store call.
pub type Resultaat<T> = Result<T, StoreFout>;

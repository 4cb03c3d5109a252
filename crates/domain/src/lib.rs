// SPDX-License-Identifier: EUPL-1.2
//! The rules of Regiekamer: pure functions and types, without I/O, clock or database.
//!
//! One module per capability, named as in `docs/glossary.md`. A rule takes what it needs as arguments
//! (including the moment), and answers with an outcome *and its reason* in plain Dutch, because the
//! screen shows the reason.

pub mod aanmelden;
pub mod afsluiten;
pub mod bekendheid;
pub mod brp;
pub mod bsn;
pub mod caseload;
pub mod casus;
pub mod dienstverlening;
pub mod feiten;
pub mod huishouden;
pub mod import;
pub mod inrichting;
pub mod intake;
pub mod inzage;
pub mod journaal;
pub mod kern;
pub mod leesrecht;
pub mod levensloop;
pub mod melding;
pub mod notitie;
pub mod overleg;
pub mod plan;
pub mod samenvoegen;
pub mod termijn;
pub mod toegang;
pub mod toezicht;
pub mod triage;
pub mod verwanten;
pub mod verwijsindex;
pub mod waarschuwing;
pub mod werk;
pub mod wissen;

pub use kern::{Fouten, Gemeente, Id, Veldfout, Weigering, ids::*};

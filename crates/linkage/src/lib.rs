// SPDX-License-Identifier: EUPL-1.2
//! Person recognition: are these two records the same person? Pure: no I/O, no clock, no database types.
//!
//! Two uses share one model. A **batch** over all records: [`Bestand::add`], [`Bestand::count`], [`Index::new`],
//! [`learn`], [`score_pairs`], [`weigh_together`], [`clusters`]. A **look-up**: the database finds candidates by [`keys`], and the caller
//! hands them to [`Model::look_up`] of a stored model. See docs/linkage.md.

mod begin;
mod bestand;
mod cijfers;
pub mod index;
pub mod keuring;
pub mod leren;
mod meeverhuisd;
pub mod meten;
pub mod model;
pub mod niveau;
pub mod ontdubbel;
mod persoon;
pub mod proefset;
mod roepnaam;
pub mod samenhang;
pub mod sleutel;
pub mod tekst;
pub mod uitleg;
mod vergelijk;
mod verwanten;
mod woorden;
mod woordpaar;

/// A model to begin with, as JSON: learned from simulated people (`proefset`, seed 1, 100,000 records, the easy profile),
/// until the store has learned one from its own.
pub const START: &str = include_str!("../start.json");

pub use bestand::Bestand;
pub use index::Index;
pub use leren::{Opties, learn};
pub use model::{Model, Zone};
pub use ontdubbel::{Paar, score_pairs};
pub use persoon::{Adres, Datum, Geslacht, Persoon};
pub use samenhang::{clusters, weigh_together};
pub use sleutel::keys;
pub use uitleg::Uitleg;

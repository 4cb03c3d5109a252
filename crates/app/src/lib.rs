// SPDX-License-Identifier: EUPL-1.2
//! Use cases, one file each, grouped by capability: load → decide access → domain rule → save + journaal,
//! in one transaction. Nothing outside this crate touches the database.
//!
//! Shape of a use case:
//! ```text
//! pub async fn doe_iets(app: &App, ctx: &Ctx, opdracht: Opdracht) -> Uitkomst<Id> {
//!     let mut uow = app.begin(ctx).await?;
//!     let uit = binnen(&mut uow, ctx, opdracht).await;
//!     app.sluit(ctx, uow, uit).await      // commits, or undoes and records a refusal
//! }
//! ```

pub mod aanmelden;
pub mod afsluiten;
pub mod beheer;
pub mod bekendheid;
pub mod brp;
pub mod casus;
pub mod dienstverlening;
pub mod herkenning;
pub mod huishouden;
pub mod importeren;
pub mod inrichting;
pub mod intake;
pub mod inzage;
pub mod journaal;
pub mod kern;
pub mod melding;
pub mod mijn;
pub mod mijn_werk;
pub mod notitie;
pub mod overgang;
pub mod overleg;
pub mod plan;
pub mod samenvoegen;
pub mod samenwerking;
pub mod sleutels;
pub mod team;
pub mod toegang;
pub mod toezicht;
pub mod triage;
pub mod uitvoeren;
pub mod verwanten;
pub mod verwijsindex;
pub mod waarschuwing;
pub mod wissen;
pub mod zoeken;

pub use kern::{App, AppFout, Ctx, Uitkomst};

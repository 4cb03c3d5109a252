// SPDX-License-Identifier: EUPL-1.2
//! Access. One place decides who may do what, for which purpose and on which ground ([`decide`]); the same
//! rules as a predicate for lists and search ([`Scope`]). A [`Permit`] is the only key to a write in `store`,
//! and only this crate makes one.
//!
//! "Scope finds, policy authorises": a test in `app` holds the two against each other.

mod actor;
pub mod beleid;
mod beslissing;
mod categorie;
mod feiten;
pub mod handelingen;
pub mod matrix;
mod scope;
mod verzoek;

pub use actor::{Actor, ActorSoort, Doel, Gast, Rol, Rollen};
pub use beslissing::{Geweigerd, Permit, Vraag, decide};
pub use categorie::mag_categorie;
pub use feiten::{Bijzonder, CasusFeiten, Deelname, Feiten, MeldingFeiten, VerwijsFeiten};
pub use handelingen::{Handeling, Writes};
pub use scope::Scope;

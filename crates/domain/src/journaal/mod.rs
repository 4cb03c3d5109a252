// SPDX-License-Identifier: EUPL-1.2
//! Sealing of the journaal: rows go in batches, each batch gets a zegel with the Merkle root of its rows, the hash
//! of the zegel before it and a signature. Whoever changes, removes, adds or moves a row afterwards is found.
//!
//! Sources: Merkle tree with separate domains for leaves and nodes as in RFC 6962 section 2.1; signature Ed25519
//! (RFC 8032, strict verification); requirements G2 and D10; how rows come to their batch: docs/adr/0006.

mod anker;
mod bevinding;
mod boom;
mod bundel;
mod controle;
mod hash;
mod logboek;
mod overgang;
mod regel;
mod sleutel;
mod stand;
#[cfg(test)]
mod tests;
mod verklaring;
mod zegel;

pub use anker::{Anker, AnkerFout};
pub use bevinding::{Bevinding, Wat, moment_van};
pub use boom::Boom;
pub use bundel::{Bundel, MAXIMUM};
pub use controle::{Controle, Verslag};
pub use hash::Hash;
pub use logboek::{Kenmerken, Logregel, Status, Verwerking, logregels};
pub use overgang::Overgang;
pub use regel::{Regel, blad};
pub use sleutel::{PubliekeSleutel, SleutelId, Zegelsleutel};
pub use stand::{UITERSTE, alarm};
pub use zegel::{GetekendZegel, Zegel};

// SPDX-License-Identifier: EUPL-1.2
//! A team that works for another gemeente (requirement A12; S1, S4: Deventer works for Olst-Wijhe, Raalte and others).
//! The casus stays of its own gemeente; work and access follow a service agreement (dienstverleningsovereenkomst) with
//! a last day. Here: what an agreement must say, when it is in force, and what a guest hears when it is not.

mod nieuw;
mod stand;

#[cfg(test)]
mod tests;

pub use nieuw::{GeldigeDienst, NieuweDienst, NieuweGast, laatste_dag, reden};
pub use stand::{BIJNA_DAGEN, Gastdeur, Stand, stand};

use crate::code_enum;

code_enum! {
    /// Legal ground of the agreement.
    pub enum Dienstgrond {
        Mandaat = "mandaat", "mandaat aan wie niet bij ons in dienst is (Awb, artikel 10:4)";
        Centrumgemeente = "centrumgemeente", "centrumgemeente in een gemeenschappelijke regeling (Wgr, artikel 8 lid 4)";
        Verwerker = "verwerker", "verwerker in onze opdracht (AVG, artikel 28)";
    }
}

/// Roles that a guest can get (codes). Never that of the beheerder, who keeps the agreements, nor that of the FG,
/// beleid or controller, who watch over the own gemeente, nor that of who stands beside its residents (klachtenfunctionaris, vertrouwenspersoon).
pub const GAST_ROLLEN: [&str; 9] = [
    "casusregisseur",
    "gezinscoach",
    "ketenpartner",
    "mdo",
    "meldpunt",
    "procesmanager",
    "procesregisseur",
    "teamleider",
    "toegang",
];

// SPDX-License-Identifier: EUPL-1.2
//! Persons from the BRP: a file in the test format of the GBA-V. Each person in a transaction of its own, then the
//! households by object of the address, then who is what to whom. Read it again and nothing changes (I4, A8, B3).

mod bestand;
mod huishoudens;
mod namen;
mod persoon;
mod relaties;
mod verblijven;
mod verversen;

pub use bestand::{Groep, lees_bestand};
pub use huishoudens::{Adresgroep, groepen, maak_huishouden};
pub use persoon::{Gedaan, neem_op};
pub(crate) use relaties::leg_wachtende;
pub use relaties::{Gelegd, leg_relaties};
pub use verversen::{Antwoord, BrpBron, Storing, VerzoekRij, ververs, werk_af};

use domain::PersoonId;
use domain::brp::Persoonslijst;

/// A list of the file with the person it became.
#[derive(Clone, Debug)]
pub struct Opgenomen {
    /// The list.
    pub lijst: Persoonslijst,
    /// The person in the store.
    pub persoon: PersoonId,
}

/// Where it comes from.
const BRON: &str = "brp";

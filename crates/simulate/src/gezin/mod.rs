// SPDX-License-Identifier: EUPL-1.2
//! Households and the people in them.

mod lid;
mod maken;
mod school;
mod schrijven;

pub use lid::Lid;
pub use maken::{Wens, maak, wijk};
pub use schrijven::schrijf;

use crate::{id::Id, levens::Vorm, organisatie::WIJKEN, tijd::Dag};

/// An address.
#[derive(Clone, Debug)]
pub struct Adres {
    /// Id.
    pub id: Id,
    /// Street.
    pub straat: &'static str,
    /// House number.
    pub nummer: i32,
    /// Postcode.
    pub postcode: String,
}

/// A household. The first member is the one whom most is about.
#[derive(Clone, Debug)]
pub struct Huis {
    /// Id.
    pub id: Id,
    /// Name.
    pub naam: String,
    /// Members.
    pub leden: Vec<Lid>,
    /// Place in [`WIJKEN`].
    pub wijk: usize,
    /// Address, unless there is none.
    pub adres: Option<Adres>,
    /// Since when it is known.
    pub sinds: Dag,
    /// Kind.
    pub vorm: Vorm,
}

impl Huis {
    /// Whom most is about.
    pub fn hoofd(&self) -> &Lid {
        &self.leden[0]
    }
    /// The child that is talked about: the eldest under 18.
    pub fn kind(&self) -> Option<&Lid> {
        self.leden
            .iter()
            .find(|l| l.rol == "kind" && !l.voornaam.is_empty())
    }
    /// The other adult.
    pub fn partner(&self) -> Option<&Lid> {
        self.leden.iter().skip(1).find(|l| l.is_volwassen())
    }
    /// Number of parents and of children, unborn too.
    pub fn ouders_en_kinderen(&self) -> (usize, usize) {
        let kinderen = self.leden.iter().filter(|l| !l.is_volwassen()).count();
        (self.leden.iter().filter(|l| l.rol == "ouder").count(), kinderen)
    }
    /// Code of the wijk.
    pub fn wijk_code(&self) -> &'static str {
        WIJKEN[self.wijk].0
    }
}

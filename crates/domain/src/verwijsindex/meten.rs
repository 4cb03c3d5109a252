// SPDX-License-Identifier: EUPL-1.2
//! When two signalen meet (Jeugdwet 7.1.4 [old]): same youth, same home address, same parent. They meet by pseudonyms: a
//! keyed hash of what the BRP says, the same in every gemeente of the installation.

use super::Instelling;
use crate::{Gemeente, code_enum};
use jiff::civil::Date;

code_enum! {
    /// What a pseudonym stands for.
    pub enum Sleutelsoort {
        Jeugdige = "jeugdige", "de jeugdige";
        Ouder = "ouder", "een ouder";
        Adres = "adres", "het woonadres";
    }
}

code_enum! {
    /// Kind of a match. The archive is no match: it is told once, to the new melder alone.
    pub enum Matchsoort {
        Jeugdige = "jeugdige", "dezelfde jeugdige";
        Ouder = "ouder", "een andere jeugdige";
        Adres = "adres", "een andere jeugdige";
        Archief = "archief", "een eerder signaal over dezelfde jeugdige";
    }
}

impl From<Sleutelsoort> for Matchsoort {
    fn from(soort: Sleutelsoort) -> Self {
        match soort {
            Sleutelsoort::Jeugdige => Self::Jeugdige,
            Sleutelsoort::Ouder => Self::Ouder,
            Sleutelsoort::Adres => Self::Adres,
        }
    }
}

/// A pseudonym of a signaal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sleutel {
    /// What it stands for.
    pub soort: Sleutelsoort,
    /// Keyed hash.
    pub waarde: Vec<u8>,
}

/// The strongest kind by which the pseudonyms of two signalen meet: same youth before same parent before same address.
pub fn match_soort(een: &[Sleutel], ander: &[Sleutel]) -> Option<Matchsoort> {
    Sleutelsoort::ALL
        .iter()
        .find(|soort| {
            een.iter()
                .any(|s| s.soort == **soort && ander.iter().any(|t| t == s))
        })
        .map(|soort| Matchsoort::from(*soort))
}

/// One side of a possible match.
#[derive(Clone, Copy, Debug)]
pub struct Kant<'a> {
    /// Its gemeente.
    pub gemeente: Gemeente,
    /// About somebody of 23 or over: pilot only.
    pub volwassen: bool,
    /// What holds in its gemeente.
    pub instelling: &'a Instelling,
}

/// May these two meet today? Both gemeenten must name each other; an adult meets only under a pilot that holds on both
/// sides and names both gemeenten. The same whichever of the two comes first.
pub fn mogen_meten(een: Kant<'_>, ander: Kant<'_>, vandaag: Date) -> bool {
    let samen = een.gemeente == ander.gemeente
        || (een.instelling.regio.contains(&ander.gemeente) && ander.instelling.regio.contains(&een.gemeente));
    let proef = |k: Kant<'_>, met: Gemeente| {
        k.instelling.leertuin.as_ref().is_some_and(|l| {
            l.geldt(vandaag) && l.gemeenten.contains(&k.gemeente) && l.gemeenten.contains(&met)
        })
    };
    samen
        && (!(een.volwassen || ander.volwassen) || (proef(een, ander.gemeente) && proef(ander, een.gemeente)))
}

// SPDX-License-Identifier: EUPL-1.2
//! What comes of a match: new → contact made → coordinated, or not needed with a reason. About 40 % of matches is never
//! followed up, so what stays open is shown, and goes to the procesmanager after a set time (C4).

use crate::kern::Fouten;
use crate::termijn::datum;
use crate::{Weigering, code_enum};
use jiff::{Timestamp, ToSpan, civil::Date};

code_enum! {
    /// How far a match is.
    pub enum Stand {
        Nieuw = "nieuw", "nieuw";
        Contact = "contact", "er is contact geweest";
        Afgestemd = "afgestemd", "afgestemd";
        NietNodig = "niet_nodig", "afstemmen is niet nodig";
    }
}

impl Stand {
    /// Nothing more has to be done.
    pub const fn klaar(self) -> bool {
        matches!(self, Self::Afgestemd | Self::NietNodig)
    }
}

code_enum! {
    /// Why it is not needed. A code and never a text: a text could tell something of the youth.
    pub enum NietNodig {
        AlSamen = "al_samen", "we werken al samen";
        IemandRegie = "iemand_regie", "iemand anders heeft de regie al";
        Afgerond = "afgerond", "een van ons is al klaar";
        AndereJeugdige = "andere_jeugdige", "het gaat om een andere jeugdige en er is geen verband";
    }
}

code_enum! {
    /// Who directs, seen from who says it.
    pub enum Regie {
        Wij = "wij", "ik heb de regie";
        Zij = "zij", "de ander heeft de regie";
    }
}

/// A step as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuweOpvolging {
    /// State (code).
    pub stand: String,
    /// Why not needed (code).
    pub reden: String,
    /// Who directs (code).
    pub regie: String,
}

/// A step that may be stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GeldigeOpvolging {
    /// New state.
    pub stand: Stand,
    /// Why not needed.
    pub reden: Option<NietNodig>,
    /// Who directs.
    pub regie: Option<Regie>,
}

/// Why a step can't be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpvolgFout {
    /// Wrong input.
    Invoer(Fouten),
    /// A rule.
    Regel(Weigering),
}

impl NieuweOpvolging {
    /// Checks the step from this state.
    ///
    /// # Errors
    /// All that is wrong by field; or that it was finished already.
    pub fn valideer(&self, nu: Stand) -> Result<GeldigeOpvolging, OpvolgFout> {
        if nu.klaar() {
            return Err(OpvolgFout::Regel(Weigering::new(
                "match.klaar",
                "Deze match is al afgehandeld. Er hoeft niets meer.",
            )));
        }
        let mut f = Fouten::new();
        let stand = self
            .stand
            .trim()
            .parse::<Stand>()
            .ok()
            .filter(|s| !matches!((nu, s), (_, Stand::Nieuw) | (Stand::Contact, Stand::Contact)));
        if stand.is_none() {
            f.voeg("stand", "Kies hoe ver jullie zijn.");
        }
        let reden = self.reden.trim().parse().ok();
        if stand == Some(Stand::NietNodig) && reden.is_none() {
            f.voeg("reden", "Kies waarom afstemmen niet nodig is.");
        }
        let regie = self.regie.trim().parse().ok();
        if stand == Some(Stand::Afgestemd) && regie.is_none() {
            f.voeg("regie", "Kies wie de regie heeft.");
        }
        match stand {
            Some(stand) if f.is_leeg() => Ok(GeldigeOpvolging {
                stand,
                reden: reden.filter(|_| stand == Stand::NietNodig),
                regie: regie.filter(|_| stand == Stand::Afgestemd),
            }),
            _ => Err(OpvolgFout::Invoer(f)),
        }
    }
}

fn dagen_open(ontstaan: Timestamp, stand: Stand, vandaag: Date, na: u16) -> bool {
    !stand.klaar() && vandaag >= datum(ontstaan).saturating_add(i64::from(na).days())
}

/// Both melders are reminded: nobody made contact, this many days after the match.
pub fn herinneren(ontstaan: Timestamp, stand: Stand, vandaag: Date, na: u16) -> bool {
    stand == Stand::Nieuw && dagen_open(ontstaan, stand, vandaag, na)
}

/// It lies with the procesmanager: not finished this many days after the match.
pub fn naar_procesmanager(ontstaan: Timestamp, stand: Stand, vandaag: Date, na: u16) -> bool {
    dagen_open(ontstaan, stand, vandaag, na)
}

// SPDX-License-Identifier: EUPL-1.2
//! When a signaal goes, and how long its archive stays (Jeugdwet 7.1.4 [old]; law-and-methods §3). All by a day that is
//! given.

use crate::code_enum;
use crate::huishouden::verjaardag;
use jiff::{ToSpan, civil::Date};

/// Nobody of this age or over is in it.
pub const LEEFTIJD: i16 = 23;
/// A signaal stays this long at most.
pub const JAREN_SIGNAAL: i32 = 2;
/// And its archive this long after that.
pub const JAREN_ARCHIEF: i32 = 5;

code_enum! {
    /// Why a signaal goes.
    pub enum Verwijderreden {
        Onterecht = "onterecht", "het signaal was niet terecht";
        RisicoWeg = "risico_weg", "de zorg is weg";
        TweeJaar = "twee_jaar", "het staat er twee jaar";
        Leeftijd = "leeftijd", "de jeugdige is 23";
        Overleden = "overleden", "de jeugdige is overleden";
        ProefVoorbij = "proef_voorbij", "de proef voor volwassenen is voorbij";
    }
}

impl Verwijderreden {
    /// The reasons that a melder gives; the others come by the clock.
    pub const VAN_MELDER: [Self; 2] = [Self::RisicoWeg, Self::Onterecht];
}

/// First day on which a signaal is no longer there: two years on, or the 23rd birthday when that comes first. Who was
/// born on 29 February is 23 on 1 March. Two years after 29 February is 28 February: at the latest.
///
/// `proef_tot`: last day of the pilot for a signaal of an adult, who has no 23rd birthday to come.
pub fn verwijderen_op(geplaatst: Date, geboren: Date, proef_tot: Option<Date>) -> Date {
    let twee_jaar = geplaatst.saturating_add(JAREN_SIGNAAL.years());
    let anders = match proef_tot {
        Some(tot) => tot.saturating_add(1.day()),
        None => verjaardag(geboren, LEEFTIJD).unwrap_or(geplaatst),
    };
    twee_jaar.min(anders)
}

/// First day on which the archive of a signaal is gone; `None`: it never enters the archive. A signaal that was wrong
/// leaves nothing; after the 23rd birthday and after death nothing stays; the pilot keeps no archive.
pub fn archief_tot(reden: Verwijderreden, verwijderd: Date, geboren: Date) -> Option<Date> {
    match reden {
        Verwijderreden::Onterecht
        | Verwijderreden::Leeftijd
        | Verwijderreden::Overleden
        | Verwijderreden::ProefVoorbij => None,
        Verwijderreden::RisicoWeg | Verwijderreden::TweeJaar => {
            let vijf_jaar = verwijderd.saturating_add(JAREN_ARCHIEF.years());
            let tot = vijf_jaar.min(verjaardag(geboren, LEEFTIJD)?);
            (tot > verwijderd).then_some(tot)
        }
    }
}

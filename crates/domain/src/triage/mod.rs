// SPDX-License-Identifier: EUPL-1.2
//! Triage: 3-uit-8, GGSR, problem kinds, routing advice and how a triage ends (requirements A3, A5, A6, A7).

mod drie_uit_acht;
mod ggsr;
mod problemen;
mod routering;
mod uitkomst;

pub use drie_uit_acht::{DrieUitAcht, DrieUitAchtUitkomst, drie_uit_acht};
pub use ggsr::{Ggsr, GgsrAntwoorden, GgsrUitkomst, ggsr};
pub use problemen::{Meldpuntproblemen, controleer_problemen};
pub use routering::{Advies, Kenmerkbron, Routeadvies, adviseer, controleer_afwijking, kenmerken};
pub use uitkomst::{Triagestand, UitkomstTriage};

use crate::code_enum;
use std::collections::BTreeMap;

code_enum! {
    /// Answer per area.
    pub enum Antwoord {
        Ja = "ja", "ja";
        Nee = "nee", "nee";
        Onbekend = "onbekend", "weet niet";
    }
}

/// Answers by the code of the area; an area that is absent is unknown.
pub type Antwoorden = BTreeMap<String, Antwoord>;

/// The answer for an area.
pub(crate) fn antwoord(antwoorden: &Antwoorden, code: &str) -> Antwoord {
    antwoorden.get(code).copied().unwrap_or(Antwoord::Onbekend)
}

/// Words as a Dutch list: "a, b of c".
pub fn opsomming<T: AsRef<str>>(woorden: &[T], voegwoord: &str) -> String {
    match woorden {
        [] => String::new(),
        [een] => een.as_ref().to_owned(),
        [voor @ .., laatste] => {
            let voor: Vec<&str> = voor.iter().map(AsRef::as_ref).collect();
            format!("{} {voegwoord} {}", voor.join(", "), laatste.as_ref())
        }
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_routering;

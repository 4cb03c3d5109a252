// SPDX-License-Identifier: EUPL-1.2
//! Fixed values of a bekendheidscheck.

use crate::code_enum;

code_enum! {
    /// What a partner says. Nothing else: what they know is not part of it.
    pub enum Uitkomst {
        Bekend = "bekend", "ja, bekend";
        NietBekend = "niet_bekend", "nee, niet bekend";
        Geweigerd = "geweigerd", "ik mag of wil geen antwoord geven";
    }
}

/// How a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// It waits for an answer, until this many days from now.
    Open(i32),
    /// The day has passed, this many days ago; an answer is still welcome.
    TeLaat(i32),
    /// There is an answer.
    Beantwoord,
    /// Who asked took it back.
    Ingetrokken,
}

impl Stand {
    /// An answer can be given.
    pub const fn wacht(self) -> bool {
        matches!(self, Self::Open(_) | Self::TeLaat(_))
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! The phases of a casus (requirement D3).

use crate::code_enum;

code_enum! {
    /// Phase of a casus, in the order in which they follow each other.
    pub enum Fase {
        Aangemeld = "aangemeld", "Aangemeld";
        Triage = "triage", "Triage";
        Onderzoek = "onderzoek", "Onderzoek";
        Plan = "plan", "Plan";
        Uitvoering = "uitvoering", "Uitvoering";
        Afronding = "afronding", "Afronding";
        Nazorg = "nazorg", "Nazorg";
        Gesloten = "gesloten", "Gesloten";
    }
}

impl Fase {
    /// True while the casus counts as the one running casus of its huishouden (requirement D1): every phase but
    /// the last, nazorg too, so that a new casus never starts beside a thread that is still watched.
    pub const fn is_lopend(self) -> bool {
        !matches!(self, Self::Gesloten)
    }
}

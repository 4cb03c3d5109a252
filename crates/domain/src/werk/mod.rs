// SPDX-License-Identifier: EUPL-1.2
//! What needs a person first: by risk, not by how late a date is (design.md "Mijn werk").

use crate::melding::Urgentie;

/// Something that asks for attention, in the order in which it goes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Signaal {
    /// A new melding about a household says that there is danger now.
    Gevaar,
    /// A new melding in a hurry.
    Spoed,
    /// Any other new melding about a running casus.
    Melding,
    /// A warning is over its day of review: is the danger still there?
    Herbeoordeling,
    /// Nothing runs any more for a goal, or an agreement of somebody else is late for long.
    LooptVast,
    /// The MDO asked to change the plan.
    PlanTerug,
    /// An own promise that is late.
    EigenTeLaat,
}

impl Signaal {
    /// Signal of an open melding.
    pub const fn van_melding(gevaar: bool, urgentie: Urgentie) -> Self {
        match (gevaar, urgentie) {
            (true, _) | (_, Urgentie::Acuut) => Self::Gevaar,
            (_, Urgentie::Spoed) => Self::Spoed,
            (_, Urgentie::Gewoon) => Self::Melding,
        }
    }
    /// True when somebody's safety can be at stake: the only thing that is shown in crimson.
    pub const fn is_veiligheid(self) -> bool {
        matches!(self, Self::Gevaar | Self::Spoed | Self::Melding)
    }
}

/// Where an agreement is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plek {
    /// Under "Eerst dit".
    Eerst,
    /// Under "Deze week beloofd".
    Week,
    /// Under "Wacht op anderen".
    Wacht,
    /// Nowhere: nothing to do yet.
    Niet,
}

/// Where an agreement is shown: own ones this week; of others only when late, and first when late so long that it
/// is stuck (`vast_na` days, the term without contact of the configuration).
pub const fn plek(dagen_te_laat: i64, van_mij: bool, vast_na: i64) -> Plek {
    if van_mij {
        Plek::Week
    } else if dagen_te_laat >= vast_na {
        Plek::Eerst
    } else if dagen_te_laat > 0 {
        Plek::Wacht
    } else {
        Plek::Niet
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn safety_goes_before_dates() {
        assert!(Signaal::van_melding(true, Urgentie::Gewoon) < Signaal::van_melding(false, Urgentie::Spoed));
        assert!(Signaal::van_melding(false, Urgentie::Gewoon) < Signaal::LooptVast);
        assert!(Signaal::LooptVast < Signaal::EigenTeLaat);
        assert!(Signaal::van_melding(false, Urgentie::Acuut).is_veiligheid());
        assert!(!Signaal::EigenTeLaat.is_veiligheid(), "a late date is never red");
    }

    #[test]
    fn place_of_an_agreement() {
        for (laat, mij, verwacht) in [
            (-3, true, Plek::Week),
            (40, true, Plek::Week),
            (-1, false, Plek::Niet),
            (0, false, Plek::Niet),
            (1, false, Plek::Wacht),
            (13, false, Plek::Wacht),
            (14, false, Plek::Eerst),
        ] {
            assert_eq!(plek(laat, mij, 14), verwacht, "{laat} {mij}");
        }
    }
}

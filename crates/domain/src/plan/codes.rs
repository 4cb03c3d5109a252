// SPDX-License-Identifier: EUPL-1.2
//! Fixed values of the plan.

use crate::code_enum;

code_enum! {
    /// Rung of the ladder, the lowest first (S3 kader 1 "kanteling").
    pub enum Trede {
        EigenKracht = "eigen_kracht", "eigen kracht";
        Netwerk = "netwerk", "familie, vrienden en buren";
        Algemeen = "algemeen", "algemene voorziening";
        Maatwerk = "maatwerk", "maatwerk";
    }
}

impl Trede {
    /// Number of the rung, 1–4.
    pub const fn nummer(self) -> u8 {
        match self {
            Self::EigenKracht => 1,
            Self::Netwerk => 2,
            Self::Algemeen => 3,
            Self::Maatwerk => 4,
        }
    }
}

code_enum! {
    /// Who does an action.
    pub enum WieSoort {
        Inwoner = "inwoner", "inwoner";
        Netwerk = "netwerk", "familie, vriend of buur";
        Professional = "professional", "professional";
    }
}

code_enum! {
    /// How an action stands.
    pub enum ActieStatus {
        Open = "open", "nog niet begonnen";
        Bezig = "bezig", "bezig";
        Gelukt = "gelukt", "gelukt";
        NietGelukt = "niet_gelukt", "niet gelukt";
        Vervallen = "vervallen", "vervallen";
    }
}

impl ActieStatus {
    /// True when nothing has to be done any more.
    pub const fn is_klaar(self) -> bool {
        matches!(self, Self::Gelukt | Self::NietGelukt | Self::Vervallen)
    }
    /// The statuses that may follow. What was done can be taken up again, so that a slip of the hand is no disaster.
    pub const fn volgende(self) -> &'static [Self] {
        match self {
            Self::Open => &[Self::Bezig, Self::Gelukt, Self::NietGelukt, Self::Vervallen],
            Self::Bezig => &[Self::Open, Self::Gelukt, Self::NietGelukt, Self::Vervallen],
            Self::Gelukt | Self::NietGelukt | Self::Vervallen => &[Self::Bezig],
        }
    }
}

code_enum! {
    /// What the resident thinks of a version of the plan.
    pub enum Akkoord {
        Akkoord = "akkoord", "akkoord";
        Deels = "deels", "deels akkoord";
        Oneens = "oneens", "oneens";
    }
}

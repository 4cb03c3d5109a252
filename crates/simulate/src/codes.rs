// SPDX-License-Identifier: EUPL-1.2
//! Kinds of fixed ids, and grounds as `policy` writes them. Other codes stand where they are used; a test of this
//! crate holds them against the enums of `domain`.

/// Kinds of fixed ids, see [`crate::id::Id::vast`].
pub mod soort {
    /// Organisation.
    pub const ORGANISATIE: u16 = 1;
    /// Team.
    pub const TEAM: u16 = 2;
    /// Demo person.
    pub const MEDEWERKER: u16 = 3;
    /// Meeting, numbered by its day.
    pub const OVERLEG: u16 = 4;
    /// Things of the household Boersma-proef.
    pub const DEMO: u16 = 5;
    /// Version of the convenant.
    pub const CONVENANT: u16 = 6;
    /// Signature under it, by the number of the organisation.
    pub const PARTIJ: u16 = 7;
    /// Ground.
    pub const GRONDSLAG: u16 = 8;
}

/// Grounds as the policy writes them.
pub const GROND_AVG: &str = "AVG, artikel 6 lid 1 onder e";
/// See [`GROND_AVG`].
pub const GROND_WMO: &str = "Wmo 2015, artikel 2.3.2";
/// See [`GROND_AVG`].
pub const GROND_TOEGANG: &str = "Wmo 2015, artikel 2.3.2 en Jeugdwet, artikel 2.3";
/// Ground of a deelnemer.
pub const GROND_TOESTEMMING: &str = "toestemming van de inwoner";
/// No ground: the act was refused.
pub const GROND_GEEN: &str = "";

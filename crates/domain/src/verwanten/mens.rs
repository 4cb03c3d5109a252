// SPDX-License-Identifier: EUPL-1.2
//! The people that relations are between, as rules and drawings need them.

use super::{RelatieSoort, Sterkte};
use crate::{BetrokkeneId, PersoonId, RelatieId, VerwantId, code_enum};
use jiff::civil::Date;
use std::{fmt, str::FromStr};

code_enum! {
    /// Sex, as a genogram draws it.
    pub enum Geslacht {
        Man = "m", "man";
        Vrouw = "v", "vrouw";
        Anders = "x", "anders";
        Onbekend = "onbekend", "niet bekend";
    }
}

/// Somebody in or around a household. Written as `persoon:…`, `verwant:…` or `betrokkene:…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Wie {
    /// A person, member now or before.
    Persoon(PersoonId),
    /// Family that is no client and lives elsewhere.
    Verwant(VerwantId),
    /// Somebody of the network or a professional.
    Betrokkene(BetrokkeneId),
}

impl fmt::Display for Wie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Persoon(id) => write!(f, "persoon:{id}"),
            Self::Verwant(id) => write!(f, "verwant:{id}"),
            Self::Betrokkene(id) => write!(f, "betrokkene:{id}"),
        }
    }
}

impl FromStr for Wie {
    type Err = ();
    fn from_str(s: &str) -> Result<Self, ()> {
        let (soort, id) = s.trim().split_once(':').ok_or(())?;
        match soort {
            "persoon" => id.parse().map(Self::Persoon).map_err(|_| ()),
            "verwant" => id.parse().map(Self::Verwant).map_err(|_| ()),
            "betrokkene" => id.parse().map(Self::Betrokkene).map_err(|_| ()),
            _ => Err(()),
        }
    }
}

/// Somebody as rules and drawings know them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mens {
    /// Who.
    pub wie: Wie,
    /// Name.
    pub naam: String,
    /// Sex.
    pub geslacht: Geslacht,
    /// Date of birth.
    pub geboren: Option<Date>,
    /// Year of birth, when no more is known.
    pub geboortejaar: Option<i16>,
    /// Not born yet.
    pub ongeboren: bool,
    /// Deceased.
    pub overleden: bool,
    /// Member of the household now.
    pub lid: bool,
    /// Generation that the role in the household tells: 0 grandparent, 1 parent, 2 child.
    pub trede: Option<i32>,
}

impl Mens {
    /// Year of birth, as far as known.
    pub fn jaar(&self) -> Option<i16> {
        self.geboren.map(Date::year).or(self.geboortejaar)
    }
}

/// A relation: `met` is … of `over`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// Id of a stored one.
    pub id: Option<RelatieId>,
    /// Kind.
    pub soort: RelatieSoort,
    /// Whom it is about: the child, the one who is cared for.
    pub over: Wie,
    /// The other one.
    pub met: Option<Wie>,
    /// How strong.
    pub sterkte: Option<Sterkte>,
    /// First day, when known.
    pub sinds: Option<Date>,
    /// Last day.
    pub tot: Option<Date>,
}

impl Band {
    /// Does it hold on this day?
    pub fn geldt(&self, dag: Date) -> bool {
        self.sinds.is_none_or(|s| s <= dag) && self.tot.is_none_or(|t| t >= dag)
    }
}

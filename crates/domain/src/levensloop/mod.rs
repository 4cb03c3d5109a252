// SPDX-License-Identifier: EUPL-1.2
//! Ages and ends of school at which help, money or rights change, so that they are planned and don't come as a surprise (D7;
//! S1, S4: 16½, 17½, 18, 21, 23, 27; from primary to secondary school, from vmbo to mbo, from school to work), and the warm
//! handover to who helps afterwards.

mod overdracht;
mod school;

pub use overdracht::{
    Besluit, GeldigBesluit, GeldigeOverdracht, NieuwBesluit, NieuweOverdracht, OverdrachtFout, Vastgelegd,
};

pub use school::{NieuweSchool, School, Schoolgegevens, Schoolsoort};

use crate::code_enum;
use crate::huishouden::verjaardag;
use crate::kern::Fouten;
use crate::termijn::{Duur, einddatum};
use jiff::{ToSpan, civil::Date};

code_enum! {
    /// A change that comes with age or with the end of a school.
    pub enum Overgang {
        NaarVo = "naar_vo", "gaat naar het voortgezet onderwijs";
        NaarMbo = "naar_mbo", "gaat van het vmbo naar het mbo";
        VanSchool = "van_school", "gaat van school";
        ZestienHalf = "16_half", "wordt 16½";
        ZeventienHalf = "17_half", "wordt 17½";
        Achttien = "18", "wordt 18";
        Eenentwintig = "21", "wordt 21";
        Drieentwintig = "23", "wordt 23";
        Zevenentwintig = "27", "wordt 27";
    }
}

/// How long before it a change is shown.
const VOORUIT_MAANDEN: i32 = 12;
/// How long after it a change that nobody arranged is still shown.
const NASLEEP_MAANDEN: i32 = 12;

impl Overgang {
    /// What there is to arrange.
    pub const fn wat(self) -> &'static str {
        match self {
            Self::NaarVo => "Maak met school en ouders een afspraak over de overstap van de basisschool.",
            Self::NaarMbo => {
                "Kijk met school en de jongere of de overstap lukt: aanmelding, reizen, hulp op het mbo."
            }
            Self::VanSchool => {
                "Maak een plan voor na school: werk, dagbesteding of een andere opleiding, en wie daarbij helpt."
            }
            Self::ZestienHalf => {
                "Begin met het plan voor 18: wonen, geld, school of werk, zorg en wie er straks helpt."
            }
            Self::ZeventienHalf => {
                "Maak het plan voor 18 af. Vraag verlenging van jeugdhulp, zorg of bewind nu aan."
            }
            Self::Achttien => "Gezag en jeugdhulp stoppen. Draag warm over aan wie daarna helpt.",
            Self::Eenentwintig => {
                "Pleegzorg stopt en regels voor uitkering en onderhoud veranderen. Kijk wat er nodig is."
            }
            Self::Drieentwintig => {
                "Verlengde jeugdhulp en signalen in de verwijsindex stoppen. Kijk wat er nodig is."
            }
            Self::Zevenentwintig => {
                "De regels voor jongeren stoppen, ook bij het Schakelpunt. Kijk wat er nodig is."
            }
        }
    }

    /// The day of it for who was born on this day. Half years are counted in months, from the end of a month to the end of
    /// a month; who was born on 29 February has a birthday on 1 March in other years. School begins on 1 August of the
    /// year in which somebody is 12 before 1 October, as far as nobody knows better. `None`: it has no day by age.
    pub fn dag(self, geboren: Date) -> Option<Date> {
        let half = |jaren: i32| geboren.checked_add((jaren * 12 + 6).months()).ok();
        match self {
            Self::NaarVo => {
                let eerder = (geboren.month(), geboren.day()) < (10, 1);
                let jaar = geboren.year().checked_add(if eerder { 12 } else { 13 })?;
                Date::new(jaar, 8, 1).ok()
            }
            Self::NaarMbo | Self::VanSchool => None,
            Self::ZestienHalf => half(16),
            Self::ZeventienHalf => half(17),
            Self::Achttien => verjaardag(geboren, 18),
            Self::Eenentwintig => verjaardag(geboren, 21),
            Self::Drieentwintig => verjaardag(geboren, 23),
            Self::Zevenentwintig => verjaardag(geboren, 27),
        }
    }

    /// The day of it, by birth date and school. What is known of the school goes before what age tells: who is on another
    /// school than a primary one does not go to secondary school any more.
    pub fn dag_van(self, geboren: Option<Date>, school: Option<School>) -> Option<Date> {
        let op_leeftijd = || geboren.and_then(|g| self.dag(g));
        match (self, school) {
            (Self::NaarVo, Some(s)) if s.soort == Schoolsoort::Basis => s.tot.or_else(op_leeftijd),
            (Self::NaarVo, Some(_)) => None,
            (Self::NaarMbo | Self::VanSchool, Some(s)) if s.einde() == Some(self) => s.tot,
            _ => op_leeftijd(),
        }
    }
}

fn tussen(geboren: Option<Date>, school: Option<School>, van: Date, tot: Date) -> Vec<(Date, Overgang)> {
    let mut uit: Vec<(Date, Overgang)> = Overgang::ALL
        .iter()
        .filter_map(|o| Some((o.dag_van(geboren, school)?, *o)))
        .filter(|(dag, _)| (van..=tot).contains(dag))
        .collect();
    uit.sort_unstable();
    uit
}

/// The changes of the coming year, the first one first. The day itself counts.
pub fn komende(geboren: Option<Date>, school: Option<School>, vandaag: Date) -> Vec<(Date, Overgang)> {
    tussen(
        geboren,
        school,
        vandaag,
        vandaag.saturating_add(VOORUIT_MAANDEN.months()),
    )
}

/// The changes that are to be arranged in a casus: those of the coming year, and those of the past year that came while
/// the casus ran (`sinds`).
pub fn in_casus(
    geboren: Option<Date>,
    school: Option<School>,
    sinds: Date,
    vandaag: Date,
) -> Vec<(Date, Overgang)> {
    let van = sinds.max(vandaag.saturating_sub(NASLEEP_MAANDEN.months()));
    let tot = vandaag.saturating_add(VOORUIT_MAANDEN.months());
    tussen(geboren, school, van.min(vandaag), tot)
}

/// How a change that nobody arranged yet stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Planning {
    /// There is time.
    Later,
    /// Time to arrange it (D7: planned, not found out).
    Nu,
    /// The day has passed.
    TeLaat,
}

/// How it stands; `vooraf` before the day there is work to do [config].
pub fn planning(dag: Date, vooraf: Duur, vandaag: Date) -> Planning {
    if dag < vandaag {
        Planning::TeLaat
    } else if einddatum(vandaag, vooraf) >= dag {
        Planning::Nu
    } else {
        Planning::Later
    }
}

code_enum! {
    /// What was decided about a change.
    pub enum Regeling {
        Geregeld = "geregeld", "het is geregeld";
        NietNodig = "niet_nodig", "er is niets nodig";
    }
}

/// A decision as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuweRegeling {
    /// Code.
    pub regeling: String,
    /// What was arranged, or why nothing is needed.
    pub toelichting: String,
}

impl NieuweRegeling {
    /// Checks it. Both need words: who reads it later must know what was arranged, or why nothing was.
    ///
    /// # Errors
    /// All that is wrong, by field.
    pub fn valideer(&self) -> Result<(Regeling, String), Fouten> {
        let mut f = Fouten::new();
        let regeling = self.regeling.trim().parse::<Regeling>().ok();
        if regeling.is_none() {
            f.voeg("regeling", "Kies of het geregeld is, of dat er niets nodig is.");
        }
        let leeg = match regeling {
            Some(Regeling::NietNodig) => "Schrijf op waarom er niets nodig is.",
            _ => "Schrijf op wat er geregeld is.",
        };
        let toelichting = tekst(&mut f, "toelichting", &self.toelichting, leeg);
        match regeling {
            Some(r) if f.is_leeg() => Ok((r, toelichting)),
            _ => Err(f),
        }
    }
}

/// Longest text.
const LANGST: usize = 1000;

/// A text that must say something.
fn tekst(f: &mut Fouten, veld: &str, waarde: &str, leeg: &str) -> String {
    let waarde = waarde.trim();
    let lengte = waarde.chars().count();
    if lengte < 3 {
        f.voeg(veld, leeg);
    } else if lengte > LANGST {
        f.voeg(
            veld,
            format!("Deze tekst is {lengte} tekens lang. Maak er hoogstens {LANGST} van."),
        );
    }
    waarde.to_owned()
}

#[cfg(test)]
mod tests;

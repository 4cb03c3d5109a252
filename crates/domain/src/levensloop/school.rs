// SPDX-License-Identifier: EUPL-1.2
//! What is known of a school, and the change that comes when it ends (D7).

use super::Overgang;
use crate::kern::Fouten;
use crate::{code_enum, import};
use jiff::{ToSpan, civil::Date};

code_enum! {
    /// Kind of school.
    pub enum Schoolsoort {
        Basis = "basis", "basisschool";
        Speciaal = "speciaal", "speciaal onderwijs (so of vso)";
        Praktijk = "praktijk", "praktijkonderwijs";
        Vmbo = "vmbo", "vmbo";
        HavoVwo = "havo_vwo", "havo of vwo";
        Mbo = "mbo", "mbo";
        Hoger = "hoger", "hbo of universiteit";
        Geen = "geen", "gaat niet naar school";
    }
}

/// What is known of a school.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct School {
    /// Kind.
    pub soort: Schoolsoort,
    /// When somebody is expected to leave it.
    pub tot: Option<Date>,
}

impl School {
    /// As it is stored: without a kind nothing is known.
    pub fn van(soort: Option<Schoolsoort>, tot: Option<Date>) -> Option<Self> {
        soort.map(|soort| Self { soort, tot })
    }
    /// The change that comes when this school ends. Of primary and special schools the age tells, when nobody knows the day.
    pub(super) const fn einde(self) -> Option<Overgang> {
        match self.soort {
            Schoolsoort::Basis => Some(Overgang::NaarVo),
            Schoolsoort::Vmbo => Some(Overgang::NaarMbo),
            Schoolsoort::Speciaal
            | Schoolsoort::Praktijk
            | Schoolsoort::HavoVwo
            | Schoolsoort::Mbo
            | Schoolsoort::Hoger => Some(Overgang::VanSchool),
            Schoolsoort::Geen => None,
        }
    }
}

/// A school as it may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schoolgegevens {
    /// Kind.
    pub soort: Schoolsoort,
    /// Name of the school.
    pub naam: Option<String>,
    /// When somebody is expected to leave it.
    pub tot: Option<Date>,
}

/// A school as typed; empty: not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuweSchool {
    /// Kind (code).
    pub soort: String,
    /// Name; may be empty.
    pub naam: String,
    /// Expected end; may be empty.
    pub tot: String,
}

/// Longest name of a school.
const LANGST: usize = 100;
/// Furthest that the end of a school is planned.
const VERSTE_JAREN: i32 = 12;

impl NieuweSchool {
    /// Checks it, and adds what is wrong.
    pub fn valideer(&self, f: &mut Fouten, vandaag: Date) -> Option<Schoolgegevens> {
        let (naam, tot) = (self.naam.trim(), self.tot.trim());
        let soort = match self.soort.trim() {
            "" => None,
            code => {
                let soort = code.parse::<Schoolsoort>().ok();
                if soort.is_none() {
                    f.voeg("school_soort", "Kies een soort school.");
                }
                soort
            }
        };
        if self.soort.trim().is_empty() && !(naam.is_empty() && tot.is_empty()) {
            f.voeg("school_soort", "Kies ook wat voor school het is.");
        }
        if naam.chars().count() > LANGST {
            f.voeg(
                "school",
                format!("Deze naam is te lang. Maak hem korter: hoogstens {LANGST} tekens."),
            );
        }
        let tot = if tot.is_empty() {
            None
        } else {
            einde(f, tot, vandaag)
        };
        let soort = soort?;
        Some(Schoolgegevens {
            soort,
            naam: (!naam.is_empty()).then(|| naam.to_owned()),
            tot,
        })
    }
}

fn einde(f: &mut Fouten, typte: &str, vandaag: Date) -> Option<Date> {
    let (eerste, laatste) = (
        vandaag.saturating_sub(1.year()),
        vandaag.saturating_add(VERSTE_JAREN.years()),
    );
    match import::lees_datum(typte) {
        None => f.voeg(
            "school_tot",
            "Dit is geen datum. Schrijf hem als dag-maand-jaar, bijvoorbeeld 16-7-2027.",
        ),
        Some(d) if d < eerste => f.voeg(
            "school_tot",
            "Deze datum is al lang voorbij. Vul in op welke school iemand nu zit.",
        ),
        Some(d) if d > laatste => f.voeg("school_tot", "Deze datum is te ver weg. Kijk naar het jaar."),
        Some(d) => return Some(d),
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_school_as_typed() {
        let vandaag = date(2026, 11, 24);
        let lees = |soort: &str, naam: &str, tot: &str| {
            let mut f = Fouten::new();
            let n = NieuweSchool {
                soort: soort.into(),
                naam: naam.into(),
                tot: tot.into(),
            };
            let uit = n.valideer(&mut f, vandaag);
            let velden: Vec<String> = f.0.into_iter().map(|v| v.veld).collect();
            (uit, velden)
        };
        let school = |soort, naam: Option<&str>, tot| {
            Some(Schoolgegevens {
                soort,
                naam: naam.map(str::to_owned),
                tot,
            })
        };
        assert_eq!(lees("", " ", ""), (None, vec![]));
        assert_eq!(
            lees("vmbo", " Proefcollege ", "16-7-2027"),
            (
                school(Schoolsoort::Vmbo, Some("Proefcollege"), Some(date(2027, 7, 16))),
                vec![]
            )
        );
        assert_eq!(
            lees("geen", "", ""),
            (school(Schoolsoort::Geen, None, None), vec![])
        );
        for (n, velden) in [
            (("", "Proefcollege", ""), vec!["school_soort"]),
            (("", "", "16-7-2027"), vec!["school_soort"]),
            (("gymnasium", "", ""), vec!["school_soort"]),
            (("mbo", &*"x".repeat(101), "ooit"), vec!["school", "school_tot"]),
            (("mbo", "", "23-11-2025"), vec!["school_tot"]),
            (("mbo", "", "25-11-2038"), vec!["school_tot"]),
        ] {
            assert_eq!(lees(n.0, n.1, n.2).1, velden, "{n:?}");
        }
        assert!(lees("mbo", "", "24-11-2025").1.is_empty() && lees("mbo", "", "24-11-2038").1.is_empty());
    }
}

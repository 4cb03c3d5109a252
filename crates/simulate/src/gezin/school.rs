// SPDX-License-Identifier: EUPL-1.2
//! The school of a child or young person: follows from their age and id alone, so that nothing else is drawn differently.

use super::Lid;
use crate::{
    rijen::{Code, Tekst},
    tijd::Dag,
};
use domain::levensloop::{Overgang, Schoolsoort};
use jiff::{ToSpan, civil::Date};

/// A school, as it is kept with a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct School {
    /// Kind.
    pub soort: Code,
    /// Name, plainly made up.
    pub naam: Tekst,
    /// Expected to leave it.
    pub tot: Option<Dag>,
}

/// Of so many in a hundred the school is not known.
const ONBEKEND: u128 = 15;
/// From this age on.
const LEERPLICHT: i32 = 4;

/// What is known of the school of a member on this day.
pub(super) fn school(lid: &Lid, vandaag: Dag) -> Option<School> {
    let lot = lid.id.0 % 100;
    let geboren = lid.geboren.filter(|g| g.jaren_tot(vandaag) >= LEERPLICHT)?;
    if lot < ONBEKEND {
        return None;
    }
    let vo = Overgang::NaarVo.dag(geboren.datum()?)?;
    let (nu, met) = (vandaag.datum()?, |jaren: i32| vo.checked_add(jaren.years()).ok());
    let geef = |soort: Schoolsoort, naam: &'static str, tot: Option<Date>| {
        Some(School {
            soort: soort.code(),
            naam: naam.into(),
            tot: tot.map(Dag::van),
        })
    };
    if nu < vo {
        return geef(Schoolsoort::Basis, "Proefschool De Regenboog", Some(vo));
    }
    let (soort, naam, jaren) = match lot % 20 {
        0..=9 => (Schoolsoort::Vmbo, "Proefcollege Handelskade", 4),
        10..=16 => (Schoolsoort::HavoVwo, "Proeflyceum De Brug", 5),
        17 => (Schoolsoort::Praktijk, "Praktijkschool Proefland", 5),
        _ => (Schoolsoort::Speciaal, "Proefschool De Linde (vso)", 6),
    };
    let einde = met(jaren)?;
    if nu < einde {
        return geef(soort, naam, Some(einde));
    }
    let mbo = met(jaren + 4)?;
    if soort == Schoolsoort::Vmbo && nu < mbo {
        return geef(Schoolsoort::Mbo, "Proef-mbo IJsselbocht", Some(mbo));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;

    fn lid(lot: u128, geboren: Dag) -> Lid {
        Lid::nieuw(Id(4200 + lot), "Proef", ("", "Proef"), true, geboren, "kind")
    }

    #[test]
    fn the_school_goes_with_the_age() {
        let geboren = Dag::jmd(2010, 5, 1);
        let op = |lot, jaar| {
            school(&lid(lot, geboren), Dag::jmd(jaar, 11, 28)).map(|s| (s.soort, s.tot.map(Dag::delen)))
        };
        assert_eq!(op(40, 2013), None, "too young");
        assert_eq!(op(40, 2015), Some(("basis", Some((2022, 8, 1)))));
        assert_eq!(op(40, 2023), Some(("vmbo", Some((2026, 8, 1)))));
        assert_eq!(op(40, 2027), Some(("mbo", Some((2030, 8, 1)))));
        assert_eq!(op(40, 2031), None, "from school");
        assert_eq!(op(50, 2023), Some(("havo_vwo", Some((2027, 8, 1)))));
        assert_eq!(op(50, 2028), None);
        assert_eq!(op(57, 2023).map(|s| s.0), Some("praktijk"));
        assert_eq!(op(58, 2023).map(|s| s.0), Some("speciaal"));
        assert_eq!(op(3, 2023), None, "not known");
        assert_eq!(
            school(&Lid::ongeboren(Id(40), ("", "Proef"), geboren), geboren),
            None
        );
    }
}

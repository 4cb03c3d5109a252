// SPDX-License-Identifier: EUPL-1.2
use super::*;
use Overgang as O;
use jiff::civil::date;

#[test]
fn the_day_of_each_change() {
    let gewoon = date(2009, 4, 9);
    for (o, dag) in [
        (O::NaarVo, date(2021, 8, 1)),
        (O::ZestienHalf, date(2025, 10, 9)),
        (O::ZeventienHalf, date(2026, 10, 9)),
        (O::Achttien, date(2027, 4, 9)),
        (O::Eenentwintig, date(2030, 4, 9)),
        (O::Drieentwintig, date(2032, 4, 9)),
        (O::Zevenentwintig, date(2036, 4, 9)),
    ] {
        assert_eq!(o.dag(gewoon), Some(dag), "{o}");
    }
    // 29 February, the end of a month, and the border of a school year.
    let schrikkel = date(2008, 2, 29);
    for (o, dag) in [
        (O::ZestienHalf, date(2024, 8, 29)),
        (O::ZeventienHalf, date(2025, 8, 29)),
        (O::Achttien, date(2026, 3, 1)),
        (O::Eenentwintig, date(2029, 3, 1)),
        (O::Drieentwintig, date(2031, 3, 1)),
        (O::Zevenentwintig, date(2035, 3, 1)),
    ] {
        assert_eq!(o.dag(schrikkel), Some(dag), "{o}");
    }
    assert_eq!(O::ZestienHalf.dag(date(2010, 8, 31)), Some(date(2027, 2, 28)));
    assert_eq!(O::ZestienHalf.dag(date(2011, 8, 31)), Some(date(2028, 2, 29)));
    assert_eq!(O::NaarVo.dag(date(2014, 9, 30)), Some(date(2026, 8, 1)));
    assert_eq!(O::NaarVo.dag(date(2014, 10, 1)), Some(date(2027, 8, 1)));
}

#[test]
fn a_year_ahead_and_not_the_day_after() {
    let geboren = date(2009, 4, 9);
    for o in O::ALL {
        let Some(dag) = o.dag(geboren) else { continue };
        let staat = |op: Date| komende(Some(geboren), None, op).iter().any(|(_, x)| x == o);
        let jaar_eerder = dag.saturating_sub(1.year());
        assert!(!staat(jaar_eerder.yesterday().unwrap()), "{o}: too early");
        assert!(
            staat(jaar_eerder) && staat(dag.yesterday().unwrap()) && staat(dag),
            "{o}"
        );
        assert!(!staat(dag.tomorrow().unwrap()), "{o}: over");
    }
    let volgorde: Vec<O> = komende(Some(geboren), None, date(2026, 5, 1))
        .into_iter()
        .map(|k| k.1)
        .collect();
    assert_eq!(volgorde, [O::ZeventienHalf, O::Achttien]);
    assert!(komende(Some(date(1985, 4, 9)), None, date(2026, 5, 1)).is_empty());
    // A leap day a year ahead of 28 February.
    assert_eq!(
        komende(Some(date(2008, 2, 29)), None, date(2026, 3, 1)),
        [(date(2026, 3, 1), O::Achttien)]
    );
    assert!(komende(Some(date(2008, 2, 29)), None, date(2026, 3, 2)).is_empty());
}

#[test]
fn school_goes_before_age() {
    let school = |soort, tot| Some(School { soort, tot });
    let geboren = Some(date(2014, 4, 9));
    let geschat = date(2026, 8, 1);
    let later = date(2027, 7, 10);
    for (o, s, dag) in [
        (O::NaarVo, None, Some(geschat)),
        (O::NaarVo, school(Schoolsoort::Basis, None), Some(geschat)),
        (O::NaarVo, school(Schoolsoort::Basis, Some(later)), Some(later)),
        // Already on another school, or on none.
        (O::NaarVo, school(Schoolsoort::Vmbo, Some(later)), None),
        (O::NaarVo, school(Schoolsoort::Geen, None), None),
        (O::NaarMbo, school(Schoolsoort::Vmbo, Some(later)), Some(later)),
        (O::NaarMbo, school(Schoolsoort::Vmbo, None), None),
        (O::NaarMbo, school(Schoolsoort::Mbo, Some(later)), None),
        (O::NaarMbo, None, None),
        (
            O::VanSchool,
            school(Schoolsoort::Speciaal, Some(later)),
            Some(later),
        ),
        (
            O::VanSchool,
            school(Schoolsoort::Praktijk, Some(later)),
            Some(later),
        ),
        (
            O::VanSchool,
            school(Schoolsoort::HavoVwo, Some(later)),
            Some(later),
        ),
        (O::VanSchool, school(Schoolsoort::Mbo, Some(later)), Some(later)),
        (O::VanSchool, school(Schoolsoort::Hoger, Some(later)), Some(later)),
        (O::VanSchool, school(Schoolsoort::Vmbo, Some(later)), None),
        (
            O::Achttien,
            school(Schoolsoort::Mbo, Some(later)),
            Some(date(2032, 4, 9)),
        ),
    ] {
        assert_eq!(o.dag_van(geboren, s), dag, "{o} {s:?}");
    }
    // Without a birth date the school still tells.
    assert_eq!(
        komende(None, school(Schoolsoort::Vmbo, Some(later)), date(2027, 1, 1)),
        [(later, O::NaarMbo)]
    );
}

#[test]
fn what_came_while_the_casus_ran_is_still_to_be_arranged() {
    let geboren = Some(date(2008, 4, 9));
    let achttien = date(2026, 4, 9);
    let in_lijst = |sinds, vandaag| {
        in_casus(geboren, None, sinds, vandaag)
            .iter()
            .any(|(dag, o)| *o == O::Achttien && *dag == achttien)
    };
    let vandaag = date(2026, 6, 1);
    assert!(in_lijst(date(2026, 1, 1), vandaag), "came while it ran");
    assert!(in_lijst(achttien, vandaag), "on the day that it began");
    assert!(!in_lijst(date(2026, 4, 10), vandaag), "before the casus");
    assert!(in_lijst(date(2020, 1, 1), date(2027, 4, 9)), "a year later");
    assert!(!in_lijst(date(2020, 1, 1), date(2027, 4, 10)), "more than a year");
    // A casus that begins later than today (a clock that was put back) shows what comes.
    assert!(in_lijst(date(2026, 4, 20), date(2026, 4, 1)));
}

#[test]
fn when_it_is_time() {
    let dag = date(2026, 8, 1);
    let vooraf = Duur::weken(13);
    for (vandaag, p) in [
        (date(2026, 5, 1), Planning::Later),
        (date(2026, 5, 2), Planning::Nu),
        (dag, Planning::Nu),
        (date(2026, 8, 2), Planning::TeLaat),
    ] {
        assert_eq!(planning(dag, vooraf, vandaag), p, "{vandaag}");
    }
}

#[test]
fn a_decision_needs_words() {
    let n = |regeling: &str, toelichting: &str| NieuweRegeling {
        regeling: regeling.into(),
        toelichting: toelichting.into(),
    };
    assert_eq!(
        n("geregeld", " Kamertraining vanaf mei. ").valideer(),
        Ok((Regeling::Geregeld, "Kamertraining vanaf mei.".to_owned()))
    );
    for (r, veld, zin) in [
        (
            n("niet_nodig", ""),
            "toelichting",
            "Schrijf op waarom er niets nodig is.",
        ),
        (
            n("geregeld", "ja"),
            "toelichting",
            "Schrijf op wat er geregeld is.",
        ),
        (
            n("", "Alles rond."),
            "regeling",
            "Kies of het geregeld is, of dat er niets nodig is.",
        ),
        (
            n("geregeld", &"x".repeat(1001)),
            "toelichting",
            "Deze tekst is 1001 tekens lang. Maak er hoogstens 1000 van.",
        ),
    ] {
        let fouten = r.valideer().unwrap_err().0;
        assert_eq!(fouten.len(), 1, "{r:?}");
        assert_eq!((fouten[0].veld.as_str(), fouten[0].tekst.as_str()), (veld, zin));
    }
    assert_eq!(n("", "").valideer().unwrap_err().0.len(), 2, "all at once");
}

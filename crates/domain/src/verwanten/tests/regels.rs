// SPDX-License-Identifier: EUPL-1.2
use super::*;
use crate::BetrokkeneId;
use RelatieSoort as S;

/// 1 mother (1985), 2 father (1983), 3 child (2015), 4 grown child (18 today), 5 unborn, 6 grandmother, 7 girl of 15.
fn mensen() -> Vec<Mens> {
    let mut alle = vec![
        mens(p(1), "Moeder", Some(date(1985, 4, 9))),
        mens(p(2), "Vader", Some(date(1983, 1, 1))),
        mens(p(3), "Kind", Some(date(2015, 6, 1))),
        mens(p(4), "Groot", Some(date(2008, 11, 28))),
        mens(p(5), "Ongeboren", None),
        mens(v(6), "Oma", None),
        mens(p(7), "Meisje", Some(date(2011, 3, 1))),
        mens(
            Wie::Betrokkene(BetrokkeneId::new(Uuid::from_u128(0xc8))),
            "Voogd",
            None,
        ),
    ];
    alle[4].ongeboren = true;
    alle[5].geboortejaar = Some(1955);
    alle
}
fn voogd() -> Wie {
    mensen()[7].wie
}

fn fout(nieuw: &Band, er_is: &[Band]) -> Vec<String> {
    toets(nieuw, &mensen(), er_is, VANDAAG)
        .err()
        .map_or_else(Vec::new, |f| f.0.into_iter().map(|f| f.veld).collect())
}

#[test]
fn what_may_be_and_what_not() {
    let geen = |over| Band {
        met: None,
        ..band(p(1), S::GezagGeen, over)
    };
    for (nr, nieuw, er_is, verwacht) in [
        (1, band(p(1), S::Ouder, p(3)), vec![], vec![]),
        (2, band(p(1), S::Ouder, p(1)), vec![], vec!["met"]),
        // Swapped, by year and by line.
        (3, band(p(3), S::Ouder, p(1)), vec![], vec!["met"]),
        (4, band(p(5), S::Ouder, p(3)), vec![], vec!["met"]),
        (
            5,
            band(v(6), S::Ouder, p(1)),
            vec![band(p(1), S::Ouder, v(6))],
            vec!["met"],
        ),
        (
            6,
            band(p(3), S::Pleegouder, v(6)),
            vec![band(p(1), S::Ouder, p(3)), band(v(6), S::Ouder, p(1))],
            vec!["met", "met"],
        ),
        // Two parents, no third; but a stepparent may be there.
        (
            7,
            band(v(6), S::Ouder, p(3)),
            vec![band(p(1), S::Ouder, p(3)), band(p(2), S::Ouder, p(3))],
            vec!["soort"],
        ),
        (
            8,
            band(v(6), S::Stiefouder, p(3)),
            vec![band(p(1), S::Ouder, p(3)), band(p(2), S::Ouder, p(3))],
            vec![],
        ),
        // The same again, also the other way round.
        (
            9,
            band(p(2), S::Gehuwd, p(1)),
            vec![band(p(1), S::Gehuwd, p(2))],
            vec![""],
        ),
        (
            10,
            band(p(1), S::Partner, p(3)),
            vec![band(p(1), S::Ouder, p(3))],
            vec!["soort"],
        ),
        (11, band(p(5), S::Partner, p(1)), vec![], vec!["soort"]),
        (12, band(voogd(), S::Ouder, p(3)), vec![], vec!["met"]),
        // Gezag: over a minor only, one kind at a time.
        (13, band(p(1), S::GezagOuder, p(3)), vec![], vec![]),
        (14, band(p(1), S::GezagOuder, p(4)), vec![], vec!["over"]),
        (15, band(p(1), S::GezagOuder, p(5)), vec![], vec!["over"]),
        (16, band(p(7), S::GezagOuder, p(3)), vec![], vec!["met"]),
        (
            17,
            band(p(2), S::GezagOuders, p(3)),
            vec![band(p(1), S::GezagOuder, p(3))],
            vec!["soort"],
        ),
        (
            18,
            band(p(2), S::GezagOuders, p(3)),
            vec![band(p(1), S::GezagOuders, p(3))],
            vec![],
        ),
        (
            19,
            band(p(2), S::GezagOuder, p(3)),
            vec![band(p(1), S::GezagOuder, p(3))],
            vec!["soort"],
        ),
        (20, band(voogd(), S::Voogdij, p(3)), vec![], vec![]),
        (21, band(voogd(), S::GezagOuder, p(3)), vec![], vec!["met"]),
        (22, geen(p(3)), vec![], vec![]),
        (23, geen(p(3)), vec![band(p(1), S::Voogdij, p(3))], vec!["soort"]),
        // Curatele, bewind, mentorschap: 18 and over.
        (24, band(voogd(), S::Bewind, p(4)), vec![], vec![]),
        (25, band(voogd(), S::Curatele, p(3)), vec![], vec!["soort"]),
        (26, band(voogd(), S::Mentorschap, p(5)), vec![], vec!["soort"]),
        // Not of this household.
        (27, band(p(99), S::Ouder, p(3)), vec![], vec!["met"]),
        (28, band(p(1), S::Ouder, p(99)), vec![], vec!["over"]),
    ] {
        assert_eq!(fout(&nieuw, &er_is), verwacht, "row {nr}");
    }
}

#[test]
fn the_border_of_eighteen_and_what_ended() {
    // p(4) is 18 today: the day before gezag could begin, and bewind could not.
    let op = |b: Band, dag| Band {
        sinds: Some(dag),
        ..b
    };
    let gisteren = date(2026, 11, 27);
    assert!(fout(&op(band(p(1), S::GezagOuder, p(4)), gisteren), &[]).is_empty());
    assert_eq!(fout(&op(band(p(1), S::GezagOuder, p(4)), VANDAAG), &[]), ["over"]);
    assert_eq!(
        fout(&op(band(voogd(), S::Bewind, p(4)), gisteren), &[]),
        ["soort"]
    );
    assert!(fout(&op(band(voogd(), S::Bewind, p(4)), VANDAAG), &[]).is_empty());
    // Who married again after a divorce.
    let eerder = Band {
        tot: Some(date(2020, 1, 1)),
        ..band(p(1), S::Gehuwd, p(2))
    };
    let weer = op(band(p(1), S::Gehuwd, p(2)), date(2022, 1, 1));
    assert!(fout(&weer, std::slice::from_ref(&eerder)).is_empty());
    assert!(fout(&band(p(1), S::Gehuwd, p(2)), std::slice::from_ref(&eerder)).is_empty());
    let te_vroeg = op(band(p(1), S::Gehuwd, p(2)), date(2019, 1, 1));
    assert_eq!(fout(&te_vroeg, &[eerder]), [""]);
}

#[test]
fn every_kind_has_its_group() {
    for s in S::ALL {
        let zes = matches!(s.groep(), Groep::Gezag);
        assert_eq!(
            zes,
            s.code().starts_with("gezag") || *s == S::Voogdij,
            "{}",
            s.code()
        );
        assert!(!(s.is_ouder() && s.is_paar()));
    }
    assert_eq!(S::ALL.iter().filter(|s| s.groep() == Groep::Gezag).count(), 6);
}

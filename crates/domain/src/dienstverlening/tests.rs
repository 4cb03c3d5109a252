// SPDX-License-Identifier: EUPL-1.2

use super::*;
use crate::{Gemeente, MedewerkerId, TeamId};
use jiff::civil::{Date, date};

const ONS: Gemeente = Gemeente(1773);
const VANDAAG: Date = date(2026, 11, 24);

fn team() -> TeamId {
    TeamId::new(uuid::Uuid::from_u128(5))
}

fn goed() -> NieuweDienst {
    NieuweDienst {
        kenmerk: "DVO-2026-1".to_owned(),
        team: format!("150:{}", team()),
        voor: "schuldhulp en inkomen".to_owned(),
        grondslag: "mandaat".to_owned(),
        rollen: vec![
            "toegang".to_owned(),
            "casusregisseur".to_owned(),
            "toegang".to_owned(),
        ],
        van: "2026-11-24".to_owned(),
        tot: "2027-12-31".to_owned(),
        akkoord_ons: "M. Proef, wethouder".to_owned(),
        akkoord_hen: "L. Proef, directeur".to_owned(),
    }
}

fn velden(n: &NieuweDienst) -> Vec<String> {
    match n.valideer(ONS, VANDAAG) {
        Ok(_) => Vec::new(),
        Err(f) => f.0.into_iter().map(|v| v.veld).collect(),
    }
}

#[test]
fn in_force_from_the_first_day_up_to_and_with_the_last() {
    let (van, tot) = (date(2026, 3, 1), date(2026, 12, 31));
    for (vandaag, gestopt, verwacht) in [
        (date(2026, 2, 28), false, Stand::Later),
        (date(2026, 3, 1), false, Stand::Geldt),
        (date(2026, 10, 31), false, Stand::Geldt),
        (date(2026, 11, 1), false, Stand::Bijna),
        (date(2026, 12, 31), false, Stand::Bijna),
        (date(2027, 1, 1), false, Stand::Afgelopen),
        (date(2026, 2, 28), true, Stand::Gestopt),
        (date(2026, 6, 1), true, Stand::Gestopt),
        (date(2027, 1, 1), true, Stand::Gestopt),
    ] {
        assert_eq!(stand(van, tot, gestopt, vandaag), verwacht, "{vandaag} {gestopt}");
    }
    let gelden: Vec<Stand> = Stand::ALL.iter().copied().filter(|s| s.geldt()).collect();
    assert_eq!(gelden, [Stand::Geldt, Stand::Bijna]);
}

#[test]
fn a_guest_hears_why_the_door_is_shut_and_whom_to_ask() {
    let deur = Gastdeur {
        gemeente: "Olst-Wijhe",
        van: date(2026, 3, 1),
        tot: date(2026, 12, 31),
        gestopt_op: None,
        in_team: true,
    };
    assert_eq!(deur.dicht(date(2026, 3, 1)), None);
    assert_eq!(deur.dicht(date(2026, 12, 31)), None);
    let gestopt = Gastdeur {
        gestopt_op: Some(date(2026, 5, 2)),
        ..deur.clone()
    };
    let weg = Gastdeur {
        in_team: false,
        ..deur.clone()
    };
    for (deur, vandaag, woorden) in [
        (&deur, date(2026, 2, 28), "begint pas op 1 maart 2026"),
        (
            &deur,
            date(2027, 1, 1),
            "is afgelopen. De laatste dag was 31 december 2026",
        ),
        (&gestopt, date(2026, 5, 2), "is gestopt op 2 mei 2026"),
        (&weg, date(2026, 5, 2), "niet meer in het team"),
    ] {
        let tekst = deur.dicht(vandaag).unwrap();
        assert!(tekst.contains(woorden), "{tekst}");
        assert!(tekst.contains("beheerder van gemeente Olst-Wijhe"), "{tekst}");
    }
}

#[test]
fn a_good_agreement_is_taken_as_it_is_stored() {
    let g = goed().valideer(ONS, VANDAAG).unwrap();
    assert_eq!(g.rollen, "casusregisseur,toegang");
    assert_eq!((g.uitvoerder, g.team), (Gemeente(150), team()));
    assert_eq!((g.van, g.tot), (VANDAAG, date(2027, 12, 31)));
}

#[test]
fn everything_that_is_wrong_is_said_at_once() {
    assert_eq!(
        velden(&NieuweDienst::default()),
        [
            "kenmerk",
            "team",
            "voor",
            "grondslag",
            "rollen",
            "van",
            "tot",
            "akkoord_ons",
            "akkoord_hen"
        ]
    );
}

#[test]
fn each_wrong_value_has_its_own_error() {
    type Fout = (&'static str, fn(&mut NieuweDienst));
    let table: [Fout; 11] = [
        ("kenmerk", |n| n.kenmerk = "x".repeat(61)),
        ("team", |n| n.team = format!("1773:{}", team())),
        ("team", |n| n.team = "150".to_owned()),
        ("team", |n| n.team = "x:y".to_owned()),
        ("voor", |n| n.voor = "x".repeat(501)),
        ("grondslag", |n| n.grondslag = "zomaar".to_owned()),
        ("rollen", |n| n.rollen = vec!["beheerder".to_owned()]),
        ("rollen", |n| {
            n.rollen = vec!["toegang".to_owned(), "fg".to_owned()]
        }),
        ("tot", |n| n.tot = "2026-11-23".to_owned()),
        ("tot", |n| n.tot = "2036-11-25".to_owned()),
        ("tot", |n| {
            n.van = "2027-02-01".to_owned();
            n.tot = "2027-01-31".to_owned();
        }),
    ];
    for (nummer, (veld, maak)) in table.into_iter().enumerate() {
        let mut n = goed();
        maak(&mut n);
        assert_eq!(velden(&n), [veld], "row {nummer}");
    }
    let mut n = goed();
    n.tot = "2026-11-24".to_owned();
    assert_eq!(velden(&n), Vec::<String>::new(), "one day is an agreement too");
    n.tot = "2036-11-24".to_owned();
    assert_eq!(velden(&n), Vec::<String>::new());
}

#[test]
fn the_last_day_moves_only_with_a_reason() {
    let van = date(2026, 3, 1);
    let nieuw = |tot: &str, reden: &str| {
        laatste_dag(tot, reden, van, VANDAAG).map_err(|f| f.0.into_iter().map(|v| v.veld).collect::<Vec<_>>())
    };
    assert_eq!(
        nieuw("2027-06-30", " nieuw contract "),
        Ok((date(2027, 6, 30), "nieuw contract".to_owned()))
    );
    assert_eq!(nieuw("2026-11-24", "eerder klaar").map(|n| n.0), Ok(VANDAAG));
    assert_eq!(
        nieuw("2026-11-23", ""),
        Err(vec!["tot".to_owned(), "reden".to_owned()])
    );
    assert_eq!(nieuw("", "nieuw contract"), Err(vec!["tot".to_owned()]));
    let later = laatste_dag("2027-01-31", "korter", date(2027, 2, 1), VANDAAG);
    assert!(later.is_err(), "not before the first day");
    assert!(reden(" ").is_err() && reden(&"x".repeat(501)).is_err());
    assert_eq!(reden(" vertrouwen weg "), Ok("vertrouwen weg".to_owned()));
}

#[test]
fn a_guest_has_only_roles_of_the_agreement() {
    let wie = MedewerkerId::new(uuid::Uuid::from_u128(7));
    let gast = |wie: &str, rollen: &[&str]| {
        NieuweGast {
            wie: wie.to_owned(),
            rollen: rollen.iter().map(|r| (*r).to_owned()).collect(),
        }
        .valideer("casusregisseur,toegang")
        .map_err(|f| f.0.into_iter().map(|v| v.veld).collect::<Vec<_>>())
    };
    assert_eq!(
        gast(&wie.to_string(), &["toegang"]),
        Ok((wie, "toegang".to_owned()))
    );
    assert_eq!(gast("", &[]), Err(vec!["wie".to_owned(), "rollen".to_owned()]));
    assert_eq!(
        gast(&wie.to_string(), &["toegang", "procesmanager"]),
        Err(vec!["rollen".to_owned()])
    );
    assert_eq!(
        gast(&wie.to_string(), &["beheerder"]),
        Err(vec!["rollen".to_owned()])
    );
}

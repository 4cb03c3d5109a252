// SPDX-License-Identifier: EUPL-1.2
use super::*;
use crate::inrichting::Inrichting;
use jiff::civil::{Date, date};
use proptest::prelude::*;

fn inrichting() -> Inrichting {
    Inrichting::profiel("deventer-2023").unwrap()
}
fn geldig(code: &str, ernst: u8) -> GeldigIntakeantwoord {
    let a = Intakeantwoord {
        leefgebied: code.into(),
        eigen_woorden: "Het gaat.".into(),
        wens: "Rust".into(),
        ernst: ernst.to_string(),
        ..Intakeantwoord::default()
    };
    a.valideer(&inrichting()).unwrap()
}

#[test]
fn antwoord_controleren() {
    let i = inrichting();
    let a = geldig("wonen", 2);
    assert_eq!(
        (a.ernst, a.wens.as_deref(), a.eigen_kracht, a.niet_besproken),
        (Some(2), Some("Rust"), None, false)
    );
    for (ernst, goed) in [
        ("1", true),
        ("5", true),
        ("", true),
        ("0", false),
        ("6", false),
        ("x", false),
    ] {
        let a = Intakeantwoord {
            leefgebied: "wonen".into(),
            ernst: ernst.into(),
            ..Intakeantwoord::default()
        };
        assert_eq!(a.valideer(&i).is_ok(), goed, "{ernst}");
    }
    let fout = Intakeantwoord {
        leefgebied: "tuin".into(),
        wens: "x".repeat(2001),
        ..Intakeantwoord::default()
    };
    assert_eq!(fout.valideer(&i).unwrap_err().0.len(), 2);
    assert_eq!(
        (ernst_tekst(1), ernst_tekst(5), ernst_tekst(9)),
        ("acuut probleem", "gaat goed", "niet gescoord")
    );
    assert_eq!(
        [2, 3, 4].map(ernst_tekst),
        ["groot probleem", "probleem", "gaat redelijk"]
    );
}

#[test]
fn wat_er_nog_mist() {
    let i = inrichting();
    let leeg = volledigheid(&i, &[]);
    assert_eq!((leeg.klaar, leeg.mist.len(), leeg.volledig), (0, 11, false));
    let mut alles: Vec<_> = i.leefgebieden.iter().map(|l| geldig(&l.code, 4)).collect();
    assert!(volledigheid(&i, &alles).volledig);
    alles[0].niet_besproken = true;
    alles[1].ernst = Some(3);
    alles[1].wens = None;
    alles[2].ernst = None;
    alles[2].eigen_woorden = None;
    let v = volledigheid(&i, &alles);
    assert_eq!(v.tekst, "8 van 11 leefgebieden besproken, 1 met opzet niet");
    assert_eq!(
        v.mist,
        [
            ("wonen".to_owned(), "wat de inwoner wil".to_owned()),
            (
                "werk".to_owned(),
                "de eigen woorden van de inwoner, hoe het gaat, van 1 tot en met 5".to_owned()
            ),
        ]
    );
    for a in &mut alles {
        a.niet_besproken = true;
    }
    assert!(
        !volledigheid(&i, &alles).volledig,
        "nothing talked about is no intake"
    );
}

fn feit(waarde: &str, dag: Date) -> Feit {
    Feit {
        leefgebied: "wonen".into(),
        veld: IntakeVeld::Wens,
        waarde: waarde.into(),
        bron: "intake".into(),
        bevestigd_op: dag,
    }
}

#[test]
fn voorvullen_met_bron_en_datum() {
    let i = inrichting();
    let vandaag = date(2026, 11, 24);
    let feiten = [
        feit("oud", date(2024, 1, 1)),
        feit("nieuw", date(2026, 3, 3)),
        feit("morgen", date(2026, 11, 25)),
        Feit {
            leefgebied: "tuin".into(),
            ..feit("x", vandaag)
        },
        Feit {
            leefgebied: "gezin".into(),
            ..feit("lang geleden", date(2025, 11, 23))
        },
    ];
    let v = voorvullen(&i, &feiten, vandaag);
    let kort: Vec<_> = v
        .iter()
        .map(|v| (v.feit.waarde.as_str(), v.verouderd, v.tekst.as_str()))
        .collect();
    assert_eq!(
        kort,
        [
            (
                "lang geleden",
                true,
                "Uit intake, 23 november 2025 · klopt dit nog?"
            ),
            ("nieuw", false, "Uit intake, 3 maart 2026"),
        ]
    );
    assert!(!voorvullen(&i, &[feit("net", date(2025, 11, 24))], vandaag)[0].verouderd);
}

proptest! {
    #[test]
    fn klaar_en_mist_zijn_samen_alles(ernst in prop::collection::vec(prop::option::of(0_u8..6), 11)) {
        let i = inrichting();
        let antwoorden: Vec<_> = i.leefgebieden.iter().zip(&ernst).filter_map(|(l, e)| e.map(|e| {
            let mut a = geldig(&l.code, e.max(1));
            a.niet_besproken = e == 0;
            a
        })).collect();
        let v = volledigheid(&i, &antwoorden);
        prop_assert_eq!(v.klaar + v.mist.len(), v.totaal);
    }
}

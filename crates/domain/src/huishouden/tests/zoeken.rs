// SPDX-License-Identifier: EUPL-1.2
//! How people are found: letters, search words and questions.

use super::*;
use crate::melding::Kenmerk;
use proptest::prelude::*;

#[test]
fn letters_zoals_mensen_zoeken() {
    for (tekst, uit) in [
        ("Wijnen", "wynen"),
        ("Wĳnen", "wynen"),
        ("El Amrani", "el amrani"),
        ("Çelik-Öztürk", "celik ozturk"),
        ("O’Neill", "oneill"),
        ("Straße", "strasse"),
        ("José\u{301}", "jose"),
        ("  --  ", ""),
        ("İnan", "inan"),
    ] {
        assert_eq!(normaliseer(tekst), uit, "{tekst}");
    }
}

#[test]
fn termen_van_een_persoon() {
    let n = naam("Ineke", "Ineke", "van der", "Wijk-proef");
    let bron = Zoekbron {
        geboren: Some(date(1985, 4, 9)),
        postcode: "7411 ab",
        huisnummer: "12 A",
        telefoons: &["+31 (0)6 12345678", "kort"],
        jaar: None,
        partnernaam: "",
    };
    assert_eq!(
        zoektermen(&n, &bron),
        [
            "0612345678",
            "1985",
            "1985-04-09",
            "7411AB",
            "7411AB12",
            "7411AB12a",
            "der",
            "ineke",
            "proef",
            "van",
            "wyk"
        ]
    );
    assert!(zoektermen(&Persoonsnaam::default(), &Zoekbron::default()).is_empty());
}

#[test]
fn zoekvraag_lezen() {
    let leeg = Zoekvraag::default;
    let namen = |l: &[&str]| l.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
    let kenmerk = Kenmerk::nieuw([1, 2, 3, 4, 5, 6]);
    for (tekst, uit) in [
        ("", leeg()),
        (
            "Ineke van der Wijk",
            Zoekvraag {
                namen: namen(&["ineke", "van", "der", "wyk"]),
                ..leeg()
            },
        ),
        (
            "Boersma 9-4-1985",
            Zoekvraag {
                namen: namen(&["boersma"]),
                geboren: Some(date(1985, 4, 9)),
                ..leeg()
            },
        ),
        (
            "boersma, 1985",
            Zoekvraag {
                namen: namen(&["boersma"]),
                geboortejaar: Some(1985),
                ..leeg()
            },
        ),
        (
            "7411 AB 12a",
            Zoekvraag {
                postcode: Some("7411AB".into()),
                huisnummer: Some("12a".into()),
                ..leeg()
            },
        ),
        (
            "7411ab12",
            Zoekvraag {
                postcode: Some("7411AB".into()),
                huisnummer: Some("12".into()),
                ..leeg()
            },
        ),
        (
            "7411ab Boersma",
            Zoekvraag {
                postcode: Some("7411AB".into()),
                namen: namen(&["boersma"]),
                ..leeg()
            },
        ),
        (
            "1985 Jansen",
            Zoekvraag {
                geboortejaar: Some(1985),
                namen: namen(&["jansen"]),
                ..leeg()
            },
        ),
        (
            "06 1234 5678",
            Zoekvraag {
                telefoon: Some("0612345678".into()),
                ..leeg()
            },
        ),
        (
            "+31612345678 Bep",
            Zoekvraag {
                telefoon: Some("0612345678".into()),
                namen: namen(&["bep"]),
                ..leeg()
            },
        ),
        (
            "0570-123456",
            Zoekvraag {
                telefoon: Some("0570123456".into()),
                ..leeg()
            },
        ),
        (
            "999993653",
            Zoekvraag {
                bsn: "999993653".parse().ok(),
                ..leeg()
            },
        ),
        (
            "999993654",
            Zoekvraag {
                bsn_genegeerd: true,
                ..leeg()
            },
        ),
        (
            "Kerkstraat 12",
            Zoekvraag {
                namen: namen(&["kerkstraat"]),
                huisnummer: Some("12".into()),
                ..leeg()
            },
        ),
        (
            kenmerk.as_str(),
            Zoekvraag {
                kenmerk: Some(kenmerk.clone()),
                ..leeg()
            },
        ),
        (
            "m-foutje",
            Zoekvraag {
                namen: namen(&["m", "foutje"]),
                ..leeg()
            },
        ),
    ] {
        assert_eq!(zoekvraag(tekst), uit, "{tekst}");
    }
    assert!(zoekvraag("999993654").is_leeg() && !zoekvraag(kenmerk.as_str()).is_leeg());
    assert_eq!(zoekvraag("7411 AB 12").termen(), ["7411AB12"]);
}

proptest! {
    #[test]
    fn wie_je_opslaat_vind_je(voor in "[A-Za-zÀ-ÿ]{1,12}", achter in "[A-Za-zÀ-ÿ]{2,12}-proef", dagen in 0_i64..40_000, nummer in 1_u32..9999) {
        use jiff::ToSpan;
        let n = naam(&voor, "", "van", &achter);
        let geboren = date(1920, 1, 1).saturating_add(dagen.days());
        let huisnummer = nummer.to_string();
        let bron = Zoekbron { geboren: Some(geboren), postcode: "7411AB", huisnummer: &huisnummer, telefoons: &["0612345678"], jaar: None, partnernaam: "" };
        let termen = zoektermen(&n, &bron);
        let vraag = format!("{} {}-{}-{} 7411 ab {nummer} 06-12345678", n.volledig(), geboren.day(), geboren.month(), geboren.year());
        for term in zoekvraag(&vraag).termen() {
            prop_assert!(termen.contains(&term), "{term} niet in {termen:?}");
        }
    }
    #[test]
    fn lezen_gaat_nooit_mis(tekst in "\\PC{0,60}") {
        let z = zoekvraag(&tekst);
        prop_assert!(z.termen().iter().all(|t| !t.is_empty()));
        prop_assert_eq!(normaliseer(&normaliseer(&tekst)), normaliseer(&tekst));
    }
}

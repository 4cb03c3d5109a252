// SPDX-License-Identifier: EUPL-1.2
use super::super::gegevens::{GeldigeGegevens, NieuweGegevens};
use crate::huishouden::Persoonsnaam;
use crate::kern::Fouten;
use jiff::civil::{Date, date};

const VANDAAG: Date = date(2026, 11, 24);

fn naam(voornamen: &str, achternaam: &str) -> Persoonsnaam {
    Persoonsnaam {
        voornamen: voornamen.into(),
        achternaam: achternaam.into(),
        ..Persoonsnaam::default()
    }
}
fn velden(uit: Result<GeldigeGegevens, Fouten>) -> Vec<String> {
    uit.unwrap_err().0.into_iter().map(|f| f.veld).collect()
}

#[test]
fn naam_van_de_partner_deel_van_een_datum_en_taal() {
    let goed = NieuweGegevens {
        naam: naam("Ineke", "Boer"),
        voorletters: " I.M. ".into(),
        partner_voorvoegsel: "van".into(),
        partnernaam: "Dijk".into(),
        naamgebruik: "V".into(),
        geboorte_deel: "april 1985".into(),
        taal: "Tigrinya".into(),
        tolk: true,
        ..NieuweGegevens::default()
    };
    let uit = goed.valideer(false, VANDAAG).unwrap();
    assert_eq!(uit.getoond(), Some(("van".to_owned(), "Dijk-Boer".to_owned())));
    assert_eq!(
        (uit.geboren, uit.geboorte_deel.as_deref()),
        (None, Some("1985-04"))
    );
    assert_eq!(
        (uit.voorletters.as_str(), uit.taal.as_deref(), uit.tolk),
        ("I.M.", Some("Tigrinya"), true)
    );
    // A whole date in the other field is one.
    let heel = NieuweGegevens {
        geboorte_deel: "9-4-1985".into(),
        ..goed.clone()
    };
    let uit = heel.valideer(false, VANDAAG).unwrap();
    assert_eq!((uit.geboren, uit.geboorte_deel), (Some(date(1985, 4, 9)), None));
    for (fout, veld) in [
        (
            NieuweGegevens {
                partnernaam: String::new(),
                ..goed.clone()
            },
            "partnernaam",
        ),
        (
            NieuweGegevens {
                naamgebruik: "Q".into(),
                ..goed.clone()
            },
            "naamgebruik",
        ),
        (
            NieuweGegevens {
                partnernaam: "x".repeat(101),
                ..goed.clone()
            },
            "partnernaam",
        ),
        (
            NieuweGegevens {
                geboorte_deel: "lente".into(),
                ..goed.clone()
            },
            "geboorte_deel",
        ),
        (
            NieuweGegevens {
                geboorte_deel: "2027".into(),
                ..goed.clone()
            },
            "geboorte_deel",
        ),
        (
            NieuweGegevens {
                geboorte_deel: "1890".into(),
                ..goed.clone()
            },
            "geboorte_deel",
        ),
        (
            NieuweGegevens {
                geboortedatum: "9-4-1985".into(),
                ..goed.clone()
            },
            "geboorte_deel",
        ),
        (
            NieuweGegevens {
                taal: String::new(),
                ..goed.clone()
            },
            "taal",
        ),
        (
            NieuweGegevens {
                taal: "x".repeat(61),
                ..goed.clone()
            },
            "taal",
        ),
        (
            NieuweGegevens {
                voorletters: "I3".into(),
                ..goed.clone()
            },
            "voorletters",
        ),
    ] {
        assert_eq!(velden(fout.valideer(false, VANDAAG)), [veld]);
    }
    let ongeboren = NieuweGegevens {
        geboorte_deel: "2026".into(),
        ..NieuweGegevens::default()
    };
    assert_eq!(velden(ongeboren.valideer(true, VANDAAG)), ["geboorte_deel"]);
}

#[test]
fn een_verwacht_kind_wordt_geboren() {
    let verwacht = NieuweGegevens {
        verwacht_op: "2027-03-10".into(),
        ..NieuweGegevens::default()
    };
    let uit = verwacht.valideer(true, VANDAAG).unwrap();
    assert_eq!((uit.geboren, uit.verwacht), (None, Some(date(2027, 3, 10))));
    let geboren = NieuweGegevens {
        geboortedatum: "23-11-2026".into(),
        ..verwacht
    };
    assert_eq!(
        velden(geboren.valideer(true, VANDAAG)),
        ["achternaam"],
        "a child that is born has a name"
    );
    let geboren = NieuweGegevens {
        naam: naam(" Noor ", "Boersma-proef"),
        ..geboren
    };
    let uit = geboren.valideer(true, VANDAAG).unwrap();
    assert_eq!((uit.geboren, uit.verwacht), (Some(date(2026, 11, 23)), None));
    assert_eq!((uit.naam.voornamen.as_str(), uit.geslacht), ("Noor", "onbekend"));
}

#[test]
fn alles_wat_fout_is_tegelijk() {
    let fout = NieuweGegevens {
        geboortedatum: "morgen".into(),
        telefoon: "123".into(),
        ..NieuweGegevens::default()
    };
    assert_eq!(
        velden(fout.valideer(false, VANDAAG)),
        ["geboortedatum", "achternaam", "telefoon"]
    );
    for (datum, ongeboren) in [("2026-11-25", false), ("1880-01-01", false), ("2015-01-01", true)] {
        let fout = NieuweGegevens {
            naam: naam("Ineke", ""),
            geboortedatum: datum.into(),
            ..NieuweGegevens::default()
        };
        assert_eq!(
            velden(fout.valideer(ongeboren, VANDAAG)),
            ["geboortedatum"],
            "{datum}"
        );
    }
    let laat = NieuweGegevens {
        verwacht_op: "2028-01-01".into(),
        ..NieuweGegevens::default()
    };
    assert_eq!(velden(laat.valideer(true, VANDAAG)), ["verwacht_op"]);
}

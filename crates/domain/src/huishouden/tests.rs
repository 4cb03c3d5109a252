// SPDX-License-Identifier: EUPL-1.2
use super::*;
use crate::melding::Kenmerk;
use jiff::civil::{Date, date};
use proptest::prelude::*;

const VANDAAG: Date = date(2026, 11, 24);

fn naam(voornamen: &str, roepnaam: &str, voorvoegsel: &str, achternaam: &str) -> Persoonsnaam {
    Persoonsnaam {
        voornamen: voornamen.into(),
        roepnaam: roepnaam.into(),
        voorvoegsel: voorvoegsel.into(),
        achternaam: achternaam.into(),
    }
}

#[test]
fn namen_volgens_de_regels() {
    let n = naam("Ineke Maria", "", "van der", "Dijk-proef");
    assert_eq!(n.volledig(), "Ineke van der Dijk-proef");
    assert_eq!(n.familienaam(), "Van der Dijk-proef");
    assert_eq!(n.met_aanhef(Aanhef::Mevrouw), "mevrouw Van der Dijk-proef");
    assert_eq!(n.met_aanhef(Aanhef::Neutraal), "Ineke van der Dijk-proef");
    assert_eq!(n.sorteer(), "Dijk-proef, Ineke van der");
    assert_eq!(n.initialen(), "I.M. van der Dijk-proef");
    let alleen = naam("", "Bep", "", "");
    assert_eq!(
        (
            alleen.volledig(),
            alleen.met_aanhef(Aanhef::Meneer),
            alleen.sorteer()
        ),
        ("Bep".into(), "meneer Bep".into(), "Bep".into())
    );
    assert_eq!(
        naam("", "", "", "ijsselstein-proef").volledig(),
        "IJsselstein-proef"
    );
    assert_eq!(naam("", "", "de", "Wit-proef").initialen(), "De Wit-proef");
    assert_eq!(naam("", "", "", "Wit-proef").sorteer(), "Wit-proef");
    let leeg = Persoonsnaam::default();
    assert!(leeg.is_leeg());
    assert_eq!(
        (leeg.volledig(), leeg.sorteer()),
        ("naam onbekend".into(), "naam onbekend".into())
    );
}

#[test]
fn naam_van_het_huishouden() {
    let (a, b, c) = (
        naam("", "Ineke", "", "Boersma-proef"),
        naam("", "Jan", "van", "Dijk-proef"),
        naam("", "Bep", "", ""),
    );
    assert_eq!(huishouden_naam([&a, &a]), "Huishouden Boersma-proef");
    assert_eq!(
        huishouden_naam([&a, &b, &c]),
        "Huishouden Boersma-proef en Van Dijk-proef"
    );
    assert_eq!(huishouden_naam([&c]), "Huishouden Bep");
    assert_eq!(huishouden_naam([]), "Huishouden zonder naam");
}

#[test]
fn leeftijd_als_tekst() {
    for (geboren, tekst) in [
        (date(1985, 4, 9), "41 jaar"),
        (date(2009, 4, 9), "17 jaar · wordt 18 op 9 april"),
        (date(2008, 11, 24), "18 jaar"),
        (date(2008, 11, 25), "17 jaar · wordt 18 op 25 november"),
        (date(2024, 11, 24), "2 jaar"),
        (date(2024, 11, 25), "23 maanden"),
        (date(2026, 10, 20), "1 maand"),
        (date(2026, 11, 23), "1 dag"),
        (date(2026, 11, 24), "0 dagen"),
        (date(1921, 1, 1), "105 jaar"),
        (date(2027, 3, 14), "ongeboren · verwacht in maart 2027"),
    ] {
        assert_eq!(leeftijd_tekst(Some(geboren), VANDAAG), tekst);
    }
    assert_eq!(leeftijd_tekst(None, VANDAAG), "leeftijd onbekend");
    assert_eq!(ongeboren_tekst(None), "ongeboren");
    assert_eq!(leeftijd(date(2008, 2, 29), date(2026, 2, 28)), Some(17));
    assert_eq!(leeftijd(date(2008, 2, 29), date(2026, 3, 1)), Some(18));
    assert!(leeftijd_tekst(Some(date(2008, 2, 29)), date(2026, 1, 1)).ends_with("1 maart"));
}

#[test]
fn lid_van_het_huishouden() {
    let goed = NieuwLid {
        rol: "kind".into(),
        naam: naam("", "Milan", "", "Boersma-proef"),
        geboortedatum: "3-2-2017".into(),
        ..NieuwLid::default()
    };
    let lid = goed.valideer(VANDAAG).unwrap();
    assert_eq!(
        (lid.geboren, lid.verwacht, lid.verblijf),
        (Some(date(2017, 2, 3)), None, Verblijf::OpAdres)
    );
    let ongeboren = NieuwLid {
        rol: "ongeboren".into(),
        geboortedatum: "14-3-2027".into(),
        ..NieuwLid::default()
    };
    let kind = ongeboren.valideer(VANDAAG).unwrap();
    assert_eq!((kind.geboren, kind.verwacht), (None, Some(date(2027, 3, 14))));
    assert!(
        NieuwLid {
            geboortedatum: String::new(),
            ..ongeboren.clone()
        }
        .valideer(VANDAAG)
        .is_ok()
    );
    let velden = |l: NieuwLid| {
        l.valideer(VANDAAG)
            .unwrap_err()
            .0
            .into_iter()
            .map(|f| f.veld)
            .collect::<Vec<_>>()
    };
    assert_eq!(velden(NieuwLid::default()), ["rol", "achternaam"]);
    for datum in ["1-1-2028", "1-10-2026"] {
        assert_eq!(
            velden(NieuwLid {
                geboortedatum: datum.into(),
                ..ongeboren.clone()
            }),
            ["geboortedatum"]
        );
    }
    for datum in ["25-11-2026", "1-1-1900", "morgen"] {
        assert_eq!(
            velden(NieuwLid {
                geboortedatum: datum.into(),
                ..goed.clone()
            }),
            ["geboortedatum"]
        );
    }
    assert_eq!(
        velden(NieuwLid {
            verblijf: "zonder_adres".into(),
            ..goed.clone()
        }),
        ["verblijf_toelichting"]
    );
    assert_eq!(
        velden(NieuwLid {
            verblijf: "maan".into(),
            ..goed.clone()
        }),
        ["verblijf"]
    );
    assert_eq!(
        velden(NieuwLid {
            naam: naam("", "", "", &"x".repeat(101)),
            ..goed.clone()
        }),
        ["achternaam"]
    );
    let dak = NieuwLid {
        verblijf: "zonder_adres".into(),
        verblijf_toelichting: "vaak bij het station".into(),
        ..goed
    };
    assert_eq!(dak.valideer(VANDAAG).unwrap().verblijf, Verblijf::ZonderAdres);
    assert!(Lidrol::Ouder.is_ouder() && Lidrol::Ongeboren.is_kind() && !Lidrol::Partner.is_ouder());
}

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
    assert!(zoekvraag("999993653").is_leeg() && !zoekvraag(kenmerk.as_str()).is_leeg());
    assert_eq!(zoekvraag("7411 AB 12").termen(), ["7411AB12"]);
}

#[test]
fn betrokkene_controleren() {
    let vandaag = jiff::civil::date(2026, 11, 24);
    let goed = NieuwBetrokkene {
        soort: "professional".into(),
        naam: " P. Okoye-proef ".into(),
        organisatie: "Budget Adviesbureau".into(),
        rol: "schuldhulpverlener".into(),
        ..NieuwBetrokkene::default()
    };
    let b = goed.valideer(vandaag).unwrap();
    assert_eq!((b.naam.as_str(), b.sinds, b.tot), ("P. Okoye-proef", vandaag, None));
    let mee = NieuwBetrokkene { deelnemer: true, ..goed.clone() };
    let velden = |b: &NieuwBetrokkene| -> Vec<String> {
        b.valideer(vandaag).unwrap_err().0.into_iter().map(|f| f.veld).collect()
    };
    assert_eq!(velden(&mee), ["grondslag", "doel", "tot"]);
    assert_eq!(velden(&NieuwBetrokkene::default()), ["soort", "naam", "rol"]);
    let krom = NieuwBetrokkene { sinds: "2026-03-01".into(), tot: "2026-02-01".into(), telefoon: "12".into(), email: "x".into(), ..goed.clone() };
    assert_eq!(velden(&krom), ["telefoon", "email", "tot"]);
    let netwerk = NieuwBetrokkene { soort: "netwerk".into(), organisatie: String::new(), ..goed };
    assert!(netwerk.valideer(vandaag).is_ok());
}

#[test]
fn adres_controleren() {
    let a = NieuwAdres { postcode: "7411 ab".into(), huisnummer: "12 a".into(), straat: "Proefstraat".into(), plaats: "Proefstad".into() };
    let g = a.valideer().unwrap();
    assert_eq!((g.postcode.as_str(), g.huisnummer, g.toevoeging.as_str()), ("7411AB", 12, "a"));
    let fouten = NieuwAdres::default().valideer().unwrap_err();
    assert_eq!(fouten.0.iter().map(|f| f.veld.as_str()).collect::<Vec<_>>(), ["postcode", "huisnummer", "straat", "plaats"]);
    assert!(NieuwAdres::default().is_leeg());
}

proptest! {
    #[test]
    fn wie_je_opslaat_vind_je(voor in "[A-Za-zÀ-ÿ]{1,12}", achter in "[A-Za-zÀ-ÿ]{2,12}-proef", dagen in 0_i64..40_000, nummer in 1_u32..9999) {
        use jiff::ToSpan;
        let n = naam(&voor, "", "van", &achter);
        let geboren = date(1920, 1, 1).saturating_add(dagen.days());
        let huisnummer = nummer.to_string();
        let bron = Zoekbron { geboren: Some(geboren), postcode: "7411AB", huisnummer: &huisnummer, telefoons: &["0612345678"] };
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

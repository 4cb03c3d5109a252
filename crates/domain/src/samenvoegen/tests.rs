// SPDX-License-Identifier: EUPL-1.2
//! Tables for each branch.

use super::*;
use jiff::civil::date;

fn ineke() -> Feiten {
    Feiten {
        voornamen: "Ineke".into(),
        geslachtsnaam: "Boersma".into(),
        geslacht: "v".into(),
        geboortedatum: Some(date(1985, 4, 9)),
        telefoon: Some("0612345678".into()),
        ..Feiten::default()
    }
}

fn ander() -> Feiten {
    Feiten {
        voornamen: "I.".into(),
        geslachtsnaam: "Boersma".into(),
        geslacht: "onbekend".into(),
        geboortedatum: Some(date(1985, 4, 9)),
        telefoon: Some("0687654321".into()),
        email: Some("i@proef.example".into()),
        adres_geheim: true,
        ..Feiten::default()
    }
}

fn nieuw(keuzes: &[(Veld, &str)]) -> NieuweSamenvoeging {
    NieuweSamenvoeging {
        keuzes: keuzes.iter().map(|(v, k)| (*v, (*k).to_owned())).collect(),
        reden: " Zelfde legitimatie gezien. ".into(),
    }
}

#[test]
fn only_what_both_say_differently_is_chosen() {
    assert_eq!(te_kiezen(&ineke(), &ander()), [Veld::Naam, Veld::Telefoon]);
    assert_eq!(te_kiezen(&ineke(), &ineke()), []);
}

#[test]
fn a_choice_for_each_and_secrecy_stays() {
    let keuzes = [(Veld::Naam, "blijft"), (Veld::Telefoon, "vervalt")];
    let (f, reden) = kies(&ineke(), &ander(), &nieuw(&keuzes)).unwrap();
    assert_eq!(
        (f.voornamen.as_str(), f.telefoon.as_deref()),
        ("Ineke", Some("0687654321"))
    );
    assert_eq!(
        (f.geslacht.as_str(), f.email.as_deref()),
        ("v", Some("i@proef.example"))
    );
    assert!(f.adres_geheim);
    assert_eq!(reden, "Zelfde legitimatie gezien.");
}

#[test]
fn all_errors_at_once() {
    let leeg = NieuweSamenvoeging::default();
    let fouten = kies(&ineke(), &ander(), &leeg).unwrap_err().to_string();
    for deel in ["naam", "telefoon", "hoe je dit weet"] {
        assert!(fouten.contains(deel), "{fouten}");
    }
    let lang = NieuweSamenvoeging {
        reden: "a".repeat(301),
        ..leeg
    };
    assert!(
        kies(&ineke(), &ineke(), &lang)
            .unwrap_err()
            .to_string()
            .contains("300")
    );
    assert!(terug_reden(" ").is_err() && terug_reden("toch niet").is_ok());
}

#[test]
fn going_back_keeps_what_changed_since() {
    let voor = ineke();
    let keuzes = [(Veld::Naam, "vervalt"), (Veld::Telefoon, "vervalt")];
    let (na, _) = kies(&voor, &ander(), &nieuw(&keuzes)).unwrap();
    assert_eq!(terug(&na, &voor, &na), (voor.clone(), Vec::new()));
    let mut nu = na.clone();
    nu.telefoon = Some("0600000000".into());
    nu.adres_geheim = false;
    let (uit, gewijzigd) = terug(&nu, &voor, &na);
    assert_eq!(gewijzigd, [Veld::Telefoon]);
    assert_eq!(
        (uit.telefoon.as_deref(), uit.voornamen.as_str()),
        (Some("0600000000"), "Ineke")
    );
    assert!(!uit.adres_geheim);
}

#[test]
fn what_stands_in_the_way() {
    let vrij = Bezwaren::default();
    let gevallen = [
        (vrij, ""),
        (
            Bezwaren {
                zelfde_record: true,
                ..vrij
            },
            "samenvoegen.zelfde",
        ),
        (Bezwaren { gewist: true, ..vrij }, "samenvoegen.gewist"),
        (
            Bezwaren {
                bsn_verschilt: true,
                ..vrij
            },
            "samenvoegen.bsn",
        ),
        (
            Bezwaren {
                afscherming_verschilt: true,
                ..vrij
            },
            "samenvoegen.afscherming",
        ),
    ];
    for (b, code) in gevallen {
        assert_eq!(mag(b).err().map_or(String::new(), |w| w.code.to_string()), code);
    }
    let vrij = TerugBezwaren::default();
    let gevallen = [
        (vrij, ""),
        (
            TerugBezwaren {
                al_terug: true,
                ..vrij
            },
            "samenvoegen.al_terug",
        ),
        (TerugBezwaren { gewist: true, ..vrij }, "samenvoegen.terug_gewist"),
        (
            TerugBezwaren {
                zelf_vervallen: true,
                ..vrij
            },
            "samenvoegen.later",
        ),
        (
            TerugBezwaren {
                later_nog_een: true,
                ..vrij
            },
            "samenvoegen.later",
        ),
    ];
    for (b, code) in gevallen {
        assert_eq!(
            mag_terug(b).err().map_or(String::new(), |w| w.code.to_string()),
            code
        );
    }
}

#[test]
fn warnings() {
    let a = ineke();
    let karin = Feiten {
        voornamen: "Karin".into(),
        ..ineke()
    };
    let geheim = Feiten {
        adres_geheim: true,
        overleden_op: Some(date(2024, 1, 1)),
        ..karin.clone()
    };
    assert_eq!(let_op(kaal(&a, &a)), []);
    assert_eq!(let_op(kaal(&a, &karin)), [LetOp::Tweeling]);
    let alles = Vergeleken {
        zelfde_huishouden: true,
        zelfde_casus: true,
        relatie: true,
        eerder_ander: true,
        dubbel_signaal: true,
        ..kaal(&a, &geheim)
    };
    let uit = let_op(alles);
    assert_eq!(uit.len(), 8);
    assert!(uit.iter().all(|l| !l.tekst().is_empty()));
}

fn kaal<'a>(blijft: &'a Feiten, vervalt: &'a Feiten) -> Vergeleken<'a> {
    Vergeleken {
        blijft,
        vervalt,
        zelfde_huishouden: false,
        zelfde_casus: false,
        relatie: false,
        eerder_ander: false,
        dubbel_signaal: false,
    }
}

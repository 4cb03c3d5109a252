// SPDX-License-Identifier: EUPL-1.2
//! Names of people and of households.

use super::*;

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

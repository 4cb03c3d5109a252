// SPDX-License-Identifier: EUPL-1.2
//! Addresses.

use super::*;

#[test]
fn adres_controleren() {
    let a = NieuwAdres {
        postcode: "7411 ab".into(),
        huisnummer: "12 a".into(),
        straat: "Proefstraat".into(),
        plaats: "Proefstad".into(),
    };
    let g = a.valideer().unwrap();
    assert_eq!(
        (g.postcode.as_str(), g.huisnummer, g.toevoeging.as_str()),
        ("7411AB", 12, "a")
    );
    let fouten = NieuwAdres::default().valideer().unwrap_err();
    assert_eq!(
        fouten.0.iter().map(|f| f.veld.as_str()).collect::<Vec<_>>(),
        ["postcode", "huisnummer", "straat", "plaats"]
    );
    assert!(NieuwAdres::default().is_leeg());
}

// SPDX-License-Identifier: EUPL-1.2
//! A new member of a household.

use super::*;

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

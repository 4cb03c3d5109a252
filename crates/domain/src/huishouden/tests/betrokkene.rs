// SPDX-License-Identifier: EUPL-1.2
//! Who is involved.

use super::*;

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
    assert_eq!(
        (b.naam.as_str(), b.sinds, b.tot),
        ("P. Okoye-proef", vandaag, None)
    );
    let mee = NieuwBetrokkene {
        deelnemer: true,
        ..goed.clone()
    };
    let velden = |b: &NieuwBetrokkene| -> Vec<String> {
        b.valideer(vandaag)
            .unwrap_err()
            .0
            .into_iter()
            .map(|f| f.veld)
            .collect()
    };
    assert_eq!(velden(&mee), ["grondslag", "doel", "tot"]);
    assert_eq!(velden(&NieuwBetrokkene::default()), ["soort", "naam", "rol"]);
    let krom = NieuwBetrokkene {
        sinds: "2026-03-01".into(),
        tot: "2026-02-01".into(),
        telefoon: "12".into(),
        email: "x".into(),
        ..goed.clone()
    };
    assert_eq!(velden(&krom), ["telefoon", "email", "tot"]);
    let netwerk = NieuwBetrokkene {
        soort: "netwerk".into(),
        organisatie: String::new(),
        ..goed
    };
    assert!(netwerk.valideer(vandaag).is_ok());
}

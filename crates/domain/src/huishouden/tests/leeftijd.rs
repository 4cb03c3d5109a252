// SPDX-License-Identifier: EUPL-1.2
//! Ages in words.

use super::*;

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

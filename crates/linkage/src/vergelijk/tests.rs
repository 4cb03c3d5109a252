// SPDX-License-Identifier: EUPL-1.2
//! One table per field; each row is asked both ways round.

use super::*;
use crate::persoon::{Adres, Persoon};

fn niveau(v: Veld, a: &Persoon, b: &Persoon) -> u8 {
    let mut set = Bestand::new();
    set.add(a);
    set.add(b);
    set.count();
    assert_eq!(set.compare(0, 1), set.compare(1, 0));
    set.compare(0, 1).niveau[v.nr()]
}

#[test]
fn birth_dates() {
    use geboren::{
        CIJFER, DAG_MAAND, DEELS, GELIJK, GENERATIE, GEWISSELD, JAAR, JAAR_EN, LEEG, TOT3, TOT15, VER,
    };
    for (a, b, n) in [
        ("1980-03-12", "1980-03-12", GELIJK),
        ("1980-03-12", "", LEEG),
        ("1980-03-12", "1980-12-03", GEWISSELD),
        ("1980-03-12", "1980-03-13", CIJFER),
        ("1980-03-12", "1980-03-21", CIJFER),
        ("1980-03-12", "1990-03-12", CIJFER),
        ("1980-03-12", "1980", DEELS),
        ("1980-03-12", "1980-03", DEELS),
        ("1980-03-12", "1980-04", JAAR),
        ("1980-03-12", "1980-01-01", DEELS),
        ("1980-01-01", "1983-01-01", TOT3),
        ("1980-03-12", "1967-03-12", DAG_MAAND),
        ("1980-03-12", "1980-03-29", JAAR_EN),
        ("1980-03-12", "1980-11-27", JAAR),
        ("1980-03-12", "1982-11-27", TOT3),
        ("1980-03-12", "1994-11-27", TOT15),
        ("1980-03-12", "2008-11-27", GENERATIE),
        ("1980-03-12", "1908-11-27", VER),
        ("1980", "2008-11-27", GENERATIE),
    ] {
        assert_eq!(vergelijk_datum(Datum::read(a), Datum::read(b)), n, "{a} {b}");
        assert_eq!(vergelijk_datum(Datum::read(b), Datum::read(a)), n, "{b} {a}");
    }
}

#[test]
fn family_names() {
    use naam::{ANDERS, BIJNA, GELIJK, KLANK, LEEG, LIJKT, PARTNER, VOORVOEGSEL};
    let p = |voor: &str, naam: &str, partner: &str| Persoon {
        voorvoegsel: voor.into(),
        geslachtsnaam: naam.into(),
        partnernaam: partner.into(),
        ..Persoon::default()
    };
    for (a, b, n) in [
        (p("van der", "Meer", ""), p("", "van der Meer", ""), GELIJK),
        (p("", "Öztürk", ""), p("", "Ozturk", ""), GELIJK),
        (p("van der", "Meer", ""), p("", "Meer", ""), VOORVOEGSEL),
        (p("", "Meijer", ""), p("", "Meyer", ""), KLANK),
        (p("", "Schmidt", ""), p("", "Schmit", ""), KLANK),
        (p("", "Jansen", ""), p("", "Jasnen", ""), BIJNA),
        (p("", "Jansen", ""), p("de", "Vries", "Jansen"), PARTNER),
        (p("", "Jansen", ""), p("", "de Vries-Jansen", ""), PARTNER),
        (p("", "Hoekstra", ""), p("", "Hoekhorst", ""), LIJKT),
        (p("", "Jansen", ""), p("", "Bakker", ""), ANDERS),
        (p("", "", ""), p("", "Bakker", ""), LEEG),
    ] {
        assert_eq!(
            niveau(Veld::Naam, &a, &b),
            n,
            "{} {}",
            a.geslachtsnaam,
            b.geslachtsnaam
        );
    }
}

#[test]
fn given_names_and_initials() {
    use voornaam::{
        ANDERE_LETTER, ANDERS, BIJNA, EERSTE_LETTER, GELIJK, KLANK, LEEG, LETTERS, LIJKT, ROEPNAAM, VOLGORDE,
        ZELFDE_LETTER,
    };
    let p = |namen: &str, letters: &str| Persoon {
        voornamen: namen.into(),
        voorletters: letters.into(),
        geslachtsnaam: "Proef".into(),
        ..Persoon::default()
    };
    for (a, b, n) in [
        (p("Fenna", ""), p("Fenna Maria", ""), GELIJK),
        (p("Cornelis", ""), p("Kees", ""), ROEPNAAM),
        (p("Johan", ""), p("Johannes", ""), ROEPNAAM),
        (p("Josef", ""), p("Jozef", ""), BIJNA),
        (p("Carel", ""), p("Karel", ""), KLANK),
        (p("Sanne", ""), p("Snane", ""), BIJNA),
        (p("Jan Piet", ""), p("", "J.P."), LETTERS),
        (p("Jan Piet", ""), p("", "J."), EERSTE_LETTER),
        (p("Jan Piet", ""), p("", "P."), ANDERE_LETTER),
        (p("Willemien", ""), p("Willemijntje", ""), LIJKT),
        (p("Joris", ""), p("Jesse", ""), ZELFDE_LETTER),
        (p("Joris", ""), p("Hugo", ""), ANDERS),
        (p("Linda Nina", ""), p("Nina", ""), VOLGORDE),
        (p("", ""), p("Nina", ""), LEEG),
    ] {
        assert_eq!(
            niveau(Veld::Voornaam, &a, &b),
            n,
            "{} {}",
            a.voornamen,
            b.voornamen
        );
    }
    // In each other's field.
    let recht = Persoon {
        voornamen: "Fenna".into(),
        geslachtsnaam: "Kok".into(),
        ..Persoon::default()
    };
    let om = Persoon {
        voornamen: "Kok".into(),
        geslachtsnaam: "Fenna".into(),
        ..Persoon::default()
    };
    // One event: told of by the family name, not twice.
    assert_eq!(niveau(Veld::Voornaam, &recht, &om), LEEG);
    assert_eq!(niveau(Veld::Naam, &recht, &om), naam::PARTNER);
}

#[test]
fn a_rare_initial_and_a_slip_in_a_rare_name_tell_more() {
    let mut b = Bestand::new();
    let mut zet = |letters: &str, naam: &str| {
        b.add(&Persoon {
            voorletters: letters.into(),
            geslachtsnaam: naam.into(),
            ..Persoon::default()
        })
    };
    for _ in 0..20 {
        zet("J.", "Jansen");
    }
    let vaak = (zet("J.", "Jansen"), zet("J.P.", "Jasnen"));
    let zelden = (zet("Q.", "Terpdijkgraaf"), zet("Q.P.", "Terpdijkgarf"));
    b.count();
    let factor = |(x, y): (usize, usize), v: Veld| -b.compare(x, y).freq[v.nr()];
    for v in [Veld::Voornaam, Veld::Naam] {
        assert!(factor(zelden, v) > 0.0 && factor(zelden, v) < 0.5, "{v:?}");
        assert!(factor(vaak, v) > 1.0, "{v:?}");
        // Symmetric, as all of it.
        assert_eq!(factor((zelden.1, zelden.0), v), factor(zelden, v));
    }
    let m: crate::Model = serde_json::from_str(crate::START).unwrap();
    let score = |(x, y): (usize, usize)| m.score(&b.compare(x, y));
    assert!(score(zelden) > score(vaak));
}

#[test]
fn addresses() {
    use adres::{ANDERS, BIJNA, GELIJK, LEEG, STRAAT, TOEVOEGING, VORIG, WIJK};
    let p = |postcode: &str, huisnummer: u32, toevoeging: &str, straat: &str| Persoon {
        adres: Adres {
            postcode: postcode.into(),
            huisnummer,
            toevoeging: toevoeging.into(),
            straat: straat.into(),
            plaats: String::new(),
        },
        ..Persoon::default()
    };
    let a = p("7411 AB", 12, "", "Proefstraat");
    let verhuisd = Persoon {
        vorige: vec![a.adres.clone()],
        ..p("7499ZZ", 3, "", "Tolweg")
    };
    for (b, n) in [
        (p("7411AB", 12, "", "Proefstr."), GELIJK),
        (p("7411AB", 12, "B", "Proefstraat"), TOEVOEGING),
        (p("7411AC", 12, "", ""), BIJNA),
        (p("", 12, "", "Porefstraat"), BIJNA),
        (p("7411AB", 21, "", "Proefstraat"), BIJNA),
        (verhuisd, VORIG),
        (p("7411AB", 58, "", "Proefstraat"), STRAAT),
        (p("7411ZZ", 3, "", "Tolweg"), WIJK),
        (p("7499ZZ", 3, "", "Tolweg"), ANDERS),
        (p("", 0, "", ""), LEEG),
    ] {
        assert_eq!(
            niveau(Veld::Adres, &a, &b),
            n,
            "{} {}",
            b.adres.postcode,
            b.adres.huisnummer
        );
    }
}

#[test]
fn numbers_one_digit_off() {
    for (a, b, ja) in [
        (123, 124, true),
        (123, 132, true),
        (123, 213, true),
        (123, 321, false),
        (123, 145, false),
        (123, 123, false),
    ] {
        assert_eq!(een_cijfer(a, b, 9), ja, "{a} {b}");
    }
    let p = |bsn: &str| Persoon {
        bsn: bsn.into(),
        ..Persoon::default()
    };
    assert_eq!(
        niveau(Veld::Bsn, &p("999993653"), &p("999993653")),
        nummer::GELIJK
    );
    assert_eq!(niveau(Veld::Bsn, &p("999993653"), &p("999993635")), nummer::BIJNA);
    assert_eq!(
        niveau(Veld::Bsn, &p("999993653"), &p("999990019")),
        nummer::ANDERS
    );
    assert_eq!(niveau(Veld::Bsn, &p("999993653"), &p("")), nummer::LEEG);
}

// SPDX-License-Identifier: EUPL-1.2
use super::*;

#[test]
fn names_of_before_are_those_that_changed_and_titles_are_words() {
    // The newest first: another number, another title, another surname, and the sex that changed in between.
    let l = lees(&[
        regel(
            2,
            &met(&[
                ("01.01.20", "999993653"),
                ("01.02.20", "JV"),
                ("01.85.10", "20240101"),
                ("01.H", "51"),
            ]),
        ),
        regel(
            3,
            &[
                ("01.02.10", "Anna"),
                ("01.02.20", "JV"),
                ("01.02.40", "Proef"),
                ("01.85.10", "20200500"),
                ("01.H", "51"),
            ],
        ),
        regel(
            4,
            &[
                ("01.02.10", "Anna"),
                ("01.02.20", "ZZ"),
                ("01.02.40", "Proef"),
                ("01.85.10", "20100000"),
                ("01.H", "51"),
            ],
        ),
        regel(
            5,
            &[
                ("01.02.10", "Anna"),
                ("01.02.40", "Vroeger"),
                ("01.04.10", "M"),
                ("01.85.10", "20050101"),
                ("01.H", "51"),
            ],
        ),
        regel(
            6,
            &[
                ("01.02.10", "Anna"),
                ("01.02.40", "Vroeger"),
                ("01.85.10", "19850412"),
            ],
        ),
    ]);
    let namen: Vec<_> = l
        .vorige_namen
        .iter()
        .map(|v| {
            let n = &v.naam;
            let tot = v.tot.map(|t| t.iso());
            (
                n.predicaat.as_str(),
                n.geslachtsnaam.as_str(),
                tot.unwrap_or_default(),
            )
        })
        .collect();
    assert_eq!(
        namen,
        [("ZZ", "Proef", "2020-05".into()), ("", "Vroeger", "2010".into())]
    );
    assert_eq!(
        naam_met_titel(&l.naam.voornamen, &l.naam.predicaat, "", &l.naam.geslachtsnaam),
        "jonkvrouw Anna Proef"
    );
    assert_eq!(
        naam_met_titel("Anna", titel("GI"), "van", "Proef"),
        "Anna gravin van Proef"
    );
    assert_eq!(naam_met_titel("", "", "", "Proef"), "Proef");
    let woorden = [
        "B", "BS", "G", "H", "HI", "JH", "M", "MI", "P", "PS", "R", "", "X",
    ]
    .map(titel);
    assert_eq!(
        woorden,
        [
            "baron",
            "barones",
            "graaf",
            "hertog",
            "hertogin",
            "jonkheer",
            "markies",
            "markiezin",
            "prins",
            "prinses",
            "ridder",
            "",
            "X"
        ]
    );
}

// SPDX-License-Identifier: EUPL-1.2
use super::*;

#[test]
fn who_died_left_or_has_only_letters_there_lives_nowhere() {
    let hier = [("08.10.10", "W"), ("08.11.20", "1"), ("08.11.80", "X")];
    let op = |extra: &[(&'static str, &'static str)]| {
        let alles: Vec<_> = met(&hier).into_iter().chain(extra.iter().copied()).collect();
        lees(&[regel(2, &alles)])
    };
    assert_eq!(op(&[]).woont_op(), Some("X"));
    assert_eq!(op(&[("06.08.10", "20200000")]).woont_op(), None);
    assert_eq!(op(&[("07.67.20", "O")]).woont_op(), None);
    assert_eq!(op(&[("07.67.20", "F")]).woont_op(), None);
    assert_eq!(
        lees(&[regel(
            2,
            &met(&[("08.10.10", "B"), ("08.11.20", "1"), ("08.11.80", "X")])
        )])
        .woont_op(),
        None
    );
    let weg = lees(&[regel(
        2,
        &met(&[
            ("07.67.20", "E"),
            ("08.13.10", "5010"),
            ("08.13.20", "20190101"),
            ("08.13.30", "Rue 1"),
        ]),
    )]);
    assert_eq!(weg.opgeschort, Some(Opschorting::Geemigreerd));
    assert_eq!(
        weg.verblijven[0].plaats,
        Plaats::Buitenland("5010".to_owned(), "Rue 1".to_owned())
    );
    assert_eq!(weg.verblijven[0].van.and_then(BrpDatum::jaar), Some(2019));
    let boot = lees(&[regel(2, &met(&[("08.12.10", "woonboot bij de brug")]))]);
    assert_eq!(
        boot.verblijven[0].plaats,
        Plaats::Locatie("woonboot bij de brug".to_owned())
    );
    let ergens = lees(&[regel(2, &met(&[("08.10.10", "W")]))]);
    assert_eq!(ergens.verblijven[0].plaats, Plaats::Onbekend);
}

#[test]
fn a_wrong_person_is_told_all_at_once_and_never_with_the_number() {
    let fouten = lees_persoon(
        &indeling(),
        &[
            regel(
                2,
                &[
                    ("", "Lg1"),
                    ("01.01.20", "999993654"),
                    ("01.03.10", "19851301"),
                    ("01.04.10", "Q"),
                    ("09.02.10", "Kind"),
                    ("09.01.20", "123"),
                ],
            ),
            regel(3, &[("08.11.20", "twaalf")]),
        ],
    )
    .unwrap_err();
    let welke: Vec<(u64, &str)> = fouten.iter().map(|f| (f.regel, f.rubriek.as_str())).collect();
    assert_eq!(
        welke,
        [
            (2, "01.01.20"),
            (2, "01.02.40"),
            (2, "01.03.10"),
            (2, "01.04.10"),
            (2, "09.01.20"),
            (3, "08.11.20")
        ]
    );
    assert!(
        fouten
            .iter()
            .all(|f| !f.to_string().contains("99999") && !f.to_string().contains("123")),
        "{fouten:?}"
    );
    let leeg = lees_persoon(&indeling(), &[regel(7, &[("", "Lg2")])]).unwrap_err();
    assert_eq!(leeg.len(), 1);
    assert_eq!(lees_persoon(&indeling(), &[]), Err(Vec::new()));
}

#[test]
fn an_unknown_parent_is_no_parent() {
    let l = lees(&[regel(2, &met(&[("02.62.10", "19850412")]))]);
    assert!(l.ouders.is_empty());
}

#[test]
fn gezag_in_its_six_kinds() {
    let soorten = [
        ("1", Gezag::Ouder1),
        ("2", Gezag::Ouder2),
        ("12", Gezag::Beide),
        ("D", Gezag::Derde),
        ("1D", Gezag::Ouder1EnDerde),
        ("2D", Gezag::Ouder2EnDerde),
    ];
    for (code, gezag) in soorten {
        assert_eq!(
            lees(&[regel(2, &met(&[("11.32.10", code)]))]).gezag,
            Some(gezag),
            "{code}"
        );
    }
    let fout = lees_persoon(&indeling(), &[regel(2, &met(&[("11.32.10", "3")]))]).unwrap_err();
    assert_eq!(
        fout[0].to_string(),
        "regel 2, rubriek 11.32.10: De code '3' is niet bekend."
    );
}

// SPDX-License-Identifier: EUPL-1.2
//! A change of key: which keys count, from where, for whom.

use super::*;

/// Three zegels of key 1, the change, two of key 2.
fn keten() -> (Keten, Overgang) {
    let mut k = Keten::van(3);
    let (derde, _) = k.zegels.last().expect("a zegel");
    let overgang = Overgang::nieuw(&derde.zegel, &sleutel(1), &sleutel(2), NU);
    for i in 0..2 {
        k.erbij(vec![rij(10_000 + i)], &sleutel(2));
    }
    (k, overgang)
}

fn wat(verslag: Verslag) -> Vec<(i64, Wat)> {
    verslag
        .bevindingen
        .into_iter()
        .map(|b| (b.zegel, b.wat))
        .collect()
}

#[test]
fn with_the_change_either_key_is_enough() {
    let (k, o) = keten();
    let [een, twee] = [1, 2].map(|n| sleutel(n).publiek());
    let anker = Keten::van(2).anker();
    for vertrouwd in [&[een][..], &[twee], &[een, twee], &[]] {
        assert!(
            k.controleer_met(vertrouwd, vec![], std::slice::from_ref(&o))
                .schoon()
        );
    }
    assert!(
        k.controleer_met(&[], vec![anker], std::slice::from_ref(&o))
            .schoon()
    );
    // Without it only both together are.
    let andere = |n: u8| Wat::AndereSleutel(sleutel(n).publiek().id());
    assert_eq!(wat(k.controleer(&[een], vec![])), [(4, andere(2))]);
    assert_eq!(wat(k.controleer(&[twee], vec![])), [(1, andere(1))]);
    assert!(k.controleer(&[een, twee], vec![]).schoon());
}

#[test]
fn three_keys_in_a_row() {
    let (mut k, een) = keten();
    let (laatste, _) = k.zegels.last().expect("a zegel");
    let twee = Overgang::nieuw(&laatste.zegel, &sleutel(2), &sleutel(3), NU);
    k.erbij(vec![rij(20_000)], &sleutel(3));
    for n in 1..=3 {
        let verslag = k.controleer_met(&[sleutel(n).publiek()], vec![], &[een.clone(), twee.clone()]);
        assert!(verslag.schoon(), "{n}: {:?}", verslag.bevindingen);
    }
}

#[test]
fn a_change_that_was_touched_counts_for_nothing() {
    let (k, o) = keten();
    let elders = Overgang {
        na_nummer: 2,
        ..o.clone()
    };
    let half = Overgang {
        getekend_naar: [0; 64],
        ..o.clone()
    };
    let zelf = Overgang {
        getekend_van: o.getekend_naar,
        ..o
    };
    for vals in [elders, half, zelf] {
        assert!(!vals.klopt());
        assert_eq!(
            k.controleer_met(&[sleutel(2).publiek()], vec![], &[vals])
                .bevindingen
                .len(),
            1
        );
    }
}

#[test]
fn the_old_key_is_worth_nothing_after_the_change() {
    let (mut k, o) = keten();
    k.erbij(vec![rij(20_000)], &sleutel(1));
    let andere = Wat::AndereSleutel(sleutel(1).publiek().id());
    let verslag = k.controleer_met(&[sleutel(2).publiek()], vec![], std::slice::from_ref(&o));
    assert_eq!(wat(verslag), [(6, andere.clone())]);
    // Nor when the zegels of the new key were taken away.
    k.zegels.drain(3..);
    k.rijen.retain(|r| r.id < 10_000);
    k.erbij(vec![rij(30_000)], &sleutel(1));
    let verslag = k.controleer_met(&[sleutel(2).publiek()], vec![], std::slice::from_ref(&o));
    assert_eq!(wat(verslag), [(4, andere)]);
}

#[test]
fn a_stolen_old_key_names_no_successor_where_the_own_key_is_known() {
    let (mut k, o) = keten();
    k.zegels.drain(3..);
    k.rijen.retain(|r| r.id < 10_000);
    let (derde, _) = k.zegels.last().expect("a zegel");
    let vals = Overgang::nieuw(&derde.zegel, &sleutel(1), &sleutel(9), NU);
    k.erbij(vec![rij(30_000)], &sleutel(9));
    let andere = Wat::AndereSleutel(sleutel(9).publiek().id());
    let verslag = k.controleer_met(&[sleutel(2).publiek()], vec![Keten::van(2).anker()], &[o, vals]);
    assert_eq!(wat(verslag), [(4, andere)]);
}

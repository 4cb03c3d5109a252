// SPDX-License-Identifier: EUPL-1.2
use super::*;
use jiff::civil::date;
use proptest::prelude::*;

fn uur(op: &str) -> i64 {
    op.parse::<Timestamp>().unwrap().as_second() / 3600
}

fn opende(op: &str, dossier: u128, zonder_taak: bool) -> Uur {
    let dossier = Uuid::from_u128(dossier);
    Uur {
        uur: uur(op),
        wat: Gebeurtenis::Opende { dossier, zonder_taak },
        aantal: 1,
    }
}

fn keer(wat: Gebeurtenis, aantal: u32) -> Uur {
    Uur {
        uur: uur("2026-11-24T09:00:00Z"),
        wat,
        aantal,
    }
}

const REGELS: Toezichtregels = Toezichtregels {
    dossiers_per_dag: 2,
    zonder_taak: 1,
    weigeringen: 3,
    zoeken_vanaf: 10,
    zoeken_keer: 3,
    werkdag_van: 7,
    werkdag_tot: 20,
    buiten_werktijd: 1,
};

fn soorten(uren: Vec<Uur>, collegas: &[u32]) -> Vec<Merksoort> {
    merken(&Gebruik::van(uren, &REGELS), collegas, &REGELS)
        .iter()
        .map(|m| m.soort)
        .collect()
}

#[test]
fn ordinary_work_stands_out_nowhere() {
    // Twice the same two dossiers on a Tuesday, one without a task; three refusals; thirty searches among colleagues with ten.
    let uren = vec![
        opende("2026-11-24T09:00:00Z", 1, true),
        opende("2026-11-24T10:00:00Z", 1, true),
        opende("2026-11-24T11:00:00Z", 2, false),
        keer(Gebeurtenis::Geweigerd, 3),
        keer(Gebeurtenis::Zocht, 30),
    ];
    assert_eq!(soorten(uren, &[10, 10]), []);
    assert_eq!(soorten(vec![], &[]), []);
}

#[test]
fn each_mark_one_over_its_threshold() {
    let dag = |n: u128| opende("2026-11-24T09:00:00Z", n, false);
    for (uren, collegas, verwacht) in [
        (vec![dag(1), dag(2), dag(3)], vec![], Merksoort::VeelOpEenDag),
        (
            vec![
                opende("2026-11-23T09:00:00Z", 1, true),
                opende("2026-11-24T09:00:00Z", 2, true),
            ],
            vec![],
            Merksoort::ZonderTaak,
        ),
        (
            vec![keer(Gebeurtenis::Geweigerd, 4)],
            vec![],
            Merksoort::VaakGeweigerd,
        ),
        (
            vec![keer(Gebeurtenis::Zocht, 31)],
            vec![2, 10, 90],
            Merksoort::VeelGezocht,
        ),
        // Before seven, and on a Sunday.
        (
            vec![
                opende("2026-11-24T05:59:00Z", 1, false),
                opende("2026-11-22T11:00:00Z", 2, false),
            ],
            vec![],
            Merksoort::BuitenWerktijd,
        ),
    ] {
        assert_eq!(soorten(uren, &collegas), [verwacht]);
    }
}

#[test]
fn searching_alone_or_little_does_not_stand_out() {
    // Without colleagues there is nothing to compare with; under the minimum the number says nothing.
    assert_eq!(soorten(vec![keer(Gebeurtenis::Zocht, 500)], &[]), []);
    assert_eq!(soorten(vec![keer(Gebeurtenis::Zocht, 9)], &[0, 0]), []);
    assert_eq!(
        soorten(vec![keer(Gebeurtenis::Zocht, 10)], &[0, 0]),
        [Merksoort::VeelGezocht]
    );
}

#[test]
fn a_mark_says_why() {
    let uren = (0..3)
        .map(|n| opende("2026-11-24T09:00:00Z", n, false))
        .collect::<Vec<_>>();
    let merken = merken(&Gebruik::van(uren, &REGELS), &[], &REGELS);
    assert_eq!(
        merken.first().unwrap().reden,
        "Opende 3 dossiers op dinsdag 24 november 2026. Meer dan 2 op een dag valt op."
    );
}

#[test]
fn the_day_is_that_of_the_netherlands() {
    let g = Gebruik::van(
        [
            opende("2026-11-23T23:30:00Z", 1, false),
            opende("2026-07-01T22:30:00Z", 2, false),
        ],
        &REGELS,
    );
    let dagen: Vec<Date> = g.per_dag.keys().copied().collect();
    assert_eq!(dagen, [date(2026, 7, 2), date(2026, 11, 24)]);
    assert_eq!(
        (
            g.dossiers_vanaf(date(2026, 11, 1)),
            g.dossiers_vanaf(date(2026, 1, 1))
        ),
        (1, 2)
    );
}

#[test]
fn colleagues_are_the_others() {
    let id = |n| MedewerkerId::new(Uuid::from_u128(n));
    assert_eq!(collegas(&[(id(1), 5), (id(2), 7)], id(1)), [7]);
}

proptest! {
    /// More of the same never takes a mark away.
    #[test]
    fn marks_only_grow(dossiers in prop::collection::vec((0u128..12, 0i64..700, any::<bool>()), 0..40), n in 0usize..40) {
        let uren: Vec<Uur> = dossiers.iter().map(|(d, u, z)| {
            let mut x = opende("2026-11-01T00:00:00Z", *d, *z);
            x.uur += u;
            x
        }).collect();
        let deel = soorten(uren.iter().copied().take(n).collect(), &[]);
        let alles = soorten(uren, &[]);
        prop_assert!(deel.iter().all(|m| alles.contains(m)));
    }
}

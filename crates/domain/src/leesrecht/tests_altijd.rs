// SPDX-License-Identifier: EUPL-1.2
//! What holds in every household.
use super::*;
use crate::Id;
use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::*;
use uuid::Uuid;

const DAG: Date = date(2026, 11, 24);

fn p(n: u128) -> PersoonId {
    Id::new(Uuid::from_u128(n))
}

fn leden() -> impl Strategy<Value = Vec<Lid>> {
    let een = (
        0..Lidrol::ALL.len(),
        any::<bool>(),
        proptest::option::of(0_i64..30_000),
        any::<bool>(),
    );
    proptest::collection::vec(een, 1..6).prop_map(|v| {
        v.into_iter()
            .enumerate()
            .map(|(n, (rol, gezag, dagen, geheim))| Lid {
                persoon: p(n as u128),
                geboren: dagen.map(|d| DAG.saturating_sub(d.days())),
                rol: Lidrol::ALL[rol],
                gezag,
                adres_geheim: geheim,
            })
            .collect()
    })
}
fn paren() -> impl Strategy<Value = Vec<(PersoonId, PersoonId)>> {
    proptest::collection::vec((0_u128..6, 0_u128..6), 0..8)
        .prop_map(|v| v.into_iter().map(|(a, b)| (p(a), p(b))).collect())
}
fn gegeven() -> impl Strategy<Value = Gegeven> {
    (
        proptest::collection::vec(0_u128..6, 0..4),
        0..Gegevenssoort::ALL.len(),
        proptest::option::of(0_u128..6),
        any::<bool>(),
    )
        .prop_map(|(over, soort, door, belangrijk_feit)| Gegeven {
            over: over.into_iter().map(p).collect(),
            soort: Gegevenssoort::ALL[soort],
            door: door.map(p),
            belangrijk_feit,
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// Whatever gezag and consent there are: no secret address, no safety and nothing forbidden reaches another.
    #[test]
    fn geheimen_van_een_ander_blijven_geheim(leden in leden(), onveilig in paren(), toestemming in paren(), g in gegeven(), lezer in 0_u128..6) {
        let kring = Kring { leden: &leden, onveilig: &onveilig, toestemming: &toestemming, dag: DAG };
        if inzage(&kring, p(lezer), &g).mag() {
            let ander = |x: &&PersoonId| **x != p(lezer);
            if g.soort == Gegevenssoort::Adres {
                prop_assert!(!g.over.iter().filter(ander).any(|x| leden.iter().any(|l| l.persoon == *x && l.adres_geheim)));
            }
            if g.soort == Gegevenssoort::Veiligheid {
                prop_assert!(g.over.iter().all(|x| *x == p(lezer)));
            }
            prop_assert!(!g.over.iter().filter(ander).any(|x| onveilig.contains(&(*x, p(lezer)))));
            prop_assert!(leden.iter().any(|l| l.persoon == p(lezer)));
        }
    }

    /// What is medical of a youth of 16 or older never reaches a parent without consent.
    #[test]
    fn medisch_van_zestien_blijft_van_zestien(leden in leden(), g in gegeven(), lezer in 0_u128..6) {
        let kring = Kring { leden: &leden, onveilig: &[], toestemming: &[], dag: DAG };
        let g = Gegeven { soort: Gegevenssoort::Medisch, ..g };
        let zestien = |x: &PersoonId| *x != p(lezer)
            && leden.iter().any(|l| l.persoon == *x && l.geboren.is_some_and(|d| leeftijd(d, DAG).is_some_and(|j| j >= 16)));
        if g.over.iter().any(zestien) {
            prop_assert!(!inzage(&kring, p(lezer), &g).mag());
        }
    }

    /// Consent never closes something that was open.
    #[test]
    fn toestemming_sluit_niets(leden in leden(), onveilig in paren(), toestemming in paren(), g in gegeven(), lezer in 0_u128..6) {
        let zonder = Kring { leden: &leden, onveilig: &onveilig, toestemming: &[], dag: DAG };
        let met = Kring { toestemming: &toestemming, ..zonder };
        prop_assert!(!inzage(&zonder, p(lezer), &g).mag() || inzage(&met, p(lezer), &g).mag());
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! What a simulated municipality keeps to: the same for the same seed, its rules over scale 1, small in memory.
#![expect(
    clippy::unwrap_used,
    reason = "a test that meets an unexpected error must stop"
)]

mod regels;

use sha2::{Digest, Sha256};
use simulate::{Batch, HANDELINGEN, Id, Instellingen, Simulatie, demo_id};
use std::collections::{HashMap, HashSet};

fn inst(seed: u64, schaal: u32) -> Instellingen {
    Instellingen::nieuw(seed, "2026-11-23T10:00:00Z".parse().unwrap(), schaal)
}

fn hash(seed: u64) -> String {
    let mut sha = Sha256::new();
    for batch in Simulatie::new(inst(seed, 1)).take(400) {
        sha.update(batch.json().unwrap());
    }
    sha.finalize().iter().map(|b| format!("{b:02x}")).collect()
}

#[test]
fn hetzelfde_zaad_geeft_dezelfde_gemeente() {
    assert_eq!(hash(7), hash(7));
    assert_ne!(hash(7), hash(8));
}

#[test]
fn elk_zaad_vult_de_regisseurs_van_de_demo() {
    for seed in 2..6 {
        let mut last: HashMap<Id, usize> = HashMap::new();
        for batch in Simulatie::new(inst(seed, 1)) {
            if let Batch::Regie(rijen) = batch {
                rijen
                    .iter()
                    .filter(|r| r.tot.is_none())
                    .for_each(|r| *last.entry(r.medewerker_id).or_default() += 1);
            }
        }
        for (naam, aantal) in [("s.aalders", 13), ("p.okoye", 15), ("t.dewit", 9)] {
            assert_eq!(
                demo_id(naam).and_then(|id| last.get(&id)),
                Some(&aantal),
                "{naam}, seed {seed}"
            );
        }
        assert_eq!(last.values().filter(|n| **n > 15).count(), 2);
    }
}

#[test]
fn grotere_schaal_blijft_klein_in_het_geheugen() {
    // A batch at a time, never more than one chunk waiting; the demo people stay who they are.
    let mut meest = 0;
    let mut sim = Simulatie::new(inst(1, 2));
    let mut rijen = 0_usize;
    while let Some(batch) = sim.next() {
        rijen += batch.len();
        meest = meest.max(sim.wachtend());
    }
    assert!(rijen > 500_000);
    assert!(meest < 40, "{meest} batches waiting");
}

#[test]
fn handelingen_zijn_die_van_de_policy() {
    let bekend: HashSet<&str> = policy::handelingen::ALLE.iter().map(|h| h.0).collect();
    for h in HANDELINGEN {
        assert!(bekend.contains(h.handeling), "{}", h.handeling);
        let weg = policy::beleid::wegen(h.handeling)
            .into_iter()
            .find(|w| w.id == h.beleid);
        assert!(
            h.beleid == policy::beleid::GEEN || weg.is_some(),
            "{} {}",
            h.handeling,
            h.beleid
        );
        assert!(h.doel.parse::<policy::Doel>().is_ok(), "{}", h.doel);
    }
    let soorten = [
        "gemaakt",
        "gewijzigd",
        "gelezen",
        "gezocht",
        "geweigerd",
        "aangemeld",
    ];
    assert!(
        HANDELINGEN
            .iter()
            .all(|h| soorten.contains(&h.soort) && !h.handeling.is_empty())
    );
}

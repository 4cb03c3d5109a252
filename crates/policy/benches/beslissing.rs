// SPDX-License-Identifier: EUPL-1.2
//! How long one decision on access takes: `cargo bench -p policy`. Goal: p99 at most 100 microseconds (issue "access").
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark, run by hand"
)]

use domain::{Gemeente, Id};
use hdrhistogram::Histogram;
use policy::handelingen::{CasusOpenen, Handeling, MijnWerkZien, PlanWijzigen};
use policy::{Actor, ActorSoort, Bijzonder, CasusFeiten, Deelname, Doel, Feiten, Rollen, Vraag, decide};
use std::hint::black_box;
use std::time::Instant;
use uuid::Uuid;

const KEREN: u64 = 100_000;

fn id<K: domain::Kind>(n: u128) -> Id<K> {
    Id::new(Uuid::from_u128(n))
}

fn actor(rollen: &str) -> Actor {
    let mut actor = Actor::melder(Gemeente(150));
    actor.soort = ActorSoort::Medewerker;
    actor.medewerker = Some(id(1));
    actor.team = Some(id(10));
    actor.rollen = Rollen::uit_tekst(rollen);
    actor
}

fn casus(regisseur: u128, deelname: bool) -> Feiten {
    Feiten::Casus(CasusFeiten {
        gemeente: Gemeente(150),
        id: id(2),
        huishouden: id(3),
        team: id(11),
        regisseur: Some(id(regisseur)),
        waarnemer: false,
        deelname: deelname.then(Deelname::default),
        op_mdo: false,
        bijzonder: Bijzonder::default(),
    })
}

fn meet<A: Handeling>(wat: &str, actor: &Actor, feiten: &Feiten) {
    let mut tijden: Histogram<u64> = Histogram::new(3).unwrap();
    for keer in 0..KEREN + 1000 {
        let begin = Instant::now();
        let _ = black_box(decide::<A>(black_box(actor), Doel::Regie, black_box(feiten)));
        // The first thousand warm up: reading the policies is once per start.
        if keer >= 1000 {
            tijden
                .record(u64::try_from(begin.elapsed().as_nanos()).unwrap())
                .unwrap();
        }
    }
    let us = |q| f64::from(u32::try_from(tijden.value_at_quantile(q)).unwrap()) / 1000.0;
    println!("| {wat} | {:.1} | {:.1} | {:.1} |", us(0.5), us(0.95), us(0.99));
}

/// A page with ten buttons: the same question, ten acts.
fn meet_blad(actor: &Actor, feiten: &Feiten) {
    let begin = Instant::now();
    let keren = KEREN / 10;
    for _ in 0..keren {
        let vraag = Vraag::nieuw(black_box(actor), Doel::Regie, black_box(feiten));
        for _ in 0..10 {
            let _ = black_box(vraag.mag::<PlanWijzigen>());
        }
    }
    let us = begin.elapsed().as_secs_f64() * 1e6 / f64::from(u32::try_from(keren).unwrap());
    println!("\nten acts on one record: {us:.0} microseconds on average");
}

fn main() {
    println!("{KEREN} decisions each, microseconds\n\n| decision | p50 | p95 | p99 |\n|---|---:|---:|---:|");
    meet::<CasusOpenen>(
        "open casus, regisseur",
        &actor("casusregisseur,toegang"),
        &casus(1, false),
    );
    meet::<CasusOpenen>("open casus, deelnemer", &actor("ketenpartner"), &casus(4, true));
    meet::<CasusOpenen>(
        "open casus, refused",
        &actor("casusregisseur,toegang"),
        &casus(4, false),
    );
    meet::<PlanWijzigen>(
        "change the plan, regisseur",
        &actor("casusregisseur,toegang"),
        &casus(1, false),
    );
    meet::<MijnWerkZien>("Mijn werk", &actor("meldpunt"), &Feiten::Geen);
    meet_blad(&actor("casusregisseur,toegang"), &casus(1, false));
}

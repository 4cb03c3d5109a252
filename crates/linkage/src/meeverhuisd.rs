// SPDX-License-Identifier: EUPL-1.2
//! Who else moved along: when two records at different addresses are surely one person, those two addresses belong to one
//! household. Two other records there are compared as if one address were the former one of the other (batch only).

use crate::{
    bestand::Bestand,
    model::Model,
    niveau::{Patroon, Veld, adres},
    ontdubbel::Paar,
};
use rustc_hash::FxHashMap;

/// From this score on a pair is sure enough to say that its two addresses belong together.
const ZEKER: f32 = 5.0;
/// Below this score a pair is not looked at again: it can not become a link.
const KANS: f32 = -14.0;
/// Two records that by themselves score below this are two people.
const EEN_ANDER: f64 = -6.0;
/// Witnesses kept for two addresses.
const GETUIGEN: usize = 4;

/// Two addresses, the lower first.
fn adressen(b: &Bestand, x: u32, y: u32) -> Option<(u64, u64)> {
    let (een, twee) = (b.rijen[x as usize].adreskern(), b.rijen[y as usize].adreskern());
    (een != 0 && twee != 0 && een != twee).then(|| (een.min(twee), een.max(twee)))
}

/// True when the two have addresses that say nothing of one another.
fn los(p: &Patroon) -> bool {
    matches!(
        p.niveau[Veld::Adres.nr()],
        adres::ANDERS | adres::WIJK | adres::STRAAT
    )
}

/// Judges pairs at different addresses again where somebody else surely moved between the two.
pub(crate) fn moved_together(b: &Bestand, m: &Model, paren: &mut [Paar]) {
    let mut samen: FxHashMap<(u64, u64), Vec<(u32, u32)>> = FxHashMap::default();
    for p in paren.iter().filter(|p| p.score >= ZEKER) {
        if let Some(a) = adressen(b, p.a, p.b) {
            let getuigen = samen.entry(a).or_default();
            if getuigen.len() < GETUIGEN {
                getuigen.push((p.a, p.b));
            }
        }
    }
    let (samen, helft) = (&samen, paren.len() / 2);
    let (een, twee) = paren.split_at_mut(helft);
    let doe = |deel: &mut [Paar]| {
        for p in deel.iter_mut().filter(|p| p.score >= KANS) {
            let Some(getuigen) = adressen(b, p.a, p.b).and_then(|a| samen.get(&a)) else {
                continue;
            };
            let ander = |x: u32, y: u32| x != y && m.score(&b.compare(x as usize, y as usize)) < EEN_ANDER;
            // Somebody else than these two, who is one person.
            if !getuigen
                .iter()
                .any(|(c, d)| [p.a, p.b].iter().all(|x| ander(*x, *c) && ander(*x, *d)))
            {
                continue;
            }
            let mut patroon = b.compare(p.a as usize, p.b as usize);
            if los(&patroon) {
                patroon.niveau[Veld::Adres.nr()] = adres::VORIG;
                p.score = p.score.max(m.score(&patroon) as f32);
            }
        }
    };
    std::thread::scope(|s| {
        s.spawn(|| doe(een));
        doe(twee);
    });
}

// SPDX-License-Identifier: EUPL-1.2
//! How alike two words are.

use crate::woorden::Woord;
use rapidfuzz::distance::{jaro_winkler, osa};

/// How like two words are, from equal to different.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gelijkenis {
    Gelijk,
    Klank,
    Bijna,
    Lijkt,
    Anders,
}

/// Jaro-Winkler is asked only where it can reach this.
const LIJKT_VANAF: f64 = 0.86;

pub(crate) fn woorden_gelijk(a: &Woord, b: &Woord) -> Gelijkenis {
    if a.vouw == b.vouw {
        return Gelijkenis::Klank;
    }
    let (x, y) = (a.tekst.as_bytes(), b.tekst.as_bytes());
    let verschil = (a.masker ^ b.masker).count_ones();
    let (kort, lang) = (x.len().min(y.len()), x.len().max(y.len()));
    if verschil > 5 || lang - kort > 4 {
        return Gelijkenis::Anders;
    }
    let mag = if kort >= 8 { 2 } else { usize::from(kort >= 3) };
    if verschil <= 2 * mag as u32 && lang - kort <= mag {
        let afstand = osa::distance(x.iter().copied(), y.iter().copied());
        if afstand <= mag {
            return Gelijkenis::Bijna;
        }
    }
    // Words that look alike begin alike; it also spares most of the work.
    if x.first() != y.first() {
        return Gelijkenis::Anders;
    }
    let jw = |p: &[u8], q: &[u8]| jaro_winkler::similarity(p.iter().copied(), q.iter().copied());
    // Jaro-Winkler may differ in the last bit by the order of its arguments: always the lesser word first.
    let gelijkenis = if x <= y { jw(x, y) } else { jw(y, x) };
    if gelijkenis >= LIJKT_VANAF {
        Gelijkenis::Lijkt
    } else {
        Gelijkenis::Anders
    }
}

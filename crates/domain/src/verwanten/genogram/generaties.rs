// SPDX-License-Identifier: EUPL-1.2
//! On which row everybody stands. Parents stand above their children; couples, brothers and sisters on one row, as long as
//! no ancestry forbids it (an uncle who marries his niece).

use super::super::Mens;
use super::Net;

/// Groups of people on one row, with the arrows from parents to children between them.
struct Groepen {
    van: Vec<usize>,
    pijlen: Vec<(usize, usize)>,
}

impl Groepen {
    /// Is there a way from `a` down to `b`?
    fn leidt(&self, a: usize, b: usize) -> bool {
        let mut gezien = vec![a];
        let mut i = 0;
        while let Some(&nu) = gezien.get(i) {
            for &(_, onder) in self.pijlen.iter().filter(|p| p.0 == nu) {
                if onder == b {
                    return true;
                }
                if !gezien.contains(&onder) {
                    gezien.push(onder);
                }
            }
            i += 1;
        }
        false
    }
    fn groep(&self, mens: usize) -> usize {
        self.van.get(mens).copied().unwrap_or(mens)
    }
    fn pijl(&mut self, boven: usize, onder: usize) {
        let (a, b) = (self.groep(boven), self.groep(onder));
        if a != b && !self.leidt(b, a) && !self.pijlen.contains(&(a, b)) {
            self.pijlen.push((a, b));
        }
    }
    fn samen(&mut self, x: usize, y: usize) {
        let (a, b) = (self.groep(x), self.groep(y));
        if a == b || self.leidt(a, b) || self.leidt(b, a) {
            return;
        }
        let wordt = |g: usize| if g == b { a } else { g };
        self.van.iter_mut().for_each(|g| *g = wordt(*g));
        for p in &mut self.pijlen {
            *p = (wordt(p.0), wordt(p.1));
        }
        self.pijlen.sort_unstable();
        self.pijlen.dedup();
    }
}

/// The row of everybody, from 0.
pub(super) fn rijen(mensen: &[Mens], net: &Net) -> Vec<usize> {
    let aantal = mensen.len();
    let mut g = Groepen {
        van: (0..aantal).collect(),
        pijlen: Vec::new(),
    };
    for (kind, ouders) in net.ouders.iter().enumerate() {
        for (ouder, _) in ouders {
            g.pijl(*ouder, kind);
        }
    }
    for &(a, b, _) in &net.paren {
        g.samen(a, b);
    }
    for &(a, b) in &net.broers {
        g.samen(a, b);
    }
    // The longest way from above; there is no circle, so this ends.
    let mut diep = vec![0_i32; aantal];
    for _ in 0..aantal {
        for &(a, b) in &g.pijlen {
            let onder = diep.get(a).copied().unwrap_or(0) + 1;
            if let Some(d) = diep.get_mut(b) {
                *d = (*d).max(onder);
            }
        }
    }
    // Parents stand just above their highest child: from below, so that who hangs on them follows.
    let mut volgorde: Vec<usize> = (0..aantal).collect();
    volgorde.sort_by_key(|i| std::cmp::Reverse(diep.get(*i).copied()));
    for groep in volgorde {
        let kinderen = g
            .pijlen
            .iter()
            .filter(|p| p.0 == groep)
            .filter_map(|p| diep.get(p.1));
        if let Some(hoogste) = kinderen.min().copied()
            && let Some(d) = diep.get_mut(groep)
        {
            *d = hoogste - 1;
        }
    }
    let mut rij: Vec<i32> = (0..aantal)
        .map(|i| diep.get(g.groep(i)).copied().unwrap_or(0))
        .collect();
    naar_rol(mensen, net, &mut rij);
    let mut soorten = rij.clone();
    soorten.sort_unstable();
    soorten.dedup();
    rij.iter()
        .map(|r| soorten.iter().position(|s| s == r).unwrap_or(0))
        .collect()
}

/// Families that are not linked to each other stand on the rows that their roles in the household tell.
fn naar_rol(mensen: &[Mens], net: &Net, rij: &mut [i32]) {
    let aantal = mensen.len();
    let mut deel: Vec<usize> = (0..aantal).collect();
    let ouders = net
        .ouders
        .iter()
        .enumerate()
        .flat_map(|(k, o)| o.iter().map(move |(o, _)| (k, *o)));
    let paren = net.paren.iter().map(|p| (p.0, p.1));
    for (a, b) in ouders.chain(paren).chain(net.broers.iter().copied()) {
        let (Some(x), Some(y)) = (deel.get(a).copied(), deel.get(b).copied()) else {
            continue;
        };
        deel.iter_mut().filter(|d| **d == y).for_each(|d| *d = x);
    }
    for een in 0..aantal {
        let leden: Vec<usize> = (0..aantal).filter(|i| deel.get(*i) == Some(&een)).collect();
        let mut schuif: Vec<i32> = leden
            .iter()
            .filter_map(|i| Some(mensen.get(*i)?.trede? - rij.get(*i)?))
            .collect();
        schuif.sort_unstable();
        // Nobody in it has a role: who it is about is not known, so beside the parents.
        let top = leden
            .iter()
            .filter_map(|i| rij.get(*i))
            .min()
            .copied()
            .unwrap_or(0);
        let erbij = schuif.get(schuif.len() / 2).copied().unwrap_or(1 - top);
        for i in leden {
            if let Some(r) = rij.get_mut(i) {
                *r += erbij;
            }
        }
    }
}

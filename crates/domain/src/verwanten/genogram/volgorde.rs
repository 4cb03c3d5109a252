// SPDX-License-Identifier: EUPL-1.2
//! In which order people stand on a row: couples together, children under their parents and the oldest first, with as few
//! crossings as a few sweeps up and down find.

use super::super::{Geslacht, Mens};
use super::Net;

/// People that stay beside each other: a couple, or somebody with the partners of now and before.
pub(super) type Eenheid = Vec<usize>;

/// The rows, from above.
pub(super) fn volgorde(mensen: &[Mens], net: &Net, rij: &[usize]) -> Vec<Vec<Eenheid>> {
    let aantal = rij.iter().max().map_or(0, |m| m + 1);
    let mut rijen: Vec<Vec<Eenheid>> = (0..aantal)
        .map(|r| eenheden(mensen, net, &op_rij(rij, r)))
        .collect();
    let mut beste = rijen.clone();
    let mut minst = kruisingen(&rijen, net, mensen.len());
    for _ in 0..8 {
        for r in 0..aantal {
            sorteer(&mut rijen, r, mensen, net, true);
        }
        let nu = kruisingen(&rijen, net, mensen.len());
        if nu < minst {
            (minst, beste) = (nu, rijen.clone());
        }
        for r in (0..aantal).rev() {
            sorteer(&mut rijen, r, mensen, net, false);
        }
    }
    for r in 0..aantal {
        sorteer(&mut rijen, r, mensen, net, true);
    }
    if kruisingen(&rijen, net, mensen.len()) <= minst {
        rijen
    } else {
        beste
    }
}

fn op_rij(rij: &[usize], r: usize) -> Vec<usize> {
    (0..rij.len()).filter(|i| rij.get(*i) == Some(&r)).collect()
}

fn partners(net: &Net, wie: usize, binnen: &[usize]) -> Vec<usize> {
    let mut uit: Vec<_> = net
        .paren
        .iter()
        .filter_map(|&(a, b, soort)| match wie {
            _ if wie == a => Some((soort, b)),
            _ if wie == b => Some((soort, a)),
            _ => None,
        })
        .filter(|(_, ander)| binnen.contains(ander))
        .collect();
    uit.sort_unstable();
    uit.into_iter().map(|(_, ander)| ander).collect()
}

/// The couples and single people of one row.
fn eenheden(mensen: &[Mens], net: &Net, leden: &[usize]) -> Vec<Eenheid> {
    let mut over: Vec<usize> = leden.to_vec();
    let mut uit = Vec::new();
    while let Some(&eerste) = over.first() {
        let mut groep = vec![eerste];
        let mut i = 0;
        while let Some(&nu) = groep.get(i) {
            for p in partners(net, nu, leden) {
                if !groep.contains(&p) {
                    groep.push(p);
                }
            }
            i += 1;
        }
        over.retain(|m| !groep.contains(m));
        uit.push(keten(mensen, net, &groep));
    }
    uit
}

/// A group of partners as a chain: who has one partner at an end, who has two between them.
fn keten(mensen: &[Mens], net: &Net, groep: &[usize]) -> Eenheid {
    let graad = |m: &usize| partners(net, *m, groep).len();
    let man = |m: &usize| mensen.get(*m).is_some_and(|x| x.geslacht == Geslacht::Man);
    let pad = groep.iter().all(|m| graad(m) <= 2);
    let begin = if pad {
        // A man stands left by custom.
        groep.iter().min_by_key(|m| (graad(m), !man(m), **m))
    } else {
        groep.iter().min_by_key(|m| (std::cmp::Reverse(graad(m)), **m))
    };
    let Some(&begin) = begin else { return Vec::new() };
    let mut rij = std::collections::VecDeque::from([begin]);
    let mut wacht = std::collections::VecDeque::from([begin]);
    while let Some(nu) = wacht.pop_front() {
        let mut links = rij.front() == Some(&nu) && rij.len() > 1;
        for p in partners(net, nu, groep) {
            if rij.contains(&p) {
                continue;
            }
            if links {
                rij.push_front(p);
            } else {
                rij.push_back(p);
            }
            // The next partner of the first one comes at the other side.
            if nu == begin {
                links = !links;
            }
            wacht.push_back(p);
        }
    }
    rij.into()
}

/// Where everybody stands, counted from the left of their row.
fn plekken(rijen: &[Vec<Eenheid>], aantal: usize) -> Vec<f64> {
    let mut uit = vec![0.0; aantal];
    for rij in rijen {
        let mut x = 0.0;
        for m in rij.iter().flatten() {
            if let Some(p) = uit.get_mut(*m) {
                *p = x;
            }
            x += 1.0;
        }
    }
    uit
}

fn gemiddeld(waarden: impl Iterator<Item = f64>) -> Option<f64> {
    let (som, n) = waarden.fold((0.0, 0.0), |(s, n), w| (s + w, n + 1.0));
    (n > 0.0).then(|| som / n)
}

fn van_boven(net: &Net, plek: &[f64], mens: usize) -> Option<f64> {
    let ouders = net.ouders.get(mens)?;
    gemiddeld(ouders.iter().filter_map(|(o, _)| plek.get(*o).copied()))
}

fn van_onder(net: &Net, plek: &[f64], mens: usize) -> Option<f64> {
    let kinderen = net
        .ouders
        .iter()
        .enumerate()
        .filter(|(_, o)| o.iter().any(|(o, _)| *o == mens));
    gemiddeld(kinderen.filter_map(|(k, _)| plek.get(k).copied()))
}

fn sorteer(rijen: &mut [Vec<Eenheid>], r: usize, mensen: &[Mens], net: &Net, omlaag: bool) {
    let plek = plekken(rijen, mensen.len());
    let Some(rij) = rijen.get_mut(r) else { return };
    let zwaarte = |m: usize| {
        if omlaag {
            van_boven(net, &plek, m)
        } else {
            van_onder(net, &plek, m)
        }
    };
    for e in rij.iter_mut() {
        let kant = |m: Option<&usize>| m.and_then(|m| zwaarte(*m));
        if omlaag
            && e.len() > 1
            && let (Some(a), Some(b)) = (kant(e.first()), kant(e.last()))
            && a > b
        {
            e.reverse();
        }
    }
    let mut met: Vec<(f64, Leeftijdsorde, Eenheid)> = rij
        .drain(..)
        .map(|e| {
            let eigen = gemiddeld(e.iter().filter_map(|m| plek.get(*m).copied())).unwrap_or(0.0);
            let sleutel = gemiddeld(e.iter().filter_map(|m| zwaarte(*m))).unwrap_or(eigen);
            (sleutel, oudste(mensen, net, &e), e)
        })
        .collect();
    met.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    rij.extend(met.into_iter().map(|(_, _, e)| e));
}

/// Order of birth: year, month, day, and the order of the list.
type Leeftijdsorde = (i16, i8, i8, usize);

/// Brothers and sisters by age: the one of the couple who has parents in the drawing counts.
fn oudste(mensen: &[Mens], net: &Net, e: &[usize]) -> Leeftijdsorde {
    let heeft = |m: &&usize| net.ouders.get(**m).is_some_and(|o| !o.is_empty());
    let wie = e.iter().find(heeft).or(e.first()).copied().unwrap_or(0);
    let m = mensen.get(wie);
    let jaar = m.and_then(Mens::jaar).unwrap_or(i16::MAX);
    let dag = m.and_then(|m| m.geboren);
    (
        jaar,
        dag.map_or(0, |d| d.month()),
        dag.map_or(0, |d| d.day()),
        wie,
    )
}

fn kruisingen(rijen: &[Vec<Eenheid>], net: &Net, aantal: usize) -> usize {
    let plek = plekken(rijen, aantal);
    let p = |m: usize| plek.get(m).copied().unwrap_or(0.0);
    let lijnen: Vec<(f64, f64)> = net
        .ouders
        .iter()
        .enumerate()
        .flat_map(|(k, o)| o.iter().map(move |(o, _)| (*o, k)))
        .map(|(o, k)| (p(o), p(k)))
        .collect();
    let mut uit = 0;
    for (i, a) in lijnen.iter().enumerate() {
        for b in lijnen.iter().skip(i + 1) {
            uit += usize::from((a.0 - b.0) * (a.1 - b.1) < 0.0);
        }
    }
    uit
}

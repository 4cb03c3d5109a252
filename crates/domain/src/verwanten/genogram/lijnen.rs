// SPDX-License-Identifier: EUPL-1.2
//! Lines between the symbols, the height of the rows, and the border of the household. Lines that run side by side get
//! lanes of their own, so that it stays clear whose child is whose.

use super::super::{Mens, RelatieSoort};
use super::volgorde::Eenheid;
use super::{
    Figuur, Genogram, HALF, KOLOM, LABEL_BREED, LABEL_HOOG, Lijn, Lijnsoort, MARGE, Net, Paarsoort, Vak,
};

/// Between two lanes.
const BAAN: i32 = 9;
/// From the centre of a symbol to under its name.
const ONDER: i32 = HALF + 4 + LABEL_HOOG;

/// Parents (one or two) and the children that they have together.
struct Gezin {
    ouders: Vec<usize>,
    kinderen: Vec<usize>,
    soort: Lijnsoort,
}

/// An open line at the top of a family: where it goes down.
struct Val {
    gezin: Gezin,
    rij: usize,
    x: i32,
    /// Lane of the line above the row, for parents who don't stand beside each other.
    boven: Option<usize>,
}

struct Tekening<'a> {
    net: &'a Net,
    rijen: Vec<Vec<usize>>,
    /// Row of everybody.
    rij: Vec<usize>,
    x: Vec<i32>,
    y: Vec<i32>,
    lijnen: Vec<Lijn>,
}

pub(super) fn teken(mensen: &[Mens], net: &Net, rijen: &[Vec<Eenheid>], x: &[i32]) -> Genogram {
    let plat: Vec<Vec<usize>> = rijen
        .iter()
        .map(|r| r.iter().flatten().copied().collect())
        .collect();
    let mut rij = vec![0; mensen.len()];
    for (r, leden) in plat.iter().enumerate() {
        for m in leden {
            if let Some(p) = rij.get_mut(*m) {
                *p = r;
            }
        }
    }
    let rand_links = MARGE + KOLOM / 2;
    let mut t = Tekening {
        net,
        rijen: plat,
        rij,
        x: x.iter().map(|x| x + rand_links).collect(),
        y: Vec::new(),
        lijnen: Vec::new(),
    };
    let mut bogen = t.bogen();
    let vallen = t.vallen(&mut bogen);
    let banen = t.banen(&vallen);
    t.hoogtes(&bogen, &banen);
    t.paren(&bogen);
    t.broers(&bogen);
    t.kinderen(&vallen, &banen);
    let figuren: Vec<Figuur> = t
        .rijen
        .iter()
        .enumerate()
        .flat_map(|(r, leden)| leden.iter().map(move |m| (r, *m)))
        .map(|(r, m)| Figuur {
            mens: m,
            rij: r,
            x: t.px(m),
            y: t.py(m),
        })
        .collect();
    let rechts = figuren.iter().map(|f| f.x).max().unwrap_or(0);
    let onder = figuren.iter().map(|f| f.y).max().unwrap_or(0);
    Genogram {
        breed: rechts + KOLOM / 2 + MARGE,
        hoog: onder + ONDER + MARGE,
        rand: t.rand(mensen),
        lijnen: t.lijnen,
        figuren,
    }
}

/// A line above a row, from the one to the other: (row, left, right, lane).
type Boog = (usize, usize, usize, usize);

/// The first lane in which this stretch is free.
fn vrije_baan(bezet: &[(usize, i32, i32, usize)], rij: usize, van: i32, tot: i32) -> usize {
    (0..)
        .find(|baan| {
            !bezet
                .iter()
                .any(|b| b.0 == rij && b.3 == *baan && b.1 <= tot + 4 && van <= b.2 + 4)
        })
        .unwrap_or(0)
}

impl Tekening<'_> {
    fn px(&self, m: usize) -> i32 {
        self.x.get(m).copied().unwrap_or(0)
    }
    fn ry(&self, rij: usize) -> i32 {
        self.y.get(rij).copied().unwrap_or(0)
    }
    fn prij(&self, m: usize) -> usize {
        self.rij.get(m).copied().unwrap_or(0)
    }
    fn py(&self, m: usize) -> i32 {
        self.ry(self.prij(m))
    }
    fn naast(&self, a: usize, b: usize) -> bool {
        let rij = self.rijen.get(self.prij(a));
        rij.is_some_and(|r| r.windows(2).any(|w| w == [a, b] || w == [b, a]))
    }
    fn is_paar(&self, a: usize, b: usize) -> bool {
        self.net.paren.iter().any(|p| (p.0, p.1) == (a.min(b), a.max(b)))
    }

    /// Couples of one row with others between them, and brothers and sisters without a parent in the drawing.
    fn bogen(&self) -> Vec<Boog> {
        let mut bezet: Vec<(usize, i32, i32, usize)> = Vec::new();
        let mut uit = Vec::new();
        let paren = self.net.paren.iter().map(|p| (p.0, p.1));
        let paren = paren.filter(|(a, b)| !self.naast(*a, *b));
        for (a, b) in paren.chain(self.losse_broers()) {
            let rij = self.prij(a);
            if rij != self.prij(b) {
                continue;
            }
            let (links, rechts) = if self.px(a) < self.px(b) { (a, b) } else { (b, a) };
            let (van, tot) = (self.px(links), self.px(rechts));
            let baan = vrije_baan(&bezet, rij, van, tot);
            bezet.push((rij, van, tot, baan));
            uit.push((rij, links, rechts, baan));
        }
        uit
    }

    /// Brothers and sisters whom no parent in the drawing links, and who are no couple.
    fn losse_broers(&self) -> Vec<(usize, usize)> {
        let ouders = |m: usize| self.net.ouders.get(m).into_iter().flatten().map(|(o, _)| *o);
        let mut uit = self.net.broers.clone();
        uit.sort_unstable();
        uit.dedup();
        uit.retain(|&(a, b)| !self.is_paar(a, b) && !ouders(a).any(|o| ouders(b).any(|x| x == o)));
        uit
    }

    fn gezinnen(&self) -> Vec<Gezin> {
        let mut uit: Vec<Gezin> = Vec::new();
        for (soorten, lijn) in [
            (&[RelatieSoort::Ouder][..], Lijnsoort::Vast),
            (&[RelatieSoort::Adoptieouder], Lijnsoort::Streep),
            (
                &[RelatieSoort::Stiefouder, RelatieSoort::Pleegouder],
                Lijnsoort::Streep,
            ),
        ] {
            for kind in 0..self.rij.len() {
                let ouders = self.net.ouders_van(kind, soorten);
                let samen = match ouders.as_slice() {
                    [a, b] => self.prij(*a) == self.prij(*b) && self.is_paar(*a, *b),
                    _ => false,
                };
                let groepen: Vec<Vec<usize>> = if samen {
                    vec![ouders]
                } else {
                    ouders.into_iter().map(|o| vec![o]).collect()
                };
                for ouders in groepen {
                    match uit.iter_mut().find(|g| g.ouders == ouders && g.soort == lijn) {
                        Some(g) => g.kinderen.push(kind),
                        None => uit.push(Gezin {
                            ouders,
                            kinderen: vec![kind],
                            soort: lijn,
                        }),
                    }
                }
            }
        }
        uit.sort_by_key(|g| (std::cmp::Reverse(g.ouders.len()), g.ouders.clone()));
        uit
    }

    /// Where each family goes down: between two names, never through one.
    fn vallen(&self, bogen: &mut [Boog]) -> Vec<Val> {
        let mut bezet: Vec<(usize, i32)> = Vec::new();
        let mut uit = Vec::new();
        for gezin in self.gezinnen() {
            let Some(&ouder) = gezin.ouders.iter().min_by_key(|o| self.px(**o)) else {
                continue;
            };
            let rij = self.prij(ouder);
            let boog = bogen.iter().find(|b| {
                gezin.ouders.len() == 2 && gezin.ouders.contains(&b.1) && gezin.ouders.contains(&b.2)
            });
            let buur = self.rijen.get(rij).and_then(|r| {
                let hier = r.iter().position(|m| *m == ouder)?;
                r.get(hier + 1).copied()
            });
            let links = gezin.ouders.len() == 1 && buur.is_some_and(|b| self.is_paar(ouder, b));
            let wil = self.px(ouder) + if links { -KOLOM / 2 } else { KOLOM / 2 };
            let x = [0, 6, -6]
                .into_iter()
                .map(|d| wil + d)
                .find(|x| !bezet.contains(&(rij, *x)))
                .unwrap_or(wil);
            bezet.push((rij, x));
            let boven = boog.map(|b| b.3);
            uit.push(Val { gezin, rij, x, boven });
        }
        uit
    }

    /// The lane of the bar above the children, for each family; lanes are counted from under the parents.
    fn banen(&self, vallen: &[Val]) -> Vec<usize> {
        let mut bezet: Vec<(usize, i32, i32, usize)> = Vec::new();
        vallen
            .iter()
            .map(|v| {
                let xs = v.gezin.kinderen.iter().map(|k| self.px(*k)).chain([v.x]);
                let (van, tot) = xs.fold((i32::MAX, i32::MIN), |(a, b), x| (a.min(x), b.max(x)));
                let baan = vrije_baan(&bezet, v.rij, van, tot);
                bezet.push((v.rij, van, tot, baan));
                baan
            })
            .zip(vallen)
            .map(|(baan, _)| baan)
            .collect()
    }

    fn hoogtes(&mut self, bogen: &[Boog], banen: &[usize]) {
        let meeste = banen.iter().max().map_or(0, |b| b + 1);
        let mut y = MARGE + HALF + 8;
        for r in 0..self.rijen.len() {
            let boven = bogen
                .iter()
                .filter(|b| b.0 == r)
                .map(|b| b.3 + 1)
                .max()
                .unwrap_or(0);
            y += i32::try_from(boven).unwrap_or(0) * BAAN;
            self.y.push(y);
            y += ONDER + 24 + i32::try_from(meeste).unwrap_or(0) * BAAN + 12 + HALF;
        }
    }

    fn lijn(&mut self, soort: Lijnsoort, punten: Vec<(i32, i32)>) {
        self.lijnen.push(Lijn { soort, punten });
    }

    fn boog_y(&self, rij: usize, baan: usize) -> i32 {
        self.ry(rij) - HALF - 6 - i32::try_from(baan).unwrap_or(0) * BAAN
    }

    fn paren(&mut self, bogen: &[Boog]) {
        for &(a, b, soort) in &self.net.paren {
            let stijl = match soort {
                Paarsoort::Gehuwd | Paarsoort::Gescheiden => Lijnsoort::Vast,
                Paarsoort::Samen => Lijnsoort::Streep,
                Paarsoort::Ouders => Lijnsoort::Punt,
            };
            let ((ax, ay), (bx, by)) = ((self.px(a), self.py(a)), (self.px(b), self.py(b)));
            let boog = bogen
                .iter()
                .find(|g| (g.1.min(g.2), g.1.max(g.2)) == (a, b))
                .map(|g| self.boog_y(g.0, g.3));
            let punten = match boog {
                Some(y) => vec![(ax, ay), (ax, y), (bx, y), (bx, by)],
                None => vec![(ax, ay), (bx, by)],
            };
            self.lijn(stijl, punten);
            if soort == Paarsoort::Gescheiden {
                // Beside the place where the children hang.
                let (x, y) = match boog {
                    None if ay != by => (ax + (bx - ax) / 3, ay + (by - ay) / 3),
                    boog => (ax.min(bx) + HALF + 16, boog.unwrap_or(ay)),
                };
                for d in [0, 7] {
                    self.lijn(Lijnsoort::Breuk, vec![(x + d - 4, y + 8), (x + d + 4, y - 8)]);
                }
            }
        }
    }

    fn broers(&mut self, bogen: &[Boog]) {
        for (a, b) in self.losse_broers() {
            let boog = bogen.iter().find(|g| (g.1.min(g.2), g.1.max(g.2)) == (a, b));
            if let Some(y) = boog.map(|g| self.boog_y(g.0, g.3)) {
                let ((ax, ay), (bx, by)) = ((self.px(a), self.py(a)), (self.px(b), self.py(b)));
                self.lijn(Lijnsoort::Punt, vec![(ax, ay), (ax, y), (bx, y), (bx, by)]);
            }
        }
    }

    fn kinderen(&mut self, vallen: &[Val], banen: &[usize]) {
        let mut komt: Vec<usize> = Vec::new();
        for (v, baan) in vallen.iter().zip(banen) {
            let balk = self.ry(v.rij) + ONDER + 12 + i32::try_from(*baan).unwrap_or(0) * BAAN;
            let soort = v.gezin.soort;
            let begin = match (v.boven, v.gezin.ouders.as_slice()) {
                (Some(baan), _) => vec![(v.x, self.boog_y(v.rij, baan))],
                // One parent: a side step from the symbol.
                (None, [een]) => vec![
                    (self.px(*een), self.ry(v.rij) + HALF / 2),
                    (v.x, self.ry(v.rij) + HALF / 2),
                ],
                (None, _) => vec![(v.x, self.ry(v.rij))],
            };
            self.lijn(soort, begin.into_iter().chain([(v.x, balk)]).collect());
            for kind in &v.gezin.kinderen {
                let eerder = komt.iter().filter(|k| *k == kind).count();
                komt.push(*kind);
                let schuif = match eerder {
                    0 => 0,
                    1 => 8,
                    _ => -8,
                };
                let x = self.px(*kind) + schuif;
                self.lijn(soort, vec![(v.x, balk), (x, balk), (x, self.py(*kind))]);
            }
        }
    }

    /// Boxes round the members: a box per stretch of neighbours on a row, and between two rows where they lie over each
    /// other. Drawn together they are one line.
    fn rand(&self, mensen: &[Mens]) -> Vec<Vak> {
        let half = LABEL_BREED / 2 + 6;
        let mut uit = Vec::new();
        let mut vorige: Vec<Vak> = Vec::new();
        for (r, leden) in self.rijen.iter().enumerate() {
            let mut nu: Vec<Vak> = Vec::new();
            let lid = |m: &usize| mensen.get(*m).is_some_and(|m| m.lid);
            for groep in leden.split(|m| !lid(m)).filter(|g| !g.is_empty()) {
                let (Some(a), Some(b)) = (groep.first(), groep.last()) else {
                    continue;
                };
                let x = self.px(*a) - half;
                nu.push(Vak {
                    x,
                    y: self.ry(r) - HALF - 5,
                    breed: self.px(*b) + half - x,
                    hoog: HALF + 5 + ONDER + 3,
                });
            }
            for boven in &vorige {
                for onder in &nu {
                    let x = boven.x.max(onder.x);
                    let breed = (boven.x + boven.breed).min(onder.x + onder.breed) - x;
                    if breed > 2 * HALF {
                        let y = boven.y + boven.hoog - 4;
                        uit.push(Vak {
                            x,
                            y,
                            breed,
                            hoog: onder.y + 4 - y,
                        });
                    }
                }
            }
            uit.extend(nu.iter().copied());
            vorige = nu;
        }
        uit
    }
}

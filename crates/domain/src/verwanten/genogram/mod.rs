// SPDX-License-Identifier: EUPL-1.2
//! The genogram as a drawing without a screen: where each symbol stands and how the lines run. Layered, as genealogists
//! draw: a generation is a row, partners stand beside each other, children hang under their parents. The same people and
//! relations always give the same drawing.

mod generaties;
mod lijnen;
mod plaats;
mod tekst;
mod volgorde;

pub use tekst::in_regels;

use super::{Band, Mens, RelatieSoort, Wie};
use jiff::civil::Date;

/// Half the width of a symbol.
pub const HALF: i32 = 20;
/// Room for the name under a symbol.
pub const LABEL_BREED: i32 = 124;
/// Height of the label: three lines.
pub const LABEL_HOOG: i32 = 54;
/// Between the centres of two neighbours.
pub(super) const KOLOM: i32 = 144;
/// Extra room between people who are no couple.
pub(super) const TUSSEN: i32 = 12;
/// Round the drawing.
pub(super) const MARGE: i32 = 16;

/// A symbol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figuur {
    /// Place in the list of people.
    pub mens: usize,
    /// Row, from above.
    pub rij: usize,
    /// Centre of the symbol.
    pub x: i32,
    /// Centre of the symbol.
    pub y: i32,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lijnsoort {
    /// Married, parent and child.
    Vast,
    /// Living together, or a child by adoption, fostering or marriage.
    Streep,
    /// Parents of one child of whom nothing more is known; brothers and sisters without a parent in the drawing.
    Punt,
    /// The strokes of a couple that separated.
    Breuk,
}

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lijn {
    /// How it is drawn.
    pub soort: Lijnsoort,
    /// Its points.
    pub punten: Vec<(i32, i32)>,
}

/// A box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vak {
    /// Left.
    pub x: i32,
    /// Top.
    pub y: i32,
    /// Width.
    pub breed: i32,
    /// Height.
    pub hoog: i32,
}

/// The drawing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Genogram {
    /// Width.
    pub breed: i32,
    /// Height.
    pub hoog: i32,
    /// Symbols, row by row from the left.
    pub figuren: Vec<Figuur>,
    /// Lines.
    pub lijnen: Vec<Lijn>,
    /// Boxes that together are the border of the household.
    pub rand: Vec<Vak>,
}

/// How a couple stands to each other, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Paarsoort {
    Gehuwd,
    Samen,
    Gescheiden,
    Ouders,
}

/// What the layout works with: people by number.
#[derive(Debug, Default)]
pub(super) struct Net {
    /// Parents of each, with whether the line is whole.
    pub ouders: Vec<Vec<(usize, RelatieSoort)>>,
    /// Couples (lower number first), once each.
    pub paren: Vec<(usize, usize, Paarsoort)>,
    /// Brothers and sisters.
    pub broers: Vec<(usize, usize)>,
}

impl Net {
    fn van(mensen: &[Mens], banden: &[Band], vandaag: Date) -> Self {
        let nummer = |w: Wie| mensen.iter().position(|m| m.wie == w);
        let mut net = Self {
            ouders: vec![Vec::new(); mensen.len()],
            ..Self::default()
        };
        for b in banden {
            let (Some(over), Some(met)) = (nummer(b.over), b.met.and_then(nummer)) else {
                continue;
            };
            if over == met {
                continue;
            }
            let (a, z) = (over.min(met), over.max(met));
            if b.soort.is_ouder() {
                if let Some(lijst) = net.ouders.get_mut(over)
                    && !lijst.iter().any(|(o, _)| *o == met)
                {
                    lijst.push((met, b.soort));
                }
            } else if b.soort.is_paar() {
                let voorbij = b.soort == RelatieSoort::ExPartner || !b.geldt(vandaag);
                let soort = match (voorbij, b.soort) {
                    (true, _) => Paarsoort::Gescheiden,
                    (false, RelatieSoort::Gehuwd) => Paarsoort::Gehuwd,
                    (false, _) => Paarsoort::Samen,
                };
                net.paar(a, z, soort);
            } else if b.soort.is_broer_zus() {
                net.broers.push((a, z));
            }
        }
        for kind in 0..mensen.len() {
            for soort in [RelatieSoort::Ouder, RelatieSoort::Adoptieouder] {
                let wie: Vec<usize> = net.ouders_van(kind, &[soort]);
                if let [a, b] = wie.as_slice() {
                    net.paar((*a).min(*b), (*a).max(*b), Paarsoort::Ouders);
                }
            }
        }
        net.paren.sort_unstable();
        net
    }
    fn paar(&mut self, a: usize, b: usize, soort: Paarsoort) {
        match self.paren.iter_mut().find(|p| (p.0, p.1) == (a, b)) {
            Some(p) => p.2 = p.2.min(soort),
            None => self.paren.push((a, b, soort)),
        }
    }
    /// Parents of these kinds, by number.
    pub fn ouders_van(&self, kind: usize, soorten: &[RelatieSoort]) -> Vec<usize> {
        let mut uit: Vec<usize> = self
            .ouders
            .get(kind)
            .into_iter()
            .flatten()
            .filter(|(_, s)| soorten.contains(s))
            .map(|(o, _)| *o)
            .collect();
        uit.sort_unstable();
        uit
    }
}

/// Draws the genogram of these people.
pub fn genogram(mensen: &[Mens], banden: &[Band], vandaag: Date) -> Genogram {
    if mensen.is_empty() {
        return Genogram::default();
    }
    let net = Net::van(mensen, banden, vandaag);
    let rij = generaties::rijen(mensen, &net);
    let rijen = volgorde::volgorde(mensen, &net, &rij);
    let x = plaats::plaatsen(&rijen, &net, mensen.len());
    lijnen::teken(mensen, &net, &rijen, &x)
}

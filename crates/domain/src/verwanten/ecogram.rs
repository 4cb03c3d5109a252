// SPDX-License-Identifier: EUPL-1.2
//! The ecogram as a drawing without a screen: the household in the middle, around it who is there for it, each with a line
//! that tells how strong the tie is.

use super::Sterkte;

/// Somebody around the household.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// Name.
    pub naam: String,
    /// What this person is, and for whom.
    pub wat: String,
    /// How strong; `None` when nobody said.
    pub sterkte: Option<Sterkte>,
    /// A professional, not the own network.
    pub professional: bool,
}

/// Where somebody stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plek {
    /// Place in the list.
    pub band: usize,
    /// Centre of the symbol.
    pub x: i32,
    /// Centre of the symbol.
    pub y: i32,
    /// The line from the middle: straight, or a zigzag.
    pub lijn: Vec<(i32, i32)>,
    /// Strokes over the line of a broken tie.
    pub breuk: Vec<[(i32, i32); 2]>,
}

/// The drawing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ecogram {
    /// Width.
    pub breed: i32,
    /// Height.
    pub hoog: i32,
    /// The household.
    pub midden: (i32, i32),
    /// Who is around it.
    pub plekken: Vec<Plek>,
}

/// Half of the box that a symbol with its text takes.
const HALF_BREED: f64 = 74.0;
/// From the centre of a symbol up, and down with its text.
const BOVEN: f64 = 18.0;
const ONDER: f64 = 66.0;
const MARGE: f64 = 12.0;
/// Radius of the household.
pub(super) const KERN: f64 = 58.0;

fn rond(w: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "pixels of a drawing")]
    let uit = w.round() as i32;
    uit
}

fn los(a: (f64, f64), b: (f64, f64)) -> bool {
    (a.0 - b.0).abs() >= 2.0 * HALF_BREED || (a.1 - b.1).abs() >= BOVEN + ONDER
}

/// Draws the ecogram. The ring is as small as the names allow.
pub fn ecogram(banden: &[Band]) -> Ecogram {
    let aantal = u32::try_from(banden.len()).unwrap_or(u32::MAX);
    let (mut rx, mut ry) = (190.0, 150.0);
    let plek = |nr: u32, rx: f64, ry: f64| {
        let hoek =
            std::f64::consts::TAU * f64::from(nr) / f64::from(aantal.max(1)) - std::f64::consts::FRAC_PI_2;
        (rx * hoek.cos(), ry * hoek.sin())
    };
    let plekken = loop {
        let alle: Vec<(f64, f64)> = (0..aantal).map(|n| plek(n, rx, ry)).collect();
        let past = alle
            .iter()
            .enumerate()
            .all(|(i, a)| alle.iter().skip(i + 1).all(|b| los(*a, *b)));
        if past || rx > 20_000.0 {
            break alle;
        }
        rx += 12.0;
        ry += 12.0;
    };
    let (hx, hy) = (rx + HALF_BREED + MARGE, ry + BOVEN + MARGE);
    let midden = (hx, hy);
    Ecogram {
        breed: rond(2.0 * hx),
        hoog: rond(hy + ry + ONDER + MARGE),
        midden: (rond(midden.0), rond(midden.1)),
        plekken: plekken
            .iter()
            .zip(banden)
            .enumerate()
            .map(|(nr, ((x, y), band))| {
                let (lijn, breuk) = lijn(midden, (midden.0 + x, midden.1 + y), band.sterkte);
                Plek {
                    band: nr,
                    x: rond(midden.0 + x),
                    y: rond(midden.1 + y),
                    lijn,
                    breuk,
                }
            })
            .collect(),
    }
}

type Punten = Vec<(i32, i32)>;

fn lijn(van: (f64, f64), naar: (f64, f64), sterkte: Option<Sterkte>) -> (Punten, Vec<[(i32, i32); 2]>) {
    let (dx, dy) = (naar.0 - van.0, naar.1 - van.1);
    let lengte = dx.hypot(dy).max(1.0);
    let op = |deel: f64, opzij: f64| {
        (
            rond(van.0 + dx * deel - dy / lengte * opzij),
            rond(van.1 + dy * deel + dx / lengte * opzij),
        )
    };
    let begin = (KERN / lengte).min(0.5);
    match sterkte {
        Some(Sterkte::Gespannen) => {
            let punten = (0..=12).map(|i| {
                let deel = begin + (1.0 - begin) * f64::from(i) / 12.0;
                let opzij = match i {
                    0 | 12 => 0.0,
                    i if i % 2 == 0 => 6.0,
                    _ => -6.0,
                };
                op(deel, opzij)
            });
            (punten.collect(), Vec::new())
        }
        Some(Sterkte::Verbroken) => {
            let half = f64::midpoint(begin, 1.0) - 0.08;
            let stuk = |deel: f64| [op(deel, -9.0), op(deel, 9.0)];
            (
                vec![op(begin, 0.0), op(1.0, 0.0)],
                vec![stuk(half), stuk(half + 7.0 / lengte)],
            )
        }
        _ => (vec![op(begin, 0.0), op(1.0, 0.0)], Vec::new()),
    }
}

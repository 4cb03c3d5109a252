// SPDX-License-Identifier: EUPL-1.2
//! The drawings as the numbers and texts of an SVG. The template writes them, so that every text is escaped.

use app::verwanten::Beeld;
use domain::verwanten::{Geslacht, HALF, Lijnsoort, Sterkte, Vak, in_regels};

/// Characters that fit under a symbol.
const BREED: usize = 16;

/// A line of a text, with its place.
pub struct Tekst {
    pub x: i32,
    pub y: i32,
    pub tekst: String,
    pub klein: bool,
}

/// A person.
pub struct Symbool {
    /// vierkant, rond, ruit or driehoek.
    pub vorm: &'static str,
    pub x: i32,
    pub y: i32,
    /// For a square: left and top. Else the points of a polygon.
    pub links: i32,
    pub boven: i32,
    pub punten: String,
    pub onbekend: bool,
    pub overleden: bool,
    pub titel: String,
    pub teksten: Vec<Tekst>,
}

/// A line.
pub struct Streep {
    pub klasse: &'static str,
    pub punten: String,
}

pub struct GenoTekening {
    pub breed: i32,
    pub hoog: i32,
    pub rand: Vec<Vak>,
    pub lijnen: Vec<Streep>,
    pub symbolen: Vec<Symbool>,
    pub beschrijving: String,
}

fn punten(lijst: &[(i32, i32)]) -> String {
    let delen: Vec<String> = lijst.iter().map(|(x, y)| format!("{x},{y}")).collect();
    delen.join(" ")
}

/// Texts under each other from `y` on.
fn onder(x: i32, y: i32, naam: &str, klein: &str) -> Vec<Tekst> {
    let mut uit: Vec<Tekst> = in_regels(naam, BREED, 2)
        .into_iter()
        .map(|t| (t, false))
        .chain(in_regels(klein, BREED + 4, 1).into_iter().map(|t| (t, true)))
        .zip(0..)
        .map(|((tekst, klein), nr)| Tekst {
            x,
            y: y + nr * 17,
            tekst,
            klein,
        })
        .collect();
    uit.retain(|t| !t.tekst.is_empty());
    uit
}

impl GenoTekening {
    pub fn van(b: &Beeld) -> Self {
        let g = &b.genogram;
        let symbolen = g
            .figuren
            .iter()
            .filter_map(|f| {
                let p = b.personen.get(f.mens)?;
                let m = &p.mens;
                let (x, y) = (f.x, f.y);
                let (vorm, hoeken) = match (m.ongeboren, m.geslacht) {
                    (true, _) => (
                        "driehoek",
                        vec![(x, y - HALF), (x + HALF, y + HALF), (x - HALF, y + HALF)],
                    ),
                    (_, Geslacht::Man) => ("vierkant", Vec::new()),
                    (_, Geslacht::Vrouw) => ("rond", Vec::new()),
                    _ => (
                        "ruit",
                        vec![(x, y - HALF), (x + HALF, y), (x, y + HALF), (x - HALF, y)],
                    ),
                };
                Some(Symbool {
                    vorm,
                    x,
                    y,
                    links: x - HALF,
                    boven: y - HALF,
                    punten: punten(&hoeken),
                    onbekend: m.geslacht == Geslacht::Onbekend && !m.ongeboren,
                    overleden: m.overleden,
                    titel: format!("{}, {}", p.naam, p.sub),
                    teksten: onder(x, y + HALF + 18, &p.naam, &p.kort),
                })
            })
            .collect();
        let lijnen = g
            .lijnen
            .iter()
            .map(|l| Streep {
                klasse: match l.soort {
                    Lijnsoort::Vast | Lijnsoort::Breuk => "vast",
                    Lijnsoort::Streep => "streep",
                    Lijnsoort::Punt => "punt",
                },
                punten: punten(&l.punten),
            })
            .collect();
        let wonen = b.personen.iter().filter(|p| p.mens.lid).count();
        let rijen = g.figuren.iter().map(|f| f.rij + 1).max().unwrap_or(0);
        let generaties = if rijen == 1 { "generatie" } else { "generaties" };
        Self {
            breed: g.breed,
            hoog: g.hoog,
            rand: g.rand.clone(),
            lijnen,
            symbolen,
            beschrijving: format!(
                "{} in {rijen} {generaties}; {wonen} daarvan hier in huis, binnen de stippellijn. Hetzelfde staat in de tabellen eronder.",
                match b.personen.len() {
                    1 => "1 persoon".to_owned(),
                    n => format!("{n} mensen"),
                },
            ),
        }
    }
}

/// Somebody around the household.
pub struct Rond {
    pub x: i32,
    pub y: i32,
    pub links: i32,
    pub boven: i32,
    pub professional: bool,
    pub titel: String,
    pub teksten: Vec<Tekst>,
    pub lijn: Streep,
    pub breuk: Vec<Streep>,
    /// For the table.
    pub naam: String,
    pub wat: String,
    pub band: &'static str,
}

pub struct EcoTekening {
    pub breed: i32,
    pub hoog: i32,
    pub mx: i32,
    pub my: i32,
    pub midden: Vec<Tekst>,
    pub rond: Vec<Rond>,
}

impl EcoTekening {
    pub fn van(b: &Beeld) -> Self {
        let e = &b.ecogram;
        let (mx, my) = e.midden;
        let regels = in_regels(&b.naam, 13, 2);
        let begin = if regels.len() > 1 { my - 4 } else { my + 5 };
        let rond = e
            .plekken
            .iter()
            .filter_map(|p| {
                let band = b.kring.get(p.band)?;
                let klasse = match band.sterkte {
                    Some(Sterkte::Sterk) => "dik",
                    Some(Sterkte::Zwak) => "streep",
                    None => "punt",
                    _ => "vast",
                };
                let woord = band.sterkte.map_or("niet bekend", Sterkte::label);
                let breuk = p.breuk.iter().map(|s| Streep {
                    klasse: "vast",
                    punten: punten(s),
                });
                Some(Rond {
                    x: p.x,
                    y: p.y,
                    links: p.x - 15,
                    boven: p.y - 15,
                    professional: band.professional,
                    titel: format!("{}, {}, band: {woord}", band.naam, band.wat),
                    teksten: onder(p.x, p.y + 31, &band.naam, &band.wat),
                    lijn: Streep {
                        klasse,
                        punten: punten(&p.lijn),
                    },
                    breuk: breuk.collect(),
                    naam: band.naam.clone(),
                    wat: band.wat.clone(),
                    band: woord,
                })
            })
            .collect();
        Self {
            breed: e.breed,
            hoog: e.hoog,
            mx,
            my,
            midden: regels
                .into_iter()
                .zip(0..)
                .map(|(tekst, nr)| Tekst {
                    x: mx,
                    y: begin + nr * 18,
                    tekst,
                    klein: false,
                })
                .collect(),
            rond,
        }
    }
}

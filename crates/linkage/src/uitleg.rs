// SPDX-License-Identifier: EUPL-1.2
//! Why two records are or are not one person: evidence per field, in words, with weights that add up to the score.
//!
//! The weight of a field is by how much the score moves when it is added to what came before it (order of
//! [`niveau::ALLE`]). So a shared phone weighs little once the address is the same: housemates share both. Scores are
//! kept to a millionth of a bit, so that the weights add up exactly and not only nearly.

use crate::woorden::GEEN;
use crate::{
    bestand::Bestand,
    model::{KLASSE_WOORDEN, Model, Zone, afgerond, score_van},
    niveau::{self, Patroon, Veld, adres, geboren, naam, nummer, voornaam},
    persoon::Persoon,
};
use rapidfuzz::distance::jaro_winkler;

/// The evidence of one field.
#[derive(Clone, Debug, PartialEq)]
pub struct Bewijs {
    /// Which field.
    pub veld: Veld,
    /// How it compares (see [`Veld::words`]).
    pub niveau: u8,
    /// How alike the spelling is, for names that are neither equal nor different.
    pub gelijkenis: Option<f64>,
    /// By how much it moves the score: above zero for, below zero against.
    pub gewicht: f64,
}

impl Bewijs {
    /// In Dutch: "naam 0,94", "geboortedatum gelijk".
    pub fn words(&self) -> String {
        match self.gelijkenis {
            Some(g) => format!("{} {}", self.veld.label(), format!("{g:.2}").replace('.', ",")),
            None => format!("{} {}", self.veld.label(), self.veld.words(self.niveau)),
        }
    }
}

/// Something that would change the zone.
#[derive(Clone, Debug, PartialEq)]
pub struct Omslag {
    /// Which field.
    pub veld: Veld,
    /// How it should compare.
    pub niveau: u8,
    /// The zone then.
    pub zone: Zone,
}

impl Omslag {
    /// In Dutch: "BSN gelijk: dan dezelfde persoon".
    pub fn words(&self) -> String {
        let dan = match self.zone {
            Zone::Zelfde => "dezelfde persoon",
            Zone::Misschien => "misschien dezelfde persoon",
            Zone::Niet => "een ander",
        };
        format!(
            "{} {}: dan {dan}",
            self.veld.label(),
            self.veld.words(self.niveau)
        )
    }
}

/// Why two records are or are not one person.
#[derive(Clone, Debug, PartialEq)]
pub struct Uitleg {
    /// The score before anything is known: how rare it is that two records are one person.
    pub vooraf: f64,
    /// Evidence in order; fields that are not known in one of the two have weight 0.
    pub bewijs: Vec<Bewijs>,
    /// `vooraf` and all weights together.
    pub score: f64,
    /// Where the score falls.
    pub zone: Zone,
    /// The most likely kind of pair, in words ("tweeling").
    pub soort: &'static str,
    /// What would change the zone.
    pub anders: Vec<Omslag>,
}

impl Uitleg {
    /// What is known, in one line: "naam 0,94 · geboortedatum gelijk · adres vorig".
    pub fn line(&self) -> String {
        let delen: Vec<String> = self
            .bewijs
            .iter()
            .filter(|b| b.niveau != 0)
            .map(Bewijs::words)
            .collect();
        delen.join(" · ")
    }
}

/// Levels of a field that are worth asking "what if" about.
fn mogelijk(p: &Patroon, v: Veld) -> Vec<u8> {
    match v {
        Veld::Naam => vec![naam::GELIJK, naam::ANDERS],
        Veld::Adres => vec![adres::GELIJK, adres::ANDERS],
        Veld::Telefoon | Veld::Bsn => vec![nummer::GELIJK, nummer::ANDERS],
        Veld::Geboren => vec![geboren::GELIJK, geboren::TOT15],
        Veld::Voornaam => vec![voornaam::GELIJK, voornaam::ANDERS],
        Veld::Geslacht => match p.niveau[v.nr()] {
            0 => Vec::new(),
            n => vec![n + 1 - 2 * ((n + 1) % 2)],
        },
    }
}

impl Model {
    /// Explains how two records compare.
    pub fn explain(&self, b: &Bestand, een: usize, twee: usize) -> Uitleg {
        let p = b.compare(een, twee);
        let mut stand = self.aandeel;
        let vooraf = afgerond(score_van(&stand));
        let mut nu = vooraf;
        let mut bewijs = Vec::with_capacity(niveau::VELDEN);
        for v in niveau::ALLE {
            self.weeg(&mut stand, v, p.niveau[v.nr()], p.freq[v.nr()]);
            let dan = afgerond(score_van(&stand));
            bewijs.push(Bewijs {
                veld: v,
                niveau: p.niveau[v.nr()],
                gelijkenis: b.spelling(een, twee, v, p.niveau[v.nr()]),
                gewicht: dan - nu,
            });
            nu = dan;
        }
        let zone = self.zone(nu);
        let soorten = self.kinds(&p);
        let meest = (0..soorten.len())
            .max_by(|x, y| soorten[*x].total_cmp(&soorten[*y]))
            .unwrap_or(0);
        let anders = niveau::ALLE
            .into_iter()
            .flat_map(|v| mogelijk(&p, v).into_iter().map(move |n| (v, n)))
            .filter(|(v, n)| p.niveau[v.nr()] != *n)
            .filter_map(|(veld, niveau)| {
                let mut q = p;
                q.niveau[veld.nr()] = niveau;
                q.freq[veld.nr()] = 0.0;
                let z = self.zone(self.score(&q));
                (z != zone).then_some(Omslag {
                    veld,
                    niveau,
                    zone: z,
                })
            })
            .collect();
        Uitleg {
            vooraf,
            bewijs,
            score: nu,
            zone,
            soort: KLASSE_WOORDEN[meest],
            anders,
        }
    }

    /// Judges candidates that an index found for the person who is sought; the most likely first. Candidates that are
    /// surely somebody else are left out.
    pub fn look_up(&self, gezocht: &Persoon, kandidaten: &[Persoon]) -> Vec<(usize, Uitleg)> {
        self.look_up_where(gezocht, kandidaten, |_, score| self.zone(score) != Zone::Niet)
    }

    /// As [`Model::look_up`], with those that `houd` keeps by number and score: of few typed facts also the right person
    /// stays below the border.
    pub fn look_up_where(
        &self,
        gezocht: &Persoon,
        kandidaten: &[Persoon],
        houd: impl Fn(usize, f64) -> bool,
    ) -> Vec<(usize, Uitleg)> {
        let mut b = Bestand::new();
        b.add(gezocht);
        for k in kandidaten {
            b.add(k);
        }
        b.take_frequencies(&self.frequenties);
        let mut uit: Vec<(usize, f64)> = (0..kandidaten.len())
            .map(|n| (n, self.score(&b.compare(0, n + 1))))
            .filter(|(n, s)| houd(*n, *s))
            .collect();
        uit.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        uit.into_iter()
            .map(|(n, _)| (n, self.explain(&b, 0, n + 1)))
            .collect()
    }

    /// The score of a pair of which nothing is known.
    pub fn prior(&self) -> f64 {
        afgerond(score_van(&self.aandeel))
    }
}

impl Bestand {
    /// How alike two names are spelled, where the level is one between equal and different.
    fn spelling(&self, een: usize, twee: usize, v: Veld, niveau: u8) -> Option<f64> {
        let (a, b) = (&self.rijen[een], &self.rijen[twee]);
        let (x, y) = match (v, niveau) {
            (Veld::Naam, naam::KLANK | naam::BIJNA | naam::LIJKT) => (a.namen[0], b.namen[0]),
            (Veld::Voornaam, voornaam::KLANK | voornaam::BIJNA | voornaam::LIJKT) => {
                (a.voornamen[0], b.voornamen[0])
            }
            _ => return None,
        };
        if x == GEEN || y == GEEN {
            return None;
        }
        let (x, y) = (&self.woorden.woord(x).tekst, &self.woorden.woord(y).tekst);
        let (x, y) = (x.min(y), x.max(y));
        Some(jaro_winkler::similarity(x.bytes(), y.bytes()))
    }
}

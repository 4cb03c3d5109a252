// SPDX-License-Identifier: EUPL-1.2
//! Is a model that was learned fit for use? What is learned without labels can go astray: from too few people, or from
//! people who are all alike. It must hold its own on made-up people whose truth is known.

use crate::{
    Bestand, Index, Zone,
    model::{KLASSEN, Model, VREEMD, ZELFDE},
    niveau::{Veld, adres, geboren, naam, voornaam},
    ontdubbel::score_pairs,
    proefset::{Profiel, generate},
};

/// What a model must reach.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Eisen {
    /// Persons to learn from, at least.
    pub personen: u64,
    /// Of made-up pairs that the model calls the same, this share must be right.
    pub precisie: f64,
    /// Of made-up pairs of one person, this share must be called the same, or be shown to somebody.
    pub recall: f64,
    /// Pairs of one person that the model expects per person in the store, at most.
    pub dubbel: f64,
}

impl Default for Eisen {
    fn default() -> Self {
        Self {
            personen: 2000,
            precisie: 0.98,
            recall: 0.7,
            dubbel: 1.0,
        }
    }
}

/// Why a model is not fit for use.
#[derive(Clone, Debug, PartialEq)]
pub enum Bezwaar {
    /// Learned from fewer persons than the minimum.
    TeWeinig {
        /// So many.
        personen: u64,
        /// The minimum.
        minstens: u64,
    },
    /// A chance is no chance.
    GeenKans,
    /// It takes a difference for a likeness.
    Omgekeerd(Veld),
    /// It takes too many persons for one another.
    TeVaakDubbel(f64),
    /// On made-up people it is wrong too often.
    Precisie(f64),
    /// Of made-up people it finds too few.
    Recall(f64),
}

impl std::fmt::Display for Bezwaar {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TeWeinig { personen, minstens } => {
                write!(
                    f,
                    "{personen} persons is too few to learn from; the minimum is {minstens}"
                )
            }
            Self::GeenKans => f.write_str("a chance in the model is not from 0 to 1"),
            Self::Omgekeerd(v) => write!(
                f,
                "an equal '{}' speaks against one person in this model",
                v.label()
            ),
            Self::TeVaakDubbel(x) => write!(
                f,
                "by this model {:.0} % of the persons are there twice",
                100.0 * x
            ),
            Self::Precisie(x) => write!(
                f,
                "of made-up pairs that it calls the same only {:.1} % is right",
                100.0 * x
            ),
            Self::Recall(x) => write!(f, "of made-up people it finds only {:.1} %", 100.0 * x),
        }
    }
}

/// The seed of the people to try a model on: of those for choosing (docs/linkage.md).
const ZAAD: u64 = 11;
const RECORDS: usize = 4000;

/// All objections to a model; none: it is fit for use.
pub fn objections(m: &Model, e: &Eisen) -> Vec<Bezwaar> {
    if m.records < e.personen {
        return vec![Bezwaar::TeWeinig {
            personen: m.records,
            minstens: e.personen,
        }];
    }
    let kans = |x: &f64| x.is_finite() && (0.0..=1.0).contains(x);
    let som: f64 = m.aandeel.iter().sum();
    if !m.tabel.iter().flatten().flatten().chain(&m.aandeel).all(kans) || (som - 1.0).abs() > 1e-6 {
        return vec![Bezwaar::GeenKans];
    }
    let mut uit = Vec::new();
    let zelfde: f64 = m.aandeel[..ZELFDE].iter().sum();
    for (v, gelijk) in [
        (Veld::Naam, naam::GELIJK),
        (Veld::Adres, adres::GELIJK),
        (Veld::Geboren, geboren::GELIJK),
        (Veld::Voornaam, voornaam::GELIJK),
    ] {
        let rij: &[f64; KLASSEN] = &m.tabel[v.nr()][usize::from(gelijk)];
        let bij_een: f64 = (0..ZELFDE).map(|k| rij[k] * m.aandeel[k]).sum::<f64>() / zelfde.max(1e-300);
        if bij_een <= rij[VREEMD] {
            uit.push(Bezwaar::Omgekeerd(v));
        }
    }
    // Pairs of one person per record.
    let dubbel = zelfde * (m.records.saturating_sub(1)) as f64 / 2.0;
    if dubbel > e.dubbel {
        uit.push(Bezwaar::TeVaakDubbel(dubbel));
    }
    let (precisie, recall) = op_proef(m);
    if precisie < e.precisie {
        uit.push(Bezwaar::Precisie(precisie));
    }
    if recall < e.recall {
        uit.push(Bezwaar::Recall(recall));
    }
    uit
}

/// Of made-up pairs: the share of "the same" that is right, and the share of true pairs that is the same or shown.
fn op_proef(m: &Model) -> (f64, f64) {
    let proef = generate(ZAAD, RECORDS, Profiel::Gewoon);
    let mut b = Bestand::new();
    for p in &proef {
        b.add(&p.persoon);
    }
    b.take_frequencies(&m.frequenties);
    let (paren, _) = score_pairs(&b, &Index::new(&b), m, m.grenzen.misschien);
    let (mut zelfde, mut goed, mut gezien) = (0_u64, 0_u64, 0_u64);
    for p in &paren {
        let een = proef[p.a as usize].wie == proef[p.b as usize].wie;
        gezien += u64::from(een);
        if m.zone(f64::from(p.score)) == Zone::Zelfde {
            zelfde += 1;
            goed += u64::from(een);
        }
    }
    let mut aantal = std::collections::BTreeMap::<u32, u64>::new();
    proef.iter().for_each(|p| *aantal.entry(p.wie).or_default() += 1);
    let echt: u64 = aantal.values().map(|n| n * (n - 1) / 2).sum();
    let deel = |x: u64, van: u64| if van == 0 { 0.0 } else { x as f64 / van as f64 };
    (deel(goed, zelfde), deel(gezien, echt))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start() -> Model {
        serde_json::from_str(crate::START).unwrap()
    }

    #[test]
    fn the_model_to_begin_with_is_fit() {
        assert_eq!(objections(&start(), &Eisen::default()), []);
    }

    #[test]
    fn each_objection() {
        let e = Eisen::default();
        let te_weinig = Model {
            records: 1999,
            ..start()
        };
        assert_eq!(
            objections(&te_weinig, &e),
            [Bezwaar::TeWeinig {
                personen: 1999,
                minstens: 2000
            }]
        );
        let mut m = start();
        m.tabel[0][1][0] = f64::NAN;
        assert_eq!(objections(&m, &e), [Bezwaar::GeenKans]);
        let mut m = start();
        m.aandeel[0] += 0.1;
        assert_eq!(objections(&m, &e), [Bezwaar::GeenKans]);
        let mut m = start();
        m.tabel[Veld::Voornaam.nr()][usize::from(voornaam::GELIJK)][VREEMD] = 1.0;
        assert_eq!(objections(&m, &e)[0], Bezwaar::Omgekeerd(Veld::Voornaam));
        // Everybody the same: nothing is told apart.
        let mut m = start();
        let weg = m.aandeel[VREEMD] * 0.9;
        m.aandeel[VREEMD] -= weg;
        m.aandeel[0] += weg;
        let b = objections(&m, &e);
        assert!(
            matches!(b[..], [Bezwaar::TeVaakDubbel(_), Bezwaar::Precisie(_)]),
            "{b:?}"
        );
        // Nobody the same.
        let mut m = start();
        m.grenzen.zelfde = 90.0;
        m.grenzen.misschien = 80.0;
        let b = objections(&m, &e);
        assert!(b.iter().any(|x| matches!(x, Bezwaar::Recall(_))), "{b:?}");
        assert!(b.iter().all(|x| !x.to_string().is_empty()));
    }
}

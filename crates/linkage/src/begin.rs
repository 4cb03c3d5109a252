// SPDX-License-Identifier: EUPL-1.2
//! Where learning begins: a guess of the tables, worth a few dozen pairs. What the data say soon outweighs it; where
//! they say nothing (no twins in the set) it stays.

use crate::{
    model::{BROER_ZUS, KLASSEN, NAAMGENOOT, NAAMSGELIJK, OUDER_KIND, PARTNER, TWEELING, VREEMD, ZELFDE},
    niveau::{NIVEAUS, VELDEN, Veld, voornaam},
};

type Tabel = [[[f64; KLASSEN]; NIVEAUS]; VELDEN];

/// Levels 1 and on, for every kind but strangers.
type Kolommen<const N: usize> = [[f64; N]; VREEMD];

const NAAM: Kolommen<7> = [
    [0.86, 0.04, 0.02, 0.03, 0.03, 0.01, 0.01],
    [0.80, 0.04, 0.02, 0.03, 0.06, 0.01, 0.04],
    [0.45, 0.10, 0.08, 0.15, 0.10, 0.06, 0.06],
    [0.88, 0.04, 0.02, 0.03, 0.01, 0.01, 0.01],
    [0.84, 0.04, 0.02, 0.03, 0.02, 0.01, 0.04],
    [0.55, 0.04, 0.02, 0.02, 0.12, 0.01, 0.24],
    [0.55, 0.04, 0.02, 0.02, 0.12, 0.01, 0.24],
    [0.10, 0.02, 0.01, 0.01, 0.45, 0.01, 0.40],
    [0.86, 0.04, 0.02, 0.03, 0.03, 0.01, 0.01],
];
const ADRES: Kolommen<7> = [
    [0.80, 0.06, 0.08, 0.01, 0.02, 0.01, 0.02],
    [0.01, 0.01, 0.01, 0.15, 0.03, 0.10, 0.69],
    [0.45, 0.08, 0.12, 0.05, 0.05, 0.08, 0.17],
    [0.75, 0.05, 0.07, 0.04, 0.01, 0.02, 0.06],
    [0.70, 0.05, 0.07, 0.04, 0.01, 0.03, 0.10],
    [0.70, 0.05, 0.07, 0.04, 0.01, 0.03, 0.10],
    [0.70, 0.05, 0.07, 0.04, 0.01, 0.03, 0.10],
    [0.75, 0.05, 0.07, 0.04, 0.01, 0.02, 0.06],
    [0.75, 0.05, 0.07, 0.04, 0.01, 0.02, 0.06],
];
const TELEFOON: Kolommen<3> = [
    [0.75, 0.05, 0.20],
    [0.40, 0.03, 0.57],
    [0.50, 0.08, 0.42],
    [0.25, 0.01, 0.74],
    [0.20, 0.01, 0.79],
    [0.20, 0.01, 0.79],
    [0.20, 0.01, 0.79],
    [0.15, 0.01, 0.84],
    [0.15, 0.01, 0.84],
];
const GEBOREN: Kolommen<11> = [
    [
        0.90, 0.01, 0.04, 0.02, 0.005, 0.01, 0.005, 0.005, 0.002, 0.002, 0.001,
    ],
    [
        0.90, 0.01, 0.04, 0.02, 0.005, 0.01, 0.005, 0.005, 0.002, 0.002, 0.001,
    ],
    [0.56, 0.05, 0.15, 0.08, 0.02, 0.05, 0.03, 0.03, 0.01, 0.01, 0.01],
    [
        0.92, 0.01, 0.04, 0.01, 0.001, 0.01, 0.005, 0.002, 0.001, 0.0005, 0.0005,
    ],
    [
        0.0005, 0.0002, 0.02, 0.005, 0.003, 0.01, 0.03, 0.45, 0.45, 0.025, 0.0063,
    ],
    [
        0.0001, 0.0001, 0.002, 0.001, 0.001, 0.0005, 0.0005, 0.001, 0.0238, 0.90, 0.07,
    ],
    [
        0.0001, 0.0001, 0.002, 0.001, 0.001, 0.0005, 0.0005, 0.001, 0.0238, 0.90, 0.07,
    ],
    [
        0.0005, 0.0002, 0.01, 0.005, 0.002, 0.01, 0.06, 0.30, 0.49, 0.11, 0.0123,
    ],
    [
        0.0005, 0.0002, 0.01, 0.005, 0.002, 0.01, 0.06, 0.30, 0.49, 0.11, 0.0123,
    ],
];
const VOORNAAM: [[f64; 11]; ZELFDE] = [
    [
        0.62, 0.05, 0.02, 0.04, 0.10, 0.150, 0.005, 0.002, 0.001, 0.002, 0.010,
    ],
    [
        0.62, 0.05, 0.02, 0.04, 0.10, 0.150, 0.005, 0.002, 0.001, 0.002, 0.010,
    ],
    [0.34, 0.08, 0.06, 0.16, 0.10, 0.18, 0.03, 0.01, 0.01, 0.01, 0.02],
];
/// Equal and different sex, given that the given names agree, are initials or unknown, differ.
const GESLACHT: Kolommen<6> = [
    [0.99, 0.01, 0.99, 0.01, 0.90, 0.10],
    [0.99, 0.01, 0.99, 0.01, 0.90, 0.10],
    [0.95, 0.05, 0.95, 0.05, 0.85, 0.15],
    [0.96, 0.04, 0.55, 0.45, 0.52, 0.48],
    [0.96, 0.04, 0.52, 0.48, 0.50, 0.50],
    [0.99, 0.01, 0.99, 0.01, 0.90, 0.10],
    [0.96, 0.04, 0.52, 0.48, 0.50, 0.50],
    [0.80, 0.20, 0.10, 0.90, 0.04, 0.96],
    [0.99, 0.01, 0.99, 0.01, 0.90, 0.10],
];
const BSN: Kolommen<3> = [
    [0.96, 0.03, 0.01],
    [0.96, 0.03, 0.01],
    [0.85, 0.10, 0.05],
    [1e-7, 1e-5, 1.0],
    [1e-7, 1e-5, 1.0],
    [1e-7, 1e-5, 1.0],
    [1e-7, 1e-5, 1.0],
    [1e-7, 1e-5, 1.0],
    [1e-7, 1e-5, 1.0],
];

/// Pairs of each kind per record, at the start.
pub(crate) const PER_RECORD: [f64; VREEMD] = [0.3, 0.1, 0.05, 0.01, 0.2, 0.01, 0.3, 0.2, 0.1];

fn zet<const N: usize>(t: &mut Tabel, v: Veld, van: &[[f64; N]]) {
    for (k, kolom) in van.iter().enumerate() {
        for (n, p) in kolom.iter().enumerate() {
            t[v.nr()][n + 1][k] = *p;
        }
    }
}

/// The tables to begin with. Those of strangers are measured (`vreemd`); relatives have given names as strangers
/// have, but parents do not give two children one name; a child called after a parent is a kind of its own.
pub(crate) fn tabellen(vreemd: &[[f64; NIVEAUS]; VELDEN]) -> Tabel {
    let mut t = [[[1.0; KLASSEN]; NIVEAUS]; VELDEN];
    zet(&mut t, Veld::Naam, &NAAM);
    zet(&mut t, Veld::Adres, &ADRES);
    zet(&mut t, Veld::Telefoon, &TELEFOON);
    zet(&mut t, Veld::Geboren, &GEBOREN);
    zet(&mut t, Veld::Voornaam, &VOORNAAM);
    zet(&mut t, Veld::Geslacht, &GESLACHT);
    zet(&mut t, Veld::Bsn, &BSN);
    for (rij, van) in t.iter_mut().zip(vreemd) {
        for (niveau, p) in rij.iter_mut().zip(van).skip(1) {
            niveau[VREEMD] = *p;
        }
    }
    let rij = &mut t[Veld::Voornaam.nr()];
    for (n, cel) in rij.iter_mut().enumerate().skip(1) {
        let p = cel[VREEMD];
        let gelijk = matches!(n as u8, voornaam::GELIJK | voornaam::ROEPNAAM | voornaam::KLANK);
        cel[TWEELING] = if gelijk { 0.1 * p } else { p };
        cel[BROER_ZUS] = if gelijk { 0.3 * p } else { p };
        cel[NAAMGENOOT] = cel[0];
        cel[NAAMSGELIJK] = cel[0];
        cel[OUDER_KIND] = p;
        cel[PARTNER] = p;
    }
    t
}

// SPDX-License-Identifier: EUPL-1.2
//! What keeps the kinds of pair apart while the model learns: what is known of families, and not in the data.

use crate::{
    model::{
        BROER_ZUS, KLASSEN, Model, NAAMGENOOT, NAAMSGELIJK, OUDER_KIND, PARTNER, TWEELING, VREEMD, ZELFDE,
    },
    niveau::{NIVEAUS, Veld, adres, geboren, voornaam},
};

/// Holds the kinds to what they are, so that one can not drift into what another is for:
/// - relatives never share a BSN: as at the start; twins are born on one day, which is written down as badly as that
///   of one person;
/// - one person seldom has two given names that have nothing in common: learning would take twins for it;
/// - brothers and sisters who are no twins, and parents, are born on another day;
/// - twins have name and phone as brothers and sisters have;
/// - two records of relatives lie as far apart in addresses as two records of one person, but for who left home; what
///   the data show of it is only what an address key found;
/// - the sex of one person does not depend on how their names compare, and is wrong in two of a hundred at most;
/// - relatives who are not called after one another share a given name as seldom as strangers do, and brothers and
///   sisters even less: where no birth date is known, learning would take one person for two relatives of one name;
/// - one person seldom has two birth dates that have nothing in common: learning would take strangers of one name for it;
/// - having moved says nothing about birth date, given name, sex and BSN;
/// - strangers with the same given name are strangers in all but what was measured of them (`naamgenoten`);
/// - who is called after a parent has the given name as one person has it, the rest as parent and child.
pub(crate) fn bind(m: &mut Model, eerst: &Model, per_klasse: &[f64; KLASSEN]) {
    let som: f64 = per_klasse[..ZELFDE].iter().sum();
    let een = |rij: &[f64; KLASSEN]| (0..ZELFDE).map(|k| rij[k] * per_klasse[k]).sum::<f64>() / som;
    if som <= 0.0 {
        return;
    }
    for k in 0..ZELFDE {
        let rij = &mut m.tabel[Veld::Geslacht.nr()];
        let anders = (2..7).step_by(2).map(|n| rij[n][k]).sum::<f64>() / 3.0;
        let anders = anders.min(0.02);
        for (n, cel) in rij.iter_mut().enumerate().take(7).skip(1) {
            cel[k] = if n % 2 == 0 { anders } else { 1.0 - anders };
        }
    }
    for n in 1..NIVEAUS {
        for v in [Veld::Geboren, Veld::Voornaam, Veld::Geslacht, Veld::Bsn] {
            let rij = &mut m.tabel[v.nr()][n];
            let (x, y) = (per_klasse[0], per_klasse[1]);
            let samen = (rij[0] * x + rij[1] * y) / (x + y).max(1e-9);
            (rij[0], rij[1]) = (samen, samen);
        }
        if NAAM_ANDERS.contains(&(n as u8)) {
            let begin = eerst.tabel[Veld::Voornaam.nr()][n];
            m.tabel[Veld::Voornaam.nr()][n][..ZELFDE].copy_from_slice(&begin[..ZELFDE]);
        }
        if DATUM_ANDERS.contains(&(n as u8)) {
            for k in 0..ZELFDE {
                let begin = eerst.tabel[Veld::Geboren.nr()][n][k];
                let cel = &mut m.tabel[Veld::Geboren.nr()][n][k];
                *cel = cel.min(begin);
            }
        }
        if NAAM_GELIJK.contains(&(n as u8)) {
            for k in [TWEELING, BROER_ZUS, OUDER_KIND, PARTNER] {
                m.tabel[Veld::Voornaam.nr()][n][k] = eerst.tabel[Veld::Voornaam.nr()][n][k];
            }
        }
        m.tabel[Veld::Telefoon.nr()][n][NAAMSGELIJK] = m.tabel[Veld::Telefoon.nr()][n][VREEMD];
        for k in ZELFDE..VREEMD {
            m.tabel[Veld::Bsn.nr()][n][k] = eerst.tabel[Veld::Bsn.nr()][n][k];
        }
        let (geboren, begin) = (
            &mut m.tabel[Veld::Geboren.nr()][n],
            &eerst.tabel[Veld::Geboren.nr()][n],
        );
        geboren[TWEELING] = een(geboren);
        if NIET_ONDER_FAMILIE.contains(&(n as u8)) {
            geboren[BROER_ZUS] = begin[BROER_ZUS];
            geboren[OUDER_KIND] = begin[OUDER_KIND];
            geboren[PARTNER] = begin[PARTNER];
        }
        m.tabel[Veld::Geboren.nr()][n][NAAMGENOOT] = m.tabel[Veld::Geboren.nr()][n][OUDER_KIND];
        if !NAAM_GELIJK.contains(&(n as u8)) {
            let rij = &mut m.tabel[Veld::Voornaam.nr()][n];
            rij[TWEELING] = rij[BROER_ZUS];
        }
        for v in [Veld::Naam, Veld::Telefoon] {
            m.tabel[v.nr()][n][TWEELING] = m.tabel[v.nr()][n][BROER_ZUS];
            m.tabel[v.nr()][n][NAAMGENOOT] = m.tabel[v.nr()][n][OUDER_KIND];
        }
        for v in [Veld::Voornaam, Veld::Geslacht] {
            m.tabel[v.nr()][n][NAAMGENOOT] = een(&m.tabel[v.nr()][n]);
        }
        let rij = &mut m.tabel[Veld::Geslacht.nr()][n];
        rij[NAAMSGELIJK] = rij[NAAMGENOOT];
        let rij = &mut m.tabel[Veld::Adres.nr()][n];
        let samen = een(rij);
        rij[NAAMSGELIJK] = rij[VREEMD];
        for k in ZELFDE..NAAMSGELIJK {
            let weg = if k == TWEELING { 0.1 } else { VERTROKKEN };
            rij[k] = (1.0 - weg) * samen + weg * rij[VREEMD];
        }
    }
}

/// Levels of the birth date that only twins and one person reach.
const NIET_ONDER_FAMILIE: [u8; 2] = [geboren::GELIJK, geboren::GEWISSELD];

/// Levels of the given names that speak for two people.
const NAAM_ANDERS: [u8; 3] = [voornaam::ZELFDE_LETTER, voornaam::ANDERS, voornaam::ANDERE_LETTER];

/// Levels of the birth date that speak for two people.
const DATUM_ANDERS: [u8; 5] = [
    geboren::JAAR,
    geboren::TOT3,
    geboren::TOT15,
    geboren::GENERATIE,
    geboren::VER,
];

/// Levels of the given names that speak for one person.
pub(crate) const NAAM_GELIJK: [u8; 4] = [
    voornaam::GELIJK,
    voornaam::ROEPNAAM,
    voornaam::KLANK,
    voornaam::BIJNA,
];

/// The share of relatives whose records are at addresses that have nothing to do with each other.
const VERTROKKEN: f64 = 0.3;

/// How many pairs of a kind there are, from those that a key on address is sure to find.
pub(crate) fn met_onvindbare(m: &Model, som: &[[f64; KLASSEN]; NIVEAUS], k: usize) -> f64 {
    let zeker = [adres::GELIJK, adres::TOEVOEGING, adres::VORIG];
    let rij = &m.tabel[Veld::Adres.nr()];
    let deel: f64 = zeker.iter().map(|n| rij[usize::from(*n)][k]).sum();
    let gevonden: f64 = zeker.iter().map(|n| som[usize::from(*n)][k]).sum();
    gevonden / deel.max(0.02)
}

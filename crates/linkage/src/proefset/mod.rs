// SPDX-License-Identifier: EUPL-1.2
//! Test sets with known truth: households with partners, children, twins, sons called after their father, people who
//! move, marry, live in a shelter; and registers that write them down with faults. Deterministic by seed.
//!
//! Nobody in it exists. BSNs are from the test range 999, of which there are about 90,900: one person in seven has
//! one. Seeds below 1000 are for training (choosing thresholds), those from 1000 on for reporting.

mod corruptie;
mod huishoudens;
mod kans;
mod namen;

use crate::persoon::{Adres, Datum, Geslacht, Persoon};
use huishoudens::{Mens, Wereld};
use kans::Kans;

/// A record and who it truly is.
pub struct Proef {
    /// The record as a register has it.
    pub persoon: Persoon,
    /// Number of the person.
    pub wie: u32,
    /// Number of the household.
    pub huis: u32,
    /// Number of the twins, shared by the two; 0 for who is none.
    pub tweeling: u32,
}

/// How bad the registers are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profiel {
    /// Recent and fairly clean.
    Gewoon,
    /// Old addresses, few phones, sloppy hands.
    Moeilijk,
}

/// Makes a set of this many records.
pub fn generate(zaad: u64, records: usize, profiel: Profiel) -> Vec<Proef> {
    let mut k = Kans::new(zaad);
    let mut wereld = Wereld::new(records);
    let mut uit = Vec::with_capacity(records + 16);
    while uit.len() < records {
        let huis = wereld.huishouden(&mut k);
        for m in &huis {
            let x = k.deel();
            let keer = 1 + usize::from(x > 0.55) + usize::from(x > 0.83) + usize::from(x > 0.95);
            for _ in 0..keer {
                uit.push(Proef {
                    persoon: schrijf(&mut k, m, profiel),
                    wie: m.nummer,
                    huis: m.huis,
                    tweeling: m.tweeling,
                });
            }
        }
    }
    uit.truncate(records);
    k.schud(&mut uit);
    uit
}

/// Name with prefix in one field.
fn heel(voor: &str, naam: &str) -> String {
    if voor.is_empty() {
        naam.to_owned()
    } else {
        format!("{voor} {naam}")
    }
}

/// One register writes one person down, at some moment of their life.
fn schrijf(k: &mut Kans, m: &Mens, profiel: Profiel) -> Persoon {
    let moeilijk = profiel == Profiel::Moeilijk;
    // How sloppy this record is: most are fine, some are bad in every field.
    let p = match (moeilijk, k.kans(0.3)) {
        (true, true) => 2.0,
        (true, false) => 0.6,
        (false, true) => 1.0,
        (false, false) => 0.3,
    };
    // Which of their addresses was the present one.
    let oud = k.kans(if moeilijk { 0.36 } else { 0.15 });
    let tijd = if oud && m.adressen.len() > 1 {
        1 + k.onder(m.adressen.len() - 1)
    } else {
        0
    };
    let mut uit = Persoon {
        geboren: corruptie::datum(k, m.geboren, p),
        ..Persoon::default()
    };
    (uit.voornamen, uit.voorletters) = corruptie::voornamen(k, &m.voornamen, p);
    naam(k, m, tijd, p, &mut uit);
    uit.geslacht = match k.deel() {
        x if x < 0.10 * p => Geslacht::Onbekend,
        x if x > 1.0 - 0.006 * p => {
            if m.man {
                Geslacht::Vrouw
            } else {
                Geslacht::Man
            }
        }
        _ if m.man => Geslacht::Man,
        _ => Geslacht::Vrouw,
    };
    if !k.kans(0.06 * p) {
        uit.adres = adres(k, &m.adressen[tijd], p);
    }
    if tijd + 1 < m.adressen.len() && k.kans(0.2) {
        uit.vorige.push(m.adressen[tijd + 1].clone());
    }
    let telefoon = if k.kans(0.75) {
        &m.mobiel[usize::from(tijd > 0)]
    } else {
        &m.vast
    };
    if !telefoon.is_empty() && k.kans(if moeilijk { 0.45 } else { 0.7 }) {
        uit.telefoon = if k.kans(0.03 * p) {
            corruptie::cijferfout(k, telefoon)
        } else {
            telefoon.clone()
        };
    }
    if m.bsn != 0 && k.kans(0.7) {
        let bsn = m.bsn.to_string();
        uit.bsn = if k.kans(0.03 * p) {
            corruptie::cijferfout(k, &bsn)
        } else {
            bsn
        };
    }
    if k.kans(0.006 * p) {
        std::mem::swap(&mut uit.voornamen, &mut uit.geslachtsnaam);
    }
    uit
}

/// Own name, partner's name, or both, in the fields a register has for them.
fn naam(k: &mut Kans, m: &Mens, tijd: usize, p: f64, uit: &mut Persoon) {
    let fout = |k: &mut Kans, n: &(String, String)| (n.0.clone(), corruptie::achternaam(k, &n.1, p));
    let eigen = fout(k, &m.achternaam);
    let mut hoofd = eigen.clone();
    let mut tweede = None;
    if let Some(partner) = m.partner.as_ref().filter(|_| tijd == 0 || k.kans(0.3)) {
        let partner = fout(k, partner);
        match k.onder(if m.man { 30 } else { 10 }) {
            0 | 1 => hoofd = partner,
            2..=4 => {
                tweede = Some(eigen);
                hoofd = partner;
            }
            5 | 6 => uit.partnernaam = heel(&partner.0, &partner.1),
            _ => {}
        }
    }
    let (voor, naam) = hoofd;
    match k.onder(10) {
        _ if voor.is_empty() => uit.geslachtsnaam = naam,
        0 | 1 => uit.geslachtsnaam = naam, // the prefix got lost
        2..=4 => uit.geslachtsnaam = heel(&voor, &naam),
        _ => (uit.voorvoegsel, uit.geslachtsnaam) = (voor, naam),
    }
    if let Some((voor, naam)) = tweede {
        uit.geslachtsnaam = format!("{}-{}", uit.geslachtsnaam, heel(&voor, &naam));
    }
}

fn adres(k: &mut Kans, van: &Adres, p: f64) -> Adres {
    let mut a = van.clone();
    a.straat = corruptie::straat(k, &a.straat, p);
    let x = k.deel() / p;
    if x < 0.06 {
        a.postcode.clear();
    } else if x < 0.09 {
        a.postcode = corruptie::cijferfout(k, &a.postcode);
    } else if x < 0.12 {
        a.huisnummer = corruptie::cijferfout(k, &a.huisnummer.to_string())
            .parse()
            .unwrap_or(0);
    } else if x < 0.14 {
        a.huisnummer = 0;
    } else if x < 0.30 {
        a.toevoeging.clear();
    }
    a
}

/// A date of birth, with 1 January too often for who was registered late.
fn geboren(k: &mut Kans, jaar: i32, herkomst: usize) -> Datum {
    let jaar = u16::try_from(jaar).unwrap_or(1900);
    if herkomst > 0 && k.kans(0.08) {
        return Datum::new(jaar, 1, 1);
    }
    let maand = k.tussen(1, 12) as u8;
    let dagen = if maand == 2 { 28 } else { 30 };
    Datum::new(jaar, maand, k.tussen(1, dagen) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_set_and_another_seed_another() {
        let eerste = generate(1, 500, Profiel::Moeilijk);
        let tweede = generate(1, 500, Profiel::Moeilijk);
        assert!(
            eerste
                .iter()
                .zip(&tweede)
                .all(|(a, b)| a.persoon == b.persoon && a.wie == b.wie)
        );
        let ander = generate(2, 500, Profiel::Moeilijk);
        assert!(eerste.iter().zip(&ander).any(|(a, b)| a.persoon != b.persoon));
        assert_eq!(eerste.len(), 500);
    }

    #[test]
    fn there_are_twins_and_every_bsn_is_of_the_test_range() {
        let set = generate(3, 20_000, Profiel::Gewoon);
        assert!(set.iter().filter(|p| p.tweeling > 0).count() > 50);
        for p in &set {
            // A mistyped one may begin otherwise; it fails the check then.
            let bsn = crate::tekst::bsn(&p.persoon.bsn);
            assert!(bsn == 0 || bsn / 1_000_000 == 999 || !crate::tekst::elfproef(bsn));
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! What goes wrong when somebody is written down, in Dutch.

use super::kans::Kans;
use crate::{
    persoon::Datum,
    roepnaam,
    tekst::{self, kaal},
};

/// Pairs of spellings that are taken for each other.
const SPELLING: [(&str, &str); 18] = [
    ("ij", "y"),
    ("y", "ij"),
    ("ei", "ij"),
    ("ij", "ei"),
    ("c", "k"),
    ("k", "c"),
    ("ck", "k"),
    ("k", "ck"),
    ("dt", "d"),
    ("d", "dt"),
    ("dt", "t"),
    ("ph", "f"),
    ("f", "ph"),
    ("th", "t"),
    ("t", "th"),
    ("ss", "s"),
    ("s", "z"),
    ("ou", "au"),
];

/// One slip of the fingers: a letter too few, too many, another, or two changed places.
pub(super) fn tikfout(k: &mut Kans, woord: &str) -> String {
    let mut t: Vec<char> = woord.chars().collect();
    if t.len() < 2 {
        return woord.to_owned();
    }
    let i = k.onder(t.len());
    let letter = char::from(b'a' + u8::try_from(k.onder(26)).unwrap_or(0));
    match k.onder(4) {
        0 if t.len() > 2 => {
            t.remove(i);
        }
        1 => t.insert(i, letter),
        2 => t[i] = letter,
        _ => {
            let i = i.min(t.len() - 2);
            t.swap(i, i + 1);
        }
    }
    t.into_iter().collect()
}

/// Another spelling of the same sound; the word itself when it has none.
pub(super) fn spelling(k: &mut Kans, woord: &str) -> String {
    let begin = k.onder(SPELLING.len());
    for n in 0..SPELLING.len() {
        let (van, naar) = SPELLING[(begin + n) % SPELLING.len()];
        if let Some(i) = woord.find(van) {
            return format!("{}{naar}{}", &woord[..i], &woord[i + van.len()..]);
        }
    }
    woord.to_owned()
}

/// Without marks, as many systems store it.
pub(super) fn zonder_tekens(woord: &str) -> String {
    woord.split(' ').map(kaal).collect::<Vec<_>>().join(" ")
}

/// The name somebody is called by.
pub(super) fn roepnaam(k: &mut Kans, naam: &str) -> String {
    let bare = kaal(naam);
    let groepen: Vec<_> = roepnaam::alle()
        .iter()
        .filter(|g| g.contains(&bare.as_str()))
        .collect();
    if groepen.is_empty() {
        return naam.to_owned();
    }
    let groep = *k.kies(&groepen);
    (*k.kies(groep)).to_owned()
}

/// One digit of a number in text changed, or two changed places.
pub(super) fn cijferfout(k: &mut Kans, getal: &str) -> String {
    let mut b: Vec<u8> = getal.bytes().collect();
    let plekken: Vec<usize> = (0..b.len()).filter(|i| b[*i].is_ascii_digit()).collect();
    let Some(i) = (!plekken.is_empty()).then(|| k.onder(plekken.len())) else {
        return getal.to_owned();
    };
    if i + 1 < plekken.len() && k.kans(0.4) {
        b.swap(plekken[i], plekken[i + 1]);
    } else {
        b[plekken[i]] = b'0' + u8::try_from(k.onder(10)).unwrap_or(0);
    }
    String::from_utf8_lossy(&b).into_owned()
}

/// What becomes of a birth date. `p` is how sloppy the record is, 1 is usual.
pub(super) fn datum(k: &mut Kans, d: Datum, p: f64) -> Datum {
    let (jaar, maand, dag) = (d.jaar() as u16, d.maand() as u8, d.dag() as u8);
    let x = k.deel() / p;
    if x < 0.05 {
        Datum::new(0, 0, 0)
    } else if x < 0.075 {
        Datum::new(jaar, 0, 0)
    } else if x < 0.085 {
        Datum::new(jaar, maand, 0)
    } else if x < 0.115 && dag <= 12 {
        Datum::new(jaar, dag, maand)
    } else if x < 0.155 {
        let los = cijferfout(k, &format!("{:08}", d.getal()));
        let nieuw = Datum::read(&los);
        if nieuw.is_volledig() { nieuw } else { d }
    } else if x < 0.165 {
        Datum::new(jaar, 1, 1)
    } else if x < 0.175 {
        Datum::new(jaar.saturating_add_signed(k.tussen(-3, 3) as i16), maand, dag)
    } else if x < 0.185 {
        Datum::new(jaar, maand, k.tussen(1, 28) as u8)
    } else {
        d
    }
}

/// A street as it is written in a hurry.
pub(super) fn straat(k: &mut Kans, naam: &str, p: f64) -> String {
    let x = k.deel() / p;
    if x < 0.10 && naam.ends_with("straat") {
        format!("{}.", &naam[..naam.len() - 3])
    } else if x < 0.16 {
        tikfout(k, naam)
    } else {
        naam.to_owned()
    }
}

/// Given names as a register holds them: `(given names, initials)`.
pub(super) fn voornamen(k: &mut Kans, namen: &[String], p: f64) -> (String, String) {
    let letters: String = namen
        .iter()
        .filter_map(|n| n.chars().next())
        .map(|c| format!("{c}."))
        .collect();
    let eerste = namen.first().map_or("", String::as_str);
    let x = k.deel();
    if x < 0.02 * p {
        return (String::new(), String::new());
    }
    if x < 0.17 {
        let kort = if k.kans(0.5) {
            letters.chars().take(2).collect()
        } else {
            letters
        };
        return (String::new(), kort);
    }
    let eerste = if x < 0.26 {
        roepnaam(k, eerste)
    } else if x < 0.26 + 0.05 * p {
        tikfout(k, eerste)
    } else if x < 0.26 + 0.09 * p {
        spelling(k, eerste)
    } else {
        eerste.to_owned()
    };
    let mut uit = vec![eerste];
    if k.kans(0.55) {
        uit.extend(namen.iter().skip(1).cloned());
    }
    if uit.len() > 1 && k.kans(0.04) {
        uit.swap(0, 1);
    }
    (uit.join(" "), if k.kans(0.4) { letters } else { String::new() })
}

/// A family name with its faults.
pub(super) fn achternaam(k: &mut Kans, naam: &str, p: f64) -> String {
    let x = k.deel() / p;
    if x < 0.06 {
        tikfout(k, naam)
    } else if x < 0.11 {
        spelling(k, naam)
    } else if x < 0.18 {
        zonder_tekens(naam)
    } else {
        naam.to_owned()
    }
}

/// A BSN (test range) by its number in the row, up to about 90,000; none after that.
pub(super) fn bsn_reeks() -> impl Iterator<Item = u32> {
    (999_900_000..=999_999_999)
        .chain(999_000_000..999_900_000)
        .filter(|n| tekst::elfproef(*n))
}

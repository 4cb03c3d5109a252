// SPDX-License-Identifier: EUPL-1.2
//! Finding people: the terms that are stored for a person, and reading what somebody types (requirement A8).

use super::{Persoonsnaam, is_postcode, normaliseer};
use crate::{bsn::Bsn, import::lees_datum, melding::Kenmerk};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What a person can be found by.
#[derive(Clone, Copy, Debug, Default)]
pub struct Zoekbron<'a> {
    /// Date of birth.
    pub geboren: Option<Date>,
    /// Postcode, in any writing.
    pub postcode: &'a str,
    /// House number with addition: "12", "12 a".
    pub huisnummer: &'a str,
    /// Phone numbers, in any writing.
    pub telefoons: &'a [&'a str],
    /// Year of birth, when no more is known.
    pub jaar: Option<i16>,
    /// Name of the partner, with prefix.
    pub partnernaam: &'a str,
}

/// Digits of a Dutch phone number, with 0 in front: "+31 6 12345678" and "0031612345678" are "0612345678".
pub fn telefoon_cijfers(tekst: &str) -> Option<String> {
    let mut cijfers: String = tekst.chars().filter(char::is_ascii_digit).collect();
    if tekst.trim().starts_with('+') {
        cijfers = cijfers
            .strip_prefix("31")
            .map_or_else(|| format!("00{cijfers}"), |rest| format!("0{rest}"));
    } else if let Some(rest) = cijfers.strip_prefix("0031") {
        cijfers = format!("0{rest}");
    }
    // "+31 (0)6" gives a double zero.
    if cijfers.len() == 11 && cijfers.starts_with("00") {
        cijfers.remove(0);
    }
    (cijfers.len() >= 10 && cijfers.len() <= 15).then_some(cijfers)
}

/// Terms of a person, sorted, each once: parts of the name in small letters, prefix apart, date of birth as
/// `1985-04-09` and year, postcode `7411AB`, postcode with house number `7411AB12`, phone digits.
pub fn zoektermen(naam: &Persoonsnaam, bron: &Zoekbron<'_>) -> Vec<String> {
    let mut uit = BTreeSet::new();
    for deel in [
        &naam.voornamen,
        &naam.roepnaam,
        &naam.voorvoegsel,
        &naam.achternaam,
    ] {
        uit.extend(normaliseer(deel).split(' ').map(str::to_owned));
    }
    uit.extend(normaliseer(bron.partnernaam).split(' ').map(str::to_owned));
    uit.extend(bron.jaar.map(|j| j.to_string()));
    if let Some(dag) = bron.geboren {
        uit.insert(dag.to_string());
        uit.insert(dag.year().to_string());
    }
    let kaal: String = bron.postcode.to_uppercase().split_whitespace().collect();
    if is_postcode(&kaal) {
        let nummer = normaliseer(bron.huisnummer).replace(' ', "");
        let heel: String = nummer.chars().take_while(char::is_ascii_digit).collect();
        uit.insert(format!("{kaal}{nummer}"));
        uit.insert(format!("{kaal}{heel}"));
        uit.insert(kaal);
    }
    uit.extend(bron.telefoons.iter().filter_map(|t| telefoon_cijfers(t)));
    uit.remove("");
    uit.into_iter().collect()
}

/// What somebody is looking for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Zoekvraag {
    /// Parts of a name, in small letters.
    pub namen: Vec<String>,
    /// Date of birth.
    pub geboren: Option<Date>,
    /// Year of birth.
    pub geboortejaar: Option<i16>,
    /// Postcode, `7411AB`.
    pub postcode: Option<String>,
    /// House number with addition, `12a`.
    pub huisnummer: Option<String>,
    /// Phone digits.
    pub telefoon: Option<String>,
    /// Reference of a melding.
    pub kenmerk: Option<Kenmerk>,
    /// Reference of a casus, `C-7K2QX-9TB4C`.
    pub casus_kenmerk: Option<String>,
    /// BSN; `Debug` masks it.
    pub bsn: Option<Bsn>,
    /// Something that looks like a BSN but is none was typed; it is dropped, and the screen says so.
    pub bsn_genegeerd: bool,
}

impl Zoekvraag {
    /// True when there is nothing to search.
    pub fn is_leeg(&self) -> bool {
        self.termen().is_empty()
            && self.bsn.is_none()
            && self.kenmerk.is_none()
            && self.casus_kenmerk.is_none()
    }
    /// The terms, in the form of [`zoektermen`]; names match from their beginning, the others as a whole.
    pub fn termen(&self) -> Vec<String> {
        let mut uit = self.namen.clone();
        uit.extend(self.geboren.map(|d| d.to_string()));
        uit.extend(self.geboortejaar.map(|j| j.to_string()));
        match (&self.postcode, &self.huisnummer) {
            (Some(p), Some(h)) => uit.push(format!("{p}{h}")),
            (Some(p), None) => uit.push(p.clone()),
            (None, _) => {}
        }
        uit.extend(self.telefoon.clone());
        uit
    }
}

/// Reads a mix of name, date or year of birth, postcode with house number, phone and reference, in any order. What
/// is not understood as something else is part of a name.
pub fn zoekvraag(tekst: &str) -> Zoekvraag {
    let mut z = Zoekvraag::default();
    let woorden: Vec<&str> = tekst
        .split([' ', ',', ';', '\t', '\n'])
        .filter(|w| !w.is_empty())
        .collect();
    let mut i = 0;
    while let Some(woord) = woorden.get(i).copied() {
        let rest = woorden.get(i + 1..).unwrap_or(&[]);
        i += 1 + lees_woord(&mut z, woord, rest);
    }
    z
}

/// Reads one word, and returns how many of the next words belong to it.
fn lees_woord(z: &mut Zoekvraag, woord: &str, rest: &[&str]) -> usize {
    let cijfers = |w: &str| w.bytes().all(|b| b.is_ascii_digit()) && !w.is_empty();
    if woord.to_uppercase().starts_with("M-")
        && let Ok(kenmerk) = woord.parse()
    {
        z.kenmerk = Some(kenmerk);
        return 0;
    }
    let groot = woord.to_uppercase();
    if groot.starts_with("C-") && groot.len() >= 10 && groot.contains(|c: char| c.is_ascii_digit()) {
        z.casus_kenmerk = Some(groot);
        return 0;
    }
    if woord.contains(['-', '/', '.'])
        && let Some(dag) = lees_datum(woord)
    {
        z.geboren = Some(dag);
        return 0;
    }
    if let Some(op) = lees_postcode(z, woord, rest) {
        return op;
    }
    if let Some(op) = lees_telefoon(z, woord, rest) {
        return op;
    }
    if cijfers(woord) {
        match (woord.len(), woord.parse::<i16>()) {
            (4, Ok(jaar)) if (1900..=2100).contains(&jaar) => z.geboortejaar = Some(jaar),
            (8 | 9, _) => match woord.parse() {
                Ok(bsn) if z.bsn.is_none() => z.bsn = Some(bsn),
                _ => z.bsn_genegeerd = true,
            },
            (1..=5, _) => z.huisnummer = Some(woord.to_owned()),
            _ => z.namen.push(woord.to_owned()),
        }
        return 0;
    }
    z.namen.extend(
        normaliseer(woord)
            .split(' ')
            .filter(|n| !n.is_empty())
            .map(str::to_owned),
    );
    0
}

fn lees_postcode(z: &mut Zoekvraag, woord: &str, rest: &[&str]) -> Option<usize> {
    let groot = woord.to_uppercase();
    let mut op = 0;
    let (code, mut nummer) = match groot.split_at_checked(6) {
        Some((code, nummer)) if is_postcode(code) => (code.to_owned(), nummer.to_lowercase()),
        _ => {
            let letters = rest.first()?;
            let code = format!("{groot}{}", letters.to_uppercase());
            if !is_postcode(&code) {
                return None;
            }
            op = 1;
            (code, String::new())
        }
    };
    if nummer.is_empty()
        && let Some(volgend) = rest
            .get(op)
            .filter(|w| w.starts_with(|c: char| c.is_ascii_digit()) && w.len() <= 6)
    {
        nummer = normaliseer(volgend).replace(' ', "");
        op += 1;
    }
    z.postcode = Some(code);
    if !nummer.is_empty() {
        z.huisnummer = Some(nummer);
    }
    Some(op)
}

fn lees_telefoon(z: &mut Zoekvraag, woord: &str, rest: &[&str]) -> Option<usize> {
    let deel = |w: &str| {
        w.chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '-' | '(' | ')' | '+' | '.'))
    };
    if !deel(woord) || !woord.starts_with(['0', '+', '(']) {
        return None;
    }
    let mut samen = woord.to_owned();
    for op in 0..=rest.len() {
        if let Some(nummer) = telefoon_cijfers(&samen) {
            z.telefoon = Some(nummer);
            return Some(op);
        }
        match rest.get(op) {
            Some(volgend) if deel(volgend) => samen.push_str(volgend),
            _ => return None,
        }
    }
    None
}

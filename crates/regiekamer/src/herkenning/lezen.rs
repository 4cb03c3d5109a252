// SPDX-License-Identifier: EUPL-1.2
//! The files of `linkage evaluate`: persons or scored pairs, and the truth. Everything wrong is told at once, with its
//! line, never with what stood there: it may be of somebody who exists.

use linkage::meten::{Achtergrond, Waarheid};
use linkage::{Adres, Datum, Geslacht, Persoon};
use std::collections::HashMap;
use std::path::Path;

/// Errors that are told one by one; of more, their number.
const MEEST: usize = 40;

/// What FILE holds.
pub enum Invoer {
    /// Persons, in order.
    Personen(Vec<Persoon>),
    /// Scored pairs, by record number.
    Paren(Vec<(u32, u32, f64)>),
}

/// Ids as record numbers.
#[derive(Default)]
pub struct Nummers {
    van: HashMap<String, u32>,
}

impl Nummers {
    fn nieuw(&mut self, id: &str) -> Option<u32> {
        let n = u32::try_from(self.van.len()).ok()?;
        let al = self.van.insert(id.to_owned(), n);
        al.is_none().then_some(n)
    }
    fn geef(&mut self, id: &str) -> u32 {
        let n = u32::try_from(self.van.len()).unwrap_or(u32::MAX);
        *self.van.entry(id.to_owned()).or_insert(n)
    }
}

/// A file that is read: its rows, and what is wrong with it.
struct Bestand {
    naam: String,
    koppen: Vec<String>,
    rijen: Vec<(u64, csv::StringRecord)>,
    fouten: Vec<String>,
}

impl Bestand {
    fn open(pad: &Path) -> Result<Self, Vec<String>> {
        let naam = pad.display().to_string();
        let een = |fout: String| vec![format!("{naam}: {fout}")];
        let inhoud = std::fs::read(pad).map_err(|e| een(e.to_string()))?;
        let eerste = inhoud.split(|b| *b == b'\n').next().unwrap_or_default();
        let puntkomma = eerste.contains(&b';') && !eerste.contains(&b',');
        let mut lezer = csv::ReaderBuilder::new()
            .delimiter(if puntkomma { b';' } else { b',' })
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(inhoud.as_slice());
        let koppen: Vec<String> = lezer
            .headers()
            .map_err(|_| een("line 1: not UTF-8".to_owned()))?
            .iter()
            .map(|k| k.trim_start_matches('\u{feff}').to_lowercase())
            .collect();
        let mut uit = Self {
            naam,
            koppen,
            rijen: Vec::new(),
            fouten: Vec::new(),
        };
        let breedte = uit.koppen.len();
        let mut rij = csv::StringRecord::new();
        loop {
            let regel = lezer.position().line();
            match lezer.read_record(&mut rij) {
                Ok(false) => break,
                Ok(true) => {
                    let regel = rij.position().map_or(regel, csv::Position::line);
                    if rij.len() == breedte {
                        uit.rijen.push((regel, rij.clone()));
                    } else {
                        uit.fout(regel, &format!("{} fields, not {breedte}", rij.len()));
                    }
                }
                Err(e) => {
                    let regel = e.position().map_or(regel, csv::Position::line);
                    uit.fout(regel, "not UTF-8");
                }
            }
        }
        Ok(uit)
    }
    fn fout(&mut self, regel: u64, wat: &str) {
        self.fouten.push(format!("{}: line {regel}: {wat}", self.naam));
    }
    fn heeft(&self, kop: &str) -> bool {
        self.plek(kop).is_some()
    }
    fn plek(&self, kop: &str) -> Option<usize> {
        self.koppen.iter().position(|k| k == kop)
    }
    /// Columns that are missing, that nobody knows and that stand there twice.
    fn keur(&mut self, nodig: &[&str], bekend: &[&str]) {
        for kop in nodig.iter().filter(|k| !self.koppen.iter().any(|x| x == *k)) {
            self.fouten
                .push(format!("{}: line 1: column {kop} is missing", self.naam));
        }
        for (n, kop) in self.koppen.iter().enumerate() {
            if self.koppen[..n].contains(kop) {
                self.fouten.push(format!(
                    "{}: line 1: column {} stands there twice",
                    self.naam,
                    n + 1
                ));
            } else if !nodig.contains(&kop.as_str()) && !bekend.contains(&kop.as_str()) {
                self.fouten.push(format!(
                    "{}: line 1: column {} is not one of {}",
                    self.naam,
                    n + 1,
                    [nodig, bekend].concat().join(", ")
                ));
            }
        }
    }
}

/// Everything that is wrong, with an end.
fn alles(mut fouten: Vec<String>) -> Vec<String> {
    if fouten.len() > MEEST {
        let meer = fouten.len() - MEEST;
        fouten.truncate(MEEST);
        fouten.push(format!("and {meer} more errors"));
    }
    fouten
}

const PERSOON: [&str; 20] = [
    "voornamen",
    "voorletters",
    "voorvoegsel",
    "partnernaam",
    "geboren",
    "geslacht",
    "postcode",
    "huisnummer",
    "toevoeging",
    "straat",
    "plaats",
    "vorige_postcode",
    "vorige_nummer",
    "telefoon",
    "bsn",
    // Of the truth; here they are passed over.
    "wie",
    "cluster",
    "huis",
    "tweeling",
    "score",
];

/// Reads FILE.
///
/// # Errors
/// Everything that is wrong with it.
pub fn invoer(pad: &Path, nummers: &mut Nummers) -> Result<Invoer, Vec<String>> {
    let mut b = Bestand::open(pad)?;
    if b.heeft("id_a") || b.heeft("id_b") {
        return gescoord(b, nummers);
    }
    b.keur(&["id", "geslachtsnaam"], &PERSOON);
    let plek: HashMap<String, usize> = b.koppen.iter().cloned().zip(0..).collect();
    let mut personen = Vec::with_capacity(b.rijen.len());
    for (regel, rij) in std::mem::take(&mut b.rijen) {
        let veld = |kop: &str| plek.get(kop).and_then(|n| rij.get(*n)).unwrap_or_default();
        let mut getal = |kop: &str| match veld(kop) {
            "" => 0,
            t => t.parse().unwrap_or_else(|_| {
                b.fout(regel, &format!("{kop} is not a number"));
                0
            }),
        };
        let (nummer, vorig) = (getal("huisnummer"), getal("vorige_nummer"));
        let geboren = Datum::read(veld("geboren"));
        if geboren.is_leeg() && !veld("geboren").is_empty() {
            b.fout(
                regel,
                "geboren is not a date (1985-04-09, 1985-04, 1985 or 9-4-1985)",
            );
        }
        match veld("id") {
            "" => b.fout(regel, "id is empty"),
            id => {
                if nummers.nieuw(id).is_none() {
                    b.fout(regel, "this id was there before");
                }
            }
        }
        let tekst = |kop: &str| veld(kop).to_owned();
        personen.push(Persoon {
            voornamen: tekst("voornamen"),
            voorletters: tekst("voorletters"),
            voorvoegsel: tekst("voorvoegsel"),
            geslachtsnaam: tekst("geslachtsnaam"),
            partnernaam: tekst("partnernaam"),
            geboren,
            geslacht: Geslacht::read(veld("geslacht")),
            adres: Adres {
                postcode: tekst("postcode"),
                huisnummer: nummer,
                toevoeging: tekst("toevoeging"),
                straat: tekst("straat"),
                plaats: tekst("plaats"),
            },
            vorige: match veld("vorige_postcode") {
                "" => Vec::new(),
                p => vec![Adres {
                    postcode: p.to_owned(),
                    huisnummer: vorig,
                    ..Adres::default()
                }],
            },
            telefoon: tekst("telefoon"),
            bsn: tekst("bsn"),
        });
    }
    if b.fouten.is_empty() {
        Ok(Invoer::Personen(personen))
    } else {
        Err(alles(b.fouten))
    }
}

/// Two ids of a row, as numbers in ascending order; each pair once.
fn paar(
    b: &mut Bestand,
    regel: u64,
    (x, y): (&str, &str),
    nummers: &mut Nummers,
    gezien: &mut HashMap<(u32, u32), u64>,
) -> Option<(u32, u32)> {
    if x.is_empty() || y.is_empty() {
        b.fout(regel, "an id is empty");
        return None;
    }
    if x == y {
        b.fout(regel, "id_a and id_b are the same");
        return None;
    }
    let (x, y) = (nummers.geef(x), nummers.geef(y));
    let paar = (x.min(y), x.max(y));
    if let Some(eerder) = gezien.insert(paar, regel) {
        b.fout(regel, &format!("this pair stands on line {eerder} too"));
        return None;
    }
    Some(paar)
}

fn gescoord(mut b: Bestand, nummers: &mut Nummers) -> Result<Invoer, Vec<String>> {
    b.keur(&["id_a", "id_b", "score"], &["same"]);
    let (Some(x), Some(y), Some(s)) = (b.plek("id_a"), b.plek("id_b"), b.plek("score")) else {
        return Err(alles(b.fouten));
    };
    let mut gezien = HashMap::new();
    let mut uit = Vec::with_capacity(b.rijen.len());
    for (regel, rij) in std::mem::take(&mut b.rijen) {
        let veld = |n: usize| rij.get(n).unwrap_or_default();
        let p = paar(&mut b, regel, (veld(x), veld(y)), nummers, &mut gezien);
        match veld(s).parse::<f64>().ok().filter(|s| s.is_finite()) {
            None => b.fout(regel, "score is not a number"),
            Some(score) => uit.extend(p.map(|(x, y)| (x, y, score))),
        }
    }
    if b.fouten.is_empty() {
        Ok(Invoer::Paren(uit))
    } else {
        Err(alles(b.fouten))
    }
}

fn oordeel(tekst: &str) -> Option<bool> {
    match tekst.to_lowercase().as_str() {
        "1" | "true" | "yes" | "ja" => Some(true),
        "0" | "false" | "no" | "nee" => Some(false),
        _ => None,
    }
}

/// Reads the truth. With who-is-who, each record of FILE must be in it when FILE holds persons.
///
/// # Errors
/// Everything that is wrong with it.
pub fn waarheid(
    pad: &Path,
    nummers: &mut Nummers,
    personen: bool,
) -> Result<(Waarheid, Achtergrond), Vec<String>> {
    let mut b = Bestand::open(pad)?;
    let bekend = nummers.van.len();
    if b.heeft("id_a") || b.heeft("id_b") {
        b.keur(&["id_a", "id_b", "same"], &["score"]);
        let (Some(x), Some(y), Some(s)) = (b.plek("id_a"), b.plek("id_b"), b.plek("same")) else {
            return Err(alles(b.fouten));
        };
        let (mut gezien, mut uit) = (HashMap::new(), Vec::new());
        for (regel, rij) in std::mem::take(&mut b.rijen) {
            let veld = |n: usize| rij.get(n).unwrap_or_default();
            let p = paar(&mut b, regel, (veld(x), veld(y)), nummers, &mut gezien);
            match oordeel(veld(s)) {
                None => b.fout(regel, "same is not 1 or 0 (true, false, yes, no, ja, nee)"),
                Some(zelfde) => uit.extend(p.map(|p| (p, zelfde))),
            }
            if personen && nummers.van.len() > bekend {
                b.fout(regel, "an id that is not in the file of persons");
                nummers.van.retain(|_, n| (*n as usize) < bekend);
            }
        }
        return if b.fouten.is_empty() {
            Ok((Waarheid::Paren(uit.into_iter().collect()), Achtergrond::default()))
        } else {
            Err(alles(b.fouten))
        };
    }
    let kop = if b.heeft("wie") { "wie" } else { "cluster" };
    let mut mag: Vec<&str> = PERSOON.to_vec();
    mag.push("geslachtsnaam");
    b.keur(&["id", kop], &mag);
    let plek: HashMap<String, usize> = b.koppen.iter().cloned().zip(0..).collect();
    let mut groepen: [Nummers; 3] = Default::default();
    let mut lijsten: [Vec<u32>; 3] = Default::default();
    let koppen = [kop, "huis", "tweeling"];
    let mut gezien: HashMap<u32, u64> = HashMap::new();
    for (regel, rij) in std::mem::take(&mut b.rijen) {
        let veld = |kop: &str| plek.get(kop).and_then(|n| rij.get(*n)).unwrap_or_default();
        let id = veld("id");
        if id.is_empty() || veld(kop).is_empty() {
            b.fout(regel, &format!("id or {kop} is empty"));
            continue;
        }
        let n = nummers.geef(id);
        if personen && n as usize >= bekend {
            b.fout(regel, "an id that is not in the file of persons");
            nummers.van.remove(id);
            continue;
        }
        if let Some(eerder) = gezien.insert(n, regel) {
            b.fout(regel, &format!("this id stands on line {eerder} too"));
        }
        for ((lijst, groep), kop) in lijsten.iter_mut().zip(&mut groepen).zip(koppen) {
            lijst.resize(lijst.len().max(n as usize + 1), 0);
            // 0 is none.
            let waarde = veld(kop);
            lijst[n as usize] = if waarde.is_empty() {
                0
            } else {
                1 + groep.geef(waarde)
            };
        }
    }
    let zonder = nummers.van.len() - gezien.len();
    if zonder > 0 {
        b.fouten.push(format!(
            "{}: {zonder} ids of the file are not in the truth",
            b.naam
        ));
    }
    if !b.fouten.is_empty() {
        return Err(alles(b.fouten));
    }
    let [wie, huis, tweeling] = lijsten;
    let als = |er: bool, l: Vec<u32>| if er { l } else { Vec::new() };
    let achtergrond = Achtergrond {
        huis: als(b.heeft("huis"), huis),
        tweeling: als(b.heeft("tweeling"), tweeling),
    };
    Ok((Waarheid::Personen(wie), achtergrond))
}

#[cfg(test)]
mod tests;

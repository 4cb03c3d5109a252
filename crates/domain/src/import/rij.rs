// SPDX-License-Identifier: EUPL-1.2
//! One row (requirement A11): the same rules as the form, with the words that people put in spreadsheets.

use super::{Kop, lees_datum, lees_ja_nee, lees_moment};
use crate::{
    melding::{GeldigeMelding, Hoedanigheid, Kanaal, MeldingSoort, NaamNoemen, NieuweMelding, Urgentie},
    termijn::datum,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One thing that is wrong in one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rijfout {
    /// Name of the column; empty for the row as a whole.
    pub kolom: String,
    /// The value as found, at most 60 characters.
    pub waarde: String,
    /// What is wrong and what to do, in B1.
    pub reden: String,
}

/// A melding from a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportMelding {
    /// Reference in the source system: the key by which a row comes in once.
    pub bron_kenmerk: String,
    /// When it came in.
    pub ontvangen_op: Timestamp,
    /// Name of the wijk.
    pub wijk: Option<String>,
    /// The melding.
    pub melding: GeldigeMelding,
}

/// A value for a report: at most 60 characters, on one line.
pub(super) fn kort(waarde: &str) -> String {
    let een_regel: String = waarde
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    match een_regel.char_indices().nth(60) {
        Some((i, _)) => format!("{}…", een_regel.get(..i).unwrap_or("")),
        None => een_regel,
    }
}

/// Finds a code by itself or by its label, in any case: "E-mail" is `email`. Something unknown stays as it is, and
/// is refused later.
fn code(waarde: &str, leeg: &str, lijst: impl IntoIterator<Item = (&'static str, &'static str)>) -> String {
    let gezocht = waarde.to_lowercase();
    if gezocht.is_empty() {
        return leeg.to_owned();
    }
    lijst
        .into_iter()
        .find(|(code, label)| *code == gezocht || *label == gezocht || code.replace('_', " ") == gezocht)
        .map_or(gezocht, |(code, _)| code.to_owned())
}

macro_rules! codes {
    ($soort:ty) => {
        <$soort>::ALL.iter().map(|s| (s.code(), s.label()))
    };
}

/// Checks a row.
///
/// # Errors
/// Everything that is wrong in it, in the order of the columns where it was found.
pub fn controleer_rij<S: AsRef<str>>(
    kop: &Kop,
    rij: &[S],
    nu: Timestamp,
) -> Result<ImportMelding, Vec<Rijfout>> {
    if rij.len() != kop.aantal() {
        return Err(vec![Rijfout {
            kolom: String::new(),
            waarde: String::new(),
            reden: format!(
                "Deze rij heeft {} kolommen, de eerste regel heeft er {}. Staat er een scheidingsteken in een tekst? Zet die tekst tussen aanhalingstekens.",
                rij.len(),
                kop.aantal()
            ),
        }]);
    }
    let w = |kolom: &str| kop.waarde(rij, kolom).to_owned();
    let mut fouten: Vec<Rijfout> = Vec::new();
    let mut meld = |kolom: &str, reden: &str| {
        fouten.push(Rijfout {
            kolom: kolom.to_owned(),
            waarde: kort(kop.waarde(rij, kolom)),
            reden: reden.to_owned(),
        });
    };
    let bron_kenmerk = w("bron_kenmerk");
    if bron_kenmerk.is_empty() {
        meld("bron_kenmerk", "Vul het kenmerk uit het bronsysteem in.");
    } else if bron_kenmerk.chars().count() > 100 {
        meld("bron_kenmerk", "Dit kenmerk is te lang: hoogstens 100 tekens.");
    }
    let ontvangen_op = lees_moment(&w("ontvangen_op"));
    match ontvangen_op {
        None => meld(
            "ontvangen_op",
            "Dit is geen datum. Schrijf bijvoorbeeld 24-11-2026 of 2026-11-24.",
        ),
        Some(m) if m > nu => meld("ontvangen_op", "Deze datum moet nog komen."),
        Some(m) if datum(m).year() < 2000 => meld(
            "ontvangen_op",
            "Deze datum is te lang geleden. Kijk naar het jaar.",
        ),
        Some(_) => {}
    }
    let anoniem = w("anoniem");
    if !anoniem.is_empty() && lees_ja_nee(&anoniem).is_none() {
        meld("anoniem", "Schrijf ja of nee.");
    }
    let geboren = w("over_geboortedatum");
    if !geboren.is_empty() {
        match lees_datum(&geboren) {
            None => meld(
                "over_geboortedatum",
                "Dit is geen datum. Schrijf bijvoorbeeld 9-4-1985, of laat het leeg.",
            ),
            Some(d) if d > datum(nu) => meld(
                "over_geboortedatum",
                "Deze datum moet nog komen. Laat het leeg bij een ongeboren kind.",
            ),
            Some(_) => {}
        }
    }
    let urgentie = code(&w("urgentie"), "gewoon", codes!(Urgentie)).parse::<Urgentie>();
    if urgentie.is_err() {
        meld("urgentie", "Kies acuut, spoed of gewoon.");
    }
    if w("wijk").chars().count() > 100 {
        meld("wijk", "Deze naam is te lang: hoogstens 100 tekens.");
    }
    let acuut = urgentie == Ok(Urgentie::Acuut);
    let toelichting = w("gevaar_toelichting");
    let formulier = NieuweMelding {
        kanaal: code(&w("kanaal"), "import", codes!(Kanaal)),
        hoedanigheid: code(&w("hoedanigheid"), "", codes!(Hoedanigheid)),
        anoniem: if lees_ja_nee(&anoniem) == Some(true) {
            "ja".to_owned()
        } else {
            String::new()
        },
        melder_naam: w("melder_naam"),
        melder_contact: w("melder_contact"),
        melder_organisatie: w("melder_organisatie"),
        naam_noemen: code(&w("naam_noemen"), "nee", codes!(NaamNoemen)),
        over_naam: w("over_naam"),
        over_geboortedatum: lees_datum(&geboren).map_or(geboren, |d| d.to_string()),
        over_adres: w("over_adres"),
        over_postcode: w("over_postcode"),
        over_huishouden: w("over_huishouden"),
        soort: code(&w("soort"), "", codes!(MeldingSoort)),
        wat: w("wat"),
        sinds: w("sinds"),
        gevaar: if acuut { "ja" } else { "nee" }.to_owned(),
        gevaar_toelichting: if acuut && toelichting.is_empty() {
            w("wat").chars().take(2000).collect()
        } else {
            toelichting
        },
        spoed: if urgentie == Ok(Urgentie::Spoed) { "ja" } else { "" }.to_owned(),
        ..NieuweMelding::default()
    };
    match (formulier.valideer(), ontvangen_op) {
        (Ok(melding), Some(ontvangen_op)) if fouten.is_empty() => Ok(ImportMelding {
            bron_kenmerk,
            ontvangen_op,
            wijk: Some(w("wijk")).filter(|t| !t.is_empty()),
            melding,
        }),
        (uit, _) => {
            for fout in uit.err().unwrap_or_default().0 {
                let reden = match fout.veld.as_str() {
                    "kanaal" => "Kies formulier, telefoon, email, post, inloop, keten of import.".to_owned(),
                    "hoedanigheid" => {
                        "Kies inwoner, familie, buur, professional, vrijwilliger of instelling.".to_owned()
                    }
                    "naam_noemen" => "Kies ja, nee of eerst_overleggen.".to_owned(),
                    "melder_naam" => "Vul de naam van de melder in, of zet anoniem op ja.".to_owned(),
                    _ => fout.tekst,
                };
                let waarde = kort(kop.waarde(rij, &fout.veld));
                fouten.push(Rijfout {
                    kolom: fout.veld,
                    waarde,
                    reden,
                });
            }
            Err(fouten)
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! The documented columns.

use crate::kern::Weigering;

/// A column of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kolom {
    /// Name in the header; capitals, spaces and `-` for `_` are accepted.
    pub naam: &'static str,
    /// Must the column be there?
    pub verplicht: bool,
    /// What belongs in it, for the documentation and `--help`.
    pub uitleg: &'static str,
}

const fn kolom(naam: &'static str, verplicht: bool, uitleg: &'static str) -> Kolom {
    Kolom {
        naam,
        verplicht,
        uitleg,
    }
}

/// Every column; the order in the file is free.
pub const KOLOMMEN: [Kolom; 20] = [
    kolom(
        "bron_kenmerk",
        true,
        "Kenmerk in het bronsysteem. Uniek: een rij met hetzelfde kenmerk komt er één keer in.",
    ),
    kolom(
        "ontvangen_op",
        true,
        "Datum, of datum met tijd, waarop de melding binnenkwam.",
    ),
    kolom(
        "kanaal",
        false,
        "formulier, telefoon, email, post, inloop, keten of import. Leeg is import.",
    ),
    kolom(
        "hoedanigheid",
        true,
        "inwoner, familie, buur, professional, vrijwilliger of instelling.",
    ),
    kolom("anoniem", false, "ja of nee. Leeg is nee."),
    kolom(
        "melder_naam",
        false,
        "Naam van de melder; verplicht als anoniem geen ja is.",
    ),
    kolom(
        "melder_contact",
        false,
        "Telefoonnummer of e-mailadres van de melder; verplicht als anoniem geen ja is.",
    ),
    kolom(
        "melder_organisatie",
        false,
        "Organisatie van de melder; verplicht bij instelling.",
    ),
    kolom("naam_noemen", false, "ja, nee of eerst_overleggen. Leeg is nee."),
    kolom(
        "over_naam",
        false,
        "Over wie het gaat; een naam of een adres is verplicht.",
    ),
    kolom(
        "over_geboortedatum",
        false,
        "Geboortedatum, bijvoorbeeld 9-4-1985 of 1985-04-09.",
    ),
    kolom(
        "over_adres",
        false,
        "Straat en huisnummer, of de plek waar iemand is.",
    ),
    kolom("over_postcode", false, "Vier cijfers en twee letters."),
    kolom("over_huishouden", false, "Wie er nog meer woont."),
    kolom("wijk", false, "Naam van de wijk."),
    kolom(
        "soort",
        false,
        "kinderen, huishouden, geld, wonen, overlast, geweld, zorgmijding, school_werk of anders.",
    ),
    kolom("wat", true, "Wat er aan de hand is, minstens 10 tekens."),
    kolom("sinds", false, "Sinds wanneer."),
    kolom("urgentie", false, "acuut, spoed of gewoon. Leeg is gewoon."),
    kolom(
        "gevaar_toelichting",
        false,
        "Wat het gevaar is. Leeg bij acuut: dan geldt de tekst van 'wat'.",
    ),
];

/// Something wrong with the header.
pub type Kolomfout = Weigering;

/// A header that was understood: which column of the file is which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kop {
    /// For each column of the file its place in [`KOLOMMEN`].
    plaatsen: Vec<usize>,
}

fn kaal(naam: &str) -> String {
    naam.trim_start_matches('\u{feff}')
        .trim()
        .to_lowercase()
        .replace([' ', '-'], "_")
}

impl Kop {
    /// Reads the header.
    ///
    /// # Errors
    /// Every unknown, double or missing column.
    pub fn lees<S: AsRef<str>>(namen: &[S]) -> Result<Self, Vec<Kolomfout>> {
        let mut fouten = Vec::new();
        let mut plaatsen = Vec::new();
        for naam in namen {
            let gezocht = kaal(naam.as_ref());
            match KOLOMMEN.iter().position(|k| k.naam == gezocht) {
                Some(i) if plaatsen.contains(&i) => {
                    fouten.push(Weigering::new(
                        "import.kolom_dubbel",
                        format!("De kolom '{gezocht}' staat er twee keer in."),
                    ));
                }
                Some(i) => plaatsen.push(i),
                None => fouten.push(Weigering::new(
                    "import.kolom_onbekend",
                    format!(
                        "De kolom '{}' is niet bekend. Verwijder hem of geef hem een bekende naam.",
                        super::rij::kort(&gezocht)
                    ),
                )),
            }
        }
        for (i, k) in KOLOMMEN.iter().enumerate().filter(|(_, k)| k.verplicht) {
            if !plaatsen.contains(&i) {
                fouten.push(Weigering::new(
                    "import.kolom_mist",
                    format!("De kolom '{}' mist. {}", k.naam, k.uitleg),
                ));
            }
        }
        if fouten.is_empty() {
            Ok(Self { plaatsen })
        } else {
            Err(fouten)
        }
    }

    /// Number of columns that a row must have.
    pub fn aantal(&self) -> usize {
        self.plaatsen.len()
    }

    /// The value of a column in a row; empty when the file does not have the column.
    pub fn waarde<'a, S: AsRef<str>>(&self, rij: &'a [S], kolom: &str) -> &'a str {
        self.plaatsen
            .iter()
            .position(|i| KOLOMMEN.get(*i).is_some_and(|k| k.naam == kolom))
            .and_then(|i| rij.get(i))
            .map_or("", |w| w.as_ref().trim())
    }
}

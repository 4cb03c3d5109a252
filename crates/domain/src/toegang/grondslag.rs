// SPDX-License-Identifier: EUPL-1.2
//! Legal grounds on which somebody may take part, and the categories of data that each opens (D4, H8; law-and-methods 1).
//! A ground is configuration with dates: a change is a new version from a day on. A deelname opens what it names, as far
//! as its ground opens that on the day itself.

use super::tekst;
use crate::notitie::Categorie;
use crate::termijn::datum_tekst;
use crate::{Fouten, GrondslagId, Weigering};
use jiff::{ToSpan, civil::Date};

/// One version of a ground.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grondslag {
    /// Id of this version.
    pub id: GrondslagId,
    /// Stable code over all versions.
    pub code: String,
    /// What it is called.
    pub naam: String,
    /// Article of law.
    pub artikel: String,
    /// When to choose it.
    pub uitleg: String,
    /// Categories that it can open.
    pub categorieen: Vec<Categorie>,
    /// First day.
    pub geldig_van: Date,
    /// Last day; none: until further notice.
    pub geldig_tot: Option<Date>,
    /// Of the row.
    pub version: i64,
}

impl Grondslag {
    /// True when this version holds on the day; the last day counts.
    pub fn geldt_op(&self, dag: Date) -> bool {
        self.geldig_van <= dag && self.geldig_tot.is_none_or(|tot| dag <= tot)
    }
    /// As it is kept with a deelname and in the journaal: "hulp vanuit de Wmo (Wmo 2015, artikel 2.3.2)".
    pub fn tekst(&self) -> String {
        format!("{} ({})", self.naam, self.artikel)
    }
}

/// A ground that a gemeente begins with. Which data each opens is for the gemeente to confirm `[config]`.
#[derive(Debug)]
pub struct Begin {
    /// Code.
    pub code: &'static str,
    /// Name.
    pub naam: &'static str,
    /// Article.
    pub artikel: &'static str,
    /// When to choose it.
    pub uitleg: &'static str,
    /// Codes of categories with commas.
    pub categorieen: &'static str,
}

/// Grounds that a gemeente begins with `[config]`.
pub const BEGIN: [Begin; 5] = [
    Begin {
        code: "toestemming",
        naam: "toestemming van de inwoner",
        artikel: "AVG, artikel 6 lid 1 onder a",
        uitleg: "De inwoner zegt zelf wie mag meekijken, en waarvoor. Intrekken kan altijd.",
        categorieen: "identiteit,contact,algemeen,medisch,justitie,financieel,veiligheid",
    },
    Begin {
        code: "wmo",
        naam: "hulp vanuit de Wmo",
        artikel: "Wmo 2015, artikel 2.3.2",
        uitleg: "Voor wie Wmo-hulp onderzoekt of geeft.",
        categorieen: "identiteit,contact,algemeen,medisch",
    },
    Begin {
        code: "jeugdwet",
        naam: "hulp vanuit de Jeugdwet",
        artikel: "Jeugdwet, artikel 2.3",
        uitleg: "Voor wie jeugdhulp onderzoekt of geeft.",
        categorieen: "identiteit,contact,algemeen,medisch,veiligheid",
    },
    Begin {
        code: "vitaal",
        naam: "vitaal belang: er is gevaar",
        artikel: "AVG, artikel 6 lid 1 onder d",
        uitleg: "Alleen zolang er gevaar is voor iemand.",
        categorieen: "identiteit,contact,algemeen,medisch,veiligheid",
    },
    Begin {
        code: "wettelijk",
        naam: "wettelijke taak van de eigen organisatie",
        artikel: "AVG, artikel 6 lid 1 onder e",
        uitleg: "Schrijf bij het doel welke taak het is.",
        categorieen: "identiteit,contact,algemeen,justitie,financieel,veiligheid",
    },
];

/// What everybody sees who takes part, as far as the ground opens it: Wmo 5.1.1, a minimal set per role.
pub const BASIS: [Categorie; 3] = [Categorie::Identiteit, Categorie::Contact, Categorie::Algemeen];

/// What a deelname opens: the minimal set and what it names, each only when its ground opens it.
pub fn opent(genoemd: &[Categorie], grond: &[Categorie]) -> Vec<Categorie> {
    Categorie::ALL
        .iter()
        .copied()
        .filter(|c| grond.contains(c) && (BASIS.contains(c) || genoemd.contains(c)))
        .collect()
}

/// The same from how the store gives it: per deelname the named codes, a slash, and those of its ground; more of them
/// with semicolons. What can't be read opens nothing.
pub fn opent_tekst(tekst: &str) -> Vec<Categorie> {
    let per_deelname: Vec<Vec<Categorie>> = tekst
        .split(';')
        .filter_map(|d| d.split_once('/'))
        .map(|(genoemd, grond)| opent(&Categorie::uit_codes(genoemd), &Categorie::uit_codes(grond)))
        .collect();
    Categorie::ALL
        .iter()
        .copied()
        .filter(|c| per_deelname.iter().any(|d| d.contains(c)))
        .collect()
}

/// A version of a ground as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuweGrondslag {
    /// Code; typed for a new ground only.
    pub code: String,
    /// Name.
    pub naam: String,
    /// Article.
    pub artikel: String,
    /// When to choose it.
    pub uitleg: String,
    /// Codes of categories.
    pub categorieen: Vec<String>,
    /// First day.
    pub geldig_van: String,
}

/// A version of a ground that may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in Grondslag")]
pub struct GeldigeGrondslag {
    pub code: String,
    pub naam: String,
    pub artikel: String,
    pub uitleg: String,
    pub categorieen: Vec<Categorie>,
    pub geldig_van: Date,
}

impl NieuweGrondslag {
    /// Checks it. `van_deze`: all versions of this ground, none for a new one. `codes`: all that are taken.
    ///
    /// # Errors
    /// All that is wrong, by field name.
    pub fn valideer(
        &self,
        van_deze: &[Grondslag],
        codes: &[&str],
        vandaag: Date,
    ) -> Result<GeldigeGrondslag, Fouten> {
        let mut f = Fouten::new();
        let code = match van_deze.first() {
            Some(g) => g.code.clone(),
            None => nieuwe_code(&mut f, &self.code, codes),
        };
        let naam = tekst(&mut f, "naam", &self.naam, 3, "Schrijf op hoe deze grond heet.");
        let artikel = tekst(
            &mut f,
            "artikel",
            &self.artikel,
            3,
            "Schrijf op in welk wetsartikel deze grond staat.",
        );
        let uitleg = tekst(
            &mut f,
            "uitleg",
            &self.uitleg,
            5,
            "Schrijf op wanneer een regisseur deze grond kiest.",
        );
        let mut categorieen: Vec<Categorie> = Vec::new();
        for c in &self.categorieen {
            match c.parse() {
                Ok(c) => categorieen.push(c),
                Err(_) => f.voeg("categorieen", "Kies alleen uit de soorten gegevens in de lijst."),
            }
        }
        categorieen.sort_unstable();
        categorieen.dedup();
        if self.categorieen.is_empty() {
            f.voeg(
                "categorieen",
                "Kies minstens één soort gegevens die deze grond opent.",
            );
        }
        let geldig_van = eerste_dag(&mut f, &self.geldig_van, vandaag, van_deze);
        match geldig_van {
            Some(geldig_van) if f.is_leeg() => Ok(GeldigeGrondslag {
                code,
                naam,
                artikel,
                uitleg,
                categorieen,
                geldig_van,
            }),
            _ => Err(f),
        }
    }
}

/// A code that can stand in an address and in a file.
fn nieuwe_code(f: &mut Fouten, code: &str, bezet: &[&str]) -> String {
    let code = code.trim().to_lowercase();
    let goed = (2..=30).contains(&code.len())
        && code
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if !goed {
        f.voeg(
            "code",
            "Kies een korte code van 2 tot 30 tekens: alleen kleine letters, cijfers en _.",
        );
    } else if bezet.contains(&code.as_str()) {
        f.voeg(
            "code",
            "Deze code is er al. Wijzig die grond, of kies een andere code.",
        );
    }
    code
}

fn eerste_dag(f: &mut Fouten, tekst: &str, vandaag: Date, van_deze: &[Grondslag]) -> Option<Date> {
    let laatste = van_deze.iter().map(|g| g.geldig_van).max();
    let dag = crate::import::lees_datum(tekst.trim());
    match dag {
        None => f.voeg("geldig_van", "Kies vanaf welke dag dit geldt."),
        Some(dag) if dag < vandaag => f.voeg(
            "geldig_van",
            "Deze dag is al geweest. Kies vandaag of later: wat al bekeken is, blijft bekeken.",
        ),
        Some(dag) if laatste.is_some_and(|l| dag <= l) => f.voeg(
            "geldig_van",
            format!(
                "Er is al een versie vanaf {}. Kies een dag daarna.",
                datum_tekst(laatste.unwrap_or(dag))
            ),
        ),
        Some(_) => {}
    }
    dag
}

/// The last day of the version before one that begins on `geldig_van`.
pub fn dag_ervoor(geldig_van: Date) -> Date {
    geldig_van.checked_sub(1.day()).unwrap_or(geldig_van)
}

/// The last day that a ground may get, as typed: from today on, and not before it began.
///
/// # Errors
/// What is wrong, at `tot`; a refusal when it has an end already that lies behind us.
pub fn laatste_dag_grond(tot: &str, laatste: &Grondslag, vandaag: Date) -> Result<Date, Fouten> {
    let mut f = Fouten::new();
    match crate::import::lees_datum(tot.trim()) {
        None => f.voeg("tot", "Kies tot en met welke dag deze grond nog geldt."),
        Some(tot) if tot < vandaag => f.voeg("tot", "Deze dag is al geweest. Kies vandaag of later."),
        Some(tot) if tot < laatste.geldig_van => f.voeg(
            "tot",
            format!(
                "De laatste versie begint op {}. Kies een dag vanaf dan.",
                datum_tekst(laatste.geldig_van)
            ),
        ),
        Some(tot) => return Ok(tot),
    }
    Err(f)
}

/// The ground of this code that holds on the day.
///
/// # Errors
/// A refusal that says what to do when there is none.
pub fn geldende<'a>(gronden: &'a [Grondslag], code: &str, dag: Date) -> Result<&'a Grondslag, Weigering> {
    gronden
        .iter()
        .find(|g| g.code == code && g.geldt_op(dag))
        .ok_or_else(|| {
            Weigering::new(
                "toegang.grondslag",
                "Deze grond geldt nu niet. Kies een andere grond, of vraag de beheerder.",
            )
        })
}

// SPDX-License-Identifier: EUPL-1.2
//! From lines to persons.

use super::lijst::Geslacht;
use super::rij::{Soort, Voorkomen};
use super::{
    BrpDatum, Gezag, Indeling, Naam, Naamgebruik, Opschorting, Ouder, Partner, Persoonslijst, Plaats,
    Relatiepersoon, Verbintenis, Verblijf, VorigeNaam, titel,
};
use std::fmt;

/// What is wrong with a person. Whoever has one is not taken over; the others are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leesfout {
    /// Line of the file.
    pub regel: u64,
    /// Element, as "01.03.10".
    pub rubriek: String,
    /// What, and what to do; never with the value of a number.
    pub wat: String,
}

impl fmt::Display for Leesfout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "regel {}, rubriek {}: {}", self.regel, self.rubriek, self.wat)
    }
}

/// A line of the file with its number.
pub type Regel = (u64, Vec<String>);

/// The lines of each person: a line without a first field goes on with the person above it. Lines before the first person
/// come back apart, as they belong to nobody.
pub fn groepeer(regels: &[Regel]) -> (&[Regel], Vec<&[Regel]>) {
    let begint = |r: &Regel| r.1.first().is_some_and(|v| !v.trim().is_empty());
    let eerste = regels.iter().position(begint).unwrap_or(regels.len());
    let (los, rest) = regels.split_at(eerste);
    (los, rest.chunk_by(|_, volgende| !begint(volgende)).collect())
}

/// Reads one person.
///
/// # Errors
/// All that is wrong.
pub fn lees_persoon(indeling: &Indeling, regels: &[Regel]) -> Result<Persoonslijst, Vec<Leesfout>> {
    let mut f = Vec::new();
    let lezer = Lezer { indeling, regels };
    let lijst = lezer.lijst(&mut f);
    match lijst {
        Some(lijst) if f.is_empty() => Ok(lijst),
        _ => Err(f),
    }
}

struct Lezer<'a> {
    indeling: &'a Indeling,
    regels: &'a [Regel],
}

impl<'a> Lezer<'a> {
    /// Occurrences of a category that are not struck out, in the order of the file. The first is how it is now; each tells
    /// what the next one is.
    fn alle(&self, categorie: &'static str) -> impl Iterator<Item = Voorkomen<'a>> {
        let indeling = self.indeling;
        let mut soort = Soort::Nu;
        self.regels
            .iter()
            .filter_map(move |(regel, velden)| {
                let v = Voorkomen::lees(indeling, *regel, velden, categorie, soort)?;
                soort = v.volgende();
                Some(v)
            })
            .filter(|v| !v.onjuist())
    }
    fn nu(&self, categorie: &'static str) -> impl Iterator<Item = Voorkomen<'a>> {
        self.alle(categorie).filter(|v| v.soort() == Soort::Nu)
    }

    fn lijst(&self, f: &mut Vec<Leesfout>) -> Option<Persoonslijst> {
        let regel = self.regels.first()?.0;
        let Some(persoon) = self.nu("01").next() else {
            f.push(leesfout(
                regel,
                "01.02.40",
                "Deze persoon heeft geen naam en geen geboortedatum.",
            ));
            return None;
        };
        let bsn = persoon.bsn(f);
        let naam = naam(&persoon);
        if naam.voornamen.is_empty() && naam.geslachtsnaam.is_empty() {
            f.push(leesfout(
                regel,
                "01.02.40",
                "Vul een voornaam of een geslachtsnaam in.",
            ));
        }
        let geboren = persoon.datum("03.10", f);
        if persoon.tekst("03.10").is_empty() {
            f.push(leesfout(
                regel,
                "01.03.10",
                "Vul de geboortedatum in. Acht nullen als niets bekend is.",
            ));
        }
        let geslacht = persoon.code("04.10", geslacht, f);
        let naamgebruik = persoon.code("61.10", naamgebruik, f);
        let inschrijving = self.nu("07").next();
        let gezag = self.nu("11").next();
        Some(Persoonslijst {
            regel,
            bsn,
            naam,
            vorige_namen: self.vorige_namen(f),
            naamgebruik: naamgebruik.unwrap_or(Naamgebruik::Eigen),
            geboren: geboren.unwrap_or(BrpDatum::Onbekend),
            geslacht: geslacht.unwrap_or(Geslacht::Onbekend),
            ouders: self.ouders(f),
            partners: self.partners(f),
            kinderen: self.nu("09").filter_map(|v| relatie(&v, f)).collect(),
            overleden: self.nu("06").next().and_then(|v| v.datum("08.10", f)),
            opgeschort: inschrijving
                .as_ref()
                .and_then(|v| v.code("67.20", opschorting, f)),
            geheim: inschrijving
                .as_ref()
                .is_some_and(|v| !matches!(v.tekst("70.10"), "" | "0")),
            verblijven: self.alle("08").map(|v| verblijf(&v, f)).collect(),
            historie: true,
            gezag: gezag.as_ref().and_then(|v| v.code("32.10", self::gezag, f)),
            curatele: gezag.as_ref().is_some_and(|v| v.tekst("33.10") == "1"),
        })
    }

    /// The history of a person has an occurrence for each change: of a number, a sex, or a name.
    fn vorige_namen(&self, f: &mut Vec<Leesfout>) -> Vec<VorigeNaam> {
        let mut uit = Vec::new();
        let mut later: Option<(Naam, Option<BrpDatum>)> = None;
        for v in self.alle("01") {
            let (naam, van) = (naam(&v), v.datum("85.10", f));
            if v.soort() == Soort::Eerder
                && let Some((_, tot)) = later.take_if(|(l, _)| *l != naam)
            {
                uit.push(VorigeNaam {
                    naam: naam.clone(),
                    tot,
                });
            }
            later = Some((naam, van));
        }
        uit
    }

    fn ouders(&self, f: &mut Vec<Leesfout>) -> Vec<Ouder> {
        ["02", "03"]
            .into_iter()
            .flat_map(|categorie| self.nu(categorie))
            .filter_map(|v| {
                let wie = relatie(&v, f)?;
                let sinds = v.datum("62.10", f);
                Some(Ouder { wie, sinds })
            })
            .collect()
    }

    /// A marriage that ended has its own occurrence with the end, and its beginning in the history.
    fn partners(&self, f: &mut Vec<Leesfout>) -> Vec<Partner> {
        let mut uit: Vec<Partner> = Vec::new();
        for v in self.alle("05") {
            let (van, tot) = (v.datum("06.10", f), v.datum("07.10", f));
            let soort = v.code("15.10", verbintenis, f);
            let Some(wie) = relatie(&v, f) else { continue };
            let zelfde = uit.iter_mut().find(|p| {
                p.wie.naam == wie.naam
                    && p.wie.geboren == wie.geboren
                    && (p.van.is_none() || p.van == van || van.is_none())
            });
            match zelfde {
                Some(p) => {
                    p.van = p.van.or(van);
                    p.tot = p.tot.or(tot);
                    p.soort = p.soort.or(soort);
                }
                None if van.is_some() || tot.is_some() => uit.push(Partner { wie, soort, van, tot }),
                None => {}
            }
        }
        uit
    }
}

fn leesfout(regel: u64, rubriek: &str, wat: &str) -> Leesfout {
    Leesfout {
        regel,
        rubriek: rubriek.to_owned(),
        wat: wat.to_owned(),
    }
}

fn naam(v: &Voorkomen<'_>) -> Naam {
    Naam {
        voornamen: v.tekst("02.10").to_owned(),
        predicaat: titel(v.tekst("02.20")).to_owned(),
        voorvoegsel: v.tekst("02.30").to_owned(),
        geslachtsnaam: v.tekst("02.40").to_owned(),
    }
}

/// `None`: the occurrence says that there is nobody (a parent who is not known).
fn relatie(v: &Voorkomen<'_>, f: &mut Vec<Leesfout>) -> Option<Relatiepersoon> {
    let naam = naam(v);
    let (bsn, geboren) = (v.bsn(f), v.datum("03.10", f));
    let geslacht = v.code("04.10", geslacht, f);
    let iemand = !naam.voornamen.is_empty() || !naam.geslachtsnaam.is_empty() || bsn.is_some();
    iemand.then_some(Relatiepersoon {
        bsn,
        naam,
        geboren,
        geslacht,
    })
}

fn verblijf(v: &Voorkomen<'_>, f: &mut Vec<Leesfout>) -> Verblijf {
    let plaats = if !v.tekst("13.10").is_empty() {
        let regels = ["13.30", "13.40", "13.50"].map(|e| v.tekst(e));
        let adres = regels
            .into_iter()
            .filter(|r| !r.is_empty())
            .collect::<Vec<_>>()
            .join(", ");
        Plaats::Buitenland(v.tekst("13.10").to_owned(), adres)
    } else if !v.tekst("12.10").is_empty() {
        Plaats::Locatie(v.tekst("12.10").to_owned())
    } else if v.tekst("11.20").is_empty() {
        Plaats::Onbekend
    } else {
        Plaats::Adres {
            straat: v.tekst("11.10").to_owned(),
            huisnummer: v.als("11.20", f).unwrap_or(0),
            toevoeging: format!("{}{}", v.tekst("11.30"), v.tekst("11.40")),
            postcode: v.tekst("11.60").replace(' ', ""),
            plaats: v.tekst("11.70").to_owned(),
            object: v.tekst("11.80").to_owned(),
        }
    };
    Verblijf {
        plaats,
        briefadres: v.tekst("10.10") == "B",
        gemeente: v.tekst("09.10").to_owned(),
        van: v.datum("10.30", f).or_else(|| v.datum("13.20", f)),
    }
}

fn geslacht(code: &str) -> Option<Geslacht> {
    match code {
        "M" => Some(Geslacht::Man),
        "V" => Some(Geslacht::Vrouw),
        "O" => Some(Geslacht::Onbekend),
        _ => None,
    }
}

fn naamgebruik(code: &str) -> Option<Naamgebruik> {
    match code {
        "E" => Some(Naamgebruik::Eigen),
        "P" => Some(Naamgebruik::Partner),
        "V" => Some(Naamgebruik::PartnerEigen),
        "N" => Some(Naamgebruik::EigenPartner),
        _ => None,
    }
}

fn verbintenis(code: &str) -> Option<Verbintenis> {
    match code {
        "H" => Some(Verbintenis::Huwelijk),
        "P" => Some(Verbintenis::Partnerschap),
        _ => None,
    }
}

fn opschorting(code: &str) -> Option<Opschorting> {
    match code {
        "O" => Some(Opschorting::Overleden),
        "E" => Some(Opschorting::Geemigreerd),
        "M" => Some(Opschorting::Ministerieel),
        "R" => Some(Opschorting::Niet),
        "F" | "W" => Some(Opschorting::Fout),
        _ => None,
    }
}

fn gezag(code: &str) -> Option<Gezag> {
    match code {
        "1" => Some(Gezag::Ouder1),
        "2" => Some(Gezag::Ouder2),
        "12" => Some(Gezag::Beide),
        "D" => Some(Gezag::Derde),
        "1D" => Some(Gezag::Ouder1EnDerde),
        "2D" => Some(Gezag::Ouder2EnDerde),
        _ => None,
    }
}

/// What was read, by kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Telling {
    /// Persons.
    pub personen: usize,
    /// Of whom without a BSN.
    pub zonder_bsn: usize,
    /// Parents named.
    pub ouders: usize,
    /// Partners named, of now and before.
    pub partners: usize,
    /// Children named.
    pub kinderen: usize,
    /// Stays, of now and before.
    pub verblijven: usize,
    /// Names of before.
    pub vorige_namen: usize,
    /// Persons with a title of nobility.
    pub titels: usize,
    /// Lists with authority over a minor.
    pub gezag: usize,
    /// Under guardianship.
    pub curatele: usize,
    /// Of whom nobody may be told where they live.
    pub geheim: usize,
    /// Died.
    pub overleden: usize,
    /// Moved abroad.
    pub geemigreerd: usize,
    /// Letter addresses of now.
    pub briefadres: usize,
}

/// Counts.
pub fn tel<'a>(lijsten: impl IntoIterator<Item = &'a Persoonslijst>) -> Telling {
    let mut t = Telling::default();
    for l in lijsten {
        t.personen += 1;
        t.zonder_bsn += usize::from(l.bsn.is_none());
        t.ouders += l.ouders.len();
        t.partners += l.partners.len();
        t.kinderen += l.kinderen.len();
        t.verblijven += l.verblijven.len();
        t.vorige_namen += l.vorige_namen.len();
        t.titels += usize::from(!l.naam.predicaat.is_empty());
        t.gezag += usize::from(l.gezag.is_some());
        t.curatele += usize::from(l.curatele);
        t.geheim += usize::from(l.geheim);
        t.overleden += usize::from(l.overleden.is_some());
        t.geemigreerd += usize::from(l.opgeschort == Some(Opschorting::Geemigreerd));
        t.briefadres += usize::from(l.verblijven.first().is_some_and(|v| v.briefadres));
    }
    t
}

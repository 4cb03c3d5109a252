// SPDX-License-Identifier: EUPL-1.2
//! What is agreed when a warning is made or goes on: until when, with whom, and whether the person knows.

use super::nieuw::{Kader, uiterste_herbeoordeling};
use super::{Toestand, Verteld, mag_wijzigen};
use crate::import::lees_datum;
use crate::kern::{Fouten, Weigering};
use crate::termijn::datum_tekst;
use jiff::civil::Date;

/// Longest text of a reason.
const REDEN: usize = 500;
/// Longest name or job.
const NAAM: usize = 120;

/// The agreement, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuweAfspraak {
    /// Before when it is reviewed.
    pub herbeoordelen_op: String,
    /// Who agreed, besides the writer.
    pub akkoord_naam: String,
    /// Job of who agreed.
    pub akkoord_functie: String,
    /// Was the person told (code)?
    pub verteld: String,
    /// Why not.
    pub verteld_reden: String,
    /// When the person will be told.
    pub vertellen_op: String,
    /// Why it goes on; not asked of a new warning.
    pub reden: String,
}

/// The agreement, as it may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeldigeAfspraak {
    /// Before when it is reviewed.
    pub herbeoordelen_op: Date,
    /// Who agreed.
    pub akkoord_naam: String,
    /// Job of who agreed.
    pub akkoord_functie: String,
    /// Was the person told?
    pub verteld: Verteld,
    /// Why not; empty when told.
    pub verteld_reden: String,
    /// When the person will be told; `None` when told.
    pub vertellen_op: Option<Date>,
    /// Why it goes on; empty for a new warning.
    pub reden: String,
}

/// Letters and digits of a name, so that "S. Aalders" and "s aalders" are one.
fn kaal(naam: &str) -> String {
    naam.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn te_lang(f: &mut Fouten, veld: &str, tekst: &str, hoogstens: usize) {
    if tekst.chars().count() > hoogstens {
        f.voeg(
            veld,
            format!("Deze tekst is te lang. Maak hem korter: hoogstens {hoogstens} tekens."),
        );
    }
}

impl NieuweAfspraak {
    /// Checks the agreement of a warning that goes on.
    ///
    /// # Errors
    /// A refusal when the warning has ended; all that is wrong, by field name.
    pub fn valideer_herziening(
        &self,
        toestand: Toestand,
        kader: &Kader<'_>,
    ) -> Result<GeldigeAfspraak, HerzienFout> {
        mag_wijzigen(toestand)?;
        let mut f = Fouten::new();
        if self.reden.trim().is_empty() {
            f.voeg("reden", "Schrijf op waarom de waarschuwing nog nodig is.");
        }
        let uit = self.controleer(&mut f, kader);
        match uit {
            Some(g) => Ok(f.of(g)?),
            None => Err(f.into()),
        }
    }

    /// Adds what is wrong; gives the agreement when its codes and dates can be read.
    pub(super) fn controleer(&self, f: &mut Fouten, kader: &Kader<'_>) -> Option<GeldigeAfspraak> {
        let (reden, naam, functie) = (
            self.reden.trim(),
            self.akkoord_naam.trim(),
            self.akkoord_functie.trim(),
        );
        te_lang(f, "reden", reden, REDEN);
        let herbeoordelen_op = self.datum_herbeoordeling(f, kader);
        if naam.is_empty() {
            f.voeg(
                "akkoord_naam",
                "Vul in met wie je dit afsprak. Alleen jij is niet genoeg.",
            );
        } else if kaal(naam).is_empty() || kaal(naam) == kaal(kader.schrijver) {
            f.voeg(
                "akkoord_naam",
                "Dat ben je zelf. Spreek dit af met je teamleider, de procesmanager of een andere collega.",
            );
        }
        te_lang(f, "akkoord_naam", naam, NAAM);
        if functie.is_empty() {
            f.voeg("akkoord_functie", "Vul de functie in van wie dit met je afsprak.");
        }
        te_lang(f, "akkoord_functie", functie, NAAM);
        let verteld = self.verteld.trim().parse::<Verteld>().ok();
        let (mut verteld_reden, mut vertellen_op) = ("", None);
        match verteld {
            None => f.voeg("verteld", "Kies of de persoon weet dat deze waarschuwing er is."),
            Some(Verteld::Ja) => {}
            Some(Verteld::Nee) => {
                verteld_reden = self.verteld_reden.trim();
                if verteld_reden.is_empty() {
                    f.voeg("verteld_reden", "Schrijf op waarom de persoon dit nog niet weet.");
                }
                te_lang(f, "verteld_reden", verteld_reden, REDEN);
                vertellen_op = self.datum_vertellen(f, kader.vandaag, herbeoordelen_op);
            }
        }
        Some(GeldigeAfspraak {
            herbeoordelen_op: herbeoordelen_op?,
            akkoord_naam: naam.to_owned(),
            akkoord_functie: functie.to_owned(),
            verteld: verteld?,
            verteld_reden: verteld_reden.to_owned(),
            vertellen_op,
            reden: reden.to_owned(),
        })
    }

    fn datum_herbeoordeling(&self, f: &mut Fouten, kader: &Kader<'_>) -> Option<Date> {
        let laatste = uiterste_herbeoordeling(kader.vandaag, kader.hoogstens);
        let op = lees_datum(&self.herbeoordelen_op);
        match op {
            None => f.voeg(
                "herbeoordelen_op",
                format!(
                    "Vul in wanneer jullie opnieuw kijken of de waarschuwing nodig is, uiterlijk op {}.",
                    datum_tekst(laatste)
                ),
            ),
            Some(d) if d <= kader.vandaag => {
                f.voeg(
                    "herbeoordelen_op",
                    "Deze dag is al geweest. Kies een dag die nog komt.",
                );
            }
            Some(d) if d > laatste => f.voeg(
                "herbeoordelen_op",
                format!("Dat is te ver weg. Kies uiterlijk {}.", datum_tekst(laatste)),
            ),
            Some(_) => {}
        }
        op
    }

    fn datum_vertellen(&self, f: &mut Fouten, vandaag: Date, herbeoordelen_op: Option<Date>) -> Option<Date> {
        let op = lees_datum(&self.vertellen_op);
        match op {
            None => f.voeg(
                "vertellen_op",
                "Vul in wanneer de persoon het hoort. Weet je dat nog niet? Kies de dag van de herbeoordeling.",
            ),
            Some(d) if d < vandaag => {
                f.voeg("vertellen_op", "Deze dag is al geweest. Kies een dag die nog komt.");
            }
            Some(d) if herbeoordelen_op.is_some_and(|h| d > h) => f.voeg(
                "vertellen_op",
                "Kies uiterlijk de dag van de herbeoordeling. Dan beslissen jullie opnieuw.",
            ),
            Some(_) => {}
        }
        op
    }
}

/// Why a warning could not be reviewed or ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HerzienFout {
    /// It has ended.
    Regel(Weigering),
    /// Wrong input.
    Invoer(Fouten),
}

impl From<Weigering> for HerzienFout {
    fn from(w: Weigering) -> Self {
        Self::Regel(w)
    }
}
impl From<Fouten> for HerzienFout {
    fn from(f: Fouten) -> Self {
        Self::Invoer(f)
    }
}

/// The end of a warning, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuwEinde {
    /// Why it is no longer needed.
    pub einde_reden: String,
}

/// The end of a warning, as it may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeldigEinde {
    /// Why it is no longer needed.
    pub reden: String,
}

impl NieuwEinde {
    /// Checks the end.
    ///
    /// # Errors
    /// A refusal when it had ended already; all that is wrong, by field name.
    pub fn valideer(&self, toestand: Toestand) -> Result<GeldigEinde, HerzienFout> {
        mag_wijzigen(toestand)?;
        let mut f = Fouten::new();
        let reden = self.einde_reden.trim();
        if reden.is_empty() {
            f.voeg(
                "einde_reden",
                "Schrijf op waarom de waarschuwing niet meer nodig is.",
            );
        }
        te_lang(&mut f, "einde_reden", reden, REDEN);
        Ok(f.of(GeldigEinde {
            reden: reden.to_owned(),
        })?)
    }
}

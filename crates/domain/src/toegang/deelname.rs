// SPDX-License-Identifier: EUPL-1.2
//! Taking part in a casus: ground, purpose, categories, end (D4; S4 §7 "per casus wordt bepaald wie mag lezen").

use super::grondslag::{Grondslag, geldende};
use super::tekst;
use crate::inrichting::Toegangsregels;
use crate::notitie::Categorie;
use crate::termijn::datum_tekst;
use crate::{Fouten, MedewerkerId};
use jiff::{ToSpan, civil::Date};

/// A deelname as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuweDeelname {
    /// Who (id); empty when it follows from a request.
    pub medewerker: String,
    /// What this person does for the household.
    pub rol: String,
    /// Ground (code).
    pub grondslag: String,
    /// Purpose.
    pub doel: String,
    /// Categories besides general ones (codes).
    pub categorieen: Vec<String>,
    /// Last day.
    pub tot: String,
}

/// A deelname that may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in NieuweDeelname")]
pub struct GeldigeDeelname {
    pub medewerker: Option<MedewerkerId>,
    pub rol: String,
    pub grondslag: Grondslag,
    pub doel: String,
    pub categorieen: Vec<Categorie>,
    pub tot: Date,
}

impl GeldigeDeelname {
    /// The categories as they are stored: codes with commas.
    pub fn categorie_codes(&self) -> String {
        Categorie::codes(&self.categorieen)
    }
}

impl NieuweDeelname {
    /// Checks it. `met_medewerker`: who it is must be chosen here. `gronden`: all grounds, of which those of today count.
    ///
    /// # Errors
    /// All that is wrong, by field name.
    pub fn valideer(
        &self,
        met_medewerker: bool,
        vandaag: Date,
        regels: &Toegangsregels,
        gronden: &[Grondslag],
    ) -> Result<GeldigeDeelname, Fouten> {
        let mut f = Fouten::new();
        let medewerker = self.medewerker.trim().parse::<MedewerkerId>().ok();
        if met_medewerker && medewerker.is_none() {
            f.voeg("medewerker", "Kies wie er meedoet.");
        }
        let rol = tekst(
            &mut f,
            "rol",
            &self.rol,
            2,
            "Schrijf op wat deze persoon voor het huishouden doet.",
        );
        let grondslag = match (
            self.grondslag.trim(),
            geldende(gronden, self.grondslag.trim(), vandaag),
        ) {
            ("", _) => {
                f.voeg(
                    "grondslag",
                    "Kies op welke grond deze persoon mag meekijken. Zonder grond kan het niet.",
                );
                None
            }
            (_, Err(w)) => {
                f.voeg("grondslag", w.reden);
                None
            }
            (_, Ok(grond)) => Some(grond.clone()),
        };
        let doel = tekst(
            &mut f,
            "doel",
            &self.doel,
            5,
            "Schrijf op waarvoor deze persoon gegevens nodig heeft.",
        );
        let mut categorieen = Vec::new();
        for code in &self.categorieen {
            match code.parse::<Categorie>() {
                Ok(c) if c.is_gevoelig() && !categorieen.contains(&c) => categorieen.push(c),
                Ok(_) => {}
                Err(_) => f.voeg("categorieen", "Kies alleen uit de soorten notities in de lijst."),
            }
        }
        if let Some(grond) = &grondslag {
            for c in categorieen.iter().filter(|c| !grond.categorieen.contains(c)) {
                f.voeg(
                    "categorieen",
                    format!(
                        "De grond '{}' opent geen gegevens van de soort '{c}'. Haal dat vinkje weg, of kies een andere grond.",
                        grond.naam
                    ),
                );
            }
        }
        let tot = laatste_dag(&self.tot, vandaag, regels)
            .map_err(|fouten| f.0.extend(fouten.0))
            .ok();
        match (grondslag, tot) {
            (Some(grondslag), Some(tot)) if f.is_leeg() => Ok(GeldigeDeelname {
                medewerker,
                rol,
                grondslag,
                doel,
                categorieen,
                tot,
            }),
            _ => Err(f),
        }
    }
}

/// The last day of a deelname, as typed: from today up to the longest term.
///
/// # Errors
/// What is wrong, at `tot`.
pub fn laatste_dag(tot: &str, vandaag: Date, regels: &Toegangsregels) -> Result<Date, Fouten> {
    let laatste = regels.laatste_dag(vandaag);
    let mut f = Fouten::new();
    match crate::import::lees_datum(tot.trim()) {
        Some(tot) if tot < vandaag => {
            f.voeg(
                "tot",
                "De laatste dag ligt al achter ons. Kies een dag vanaf vandaag.",
            );
        }
        Some(tot) if tot > laatste => f.voeg(
            "tot",
            format!(
                "Kies een laatste dag tot en met {}. Daarna kun je verlengen.",
                datum_tekst(laatste)
            ),
        ),
        Some(tot) => return Ok(tot),
        None => f.voeg("tot", "Kies tot en met welke dag deze persoon meedoet."),
    }
    Err(f)
}

/// True when the regisseur must say again that this deelname still holds ("klopt dit nog?").
pub fn te_bevestigen(
    sinds: Date,
    bevestigd_op: Option<Date>,
    vandaag: Date,
    regels: &Toegangsregels,
) -> bool {
    let laatst = bevestigd_op.unwrap_or(sinds).max(sinds);
    laatst
        .checked_add(i64::from(regels.bevestigen_dagen).days())
        .is_ok_and(|grens| grens <= vandaag)
}

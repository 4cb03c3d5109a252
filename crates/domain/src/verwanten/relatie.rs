// SPDX-License-Identifier: EUPL-1.2
//! A relation, and family outside the household, as typed and as it may be stored.

use super::{Bron, Geslacht, RelatieSoort, Sterkte, Wie};
use crate::{Fouten, import::lees_datum};
use jiff::civil::Date;

/// A relation as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuweRelatie {
    /// Whom it is about (`persoon:…`).
    pub over: String,
    /// Kind (code).
    pub soort: String,
    /// The other one; empty when nobody, or when it is somebody new.
    pub met: String,
    /// How strong (code); may be empty.
    pub sterkte: String,
    /// First day; may be empty.
    pub sinds: String,
    /// Last day; may be empty.
    pub tot: String,
    /// Source (code).
    pub bron: String,
    /// When it was confirmed; empty is today.
    pub bevestigd_op: String,
    /// Explanation.
    pub toelichting: String,
}

/// A relation that may be stored, once [`super::toets`] agrees.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in NieuweRelatie")]
pub struct GeldigeRelatie {
    pub over: Wie,
    pub soort: RelatieSoort,
    pub met: Option<Wie>,
    pub sterkte: Option<Sterkte>,
    pub sinds: Option<Date>,
    pub tot: Option<Date>,
    pub bron: Bron,
    pub bevestigd_op: Date,
    pub toelichting: String,
}

fn dag(f: &mut Fouten, veld: &str, tekst: &str, vandaag: Date) -> Option<Date> {
    let tekst = tekst.trim();
    if tekst.is_empty() {
        return None;
    }
    match lees_datum(tekst) {
        None => {
            f.voeg(
                veld,
                "Dit is geen datum. Schrijf hem als dag-maand-jaar, bijvoorbeeld 9-4-2026.",
            );
            None
        }
        Some(d) if d > vandaag => {
            f.voeg(
                veld,
                "Deze dag moet nog komen. Vul een dag in tot en met vandaag.",
            );
            None
        }
        Some(d) => Some(d),
    }
}

impl NieuweRelatie {
    /// Checks what was typed. `nieuw`: the other one is somebody new, who is checked apart.
    ///
    /// # Errors
    /// All that is wrong, by field name.
    pub fn valideer(&self, nieuw: bool, vandaag: Date) -> Result<GeldigeRelatie, Fouten> {
        let mut f = Fouten::new();
        let over = self.over.parse::<Wie>().ok();
        if !matches!(over, Some(Wie::Persoon(_) | Wie::Verwant(_))) {
            f.voeg("over", "Kies over wie dit gaat.");
        }
        let soort = self.soort.trim().parse::<RelatieSoort>().ok();
        if soort.is_none() {
            f.voeg("soort", "Kies welke relatie het is.");
        }
        let met = self.met.parse::<Wie>().ok();
        match soort {
            Some(s) if s.zonder_ander() && (nieuw || !self.met.trim().is_empty()) => {
                f.voeg(
                    "met",
                    "Bij deze soort gezag is er niemand die het heeft. Laat dit leeg.",
                );
            }
            Some(s) if !s.zonder_ander() && !nieuw && met.is_none() => {
                f.voeg("met", "Kies met wie, of vul hieronder iemand anders in.");
            }
            _ => {}
        }
        let sterkte = match self.sterkte.trim() {
            "" => None,
            code => {
                let uit = code.parse::<Sterkte>().ok();
                if uit.is_none() {
                    f.voeg("sterkte", "Kies hoe sterk de band is, of laat dit leeg.");
                }
                uit
            }
        };
        let sinds = dag(&mut f, "sinds", &self.sinds, vandaag);
        let tot = dag(&mut f, "tot", &self.tot, vandaag);
        if let (Some(sinds), Some(tot)) = (sinds, tot)
            && tot < sinds
        {
            f.voeg(
                "tot",
                "De laatste dag ligt voor de eerste dag. Kijk of de datums kloppen.",
            );
        }
        let bron = self.bron.trim().parse::<Bron>().ok();
        if bron.is_none() {
            f.voeg("bron", "Kies van wie of waaruit je dit weet.");
        }
        let bevestigd_op = dag(&mut f, "bevestigd_op", &self.bevestigd_op, vandaag).unwrap_or(vandaag);
        if self.toelichting.chars().count() > 300 {
            f.voeg(
                "toelichting",
                "Deze tekst is te lang. Maak hem korter: hoogstens 300 tekens.",
            );
        }
        let (Some(over), Some(soort), Some(bron)) = (over, soort, bron) else {
            return Err(f);
        };
        f.of(GeldigeRelatie {
            over,
            soort,
            met,
            sterkte,
            sinds,
            tot,
            bron,
            bevestigd_op,
            toelichting: self.toelichting.trim().to_owned(),
        })
    }
}

/// Family outside the household, as typed. No more than a genogram needs: they are no clients (Wmo 5.1.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuweVerwant {
    /// Name.
    pub naam: String,
    /// Sex (code).
    pub geslacht: String,
    /// Year of birth; may be empty.
    pub geboortejaar: String,
    /// Deceased.
    pub overleden: bool,
}

/// Family outside the household that may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in NieuweVerwant")]
pub struct GeldigeVerwant {
    pub naam: String,
    pub geslacht: Geslacht,
    pub geboortejaar: Option<i16>,
    pub overleden: bool,
}

impl NieuweVerwant {
    /// Nothing was typed.
    pub fn is_leeg(&self) -> bool {
        self.naam.trim().is_empty() && self.geboortejaar.trim().is_empty() && !self.overleden
    }
    /// Checks it.
    ///
    /// # Errors
    /// All that is wrong, by field name.
    pub fn valideer(&self, vandaag: Date) -> Result<GeldigeVerwant, Fouten> {
        let mut f = Fouten::new();
        let naam = self.naam.trim();
        if naam.is_empty() || naam.chars().count() > 100 {
            f.voeg("naam", "Vul een naam in (hoogstens 100 tekens).");
        }
        let geslacht = match self.geslacht.trim() {
            "" => Some(Geslacht::Onbekend),
            code => code.parse().ok(),
        };
        if geslacht.is_none() {
            f.voeg("geslacht", "Kies een geslacht, of kies 'niet bekend'.");
        }
        let geboortejaar = match self.geboortejaar.trim() {
            "" => None,
            tekst => {
                let jaar = tekst
                    .parse::<i16>()
                    .ok()
                    .filter(|j| (vandaag.year() - 150..=vandaag.year()).contains(j));
                if jaar.is_none() {
                    f.voeg(
                        "geboortejaar",
                        "Vul een jaar in, bijvoorbeeld 1958, of laat dit leeg.",
                    );
                }
                jaar
            }
        };
        let geslacht = geslacht.unwrap_or(Geslacht::Onbekend);
        f.of(GeldigeVerwant {
            naam: naam.to_owned(),
            geslacht,
            geboortejaar,
            overleden: self.overleden,
        })
    }
}

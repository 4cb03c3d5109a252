// SPDX-License-Identifier: EUPL-1.2
//! A new warning: a fact, a start, and the agreement about it.

use super::{GeldigeAfspraak, NieuweAfspraak, WaarschuwingSoort};
use crate::PersoonId;
use crate::import::lees_datum;
use crate::kern::Fouten;
use crate::termijn::{Duur, einddatum};
use jiff::civil::Date;

/// Longest text of a warning: it has to be read at the door.
const TEKST: usize = 300;

/// What the check rests on.
#[derive(Clone, Debug)]
pub struct Kader<'a> {
    /// Today.
    pub vandaag: Date,
    /// Name of who writes it down.
    pub schrijver: &'a str,
    /// Longest time until the review, of the inrichting; a year at most, whatever it says.
    pub hoogstens: Duur,
    /// Members of the household now.
    pub leden: &'a [PersoonId],
}

/// Last day on which a warning that is agreed today can be reviewed. Never more than a year (requirement D10).
pub fn uiterste_herbeoordeling(vandaag: Date, hoogstens: Duur) -> Date {
    einddatum(vandaag, hoogstens).min(einddatum(vandaag, Duur::maanden(12)))
}

/// A warning as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuweWaarschuwing {
    /// Kind (code).
    pub soort: String,
    /// Member it is about (id); empty: the household.
    pub persoon: String,
    /// The fact.
    pub tekst: String,
    /// With whom nothing may be shared.
    pub met_wie: String,
    /// Member with whom nothing may be shared (id).
    pub met_lid: String,
    /// Since when.
    pub sinds: String,
    /// What was agreed.
    pub afspraak: NieuweAfspraak,
}

/// A warning as it may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeldigeWaarschuwing {
    /// Kind.
    pub soort: WaarschuwingSoort,
    /// Member it is about; `None`: the household.
    pub persoon: Option<PersoonId>,
    /// The fact.
    pub tekst: String,
    /// With whom nothing may be shared; empty for the other kinds.
    pub met_wie: String,
    /// Member with whom nothing may be shared; `None` for the other kinds.
    pub met_lid: Option<PersoonId>,
    /// Since when.
    pub sinds: Date,
    /// What was agreed.
    pub afspraak: GeldigeAfspraak,
}

impl NieuweWaarschuwing {
    /// Checks the warning.
    ///
    /// # Errors
    /// All that is wrong, by field name.
    pub fn valideer(&self, kader: &Kader<'_>) -> Result<GeldigeWaarschuwing, Fouten> {
        let mut f = Fouten::new();
        let soort = self.soort.trim().parse::<WaarschuwingSoort>().ok();
        if soort.is_none() {
            f.voeg("soort", "Kies waar je voor waarschuwt.");
        }
        let persoon = match self.persoon.trim() {
            "" => None,
            id => {
                let lid = id.parse().ok().filter(|p| kader.leden.contains(p));
                if lid.is_none() {
                    f.voeg(
                        "persoon",
                        "Kies iemand die nu bij dit huishouden hoort, of het hele huishouden.",
                    );
                }
                lid
            }
        };
        let niet_delen = soort == Some(WaarschuwingSoort::NietDelen);
        let (tekst, met_wie) = (self.tekst.trim(), self.met_wie.trim());
        if tekst.is_empty() {
            f.voeg(
                "tekst",
                if niet_delen {
                    "Schrijf op wat je niet mag delen, en waarom."
                } else {
                    "Schrijf op wat er is gebeurd of gezien. Alleen feiten."
                },
            );
        }
        let met_lid = match self.met_lid.trim() {
            id if !id.is_empty() && niet_delen => {
                let lid = id
                    .parse()
                    .ok()
                    .filter(|p| kader.leden.contains(p) && Some(*p) != persoon);
                if lid.is_none() {
                    f.voeg(
                        "met_lid",
                        "Kies een ander lid van dit huishouden dan over wie het gaat.",
                    );
                }
                lid
            }
            _ => None,
        };
        if niet_delen && met_wie.is_empty() && self.met_lid.trim().is_empty() {
            f.voeg(
                "met_wie",
                "Vul in met wie je niets mag delen, of kies een lid van het huishouden.",
            );
        }
        for (veld, tekst, hoogstens) in [("tekst", tekst, TEKST), ("met_wie", met_wie, 120)] {
            if tekst.chars().count() > hoogstens {
                f.voeg(
                    veld,
                    format!("Deze tekst is te lang. Maak hem korter: hoogstens {hoogstens} tekens."),
                );
            }
        }
        let sinds = lees_datum(&self.sinds);
        match sinds {
            None => f.voeg("sinds", "Vul in sinds wanneer dit zo is."),
            Some(d) if d > kader.vandaag => f.voeg("sinds", "Deze dag moet nog komen. Kijk de datum na."),
            Some(_) => {}
        }
        // The reason belongs to a review; the text of a new warning is its reason.
        let afspraak = NieuweAfspraak {
            reden: String::new(),
            ..self.afspraak.clone()
        };
        match (soort, sinds, afspraak.controleer(&mut f, kader)) {
            (Some(soort), Some(sinds), Some(afspraak)) => f.of(GeldigeWaarschuwing {
                soort,
                persoon,
                tekst: tekst.to_owned(),
                met_lid,
                met_wie: if niet_delen {
                    met_wie.to_owned()
                } else {
                    String::new()
                },
                sinds,
                afspraak,
            }),
            _ => Err(f),
        }
    }
}

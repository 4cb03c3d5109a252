// SPDX-License-Identifier: EUPL-1.2
//! Absence, and handing over several casussen at once: all or none (requirement D9).

use super::{beoordeel, getal};
use crate::kern::{
    Weigering,
    ids::{CasusId, MedewerkerId},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Somebody is away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Afwezigheid {
    /// First day.
    pub van: Date,
    /// Last day; `None` when not known.
    pub tot: Option<Date>,
}

impl Afwezigheid {
    /// True when the person is away on the day.
    pub fn is_op(&self, dag: Date) -> bool {
        dag >= self.van && self.tot.is_none_or(|tot| dag <= tot)
    }
    /// Checks the dates.
    ///
    /// # Errors
    /// A last day before the first.
    pub fn controleer(&self) -> Result<(), Weigering> {
        match self.tot {
            Some(tot) if tot < self.van => Err(Weigering::new(
                "afwezigheid.datum",
                "De laatste dag ligt voor de eerste dag. Kies een latere laatste dag.",
            )),
            _ => Ok(()),
        }
    }
}

/// One casus that goes to another regisseur.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overdrachtregel {
    /// The casus.
    pub casus: CasusId,
    /// Regisseur now.
    pub van: MedewerkerId,
    /// Regisseur from now on.
    pub naar: MedewerkerId,
    /// Weight in hundredths.
    pub gewicht: u32,
}

/// Somebody who receives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ontvanger {
    /// Who.
    pub medewerker: MedewerkerId,
    /// Name, for the refusal.
    pub naam: String,
    /// Active as regisseur?
    pub actief: bool,
    /// Away on the day of the hand-over?
    pub afwezig: bool,
    /// Caseload now, in hundredths.
    pub nu: u32,
    /// Maximum, in hundredths.
    pub maximum: u32,
}

/// What a hand-over does: caseload after it per receiver, in hundredths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overdracht {
    /// Caseload after, per receiver.
    pub na: BTreeMap<MedewerkerId, u32>,
    /// One line per receiver: "S. Aalders-proef: 13 → 15 van 15".
    pub teksten: Vec<String>,
}

/// Judges a hand-over as a whole: everything is allowed, or nothing happens.
///
/// # Errors
/// Every refusal, so that all can be put right at once.
pub fn overdracht(
    regels: &[Overdrachtregel],
    ontvangers: &[Ontvanger],
    vandaag: Date,
) -> Result<Overdracht, Vec<Weigering>> {
    let mut weigeringen = Vec::new();
    let mut weiger = |code: &str, tekst: String| weigeringen.push(Weigering::new(code, tekst));
    if regels.is_empty() {
        weiger(
            "overdracht.leeg",
            "Kies minstens één casus om over te dragen.".to_owned(),
        );
    }
    let mut gezien = BTreeSet::new();
    let mut erbij: BTreeMap<MedewerkerId, (u32, usize)> = BTreeMap::new();
    for r in regels {
        if !gezien.insert(r.casus) {
            weiger(
                "overdracht.dubbel",
                "Eén casus staat er twee keer in. Kies voor elke casus één regisseur.".to_owned(),
            );
        }
        if r.van == r.naar {
            weiger(
                "overdracht.zelfde",
                "Een casus gaat naar dezelfde regisseur. Kies iemand anders.".to_owned(),
            );
            continue;
        }
        let som = erbij.entry(r.naar).or_default();
        *som = (som.0.saturating_add(r.gewicht), som.1 + 1);
    }
    let mut uit = Overdracht {
        na: BTreeMap::new(),
        teksten: Vec::new(),
    };
    for (wie, (gewicht, aantal)) in &erbij {
        let Some(o) = ontvangers.iter().find(|o| o.medewerker == *wie) else {
            weiger(
                "overdracht.onbekend",
                "Een gekozen regisseur is niet bekend. Kies iemand uit de lijst.".to_owned(),
            );
            continue;
        };
        if !o.actief {
            weiger(
                "overdracht.niet_actief",
                format!("{} is geen regisseur meer. Kies iemand anders.", o.naam),
            );
        }
        if o.afwezig {
            weiger(
                "overdracht.afwezig",
                format!("{} is afwezig. Kies iemand anders.", o.naam),
            );
        }
        // What this person gives away in the same hand-over makes room.
        let weg: u32 = regels
            .iter()
            .filter(|r| r.van == *wie && r.naar != *wie)
            .map(|r| r.gewicht)
            .sum();
        let basis = o.nu.saturating_sub(weg);
        match beoordeel(basis, *gewicht, o.maximum, None, vandaag, 0) {
            Ok(t) => {
                uit.na.insert(*wie, t.na);
                uit.teksten.push(format!("{}: {}", o.naam, t.tekst));
            }
            Err(_) => weiger(
                "caseload.vol",
                format!(
                    "{} heeft geen plek voor {}: {} → {} van {}.",
                    o.naam,
                    if *aantal == 1 {
                        "deze casus".to_owned()
                    } else {
                        format!("{aantal} casussen")
                    },
                    getal(basis),
                    getal(basis.saturating_add(*gewicht)),
                    getal(o.maximum)
                ),
            ),
        }
    }
    if weigeringen.is_empty() {
        Ok(uit)
    } else {
        Err(weigeringen)
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! All terms of a municipality. None of these is law; each is `[config]`.

use crate::{casus::Fase, melding::Urgentie, termijn::Duur};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Within which time a melding is weighed, by urgency (requirement A10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Triagetermijnen {
    /// Acute danger.
    pub acuut: Duur,
    /// In a hurry.
    pub spoed: Duur,
    /// All others.
    pub gewoon: Duur,
}

/// The terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Termijnen {
    /// First weighing of a melding.
    pub triage: Triagetermijnen,
    /// Answer to an offer of another team (requirement A2).
    pub aanbod: Duur,
    /// Feedback to the melder (requirement A9).
    pub terugkoppeling: Duur,
    /// How long a casus may stay in a phase (requirement D3); a phase without a term is absent.
    pub fase: BTreeMap<Fase, Duur>,
    /// Time between two evaluations of the plan (requirement E6).
    pub evaluatie: Duur,
    /// Check moments after closing (requirement D6; default 3, 6 and 12 months), in growing order.
    pub nazorg: Vec<Duur>,
    /// Age from which a known fact is asked again (requirement B3).
    pub feit_verouderd: Duur,
    /// Time without contact after which the regisseur is reminded (requirement D11).
    pub geen_contact: Duur,
    /// Longest time until a warning is reviewed (requirement D10); a version from before this was configured has a year.
    #[serde(default = "een_jaar")]
    pub waarschuwing: Duur,
    /// Answer of a partner to a bekendheidscheck or a question on it (C6); a version from before this has five working
    /// days.
    #[serde(default = "vijf_werkdagen")]
    pub bekendheid: Duur,
    /// How long before a change that comes with age or school it is time to arrange it (D7); a version from before this has
    /// thirteen weeks.
    #[serde(default = "dertien_weken")]
    pub overgang: Duur,
}

/// Default time to arrange a change.
const fn dertien_weken() -> Duur {
    Duur::weken(13)
}

/// Default time for a partner to answer.
const fn vijf_werkdagen() -> Duur {
    Duur::werkdagen(5)
}

/// No warning goes longer without a review (requirement D10).
pub(super) const fn een_jaar() -> Duur {
    Duur::maanden(12)
}

impl Termijnen {
    /// Term for the first weighing of a melding.
    pub const fn triage(&self, urgentie: Urgentie) -> Duur {
        match urgentie {
            Urgentie::Acuut => self.triage.acuut,
            Urgentie::Spoed => self.triage.spoed,
            Urgentie::Gewoon => self.triage.gewoon,
        }
    }
    /// Term of a phase, when it has one.
    pub fn fase(&self, fase: Fase) -> Option<Duur> {
        self.fase.get(&fase).copied()
    }
    /// Every term with its stable code and its Dutch name, for the screen that lists them.
    pub fn lijst(&self) -> Vec<(String, String, Duur)> {
        let mut uit: Vec<(String, String, Duur)> = [
            ("triage.acuut", "Weging van een acute melding", self.triage.acuut),
            (
                "triage.spoed",
                "Weging van een melding met spoed",
                self.triage.spoed,
            ),
            (
                "triage.gewoon",
                "Weging van een gewone melding",
                self.triage.gewoon,
            ),
            ("aanbod", "Antwoord op een aanbod aan een team", self.aanbod),
            (
                "terugkoppeling",
                "Bericht terug aan de melder",
                self.terugkoppeling,
            ),
            ("evaluatie", "Evaluatie van het plan", self.evaluatie),
            ("feit_verouderd", "Een feit opnieuw vragen", self.feit_verouderd),
            ("geen_contact", "Herinnering zonder contact", self.geen_contact),
            (
                "waarschuwing",
                "Herbeoordeling van een waarschuwing",
                self.waarschuwing,
            ),
            ("bekendheid", "Antwoord op een bekendheidscheck", self.bekendheid),
            ("overgang", "Een overgang regelen, vooraf", self.overgang),
        ]
        .into_iter()
        .map(|(code, naam, duur)| (code.to_owned(), naam.to_owned(), duur))
        .collect();
        for (fase, duur) in &self.fase {
            uit.push((
                format!("fase.{}", fase.code()),
                format!("Fase {}", fase.label().to_lowercase()),
                *duur,
            ));
        }
        for (i, duur) in self.nazorg.iter().enumerate() {
            uit.push((
                format!("nazorg.{}", i + 1),
                format!("Nazorg, moment {}", i + 1),
                *duur,
            ));
        }
        uit
    }
}

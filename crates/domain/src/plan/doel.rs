// SPDX-License-Identifier: EUPL-1.2
//! A goal, in the words of the resident (requirement E4).

use crate::{inrichting::Inrichting, kern::Fouten};
use serde::{Deserialize, Serialize};

/// A goal as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NieuwDoel {
    /// Code of the life area.
    pub leefgebied: String,
    /// The goal in the resident's own words.
    pub woorden: String,
    /// What the professional adds; may be empty.
    pub toelichting: String,
}

/// A goal that may be stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GeldigDoel {
    /// Code of the life area.
    pub leefgebied: String,
    /// The goal in the resident's own words.
    pub woorden: String,
    /// What the professional adds.
    pub toelichting: Option<String>,
}

impl NieuwDoel {
    /// Checks the goal.
    ///
    /// # Errors
    /// All that is wrong, by field name.
    pub fn valideer(&self, inrichting: &Inrichting) -> Result<GeldigDoel, Fouten> {
        let mut f = Fouten::new();
        let leefgebied = self.leefgebied.trim();
        if !inrichting.heeft_leefgebied(leefgebied) {
            f.voeg("leefgebied", "Kies bij welk leefgebied dit doel hoort.");
        }
        let woorden = self.woorden.trim();
        match woorden.chars().count() {
            0..5 => f.voeg("woorden", "Schrijf het doel op in de woorden van de inwoner."),
            501.. => f.voeg(
                "woorden",
                "Dit doel is te lang. Maak het korter: hoogstens 500 tekens.",
            ),
            _ => {}
        }
        let toelichting = self.toelichting.trim();
        if toelichting.chars().count() > 2000 {
            f.voeg(
                "toelichting",
                "Deze tekst is te lang. Maak hem korter: hoogstens 2000 tekens.",
            );
        }
        f.of(GeldigDoel {
            leefgebied: leefgebied.to_owned(),
            woorden: woorden.to_owned(),
            toelichting: (!toelichting.is_empty()).then(|| toelichting.to_owned()),
        })
    }
}

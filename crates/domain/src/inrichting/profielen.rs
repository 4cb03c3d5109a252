// SPDX-License-Identifier: EUPL-1.2
//! Reading an inrichting from TOML, and the profiles that are shipped.

use super::Inrichting;
use crate::kern::Fouten;

/// Code and TOML text of each shipped profile.
pub const PROFIELEN: [(&str, &str); 2] = [
    ("deventer-2014", include_str!("../../profiles/deventer-2014.toml")),
    ("deventer-2023", include_str!("../../profiles/deventer-2023.toml")),
];

impl Inrichting {
    /// Reads and checks an inrichting.
    ///
    /// # Errors
    /// A text that is not TOML of this form (with line and reason), or all values that are wrong.
    pub fn uit_toml(tekst: &str) -> Result<Self, Fouten> {
        let inrichting: Self = toml::from_str(tekst).map_err(|e| {
            let mut fouten = Fouten::new();
            fouten.voeg("", format!("De inrichting is niet te lezen: {e}"));
            fouten
        })?;
        inrichting.valideer()?;
        Ok(inrichting)
    }

    /// A shipped profile by its code.
    ///
    /// # Errors
    /// An unknown code, with the codes there are.
    pub fn profiel(code: &str) -> Result<Self, Fouten> {
        match PROFIELEN.iter().find(|(c, _)| *c == code) {
            Some((_, tekst)) => Self::uit_toml(tekst),
            None => {
                let namen: Vec<&str> = PROFIELEN.iter().map(|(c, _)| *c).collect();
                let mut fouten = Fouten::new();
                fouten.voeg(
                    "profiel",
                    format!(
                        "Het profiel '{code}' bestaat niet. Kies uit: {}.",
                        namen.join(", ")
                    ),
                );
                Err(fouten)
            }
        }
    }
}

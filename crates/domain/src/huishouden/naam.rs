// SPDX-License-Identifier: EUPL-1.2
//! Names by the Dutch rules: a prefix (voorvoegsel) starts small after a first name or initial, and with a capital without.

use crate::{Fouten, code_enum};
use serde::{Deserialize, Serialize};

code_enum! {
    /// How somebody is addressed.
    pub enum Aanhef {
        Mevrouw = "mevrouw", "mevrouw";
        Meneer = "meneer", "meneer";
        Neutraal = "neutraal", "zonder aanhef";
    }
}

/// The name of a person. Any part may be empty: of some people only a first name is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Persoonsnaam {
    /// Official first names: "Ineke Maria".
    pub voornamen: String,
    /// Name in daily use: "Ineke".
    pub roepnaam: String,
    /// Prefix: "van der".
    pub voorvoegsel: String,
    /// Family name without prefix: "Dijk-proef".
    pub achternaam: String,
}

fn hoofdletter(tekst: &str) -> String {
    // The Dutch ij is one letter: IJsbrand.
    if let Some(rest) = tekst.strip_prefix("ij") {
        return format!("IJ{rest}");
    }
    let mut letters = tekst.chars();
    letters
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}

fn samen(delen: &[&str]) -> String {
    delen
        .iter()
        .map(|d| d.trim())
        .filter(|d| !d.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

impl Persoonsnaam {
    /// True when nothing is known of the name.
    pub fn is_leeg(&self) -> bool {
        [&self.voornamen, &self.roepnaam, &self.achternaam]
            .into_iter()
            .all(|d| d.trim().is_empty())
    }
    /// Adds an error for each part that is too long.
    pub(crate) fn controleer_lengte(&self, fouten: &mut Fouten) {
        for (veld, waarde) in [
            ("voornamen", &self.voornamen),
            ("roepnaam", &self.roepnaam),
            ("voorvoegsel", &self.voorvoegsel),
            ("achternaam", &self.achternaam),
        ] {
            if waarde.chars().count() > 100 {
                fouten.voeg(
                    veld,
                    "Deze naam is te lang. Maak hem korter: hoogstens 100 tekens.",
                );
            }
        }
    }
    fn voornaam(&self) -> &str {
        let roepnaam = self.roepnaam.trim();
        if roepnaam.is_empty() {
            self.voornamen.split_whitespace().next().unwrap_or("")
        } else {
            roepnaam
        }
    }
    /// Family name alone, as it starts a line: "Van der Dijk-proef".
    pub fn familienaam(&self) -> String {
        hoofdletter(&samen(&[&self.voorvoegsel, &self.achternaam]))
    }
    /// For screens: "Ineke van der Dijk-proef"; without any name "naam onbekend".
    pub fn volledig(&self) -> String {
        if self.is_leeg() {
            return "naam onbekend".to_owned();
        }
        let voornaam = self.voornaam();
        if voornaam.is_empty() {
            self.familienaam()
        } else {
            samen(&[voornaam, &self.voorvoegsel, &self.achternaam])
        }
    }
    /// For letters and sentences: "mevrouw Van der Dijk-proef"; with a first name only "mevrouw Ineke".
    pub fn met_aanhef(&self, aanhef: Aanhef) -> String {
        let familienaam = self.familienaam();
        let naam = if self.achternaam.trim().is_empty() {
            self.volledig()
        } else {
            familienaam
        };
        match aanhef {
            Aanhef::Neutraal => self.volledig(),
            Aanhef::Mevrouw | Aanhef::Meneer => samen(&[aanhef.label(), &naam]),
        }
    }
    /// For sorted lists: "Dijk-proef, Ineke van der".
    pub fn sorteer(&self) -> String {
        let rest = samen(&[self.voornaam(), &self.voorvoegsel]);
        match (self.achternaam.trim(), rest.as_str()) {
            ("", "") => self.volledig(),
            ("", rest) => rest.to_owned(),
            (achternaam, "") => achternaam.to_owned(),
            (achternaam, rest) => format!("{achternaam}, {rest}"),
        }
    }
    /// Initials with the family name: "I.M. van der Dijk-proef".
    pub fn initialen(&self) -> String {
        let bron = if self.voornamen.trim().is_empty() {
            &self.roepnaam
        } else {
            &self.voornamen
        };
        let letters: String = bron
            .split_whitespace()
            .filter_map(|n| n.chars().next())
            .map(|c| format!("{}.", c.to_uppercase()))
            .collect();
        if letters.is_empty() {
            self.familienaam()
        } else {
            samen(&[&letters, &self.voorvoegsel, &self.achternaam])
        }
    }
}

/// Name of a household for heads and lists, by the family names of its adults (first those who lead it), each once:
/// "Huishouden Boersma-proef", "Huishouden Boersma-proef en Van Dijk-proef"; at most two.
pub fn huishouden_naam<'a>(leden: impl IntoIterator<Item = &'a Persoonsnaam>) -> String {
    let mut namen: Vec<String> = Vec::new();
    for lid in leden {
        let naam = if lid.achternaam.trim().is_empty() {
            lid.voornaam().to_owned()
        } else {
            lid.familienaam()
        };
        if !naam.is_empty() && !namen.contains(&naam) {
            namen.push(naam);
        }
    }
    namen.truncate(2);
    if namen.is_empty() {
        "Huishouden zonder naam".to_owned()
    } else {
        format!("Huishouden {}", namen.join(" en "))
    }
}

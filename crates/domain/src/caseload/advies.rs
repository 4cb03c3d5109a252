// SPDX-License-Identifier: EUPL-1.2
//! Whose worker should be the regisseur: that of the heaviest problem (requirement D2; S1 "Werkwijze": "de medewerker
//! die zich bezighoudt met de oplossing van het zwaarste cq grootste vraagstuk").

use crate::inrichting::{Inrichting, TeamSoort};

/// Advice for the MDO.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regisseuradvies {
    /// Life area with the heaviest problem.
    pub leefgebied: Option<String>,
    /// Kind of team to look in.
    pub team_soort: Option<TeamSoort>,
    /// Why, in B1.
    pub tekst: String,
}

/// Advises by the severities of the intake: (code of the life area, severity 1–5; 1 is an acute problem). When two
/// areas are as heavy, the order of the configured list decides.
pub fn adviseer_regisseur(inrichting: &Inrichting, ernst: &[(String, u8)]) -> Regisseuradvies {
    let zwaarst = inrichting
        .leefgebieden
        .iter()
        .filter_map(|l| {
            ernst
                .iter()
                .find(|(code, _)| *code == l.code)
                .map(|(_, e)| (*e, l))
        })
        .filter(|(e, _)| *e <= inrichting.behoefte_ernst)
        .min_by_key(|(e, _)| *e);
    match zwaarst {
        Some((e, gebied)) => Regisseuradvies {
            leefgebied: Some(gebied.code.clone()),
            team_soort: gebied.team_soort,
            tekst: format!(
                "Het zwaarste probleem is {} ({e} van 5).{}",
                gebied.label.to_lowercase(),
                gebied.team_soort.map_or_else(String::new, |t| format!(" Kies liefst iemand van {}.", t.label()))
            ),
        },
        None => Regisseuradvies {
            leefgebied: None,
            team_soort: None,
            tekst: "Uit de intake komt nog geen zwaarste probleem. Kies de regisseur die het huishouden het best kent.".to_owned(),
        },
    }
}

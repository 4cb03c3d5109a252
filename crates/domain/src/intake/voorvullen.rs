// SPDX-License-Identifier: EUPL-1.2
//! Asked once, used many times: what is known already, with source and date (requirement B3).

use crate::{
    code_enum,
    inrichting::Inrichting,
    termijn::{datum_tekst, einddatum},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

code_enum! {
    /// Question of the intake that a fact answers.
    pub enum IntakeVeld {
        EigenWoorden = "eigen_woorden", "eigen woorden";
        Wens = "wens", "wens";
        EigenKracht = "eigen_kracht", "eigen kracht";
        Ernst = "ernst", "hoe het gaat";
        AlBetrokken = "al_betrokken", "al betrokken";
    }
}

/// Something that was recorded before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feit {
    /// Code of the life area.
    pub leefgebied: String,
    /// Which question it answers.
    pub veld: IntakeVeld,
    /// The value as recorded.
    pub waarde: String,
    /// Where it comes from: "intake", "melding van de school".
    pub bron: String,
    /// When it was last confirmed.
    pub bevestigd_op: Date,
}

/// A value to start with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voorgevuld {
    /// The fact.
    pub feit: Feit,
    /// Too old: ask again.
    pub verouderd: bool,
    /// "Uit intake, 3 maart 2026" or "… · klopt dit nog?".
    pub tekst: String,
}

/// The newest fact per area and question, in the order of the configured areas. A fact about an area that is no
/// longer configured, or of a day in the future, is left out.
pub fn voorvullen(inrichting: &Inrichting, feiten: &[Feit], vandaag: Date) -> Vec<Voorgevuld> {
    let mut nieuwste: BTreeMap<(usize, IntakeVeld), &Feit> = BTreeMap::new();
    for feit in feiten.iter().filter(|f| f.bevestigd_op <= vandaag) {
        let Some(plek) = inrichting
            .leefgebieden
            .iter()
            .position(|l| l.code == feit.leefgebied)
        else {
            continue;
        };
        let vak = nieuwste.entry((plek, feit.veld)).or_insert(feit);
        if feit.bevestigd_op > vak.bevestigd_op {
            *vak = feit;
        }
    }
    nieuwste
        .into_values()
        .map(|feit| {
            let verouderd = vandaag > einddatum(feit.bevestigd_op, inrichting.termijnen.feit_verouderd);
            let vraag = if verouderd { " · klopt dit nog?" } else { "" };
            Voorgevuld {
                feit: feit.clone(),
                verouderd,
                tekst: format!("Uit {}, {}{vraag}", feit.bron, datum_tekst(feit.bevestigd_op)),
            }
        })
        .collect()
}

/// Life area that an organisation already involved says something of, by its kind (`organisatie.soort`).
pub fn leefgebied_van_organisatie(soort: &str) -> Option<&'static str> {
    match soort {
        "wonen" => Some("wonen"),
        "schuldhulp" => Some("schulden"),
        "onderwijs" => Some("onderwijs"),
        "jeugdhulp" => Some("gezin"),
        "zorg" | "ggd" => Some("gezondheid"),
        "politie" => Some("veiligheid"),
        "welzijn" => Some("netwerk"),
        _ => None,
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! Answers per life area and what is still missing (requirement B1).

use crate::{inrichting::Inrichting, kern::Fouten};
use serde::{Deserialize, Serialize};

/// The answer on one life area, as typed. A half-done answer may be kept as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Intakeantwoord {
    /// Code of the life area.
    pub leefgebied: String,
    /// The resident's own words.
    pub eigen_woorden: String,
    /// What the resident wants.
    pub wens: String,
    /// What the resident can do, or already does.
    pub eigen_kracht: String,
    /// Severity "1"–"5", empty when not scored.
    pub ernst: String,
    /// Who is involved already.
    pub al_betrokken: String,
    /// "ja" when the area was left out on purpose: not every area has to be opened (law-and-methods §6).
    pub niet_besproken: String,
}

/// An answer that may be stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GeldigIntakeantwoord {
    /// Code of the life area.
    pub leefgebied: String,
    /// The resident's own words.
    pub eigen_woorden: Option<String>,
    /// What the resident wants.
    pub wens: Option<String>,
    /// What the resident can do.
    pub eigen_kracht: Option<String>,
    /// Severity, 1 acute – 5 going well.
    pub ernst: Option<u8>,
    /// Who is involved already.
    pub al_betrokken: Option<String>,
    /// Left out on purpose.
    pub niet_besproken: bool,
}

/// What a severity means.
pub const fn ernst_tekst(ernst: u8) -> &'static str {
    match ernst {
        1 => "acuut probleem",
        2 => "groot probleem",
        3 => "probleem",
        4 => "gaat redelijk",
        5 => "gaat goed",
        _ => "niet gescoord",
    }
}

impl Intakeantwoord {
    /// Checks one answer; what is missing is no error (see [`volledigheid`]).
    ///
    /// # Errors
    /// An unknown area, a severity outside 1–5, a text that is too long.
    pub fn valideer(&self, inrichting: &Inrichting) -> Result<GeldigIntakeantwoord, Fouten> {
        let mut f = Fouten::new();
        let leefgebied = self.leefgebied.trim();
        if !inrichting.heeft_leefgebied(leefgebied) {
            f.voeg(
                "leefgebied",
                format!("Het leefgebied '{leefgebied}' bestaat niet."),
            );
        }
        let mut tekst = |veld: &str, waarde: &str| {
            let t = waarde.trim();
            if t.chars().count() > 2000 {
                f.voeg(
                    veld,
                    "Deze tekst is te lang. Maak hem korter: hoogstens 2000 tekens.",
                );
            }
            (!t.is_empty()).then(|| t.to_owned())
        };
        let eigen_woorden = tekst("eigen_woorden", &self.eigen_woorden);
        let wens = tekst("wens", &self.wens);
        let eigen_kracht = tekst("eigen_kracht", &self.eigen_kracht);
        let al_betrokken = tekst("al_betrokken", &self.al_betrokken);
        let ernst = match self.ernst.trim() {
            "" => None,
            t => {
                let getal = t.parse::<u8>().ok().filter(|e| (1..=5).contains(e));
                if getal.is_none() {
                    f.voeg(
                        "ernst",
                        "Kies een getal van 1 (acuut probleem) tot en met 5 (gaat goed).",
                    );
                }
                getal
            }
        };
        f.of(GeldigIntakeantwoord {
            leefgebied: leefgebied.to_owned(),
            eigen_woorden,
            wens,
            eigen_kracht,
            ernst,
            al_betrokken,
            niet_besproken: self.niet_besproken.trim() == "ja",
        })
    }
}

/// How complete an intake is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Volledigheid {
    /// Areas answered or left out on purpose.
    pub klaar: usize,
    /// Areas in all.
    pub totaal: usize,
    /// (code of the area, what is missing, in B1).
    pub mist: Vec<(String, String)>,
    /// "7 van 11 leefgebieden besproken".
    pub tekst: String,
    /// Everything is there, and at least one area was talked about.
    pub volledig: bool,
}

/// What is still missing. An area is ready with own words and a severity, or when it was left out on purpose; a
/// severity that counts as a need also asks for the wish of the resident.
pub fn volledigheid(inrichting: &Inrichting, antwoorden: &[GeldigIntakeantwoord]) -> Volledigheid {
    let mut mist = Vec::new();
    let mut besproken = 0;
    let mut overgeslagen = 0;
    for gebied in &inrichting.leefgebieden {
        let a = antwoorden.iter().find(|a| a.leefgebied == gebied.code);
        let wat: Vec<&str> = match a {
            Some(a) if a.niet_besproken => {
                overgeslagen += 1;
                continue;
            }
            None => vec!["nog niet besproken"],
            Some(a) => [
                (a.eigen_woorden.is_none(), "de eigen woorden van de inwoner"),
                (a.ernst.is_none(), "hoe het gaat, van 1 tot en met 5"),
                (
                    a.ernst.is_some_and(|e| e <= inrichting.behoefte_ernst) && a.wens.is_none(),
                    "wat de inwoner wil",
                ),
            ]
            .into_iter()
            .filter(|(mist, _)| *mist)
            .map(|(_, tekst)| tekst)
            .collect(),
        };
        if wat.is_empty() {
            besproken += 1;
        } else {
            mist.push((gebied.code.clone(), wat.join(", ")));
        }
    }
    let totaal = inrichting.leefgebieden.len();
    let over = match overgeslagen {
        0 => String::new(),
        n => format!(", {n} met opzet niet"),
    };
    Volledigheid {
        klaar: besproken + overgeslagen,
        totaal,
        volledig: mist.is_empty() && besproken > 0,
        tekst: format!("{besproken} van {totaal} leefgebieden besproken{over}"),
        mist,
    }
}

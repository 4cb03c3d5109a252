// SPDX-License-Identifier: EUPL-1.2
//! GGSR: gezin met geringe sociale redzaamheid (requirement A6; definition of the inspection, S2).

use super::{Antwoord, Antwoorden, antwoord, opsomming};
use crate::{code_enum, inrichting::Ggsrregels};
use serde::{Deserialize, Serialize};

code_enum! {
    /// Outcome of the GGSR check.
    pub enum GgsrUitkomst {
        Voldoet = "voldoet", "Voldoet";
        VoldoetNiet = "voldoet_niet", "Voldoet niet";
        NogNietTeBepalen = "nog_niet_te_bepalen", "Nog niet te bepalen";
    }
}

/// What is known for the check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GgsrAntwoorden {
    /// Number of parents or carers in the household; `None` when not known.
    pub ouders: Option<u16>,
    /// Number of children, an unborn child too; `None` when not known.
    pub kinderen: Option<u16>,
    /// Chronic problems per area.
    pub gebieden: Antwoorden,
    /// Can the parents solve it alone?
    pub ouders_lossen_zelf_op: Antwoord,
    /// Are the children at risk? Recorded, does not decide.
    pub risico_kinderen: Antwoord,
    /// Did earlier help get stuck? Recorded, does not decide.
    pub eerdere_hulp_vastgelopen: Antwoord,
}

/// Outcome with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ggsr {
    /// The outcome.
    pub uitkomst: GgsrUitkomst,
    /// Reason in B1.
    pub tekst: String,
    /// What is still to be asked, in B1; empty when the outcome is known.
    pub mist: Vec<String>,
    /// What asks for attention besides the definition.
    pub aandacht: Vec<&'static str>,
}

/// Checks the definition.
pub fn ggsr(regels: &Ggsrregels, a: &GgsrAntwoorden) -> Ggsr {
    let met = |gezocht: Antwoord| -> Vec<&str> {
        let gebieden = regels.gebieden.iter();
        gebieden
            .filter(|g| antwoord(&a.gebieden, &g.code) == gezocht)
            .map(|g| g.kort.as_str())
            .collect()
    };
    let (ja, open) = (met(Antwoord::Ja), met(Antwoord::Onbekend));
    let drempel = usize::from(regels.drempel);
    let mut niet = Vec::new();
    let mut mist = Vec::new();
    match a.ouders {
        None => mist.push("woont er een ouder of verzorger?".to_owned()),
        Some(0) => niet.push("er is geen ouder of verzorger".to_owned()),
        Some(_) => {}
    }
    match a.kinderen {
        None => mist.push("woont er een kind, of is er een kind op komst?".to_owned()),
        Some(0) => niet.push("er is geen kind".to_owned()),
        Some(_) => {}
    }
    if ja.len() + open.len() < drempel {
        niet.push(format!(
            "er zijn langdurige problemen op {} gebieden, en {drempel} zijn nodig",
            ja.len()
        ));
    } else if ja.len() < drempel {
        mist.push(format!(
            "zijn er langdurige problemen op {}?",
            opsomming(&open, "of")
        ));
    }
    match a.ouders_lossen_zelf_op {
        Antwoord::Ja => niet.push("de ouders kunnen het zelf oplossen".to_owned()),
        Antwoord::Nee => {}
        Antwoord::Onbekend => mist.push("kunnen de ouders het zelf oplossen?".to_owned()),
    }
    let (uitkomst, tekst) = if !niet.is_empty() {
        (
            GgsrUitkomst::VoldoetNiet,
            format!("Dit gezin valt niet onder GGSR: {}.", opsomming(&niet, "en")),
        )
    } else if !mist.is_empty() {
        (
            GgsrUitkomst::NogNietTeBepalen,
            format!("Nog te vragen: {}", mist.join(" ")),
        )
    } else {
        let tekst = format!(
            "Dit gezin valt onder GGSR: er zijn langdurige problemen op {} en de ouders kunnen het niet alleen oplossen.",
            opsomming(&ja, "en")
        );
        (GgsrUitkomst::Voldoet, tekst)
    };
    let mut aandacht = Vec::new();
    match a.risico_kinderen {
        Antwoord::Ja => aandacht.push("De kinderen lopen risico."),
        Antwoord::Onbekend => aandacht.push("Het is niet bekend of de kinderen risico lopen."),
        Antwoord::Nee => {}
    }
    if a.eerdere_hulp_vastgelopen == Antwoord::Ja {
        aandacht.push("Eerdere hulp is vastgelopen.");
    }
    if uitkomst != GgsrUitkomst::NogNietTeBepalen {
        mist.clear();
    }
    Ggsr {
        uitkomst,
        tekst,
        mist,
        aandacht,
    }
}

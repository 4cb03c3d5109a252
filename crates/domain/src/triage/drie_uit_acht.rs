// SPDX-License-Identifier: EUPL-1.2
//! 3-uit-8: problems on three of eight areas puts a person in the target group (requirement A5; S0 §2).

use super::{Antwoord, Antwoorden, antwoord, opsomming};
use crate::{code_enum, inrichting::Telregels};

code_enum! {
    /// Outcome of 3-uit-8.
    pub enum DrieUitAchtUitkomst {
        Doelgroep = "doelgroep", "Doelgroep";
        GeenDoelgroep = "geen_doelgroep", "Geen doelgroep";
        NogNietTeBepalen = "nog_niet_te_bepalen", "Nog niet te bepalen";
    }
}

/// Outcome with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrieUitAcht {
    /// The outcome.
    pub uitkomst: DrieUitAchtUitkomst,
    /// Codes of the areas with "ja".
    pub ja: Vec<String>,
    /// Codes of the unknown areas; only when these can still decide.
    pub beslist_nog: Vec<String>,
    /// How many more "ja" are needed; 0 when the outcome is known.
    pub nodig: u8,
    /// Reason in B1, without the outcome itself: "2 keer ja. Is het antwoord op verslaving of werk ook ja, …".
    pub tekst: String,
}

/// Weighs the answers. The outcome is Doelgroep from the threshold on, GeenDoelgroep when "ja" and unknown
/// together stay under it, and else NogNietTeBepalen.
pub fn drie_uit_acht(regels: &Telregels, antwoorden: &Antwoorden) -> DrieUitAcht {
    let met = |gezocht: Antwoord| {
        regels
            .gebieden
            .iter()
            .filter(move |g| antwoord(antwoorden, &g.code) == gezocht)
    };
    let ja: Vec<String> = met(Antwoord::Ja).map(|g| g.code.clone()).collect();
    let ja_woorden: Vec<&str> = met(Antwoord::Ja).map(|g| g.kort.as_str()).collect();
    let open: Vec<&str> = met(Antwoord::Onbekend).map(|g| g.kort.as_str()).collect();
    let drempel = usize::from(regels.drempel);
    let geteld = match ja_woorden.as_slice() {
        [] => "Nergens ja".to_owned(),
        woorden => format!("{} keer ja: {}", woorden.len(), opsomming(woorden, "en")),
    };
    let (uitkomst, nodig, tekst) = if ja.len() >= drempel {
        (
            DrieUitAchtUitkomst::Doelgroep,
            0,
            format!("{geteld}. Vanaf {drempel} gebieden hoort iemand tot de doelgroep."),
        )
    } else if ja.len() + open.len() < drempel {
        (
            DrieUitAchtUitkomst::GeenDoelgroep,
            0,
            format!("{geteld}. Ook met de open antwoorden worden het er geen {drempel}."),
        )
    } else {
        let nodig = drempel - ja.len();
        let slot = "dan hoort deze persoon tot de doelgroep.";
        let tekst = match nodig {
            1 => format!(
                "{} keer ja. Is het antwoord op {} ook ja, {slot}",
                ja.len(),
                opsomming(&open, "of")
            ),
            n => format!(
                "{} keer ja. Nog {n} keer ja op {}, {slot}",
                ja.len(),
                opsomming(&open, "of")
            ),
        };
        (
            DrieUitAchtUitkomst::NogNietTeBepalen,
            u8::try_from(nodig).unwrap_or(u8::MAX),
            tekst,
        )
    };
    let beslist_nog = if nodig == 0 {
        Vec::new()
    } else {
        met(Antwoord::Onbekend).map(|g| g.code.clone()).collect()
    };
    DrieUitAcht {
        uitkomst,
        ja,
        beslist_nog,
        nodig,
        tekst,
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! Asking to take part in a casus, and the answer.

use super::tekst;
use crate::{Fouten, code_enum};

code_enum! {
    /// How a request stands.
    pub enum VerzoekStatus {
        Open = "open", "wacht op antwoord";
        Toegekend = "toegekend", "toegekend";
        Afgewezen = "afgewezen", "afgewezen";
        Ingetrokken = "ingetrokken", "ingetrokken";
    }
}
code_enum! {
    /// The answer.
    pub enum VerzoekBesluit {
        Toekennen = "toekennen", "Ja, deze persoon mag meedoen";
        Afwijzen = "afwijzen", "Nee";
    }
}

/// A request as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuwVerzoek {
    /// What the asker does for the household.
    pub rol: String,
    /// Why it is needed for the work.
    pub reden: String,
}

/// A request that may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in NieuwVerzoek")]
pub struct GeldigVerzoek {
    pub rol: String,
    pub reden: String,
}

impl NieuwVerzoek {
    /// Checks it.
    ///
    /// # Errors
    /// All that is wrong, by field name.
    pub fn valideer(&self) -> Result<GeldigVerzoek, Fouten> {
        let mut f = Fouten::new();
        let rol = tekst(
            &mut f,
            "rol",
            &self.rol,
            2,
            "Schrijf op wat jij voor dit huishouden doet.",
        );
        let reden = tekst(
            &mut f,
            "reden",
            &self.reden,
            10,
            "Schrijf op waarvoor je de gegevens nodig hebt. De casusregisseur leest dit.",
        );
        if f.is_leeg() {
            Ok(GeldigVerzoek { rol, reden })
        } else {
            Err(f)
        }
    }
}

/// The reason of a refusal; a grant needs none, because the deelname says it all.
///
/// # Errors
/// A refusal without a reason.
pub fn besluit_reden(besluit: VerzoekBesluit, reden: &str) -> Result<String, Fouten> {
    let mut f = Fouten::new();
    let minstens = match besluit {
        VerzoekBesluit::Toekennen => 0,
        VerzoekBesluit::Afwijzen => 5,
    };
    let reden = tekst(
        &mut f,
        "besluit_reden",
        reden,
        minstens,
        "Schrijf op waarom niet. De vrager leest dit.",
    );
    if f.is_leeg() { Ok(reden) } else { Err(f) }
}

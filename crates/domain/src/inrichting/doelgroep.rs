// SPDX-License-Identifier: EUPL-1.2
//! Doelgroepen and their link-up meetings (requirement A4; S0 §6, §9).

use crate::code_enum;
use serde::{Deserialize, Serialize};

code_enum! {
    /// How often a meeting is held.
    pub enum Frequentie {
        Wekelijks = "wekelijks", "elke week";
        Tweewekelijks = "tweewekelijks", "elke twee weken";
        Maandelijks = "maandelijks", "elke maand";
        Kwartaal = "kwartaal", "elk kwartaal";
        Halfjaar = "halfjaar", "elk half jaar";
        NaarBehoefte = "naar_behoefte", "als het nodig is";
    }
}

code_enum! {
    /// How the BZT takes part.
    pub enum Deelname {
        Geintegreerd = "geintegreerd", "het BZT behandelt de casussen zelf";
        SchuiftAan = "schuift_aan", "een medewerker van het BZT zit aan tafel";
        Vangnet = "vangnet", "het BZT is vangnet na een melding";
    }
}

/// A doelgroep with the meeting that discusses it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Doelgroep {
    /// Stable code.
    pub code: String,
    /// Name on screens.
    pub label: String,
    /// Name of the meeting.
    pub overleg: String,
    /// How often.
    pub frequentie: Frequentie,
    /// Who leads it; empty when the source does not say so and the municipality still has to fill it in.
    #[serde(default)]
    pub voorzitter: String,
    /// How the BZT takes part.
    pub deelname: Deelname,
    /// Where this comes from.
    pub bron: String,
}

// SPDX-License-Identifier: EUPL-1.2
//! Which steps between phases are allowed, and what they need (requirements D3, D5, D6, E2).

use super::{Fase, voorwaarden::Casusstand};
use crate::{code_enum, kern::Weigering};

code_enum! {
    /// What kind of step it is.
    pub enum StapSoort {
        Vooruit = "vooruit", "vooruit";
        Terug = "terug", "terug";
        Hermelding = "hermelding", "nieuwe melding";
        VroegSluiten = "vroeg_sluiten", "eerder sluiten";
    }
}

code_enum! {
    /// Why a casus ends before its time. That help is refused is not one of them (requirement D5).
    pub enum Sluitreden {
        Verhuisd = "verhuisd", "verhuisd, en overgedragen aan de nieuwe gemeente";
        Overleden = "overleden", "overleden, en er blijft niemand achter die hulp nodig heeft";
        GeenCasus = "geen_casus", "het is geen casus, na onderzoek";
        Overgedragen = "overgedragen", "overgedragen aan een organisatie die de regie heeft";
        DubbelAangemaakt = "dubbel_aangemaakt", "dubbel aangemaakt";
    }
}

/// An allowed step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stap {
    /// From.
    pub van: Fase,
    /// To.
    pub naar: Fase,
    /// Kind of step.
    pub soort: StapSoort,
    /// Must a reason be written?
    pub reden_verplicht: bool,
    /// The text of the button.
    pub tekst: &'static str,
}

/// A step that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fasewissel {
    /// From.
    pub van: Fase,
    /// To.
    pub naar: Fase,
    /// Kind of step.
    pub soort: StapSoort,
    /// Reason when the casus ends early.
    pub sluitreden: Option<Sluitreden>,
    /// Reason as written; may be empty when none was needed.
    pub reden: String,
    /// What happened, for the timeline.
    pub tekst: String,
}

const fn vooruit(van: Fase, naar: Fase, tekst: &'static str) -> Stap {
    Stap {
        van,
        naar,
        soort: StapSoort::Vooruit,
        reden_verplicht: false,
        tekst,
    }
}
const fn met_reden(van: Fase, naar: Fase, soort: StapSoort, tekst: &'static str) -> Stap {
    Stap {
        van,
        naar,
        soort,
        reden_verplicht: true,
        tekst,
    }
}

/// Every allowed step. A step that is not here does not exist.
const STAPPEN: [Stap; 18] = [
    vooruit(Fase::Aangemeld, Fase::Triage, "Begin met wegen"),
    vooruit(Fase::Triage, Fase::Onderzoek, "Begin met het onderzoek"),
    vooruit(Fase::Onderzoek, Fase::Plan, "Begin met het plan"),
    vooruit(Fase::Plan, Fase::Uitvoering, "Begin met uitvoeren"),
    vooruit(Fase::Uitvoering, Fase::Afronding, "Begin met afronden"),
    vooruit(Fase::Afronding, Fase::Nazorg, "Sluit af en begin met nazorg"),
    vooruit(Fase::Nazorg, Fase::Gesloten, "Sluit de casus"),
    met_reden(
        Fase::Plan,
        Fase::Onderzoek,
        StapSoort::Terug,
        "Terug naar onderzoek",
    ),
    met_reden(
        Fase::Uitvoering,
        Fase::Plan,
        StapSoort::Terug,
        "Terug naar het plan",
    ),
    met_reden(
        Fase::Afronding,
        Fase::Uitvoering,
        StapSoort::Terug,
        "Terug naar uitvoering",
    ),
    met_reden(
        Fase::Nazorg,
        Fase::Onderzoek,
        StapSoort::Hermelding,
        "Neem de draad weer op",
    ),
    met_reden(
        Fase::Gesloten,
        Fase::Onderzoek,
        StapSoort::Hermelding,
        "Neem de draad weer op",
    ),
    met_reden(
        Fase::Aangemeld,
        Fase::Gesloten,
        StapSoort::VroegSluiten,
        "Sluit eerder",
    ),
    met_reden(
        Fase::Triage,
        Fase::Gesloten,
        StapSoort::VroegSluiten,
        "Sluit eerder",
    ),
    met_reden(
        Fase::Onderzoek,
        Fase::Gesloten,
        StapSoort::VroegSluiten,
        "Sluit eerder",
    ),
    met_reden(
        Fase::Plan,
        Fase::Gesloten,
        StapSoort::VroegSluiten,
        "Sluit eerder",
    ),
    met_reden(
        Fase::Uitvoering,
        Fase::Gesloten,
        StapSoort::VroegSluiten,
        "Sluit eerder",
    ),
    met_reden(
        Fase::Afronding,
        Fase::Gesloten,
        StapSoort::VroegSluiten,
        "Sluit eerder",
    ),
];

/// The steps that a person may choose from a phase; a hermelding is not chosen but follows from a melding.
pub fn stappen(van: Fase) -> impl Iterator<Item = Stap> {
    STAPPEN
        .into_iter()
        .filter(move |s| s.van == van && s.soort != StapSoort::Hermelding)
}

/// The step between two phases, when it is allowed.
pub fn stap(van: Fase, naar: Fase) -> Option<Stap> {
    STAPPEN.into_iter().find(|s| s.van == van && s.naar == naar)
}

/// Takes a step forward, back or by hermelding, when all it needs is there.
///
/// # Errors
/// Every reason why not, each with what to do.
pub fn zet(van: Fase, naar: Fase, stand: &Casusstand, reden: &str) -> Result<Fasewissel, Vec<Weigering>> {
    let Some(stap) = stap(van, naar).filter(|s| s.soort != StapSoort::VroegSluiten) else {
        let mogelijk: Vec<&str> = stappen(van).map(|s| s.naar.label()).collect();
        let tekst = format!(
            "Van {} naar {} kan niet. Wel kan: {}.",
            van.label(),
            naar.label(),
            mogelijk.join(", ")
        );
        return Err(vec![Weigering::new("casus.stap_bestaat_niet", tekst)]);
    };
    let mut weigeringen = stand.ontbreekt_voor(&stap);
    if stap.reden_verplicht && reden.trim().is_empty() {
        weigeringen.push(Weigering::new(
            "casus.reden",
            "Schrijf op waarom je deze stap zet.",
        ));
    }
    if !weigeringen.is_empty() {
        return Err(weigeringen);
    }
    let tekst = match stap.soort {
        StapSoort::Terug => format!(
            "Terug van {} naar {}.",
            van.label().to_lowercase(),
            naar.label().to_lowercase()
        ),
        StapSoort::Hermelding => "Door een nieuwe melding is de draad weer opgenomen.".to_owned(),
        StapSoort::Vooruit | StapSoort::VroegSluiten => {
            format!(
                "Van {} naar {}.",
                van.label().to_lowercase(),
                naar.label().to_lowercase()
            )
        }
    };
    Ok(Fasewissel {
        van,
        naar,
        soort: stap.soort,
        sluitreden: None,
        reden: reden.trim().to_owned(),
        tekst,
    })
}

/// Ends a casus before its time, with one of the fixed reasons and an explanation.
///
/// # Errors
/// Every reason why not, each with what to do.
pub fn sluit_vroeg(
    van: Fase,
    sluitreden: Sluitreden,
    toelichting: &str,
) -> Result<Fasewissel, Vec<Weigering>> {
    let mut weigeringen = Vec::new();
    if stap(van, Fase::Gesloten).is_none_or(|s| s.soort != StapSoort::VroegSluiten) {
        let tekst = match van {
            Fase::Gesloten => "Deze casus is al gesloten.",
            _ => "In de nazorg sluit je de casus na het laatste moment. Eerder sluiten is niet nodig.",
        };
        weigeringen.push(Weigering::new("casus.stap_bestaat_niet", tekst));
    } else if sluitreden == Sluitreden::GeenCasus
        && !matches!(van, Fase::Aangemeld | Fase::Triage | Fase::Onderzoek)
    {
        weigeringen.push(Weigering::new(
            "casus.wel_een_casus",
            "Er is al een plan gemaakt. Dan is het een casus: rond het plan af, of kies een andere reden.",
        ));
    }
    if toelichting.trim().chars().count() < 10 {
        weigeringen.push(Weigering::new(
            "casus.reden",
            "Schrijf in een zin op waarom de casus eerder stopt en wie het nu overneemt.",
        ));
    }
    if !weigeringen.is_empty() {
        return Err(weigeringen);
    }
    Ok(Fasewissel {
        van,
        naar: Fase::Gesloten,
        soort: StapSoort::VroegSluiten,
        sluitreden: Some(sluitreden),
        reden: toelichting.trim().to_owned(),
        tekst: format!("De casus is eerder gesloten: {}.", sluitreden.label()),
    })
}

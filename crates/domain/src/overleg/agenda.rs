// SPDX-License-Identifier: EUPL-1.2
//! Agenda items and decisions.

use crate::{casus::Fase, code_enum, kern::Weigering, plan::mag_naar_mdo};

code_enum! {
    /// Why a casus is on the agenda.
    pub enum PuntSoort {
        Toewijzen = "toewijzen", "regisseur kiezen";
        PlanZien = "plan_zien", "plan bekijken";
    }
}

code_enum! {
    /// Where an agenda item stands.
    pub enum AgendapuntStatus {
        Open = "open", "op de lijst";
        Besloten = "besloten", "besloten";
        Ingetrokken = "ingetrokken", "van de lijst gehaald";
    }
}

code_enum! {
    /// What the MDO decides.
    pub enum Besluit {
        RegisseurGekozen = "regisseur_gekozen", "regisseur gekozen";
        AnderTeam = "ander_team", "naar een ander team";
        PlanGezien = "plan_gezien", "plan gezien, uitvoeren mag";
        PlanAanpassen = "plan_aanpassen", "plan gezien, eerst aanpassen";
        Uitstellen = "uitstellen", "uitgesteld";
    }
}

impl PuntSoort {
    /// The decisions that may be taken on this kind of item.
    pub const fn besluiten(self) -> &'static [Besluit] {
        match self {
            Self::Toewijzen => &[Besluit::RegisseurGekozen, Besluit::AnderTeam, Besluit::Uitstellen],
            Self::PlanZien => &[Besluit::PlanGezien, Besluit::PlanAanpassen, Besluit::Uitstellen],
        }
    }
}

impl Besluit {
    /// True when the item is done with it; a deferred item stays open.
    pub const fn sluit_punt(self) -> bool {
        !matches!(self, Self::Uitstellen)
    }
    /// True when the plan counts as seen once (requirement E2): also when it has to be changed first.
    pub const fn is_gezien(self) -> bool {
        matches!(self, Self::PlanGezien | Self::PlanAanpassen)
    }
}

/// What is known when a casus is put on the agenda.
#[derive(Clone, Copy, Debug)]
pub struct Agendavraag {
    /// Kind of item.
    pub soort: PuntSoort,
    /// Phase of the casus.
    pub fase: Fase,
    /// Is there an open item of this casus and kind already?
    pub al_open: bool,
    /// Number of frozen versions of the plan.
    pub planversies: usize,
    /// Was a version seen by the MDO?
    pub plan_gezien: bool,
}

/// May this be on the agenda? There is at most one open item per casus and kind. A regisseur may be chosen in any
/// phase before closing (also a new one); a plan is shown in the phase plan, once.
///
/// # Errors
/// Why not.
pub fn mag_agenderen(v: &Agendavraag) -> Result<(), Weigering> {
    if v.al_open {
        return Err(Weigering::new(
            "overleg.al_op_lijst",
            "Deze casus staat al op de lijst van het MDO.",
        ));
    }
    if v.fase == Fase::Gesloten {
        return Err(Weigering::new("overleg.gesloten", "Deze casus is gesloten."));
    }
    match v.soort {
        PuntSoort::Toewijzen => Ok(()),
        PuntSoort::PlanZien if v.fase != Fase::Plan => Err(Weigering::new(
            "overleg.fase",
            format!(
                "Het plan gaat naar het MDO in de fase plan. Deze casus is in de fase {}.",
                v.fase.label().to_lowercase()
            ),
        )),
        PuntSoort::PlanZien => mag_naar_mdo(v.planversies, v.plan_gezien),
    }
}

/// Checks a decision on an open item.
///
/// # Errors
/// Done already, a decision that does not belong to the item, no regisseur chosen, or no explanation.
pub fn controleer_besluit(
    soort: PuntSoort,
    status: AgendapuntStatus,
    besluit: Besluit,
    regisseur: bool,
    toelichting: &str,
) -> Result<(), Weigering> {
    if status != AgendapuntStatus::Open {
        return Err(Weigering::new(
            "overleg.al_besloten",
            "Over dit punt is al besloten. Ververs de lijst.",
        ));
    }
    if !soort.besluiten().contains(&besluit) {
        return Err(Weigering::new(
            "overleg.besluit",
            "Dit besluit hoort niet bij dit punt.",
        ));
    }
    if besluit == Besluit::RegisseurGekozen && !regisseur {
        return Err(Weigering::new(
            "overleg.regisseur",
            "Kies wie de regisseur wordt.",
        ));
    }
    let moet = matches!(
        besluit,
        Besluit::AnderTeam | Besluit::PlanAanpassen | Besluit::Uitstellen
    );
    if moet && toelichting.trim().is_empty() {
        return Err(Weigering::new(
            "overleg.toelichting",
            "Schrijf op waarom, en wat er nu moet gebeuren.",
        ));
    }
    Ok(())
}

// SPDX-License-Identifier: EUPL-1.2
//! What a step needs (requirements D1, D3, D5, E2, E5).

use super::{Fase, Stap, StapSoort};
use crate::kern::Weigering;

/// What is there in a casus, as far as steps depend on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Casusstand {
    /// Is there a current regisseur?
    pub regisseur: bool,
    /// Has the intake been started?
    pub intake: bool,
    /// Is there a frozen version of the plan?
    pub planversie: bool,
    /// Was a version of the plan seen by the MDO once (requirement E2)?
    pub plan_gezien_door_mdo: bool,
    /// Is the resident's judgement on the plan recorded, also when it is "oneens" (requirement E5)?
    pub oordeel_inwoner: bool,
    /// Number of open ends without an answer (requirement D5).
    pub open_einden: usize,
    /// Number of nazorg moments that were not held yet.
    pub nazorg_open: usize,
    /// Is there a new melding within the nazorg period?
    pub hermelding: bool,
}

impl Casusstand {
    /// What is missing for a step, each with what to do.
    pub fn ontbreekt_voor(&self, stap: &Stap) -> Vec<Weigering> {
        let mut w = Vec::new();
        let mut eis = |goed: bool, code: &str, tekst: &str| {
            if !goed {
                w.push(Weigering::new(code, tekst));
            }
        };
        match (stap.van, stap.naar, stap.soort) {
            (_, _, StapSoort::Hermelding) => eis(
                self.hermelding,
                "casus.geen_hermelding",
                "De draad weer opnemen kan alleen na een nieuwe melding binnen de tijd van nazorg.",
            ),
            (_, Fase::Plan, StapSoort::Vooruit) => {
                eis(
                    self.regisseur,
                    "casus.geen_regisseur",
                    "Er is nog geen regisseur. Zet de casus op de lijst van het MDO om er een te kiezen.",
                );
                eis(
                    self.intake,
                    "casus.geen_intake",
                    "Vul eerst de intake in, samen met het huishouden.",
                );
            }
            (_, Fase::Uitvoering, StapSoort::Vooruit) => {
                eis(
                    self.regisseur,
                    "casus.geen_regisseur",
                    "Er is geen regisseur. Laat het MDO er een kiezen.",
                );
                eis(
                    self.planversie,
                    "casus.geen_planversie",
                    "Leg eerst een versie van het plan vast.",
                );
                eis(
                    self.plan_gezien_door_mdo,
                    "casus.plan_niet_gezien",
                    "Het MDO heeft het plan nog niet gezien. Zet het plan op de lijst van het MDO.",
                );
                eis(
                    self.oordeel_inwoner,
                    "casus.geen_oordeel",
                    "Leg vast wat de inwoner van het plan vindt: akkoord, deels of oneens.",
                );
            }
            (_, Fase::Nazorg, StapSoort::Vooruit) => {
                let tekst = match self.open_einden {
                    1 => "Er is nog 1 open einde. Geef er eerst een antwoord op.".to_owned(),
                    n => format!("Er zijn nog {n} open einden. Geef er eerst een antwoord op."),
                };
                eis(self.open_einden == 0, "casus.open_einden", &tekst);
            }
            (_, Fase::Gesloten, StapSoort::Vooruit) => {
                let tekst = match self.nazorg_open {
                    1 => "Er staat nog 1 moment van nazorg open.".to_owned(),
                    n => format!("Er staan nog {n} momenten van nazorg open."),
                };
                eis(self.nazorg_open == 0, "casus.nazorg_open", &tekst);
            }
            _ => {}
        }
        w
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! The next thing to do in a casus, in one sentence (issue 2: "phase and what is next").

use super::{Casusstand, Fase};

/// What to do now.
pub fn wat_nu(fase: Fase, s: &Casusstand) -> String {
    let tekst = match fase {
        Fase::Aangemeld => "Begin met wegen.",
        Fase::Triage if !s.regisseur => "Zet de casus op de lijst van het MDO om een regisseur te kiezen.",
        Fase::Triage => "Begin met het onderzoek.",
        Fase::Onderzoek if !s.regisseur => "Laat het MDO een regisseur kiezen.",
        Fase::Onderzoek if !s.intake => "Ga in gesprek met het huishouden en vul de intake in.",
        Fase::Onderzoek => "Begin met het plan.",
        Fase::Plan if !s.planversie => "Maak samen met het huishouden het plan en leg een versie vast.",
        Fase::Plan if !s.plan_gezien_door_mdo => "Zet het plan op de lijst van het MDO.",
        Fase::Plan if !s.oordeel_inwoner => "Vraag de inwoner wat die van het plan vindt, en leg dat vast.",
        Fase::Plan => "Begin met uitvoeren.",
        Fase::Uitvoering => "Houd de afspraken bij en kijk op tijd samen terug.",
        Fase::Afronding if s.open_einden == 1 => {
            return "Geef een antwoord op het laatste open einde.".to_owned();
        }
        Fase::Afronding if s.open_einden > 1 => {
            return format!("Geef een antwoord op {} open einden.", s.open_einden);
        }
        Fase::Afronding => "Sluit af en begin met nazorg.",
        Fase::Nazorg if s.nazorg_open > 0 => "Vraag op het volgende moment hoe het gaat.",
        Fase::Nazorg => "Sluit de casus.",
        Fase::Gesloten => "De casus is gesloten. Er is niets te doen.",
    };
    tekst.to_owned()
}

// SPDX-License-Identifier: EUPL-1.2
//! Checks an inrichting as a whole and reports everything that is wrong.

use super::{Inrichting, Telregels};
use crate::{casus::Fase, kern::Fouten, termijn::einddatum};
use std::collections::BTreeSet;

/// Adds an error for each code that is empty, not made of lowercase letters, digits and `_`, or double.
fn controleer_codes<'a>(fouten: &mut Fouten, veld: &str, codes: impl Iterator<Item = &'a str>) {
    let mut gezien = BTreeSet::new();
    for code in codes {
        let goed = !code.is_empty()
            && code
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        if !goed {
            fouten.voeg(
                veld,
                format!("De code '{code}' mag alleen kleine letters, cijfers en _ hebben."),
            );
        }
        if !gezien.insert(code) {
            fouten.voeg(veld, format!("De code '{code}' staat er twee keer in."));
        }
    }
    if gezien.is_empty() {
        fouten.voeg(veld, "Deze lijst is leeg. Zet er minstens één regel in.");
    }
}

fn controleer_drempel(fouten: &mut Fouten, veld: &str, drempel: u8, aantal: usize) {
    if drempel == 0 || usize::from(drempel) > aantal {
        fouten.voeg(
            veld,
            format!(
                "De drempel is {drempel}. Kies een getal van 1 tot en met {aantal}, het aantal gebieden."
            ),
        );
    }
}

impl Inrichting {
    /// Checks everything.
    ///
    /// # Errors
    /// All values that are wrong, each with where and what to do.
    pub fn valideer(&self) -> Result<(), Fouten> {
        let mut f = Fouten::new();
        if self.code.trim().is_empty() || self.naam.trim().is_empty() {
            f.voeg("code", "Vul een code en een naam in.");
        }
        if self.versie == 0 {
            f.voeg("versie", "De versie begint bij 1.");
        }
        if self.geldig_tot.is_some_and(|tot| tot <= self.geldig_van) {
            f.voeg("geldig_tot", "De einddatum moet na de begindatum liggen.");
        }
        self.toegang.controleer(&mut f);
        controleer_codes(
            &mut f,
            "leefgebieden",
            self.leefgebieden.iter().map(|l| l.code.as_str()),
        );
        controleer_codes(
            &mut f,
            "probleemsoorten",
            self.probleemsoorten.iter().map(|r| r.code.as_str()),
        );
        controleer_codes(&mut f, "routes", self.routes.iter().map(|r| r.code.as_str()));
        controleer_codes(
            &mut f,
            "doelgroepen",
            self.doelgroepen.iter().map(|d| d.code.as_str()),
        );
        let Telregels { drempel, gebieden } = &self.drie_uit_acht;
        controleer_codes(
            &mut f,
            "drie_uit_acht.gebieden",
            gebieden.iter().map(|r| r.code.as_str()),
        );
        controleer_drempel(&mut f, "drie_uit_acht.drempel", *drempel, gebieden.len());
        controleer_codes(
            &mut f,
            "ggsr.gebieden",
            self.ggsr.gebieden.iter().map(|r| r.code.as_str()),
        );
        controleer_drempel(
            &mut f,
            "ggsr.drempel",
            self.ggsr.drempel,
            self.ggsr.gebieden.len(),
        );
        if !(1..=4).contains(&self.behoefte_ernst) {
            f.voeg(
                "behoefte_ernst",
                "Kies tot en met welk getal iets een probleem is: 1, 2, 3 of 4.",
            );
        }
        self.controleer_routes(&mut f);
        self.controleer_termijnen(&mut f);
        self.controleer_caseload(&mut f);
        let t = &self.toezicht;
        if t.werkdag_van >= t.werkdag_tot || t.werkdag_tot > 24 {
            f.voeg(
                "toezicht.werkdag_tot",
                "Het einde van de werkdag ligt na het begin, en niet na 24 uur.",
            );
        }
        f.of(())
    }

    fn controleer_routes(&self, f: &mut Fouten) {
        let mut voorrang = BTreeSet::new();
        for route in &self.routes {
            let veld = format!("routes.{}", route.code);
            if route.wanneer.is_empty() {
                f.voeg(&veld, "Zeg wanneer deze route geldt, met minstens één kenmerk.");
            }
            if route.reden.trim().is_empty() {
                f.voeg(&veld, "Vul de reden in die op het scherm komt.");
            }
            if !voorrang.insert(route.voorrang) {
                f.voeg(
                    &veld,
                    format!(
                        "Voorrang {} is al gebruikt. Geef elke route een eigen getal.",
                        route.voorrang
                    ),
                );
            }
        }
    }

    fn controleer_termijnen(&self, f: &mut Fouten) {
        for (code, naam, duur) in self.termijnen.lijst() {
            if duur.aantal == 0 {
                f.voeg(
                    format!("termijnen.{code}"),
                    format!("{naam}: de termijn mag niet 0 zijn."),
                );
            }
        }
        if einddatum(self.geldig_van, self.termijnen.waarschuwing)
            > einddatum(self.geldig_van, super::termijnen::een_jaar())
        {
            f.voeg(
                "termijnen.waarschuwing",
                "Een waarschuwing wordt minstens elk jaar herbeoordeeld. Kies hoogstens 12 maanden.",
            );
        }
        if self.termijnen.nazorg.is_empty() {
            f.voeg("termijnen.nazorg", "Kies minstens één moment voor nazorg.");
        }
        let momenten: Vec<_> = self
            .termijnen
            .nazorg
            .iter()
            .map(|d| einddatum(self.geldig_van, *d))
            .collect();
        if momenten.windows(2).any(|w| w.first() >= w.last()) {
            f.voeg(
                "termijnen.nazorg",
                "Zet de momenten van nazorg op volgorde, het eerste eerst.",
            );
        }
        for fase in self
            .termijnen
            .fase
            .keys()
            .filter(|f| matches!(f, Fase::Nazorg | Fase::Gesloten))
        {
            f.voeg(
                format!("termijnen.fase.{}", fase.code()),
                "Deze fase heeft geen eigen termijn. Nazorg volgt uit de momenten.",
            );
        }
    }

    fn controleer_caseload(&self, f: &mut Fouten) {
        if !self.caseload.maximum.contains_key("casusregisseur") {
            f.voeg("caseload.maximum", "Vul het maximum voor casusregisseur in.");
        }
        for (rol, maximum) in &self.caseload.maximum {
            if *maximum == 0 || *maximum > 200 {
                f.voeg(
                    format!("caseload.maximum.{rol}"),
                    format!("Het maximum is {maximum}. Kies een getal van 1 tot en met 200."),
                );
            }
        }
        for (fase, gewicht) in &self.caseload.gewicht {
            if *gewicht > 300 {
                f.voeg(
                    format!("caseload.gewicht.{}", fase.code()),
                    format!("Het gewicht is {gewicht}. Kies 0 tot en met 300; 100 is één hele casus."),
                );
            }
        }
        if self.caseload.overmaat_dagen == 0 {
            f.voeg(
                "caseload.overmaat_dagen",
                "Kies hoeveel dagen iemand boven het maximum mag, minstens 1.",
            );
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! Who directs the casus, and what the MDO decided.

use super::{Lijn, Opdracht, Verteller, overleg_id};
use crate::{
    deel::{Deel, Keuze, overmaat_tot},
    id::Id,
    journaal,
    kans::Kans,
    levens::Leven,
    rijen::*,
    tijd::{Dag, Moment},
};
use domain::casus::Fase;

impl Verteller<'_> {
    /// The regisseur from the MDO on; sometimes another one came first.
    pub(super) fn kies_regisseur(
        &mut self,
        deel: &mut Deel,
        kans: &mut Kans,
        lijn: &Lijn,
        bereikt: Fase,
        opdracht: &Opdracht<'_>,
    ) -> Keuze {
        let o = &self.w.o;
        let teams = &self.leven.teams;
        let keuze = if opdracht.fase == Fase::Gesloten {
            Keuze {
                mens: deel.vroegere(o, teams, None, kans),
                van_naar: (7, 8),
                overmaat: false,
            }
        } else {
            opdracht
                .regisseur
                .and_then(|naam| deel.genoemde(o, naam, opdracht.fase))
                .unwrap_or_else(|| deel.regisseur(o, teams, opdracht.fase, kans))
        };
        if bereikt >= Fase::Uitvoering && (lijn.uitvoering.0 - lijn.mdo.0) > 40 && kans.procent(14) {
            let eerst = deel.vroegere(o, teams, Some(keuze.mens), kans);
            let op = lijn
                .plan
                .plus(kans.tussen(2, 30))
                .min(lijn.uitvoering)
                .min(self.w.vandaag.plus(-1))
                .werkdag_ervoor();
            self.regie = vec![(eerst, lijn.mdo, Some(op)), (keuze.mens, op, None)];
        } else {
            self.regie = vec![(keuze.mens, lijn.mdo, None)];
        }
        keuze
    }

    pub(super) fn regies(
        &self,
        deel: &Deel,
        kans: &mut Kans,
        bak: &mut Bak,
        keuze: Keuze,
        einde: Option<Dag>,
    ) {
        let w = self.w;
        let laatste = self.regie.len().saturating_sub(1);
        let mut volgende_van = None;
        for (n, (mens, van, tot)) in self.regie.iter().enumerate() {
            let m = &w.o.mensen[*mens];
            let van_op = volgende_van.unwrap_or_else(|| van.om(10, kans.tussen(0, 59)));
            let tot_op = tot.or(einde).map(|d| d.om(16, kans.tussen(0, 59)));
            volgende_van = tot_op;
            let overmaat = n == laatste && keuze.overmaat;
            let (voor, na) = keuze.van_naar;
            let door = if overmaat || n == 0 {
                w.o.procesmanager
            } else {
                w.o.iemand(deel.nummer, m.team, kans)
            };
            let door = if n == 0 && !overmaat { w.o.voorzitter } else { door };
            let id = Id::op(van_op, kans);
            let stem = *kans.kies(&[
                "Kent {naam} al van een eerder gesprek en vindt het goed.",
                "Vindt het goed, als het bij één persoon blijft.",
                "Had liever een vrouw gehad, maar wil het proberen.",
                "Maakt niet uit, als iemand maar terugbelt.",
                "Is gebeld en vindt het goed.",
                "Nog niet gesproken; wordt bij het eerste gesprek gevraagd.",
            ]);
            let reden: Tekst = if n == 0 && !overmaat {
                format!(
                    "Het zwaarste probleem ligt op het gebied van {}. Er is plek: {voor} → {na} van 15.",
                    gebied_naam(self.leven)
                )
                .into()
            } else if n == 0 {
                "Kent het huishouden al en kan direct beginnen.".into()
            } else {
                (*kans.kies(&[
                    "Andere kennis is nu nodig. De overdracht was samen met het huishouden.",
                    "Het klikte niet goed. Het huishouden vroeg om iemand anders.",
                    "De vorige regisseur kreeg ander werk. Er was een warme overdracht.",
                ]))
                .into()
            };
            let wat = if overmaat {
                journaal::REGIE_OVERMAAT
            } else if n == 0 {
                journaal::REGIE_TOEGEWEZEN
            } else {
                journaal::REGIE_OVERGEDRAGEN
            };
            self.boek(&mut bak.journaal)
                .schrijf(van_op, Some(w.o.mensen[door].id), wat, Some(id), kans);
            bak.regie.push(RegieRij {
                gemeente: w.gemeente,
                id,
                casus_id: self.casus,
                medewerker_id: m.id,
                van: van_op,
                tot: tot_op,
                reden,
                stem_inwoner: stem.replace("{naam}", &m.naam).into(),
                toegewezen_door: w.o.mensen[door].id,
                overmaat_reden: if overmaat {
                    "Het huishouden kent deze regisseur. Over vier weken gaan er twee casussen naar nazorg."
                        .into()
                } else {
                    "".into()
                },
                overmaat_tot: overmaat.then_some(overmaat_tot(w.vandaag)),
                einde_reden: match (tot, tot_op) {
                    (Some(_), _) => "Overgedragen aan een andere regisseur.".into(),
                    (None, Some(_)) => "De casus is gesloten.".into(),
                    _ => "".into(),
                },
            });
        }
    }

    pub(super) fn agenda(
        &self,
        kans: &mut Kans,
        bak: &mut Bak,
        lijn: &Lijn,
        tot_en_met: Fase,
        opdracht: &Opdracht<'_>,
    ) {
        let w = self.w;
        let mut punt = |kans: &mut Kans,
                        soort_code: &'static str,
                        datum: Dag,
                        gezet: Moment,
                        besluit: Option<&'static str>,
                        vraag: Tekst| {
            let id = Id::op(gezet, kans);
            let besloten = besluit.map(|_| datum.om(10, kans.tussen(0, 59)));
            self.boek(&mut bak.journaal).schrijf(
                gezet,
                Some(w.o.mensen[w.o.procesmanager].id),
                journaal::AGENDA_GEZET,
                Some(id),
                kans,
            );
            if let Some(op) = besloten {
                self.boek(&mut bak.journaal).schrijf(
                    op,
                    Some(w.o.mensen[w.o.voorzitter].id),
                    journaal::AGENDA_BESLOTEN,
                    Some(id),
                    kans,
                );
            }
            bak.agendapunt.push(AgendapuntRij {
                gemeente: w.gemeente,
                id,
                overleg_id: overleg_id(datum),
                casus_id: self.casus,
                soort: soort_code,
                vraag,
                status: if besluit.is_some() { "besloten" } else { "open" },
                besluit: besluit.unwrap_or("").into(),
                besloten_op: besloten,
                besloten_door: besloten.map(|_| w.o.mensen[w.o.voorzitter].id),
                aangemaakt_op: gezet,
                version: if besluit.is_some() { 2 } else { 1 },
            });
        };
        let gezet = lijn.start.om(15, kans.tussen(0, 59)).min(w.nu);
        let vraag = format!(
            "Wie wordt regisseur? Het zwaarste probleem ligt op het gebied van {}.",
            gebied_naam(self.leven)
        );
        if tot_en_met < Fase::Onderzoek {
            punt(kans, "toewijzen", w.mdo, gezet, None, vraag.into());
            return;
        }
        punt(
            kans,
            "toewijzen",
            lijn.mdo,
            gezet,
            Some("regisseur_gekozen"),
            vraag.into(),
        );
        let vraag = "Klopt het plan? Past iedereen zijn eigen deel?";
        if tot_en_met > Fase::Plan {
            punt(
                kans,
                "plan_zien",
                lijn.gezien,
                lijn.versie.om(16, 5),
                Some("plan_gezien"),
                vraag.into(),
            );
        } else if tot_en_met == Fase::Plan && opdracht.wacht_op_mdo && lijn.versie < w.vandaag {
            punt(
                kans,
                "plan_zien",
                w.mdo,
                lijn.versie.om(16, 5),
                None,
                vraag.into(),
            );
        }
    }
}

/// The heaviest life area in words.
fn gebied_naam(leven: &Leven) -> &'static str {
    match leven
        .gebieden
        .iter()
        .min_by_key(|g| g.ernst)
        .map_or("", |g| g.leefgebied)
    {
        "gezin" => "gezin en opgroeien",
        "schulden" => "geld en schulden",
        "onderwijs" => "school en leren",
        "netwerk" => "familie en vrienden",
        "ondersteuning" => "hulp in het dagelijks leven",
        "welzijn" => "meedoen",
        anders => anders,
    }
}

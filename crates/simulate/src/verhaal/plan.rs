// SPDX-License-Identifier: EUPL-1.2
//! The plan: goals, actions and how they stand, frozen versions, answers to open ends.

use super::{Lijn, Opdracht, Verteller};
use crate::{
    gezin::Lid,
    id::Id,
    journaal,
    kans::Kans,
    plan::{Actie, Doel, inhoud, inhoud_tekst},
    rijen::*,
};
use domain::{
    afsluiten::{Behoefte, open_einden},
    casus::Fase,
};

impl Verteller<'_> {
    pub(super) fn plan(
        &mut self,
        kans: &mut Kans,
        bak: &mut Bak,
        lijn: &Lijn,
        klaar: bool,
        tot_en_met: Fase,
    ) {
        let w = self.w;
        let vandaag = w.vandaag;
        let gemeente = w.gemeente;
        let loopt = tot_en_met >= Fase::Uitvoering;
        let bijna_klaar = tot_en_met >= Fase::Afronding;
        let begin = lijn.plan.plus(2).werkdag();
        let evaluatie = (!klaar).then(|| {
            let mut d = lijn.uitvoering.plus(91);
            while d < vandaag {
                d = d.plus(91);
            }
            d.werkdag()
        });
        // Goals and actions with how they stand today.
        for (n, d) in self.leven.doelen.iter().enumerate() {
            // A third goal comes later, when there is room for it.
            if n >= 2 && !loopt && kans.procent(50) {
                continue;
            }
            let doel_id = Id::op(begin.om(11, kans.tussen(0, 59)), kans);
            let sjabloon = *kans.kies(&d.woorden);
            let woorden = self.vul.tekst(sjabloon, kans);
            let mut acties = Vec::new();
            let mut gelukt = 0;
            for a in &d.acties {
                let (wie_soort, wie, persoon, betrokkene) = self.wie(a.wie);
                let basis = if loopt || klaar {
                    lijn.uitvoering
                } else {
                    lijn.plan
                };
                let mut voor = basis.plus(a.dagen).werkdag();
                if (!loopt && voor < vandaag) || kans.procent(8) {
                    voor = voor.max(vandaag).plus(kans.tussen(5, 60)).werkdag();
                }
                if klaar {
                    voor = voor.min(lijn.afronding);
                }
                let voorbij = voor < vandaag;
                let trek = kans.onder(100);
                let (status, reden): (&'static str, &'static str) = if klaar || (voorbij && bijna_klaar) {
                    match trek {
                        0..80 => ("gelukt", ""),
                        80..92 => (
                            "niet_gelukt",
                            "Het lukte niet. In het gesprek is een andere oplossing gekozen.",
                        ),
                        _ => ("vervallen", "Niet meer nodig."),
                    }
                } else if voorbij && loopt {
                    match trek {
                        0..66 => ("gelukt", ""),
                        66..76 => ("niet_gelukt", "Er was geen plek. Er wordt iets anders gezocht."),
                        76..80 => ("vervallen", "Niet meer nodig."),
                        80..92 => ("bezig", ""),
                        _ => ("open", ""),
                    }
                } else if loopt {
                    if trek < 55 { ("bezig", "") } else { ("open", "") }
                } else {
                    ("open", "")
                };
                gelukt += i32::from(status == "gelukt");
                let gestart =
                    (status != "open").then(|| lijn.uitvoering.plus(kans.tussen(0, 9)).min(vandaag));
                let afgerond = matches!(status, "gelukt" | "niet_gelukt" | "vervallen").then(|| {
                    voor.plus(kans.tussen(-5, 9))
                        .min(vandaag.plus(-1))
                        .max(lijn.uitvoering)
                });
                let trede_reden: Tekst = if a.trede == 1 {
                    "".into()
                } else if a.reden.is_empty() {
                    "Alleen lukt dit nu niet.".into()
                } else {
                    self.vul.tekst(a.reden, kans)
                };
                acties.push(Actie {
                    id: Id::op(begin.om(11, kans.tussen(0, 59)), kans),
                    tekst: self.vul.tekst(a.tekst, kans),
                    wie_soort,
                    wie,
                    persoon,
                    betrokkene,
                    trede: a.trede,
                    trede_reden,
                    voor,
                    status,
                    status_reden: reden,
                    gestart,
                    afgerond,
                });
            }
            let score_nu = if loopt {
                (d.begin + gelukt.min(2)).min(5)
            } else {
                d.begin
            };
            self.doelen.push(Doel {
                id: doel_id,
                leefgebied: d.leefgebied,
                woorden,
                begin: d.begin,
                nu: (loopt || klaar).then_some(score_nu),
                acties,
            });
        }
        let mut boek = self.boek(&mut bak.journaal);
        let wie = self.mens(lijn.plan).id;
        for d in &self.doelen {
            boek.schrijf(
                begin.werktijd(kans),
                Some(wie),
                journaal::PLAN_GEWIJZIGD,
                Some(d.id),
                kans,
            );
            for a in &d.acties {
                boek.schrijf(
                    begin.werktijd(kans),
                    Some(wie),
                    journaal::PLAN_GEWIJZIGD,
                    Some(a.id),
                    kans,
                );
                for dag in [a.gestart, a.afgerond].into_iter().flatten() {
                    boek.schrijf(
                        dag.werktijd(kans),
                        Some(self.mens(dag).id),
                        journaal::ACTIE_GEWIJZIGD,
                        Some(a.id),
                        kans,
                    );
                }
            }
        }
        bak.plan.push(PlanRij {
            gemeente,
            casus_id: self.casus,
            evaluatie_op: evaluatie,
            version: 3,
        });
        crate::plan::rijen(gemeente, self.casus, &self.doelen, bak);
        if klaar {
            self.beantwoord(kans, bak, lijn);
        }
    }

    /// Every open end got its answer before the casus could close.
    pub(super) fn beantwoord(&self, kans: &mut Kans, bak: &mut Bak, lijn: &Lijn) {
        let w = self.w;
        let behoeften: Vec<Behoefte> = self
            .leven
            .gebieden
            .iter()
            .map(|g| Behoefte {
                leefgebied: g.leefgebied.to_owned(),
                label: w.inrichting.leefgebied_label(g.leefgebied).to_owned(),
                ernst: u8::try_from(g.ernst).unwrap_or(5),
            })
            .collect();
        let plan = inhoud(&w.inrichting, &self.doelen, true, false);
        for einde in open_einden(w.inrichting.behoefte_ernst, &behoeften, &plan, &[]) {
            let (antwoord, reden): (&str, &str) = *kans.kies(&[
                (
                    "geregeld_en_gestart",
                    "Het sociaal team komt elke maand langs en let hierop.",
                ),
                (
                    "niet_meer_nodig",
                    "Dit speelt nu niet meer. Dat is samen nagegaan.",
                ),
                (
                    "inwoner_wil_niet",
                    "Wil dit nu zelf doen en weet waar hulp te vinden is.",
                ),
            ]);
            bak.open_eind_antwoord.push(OpenEindAntwoordRij {
                gemeente: w.gemeente,
                casus_id: self.casus,
                sleutel: einde.sleutel.into(),
                antwoord: antwoord.into(),
                reden: reden.into(),
                door_id: self.mens(lijn.nazorg).id,
                op: lijn.nazorg.plus(-1).werkdag_ervoor().werktijd(kans).min(w.nu),
            });
        }
    }

    /// The frozen versions, with what the resident and the MDO said of them.
    pub(super) fn versies(
        &self,
        kans: &mut Kans,
        bak: &mut Bak,
        lijn: &Lijn,
        loopt: bool,
        opdracht: &Opdracht<'_>,
    ) {
        let w = self.w;
        let mut dagen = vec![lijn.versie];
        if loopt {
            let mut dag = lijn.uitvoering.plus(95).werkdag();
            while dag < w.vandaag && dag < lijn.afronding && dagen.len() < 3 {
                dagen.push(dag);
                dag = dag.plus(120).werkdag();
            }
        }
        let aantal = dagen.len();
        for (n, dag) in dagen.into_iter().enumerate() {
            let op = dag.werktijd(kans);
            let id = Id::op(op, kans);
            let door = self.mens(dag).id;
            let gezien = (n == 0 && !opdracht.wacht_op_mdo && loopt).then(|| lijn.gezien.om(10, 30));
            bak.planversie.push(PlanversieRij {
                gemeente: w.gemeente,
                id,
                casus_id: self.casus,
                nummer: i32::try_from(n + 1).unwrap_or(1),
                inhoud: inhoud_tekst(
                    &w.inrichting,
                    &self.doelen,
                    n + 1 == aantal && n > 0,
                    n == 0 && aantal > 1,
                )
                .into(),
                gemaakt_op: op,
                gemaakt_door: door,
                mdo_gezien_op: gezien,
                mdo_opmerking: if gezien.is_some() && kans.procent(30) {
                    "Goed plan. Let op het tempo."
                } else {
                    ""
                }
                .into(),
            });
            let mut boek = self.boek(&mut bak.journaal);
            boek.schrijf(op, Some(door), journaal::PLAN_VASTGELEGD, Some(id), kans);
            if gezien.is_some() {
                boek.schrijf(
                    lijn.gezien.om(10, 30),
                    Some(w.o.mensen[w.o.voorzitter].id),
                    journaal::PLAN_GEZIEN,
                    Some(id),
                    kans,
                );
            }
            let hoofd = self.huis.hoofd();
            let akkoord_op = dag.plus(1).werkdag().werktijd(kans).min(w.nu);
            let (oordeel, reden): (&'static str, &'static str) = match kans.onder(100) {
                0..82 => ("akkoord", ""),
                82..95 => ("deels", "Ik wil niet dat er zo veel mensen langskomen."),
                _ => (
                    "oneens",
                    "Ik zie het nut van die hulp niet, maar de rest mag doorgaan.",
                ),
            };
            boek.schrijf(akkoord_op, Some(door), journaal::PLAN_AKKOORD, Some(id), kans);
            bak.plan_akkoord.push(PlanAkkoordRij {
                gemeente: w.gemeente,
                planversie_id: id,
                partij: hoofd.id.to_string().into(),
                naam: hoofd.naam().into(),
                persoon_id: Some(hoofd.id),
                oordeel,
                reden: reden.into(),
                wijze: kans.een(&["gesprek", "gesprek", "telefoon", "brief"]),
                op: akkoord_op,
                vastgelegd_door: door,
            });
            let mut namen: Vec<&str> = Vec::new();
            for d in self.deelnemers.iter().filter(|d| d.mens.is_some()) {
                if namen.contains(&d.naam.as_str()) || kans.procent(15) {
                    continue;
                }
                namen.push(&d.naam);
                bak.plan_akkoord.push(PlanAkkoordRij {
                    gemeente: w.gemeente,
                    planversie_id: id,
                    partij: d.naam.clone().into(),
                    naam: d.naam.clone().into(),
                    persoon_id: None,
                    oordeel: "akkoord",
                    reden: "".into(),
                    wijze: "gesprek",
                    op: akkoord_op,
                    vastgelegd_door: door,
                });
            }
        }
    }

    /// Who does an action: kind, name, person, involved.
    pub(super) fn wie(&self, sleutel: &'static str) -> (&'static str, Tekst, Option<Id>, Option<Id>) {
        let persoon = |l: &Lid| ("inwoner", Tekst::from(l.aanspreek()), Some(l.id), None);
        match sleutel {
            "inwoner" => persoon(self.huis.hoofd()),
            "partner" => self
                .huis
                .partner()
                .map_or_else(|| persoon(self.huis.hoofd()), persoon),
            "kind" => self.huis.kind().map_or_else(
                || persoon(self.huis.hoofd()),
                |k| ("inwoner", k.voornaam.clone().into(), Some(k.id), None),
            ),
            _ => {
                let d = self.deelnemers.iter().find(|d| d.sleutel == sleutel);
                if let Some(rol) = sleutel.strip_prefix("net:") {
                    return ("netwerk", rol.into(), None, d.map(|d| d.id));
                }
                let naam: Tekst = match sleutel {
                    "budget" => "Budget Adviesbureau".into(),
                    "inkomen" => "Inkomensondersteuning".into(),
                    "wmo" => "Toegang Wmo".into(),
                    _ => self.w.o.partner(sleutel).2.into(),
                };
                ("professional", naam, None, d.map(|d| d.id))
            }
        }
    }
}

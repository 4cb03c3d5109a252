// SPDX-License-Identifier: EUPL-1.2
//! Who is involved, and the intake with the household.

use super::{Deelnemer, Lijn, Verteller};
use crate::{
    codes::{GROND_TOEGANG, GROND_TOESTEMMING},
    deel::Deel,
    id::Id,
    journaal,
    kans::Kans,
    rijen::*,
    tijd::Dag,
};
use domain::casus::Fase;

impl Verteller<'_> {
    pub(super) fn betrek(
        &mut self,
        deel: &Deel,
        kans: &mut Kans,
        bak: &mut Bak,
        lijn: &Lijn,
        einde: Option<Dag>,
        tot_en_met: Fase,
    ) {
        let w = self.w;
        // Who reported is involved from the start; who has an action joins with the plan.
        let mut wie: Vec<(&'static str, Dag)> = Vec::new();
        let mut voeg = |sleutel: &'static str, sinds: Dag| {
            if !matches!(sleutel, "-" | "" | "inwoner" | "kind" | "partner" | "regie")
                && !wie.iter().any(|x| x.0 == sleutel)
            {
                wie.push((sleutel, sinds));
            }
        };
        voeg(self.leven.meldingen[0].organisatie, lijn.melding);
        if tot_en_met >= Fase::Plan {
            for a in self.leven.doelen.iter().flat_map(|d| &d.acties) {
                voeg(a.wie, lijn.plan.plus(3).min(w.vandaag));
            }
        }
        for (sleutel, sinds) in wie {
            let op = sinds.werktijd(kans).min(w.nu);
            let id = Id::op(op, kans);
            let netwerk = sleutel.strip_prefix("net:");
            let team_soort = match sleutel {
                "budget" => Some("budget_advies"),
                "inkomen" => Some("inkomen"),
                "wmo" => Some("toegang_wmo"),
                _ => None,
            };
            let (mens, naam, organisatie): (Option<usize>, String, Option<(Id, &'static str)>) =
                if let Some(rol) = netwerk {
                    let man = rol.contains("broer") || rol.contains("oom") || rol.contains("man ");
                    let achternaam = crate::namen::achternaam(kans);
                    let voor = crate::namen::voornaam(kans, man);
                    let tussen = if achternaam.0.is_empty() {
                        String::new()
                    } else {
                        format!("{} ", achternaam.0)
                    };
                    (None, format!("{voor} {tussen}{}", achternaam.1), None)
                } else if let Some(soort_code) = team_soort {
                    let m = w.o.iemand(
                        deel.nummer,
                        w.o.team(deel.nummer, soort_code, self.huis.wijk),
                        kans,
                    );
                    (
                        Some(m),
                        w.o.mensen[m].naam.clone(),
                        Some(w.o.mensen[m].organisatie),
                    )
                } else {
                    let p = w.o.partner(sleutel);
                    // j.hendriks takes part in one casus only; school and huisarts mostly have no sign-in.
                    let kandidaten = if sleutel == "woon" { &p.3[1..] } else { &p.3[..] };
                    if matches!(sleutel, "school" | "huisarts") && kans.procent(70) {
                        (None, crate::namen::professional(kans).0, Some((p.1, p.2)))
                    } else {
                        let m = *kans.kies(kandidaten);
                        (Some(m), w.o.mensen[m].naam.clone(), Some((p.1, p.2)))
                    }
                };
            let regie = self.regisseur_op(sinds);
            if mens.is_some() && mens == regie {
                continue;
            }
            let wie_schrijft = self.mens(sinds).id;
            self.boek(&mut bak.journaal).schrijf(
                op,
                Some(wie_schrijft),
                journaal::BETROKKENE_TOEGEVOEGD,
                Some(id),
                kans,
            );
            let functie = mens.map_or(if sleutel == "school" { "mentor" } else { "huisarts" }, |m| {
                w.o.mensen[m].functie
            });
            bak.betrokkene.push(BetrokkeneRij {
                gemeente: w.gemeente,
                id,
                huishouden_id: self.huis.id,
                casus_id: Some(self.casus),
                soort: if netwerk.is_some() {
                    "netwerk"
                } else {
                    "professional"
                },
                medewerker_id: mens.map(|m| w.o.mensen[m].id),
                naam: naam.clone().into(),
                organisatie_id: organisatie.map(|o| o.0),
                organisatie: organisatie.map_or("", |o| o.1).into(),
                rol: netwerk.unwrap_or(functie).into(),
                telefoon: mens
                    .map_or_else(|| crate::namen::mobiel(kans), |m| w.o.mensen[m].telefoon.clone())
                    .into(),
                email: "".into(),
                grondslag: if netwerk.is_some() {
                    ""
                } else if team_soort.is_some() {
                    GROND_TOEGANG
                } else {
                    GROND_TOESTEMMING
                }
                .into(),
                grondslag_code: match (netwerk, team_soort) {
                    (Some(_), _) => "",
                    (None, Some(_)) => "wmo",
                    (None, None) => "toestemming",
                },
                doel: if netwerk.is_some() {
                    ""
                } else {
                    "meewerken aan het plan"
                }
                .into(),
                categorieen: "".into(),
                sinds,
                // Said again at the last monthly look; a few are behind. Not drawn, so that all else stays as it was.
                bevestigd_op: (netwerk.is_none() && mens.is_some()).then(|| {
                    w.vandaag
                        .plus(-3 - i32::try_from(self.deelnemers.len() * 11 + 5).unwrap_or(0) % 31)
                }),
                tot: match (einde, netwerk) {
                    (Some(e), _) => Some(e),
                    (None, Some(_)) => None,
                    (None, None) => Some(w.vandaag.plus(kans.tussen(-10, 200))),
                },
                einde_reden: if einde.is_some() {
                    "De casus is gesloten."
                } else {
                    ""
                }
                .into(),
                bron: "gesprek".into(),
                version: 1,
            });
            self.deelnemers.push(Deelnemer {
                sleutel,
                id,
                mens,
                naam,
            });
        }
    }

    pub(super) fn intake(&self, kans: &mut Kans, bak: &mut Bak, lijn: &Lijn, tot_en_met: Fase) {
        let w = self.w;
        let op = lijn.mdo.plus(kans.tussen(1, 8)).werkdag().werktijd(kans);
        if op > w.nu {
            return;
        }
        let id = Id::op(op, kans);
        let door = self.mens(lijn.mdo).id;
        let klaar = if tot_en_met > Fase::Onderzoek {
            Some(lijn.plan.werkdag_ervoor().om(9, kans.tussen(0, 50)).max(op))
        } else {
            None
        };
        let mut boek = self.boek(&mut bak.journaal);
        boek.schrijf(op, Some(door), journaal::INTAKE_GEMAAKT, Some(id), kans);
        if let Some(k) = klaar {
            boek.schrijf(k, Some(door), journaal::INTAKE_GEWIJZIGD, Some(id), kans);
        }
        bak.intake.push(IntakeRij {
            gemeente: w.gemeente,
            id,
            casus_id: self.casus,
            gestart_op: op,
            afgerond_op: klaar.map(|k| k.min(w.nu)),
            door_id: door,
            version: 1,
        });
        // The areas of the life in full; the others short, when the intake is ready.
        const OVERIG: [(&str, &str, i32); 11] = [
            ("gezin", "Daar gaat het goed mee.", 4),
            ("wonen", "Ik woon hier naar mijn zin.", 4),
            ("werk", "Nu niet, eerst dit.", 3),
            ("inkomen", "Krap, maar het gaat.", 3),
            ("schulden", "Geen bijzonderheden.", 5),
            ("gezondheid", "Af en toe moe.", 4),
            ("onderwijs", "Niet van toepassing.", 5),
            ("veiligheid", "Ik voel me veilig.", 5),
            ("netwerk", "Een paar mensen die ik vertrouw.", 4),
            ("welzijn", "Ik wil wel meer onder de mensen.", 3),
            ("ondersteuning", "Het meeste doe ik zelf.", 4),
        ];
        let mut antwoord =
            |leefgebied: &'static str, woorden: Tekst, wens: Tekst, kracht: Tekst, ernst: i32, al: Tekst| {
                bak.intake_antwoord.push(IntakeAntwoordRij {
                    gemeente: w.gemeente,
                    intake_id: id,
                    leefgebied,
                    eigen_woorden: woorden,
                    wens,
                    eigen_kracht: kracht,
                    ernst: Some(ernst),
                    al_betrokken: al,
                    bron: "gesprek".into(),
                    vastgelegd_door: door,
                    bevestigd_op: Dag::op(op),
                });
            };
        for g in &self.leven.gebieden {
            let al = self.deelnemers.first().map_or("", |d| {
                if d.mens.is_some() {
                    "Zie wie betrokken is"
                } else {
                    ""
                }
            });
            antwoord(
                g.leefgebied,
                self.vul.tekst(g.woorden, kans),
                self.vul.tekst(g.wens, kans),
                self.vul.tekst(g.kracht, kans),
                g.ernst,
                al.into(),
            );
        }
        if klaar.is_some() {
            for (gebied, woorden, ernst) in OVERIG {
                if !self.leven.gebieden.iter().any(|g| g.leefgebied == gebied) {
                    antwoord(gebied, woorden.into(), "".into(), "".into(), ernst, "".into());
                }
            }
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! Tells the story of one casus: from the first melding to where it stands today.

use crate::{
    Wereld,
    codes::{GROND_TOEGANG, GROND_TOESTEMMING, soort},
    deel::{Deel, Keuze, overmaat_tot},
    gezin::{Huis, Lid},
    id::Id,
    journaal::{self, JournaalRij},
    kans::Kans,
    levens::{Leven, Meldingtekst, Noottekst},
    melding::{self, Afloop},
    organisatie::Mens,
    plan::{Actie, Doel, inhoud, inhoud_tekst},
    rijen::*,
    tijd::{Dag, Moment},
    vul::Vul,
};
use domain::afsluiten::{Behoefte, open_einden};

/// Which story to tell.
#[derive(Clone, Copy, Debug)]
pub struct Opdracht<'a> {
    /// Phase in which the casus is today.
    pub fase: &'static str,
    /// Named regisseur, for the demo.
    pub regisseur: Option<&'a str>,
    /// A new melding took up the thread from nazorg.
    pub hermelding: bool,
    /// An earlier casus of the same household, closed before.
    pub eerder: bool,
    /// The version of the plan waits for the MDO of the coming Wednesday.
    pub wacht_op_mdo: bool,
}

/// The days on which a casus goes on.
#[derive(Clone, Copy, Debug)]
struct Lijn {
    melding: Dag,
    start: Dag,
    mdo: Dag,
    onderzoek: Dag,
    plan: Dag,
    versie: Dag,
    gezien: Dag,
    uitvoering: Dag,
    afronding: Dag,
    nazorg: Dag,
    sluit: Dag,
}

#[derive(Clone, Copy, Debug)]
struct Duren {
    wegen: i32,
    triage: i32,
    onderzoek: i32,
    plan: i32,
    uitvoering: i32,
    afronding: i32,
}

impl Duren {
    fn trek(kans: &mut Kans, afgelopen: bool) -> Self {
        Self {
            wegen: kans.tussen(0, 5),
            triage: kans.tussen(1, 5),
            onderzoek: kans.tussen(14, 44),
            plan: kans.tussen(16, 34),
            uitvoering: if afgelopen {
                kans.tussen(60, 250)
            } else {
                kans.tussen(70, 400)
            },
            afronding: kans.tussen(10, 30),
        }
    }
    /// Days from the melding to the start of a phase, without waiting for a Wednesday.
    fn tot(&self, fase: &str) -> i32 {
        let delen = [
            ("triage", self.wegen),
            ("onderzoek", self.triage),
            ("plan", self.onderzoek),
            ("uitvoering", self.plan),
            ("afronding", self.uitvoering),
            ("nazorg", self.afronding),
            ("gesloten", 366),
        ];
        let eind = delen.iter().position(|d| d.0 == fase).map_or(0, |i| i + 1);
        delen.iter().take(eind).map(|d| d.1).sum()
    }
    fn lijn(&self, melding: Dag) -> Lijn {
        let melding = melding.werkdag();
        let start = melding.plus(self.wegen).werkdag();
        let mdo = start.plus(1).woensdag();
        let onderzoek = mdo.plus(self.triage).werkdag();
        let plan = onderzoek.plus(self.onderzoek).werkdag();
        let versie = plan.plus(self.plan / 2).werkdag();
        let gezien = versie.plus(1).woensdag();
        let uitvoering = plan.plus(self.plan).max(gezien.plus(1)).werkdag();
        let afronding = uitvoering.plus(self.uitvoering).werkdag();
        let nazorg = afronding.plus(self.afronding).werkdag();
        Lijn {
            melding,
            start,
            mdo,
            onderzoek,
            plan,
            versie,
            gezien,
            uitvoering,
            afronding,
            nazorg,
            sluit: nazorg.plus(366).werkdag(),
        }
    }
}

impl Lijn {
    fn begin_van(&self, fase: &str) -> Dag {
        match fase {
            "aangemeld" => self.start,
            "triage" => self.mdo,
            "onderzoek" => self.onderzoek,
            "plan" => self.plan,
            "uitvoering" => self.uitvoering,
            "afronding" => self.afronding,
            "nazorg" => self.nazorg,
            _ => self.sluit,
        }
    }
}

/// Place of a phase in the order.
fn plaats(fase: &str) -> usize {
    crate::codes::FASEN.iter().position(|f| *f == fase).unwrap_or(0)
}

/// Something that happened at a moment, for the journaal.
pub struct Boek<'a> {
    gemeente: i32,
    bak: &'a mut Vec<JournaalRij>,
    nu: Moment,
    /// The casus, once there is one.
    pub casus: Option<Id>,
    /// The household.
    pub huishouden: Option<Id>,
}

impl<'a> Boek<'a> {
    /// A journaal for one story.
    pub fn nieuw(gemeente: i32, nu: Moment, bak: &'a mut Vec<JournaalRij>) -> Self {
        Self {
            gemeente,
            bak,
            nu,
            casus: None,
            huishouden: None,
        }
    }
    /// Writes down an act; what would lie in the future did not happen.
    pub fn schrijf(&mut self, op: Moment, wie: Option<Id>, wat: u8, onderwerp: Option<Id>, kans: &mut Kans) {
        if op > self.nu {
            return;
        }
        self.bak.push(JournaalRij {
            gemeente: self.gemeente,
            id: Id::op(op, kans),
            op,
            medewerker_id: wie,
            wat,
            spoor: Id::op(op, kans),
            casus_id: self.casus,
            huishouden_id: self.huishouden,
            persoon_id: None,
            onderwerp_id: onderwerp,
        });
    }
}

/// Somebody who takes part.
struct Deelnemer {
    sleutel: &'static str,
    id: Id,
    mens: Option<usize>,
    naam: String,
}

struct Verteller<'w> {
    w: &'w Wereld,
    huis: &'w Huis,
    leven: &'w Leven,
    vul: Vul,
    casus: Id,
    regie: Vec<(usize, Dag, Option<Dag>)>,
    deelnemers: Vec<Deelnemer>,
    doelen: Vec<Doel>,
}

/// Tells it. Gives the casus back.
pub fn vertel(
    w: &Wereld,
    deel: &mut Deel,
    kans: &mut Kans,
    bak: &mut Bak,
    huis: &Huis,
    leven: &Leven,
    opdracht: &Opdracht<'_>,
) -> Id {
    let vorige = opdracht.eerder.then(|| {
        let eerst = Opdracht {
            fase: "gesloten",
            regisseur: None,
            hermelding: false,
            eerder: false,
            wacht_op_mdo: false,
        };
        een_casus(w, deel, kans, bak, huis, leven, &eerst, None, true)
    });
    een_casus(w, deel, kans, bak, huis, leven, opdracht, vorige, false)
}

#[expect(clippy::too_many_arguments, reason = "one private call, from `vertel`")]
fn een_casus(
    w: &Wereld,
    deel: &mut Deel,
    kans: &mut Kans,
    bak: &mut Bak,
    huis: &Huis,
    leven: &Leven,
    opdracht: &Opdracht<'_>,
    vorige: Option<Id>,
    lang_geleden: bool,
) -> Id {
    let vandaag = w.vandaag;
    let gemeente = w.gemeente;
    let fase = opdracht.fase;
    let gesloten = fase == "gesloten";
    // A quarter of what is closed ended before its time.
    let vroeg = gesloten && (lang_geleden || kans.procent(25));
    let bereikt = if vroeg {
        "uitvoering"
    } else if opdracht.hermelding {
        "nazorg"
    } else {
        fase
    };
    let mut duren = Duren::trek(kans, plaats(bereikt) > plaats("uitvoering"));
    if lang_geleden {
        duren = Duren {
            uitvoering: 60,
            ..duren
        };
    }
    let verstreken = match bereikt {
        "aangemeld" => kans.tussen(0, 5),
        "triage" => kans.tussen(0, 5),
        "onderzoek" => kans.tussen(1, duren.onderzoek + 6),
        "plan" if opdracht.wacht_op_mdo => duren.plan / 2 + kans.tussen(4, 7),
        "plan" => kans.tussen(1, duren.plan + 8),
        "uitvoering" if lang_geleden => kans.tussen(440, 560),
        "uitvoering" if vroeg => kans.tussen(60, 300),
        "uitvoering" => kans.tussen(3, duren.uitvoering),
        "afronding" => kans.tussen(1, duren.afronding + 6),
        "nazorg" => kans.tussen(5, 340),
        _ => kans.tussen(5, 300),
    };
    // Waiting for a Wednesday takes time too: begin earlier until the phase has lasted long enough.
    let mut eerste_dag = vandaag.plus(-(duren.tot(bereikt) + verstreken));
    let mut lijn = duren.lijn(eerste_dag);
    while lijn.begin_van(bereikt).plus(verstreken.max(1)) > vandaag {
        eerste_dag = eerste_dag.plus(-1);
        lijn = duren.lijn(eerste_dag);
    }
    let tot_en_met = plaats(bereikt);

    let start = lijn.start.werktijd(kans);
    let casus = Id::op(start, kans);
    let mut boek = Boek::nieuw(gemeente, w.nu, &mut bak.journaal);
    boek.huishouden = Some(huis.id);

    // The melding that began it.
    let tekst = *kans.kies(&leven.meldingen.iter().collect::<Vec<_>>());
    let vul = Vul::voor(huis);
    let ontvangen = lijn.melding.werktijd(kans).min(start - 60_000_000);
    melding::afgerond(
        w,
        deel,
        kans,
        &mut bak.melding,
        &mut bak.triage,
        &mut bak.aanbod,
        &mut boek,
        &Afloop {
            tekst,
            leven: Some(leven),
            huis: Some(huis),
            vul: Some(&vul),
            ontvangen,
            klaar: start,
            uitkomst: "mdo",
            team: "",
            reden: "",
            casus: Some(casus),
        },
    );
    boek.casus = Some(casus);
    let mut v = Verteller {
        w,
        huis,
        leven,
        vul,
        casus,
        regie: Vec::new(),
        deelnemers: Vec::new(),
        doelen: Vec::new(),
    };
    let weger = w.o.mensen[*kans.kies(&w.o.delen[deel.nummer].meldpunt)].id;
    boek.schrijf(start, Some(weger), journaal::CASUS_GEMAAKT, Some(casus), kans);

    // The regisseur, from the MDO on.
    let mut keuze = None;
    if tot_en_met >= 1 {
        let teams = &leven.teams;
        let k: Keuze = if gesloten {
            Keuze {
                mens: deel.vroegere(&w.o, teams, None, kans),
                van_naar: (7, 8),
                overmaat: false,
            }
        } else {
            opdracht
                .regisseur
                .and_then(|naam| deel.genoemde(&w.o, naam, fase))
                .unwrap_or_else(|| deel.regisseur(&w.o, teams, fase, kans))
        };
        keuze = Some(k);
        let wissel =
            tot_en_met >= plaats("uitvoering") && (lijn.uitvoering.0 - lijn.mdo.0) > 40 && kans.procent(14);
        if wissel {
            let eerst = deel.vroegere(&w.o, teams, Some(k.mens), kans);
            let op = lijn
                .plan
                .plus(kans.tussen(2, 30))
                .min(lijn.uitvoering)
                .min(vandaag.plus(-1))
                .werkdag_ervoor();
            v.regie.push((eerst, lijn.mdo, Some(op)));
            v.regie.push((k.mens, op, None));
        } else {
            v.regie.push((k.mens, lijn.mdo, None));
        }
    }
    let sluit = if vroeg {
        lijn.uitvoering
            .plus(if lang_geleden {
                kans.tussen(30, 60)
            } else {
                kans.tussen(5, 50)
            })
            .werkdag()
    } else {
        lijn.sluit
    };
    let einde_regie = gesloten.then_some(sluit.min(vandaag.plus(-1)).werkdag_ervoor());

    // Phases.
    let mut stappen: Vec<(Option<&'static str>, &'static str, Moment, Id, Tekst)> = Vec::new();
    let regisseur = |v: &Verteller<'_>, dag: Dag| v.regisseur_op(dag).map_or(weger, |m| w.o.mensen[m].id);
    stappen.push((
        None,
        "aangemeld",
        start,
        weger,
        "Uit de melding is een casus gemaakt.".into(),
    ));
    for (van, naar, dag) in [
        ("aangemeld", "triage", lijn.mdo),
        ("triage", "onderzoek", lijn.onderzoek),
        ("onderzoek", "plan", lijn.plan),
        ("plan", "uitvoering", lijn.uitvoering),
        ("uitvoering", "afronding", lijn.afronding),
        ("afronding", "nazorg", lijn.nazorg),
        ("nazorg", "gesloten", lijn.sluit),
    ] {
        if plaats(naar) > tot_en_met || (vroeg && naar == "gesloten") {
            break;
        }
        let op = if naar == "triage" {
            dag.om(10, kans.tussen(0, 59))
        } else {
            dag.werktijd(kans)
        };
        let reden: Tekst = match naar {
            "nazorg" => v.vul.tekst(leven.slot, kans),
            "gesloten" => "Het laatste moment van nazorg is geweest. Het gaat goed.".into(),
            _ => "".into(),
        };
        stappen.push((Some(van), naar, op, regisseur(&v, dag), reden));
        if naar == "uitvoering"
            && tot_en_met > plaats("uitvoering")
            && kans.procent(6)
            && duren.uitvoering > 60
        {
            let terug = dag.plus(30).werkdag();
            let wie = regisseur(&v, terug);
            stappen.push((
                Some("uitvoering"),
                "plan",
                terug.werktijd(kans),
                wie,
                v.vul.tekst(leven.vast, kans),
            ));
            let weer = terug.plus(12).werkdag();
            stappen.push((
                Some("plan"),
                "uitvoering",
                weer.werktijd(kans),
                wie,
                "Het plan is aangepast.".into(),
            ));
        }
    }
    let mut sluit_reden: Tekst = "".into();
    if vroeg {
        let (code, reden): (&str, &str) = *kans.kies(&[
            (
                "verhuisd",
                "Het huishouden is verhuisd. De nieuwe gemeente heeft de overdracht bevestigd.",
            ),
            (
                "overgedragen",
                "De regie ligt nu bij de organisatie die al elke week komt. Zij hebben dit bevestigd.",
            ),
            (
                "overgedragen",
                "De wijkverpleegkundige heeft de regie overgenomen. Het huishouden weet dit en is akkoord.",
            ),
        ]);
        sluit_reden = code.into();
        stappen.push((
            Some("uitvoering"),
            "gesloten",
            sluit.werktijd(kans),
            regisseur(&v, sluit),
            reden.into(),
        ));
    }
    if opdracht.hermelding {
        let terug = vandaag
            .plus(-kans.tussen(2, 30))
            .werkdag_ervoor()
            .max(lijn.nazorg.plus(1));
        let op = terug.werktijd(kans);
        let tekst = *kans.kies(&leven.meldingen.iter().collect::<Vec<_>>());
        melding::afgerond(
            w,
            deel,
            kans,
            &mut bak.melding,
            &mut bak.triage,
            &mut bak.aanbod,
            &mut boek,
            &Afloop {
                tekst,
                leven: Some(leven),
                huis: Some(huis),
                vul: Some(&v.vul),
                ontvangen: op - 86_400_000_000,
                klaar: op - 3_600_000_000,
                uitkomst: "casus",
                team: "",
                reden: "Er is een nieuwe melding binnen de tijd van nazorg.",
                casus: Some(casus),
            },
        );
        let wie = regisseur(&v, terug);
        let reden = "Er is een nieuwe melding in de nazorg. De draad is weer opgenomen.";
        stappen.push((Some("nazorg"), "onderzoek", op, wie, reden.into()));
    }
    let (fase_sinds, laatste) = stappen
        .last()
        .map_or((start, "aangemeld"), |s| (s.2.min(w.nu), s.1));
    for (van, naar, op, wie, reden) in stappen {
        let op = op.min(w.nu);
        let id = Id::op(op, kans);
        let wat = if naar == "nazorg" || naar == "gesloten" {
            journaal::CASUS_AFGESLOTEN
        } else {
            journaal::FASE_GEZET
        };
        boek.schrijf(op, Some(wie), wat, Some(id), kans);
        bak.fase_stap.push(FaseStapRij {
            gemeente,
            id,
            casus_id: casus,
            van,
            naar,
            op,
            door_id: Some(wie),
            reden,
        });
    }
    let dag_sinds = Dag::op(fase_sinds);
    let fase_termijn = match laatste {
        "aangemeld" | "triage" => dag_sinds.plus_werkdagen(5).einde(),
        "onderzoek" => dag_sinds.plus(42).werkdag().einde(),
        "plan" | "afronding" => dag_sinds.plus(28).werkdag().einde(),
        "uitvoering" | "nazorg" => dag_sinds.plus(365).einde(),
        _ => fase_sinds,
    };
    let team = v.regie.last().map_or_else(
        || w.o.teams[w.o.team(deel.nummer, leven.teams[0], huis.wijk)].id,
        |r| w.o.teams[w.o.mensen[r.0].team].id,
    );
    bak.casus.push(CasusRij {
        gemeente,
        id: casus,
        kenmerk: melding::kenmerk('C', kans).into(),
        huishouden_id: huis.id,
        vorige_casus_id: vorige,
        fase: laatste,
        fase_sinds,
        fase_termijn,
        gestart_op: start,
        gesloten_op: gesloten.then_some(fase_sinds),
        sluit_reden,
        team_id: team,
        doelgroep: leven.doelgroep,
        samenvatting: v.vul.tekst(leven.over, kans),
        version: i64::try_from(tot_en_met + 1).unwrap_or(1),
    });

    v.regies(deel, kans, &mut bak.regie, &mut boek, keuze, einde_regie);
    v.agenda(kans, &mut bak.agendapunt, &mut boek, &lijn, tot_en_met, opdracht);
    // Where the work stopped: today, the day of closing, or the day on which nazorg began.
    let eind_werk = if gesloten || opdracht.hermelding || tot_en_met >= plaats("nazorg") {
        if vroeg { sluit } else { lijn.nazorg }
    } else {
        vandaag
    };
    if tot_en_met >= 1 {
        v.betrek(
            deel,
            kans,
            &mut bak.betrokkene,
            &mut boek,
            &lijn,
            einde_regie,
            tot_en_met,
        );
    }
    if tot_en_met >= 2 {
        v.intake(kans, bak, &lijn, tot_en_met);
    }
    let klaar = plaats(bereikt) >= plaats("nazorg") || gesloten;
    if tot_en_met >= 3 {
        let versie = lijn.versie < vandaag && (tot_en_met > 3 || opdracht.wacht_op_mdo);
        v.plan(kans, bak, &lijn, klaar, versie, tot_en_met, opdracht);
    }
    if tot_en_met >= 1 {
        v.noteer(kans, bak, &lijn, eind_werk, tot_en_met, fase);
        v.taken(kans, bak, &lijn, fase, opdracht);
    }
    v.extra_meldingen(deel, kans, bak, &lijn, eind_werk, tot_en_met);
    v.lezen(deel, kans, bak, &lijn, if gesloten { sluit } else { vandaag });
    casus
}

impl Verteller<'_> {
    /// Place of the regisseur on a day.
    fn regisseur_op(&self, dag: Dag) -> Option<usize> {
        self.regie
            .iter()
            .find(|r| r.2.is_none_or(|tot| dag < tot))
            .or_else(|| self.regie.last())
            .map(|r| r.0)
    }
    fn mens(&self, dag: Dag) -> &Mens {
        let i = self.regisseur_op(dag).unwrap_or(self.w.o.procesmanager);
        &self.w.o.mensen[i]
    }
    fn boek<'b>(&self, bak: &'b mut Vec<JournaalRij>) -> Boek<'b> {
        let mut b = Boek::nieuw(self.w.gemeente, self.w.nu, bak);
        b.casus = Some(self.casus);
        b.huishouden = Some(self.huis.id);
        b
    }

    fn regies(
        &self,
        deel: &Deel,
        kans: &mut Kans,
        bak: &mut Vec<RegieRij>,
        boek: &mut Boek<'_>,
        keuze: Option<Keuze>,
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
            let overmaat = n == laatste && keuze.is_some_and(|k| k.overmaat);
            let (voor, na) = keuze.map_or((7, 8), |k| k.van_naar);
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
            boek.schrijf(van_op, Some(w.o.mensen[door].id), wat, Some(id), kans);
            bak.push(RegieRij {
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

    fn agenda(
        &self,
        kans: &mut Kans,
        bak: &mut Vec<AgendapuntRij>,
        boek: &mut Boek<'_>,
        lijn: &Lijn,
        tot_en_met: usize,
        opdracht: &Opdracht<'_>,
    ) {
        let w = self.w;
        let mut punt = |kans: &mut Kans,
                        soort_code: &'static str,
                        woensdag: Dag,
                        gezet: Moment,
                        besluit: Option<&'static str>,
                        vraag: Tekst| {
            let id = Id::op(gezet, kans);
            let besloten = besluit.map(|_| woensdag.om(10, kans.tussen(0, 59)));
            boek.schrijf(
                gezet,
                Some(w.o.mensen[w.o.procesmanager].id),
                journaal::AGENDA_GEZET,
                Some(id),
                kans,
            );
            if let Some(op) = besloten {
                boek.schrijf(
                    op,
                    Some(w.o.mensen[w.o.voorzitter].id),
                    journaal::AGENDA_BESLOTEN,
                    Some(id),
                    kans,
                );
            }
            bak.push(AgendapuntRij {
                gemeente: w.gemeente,
                id,
                overleg_id: overleg_id(woensdag),
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
        if tot_en_met == 0 {
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
        if tot_en_met > 3 {
            punt(
                kans,
                "plan_zien",
                lijn.gezien,
                lijn.versie.om(16, 5),
                Some("plan_gezien"),
                vraag.into(),
            );
        } else if tot_en_met == 3 && opdracht.wacht_op_mdo && lijn.versie < w.vandaag {
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

    #[expect(
        clippy::too_many_arguments,
        reason = "the parts of one bak that are borrowed apart"
    )]
    fn betrek(
        &mut self,
        deel: &Deel,
        kans: &mut Kans,
        bak: &mut Vec<BetrokkeneRij>,
        boek: &mut Boek<'_>,
        lijn: &Lijn,
        einde: Option<Dag>,
        tot_en_met: usize,
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
        if tot_en_met >= 3 {
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
            boek.schrijf(
                op,
                Some(wie_schrijft),
                journaal::BETROKKENE_TOEGEVOEGD,
                Some(id),
                kans,
            );
            let functie = mens.map_or(if sleutel == "school" { "mentor" } else { "huisarts" }, |m| {
                w.o.mensen[m].functie
            });
            bak.push(BetrokkeneRij {
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
                doel: if netwerk.is_some() {
                    ""
                } else {
                    "meewerken aan het plan"
                }
                .into(),
                sinds,
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

    fn intake(&self, kans: &mut Kans, bak: &mut Bak, lijn: &Lijn, tot_en_met: usize) {
        let w = self.w;
        let op = lijn.onderzoek.plus(kans.tussen(1, 8)).werkdag().werktijd(kans);
        if op > w.nu {
            return;
        }
        let id = Id::op(op, kans);
        let door = self.mens(lijn.onderzoek).id;
        let klaar = if tot_en_met > 2 {
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

    #[expect(clippy::too_many_arguments, reason = "one private call")]
    fn plan(
        &mut self,
        kans: &mut Kans,
        bak: &mut Bak,
        lijn: &Lijn,
        klaar: bool,
        versie: bool,
        tot_en_met: usize,
        opdracht: &Opdracht<'_>,
    ) {
        let w = self.w;
        let vandaag = w.vandaag;
        let gemeente = w.gemeente;
        let loopt = tot_en_met >= 4;
        let bijna_klaar = tot_en_met >= 5;
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
        if !versie {
            return;
        }
        self.versies(kans, bak, lijn, loopt || klaar, opdracht);
    }

    /// Every open end got its answer before the casus could close.
    fn beantwoord(&self, kans: &mut Kans, bak: &mut Bak, lijn: &Lijn) {
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
    fn versies(&self, kans: &mut Kans, bak: &mut Bak, lijn: &Lijn, loopt: bool, opdracht: &Opdracht<'_>) {
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
    fn wie(&self, sleutel: &'static str) -> (&'static str, Tekst, Option<Id>, Option<Id>) {
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

    fn noteer(&self, kans: &mut Kans, bak: &mut Bak, lijn: &Lijn, eind: Dag, tot_en_met: usize, fase: &str) {
        let eind = eind.min(self.w.vandaag);
        let kies = |stadium: &str| {
            self.leven
                .noten
                .iter()
                .filter(|n| n.stadium == stadium)
                .collect::<Vec<_>>()
        };
        let mut eerste = None;
        let mut dag = lijn.mdo.plus(2).werkdag();
        for n in kies("begin") {
            eerste = self.noot(kans, bak, n, dag, eind).or(eerste);
            dag = dag.plus(kans.tussen(3, 12)).werkdag();
        }
        if tot_en_met < 3 {
            return;
        }
        dag = lijn.plan.plus(kans.tussen(1, 5)).werkdag();
        for n in kies("plan") {
            self.noot(kans, bak, n, dag, eind);
            dag = dag.plus(kans.tussen(4, 9)).werkdag();
        }
        if tot_en_met < 4 {
            return;
        }
        // The long middle: what is of this life once, what fits every life more often, and setbacks.
        let mut eigen = kies("loop");
        let mut tegen = kies("tegen");
        let slot = lijn.afronding.min(eind);
        dag = lijn.uitvoering.plus(kans.tussen(3, 12)).werkdag();
        let mut aantal = 0;
        while dag < slot && aantal < 26 {
            let noot = if kans.procent(38) && !eigen.is_empty() {
                eigen.remove(0)
            } else if kans.procent(14) && !tegen.is_empty() {
                tegen.remove(0)
            } else {
                kans.kies(&self.w.bib.noten)
            };
            self.noot(kans, bak, noot, dag, eind);
            dag = dag.plus(kans.tussen(5, 27)).werkdag();
            aantal += 1;
        }
        if fase == "uitvoering" && kans.procent(15) {
            let noot = Noottekst {
                stadium: "tegen",
                vorm: "overleg",
                categorie: "algemeen",
                leefgebied: self.leven.gebieden[0].leefgebied,
                feiten: self.leven.vast,
                mening: "Dit loopt vast. Ik vraag de procesregisseur om mee te kijken.",
                bron: "Overleg met iedereen die meedoet",
            };
            let dag = self.w.vandaag.plus(-kans.tussen(2, 14)).werkdag_ervoor();
            self.noot(kans, bak, &noot, dag, eind);
        }
        if tot_en_met >= 5 {
            for n in kies("eind") {
                let dag = lijn.afronding.plus(kans.tussen(1, 9)).werkdag();
                self.noot(kans, bak, n, dag, self.w.vandaag);
            }
        }
        // Sometimes a note was wrong: a new one corrects it, the old one stays.
        if let Some((oud, dag)) = eerste.filter(|_| kans.procent(9)) {
            let op = dag.plus(1).werkdag().werktijd(kans);
            if op < self.w.nu {
                let noot = Noottekst {
                    vorm: "gesprek",
                    categorie: "algemeen",
                    feiten: "Verbetering: {hoofd} deed zelf de eerste keer al open. In de vorige notitie staat dat verkeerd.",
                    bron: "{Hoofd}",
                    ..Noottekst::default()
                };
                self.zet_noot(kans, bak, &noot, op, Some(oud));
            }
        }
    }

    fn noot(
        &self,
        kans: &mut Kans,
        bak: &mut Bak,
        noot: &Noottekst,
        dag: Dag,
        eind: Dag,
    ) -> Option<(Id, Dag)> {
        let op = dag.werktijd(kans);
        (dag <= eind && op <= self.w.nu).then(|| (self.zet_noot(kans, bak, noot, op, None), dag))
    }

    fn zet_noot(
        &self,
        kans: &mut Kans,
        bak: &mut Bak,
        noot: &Noottekst,
        op: Moment,
        corrigeert: Option<Id>,
    ) -> Id {
        let w = self.w;
        let dag = Dag::op(op);
        // Now and then somebody who takes part writes it.
        let deelnemer = self
            .deelnemers
            .iter()
            .find(|d| d.mens.is_some())
            .filter(|_| noot.stadium == "loop" && noot.categorie == "algemeen" && kans.procent(9));
        let auteur = deelnemer
            .and_then(|d| d.mens)
            .map_or_else(|| self.mens(dag).id, |m| w.o.mensen[m].id);
        let gemaakt = (op + i64::from(kans.tussen(5, 180)) * 60_000_000).min(w.nu);
        let id = Id::op(gemaakt, kans);
        let feiten = self.vul.tekst(noot.feiten, kans);
        let resultaat: Option<Tekst> = (noot.vorm == "poging").then(|| {
            if noot.feiten.contains("gehoor") || noot.feiten.contains("telefoon staat uit") {
                "geen_gehoor".into()
            } else if noot.feiten.contains("niemand thuis")
                || noot.feiten.contains("niet op de afspraak")
                || noot.feiten.contains("kwam niet")
            {
                "niet_thuis".into()
            } else if noot.feiten.contains("niet praten") {
                "geweigerd".into()
            } else {
                "niet_opengedaan".into()
            }
        });
        let wat = if corrigeert.is_some() || deelnemer.is_none() {
            journaal::NOTITIE_GEMAAKT
        } else {
            journaal::NOTITIE_DEELNEMER
        };
        self.boek(&mut bak.journaal)
            .schrijf(gemaakt, Some(auteur), wat, Some(id), kans);
        bak.notitie.push(NotitieRij {
            gemeente: w.gemeente,
            id,
            casus_id: self.casus,
            auteur_id: auteur,
            gemaakt_op: gemaakt,
            contact_op: op,
            vorm: noot.vorm,
            resultaat,
            categorie: noot.categorie,
            leefgebied: (!noot.leefgebied.is_empty()).then_some(noot.leefgebied),
            feiten,
            mening: self.vul.tekst(noot.mening, kans),
            bron: self.vul.tekst(noot.bron, kans),
            corrigeert_id: corrigeert,
            vastgezet: noot.categorie == "veiligheid" && kans.procent(40),
            version: 1,
        });
        let mut over = vec![self.huis.hoofd().id];
        if noot.feiten.contains("{kind}")
            && let Some(k) = self.huis.kind()
        {
            over.push(k.id);
        }
        if noot.feiten.contains("{partner}")
            && let Some(p) = self.huis.partner()
        {
            over.push(p.id);
        }
        for persoon_id in over {
            bak.notitie_persoon.push(NotitiePersoonRij {
                gemeente: w.gemeente,
                notitie_id: id,
                persoon_id,
            });
        }
        id
    }

    fn taken(&self, kans: &mut Kans, bak: &mut Bak, lijn: &Lijn, fase: &str, opdracht: &Opdracht<'_>) {
        let w = self.w;
        let regisseur = self.mens(w.vandaag).id;
        let mut taak = |kans: &mut Kans,
                        soort_code: &'static str,
                        tekst: Tekst,
                        voor: Dag,
                        gedaan: Option<(Moment, &'static str)>| {
            let gemaakt = voor.plus(-20).om(9, 0).min(w.nu);
            let id = Id::op(gemaakt, kans);
            if let Some((op, _)) = gedaan {
                self.boek(&mut bak.journaal).schrijf(
                    op,
                    Some(regisseur),
                    journaal::TAAK_GEDAAN,
                    Some(id),
                    kans,
                );
            }
            bak.taak.push(TaakRij {
                gemeente: w.gemeente,
                id,
                soort: soort_code,
                tekst,
                casus_id: Some(self.casus),
                medewerker_id: Some(regisseur),
                team_id: None,
                voor,
                status: if gedaan.is_some() { "gedaan" } else { "open" },
                gedaan_op: gedaan.map(|g| g.0),
                gedaan_door: gedaan.map(|_| regisseur),
                uitkomst: gedaan.map_or("", |g| g.1),
                version: 1,
            });
        };
        if matches!(fase, "nazorg" | "gesloten") && lijn.nazorg < w.vandaag {
            for (n, dagen) in [(3, 91), (6, 182), (12, 365)] {
                let voor = lijn.nazorg.plus(dagen).werkdag();
                let op = voor.plus(-kans.tussen(0, 4)).werkdag_ervoor().werktijd(kans);
                let gedaan = (op < w.nu && (fase == "gesloten" || kans.procent(80)))
                    .then_some((op, "Het gaat goed. Geen nieuwe vragen."));
                taak(
                    kans,
                    "nazorg",
                    format!("Nazorg na {n} maanden: hoe gaat het nu?").into(),
                    voor,
                    gedaan,
                );
            }
        }
        if matches!(fase, "uitvoering" | "onderzoek" | "plan" | "afronding") {
            if kans.procent(40) {
                let tekst = *kans.kies(&[
                    "Terugbellen: {hoofd} over de brief van de zorgverzekering",
                    "Terugbellen: {hoofd} over de afspraak van volgende week",
                    "Bellen met school over het rooster",
                    "Bellen met de verhuurder over de betaling",
                    "Navragen of de aanvraag compleet is",
                ]);
                let voor = w.vandaag.plus(kans.tussen(-3, 9)).werkdag();
                let tekst = self.vul.tekst(tekst, kans);
                taak(kans, "bellen", tekst, voor, None);
            }
            if fase == "uitvoering" {
                let mut voor = lijn.uitvoering.plus(91).werkdag();
                while voor < w.vandaag.plus(-4) {
                    let op = voor.werktijd(kans);
                    taak(
                        kans,
                        "evaluatie",
                        "Evaluatie van het plan".into(),
                        voor,
                        Some((op, "Gehouden, bij de inwoner thuis.")),
                    );
                    voor = voor.plus(91).werkdag();
                }
                taak(kans, "evaluatie", "Evaluatie van het plan".into(), voor, None);
            }
        }
        if fase == "plan" && opdracht.wacht_op_mdo {
            taak(
                kans,
                "overig",
                "Plan naar het MDO: vraag nog één akkoord".into(),
                w.mdo.plus(-1).werkdag_ervoor().max(w.vandaag),
                None,
            );
        }
    }

    /// More meldingen while it runs, and a double one in the beginning.
    fn extra_meldingen(
        &self,
        deel: &Deel,
        kans: &mut Kans,
        bak: &mut Bak,
        lijn: &Lijn,
        eind: Dag,
        tot_en_met: usize,
    ) {
        let w = self.w;
        let duur = eind.0 - lijn.mdo.0;
        let aantal = if tot_en_met >= 2 && duur > 20 {
            kans.tussen(0, 2 + duur / 200) - 1
        } else {
            0
        };
        for _ in 0..aantal.max(0) {
            let dag = lijn.mdo.plus(kans.tussen(3, duur - 3)).werkdag();
            let op = dag.werktijd(kans);
            let klaar = dag
                .plus_werkdagen(kans.tussen(0, 2))
                .om(16, kans.tussen(0, 59))
                .max(op + 1_800_000_000);
            if klaar > w.nu {
                continue;
            }
            let tekst: &Meldingtekst = kans.kies(&self.leven.meldingen);
            let mut boek = Boek::nieuw(w.gemeente, w.nu, &mut bak.journaal);
            boek.huishouden = Some(self.huis.id);
            boek.casus = Some(self.casus);
            melding::afgerond(
                w,
                deel,
                kans,
                &mut bak.melding,
                &mut bak.triage,
                &mut bak.aanbod,
                &mut boek,
                &Afloop {
                    tekst,
                    leven: Some(self.leven),
                    huis: Some(self.huis),
                    vul: Some(&self.vul),
                    ontvangen: op,
                    klaar,
                    uitkomst: "casus",
                    team: "",
                    reden: "Er loopt al een casus. De regisseur is gebeld.",
                    casus: Some(self.casus),
                },
            );
        }
    }

    /// Reading: the regisseur mostly, now and then others, seldom somebody who may not.
    fn lezen(&self, deel: &Deel, kans: &mut Kans, bak: &mut Bak, lijn: &Lijn, eind: Dag) {
        let w = self.w;
        let dagen = (eind.0 - lijn.start.0).max(1);
        let aantal = w.lezingen(dagen, kans);
        let mut boek = self.boek(&mut bak.journaal);
        let staf = &w.o.delen[deel.nummer].iedereen;
        for _ in 0..aantal {
            let dag = lijn
                .start
                .plus(kans.tussen(0, dagen))
                .werkdag_ervoor()
                .max(lijn.start);
            let op = dag.werktijd(kans);
            let regisseur = self.mens(dag).id;
            let (wie, wat) = match kans.onder(1000) {
                0..560 => (regisseur, journaal::CASUS_GELEZEN),
                560..700 => (regisseur, journaal::HUISHOUDEN_GELEZEN_REGIE),
                700..760 => (w.o.mensen[w.o.procesmanager].id, journaal::CASUS_GELEZEN_PROCES),
                760..800 => (w.o.mensen[w.o.voorzitter].id, journaal::CASUS_GELEZEN_MDO),
                800..998 => match self.deelnemers.iter().filter_map(|d| d.mens).nth(kans.onder(3)) {
                    Some(m) => (w.o.mensen[m].id, journaal::CASUS_GELEZEN_DEELNEMER),
                    None => (regisseur, journaal::CASUS_GELEZEN),
                },
                _ => (w.o.mensen[*kans.kies(staf)].id, journaal::CASUS_GEWEIGERD),
            };
            boek.schrijf(op, Some(wie), wat, Some(self.casus), kans);
        }
    }
}

/// Id of the MDO of a Wednesday.
pub fn overleg_id(woensdag: Dag) -> Id {
    Id::vast(soort::OVERLEG, woensdag.0.unsigned_abs())
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

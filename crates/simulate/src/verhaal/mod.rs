// SPDX-License-Identifier: EUPL-1.2
//! Tells the story of one casus: from the first melding to where it stands today.

mod betrokken;
mod later;
mod lijn;
mod noten;
mod plan;
mod regie;
mod stappen;

use crate::{
    Wereld,
    boek::Boek,
    codes::soort,
    deel::Deel,
    gezin::Huis,
    id::Id,
    journaal::{self, JournaalRij},
    kans::Kans,
    levens::Leven,
    melding::{self, Afloop},
    organisatie::Mens,
    plan::Doel,
    rijen::*,
    tijd::{Dag, Moment},
    vul::Vul,
};
use domain::casus::Fase;
use lijn::{Lijn, Loop};

/// Which story to tell.
#[derive(Clone, Copy, Debug)]
pub struct Opdracht<'a> {
    /// Phase in which the casus is today.
    pub fase: Fase,
    /// Named regisseur, for the demo.
    pub regisseur: Option<&'a str>,
    /// A new melding took up the thread from nazorg.
    pub hermelding: bool,
    /// An earlier casus of the same household, closed before.
    pub eerder: bool,
    /// The version of the plan waits for the MDO of the coming Wednesday.
    pub wacht_op_mdo: bool,
}

/// Somebody who takes part.
struct Deelnemer {
    sleutel: &'static str,
    id: Id,
    mens: Option<usize>,
    naam: String,
}

/// What is known of the story while it is told.
struct Verteller<'w> {
    w: &'w Wereld,
    huis: &'w Huis,
    leven: &'w Leven,
    vul: Vul,
    casus: Id,
    /// Regisseur, from, until.
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
            fase: Fase::Gesloten,
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
    let gesloten = opdracht.fase == Fase::Gesloten;
    // A quarter of what is closed ended before its time.
    let vroeg = gesloten && (lang_geleden || kans.procent(25));
    let bereikt = match opdracht.fase {
        _ if vroeg => Fase::Uitvoering,
        _ if opdracht.hermelding => Fase::Nazorg,
        fase => fase,
    };
    let loop_ = Loop {
        bereikt,
        vroeg,
        lang_geleden,
        wacht_op_mdo: opdracht.wacht_op_mdo,
    };
    let lijn = Lijn::trek(kans, &loop_, w.vandaag);
    let start = lijn.start.werktijd(kans);
    let mut v = Verteller {
        w,
        huis,
        leven,
        vul: Vul::voor(huis),
        casus: Id::op(start, kans),
        regie: Vec::new(),
        deelnemers: Vec::new(),
        doelen: Vec::new(),
    };
    v.eerste_melding(deel, kans, bak, &lijn, start);
    let weger = w.o.mensen[*kans.kies(&w.o.delen[deel.nummer].meldpunt)].id;
    v.boek(&mut bak.journaal)
        .schrijf(start, Some(weger), journaal::CASUS_GEMAAKT, Some(v.casus), kans);
    let keuze = (bereikt >= Fase::Onderzoek).then(|| v.kies_regisseur(deel, kans, &lijn, bereikt, opdracht));
    let sluit = match (vroeg, lang_geleden) {
        (true, true) => lijn.uitvoering.plus(kans.tussen(30, 60)).werkdag(),
        (true, false) => lijn.uitvoering.plus(kans.tussen(5, 50)).werkdag(),
        _ => lijn.sluit,
    };
    let einde_regie = gesloten.then_some(sluit.min(w.vandaag.plus(-1)).werkdag_ervoor());

    let mut stappen = v.stappen(kans, &lijn, bereikt, start, weger);
    let mut sluit_reden: Tekst = "".into();
    if vroeg {
        let (code, stap) = v.sluit_vroeg(kans, sluit, weger);
        sluit_reden = code.into();
        stappen.push(stap);
    }
    if opdracht.hermelding {
        stappen.push(v.hermelding(deel, kans, bak, &lijn, weger));
    }
    let (fase, sinds) = stappen
        .last()
        .map_or((Fase::Aangemeld, start), |s| (s.naar, s.op.min(w.nu)));
    v.schrijf_stappen(kans, bak, stappen);
    let team = v.regie.last().map_or_else(
        || w.o.teams[w.o.team(deel.nummer, "bzt", huis.wijk)].id,
        |r| w.o.teams[w.o.mensen[r.0].team].id,
    );
    bak.casus.push(CasusRij {
        gemeente: w.gemeente,
        id: v.casus,
        kenmerk: melding::kenmerk('C', kans).into(),
        huishouden_id: huis.id,
        vorige_casus_id: vorige,
        fase: fase.code(),
        fase_sinds: sinds,
        fase_termijn: v.fase_termijn(fase, sinds),
        gestart_op: start,
        gesloten_op: gesloten.then_some(sinds),
        sluit_reden,
        team_id: team,
        regisseur_id: None,
        doelgroep: leven.doelgroep,
        samenvatting: v.vul.tekst(leven.over, kans),
        version: bereikt as i64 + 1,
    });
    if let Some(keuze) = keuze {
        v.regies(deel, kans, bak, keuze, einde_regie);
        let nu = bak
            .regie
            .last()
            .filter(|r| r.casus_id == v.casus && r.tot.is_none());
        let nu = nu.map(|r| r.medewerker_id);
        if let Some(casus) = bak.casus.last_mut() {
            casus.regisseur_id = nu;
        }
    }
    v.agenda(kans, bak, &lijn, bereikt, opdracht);

    // Where the work stopped: today, the day of closing, or the day on which nazorg began.
    let klaar = bereikt >= Fase::Nazorg || gesloten;
    let eind_werk = match (klaar, vroeg) {
        (_, true) => sluit,
        (true, _) => lijn.nazorg,
        _ => w.vandaag,
    };
    if bereikt >= Fase::Onderzoek {
        v.betrek(deel, kans, bak, &lijn, einde_regie, bereikt);
        v.intake(kans, bak, &lijn, bereikt);
    }
    if bereikt >= Fase::Plan {
        v.plan(kans, bak, &lijn, klaar, bereikt);
        if lijn.versie < w.vandaag && (bereikt > Fase::Plan || opdracht.wacht_op_mdo) {
            v.versies(kans, bak, &lijn, bereikt > Fase::Plan, opdracht);
        }
    }
    if bereikt >= Fase::Onderzoek {
        v.noteer(kans, bak, &lijn, eind_werk, bereikt, opdracht.fase);
        v.taken(kans, bak, &lijn, opdracht.fase, opdracht);
    }
    v.extra_meldingen(deel, kans, bak, &lijn, eind_werk, bereikt);
    v.lezen(deel, kans, bak, &lijn, if gesloten { sluit } else { w.vandaag });
    v.casus
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

    /// The melding that began it.
    fn eerste_melding(&self, deel: &Deel, kans: &mut Kans, bak: &mut Bak, lijn: &Lijn, start: Moment) {
        let ontvangen = lijn.melding.werktijd(kans).min(start - 60_000_000);
        self.melding(deel, kans, bak, ontvangen, start, "mdo", "");
    }

    /// A melding about this household that was dealt with.
    #[expect(clippy::too_many_arguments, reason = "the parts of a melding")]
    fn melding(
        &self,
        deel: &Deel,
        kans: &mut Kans,
        bak: &mut Bak,
        ontvangen: Moment,
        klaar: Moment,
        uitkomst: &'static str,
        reden: &'static str,
    ) {
        let tekst = kans.kies(&self.leven.meldingen);
        let mut boek = Boek::nieuw(self.w.gemeente, self.w.nu, &mut bak.journaal);
        boek.huishouden = Some(self.huis.id);
        boek.casus = (uitkomst == "casus").then_some(self.casus);
        let afloop = Afloop {
            tekst,
            leven: Some(self.leven),
            huis: Some(self.huis),
            vul: Some(&self.vul),
            ontvangen,
            klaar,
            uitkomst,
            team: "",
            reden,
            casus: Some(self.casus),
        };
        melding::afgerond(
            self.w,
            deel,
            kans,
            &mut bak.melding,
            &mut bak.triage,
            &mut bak.aanbod,
            &mut boek,
            &afloop,
        );
    }
}

/// Id of the MDO of a day.
pub fn overleg_id(datum: Dag) -> Id {
    Id::vast(soort::OVERLEG, datum.0.unsigned_abs())
}

// SPDX-License-Identifier: EUPL-1.2
//! The queue of today, written down.

use super::{
    MINUUT, UUR,
    binnen::binnen,
    triage::triage,
    wachtrij::{OPEN, Stand},
};
use crate::{
    Wereld,
    boek::Boek,
    deel::Deel,
    gezin::{self, Huis, Wens},
    id::Id,
    journaal,
    kans::Kans,
    organisatie::demo_id,
    rijen::*,
    tijd::{Dag, Moment},
    vul::Vul,
};

/// The queue of today. Half of it is about somebody who is in the file already, but nobody looked yet.
pub fn open(w: &Wereld, deel: &Deel, kans: &mut Kans, bak: &mut Bak, huizen: &[Huis]) {
    let staf = &w.o.delen[deel.nummer];
    let demo = |naam: &str| demo_id(naam);
    for (n, (minuten, werkdagen, code, welke, stand)) in OPEN.iter().enumerate() {
        let leven = w.bib.leven(code);
        let tekst = leven.meldingen.get(*welke).unwrap_or(&leven.meldingen[0]);
        // One in two is about somebody in the file, one in four is linked already; the others are unknown.
        let bekend = huizen
            .iter()
            .filter(|h| leven.vormen.contains(&h.vorm))
            .nth(n / 2)
            .filter(|_| n % 2 == 0);
        let onbekend;
        let huis = match bekend {
            Some(h) => h,
            None => {
                let wens = Wens {
                    vorm: leven.vormen[n % leven.vormen.len()],
                    kinderen: 2,
                    moment: w.nu,
                    naam: None,
                    verwacht: w.vandaag.plus(110),
                };
                onbekend = gezin::maak(kans, &wens, w.vandaag);
                &onbekend
            }
        };
        let over = bekend.filter(|_| n % 4 == 0);
        let ontvangen = if *minuten > 0 {
            w.nu - minuten * MINUUT
        } else {
            let mut dag = w.vandaag;
            for _ in 0..*werkdagen {
                dag = dag.plus(-1).werkdag_ervoor();
            }
            dag.werktijd(kans).min(w.nu - UUR)
        };
        let vul = Vul::voor(huis);
        let mut m = binnen(
            w,
            deel,
            kans,
            tekst,
            Some(leven),
            Some(huis),
            Some(&vul),
            ontvangen,
        );
        m.huishouden_id = over.map(|h| h.id);
        m.persoon_id = over.map(|h| h.hoofd().id);
        let mens = |plaats: usize| -> Id {
            match (deel.nummer, plaats) {
                (0, 0) => demo("r.yilmaz"),
                (0, 1) => demo("m.jansen"),
                _ => None,
            }
            .unwrap_or_else(|| w.o.mensen[staf.meldpunt[plaats.min(staf.meldpunt.len() - 1)]].id)
        };
        let meldpunt = m.team_id;
        let mut boek = Boek::nieuw(w.gemeente, w.nu, &mut bak.journaal);
        let eerste = if matches!(m.kanaal, "formulier" | "keten") {
            journaal::MELDING_GEDAAN
        } else {
            journaal::MELDING_OPGENOMEN
        };
        let opnemer = (eerste == journaal::MELDING_OPGENOMEN).then(|| mens(2 + n % 6));
        boek.schrijf(ontvangen, opnemer, eerste, Some(m.id), kans);
        let later = ontvangen + (w.nu - ontvangen) / 2;
        let mut aanbod = |m: &MeldingRij,
                          van: Id,
                          naar: Id,
                          op: Moment,
                          voor: Moment,
                          status: &'static str,
                          antwoord: Option<Moment>,
                          door: Id,
                          antwoord_door: Option<Id>,
                          reden: &'static str,
                          kans: &mut Kans| {
            bak.aanbod.push(AanbodRij {
                gemeente: w.gemeente,
                id: Id::op(op, kans),
                melding_id: m.id,
                van_team: van,
                naar_team: naar,
                door_id: door,
                reden: "Dit past het best bij jullie team.".into(),
                aangeboden_op: op,
                antwoord_voor: voor,
                status,
                antwoord_door,
                antwoord_op: antwoord,
                antwoord_reden: reden.into(),
                version: if antwoord.is_some() { 2 } else { 1 },
            });
        };
        let team_id = |soort: &str| w.o.teams[w.o.team(deel.nummer, soort, over.map_or(3, |h| h.wijk))].id;
        let mut half = |m: &MeldingRij, door: Id, kans: &mut Kans, boek: &mut Boek<'_>| {
            boek.schrijf(later, Some(door), journaal::MELDING_OPGEPAKT, Some(m.id), kans);
            boek.schrijf(
                later + MINUUT,
                Some(door),
                journaal::TRIAGE_BEWAARD,
                Some(m.id),
                kans,
            );
            bak.triage.push(triage(
                w,
                kans,
                m.id,
                Some(leven),
                over,
                door,
                (later + MINUUT).min(w.nu),
                false,
            ));
        };
        match *stand {
            Stand::Nieuw => {}
            Stand::Bij(plaats) => {
                m.status = "in_behandeling";
                m.behandelaar_id = Some(mens(plaats));
                m.version = 2;
                half(&m, mens(plaats), kans, &mut boek);
            }
            Stand::Aangeboden(soort_code, minuten) => {
                m.status = "in_behandeling";
                m.behandelaar_id = Some(mens(n % 2));
                half(&m, mens(n % 2), kans, &mut boek);
                boek.schrijf(
                    later + 2 * MINUUT,
                    Some(mens(n % 2)),
                    journaal::AANBOD_GEDAAN,
                    Some(m.id),
                    kans,
                );
                aanbod(
                    &m,
                    meldpunt,
                    team_id(soort_code),
                    later,
                    w.nu + minuten * MINUUT,
                    "open",
                    None,
                    mens(n % 2),
                    None,
                    "",
                    kans,
                );
            }
            Stand::AanMeldpunt(soort_code) => {
                m.team_id = team_id(soort_code);
                let team = w.o.team(deel.nummer, soort_code, over.map_or(3, |h| h.wijk));
                let door = w.o.mensen[w.o.iemand(deel.nummer, team, kans)].id;
                m.status = "in_behandeling";
                m.behandelaar_id = Some(door);
                boek.schrijf(later, Some(door), journaal::AANBOD_GEDAAN, Some(m.id), kans);
                let voor = Dag::op(later).plus_werkdagen(2).einde();
                aanbod(
                    &m, m.team_id, meldpunt, later, voor, "open", None, door, None, "", kans,
                );
            }
            Stand::Thuis(status, reden) => {
                let naar = w.o.team(deel.nummer, "schakelpunt", 0);
                let wie =
                    (status == "teruggegeven").then(|| w.o.mensen[w.o.iemand(deel.nummer, naar, kans)].id);
                boek.schrijf(
                    ontvangen + 2 * UUR,
                    Some(mens(1)),
                    journaal::AANBOD_GEDAAN,
                    Some(m.id),
                    kans,
                );
                let voor = (Dag::op(ontvangen).plus_werkdagen(2).einde()).min(w.nu - UUR);
                let antwoord = if wie.is_some() { later } else { voor };
                let wat = if wie.is_some() {
                    journaal::AANBOD_BEANTWOORD
                } else {
                    journaal::AANBOD_VERLOPEN
                };
                boek.schrijf(antwoord, wie, wat, Some(m.id), kans);
                aanbod(
                    &m,
                    meldpunt,
                    w.o.teams[naar].id,
                    ontvangen + 2 * UUR,
                    voor,
                    status,
                    Some(antwoord),
                    mens(1),
                    wie,
                    reden,
                    kans,
                );
                m.status = "in_behandeling";
                m.behandelaar_id = Some(mens(1));
            }
            Stand::Van(soort_code) => {
                let team = w.o.team(deel.nummer, soort_code, over.map_or(3, |h| h.wijk));
                let wie = w.o.mensen[w.o.iemand(deel.nummer, team, kans)].id;
                let op = ontvangen + 2 * UUR;
                boek.schrijf(op, Some(mens(0)), journaal::AANBOD_GEDAAN, Some(m.id), kans);
                boek.schrijf(later, Some(wie), journaal::AANBOD_BEANTWOORD, Some(m.id), kans);
                aanbod(
                    &m,
                    meldpunt,
                    w.o.teams[team].id,
                    op.min(later),
                    Dag::op(op).plus_werkdagen(2).einde(),
                    "aanvaard",
                    Some(later),
                    mens(0),
                    Some(wie),
                    "",
                    kans,
                );
                m.team_id = w.o.teams[team].id;
                m.status = "in_behandeling";
                m.behandelaar_id = Some(wie);
            }
        }
        bak.melding.push(m);
    }
}

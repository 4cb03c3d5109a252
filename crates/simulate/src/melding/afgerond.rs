// SPDX-License-Identifier: EUPL-1.2
//! Meldingen that were dealt with.

use super::{MINUUT, UUR, binnen::binnen, triage::triage};
use crate::{
    Wereld,
    boek::Boek,
    deel::Deel,
    gezin::Huis,
    id::Id,
    journaal,
    kans::Kans,
    levens::{Leven, Meldingtekst},
    rijen::*,
    tijd::{Dag, Moment},
    vul::Vul,
};
use domain::melding::{MeldingUitkomst, Terugkoppeling, terugkoppeling};

/// A melding that was dealt with.
#[derive(Clone, Copy, Debug)]
pub struct Afloop<'a> {
    /// How it reads.
    pub tekst: &'a Meldingtekst,
    /// The life it is of.
    pub leven: Option<&'a Leven>,
    /// The household it is about.
    pub huis: Option<&'a Huis>,
    /// What is filled in.
    pub vul: Option<&'a Vul>,
    /// Received.
    pub ontvangen: Moment,
    /// Weighed.
    pub klaar: Moment,
    /// Outcome.
    pub uitkomst: &'static str,
    /// Kind of team that took it.
    pub team: &'static str,
    /// Reason of the outcome.
    pub reden: &'static str,
    /// The casus.
    pub casus: Option<Id>,
}

/// What the melder heard back.
fn bericht(uitkomst: &str, met_contact: bool) -> &'static str {
    let uitkomst = uitkomst.parse().unwrap_or(MeldingUitkomst::Team);
    match terugkoppeling(uitkomst, met_contact) {
        Terugkoppeling::Bericht { tekst, .. } => tekst,
        Terugkoppeling::NietMogelijk { reden } => reden,
    }
}

/// Puts a melding in the bak that was dealt with, with its triage, offers and journaal.
#[expect(
    clippy::too_many_arguments,
    reason = "the parts of one bak that are borrowed apart"
)]
pub fn afgerond(
    w: &Wereld,
    deel: &Deel,
    kans: &mut Kans,
    meldingen: &mut Vec<MeldingRij>,
    triages: &mut Vec<TriageRij>,
    aanboden: &mut Vec<AanbodRij>,
    boek: &mut Boek<'_>,
    a: &Afloop<'_>,
) -> Id {
    let staf = &w.o.delen[deel.nummer];
    let door = w.o.mensen[*kans.kies(&staf.meldpunt)].id;
    let mut m = binnen(w, deel, kans, a.tekst, a.leven, a.huis, a.vul, a.ontvangen);
    let klaar = a.klaar.min(w.nu);
    m.huishouden_id = a.huis.map(|h| h.id);
    m.persoon_id = a.huis.map(|h| h.hoofd().id);
    m.casus_id = a.casus;
    m.status = "afgerond";
    m.behandelaar_id = Some(door);
    m.uitkomst = Some(a.uitkomst);
    m.uitkomst_reden = a.reden.into();
    m.afgerond_op = Some(klaar);
    m.version = 4;
    let opgepakt = a.ontvangen + (klaar - a.ontvangen) / 3;
    let melder = matches!(m.kanaal, "formulier" | "keten" | "import");
    let eerste = if melder {
        journaal::MELDING_GEDAAN
    } else {
        journaal::MELDING_OPGENOMEN
    };
    boek.schrijf(a.ontvangen, (!melder).then_some(door), eerste, Some(m.id), kans);
    boek.schrijf(opgepakt, Some(door), journaal::MELDING_OPGEPAKT, Some(m.id), kans);
    boek.schrijf(
        opgepakt + MINUUT,
        Some(door),
        journaal::MELDING_GELEZEN,
        Some(m.id),
        kans,
    );
    boek.schrijf(
        opgepakt + 2 * MINUUT,
        Some(door),
        journaal::GEZOCHT_MELDPUNT,
        Some(m.id),
        kans,
    );
    if a.huis.is_some() {
        let wat = if kans.procent(50) {
            journaal::HUISHOUDEN_GEMAAKT
        } else {
            journaal::HUISHOUDEN_GELEZEN
        };
        boek.schrijf(opgepakt + 3 * MINUUT, Some(door), wat, a.huis.map(|h| h.id), kans);
    }
    for n in 0..kans.tussen(2, 6) {
        let op = opgepakt + (klaar - opgepakt) * i64::from(n) / 7 + 4 * MINUUT;
        boek.schrijf(
            op.min(klaar),
            Some(door),
            journaal::TRIAGE_BEWAARD,
            Some(m.id),
            kans,
        );
    }
    triages.push(triage(w, kans, m.id, a.leven, a.huis, door, klaar, true));

    // A team takes it by an offer; sometimes the first offer came home.
    if a.uitkomst == "team" || a.uitkomst == "crisis" {
        let wijk = a.huis.map_or(0, |h| h.wijk);
        let naar = w.o.team(deel.nummer, a.team, wijk);
        let ontvanger = w.o.mensen[w.o.iemand(deel.nummer, naar, kans)].id;
        let van = m.team_id;
        let mut bied = |naar: Id,
                        op: Moment,
                        status: &'static str,
                        door_wie: Option<Id>,
                        na: i64,
                        reden: &'static str,
                        kans: &mut Kans| {
            let id = Id::op(op, kans);
            boek.schrijf(op, Some(door), journaal::AANBOD_GEDAAN, Some(m.id), kans);
            let wat = if status == "verlopen" {
                journaal::AANBOD_VERLOPEN
            } else {
                journaal::AANBOD_BEANTWOORD
            };
            boek.schrijf(op + na, door_wie, wat, Some(m.id), kans);
            aanboden.push(AanbodRij {
                gemeente: w.gemeente,
                id,
                melding_id: m.id,
                van_team: van,
                naar_team: naar,
                door_id: door,
                reden: "Deze vraag past bij jullie team.".into(),
                aangeboden_op: op,
                antwoord_voor: Dag::op(op).plus_werkdagen(2).einde(),
                status,
                antwoord_door: door_wie,
                antwoord_op: Some(op + na),
                antwoord_reden: reden.into(),
                version: 2,
            });
        };
        let eind = klaar - 20 * MINUUT;
        if a.uitkomst == "team" && kans.procent(9) {
            let mis = w.o.team(deel.nummer, "toegang_wmo", wijk);
            if mis != naar {
                let wie = w.o.mensen[w.o.iemand(deel.nummer, mis, kans)].id;
                let op = opgepakt.min(eind - 8 * UUR);
                if kans.procent(60) {
                    let reden = "Dit past niet bij ons. Het gaat vooral om geld.";
                    bied(
                        w.o.teams[mis].id,
                        op,
                        "teruggegeven",
                        Some(wie),
                        5 * UUR,
                        reden,
                        kans,
                    );
                } else {
                    bied(w.o.teams[mis].id, op, "verlopen", None, 6 * UUR, "", kans);
                }
            }
        }
        bied(
            w.o.teams[naar].id,
            eind - 2 * UUR,
            "aanvaard",
            Some(ontvanger),
            UUR,
            "",
            kans,
        );
        m.team_id = w.o.teams[naar].id;
        m.behandelaar_id = Some(ontvanger);
        boek.schrijf(
            eind,
            Some(ontvanger),
            journaal::MELDING_GELEZEN_TEAM,
            Some(m.id),
            kans,
        );
    }
    boek.schrijf(
        klaar,
        m.behandelaar_id,
        journaal::MELDING_AFGEROND,
        Some(m.id),
        kans,
    );
    let terug = klaar + i64::from(kans.tussen(10, 1500)) * MINUUT;
    if terug < w.nu && !m.melder_contact.is_empty() && kans.procent(97) {
        m.terugkoppeling_op = Some(terug);
        m.terugkoppeling_tekst = bericht(a.uitkomst, true).into();
        boek.schrijf(
            terug,
            Some(door),
            journaal::MELDING_TERUGGEKOPPELD,
            Some(m.id),
            kans,
        );
    } else if m.melder_contact.is_empty() {
        m.terugkoppeling_op = Some(klaar);
        m.terugkoppeling_tekst = bericht(a.uitkomst, false).into();
    }
    // The same concern a second time: merged with the first.
    let id = m.id;
    if a.uitkomst == "mdo" && kans.procent(10) && klaar - a.ontvangen > 3 * UUR {
        let mut dubbel = binnen(w, deel, kans, a.tekst, a.leven, a.huis, a.vul, a.ontvangen + UUR);
        dubbel.huishouden_id = m.huishouden_id;
        dubbel.status = "samengevoegd";
        dubbel.behandelaar_id = Some(door);
        dubbel.samengevoegd_met = Some(id);
        dubbel.afgerond_op = Some(a.ontvangen + 2 * UUR);
        dubbel.uitkomst_reden = "Dit is dezelfde zorg als in een eerdere melding.".into();
        dubbel.terugkoppeling_op = m.terugkoppeling_op.or(Some(a.ontvangen + 2 * UUR));
        boek.schrijf(
            a.ontvangen + 2 * UUR,
            Some(door),
            journaal::MELDING_SAMENGEVOEGD,
            Some(dubbel.id),
            kans,
        );
        meldingen.push(m);
        meldingen.push(dubbel);
    } else {
        meldingen.push(m);
    }
    id
}

/// A melding about a household that led to no casus.
pub fn los(w: &Wereld, deel: &Deel, kans: &mut Kans, bak: &mut Bak, huis: &Huis) {
    let vraag = kans.kies(&w.bib.vragen);
    let dagen = w.vandaag.0 - w.begin.0;
    let dag = w.begin.plus(kans.tussen(1, dagen - 8)).werkdag();
    let ontvangen = dag.werktijd(kans);
    let klaar = dag
        .plus_werkdagen(kans.tussen(0, 4))
        .om(16, kans.tussen(0, 59))
        .max(ontvangen + 4 * UUR);
    let mut boek = Boek::nieuw(w.gemeente, w.nu, &mut bak.journaal);
    let bekend = kans.procent(80);
    if bekend {
        boek.huishouden = Some(huis.id);
    }
    let vul = Vul::voor(huis);
    afgerond(
        w,
        deel,
        kans,
        &mut bak.melding,
        &mut bak.triage,
        &mut bak.aanbod,
        &mut boek,
        &Afloop {
            tekst: &vraag.melding,
            leven: None,
            huis: bekend.then_some(huis),
            vul: Some(&vul),
            ontvangen,
            klaar,
            uitkomst: vraag.uitkomst,
            team: vraag.team,
            reden: vraag.reden,
            casus: None,
        },
    );
}

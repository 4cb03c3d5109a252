// SPDX-License-Identifier: EUPL-1.2
//! The course of the casus: its phases, its regisseur, the MDO, and who looked.

use super::{CASUS, boek, nr, terug, vast, wie};
use crate::{
    Wereld,
    gezin::Huis,
    id::Id,
    journaal,
    kans::Kans,
    melding,
    organisatie::demo_id,
    rijen::*,
    tijd::{Dag, Moment},
    verhaal::overleg_id,
};

/// The steps between the phases.
pub(super) fn stappen(w: &Wereld, kans: &mut Kans, bak: &mut Bak, huis: &Huis, start: Moment) {
    let aalders = wie("s.aalders");
    let mdo = eerste_mdo(w);
    let mut boek = boek(w, &mut bak.journaal, huis);
    let stappen = [
        (
            None,
            "aangemeld",
            start,
            wie("r.yilmaz"),
            "Uit de melding is een casus gemaakt.",
        ),
        (Some("aangemeld"), "triage", start, wie("r.yilmaz"), ""),
        (
            Some("triage"),
            "onderzoek",
            mdo.om(10, 15),
            wie("w.mulder"),
            "Het MDO koos een regisseur.",
        ),
        (Some("onderzoek"), "plan", terug(w, 236).om(15, 30), aalders, ""),
        (Some("plan"), "uitvoering", terug(w, 205).om(9, 40), aalders, ""),
        (
            Some("uitvoering"),
            "plan",
            terug(w, 84).om(13, 5),
            aalders,
            "Milan ging niet meer naar school. Het plan moest anders.",
        ),
        (Some("plan"), "uitvoering", terug(w, 63).om(10, 5), aalders, ""),
    ];
    for (van, naar, op, door, reden) in stappen {
        let id = Id::op(op, kans);
        boek.schrijf(op, Some(door), journaal::FASE_GEZET, Some(id), kans);
        bak.fase_stap.push(FaseStapRij {
            gemeente: w.gemeente,
            id,
            casus_id: CASUS,
            van,
            naar,
            op,
            door_id: Some(door),
            reden: reden.into(),
        });
    }
}

/// The casus as it stands.
pub(super) fn casus(w: &Wereld, kans: &mut Kans, bak: &mut Bak, huis: &Huis, start: Moment) {
    let aalders = wie("s.aalders");
    let team =
        w.o.mensen
            .iter()
            .find(|m| m.id == aalders)
            .map_or(Id(0), |m| w.o.teams[m.team].id);
    bak.casus.push(CasusRij {
        gemeente: w.gemeente,
        id: CASUS,
        kenmerk: melding::kenmerk('C', kans).into(),
        huishouden_id: huis.id,
        vorige_casus_id: None,
        fase: "uitvoering",
        fase_sinds: terug(w, 63).om(10, 5),
        fase_termijn: terug(w, 63).plus(365).einde(),
        gestart_op: start,
        gesloten_op: None,
        sluit_reden: "".into(),
        team_id: team,
        regisseur_id: Some(aalders),
        doelgroep: "bijstand_meervoudig",
        samenvatting: "Achterstand met de huur en schulden. Milan gaat weinig naar school. Mevrouw is zwanger en wil hier blijven wonen met haar zoons.".into(),
        version: 7,
    });
}

/// The MDO chose the regisseur.
pub(super) fn regie(w: &Wereld, kans: &mut Kans, bak: &mut Bak, huis: &Huis) {
    let mdo = eerste_mdo(w);
    boek(w, &mut bak.journaal, huis).schrijf(
        mdo.om(10, 15),
        Some(wie("w.mulder")),
        journaal::REGIE_TOEGEWEZEN,
        Some(vast(nr::REGIE)),
        kans,
    );
    bak.regie.push(RegieRij {
        gemeente: w.gemeente,
        id: vast(nr::REGIE),
        casus_id: CASUS,
        medewerker_id: wie("s.aalders"),
        van: mdo.om(10, 15),
        tot: None,
        reden: "Het zwaarste probleem ligt bij de kinderen. Er was plek: 9 → 10 van 15.".into(),
        stem_inwoner: "Vindt het goed, als het bij één persoon blijft.".into(),
        toegewezen_door: wie("w.mulder"),
        overmaat_reden: "".into(),
        overmaat_tot: None,
        einde_reden: "".into(),
    });
}

/// What the MDO had on its agenda.
pub(super) fn agenda(w: &Wereld, kans: &mut Kans, bak: &mut Bak, start: Moment) {
    let mdo = eerste_mdo(w);
    for (soort_code, datum, gezet, besluit) in [
        ("toewijzen", mdo, start + 600_000_000, "regisseur_gekozen"),
        (
            "plan_zien",
            terug(w, 215).mdo(),
            terug(w, 219).om(16, 0),
            "plan_gezien",
        ),
    ] {
        bak.agendapunt.push(AgendapuntRij {
            gemeente: w.gemeente,
            id: Id::op(gezet, kans),
            overleg_id: overleg_id(datum),
            casus_id: CASUS,
            soort: soort_code,
            vraag: if soort_code == "toewijzen" {
                "Wie wordt regisseur?"
            } else {
                "Klopt het plan?"
            }
            .into(),
            status: "besloten",
            besluit: besluit.into(),
            besloten_op: Some(datum.om(10, 15)),
            besloten_door: demo_id("w.mulder"),
            aangemaakt_op: gezet,
            version: 2,
        });
    }
}

/// The MDO that chose the regisseur.
fn eerste_mdo(w: &Wereld) -> Dag {
    terug(w, 282).plus(1).mdo()
}

/// Who looked.
pub(super) fn lezen(w: &Wereld, kans: &mut Kans, bak: &mut Bak, huis: &Huis, start: Moment) {
    let mut boek = boek(w, &mut bak.journaal, huis);
    let begin = Dag::op(start);
    for _ in 0..180 {
        let dag = begin.plus(kans.tussen(5, w.vandaag.0 - begin.0)).werkdag_ervoor();
        let op = dag.werktijd(kans);
        let (naam, wat) = match kans.onder(20) {
            0..12 => ("s.aalders", journaal::CASUS_GELEZEN),
            12..14 => ("p.okoye", journaal::CASUS_GELEZEN_DEELNEMER),
            14..17 => ("j.hendriks", journaal::CASUS_GELEZEN_DEELNEMER),
            17..19 => ("l.smit", journaal::CASUS_GELEZEN_LEIDER),
            _ => ("k.visser", journaal::CASUS_GELEZEN_PROCES),
        };
        boek.schrijf(op, demo_id(naam), wat, Some(CASUS), kans);
    }
}

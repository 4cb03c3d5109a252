// SPDX-License-Identifier: EUPL-1.2
//! The households that everybody sees in the demo: Boersma-proef as in `mockups/casus.html`, and three others
//! of S. Aalders-proef.

mod boersma;
mod let_op;

use crate::{
    Wereld,
    codes::soort,
    deel::Deel,
    gezin::{self, Huis, Wens},
    id::Id,
    kans::Kans,
    levens::Vorm,
    organisatie::demo_id,
    rijen::*,
    tijd::{Dag, Moment},
    verhaal::{self, Opdracht},
};
use domain::casus::Fase;

/// Number of households.
pub const AANTAL: usize = 4;

/// The households beside Boersma-proef: name, kind, life, phase.
const ANDERE: [(&str, Vorm, &str, Fase); AANTAL - 1] = [
    (
        "van|Dijk-proef",
        Vorm::Eenouder,
        "schoolverzuim",
        Fase::Uitvoering,
    ),
    (
        "|El Amrani-proef",
        Vorm::Gezin,
        "spanning_thuis",
        Fase::Uitvoering,
    ),
    ("|Jansen-proef", Vorm::Zwanger, "ongeboren_kind", Fase::Plan),
];

/// Tells one of them.
pub fn vertel(
    w: &Wereld,
    deel: &mut Deel,
    kans: &mut Kans,
    bak: &mut Bak,
    nummer: usize,
    moment: Moment,
    met_bsn: usize,
) -> Huis {
    let Some((naam, vorm, leven, fase)) = ANDERE.get(nummer.wrapping_sub(1)) else {
        return boersma::vertel(w, deel, kans, bak, met_bsn);
    };
    let verwacht = w.vandaag.plus(80);
    let wens = Wens {
        vorm: *vorm,
        kinderen: 2,
        moment,
        naam: naam.split_once('|'),
        verwacht,
    };
    let huis = gezin::maak(kans, &wens, w.vandaag);
    gezin::schrijf(&huis, deel, met_bsn, w.vandaag, bak);
    let opdracht = Opdracht {
        fase: *fase,
        regisseur: Some("s.aalders"),
        hermelding: false,
        eerder: false,
        wacht_op_mdo: *fase == Fase::Plan,
    };
    let casus = verhaal::vertel(w, deel, kans, bak, &huis, w.bib.leven(leven), &opdracht);
    let_op::schrijf(w, kans, bak, nummer, &huis, casus);
    let (soort_code, tekst, voor) = eigen_taak(w, nummer, &huis);
    bak.taak.push(taak(
        w,
        Id::vast(soort::DEMO, 900 + u32::try_from(nummer).unwrap_or(0)),
        casus,
        soort_code,
        tekst,
        voor,
    ));
    huis
}

/// What S. Aalders-proef still has to do for one of the households: kind, text, before when.
fn eigen_taak(w: &Wereld, nummer: usize, huis: &Huis) -> (&'static str, String, Dag) {
    match nummer {
        1 => (
            "overig",
            "Uitzoeken wie straks thuis begeleiding geeft. Jeugdhulp Proef heeft een wachttijd van 5 weken."
                .into(),
            w.vandaag,
        ),
        2 => (
            "bellen",
            format!(
                "Terugbellen: {} over de brief van het CAK",
                huis.hoofd().aanspreek()
            ),
            w.vandaag,
        ),
        _ => (
            "bellen",
            format!(
                "Bellen: {}, haar akkoord op het plan ontbreekt nog",
                huis.hoofd().aanspreek()
            ),
            w.mdo.plus(-1).max(w.vandaag),
        ),
    }
}

/// An open task of S. Aalders-proef.
fn taak(w: &Wereld, id: Id, casus: Id, soort_code: &'static str, tekst: String, voor: Dag) -> TaakRij {
    TaakRij {
        gemeente: w.gemeente,
        id,
        soort: soort_code,
        tekst: tekst.into(),
        casus_id: Some(casus),
        medewerker_id: demo_id("s.aalders"),
        team_id: None,
        voor: voor.werkdag(),
        status: "open",
        gedaan_op: None,
        gedaan_door: None,
        uitkomst: "",
        version: 1,
    }
}

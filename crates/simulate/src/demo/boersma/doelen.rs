// SPDX-License-Identifier: EUPL-1.2
//! The goals and actions of the plan.

use super::{komende, nr, vast};
use crate::{
    Wereld,
    gezin::Huis,
    plan::{Actie, Doel},
    tijd::Dag,
};

/// Makes them.
pub(super) fn maak(w: &Wereld, huis: &Huis) -> Vec<Doel> {
    let v = w.vandaag;
    let (j, m, _) = v.delen();
    // The first Tuesday of the next month.
    let eerste = if m == 12 {
        Dag::jmd(j + 1, 1, 1)
    } else {
        Dag::jmd(j, m + 1, 1)
    };
    let dinsdag = eerste.plus((1 - eerste.weekdag()).rem_euclid(7));
    let uitvoering = v.plus(-205);
    let ineke = huis.hoofd().id;
    let actie = |n: u32,
                 tekst: &'static str,
                 wie_soort,
                 wie: &'static str,
                 trede,
                 reden: &'static str,
                 voor,
                 status| Actie {
        id: vast(nr::ACTIE + n),
        tekst: tekst.into(),
        wie_soort,
        wie: wie.into(),
        persoon: (wie_soort == "inwoner").then_some(ineke),
        betrokkene: match n {
            1 => Some(vast(nr::OKOYE)),
            3 => Some(vast(nr::HENDRIKS)),
            _ => None,
        },
        trede,
        trede_reden: reden.into(),
        voor,
        status,
        status_reden: "",
        gestart: (status != "open").then_some(uitvoering),
        afgerond: (status == "gelukt").then_some(v.plus(-40)),
    };
    let doel = |n: u32, leefgebied, woorden: &'static str, begin, nu, acties| Doel {
        id: vast(nr::DOEL + n),
        leefgebied,
        woorden: woorden.into(),
        begin,
        nu: Some(nu),
        acties,
    };
    vec![
        doel(
            0,
            "schulden",
            "Ik wil weer zelf de post durven openmaken.",
            2,
            3,
            vec![
                actie(
                    0,
                    "Elke maand samen de rekeningen betalen",
                    "netwerk",
                    "nicht van mevrouw",
                    2,
                    "Alleen is het nog te spannend.",
                    dinsdag,
                    "bezig",
                ),
                actie(
                    1,
                    "Overzicht van alle schulden, alle 7 schuldeisers aangeschreven",
                    "professional",
                    "Budget Adviesbureau",
                    3,
                    "Zeven schuldeisers aanschrijven lukt niet met hulp van de nicht alleen.",
                    v.plus(-6),
                    "bezig",
                ),
            ],
        ),
        doel(
            1,
            "wonen",
            "We blijven hier wonen, zonder gedoe met de buren.",
            3,
            4,
            vec![
                actie(
                    2,
                    "Tuin en balkon opgeruimd houden",
                    "inwoner",
                    "mevrouw en oudste zoon",
                    1,
                    "",
                    v.plus(-40),
                    "gelukt",
                ),
                actie(
                    3,
                    "Geen ontruiming zolang de huur betaald wordt",
                    "professional",
                    "Woonstichting Proef",
                    3,
                    "Alleen de verhuurder kan de ontruiming stoppen.",
                    komende(v, 6, 1),
                    "bezig",
                ),
            ],
        ),
        doel(
            2,
            "gezin",
            "Dat Milan weer gewoon naar school gaat.",
            2,
            2,
            vec![actie(
                4,
                "Begeleiding thuis, 2 keer per week",
                "professional",
                "Jeugdhulp Proef",
                4,
                "School en netwerk samen waren niet genoeg.",
                v.plus(10),
                "open",
            )],
        ),
    ]
}

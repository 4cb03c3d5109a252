// SPDX-License-Identifier: EUPL-1.2
//! The intake with the household, by life area.

use super::{CASUS, nr, vast};
use crate::{Wereld, id::Id, rijen::*, tijd::Dag};

/// Writes it.
pub(super) fn schrijf(w: &Wereld, bak: &mut Bak, dag: Dag, door: Id) {
    let id = vast(nr::INTAKE);
    bak.intake.push(IntakeRij {
        gemeente: w.gemeente,
        id,
        casus_id: CASUS,
        gestart_op: dag.om(14, 0),
        afgerond_op: Some(dag.plus(7).werkdag().om(15, 0)),
        door_id: door,
        version: 2,
    });
    for (leefgebied, woorden, wens, kracht, ernst, al) in [
        (
            "gezin",
            "Alleen is het veel, met de jongens. En straks een baby.",
            "Rust in huis.",
            "Elke avond eten ze samen.",
            2,
            "",
        ),
        (
            "wonen",
            "Ik woon hier al twaalf jaar, ik ken iedereen.",
            "Hier blijven wonen.",
            "De buurvrouw let op het huis.",
            3,
            "Woonstichting Proef",
        ),
        (
            "werk",
            "Ik maakte schoon op school, tot mijn rug niet meer wilde.",
            "Later weer iets met kinderen.",
            "Tien jaar werkervaring.",
            3,
            "",
        ),
        (
            "inkomen",
            "De uitkering is net genoeg, als er niets gebeurt.",
            "Elke maand iets overhouden.",
            "Kan goed koken van weinig geld.",
            3,
            "Inkomensondersteuning",
        ),
        (
            "schulden",
            "Ik durf de post niet meer open te maken.",
            "Weten hoeveel het is.",
            "Haar nicht kan goed met geld omgaan.",
            2,
            "Budget Adviesbureau",
        ),
        (
            "gezondheid",
            "De rug, en moe van de zwangerschap.",
            "Goed slapen.",
            "Gaat naar elke controle.",
            3,
            "verloskundige",
        ),
        (
            "onderwijs",
            "Milan is vaak thuis met buikpijn.",
            "Dat Milan weer gewoon naar school gaat.",
            "Milan leest veel.",
            2,
            "intern begeleider",
        ),
        (
            "veiligheid",
            "Joris kan heftig zijn, maar hij doet niemand kwaad.",
            "Geen geschreeuw.",
            "Joris loopt zelf weg als het te veel wordt.",
            3,
            "",
        ),
        (
            "netwerk",
            "Mijn nicht en de buurvrouw. Verder niet veel.",
            "Meer mensen om me heen.",
            "Een nicht die elke week komt.",
            3,
            "",
        ),
        (
            "welzijn",
            "Vroeger zat ik op het koor.",
            "Weer zingen.",
            "Mooie stem.",
            3,
            "",
        ),
        (
            "ondersteuning",
            "Bellen met instanties lukt me niet.",
            "Iemand die meebelt, de eerste keer.",
            "Als het een keer is voorgedaan, lukt het.",
            3,
            "",
        ),
    ] {
        bak.intake_antwoord.push(IntakeAntwoordRij {
            gemeente: w.gemeente,
            intake_id: id,
            leefgebied,
            eigen_woorden: woorden.into(),
            wens: wens.into(),
            eigen_kracht: kracht.into(),
            ernst: Some(ernst),
            al_betrokken: al.into(),
            bron: "gesprek".into(),
            vastgelegd_door: door,
            bevestigd_op: dag,
        });
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! Warnings and a secret address at the households of the demo, so that everybody can see what they do.

use crate::{
    Wereld, boek::Boek, codes::soort, gezin::Huis, id::Id, journaal, kans::Kans, organisatie::demo_id,
    rijen::*,
};

/// A warning: household of the demo, kind, text, days since it began, days until its review.
const WAARSCHUWINGEN: [(usize, &str, &str, i32, i32); 3] = [
    (
        1,
        "hond",
        "De hond loopt los in de gang en beet in maart de wijkverpleegkundige.",
        60,
        120,
    ),
    (
        2,
        "agressie",
        "Tijdens een huisbezoek gooide iemand een stoel naar de hulpverlener.",
        200,
        -12,
    ),
    (
        2,
        "besmettelijk",
        "Open tuberculose in het gezin. De GGD belt wanneer een bezoek weer kan.",
        20,
        30,
    ),
];

/// Household of the demo with a secret address.
const GEHEIM: usize = 3;

/// Puts the warnings and the secret address of one household in the bak, with who did it.
pub fn schrijf(w: &Wereld, kans: &mut Kans, bak: &mut Bak, nummer: usize, huis: &Huis, casus: Id) {
    let Some(door) = demo_id("s.aalders") else { return };
    let getal = |n: usize| u32::try_from(n).unwrap_or(0);
    for (n, (_, soort_code, tekst, sinds, over)) in
        WAARSCHUWINGEN.iter().enumerate().filter(|(_, x)| x.0 == nummer)
    {
        let id = Id::vast(soort::DEMO, 920 + getal(n));
        let dag = w.vandaag.plus(-sinds).werkdag_ervoor();
        let op = dag.werktijd(kans);
        let herbeoordelen_op = w.vandaag.plus(*over);
        bak.waarschuwing.push(WaarschuwingRij {
            gemeente: w.gemeente,
            id,
            huishouden_id: huis.id,
            persoon_id: None,
            soort: soort_code,
            tekst: (*tekst).into(),
            met_wie: "".into(),
            met_persoon_id: None,
            sinds: dag,
            herbeoordelen_op,
            beeindigd_op: None,
            version: 1,
        });
        bak.waarschuwing_stap.push(WaarschuwingStapRij {
            gemeente: w.gemeente,
            waarschuwing_id: id,
            version: 1,
            stap: "gemaakt",
            op,
            door_id: door,
            reden: "".into(),
            herbeoordelen_op: Some(herbeoordelen_op),
            akkoord_naam: "L. Smit-proef".into(),
            akkoord_functie: "teamleider".into(),
            verteld: Some("ja"),
            verteld_reden: "".into(),
            vertellen_op: None,
        });
        let mut boek = Boek::nieuw(w.gemeente, w.nu, &mut bak.journaal);
        (boek.casus, boek.huishouden) = (Some(casus), Some(huis.id));
        boek.schrijf(op, Some(door), journaal::WAARSCHUWING_GEMAAKT, Some(id), kans);
    }
    if nummer == GEHEIM {
        geheim(w, kans, bak, huis, (casus, door));
    }
}

/// Makes the address of the household secret: nobody in it can be found by it.
fn geheim(w: &Wereld, kans: &mut Kans, bak: &mut Bak, huis: &Huis, (casus, door): (Id, Id)) {
    let wie = huis.hoofd().id;
    for p in bak.persoon.iter_mut().filter(|p| p.id == wie) {
        p.adres_geheim = true;
    }
    if let Some(adres) = &huis.adres {
        bak.persoon_zoekterm.retain(|t| {
            !(t.term.starts_with(adres.postcode.as_str()) && huis.leden.iter().any(|l| l.id == t.persoon_id))
        });
    }
    let op = w.vandaag.plus(-30).werkdag_ervoor().werktijd(kans);
    let id = Id::vast(soort::DEMO, 940);
    bak.adres_geheim_stap.push(AdresGeheimStapRij {
        gemeente: w.gemeente,
        id,
        huishouden_id: huis.id,
        persoon_id: Some(wie),
        stap: "gezet",
        reden: "Haar ex-partner mag niet weten waar zij nu woont.".into(),
        op,
        door_id: door,
    });
    let mut boek = Boek::nieuw(w.gemeente, w.nu, &mut bak.journaal);
    (boek.casus, boek.huishouden) = (Some(casus), Some(huis.id));
    boek.schrijf(op, Some(door), journaal::ADRES_GEHEIM, Some(wie), kans);
}

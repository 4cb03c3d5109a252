// SPDX-License-Identifier: EUPL-1.2
//! The people, their address, and who is involved.

use super::{CASUS, komende, nr, vast};
use crate::{
    Wereld,
    codes::{GROND_TOEGANG, GROND_TOESTEMMING},
    gezin::{Adres, Huis, Lid},
    levens::Vorm,
    organisatie::demo_id,
    rijen::*,
    tijd::Dag,
};

/// The household.
pub(super) fn maak(w: &Wereld) -> Huis {
    let v = w.vandaag;
    let a = ("", "Boersma-proef");
    let (jaar, maand, _) = v.delen();
    // Joris turns eighteen in four and a half months, on the ninth.
    let wordt = v.plus(137);
    let (wj, wm, _) = wordt.delen();
    let mut ineke = Lid::nieuw(
        vast(nr::INEKE),
        "Ineke",
        a,
        false,
        Dag::jmd(jaar - 41, maand, 1).plus(-70),
        "ouder",
    );
    ineke.telefoon = Some("06-00414141".to_owned());
    let mut joris = Lid::nieuw(
        vast(nr::INEKE + 1),
        "Joris",
        a,
        true,
        Dag::jmd(wj - 18, wm, 9),
        "kind",
    );
    joris.telefoon = Some("06-00171717".to_owned());
    let milan = Lid::nieuw(
        vast(nr::INEKE + 2),
        "Milan",
        a,
        true,
        v.plus(-9 * 365 - 140),
        "kind",
    );
    let baby = Lid::ongeboren(vast(nr::INEKE + 3), a, v.plus(115));
    Huis {
        id: vast(nr::HUIS),
        naam: "Boersma-proef".to_owned(),
        leden: vec![ineke, joris, milan, baby],
        wijk: 3,
        adres: Some(Adres {
            id: vast(nr::ADRES),
            straat: "Voorbeeldlaan",
            nummer: 12,
            postcode: "7414PR".to_owned(),
        }),
        sinds: v.plus(-290),
        vorm: Vorm::Eenouder,
    }
}

/// The professionals who take part.
pub(super) fn betrokkenen(w: &Wereld, bak: &mut Bak, huis: &Huis) {
    let v = w.vandaag;
    let (jaar, _, _) = v.delen();
    let toestemming = Dag::jmd(jaar, 3, 3);
    let toestemming = if toestemming < v {
        toestemming
    } else {
        Dag::jmd(jaar - 1, 3, 3)
    };
    let grond = format!("{GROND_TOESTEMMING} van {}", toestemming.tekst());
    let woon = w.o.partner("woon");
    let school = w.o.partner("school");
    let eigen =
        w.o.mensen
            .iter()
            .find(|m| Some(m.id) == demo_id("p.okoye"))
            .map(|m| m.organisatie);
    for (nummer, naam, mens, organisatie, rol, grondslag, doel, tot) in [
        (
            nr::OKOYE,
            "P. Okoye-proef",
            "p.okoye",
            eigen.map(|o| (o.0, "Budget Adviesbureau Deventer")),
            "schuldhulpverlener",
            GROND_TOEGANG.to_owned(),
            "de schulden op een rij zetten",
            Some(komende(v, 3, 1)),
        ),
        (
            nr::HENDRIKS,
            "J. Hendriks-proef",
            "j.hendriks",
            Some((woon.1, woon.2)),
            "medewerker wonen en leefbaarheid",
            grond.clone(),
            "alleen wonen",
            Some(komende(v, 6, 1)),
        ),
        (
            nr::DE_WIT,
            "M. de Wit-proef",
            "",
            Some((school.1, "Basisschool van Scholengroep Proef")),
            "intern begeleider, basisschool",
            grond.clone(),
            "Milan weer naar school",
            Some(komende(v, 7, 15)),
        ),
    ] {
        bak.betrokkene.push(BetrokkeneRij {
            gemeente: w.gemeente,
            id: vast(nummer),
            huishouden_id: huis.id,
            casus_id: Some(CASUS),
            soort: "professional",
            medewerker_id: demo_id(mens),
            naam: naam.into(),
            organisatie_id: organisatie.map(|o| o.0),
            organisatie: organisatie.map_or("", |o| o.1).into(),
            rol: rol.into(),
            telefoon: format!("0570-00{:04}", 1200 + nummer).into(),
            email: "".into(),
            grondslag_code: if grondslag == GROND_TOEGANG {
                "wmo"
            } else {
                "toestemming"
            },
            grondslag: grondslag.into(),
            doel: doel.into(),
            categorieen: "".into(),
            sinds: v.plus(-230),
            tot,
            bevestigd_op: (!mens.is_empty()).then(|| v.plus(-12)),
            einde_reden: "".into(),
            bron: "gesprek".into(),
            version: 1,
        });
    }
}

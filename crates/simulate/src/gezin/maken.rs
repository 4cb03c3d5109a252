// SPDX-License-Identifier: EUPL-1.2
//! Makes a household of a kind.

use super::{Adres, Huis, Lid};
use crate::{
    id::Id,
    kans::Kans,
    levens::Vorm,
    namen,
    organisatie::WIJKEN,
    tijd::{Dag, Moment},
};

/// A wijk, by how much of the work is there.
pub fn wijk(kans: &mut Kans) -> usize {
    let totaal: usize = WIJKEN.iter().map(|w| w.2).sum();
    let mut rest = kans.onder(totaal);
    WIJKEN
        .iter()
        .position(|w| {
            if rest < w.2 {
                return true;
            }
            rest -= w.2;
            false
        })
        .unwrap_or(0)
}

/// How a household must be.
#[derive(Clone, Copy, Debug)]
pub struct Wens {
    /// Kind.
    pub vorm: Vorm,
    /// Number of children for a family.
    pub kinderen: i32,
    /// Moment from which the ids tell; grows with each household.
    pub moment: Moment,
    /// Family name, when it is fixed.
    pub naam: Option<(&'static str, &'static str)>,
    /// Day on which the unborn child is expected.
    pub verwacht: Dag,
}

impl Wens {
    /// The next id of this household.
    fn id(&self, kans: &mut Kans) -> Id {
        Id::op(self.moment, kans)
    }
}

/// Prefix and family name.
type Achternaam<'a> = (&'static str, &'a str);

/// Makes a household of a kind.
pub fn maak(kans: &mut Kans, wens: &Wens, vandaag: Dag) -> Huis {
    let achternaam = wens
        .naam
        .map_or_else(|| namen::achternaam(kans), |(voor, naam)| (voor, naam.to_owned()));
    let a = (achternaam.0, achternaam.1.as_str());
    let mut leden = volwassenen(kans, wens, vandaag, a);
    if wens.vorm == Vorm::Zwanger {
        leden.push(Lid::ongeboren(wens.id(kans), a, wens.verwacht));
    }
    if matches!(wens.vorm, Vorm::Gezin | Vorm::Eenouder) {
        kinderen(kans, wens, vandaag, a, &mut leden);
    }
    let wijk = wijk(kans);
    let adres = (wens.vorm != Vorm::Dakloos).then(|| Adres {
        id: wens.id(kans),
        straat: namen::straat(kans),
        nummer: kans.tussen(1, 240),
        postcode: namen::postcode(kans, wijk),
    });
    if wens.vorm == Vorm::Dakloos {
        leden[0].verblijf = Some(*kans.kies(&[
            "slaapt bij vrienden, overdag in het buurthuis",
            "in het portiek achter het station",
            "bij een tante op zolder",
            "in de nachtopvang",
            "in een auto op de parkeerplaats",
        ]));
        leden[0].zonder_bsn = kans.procent(30);
    }
    let tussen = if achternaam.0.is_empty() { "" } else { " " };
    Huis {
        id: wens.id(kans),
        naam: format!("{}{tussen}{}", namen::hoofdletter(achternaam.0), achternaam.1),
        leden,
        wijk,
        adres,
        sinds: vandaag.plus(-4 * 365),
        vorm: wens.vorm,
    }
}

/// A birthday of somebody between two ages.
fn geboren(kans: &mut Kans, vandaag: Dag, van: i32, tot: i32) -> Dag {
    vandaag.plus(-(kans.tussen(van * 365 + 40, tot * 365)))
}

/// The adults of a kind of household.
fn volwassenen(kans: &mut Kans, wens: &Wens, vandaag: Dag, a: Achternaam<'_>) -> Vec<Lid> {
    let mut leden = Vec::new();
    let mut erbij = |kans: &mut Kans, man: bool, van, tot, rol, a: Achternaam<'_>| {
        let voor = namen::voornaam(kans, man);
        let lid_id = wens.id(kans);
        let geboren = geboren(kans, vandaag, van, tot);
        let mut lid = Lid::nieuw(lid_id, voor, a, man, geboren, rol);
        if kans.procent(80) {
            lid.telefoon = Some(namen::mobiel(kans));
        }
        leden.push(lid);
    };
    let man = kans.procent(50);
    match wens.vorm {
        Vorm::Gezin => {
            erbij(kans, man, 26, 52, "ouder", a);
            let ander = namen::achternaam(kans);
            erbij(kans, !man, 26, 54, "ouder", (ander.0, ander.1.as_str()));
        }
        Vorm::Eenouder => erbij(kans, false, 26, 52, "ouder", a),
        Vorm::Alleen => erbij(kans, man, 27, 68, "hoofdbewoner", a),
        Vorm::Paar => {
            erbij(kans, man, 24, 66, "hoofdbewoner", a);
            let ander = namen::achternaam(kans);
            erbij(kans, !man, 24, 66, "partner", (ander.0, ander.1.as_str()));
        }
        Vorm::Oud => {
            erbij(kans, man, 74, 91, "hoofdbewoner", a);
            if kans.procent(75) {
                erbij(kans, !man, 70, 89, "partner", a);
            }
        }
        Vorm::Zwanger => erbij(kans, false, 18, 27, "ouder", a),
        Vorm::Dakloos => erbij(kans, man, 18, 22, "hoofdbewoner", a),
    }
    leden
}

/// The children of a family, from the eldest on.
fn kinderen(kans: &mut Kans, wens: &Wens, vandaag: Dag, a: Achternaam<'_>, leden: &mut Vec<Lid>) {
    let jongste_ouder = leden
        .iter()
        .filter_map(|l| l.leeftijd(vandaag))
        .min()
        .unwrap_or(30);
    let mut oud = (jongste_ouder - 19).clamp(7, 17);
    for _ in 0..wens.kinderen {
        let man = kans.procent(50);
        let voor = namen::voornaam(kans, man);
        let lid_id = wens.id(kans);
        let geboren = geboren(kans, vandaag, oud.max(1) - 1, oud.max(1));
        leden.push(Lid::nieuw(lid_id, voor, a, man, geboren, "kind"));
        oud = (oud - kans.tussen(1, 4)).max(1);
    }
}

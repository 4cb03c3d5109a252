// SPDX-License-Identifier: EUPL-1.2
//! May this regisseur take one more casus? (requirement D2)

use crate::{casus::Fase, inrichting::Caseloadregels, kern::Weigering, termijn::datum_tekst};
use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

/// Over the maximum, allowed by the procesmanager.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overmaat {
    /// Why.
    pub reden: String,
    /// Last day on which it holds.
    pub tot: Date,
    /// Is the person who allows it procesmanager?
    pub door_procesmanager: bool,
}

/// The casus may be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toegestaan {
    /// Caseload before, in hundredths.
    pub voor: u32,
    /// Caseload after, in hundredths.
    pub na: u32,
    /// Maximum, in hundredths.
    pub maximum: u32,
    /// Last day over the maximum, when it is over.
    pub overmaat_tot: Option<Date>,
    /// "13 → 14 van 15".
    pub tekst: String,
}

/// Caseload of a list of phases of running casussen, in hundredths.
pub fn caseload(regels: &Caseloadregels, fasen: impl IntoIterator<Item = Fase>) -> u32 {
    fasen.into_iter().map(|f| regels.gewicht(f)).sum()
}

/// Hundredths as a Dutch number without needless zeros: 1250 is "12,5", 1300 is "13".
pub fn getal(honderdsten: u32) -> String {
    match (honderdsten / 100, honderdsten % 100) {
        (heel, 0) => heel.to_string(),
        (heel, rest) if rest % 10 == 0 => format!("{heel},{}", rest / 10),
        (heel, rest) => format!("{heel},{rest:02}"),
    }
}

/// Judges whether `erbij` may come on top of `nu` under `maximum`, all in hundredths.
///
/// # Errors
/// Full, with what to do; or an overmaat that can't be given.
pub fn beoordeel(
    nu: u32,
    erbij: u32,
    maximum: u32,
    overmaat: Option<&Overmaat>,
    vandaag: Date,
    max_dagen: u16,
) -> Result<Toegestaan, Weigering> {
    let na = nu.saturating_add(erbij);
    let tekst = format!("{} → {} van {}", getal(nu), getal(na), getal(maximum));
    let goed = |overmaat_tot, tekst| Toegestaan {
        voor: nu,
        na,
        maximum,
        overmaat_tot,
        tekst,
    };
    if na <= maximum || erbij == 0 {
        return Ok(goed(None, tekst));
    }
    let Some(o) = overmaat else {
        return Err(Weigering::new(
            "caseload.vol",
            format!(
                "Dit is te veel: {tekst}. Kies een andere regisseur, of vraag de procesmanager om tijdelijk meer toe te staan, met een reden en een einddatum."
            ),
        ));
    };
    if !o.door_procesmanager {
        return Err(Weigering::new(
            "caseload.alleen_procesmanager",
            "Alleen de procesmanager mag iemand boven het maximum laten werken.",
        ));
    }
    if o.reden.trim().is_empty() {
        return Err(Weigering::new(
            "caseload.overmaat_reden",
            "Schrijf op waarom dit boven het maximum mag.",
        ));
    }
    let uiterlijk = vandaag.saturating_add(i64::from(max_dagen).days());
    if o.tot < vandaag || o.tot > uiterlijk {
        return Err(Weigering::new(
            "caseload.overmaat_datum",
            format!(
                "De einddatum moet tussen {} en {} liggen.",
                datum_tekst(vandaag),
                datum_tekst(uiterlijk)
            ),
        ));
    }
    let tekst = format!("{tekst}, boven het maximum tot en met {}", datum_tekst(o.tot));
    Ok(goed(Some(o.tot), tekst))
}

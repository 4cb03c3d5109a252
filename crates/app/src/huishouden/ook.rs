// SPDX-License-Identifier: EUPL-1.2
//! What else is known of a person who is added: initials, partner's name, a part of the date of birth, language.

use super::nieuw::Opdracht;
use domain::Fouten;
use domain::huishouden::{GeldigLid, GeldigeGegevens, Lidrol, NieuweGegevens};
use jiff::civil::Date;

/// What else was typed of somebody who was born; `None` when nothing was. What is wrong is added, once per field.
pub(super) fn ook(
    o: &Opdracht,
    lid: Option<&GeldigLid>,
    vandaag: Date,
    fouten: &mut Fouten,
) -> Option<GeldigeGegevens> {
    let k = &o.ook;
    let leeg = [
        &k.voorletters,
        &k.partner_voorvoegsel,
        &k.partnernaam,
        &k.naamgebruik,
        &k.geboorte_deel,
        &k.taal,
    ]
    .iter()
    .all(|t| t.trim().is_empty());
    if (leeg && !k.tolk) || lid.is_some_and(|l| l.rol == Lidrol::Ongeboren) {
        return None;
    }
    let heel = NieuweGegevens {
        naam: o.lid.naam.clone(),
        geslacht: o.geslacht.clone(),
        geboortedatum: o.lid.geboortedatum.clone(),
        telefoon: o.telefoon.clone(),
        ..k.clone()
    };
    match heel.valideer(false, vandaag) {
        Ok(g) => Some(g),
        Err(f) => {
            for fout in f.0 {
                if !fouten.0.iter().any(|al| al.veld == fout.veld) {
                    fouten.0.push(fout);
                }
            }
            None
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! Before and after, as names.

use super::{Start, naam};
use domain::huishouden::{GeldigeSplitsing, Persoonsnaam, huishouden_naam};
use store::huishouden::LidRij;

/// Who lives where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Huis {
    /// Name of the household.
    pub naam: String,
    /// Who lives there; who belongs to both is marked.
    pub leden: Vec<String>,
}

/// Before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voorbeeld {
    /// Before.
    pub voor: Vec<Huis>,
    /// After.
    pub na: Vec<Huis>,
}

pub(super) fn voorbeeld(s: &Start, g: &GeldigeSplitsing, daar_naam: String, daar: &[LidRij]) -> Voorbeeld {
    let hier_naam = s.geladen.rij.naam.clone();
    let gaat = |l: &LidRij| g.wie.iter().find(|w| w.0 == l.persoon_id);
    let beide = |l: &LidRij, hoofd: bool| {
        let soort = if hoofd {
            "hoofdverblijf"
        } else {
            "hoort ook hierbij"
        };
        format!("{} ({soort})", naam(l))
    };
    let huis = |naam: &str, leden: Vec<String>| Huis {
        naam: naam.to_owned(),
        leden,
    };
    let mut voor = vec![huis(&hier_naam, s.leden.iter().map(naam).collect())];
    if !daar.is_empty() {
        voor.push(huis(&daar_naam, daar.iter().map(naam).collect()));
    }
    let blijven = s
        .leden
        .iter()
        .filter_map(|l| match gaat(l) {
            None => Some(naam(l)),
            Some((_, true)) => Some(beide(l, !g.hoofd_daar)),
            Some(_) => None,
        })
        .collect();
    let komen = daar
        .iter()
        .filter(|d| !g.wie.iter().any(|w| w.0 == d.persoon_id))
        .map(naam)
        .chain(s.leden.iter().filter_map(|l| match gaat(l)? {
            (_, true) => Some(beide(l, g.hoofd_daar)),
            _ => Some(naam(l)),
        }))
        .collect();
    Voorbeeld {
        voor,
        na: vec![huis(&hier_naam, blijven), huis(&daar_naam, komen)],
    }
}

/// A household is called after the adults who make it, else after the children.
pub(super) fn nieuwe_naam(leden: &[LidRij], g: &GeldigeSplitsing) -> String {
    let mut wie: Vec<&LidRij> = leden
        .iter()
        .filter(|l| g.wie.iter().any(|w| w.0 == l.persoon_id))
        .collect();
    if wie.iter().any(|l| !l.rol.is_kind()) {
        wie.retain(|l| !l.rol.is_kind());
    }
    wie.sort_by_key(|l| *l.rol);
    let namen: Vec<Persoonsnaam> = wie
        .iter()
        .map(|l| Persoonsnaam {
            voornamen: l.voornamen.clone(),
            roepnaam: String::new(),
            voorvoegsel: l.voorvoegsel.clone(),
            achternaam: l.geslachtsnaam.clone(),
        })
        .collect();
    let heel = huishouden_naam(&namen);
    heel.strip_prefix("Huishouden ").unwrap_or(&heel).to_owned()
}

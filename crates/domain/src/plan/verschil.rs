// SPDX-License-Identifier: EUPL-1.2
//! The difference between two versions of the plan, in sentences that a resident can read (requirement E5).

use super::{PlanActie, PlanDoel, PlanInhoud};
use crate::{
    code_enum,
    kern::ids::{ActieId, DoelId},
    termijn::datum_tekst,
};
use std::collections::BTreeMap;

code_enum! {
    /// Kind of change.
    pub enum WijzigingSoort {
        Erbij = "erbij", "erbij";
        Anders = "anders", "anders";
        Weg = "weg", "weg";
    }
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wijziging {
    /// Kind of change.
    pub soort: WijzigingSoort,
    /// Goal it belongs to.
    pub doel: DoelId,
    /// Action it is about, when it is not the goal itself.
    pub actie: Option<ActieId>,
    /// The change as a sentence.
    pub tekst: String,
}

/// All changes from `oud` to `nieuw`, in the order of the new plan; what is gone comes last.
pub fn verschil(oud: &PlanInhoud, nieuw: &PlanInhoud) -> Vec<Wijziging> {
    let mut uit = Vec::new();
    let oude_doelen: BTreeMap<DoelId, &PlanDoel> = oud.doelen.iter().map(|d| (d.id, d)).collect();
    let oude_acties: BTreeMap<ActieId, (&PlanDoel, &PlanActie)> = oud
        .doelen
        .iter()
        .flat_map(|d| d.acties.iter().map(move |a| (a.id, (d, a))))
        .collect();
    for doel in &nieuw.doelen {
        match oude_doelen.get(&doel.id) {
            None => uit.push(bij_doel(
                WijzigingSoort::Erbij,
                doel,
                format!("Nieuw doel bij {}: \"{}\".", doel.leefgebied_label, doel.woorden),
            )),
            Some(was) => doel_anders(was, doel, &mut uit),
        }
        for actie in &doel.acties {
            match oude_acties.get(&actie.id) {
                None => uit.push(bij_actie(
                    WijzigingSoort::Erbij,
                    doel,
                    actie,
                    format!(
                        "Nieuwe actie: {}. {} doet dit, voor {}.",
                        actie.wat,
                        hoofdletter(&actie.wie),
                        datum_tekst(actie.voor)
                    ),
                )),
                Some((oud_doel, was)) => {
                    if oud_doel.id != doel.id {
                        uit.push(bij_actie(
                            WijzigingSoort::Anders,
                            doel,
                            actie,
                            format!(
                                "De actie \"{}\" hoort nu bij het doel \"{}\".",
                                actie.wat, doel.woorden
                            ),
                        ));
                    }
                    actie_anders(doel, was, actie, &mut uit);
                }
            }
        }
    }
    let nieuwe_acties: Vec<ActieId> = nieuw
        .doelen
        .iter()
        .flat_map(|d| d.acties.iter().map(|a| a.id))
        .collect();
    for doel in &oud.doelen {
        if !nieuw.doelen.iter().any(|d| d.id == doel.id) {
            uit.push(bij_doel(
                WijzigingSoort::Weg,
                doel,
                format!("Het doel \"{}\" staat niet meer in het plan.", doel.woorden),
            ));
        }
        for actie in doel.acties.iter().filter(|a| !nieuwe_acties.contains(&a.id)) {
            uit.push(bij_actie(
                WijzigingSoort::Weg,
                doel,
                actie,
                format!("De actie \"{}\" staat niet meer in het plan.", actie.wat),
            ));
        }
    }
    uit
}

fn hoofdletter(tekst: &str) -> String {
    let mut letters = tekst.chars();
    letters
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}

fn bij_doel(soort: WijzigingSoort, doel: &PlanDoel, tekst: String) -> Wijziging {
    Wijziging {
        soort,
        doel: doel.id,
        actie: None,
        tekst,
    }
}
fn bij_actie(soort: WijzigingSoort, doel: &PlanDoel, actie: &PlanActie, tekst: String) -> Wijziging {
    Wijziging {
        soort,
        doel: doel.id,
        actie: Some(actie.id),
        tekst,
    }
}

fn doel_anders(was: &PlanDoel, is: &PlanDoel, uit: &mut Vec<Wijziging>) {
    if was.woorden != is.woorden {
        uit.push(bij_doel(
            WijzigingSoort::Anders,
            is,
            format!("Het doel \"{}\" is nu: \"{}\".", was.woorden, is.woorden),
        ));
    }
    if was.leefgebied != is.leefgebied {
        uit.push(bij_doel(
            WijzigingSoort::Anders,
            is,
            format!(
                "Het doel \"{}\" hoort nu bij {}.",
                is.woorden, is.leefgebied_label
            ),
        ));
    }
    if was.toelichting != is.toelichting {
        uit.push(bij_doel(
            WijzigingSoort::Anders,
            is,
            format!("De toelichting bij het doel \"{}\" is veranderd.", is.woorden),
        ));
    }
}

fn actie_anders(doel: &PlanDoel, was: &PlanActie, is: &PlanActie, uit: &mut Vec<Wijziging>) {
    let mut meld = |tekst| uit.push(bij_actie(WijzigingSoort::Anders, doel, is, tekst));
    if was.wat != is.wat {
        meld(format!("De actie \"{}\" is nu: \"{}\".", was.wat, is.wat));
    }
    if (&was.wie, was.wie_soort) != (&is.wie, is.wie_soort) {
        meld(format!(
            "\"{}\" doet nu {} ({}), eerst {} ({}).",
            is.wat, is.wie, is.wie_soort, was.wie, was.wie_soort
        ));
    }
    if was.voor != is.voor {
        meld(format!(
            "\"{}\" moet klaar zijn voor {}, eerst {}.",
            is.wat,
            datum_tekst(is.voor),
            datum_tekst(was.voor)
        ));
    }
    if was.trede != is.trede {
        meld(format!("\"{}\" is nu {}, eerst {}.", is.wat, is.trede, was.trede));
    }
    if was.trede_reden != is.trede_reden {
        meld(format!("De reden voor de trede van \"{}\" is veranderd.", is.wat));
    }
    if was.status != is.status {
        meld(format!("\"{}\": {}, eerst {}.", is.wat, is.status, was.status));
    }
}

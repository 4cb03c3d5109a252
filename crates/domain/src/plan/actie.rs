// SPDX-License-Identifier: EUPL-1.2
//! An action: who does what before when, on which rung of the ladder (requirements E4, E6).

use super::{ActieStatus, Trede, WieSoort};
use crate::kern::{Fouten, Weigering};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// An action as typed. `voor` is a date as `2026-12-03` or `3-12-2026`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NieuweActie {
    /// What is done.
    pub wat: String,
    /// Code of who does it.
    pub wie_soort: String,
    /// Name of who does it.
    pub wie: String,
    /// Before when.
    pub voor: String,
    /// Code of the rung.
    pub trede: String,
    /// Why the lower rungs do not suffice.
    pub trede_reden: String,
}

/// An action that may be stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GeldigeActie {
    /// What is done.
    pub wat: String,
    /// Who does it, kind.
    pub wie_soort: WieSoort,
    /// Who does it, name.
    pub wie: String,
    /// Last day.
    pub voor: Date,
    /// Rung of the ladder.
    pub trede: Trede,
    /// Why the lower rungs do not suffice; always there when one was skipped.
    pub trede_reden: Option<String>,
}

impl NieuweActie {
    /// Checks a new action. `geprobeerd` are the rungs on which this goal has, or had, an action: climbing to a
    /// rung while a lower one was never tried needs a reason (requirement E4).
    ///
    /// # Errors
    /// All that is wrong, by field name.
    pub fn valideer(&self, geprobeerd: &BTreeSet<Trede>, vandaag: Date) -> Result<GeldigeActie, Fouten> {
        let mut f = Fouten::new();
        let wat = self.wat.trim();
        match wat.chars().count() {
            0..3 => f.voeg("wat", "Schrijf op wat er gedaan wordt."),
            501.. => f.voeg(
                "wat",
                "Deze tekst is te lang. Maak hem korter: hoogstens 500 tekens.",
            ),
            _ => {}
        }
        let wie_soort: Option<WieSoort> = self.wie_soort.trim().parse().ok();
        if wie_soort.is_none() {
            f.voeg(
                "wie_soort",
                "Kies wie dit doet: de inwoner, iemand uit het netwerk of een professional.",
            );
        }
        let wie = self.wie.trim();
        if wie.is_empty() {
            f.voeg("wie", "Vul in wie dit doet.");
        } else if wie.chars().count() > 200 {
            f.voeg(
                "wie",
                "Deze naam is te lang. Maak hem korter: hoogstens 200 tekens.",
            );
        }
        let voor = crate::import::lees_datum(&self.voor);
        match voor {
            None => f.voeg(
                "voor",
                "Kies voor welke datum dit gedaan is, bijvoorbeeld 3-12-2026.",
            ),
            Some(dag) if dag < vandaag => f.voeg("voor", "Deze datum is al voorbij. Kies vandaag of later."),
            Some(_) => {}
        }
        let trede: Option<Trede> = self.trede.trim().parse().ok();
        let trede_reden = self.trede_reden.trim();
        match trede {
            None => f.voeg(
                "trede",
                "Kies een trede: eigen kracht, netwerk, algemene voorziening of maatwerk.",
            ),
            Some(t) => {
                let overgeslagen: Vec<&str> = Trede::ALL
                    .iter()
                    .filter(|lager| **lager < t && !geprobeerd.contains(lager))
                    .map(|l| l.label())
                    .collect();
                if !overgeslagen.is_empty() && trede_reden.is_empty() {
                    let lijst = crate::triage::opsomming(&overgeslagen, "en");
                    f.voeg(
                        "trede_reden",
                        format!("Schrijf op waarom dit niet genoeg is: {lijst}."),
                    );
                }
            }
        }
        match (wie_soort, voor, trede) {
            (Some(wie_soort), Some(voor), Some(trede)) => f.of(GeldigeActie {
                wat: wat.to_owned(),
                wie_soort,
                wie: wie.to_owned(),
                voor,
                trede,
                trede_reden: (!trede_reden.is_empty()).then(|| trede_reden.to_owned()),
            }),
            _ => Err(f),
        }
    }
}

/// Checks a change of status; not having succeeded and lapsing take a reason.
///
/// # Errors
/// A change that is not allowed, or one without its reason.
pub fn controleer_status(van: ActieStatus, naar: ActieStatus, reden: &str) -> Result<(), Weigering> {
    if !van.volgende().contains(&naar) {
        let mogelijk: Vec<&str> = van.volgende().iter().map(|s| s.label()).collect();
        return Err(Weigering::new(
            "plan.status",
            format!(
                "Van '{}' naar '{}' kan niet. Kies: {}.",
                van.label(),
                naar.label(),
                crate::triage::opsomming(&mogelijk, "of")
            ),
        ));
    }
    if matches!(naar, ActieStatus::NietGelukt | ActieStatus::Vervallen) && reden.trim().is_empty() {
        return Err(Weigering::new(
            "plan.status_reden",
            format!("Schrijf op waarom deze actie '{}' is.", naar.label()),
        ));
    }
    Ok(())
}

/// May somebody say how an action goes? Who only takes part in the casus does so of their own actions (requirement E6).
///
/// # Errors
/// Takes part, and somebody else does this action.
pub fn mag_bijwerken(deelnemer: bool, eigen: bool) -> Result<(), Weigering> {
    if deelnemer && !eigen {
        return Err(Weigering::new(
            "plan.niet_jouw_actie",
            "Deze actie doet iemand anders. Vraag de regisseur om haar bij te werken.",
        ));
    }
    Ok(())
}

/// How many calendar days an action is late: "6 dagen later". `None` when it is done, or today still is in time.
pub fn te_laat(status: ActieStatus, voor: Date, vandaag: Date) -> Option<i64> {
    let dagen = voor.duration_until(vandaag).as_hours() / 24;
    (!status.is_klaar() && dagen > 0).then_some(dagen)
}

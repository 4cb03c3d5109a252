// SPDX-License-Identifier: EUPL-1.2
//! Who is involved with a household (requirements D4, D8): professionals and the household's own network.

use super::telefoon_cijfers;
use crate::{code_enum, import::lees_datum, kern::Fouten};
use jiff::civil::Date;

code_enum! {
    /// Kind of involvement.
    pub enum BetrokkeneSoort {
        Professional = "professional", "professional";
        Netwerk = "netwerk", "familie, vriend of buur";
    }
}

/// Somebody involved, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuwBetrokkene {
    /// Kind (code).
    pub soort: String,
    /// Name.
    pub naam: String,
    /// Organisation.
    pub organisatie: String,
    /// What this person does or is for the household.
    pub rol: String,
    /// Phone, in any writing.
    pub telefoon: String,
    /// Mail address.
    pub email: String,
    /// Legal ground to take part.
    pub grondslag: String,
    /// Purpose of taking part.
    pub doel: String,
    /// First day.
    pub sinds: String,
    /// Last day; may be empty.
    pub tot: String,
    /// Why it ended.
    pub einde_reden: String,
    /// Takes part in the running casus.
    pub deelnemer: bool,
}

/// Somebody involved that may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in NieuwBetrokkene")]
pub struct GeldigBetrokkene {
    pub soort: BetrokkeneSoort,
    pub naam: String,
    pub organisatie: String,
    pub rol: String,
    pub telefoon: String,
    pub email: String,
    pub grondslag: String,
    pub doel: String,
    pub sinds: Date,
    pub tot: Option<Date>,
    pub einde_reden: String,
    pub deelnemer: bool,
}

impl NieuwBetrokkene {
    /// Checks it. Who takes part in a casus has a ground, a purpose and an end (D4).
    ///
    /// # Errors
    /// All that is wrong, by field name.
    pub fn valideer(&self, vandaag: Date) -> Result<GeldigBetrokkene, Fouten> {
        let mut f = Fouten::new();
        let soort: Option<BetrokkeneSoort> = self.soort.trim().parse().ok();
        if soort.is_none() {
            f.voeg("soort", "Kies of dit een professional is of iemand uit het netwerk.");
        }
        let t = |s: &String| s.trim().to_owned();
        if t(&self.naam).is_empty() {
            f.voeg("naam", "Vul een naam in.");
        }
        if t(&self.rol).is_empty() {
            f.voeg("rol", "Schrijf op wat deze persoon doet of is, bijvoorbeeld 'wijkverpleegkundige' of 'zus'.");
        }
        if soort == Some(BetrokkeneSoort::Professional) && t(&self.organisatie).is_empty() {
            f.voeg("organisatie", "Vul in voor welke organisatie deze professional werkt.");
        }
        for (veld, waarde) in [
            ("naam", &self.naam),
            ("organisatie", &self.organisatie),
            ("rol", &self.rol),
            ("email", &self.email),
            ("grondslag", &self.grondslag),
            ("doel", &self.doel),
            ("einde_reden", &self.einde_reden),
        ] {
            if waarde.chars().count() > 200 {
                f.voeg(veld, "Deze tekst is te lang. Maak hem korter: hoogstens 200 tekens.");
            }
        }
        let telefoon = t(&self.telefoon);
        if !telefoon.is_empty() && telefoon_cijfers(&telefoon).is_none() {
            f.voeg("telefoon", "Vul een telefoonnummer in met 10 cijfers.");
        }
        let email = t(&self.email);
        if !email.is_empty() && !email.split_once('@').is_some_and(|(a, b)| !a.is_empty() && b.contains('.')) {
            f.voeg("email", "Vul een e-mailadres in zoals naam@organisatie.nl, of laat dit leeg.");
        }
        let mut dag = |veld: &str, tekst: &str| match tekst.trim() {
            "" => None,
            t => {
                let uit = lees_datum(t);
                if uit.is_none() {
                    f.voeg(veld, "Dit is geen datum. Schrijf hem als dag-maand-jaar, bijvoorbeeld 9-4-2026.");
                }
                uit
            }
        };
        let sinds = dag("sinds", &self.sinds).unwrap_or(vandaag);
        let tot = dag("tot", &self.tot);
        if tot.is_some_and(|tot| tot < sinds) {
            f.voeg("tot", "De laatste dag ligt voor de eerste dag. Kijk of de datums kloppen.");
        }
        if self.deelnemer {
            for (veld, waarde, tekst) in [
                ("grondslag", &self.grondslag, "Vul in op welke grond deze persoon mee mag doen, bijvoorbeeld 'toestemming van 3 maart'."),
                ("doel", &self.doel, "Schrijf op waarvoor deze persoon meedoet."),
            ] {
                if waarde.trim().is_empty() {
                    f.voeg(veld, tekst);
                }
            }
            if self.tot.trim().is_empty() {
                f.voeg("tot", "Meedoen in een casus heeft een einde. Kies tot wanneer; je kunt het later verlengen.");
            }
        }
        let Some(soort) = soort else { return Err(f) };
        f.of(GeldigBetrokkene {
            soort,
            naam: t(&self.naam),
            organisatie: t(&self.organisatie),
            rol: t(&self.rol),
            telefoon,
            email,
            grondslag: t(&self.grondslag),
            doel: t(&self.doel),
            sinds,
            tot,
            einde_reden: t(&self.einde_reden),
            deelnemer: self.deelnemer,
        })
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! A new melding as typed, and as accepted (requirement A1). Somebody who reports about another person never
//! needs an account; a resident who reports about themself is called back, so leaves a way to be reached.

use super::{Gevaar, Hoedanigheid, Kanaal, MeldingSoort, NaamNoemen, Urgentie, urgentie};
use crate::{huishouden::leeftijd, kern::Fouten, triage::Antwoord};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// The form as typed; each field has the name of the form field. Codes are texts too.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NieuweMelding {
    /// Channel code.
    pub kanaal: String,
    /// Capacity code.
    pub hoedanigheid: String,
    /// "ja" when the melder wants to stay anonymous.
    pub anoniem: String,
    /// Name of the melder.
    pub melder_naam: String,
    /// Phone number or e-mail address of the melder.
    pub melder_contact: String,
    /// Organisation of the melder.
    pub melder_organisatie: String,
    /// May the household hear who reported (code)?
    pub naam_noemen: String,
    /// Name of the person it is about, as far as known.
    pub over_naam: String,
    /// Date of birth or age as typed; free text, recognised later.
    pub over_geboortedatum: String,
    /// Street and house number, or where the person is.
    pub over_adres: String,
    /// Postcode.
    pub over_postcode: String,
    /// Phone number of the person it is about.
    pub over_telefoon: String,
    /// Who else lives there, as far as known.
    pub over_huishouden: String,
    /// Do children live there (ja, nee, onbekend)? Empty is onbekend.
    pub met_kinderen: String,
    /// One line for the queue; empty: taken from the concern itself.
    pub onderwerp: String,
    /// Kind of concern (code); empty is "anders".
    pub soort: String,
    /// What worries the melder.
    pub wat: String,
    /// Since when.
    pub sinds: String,
    /// Danger now (code)?
    pub gevaar: String,
    /// What the danger is.
    pub gevaar_toelichting: String,
    /// "ja" when it can't wait.
    pub spoed: String,
}

/// A melding that may be stored. Texts are trimmed; an empty optional text is `None`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GeldigeMelding {
    /// Channel.
    pub kanaal: Kanaal,
    /// Capacity of the melder.
    pub hoedanigheid: Hoedanigheid,
    /// True when the melder is not known.
    pub anoniem: bool,
    /// Name of the melder.
    pub melder_naam: Option<String>,
    /// Phone number or e-mail address.
    pub melder_contact: Option<String>,
    /// Organisation.
    pub melder_organisatie: Option<String>,
    /// May the household hear who reported?
    pub naam_noemen: NaamNoemen,
    /// Name of the person it is about.
    pub over_naam: Option<String>,
    /// Date of birth or age as typed.
    pub over_geboortedatum: Option<String>,
    /// Address or place.
    pub over_adres: Option<String>,
    /// Postcode, as `7411AB`.
    pub over_postcode: Option<String>,
    /// Phone number of the person it is about.
    pub over_telefoon: Option<String>,
    /// Who else lives there.
    pub over_huishouden: Option<String>,
    /// Do children live there?
    pub met_kinderen: Antwoord,
    /// One line for the queue.
    pub onderwerp: String,
    /// Kind of concern.
    pub soort: MeldingSoort,
    /// The concern.
    pub wat: String,
    /// Since when.
    pub sinds: Option<String>,
    /// Danger now?
    pub gevaar: Gevaar,
    /// What the danger is.
    pub gevaar_toelichting: Option<String>,
    /// Urgency that follows.
    pub urgentie: Urgentie,
    /// Why this urgency.
    pub urgentie_reden: String,
}

/// True for something that looks like a Dutch or international phone number or an e-mail address.
pub fn is_contact(tekst: &str) -> bool {
    let t = tekst.trim();
    if let Some((naam, domein)) = t.split_once('@') {
        return !naam.is_empty()
            && !t.contains(char::is_whitespace)
            && domein
                .split_once('.')
                .is_some_and(|(a, b)| !a.is_empty() && b.len() >= 2);
    }
    let cijfers = t.chars().filter(char::is_ascii_digit).count();
    (10..=15).contains(&cijfers)
        && t.chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | ' ' | '(' | ')' | '.'))
}

/// The first sentence of a text, at most 80 characters and cut between words: a subject for the queue.
fn eerste_zin(tekst: &str) -> String {
    let zin = tekst
        .split_inclusive(['.', '?', '!', '\n'])
        .map(|z| z.trim().trim_end_matches(['.', '!']))
        .find(|z| z.chars().count() > 3)
        .unwrap_or("");
    if zin.chars().count() <= 80 {
        return zin.to_owned();
    }
    let mut uit = String::new();
    for woord in zin.split_whitespace() {
        if uit.chars().count() + woord.chars().count() + 1 > 78 {
            break;
        }
        if !uit.is_empty() {
            uit.push(' ');
        }
        uit.push_str(woord);
    }
    if uit.is_empty() {
        uit = zin.chars().take(78).collect();
    }
    format!("{uit} …")
}

fn kort(fouten: &mut Fouten, veld: &str, tekst: &str, maximum: usize) -> Option<String> {
    let t = tekst.trim();
    let lengte = t.chars().count();
    if lengte > maximum {
        fouten.voeg(
            veld,
            format!("Deze tekst is {lengte} tekens lang. Maak hem korter: hoogstens {maximum}."),
        );
    }
    (!t.is_empty()).then(|| t.to_owned())
}

fn keuze<T: FromStr>(fouten: &mut Fouten, veld: &str, code: &str, vraag: &str) -> Option<T> {
    let uit = code.trim().parse().ok();
    if uit.is_none() {
        fouten.voeg(veld, vraag);
    }
    uit
}

/// An age in years from what a melder typed: "12-3-1985", "1985", "ongeveer 1980", "40", "40 jaar".
pub fn leeftijd_uit_tekst(tekst: &str, vandaag: Date) -> Option<u16> {
    let getallen: Vec<i16> = tekst
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|g| g.parse().ok())
        .collect();
    let jaar = getallen
        .iter()
        .copied()
        .find(|g| (1900..=vandaag.year()).contains(g));
    match (jaar, getallen.as_slice()) {
        (Some(jaar), [d, m, j]) if *j == jaar => {
            let dag = Date::new(jaar, i8::try_from(*m).ok()?, i8::try_from(*d).ok()?).ok()?;
            leeftijd(dag, vandaag)
        }
        (Some(jaar), _) => u16::try_from(vandaag.year() - jaar).ok(),
        (None, [jaren]) if (0..=120).contains(jaren) => u16::try_from(*jaren).ok(),
        _ => None,
    }
}

impl NieuweMelding {
    /// Checks the form.
    ///
    /// # Errors
    /// All that is wrong, by field name.
    pub fn valideer(&self) -> Result<GeldigeMelding, Fouten> {
        let mut f = Fouten::new();
        let kanaal = keuze(&mut f, "kanaal", &self.kanaal, "Kies hoe de melding binnenkwam.");
        let hoedanigheid: Option<Hoedanigheid> =
            keuze(&mut f, "hoedanigheid", &self.hoedanigheid, "Kies wie u bent.");
        let gevaar: Option<Gevaar> = keuze(
            &mut f,
            "gevaar",
            &self.gevaar,
            "Kies of er nu gevaar is: ja, nee of weet ik niet.",
        );
        let soort = match self.soort.trim() {
            "" => Some(MeldingSoort::Anders),
            code => keuze(&mut f, "soort", code, "Kies waar de melding over gaat."),
        };
        let anoniem = self.anoniem.trim() == "ja";
        let melder_naam = kort(&mut f, "melder_naam", &self.melder_naam, 200);
        let melder_contact = kort(&mut f, "melder_contact", &self.melder_contact, 200);
        let melder_organisatie = kort(&mut f, "melder_organisatie", &self.melder_organisatie, 200);
        let naam_noemen = if anoniem || hoedanigheid.is_some_and(Hoedanigheid::is_over_zichzelf) {
            Some(if anoniem { NaamNoemen::Nee } else { NaamNoemen::Ja })
        } else {
            keuze(
                &mut f,
                "naam_noemen",
                &self.naam_noemen,
                "Kies of wij uw naam mogen noemen.",
            )
        };
        if let Some(h) = hoedanigheid {
            self.controleer_melder(&mut f, h, anoniem);
        }
        let over_naam = kort(&mut f, "over_naam", &self.over_naam, 200);
        let over_adres = kort(&mut f, "over_adres", &self.over_adres, 300);
        let over_zichzelf = hoedanigheid.is_some_and(Hoedanigheid::is_over_zichzelf);
        let over_naam = if over_zichzelf {
            over_naam.or_else(|| melder_naam.clone())
        } else {
            over_naam
        };
        if hoedanigheid.is_some() && !over_zichzelf && over_naam.is_none() && over_adres.is_none() {
            f.voeg(
                "over_naam",
                "Vul in over wie het gaat: een naam, een adres of de plek waar deze persoon is.",
            );
        }
        let over_postcode = self.postcode(&mut f);
        let wat = kort(&mut f, "wat", &self.wat, 4000).unwrap_or_default();
        if wat.chars().count() < 10 {
            f.voeg("wat", "Vertel in een paar zinnen wat er aan de hand is.");
        }
        let gevaar_toelichting = kort(&mut f, "gevaar_toelichting", &self.gevaar_toelichting, 2000);
        if gevaar == Some(Gevaar::Ja) && gevaar_toelichting.is_none() {
            f.voeg(
                "gevaar_toelichting",
                "Vertel wat het gevaar is. Is er nu iemand in nood? Bel 112.",
            );
        }
        let over_geboortedatum = kort(&mut f, "over_geboortedatum", &self.over_geboortedatum, 50);
        let over_huishouden = kort(&mut f, "over_huishouden", &self.over_huishouden, 1000);
        let sinds = kort(&mut f, "sinds", &self.sinds, 200);
        let over_telefoon = kort(&mut f, "over_telefoon", &self.over_telefoon, 50);
        let onderwerp =
            kort(&mut f, "onderwerp", &self.onderwerp, 120).unwrap_or_else(|| eerste_zin(&self.wat));
        let met_kinderen = match self.met_kinderen.trim() {
            "" => Some(Antwoord::Onbekend),
            code => keuze(
                &mut f,
                "met_kinderen",
                code,
                "Kies of er kinderen zijn: ja, nee of weet niet.",
            ),
        };
        let oordeel = urgentie(gevaar.unwrap_or(Gevaar::WeetNiet), self.spoed.trim() == "ja");
        match (kanaal, hoedanigheid, gevaar, soort, naam_noemen, met_kinderen) {
            (
                Some(kanaal),
                Some(hoedanigheid),
                Some(gevaar),
                Some(soort),
                Some(naam_noemen),
                Some(met_kinderen),
            ) => f.of(GeldigeMelding {
                kanaal,
                hoedanigheid,
                anoniem,
                melder_naam: melder_naam.filter(|_| !anoniem),
                melder_contact: melder_contact.filter(|_| !anoniem),
                melder_organisatie: melder_organisatie.filter(|_| !anoniem),
                naam_noemen,
                over_naam,
                over_geboortedatum,
                over_adres,
                over_postcode,
                over_telefoon,
                over_huishouden,
                met_kinderen,
                onderwerp,
                soort,
                wat,
                sinds,
                gevaar,
                gevaar_toelichting,
                urgentie: oordeel.urgentie,
                urgentie_reden: oordeel.reden.to_owned(),
            }),
            _ => Err(f),
        }
    }

    fn controleer_melder(&self, f: &mut Fouten, hoedanigheid: Hoedanigheid, anoniem: bool) {
        if anoniem {
            if !hoedanigheid.mag_anoniem() {
                f.voeg(
                    "anoniem",
                    "Anoniem melden kan niet als u over uzelf meldt of dit vanuit uw werk doet.",
                );
            }
            return;
        }
        if self.melder_naam.trim().is_empty() {
            f.voeg("melder_naam", "Vul uw naam in.");
        }
        if self.melder_contact.trim().is_empty() {
            f.voeg(
                "melder_contact",
                "Vul een telefoonnummer of e-mailadres in, zodat wij u kunnen bereiken.",
            );
        } else if !is_contact(&self.melder_contact) {
            f.voeg(
                "melder_contact",
                "Dit is geen telefoonnummer of e-mailadres. Kijk of alles er staat.",
            );
        }
        if hoedanigheid == Hoedanigheid::Instelling && self.melder_organisatie.trim().is_empty() {
            f.voeg("melder_organisatie", "Vul de naam van uw organisatie in.");
        }
    }

    fn postcode(&self, f: &mut Fouten) -> Option<String> {
        let kaal: String = self.over_postcode.to_uppercase().split_whitespace().collect();
        if kaal.is_empty() {
            return None;
        }
        if !crate::huishouden::is_postcode(&kaal) {
            f.voeg(
                "over_postcode",
                "Een postcode heeft vier cijfers en twee letters, bijvoorbeeld 7411 AB.",
            );
        }
        Some(kaal)
    }
}

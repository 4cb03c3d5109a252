// SPDX-License-Identifier: EUPL-1.2
//! Members of a household: from nine months before birth to over a hundred, with or without an address (requirement D1).

use super::Persoonsnaam;
use crate::{code_enum, import::lees_datum, kern::Fouten};
use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

code_enum! {
    /// Role in the household, those who lead it first.
    pub enum Lidrol {
        Hoofdbewoner = "hoofdbewoner", "volwassene";
        Ouder = "ouder", "ouder";
        Partner = "partner", "partner";
        Verzorger = "verzorger", "verzorger";
        Grootouder = "grootouder", "grootouder";
        Kind = "kind", "kind";
        Pleegkind = "pleegkind", "pleegkind";
        Ongeboren = "ongeboren", "ongeboren kind";
        Inwonend = "inwonend", "inwonend";
        Anders = "anders", "anders";
    }
}

/// Is this member known as not born yet?
pub fn is_ongeboren(rol: Lidrol, geboren: Option<Date>, verwacht: Option<Date>) -> bool {
    geboren.is_none() && (verwacht.is_some() || rol == Lidrol::Ongeboren)
}

/// The role of a known person who comes to a household.
///
/// # Errors
/// At `rol`: no role was chosen, or that of an unborn child for somebody who was born.
pub fn rol_voor(code: &str, geboren: Option<Date>) -> Result<Lidrol, Fouten> {
    let mut f = Fouten::new();
    match code.trim().parse::<Lidrol>() {
        Ok(Lidrol::Ongeboren) if geboren.is_some() => {
            f.voeg(
                "rol",
                "Van deze persoon is een geboortedatum bekend. Kies een andere rol.",
            );
        }
        Ok(rol) => return Ok(rol),
        Err(_) => f.voeg("rol", "Kies wie dit is in het huishouden."),
    }
    Err(f)
}

impl Lidrol {
    /// True for a parent or carer in the sense of the GGSR check.
    pub const fn is_ouder(self) -> bool {
        matches!(self, Self::Ouder | Self::Verzorger)
    }
    /// True for a child in the sense of the GGSR check, unborn too.
    pub const fn is_kind(self) -> bool {
        matches!(self, Self::Kind | Self::Pleegkind | Self::Ongeboren)
    }
}

code_enum! {
    /// Where a member stays.
    pub enum Verblijf {
        OpAdres = "op_adres", "op het adres van het huishouden";
        Elders = "elders", "ergens anders";
        ZonderAdres = "zonder_adres", "zonder vast adres";
    }
}

/// A member as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NieuwLid {
    /// Role (code).
    pub rol: String,
    /// The name.
    pub naam: Persoonsnaam,
    /// Date of birth, or for an unborn child the date it is expected; may be empty.
    pub geboortedatum: String,
    /// Where the member stays (code); empty is at the household's address.
    pub verblijf: String,
    /// Where somebody without address, or elsewhere, can be found.
    pub verblijf_toelichting: String,
}

/// A member that may be stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GeldigLid {
    /// Role.
    pub rol: Lidrol,
    /// Name; may be empty for an unborn child.
    pub naam: Persoonsnaam,
    /// Date of birth.
    pub geboren: Option<Date>,
    /// Date on which an unborn child is expected.
    pub verwacht: Option<Date>,
    /// Where the member stays.
    pub verblijf: Verblijf,
    /// Where to find the member.
    pub verblijf_toelichting: Option<String>,
}

impl NieuwLid {
    /// Checks a member.
    ///
    /// # Errors
    /// All that is wrong, by field name.
    pub fn valideer(&self, vandaag: Date) -> Result<GeldigLid, Fouten> {
        let mut f = Fouten::new();
        let rol: Option<Lidrol> = self.rol.trim().parse().ok();
        if rol.is_none() {
            f.voeg("rol", "Kies wie dit is in het huishouden.");
        }
        let ongeboren = rol == Some(Lidrol::Ongeboren);
        if !ongeboren && self.naam.is_leeg() {
            f.voeg("achternaam", "Vul een naam in, ook als je maar een deel weet.");
        }
        let n = &self.naam;
        n.controleer_lengte(&mut f);
        let datum = match self.geboortedatum.trim() {
            "" => None,
            tekst => {
                let uit = lees_datum(tekst);
                if uit.is_none() {
                    f.voeg(
                        "geboortedatum",
                        "Dit is geen datum. Schrijf hem als dag-maand-jaar, bijvoorbeeld 9-4-1985.",
                    );
                }
                uit
            }
        };
        match (datum, ongeboren) {
            (Some(d), true)
                if d < vandaag.saturating_sub(30.days()) || d > vandaag.saturating_add(10.months()) =>
            {
                f.voeg(
                    "geboortedatum",
                    "De verwachte datum ligt tussen nu en 10 maanden. Is het kind al geboren? Kies dan kind.",
                );
            }
            (Some(d), false) if d > vandaag => {
                f.voeg(
                    "geboortedatum",
                    "Deze datum moet nog komen. Kies 'ongeboren kind' als het kind nog niet geboren is.",
                );
            }
            (Some(d), false) if d < vandaag.saturating_sub(125.years()) => {
                f.voeg(
                    "geboortedatum",
                    "Deze datum is te lang geleden. Kijk naar het jaar.",
                );
            }
            _ => {}
        }
        let verblijf = match self.verblijf.trim() {
            "" => Some(Verblijf::OpAdres),
            code => code.parse().ok(),
        };
        let toelichting = self.verblijf_toelichting.trim();
        match verblijf {
            None => f.voeg("verblijf", "Kies waar deze persoon verblijft."),
            Some(Verblijf::ZonderAdres | Verblijf::Elders) if toelichting.is_empty() => {
                f.voeg(
                    "verblijf_toelichting",
                    "Schrijf op waar je deze persoon kunt vinden, of dat je het niet weet.",
                );
            }
            Some(_) => {}
        }
        match (rol, verblijf) {
            (Some(rol), Some(verblijf)) => f.of(GeldigLid {
                rol,
                naam: self.naam.clone(),
                geboren: datum.filter(|_| !ongeboren),
                verwacht: datum.filter(|_| ongeboren),
                verblijf,
                verblijf_toelichting: (!toelichting.is_empty()).then(|| toelichting.to_owned()),
            }),
            _ => Err(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn wie_nog_niet_geboren_is() {
        let dag = Some(date(2026, 11, 24));
        assert!(is_ongeboren(Lidrol::Ongeboren, None, None) && is_ongeboren(Lidrol::Kind, None, dag));
        assert!(!is_ongeboren(Lidrol::Kind, None, None) && !is_ongeboren(Lidrol::Ongeboren, dag, dag));
    }

    #[test]
    fn de_rol_van_een_bekende_persoon() {
        assert_eq!(rol_voor(" ouder ", None).unwrap(), Lidrol::Ouder);
        assert_eq!(rol_voor("ongeboren", None).unwrap(), Lidrol::Ongeboren);
        for (code, geboren) in [
            ("", None),
            ("baas", None),
            ("ongeboren", Some(date(2026, 11, 24))),
        ] {
            assert_eq!(rol_voor(code, geboren).unwrap_err().0[0].veld, "rol", "{code}");
        }
    }
}

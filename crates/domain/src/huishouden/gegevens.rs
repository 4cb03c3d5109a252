// SPDX-License-Identifier: EUPL-1.2
//! Correcting what is known of a person, and the birth of a child that was expected (requirements D1, C6).

use super::zoeken::telefoon_cijfers;
use super::{Naamgebruik, Partnernaam, Persoonsnaam};
use crate::brp::{BrpDatum, lees_deel};
use crate::levensloop::{NieuweSchool, Schoolgegevens};
use crate::{import::lees_datum, kern::Fouten};
use jiff::{ToSpan, civil::Date};

/// What is known of a person, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuweGegevens {
    /// The name.
    pub naam: Persoonsnaam,
    /// m, v, x or onbekend.
    pub geslacht: String,
    /// Date of birth; may be empty.
    pub geboortedatum: String,
    /// Of a child that is not born yet: when it is expected; may be empty.
    pub verwacht_op: String,
    /// Phone; may be empty.
    pub telefoon: String,
    /// Initials: "I.M."; may be empty.
    pub voorletters: String,
    /// Prefix of the partner's name.
    pub partner_voorvoegsel: String,
    /// Partner's name; may be empty.
    pub partnernaam: String,
    /// Which surname is used (code); empty is the own one.
    pub naamgebruik: String,
    /// When the whole date of birth is not known: "1985" or "april 1985".
    pub geboorte_deel: String,
    /// Language, when it is not Dutch.
    pub taal: String,
    /// Needs an interpreter.
    pub tolk: bool,
    /// School.
    pub school: NieuweSchool,
}

/// What is known of a person, as it may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeldigeGegevens {
    /// The name; may be empty for a child that is not born yet.
    pub naam: Persoonsnaam,
    /// m, v, x or onbekend.
    pub geslacht: &'static str,
    /// Date of birth.
    pub geboren: Option<Date>,
    /// When a child is expected that is not born yet.
    pub verwacht: Option<Date>,
    /// Phone as typed.
    pub telefoon: Option<String>,
    /// Initials.
    pub voorletters: String,
    /// Partner's name.
    pub partner: Partnernaam,
    /// Which surname is used.
    pub naamgebruik: Naamgebruik,
    /// Part of the date of birth that is known, when it is not the whole date: "1985", "1985-04".
    pub geboorte_deel: Option<String>,
    /// Language, when it is not Dutch.
    pub taal: Option<String>,
    /// Needs an interpreter.
    pub tolk: bool,
    /// School.
    pub school: Option<Schoolgegevens>,
}

impl GeldigeGegevens {
    /// The date of birth as far as it is known.
    pub fn geboren_op(&self) -> BrpDatum {
        BrpDatum::uit_opslag(self.geboren, self.geboorte_deel.as_deref())
    }
    /// Prefix and surname as they are shown, when that is not the own name.
    pub fn getoond(&self) -> Option<(String, String)> {
        let eigen = (self.naam.voorvoegsel.as_str(), self.naam.achternaam.as_str());
        super::getoonde_naam(eigen, &self.partner, self.naamgebruik)
    }
}

impl NieuweGegevens {
    /// Checks the details. `ongeboren`: the person is known as not born yet; a date of birth then means that the child
    /// is born, and the expected date goes.
    ///
    /// # Errors
    /// All that is wrong, by field name.
    pub fn valideer(&self, ongeboren: bool, vandaag: Date) -> Result<GeldigeGegevens, Fouten> {
        let mut f = Fouten::new();
        let mut datum = |veld: &str, tekst: &str| match tekst.trim() {
            "" => None,
            tekst => {
                let uit = lees_datum(tekst);
                if uit.is_none() {
                    f.voeg(
                        veld,
                        "Dit is geen datum. Schrijf hem als dag-maand-jaar, bijvoorbeeld 9-4-1985.",
                    );
                }
                uit
            }
        };
        let mut geboren = datum("geboortedatum", &self.geboortedatum);
        let geboren_getypt = !self.geboortedatum.trim().is_empty();
        let nog_ongeboren = ongeboren && !geboren_getypt;
        let verwacht = if nog_ongeboren {
            datum("verwacht_op", &self.verwacht_op)
        } else {
            None
        };
        let deel = self.deel(&mut f, ongeboren, vandaag);
        geboren = geboren.or(deel.and_then(BrpDatum::volledig));
        if let Some(d) = geboren {
            if d > vandaag {
                f.voeg(
                    "geboortedatum",
                    "Deze datum moet nog komen. Laat dit leeg tot het kind geboren is.",
                );
            } else if d < vandaag.saturating_sub(125.years()) {
                f.voeg(
                    "geboortedatum",
                    "Deze datum is te lang geleden. Kijk naar het jaar.",
                );
            } else if ongeboren && d < vandaag.saturating_sub(2.years()) {
                f.voeg(
                    "geboortedatum",
                    "Dit kind was nog niet geboren toen het hier kwam te staan. Kijk naar het jaar.",
                );
            }
        }
        if verwacht
            .is_some_and(|d| d < vandaag.saturating_sub(30.days()) || d > vandaag.saturating_add(10.months()))
        {
            f.voeg(
                "verwacht_op",
                "De verwachte datum ligt tussen nu en 10 maanden. Is het kind al geboren? Vul dan de geboortedatum in.",
            );
        }
        if !nog_ongeboren && self.naam.is_leeg() {
            f.voeg("achternaam", "Vul een naam in, ook als je maar een deel weet.");
        }
        let n = &self.naam;
        n.controleer_lengte(&mut f);
        let (partner, naamgebruik) = self.partner(&mut f);
        let (taal, voorletters) = self.kort(&mut f);
        let school = self.school.valideer(&mut f, vandaag);
        let telefoon = self.telefoon.trim();
        if !telefoon.is_empty() && telefoon_cijfers(telefoon).is_none() {
            f.voeg("telefoon", "Vul een telefoonnummer in met 10 cijfers.");
        }
        f.of(GeldigeGegevens {
            naam: Persoonsnaam {
                voornamen: n.voornamen.trim().to_owned(),
                roepnaam: String::new(),
                voorvoegsel: n.voorvoegsel.trim().to_owned(),
                achternaam: n.achternaam.trim().to_owned(),
            },
            geslacht: match self.geslacht.trim() {
                "m" => "m",
                "v" => "v",
                "x" => "x",
                _ => "onbekend",
            },
            geboren,
            verwacht,
            telefoon: (!telefoon.is_empty()).then(|| telefoon.to_owned()),
            voorletters,
            partner,
            naamgebruik,
            geboorte_deel: deel.and_then(BrpDatum::deel),
            tolk: self.tolk,
            taal,
            school,
        })
    }

    /// A date of birth of which a part is known.
    fn deel(&self, f: &mut Fouten, ongeboren: bool, vandaag: Date) -> Option<BrpDatum> {
        let tekst = self.geboorte_deel.trim();
        if tekst.is_empty() {
            return None;
        }
        let deel = lees_deel(tekst);
        let wat = match deel {
            None => "Schrijf het jaar, of maand en jaar, bijvoorbeeld 1985 of april 1985.",
            Some(_) if !self.geboortedatum.trim().is_empty() => {
                "Vul de hele datum in, of alleen wat je ervan weet. Niet allebei."
            }
            Some(_) if ongeboren => "Is het kind geboren? Vul dan de hele datum in.",
            Some(d) if d.grenzen().is_none_or(|(eerste, _)| eerste > vandaag) => {
                "Deze datum moet nog komen. Kijk naar het jaar."
            }
            Some(d) if d.jaar().is_none_or(|j| j < vandaag.year() - 125) => {
                "Deze datum is te lang geleden. Kijk naar het jaar."
            }
            Some(d) => return Some(d),
        };
        f.voeg("geboorte_deel", wat);
        None
    }

    fn partner(&self, f: &mut Fouten) -> (Partnernaam, Naamgebruik) {
        let partner = Partnernaam {
            voorvoegsel: self.partner_voorvoegsel.trim().to_owned(),
            naam: self.partnernaam.trim().to_owned(),
        };
        for (veld, waarde) in [
            ("partner_voorvoegsel", &partner.voorvoegsel),
            ("partnernaam", &partner.naam),
        ] {
            if waarde.chars().count() > 100 {
                f.voeg(
                    veld,
                    "Deze naam is te lang. Maak hem korter: hoogstens 100 tekens.",
                );
            }
        }
        let gebruik = match self.naamgebruik.trim() {
            "" => Naamgebruik::Eigen,
            code => code.parse().unwrap_or_else(|_| {
                f.voeg("naamgebruik", "Kies welke naam deze persoon gebruikt.");
                Naamgebruik::Eigen
            }),
        };
        if partner.is_leeg() && (gebruik != Naamgebruik::Eigen || !partner.voorvoegsel.is_empty()) {
            f.voeg(
                "partnernaam",
                "Vul de naam van de partner in, of kies de eigen naam.",
            );
        }
        (partner, gebruik)
    }

    fn kort(&self, f: &mut Fouten) -> (Option<String>, String) {
        let (taal, voorletters) = (self.taal.trim(), self.voorletters.trim());
        if taal.chars().count() > 60 {
            f.voeg(
                "taal",
                "Deze tekst is te lang. Maak hem korter: hoogstens 60 tekens.",
            );
        }
        if self.tolk && taal.is_empty() {
            f.voeg("taal", "Vul in voor welke taal een tolk nodig is.");
        }
        if voorletters.chars().count() > 30
            || voorletters
                .chars()
                .any(|c| !(c.is_alphabetic() || matches!(c, '.' | ' ' | '-')))
        {
            f.voeg("voorletters", "Vul voorletters in, bijvoorbeeld I.M.");
        }
        (
            (!taal.is_empty()).then(|| taal.to_owned()),
            voorletters.to_owned(),
        )
    }
}

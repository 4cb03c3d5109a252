// SPDX-License-Identifier: EUPL-1.2
//! Correcting what is known of a person, and the birth of a child that was expected (requirements D1, C6).

use super::Persoonsnaam;
use super::zoeken::telefoon_cijfers;
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
        let geboren = datum("geboortedatum", &self.geboortedatum);
        let geboren_getypt = !self.geboortedatum.trim().is_empty();
        let nog_ongeboren = ongeboren && !geboren_getypt;
        let verwacht = if nog_ongeboren {
            datum("verwacht_op", &self.verwacht_op)
        } else {
            None
        };
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
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const VANDAAG: Date = date(2026, 11, 24);

    fn naam(voornamen: &str, achternaam: &str) -> Persoonsnaam {
        Persoonsnaam {
            voornamen: voornamen.into(),
            achternaam: achternaam.into(),
            ..Persoonsnaam::default()
        }
    }
    fn velden(uit: Result<GeldigeGegevens, Fouten>) -> Vec<String> {
        uit.unwrap_err().0.into_iter().map(|f| f.veld).collect()
    }

    #[test]
    fn een_verwacht_kind_wordt_geboren() {
        let verwacht = NieuweGegevens {
            verwacht_op: "2027-03-10".into(),
            ..NieuweGegevens::default()
        };
        let uit = verwacht.valideer(true, VANDAAG).unwrap();
        assert_eq!((uit.geboren, uit.verwacht), (None, Some(date(2027, 3, 10))));
        let geboren = NieuweGegevens {
            geboortedatum: "23-11-2026".into(),
            ..verwacht
        };
        assert_eq!(
            velden(geboren.valideer(true, VANDAAG)),
            ["achternaam"],
            "a child that is born has a name"
        );
        let geboren = NieuweGegevens {
            naam: naam(" Noor ", "Boersma-proef"),
            ..geboren
        };
        let uit = geboren.valideer(true, VANDAAG).unwrap();
        assert_eq!((uit.geboren, uit.verwacht), (Some(date(2026, 11, 23)), None));
        assert_eq!((uit.naam.voornamen.as_str(), uit.geslacht), ("Noor", "onbekend"));
    }

    #[test]
    fn alles_wat_fout_is_tegelijk() {
        let fout = NieuweGegevens {
            geboortedatum: "morgen".into(),
            telefoon: "123".into(),
            ..NieuweGegevens::default()
        };
        assert_eq!(
            velden(fout.valideer(false, VANDAAG)),
            ["geboortedatum", "achternaam", "telefoon"]
        );
        for (datum, ongeboren) in [("2026-11-25", false), ("1880-01-01", false), ("2015-01-01", true)] {
            let fout = NieuweGegevens {
                naam: naam("Ineke", ""),
                geboortedatum: datum.into(),
                ..NieuweGegevens::default()
            };
            assert_eq!(
                velden(fout.valideer(ongeboren, VANDAAG)),
                ["geboortedatum"],
                "{datum}"
            );
        }
        let laat = NieuweGegevens {
            verwacht_op: "2028-01-01".into(),
            ..NieuweGegevens::default()
        };
        assert_eq!(velden(laat.valideer(true, VANDAAG)), ["verwacht_op"]);
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! The name of a partner, and which surname somebody wants to be called by (Logisch Ontwerp GBA, 61.10; BW 1:9).

use crate::code_enum;

code_enum! {
    /// Use of name: the codes of the BRP.
    pub enum Naamgebruik {
        Eigen = "E", "eigen naam";
        Partner = "P", "naam van de partner";
        PartnerEigen = "V", "naam van de partner, dan de eigen naam";
        EigenPartner = "N", "eigen naam, dan de naam van de partner";
    }
}

/// Surname of the partner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Partnernaam {
    /// Prefix: "van der".
    pub voorvoegsel: String,
    /// Surname without prefix.
    pub naam: String,
}

fn samen(voorvoegsel: &str, naam: &str) -> String {
    format!("{} {}", voorvoegsel.trim(), naam.trim())
        .trim()
        .to_owned()
}

impl Partnernaam {
    /// True when there is none.
    pub fn is_leeg(&self) -> bool {
        self.naam.trim().is_empty()
    }
    /// With its prefix.
    pub fn heel(&self) -> String {
        samen(&self.voorvoegsel, &self.naam)
    }
}

/// Prefix and surname as they are shown everywhere: the one place where the use of name is applied. `None`: the own name,
/// because somebody wants that, or because there is no partner's name to use. The two parts go through the same rules of
/// capitals and sorting as an own name ([`super::Persoonsnaam`]).
pub fn getoonde_naam(
    (voorvoegsel, naam): (&str, &str),
    partner: &Partnernaam,
    gebruik: Naamgebruik,
) -> Option<(String, String)> {
    if partner.is_leeg() {
        return None;
    }
    let (van, heet) = (partner.voorvoegsel.trim(), partner.naam.trim());
    let eigen = samen(voorvoegsel, naam);
    match gebruik {
        Naamgebruik::Eigen => None,
        // Who has no surname of their own can only be called by the other one.
        _ if eigen.is_empty() => Some((van.to_owned(), heet.to_owned())),
        Naamgebruik::Partner => Some((van.to_owned(), heet.to_owned())),
        Naamgebruik::PartnerEigen => Some((van.to_owned(), format!("{heet}-{eigen}"))),
        Naamgebruik::EigenPartner => Some((
            voorvoegsel.trim().to_owned(),
            format!("{}-{}", naam.trim(), partner.heel()),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::huishouden::Persoonsnaam;

    #[test]
    fn elk_gebruik_van_de_naam() {
        let partner = Partnernaam {
            voorvoegsel: "van der".to_owned(),
            naam: "Dijk".to_owned(),
        };
        for (eigen, gebruik, volledig, sorteer) in [
            (
                ("de", "Boer"),
                Naamgebruik::Eigen,
                "Ineke de Boer",
                "Boer, Ineke de",
            ),
            (
                ("de", "Boer"),
                Naamgebruik::Partner,
                "Ineke van der Dijk",
                "Dijk, Ineke van der",
            ),
            (
                ("de", "Boer"),
                Naamgebruik::PartnerEigen,
                "Ineke van der Dijk-de Boer",
                "Dijk-de Boer, Ineke van der",
            ),
            (
                ("de", "Boer"),
                Naamgebruik::EigenPartner,
                "Ineke de Boer-van der Dijk",
                "Boer-van der Dijk, Ineke de",
            ),
            (
                ("", "Boer"),
                Naamgebruik::PartnerEigen,
                "Ineke van der Dijk-Boer",
                "Dijk-Boer, Ineke van der",
            ),
            (
                ("", ""),
                Naamgebruik::EigenPartner,
                "Ineke van der Dijk",
                "Dijk, Ineke van der",
            ),
        ] {
            let (voorvoegsel, achternaam) = getoonde_naam(eigen, &partner, gebruik)
                .unwrap_or_else(|| (eigen.0.to_owned(), eigen.1.to_owned()));
            let naam = Persoonsnaam {
                voornamen: "Ineke".to_owned(),
                roepnaam: String::new(),
                voorvoegsel,
                achternaam,
            };
            assert_eq!(
                (naam.volledig().as_str(), naam.sorteer().as_str()),
                (volledig, sorteer)
            );
        }
        for gebruik in Naamgebruik::ALL {
            assert_eq!(
                getoonde_naam(("de", "Boer"), &Partnernaam::default(), *gebruik),
                None
            );
        }
    }
}

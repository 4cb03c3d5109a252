// SPDX-License-Identifier: EUPL-1.2
//! A member of a household.

use crate::{id::Id, namen, tijd::Dag};

/// A member of a household.
#[derive(Clone, Debug)]
pub struct Lid {
    /// Id.
    pub id: Id,
    /// First name; empty for an unborn child.
    pub voornaam: String,
    /// Prefix.
    pub voorvoegsel: &'static str,
    /// Family name.
    pub achternaam: String,
    /// Male or female; unknown for an unborn child.
    pub man: Option<bool>,
    /// Born.
    pub geboren: Option<Dag>,
    /// Expected.
    pub verwacht: Option<Dag>,
    /// Role in the household.
    pub rol: &'static str,
    /// Has parental authority.
    pub gezag: bool,
    /// Phone.
    pub telefoon: Option<String>,
    /// Where somebody without address can be found.
    pub verblijf: Option<&'static str>,
    /// Has no BSN known to us.
    pub zonder_bsn: bool,
}

impl Lid {
    /// Somebody new.
    pub fn nieuw(
        id: Id,
        voornaam: &str,
        achternaam: (&'static str, &str),
        man: bool,
        geboren: Dag,
        rol: &'static str,
    ) -> Self {
        Self {
            id,
            voornaam: voornaam.to_owned(),
            voorvoegsel: achternaam.0,
            achternaam: achternaam.1.to_owned(),
            man: Some(man),
            geboren: Some(geboren),
            verwacht: None,
            rol,
            gezag: rol == "ouder",
            telefoon: None,
            verblijf: None,
            zonder_bsn: false,
        }
    }
    /// An unborn child.
    pub fn ongeboren(id: Id, achternaam: (&'static str, &str), verwacht: Dag) -> Self {
        Self {
            id,
            voornaam: String::new(),
            voorvoegsel: achternaam.0,
            achternaam: achternaam.1.to_owned(),
            man: None,
            geboren: None,
            verwacht: Some(verwacht),
            rol: "ongeboren",
            gezag: false,
            telefoon: None,
            verblijf: None,
            zonder_bsn: true,
        }
    }
    /// "Ineke Boersma-proef".
    pub fn naam(&self) -> String {
        let tussen = if self.voorvoegsel.is_empty() { "" } else { " " };
        format!(
            "{} {}{tussen}{}",
            self.voornaam, self.voorvoegsel, self.achternaam
        )
    }
    /// "mevrouw Boersma-proef".
    pub fn aanspreek(&self) -> String {
        let tussen = if self.voorvoegsel.is_empty() { "" } else { " " };
        let titel = if self.man == Some(true) {
            "meneer"
        } else {
            "mevrouw"
        };
        let voor = namen::hoofdletter(self.voorvoegsel);
        format!("{titel} {voor}{tussen}{}", self.achternaam)
    }
    /// Age on a day.
    pub fn leeftijd(&self, op: Dag) -> Option<i32> {
        self.geboren.map(|g| g.jaren_tot(op))
    }
    /// True for somebody who acts for themself.
    pub fn is_volwassen(&self) -> bool {
        !matches!(self.rol, "kind" | "ongeboren")
    }
}

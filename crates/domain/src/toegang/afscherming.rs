// SPDX-License-Identifier: EUPL-1.2
//! Conflict of interest, and restricted people.

use super::tekst;
use crate::{Fouten, MedewerkerId, code_enum};

code_enum! {
    /// Who shut somebody out.
    pub enum UitsluitingSoort {
        Zelf = "zelf", "zelf gemeld";
        Procesmanager = "procesmanager", "door de procesmanager";
    }
}
code_enum! {
    /// Why a person is restricted.
    pub enum AfschermingSoort {
        Collega = "collega", "werkt bij de gemeente of een partner";
        Bestuurder = "bestuurder", "bestuurder, raadslid of bekend persoon";
        Bedreigd = "bedreigd", "wordt bedreigd";
        Anders = "anders", "een andere reden";
    }
}

/// Somebody to shut out, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuweUitsluiting {
    /// Who (id); empty for oneself.
    pub medewerker: String,
    /// Why.
    pub reden: String,
}

impl NieuweUitsluiting {
    /// Checks it; `zelf`: somebody says it of themselves. Gives who (`None`: oneself) and why.
    ///
    /// # Errors
    /// All that is wrong, by field name.
    pub fn valideer(&self, zelf: bool) -> Result<(Option<MedewerkerId>, String), Fouten> {
        let mut f = Fouten::new();
        let wie = self.medewerker.trim().parse::<MedewerkerId>().ok();
        if !zelf && wie.is_none() {
            f.voeg("medewerker", "Kies wie je uitsluit.");
        }
        let vraag = if zelf {
            "Schrijf op hoe je dit gezin kent. Alleen de procesmanager leest dit."
        } else {
            "Schrijf op waarom deze collega het dossier niet mag zien."
        };
        let reden = tekst(&mut f, "reden", &self.reden, 5, vraag);
        if f.is_leeg() {
            Ok((if zelf { None } else { wie }, reden))
        } else {
            Err(f)
        }
    }
}

/// A restriction as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NieuweAfscherming {
    /// Kind (code).
    pub soort: String,
    /// Why.
    pub reden: String,
    /// Who keeps access (ids).
    pub namen: Vec<String>,
}

/// A restriction that may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in NieuweAfscherming")]
pub struct GeldigeAfscherming {
    pub soort: AfschermingSoort,
    pub reden: String,
    pub namen: Vec<MedewerkerId>,
}

impl NieuweAfscherming {
    /// Checks it. Somebody must keep access: a dossier that nobody can open helps nobody.
    ///
    /// # Errors
    /// All that is wrong, by field name.
    pub fn valideer(&self) -> Result<GeldigeAfscherming, Fouten> {
        let mut f = Fouten::new();
        let soort = self.soort.trim().parse::<AfschermingSoort>().ok();
        if soort.is_none() {
            f.voeg("soort", "Kies waarom deze persoon wordt afgeschermd.");
        }
        let reden = tekst(&mut f, "reden", &self.reden, 5, "Schrijf op waarom dit nodig is.");
        let mut namen = Vec::new();
        for n in &self.namen {
            match n.trim().parse::<MedewerkerId>() {
                Ok(id) if !namen.contains(&id) => namen.push(id),
                Ok(_) => {}
                Err(_) => f.voeg("namen", "Kies alleen mensen uit de lijst."),
            }
        }
        if namen.is_empty() {
            f.voeg(
                "namen",
                "Kies minstens een persoon die toegang houdt. Anders kan niemand meer helpen.",
            );
        }
        match soort {
            Some(soort) if f.is_leeg() => Ok(GeldigeAfscherming { soort, reden, namen }),
            _ => Err(f),
        }
    }
}

/// A reason that ends something: a restriction, a conflict of interest, a deelname.
///
/// # Errors
/// When it says nothing.
pub fn reden_nodig(reden: &str) -> Result<String, Fouten> {
    let mut f = Fouten::new();
    let reden = tekst(&mut f, "reden", reden, 5, "Schrijf op waarom.");
    if f.is_leeg() { Ok(reden) } else { Err(f) }
}

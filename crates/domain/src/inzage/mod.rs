// SPDX-License-Identifier: EUPL-1.2
//! Inzage: what a resident is told about who saw or changed their data, when, for what purpose, on which ground.
//!
//! Sources: requirement G2 (S4 §7); AVG articles 12 (plain language) and 15 (right of access). Rows of the journaal hold
//! codes only; here they become sentences, and repeated views of one person on one day become one line.

mod eigen;
mod groep;
mod handelingen;
#[cfg(test)]
mod tests;
mod woorden;

pub use eigen::{mag_zelf, voor_inwoner};
pub use groep::{Groep, groepeer, knip};
pub use handelingen::HANDELINGEN;
pub use woorden::{deed, doel_woorden, geweigerd_woorden, rol_woorden, veld_woorden};

use crate::{CasusId, JournaalId, MedewerkerId, code_enum, termijn};
use jiff::{Timestamp, ToSpan, civil::Date};
use uuid::Uuid;

code_enum! {
    /// What somebody did with the data, as coarse as a resident asks for it.
    pub enum Kijk {
        Keek = "keek", "Iemand keek";
        Wijzigde = "wijzigde", "Iemand legde iets vast";
        Geweigerd = "geweigerd", "Iemand mocht niet kijken";
    }
}

impl Kijk {
    /// Kind of a journaal row by the code of its `soort`.
    pub fn van(soort: &str) -> Self {
        Self::ALL
            .iter()
            .copied()
            .find(|k| k.soorten().contains(&soort))
            .unwrap_or(Self::Wijzigde)
    }
    /// Codes of `soort` in the journaal that belong to this kind.
    pub const fn soorten(self) -> [&'static str; 5] {
        match self {
            Self::Keek => ["gelezen", "gezocht", "geexporteerd", "geprint", "noodtoegang"],
            Self::Wijzigde => ["gemaakt", "gewijzigd", "aangemeld", "afgemeld", "gemaakt"],
            Self::Geweigerd => ["geweigerd"; 5],
        }
    }
}

/// One row of the journaal with who it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regel {
    /// The row.
    pub id: JournaalId,
    /// When.
    pub op: Timestamp,
    /// Who; `None` without an account, or the system.
    pub wie: Option<MedewerkerId>,
    /// Name.
    pub naam: String,
    /// Job.
    pub functie: String,
    /// Organisation.
    pub organisatie: String,
    /// Name of the own gemeente of a guest, who works here under a service agreement; empty for others.
    pub gast_uit: String,
    /// Code of the act.
    pub handeling: String,
    /// Code of the kind.
    pub soort: String,
    /// Role or relation.
    pub rol: String,
    /// Code of the purpose.
    pub doel: String,
    /// Legal ground.
    pub grondslag: String,
    /// Field groups, comma separated.
    pub velden: String,
    /// Casus.
    pub casus: Option<CasusId>,
}

impl Regel {
    /// Day in the Netherlands.
    pub fn dag(&self) -> Date {
        termijn::datum(self.op)
    }
    /// Looked, changed or was refused.
    pub fn kijk(&self) -> Kijk {
        Kijk::van(&self.soort)
    }
    /// Who: "S. Aalders-proef, casusregisseur, gemeente Deventer"; of a guest "…, werkt voor ons vanuit gemeente Deventer".
    pub fn persoon(&self) -> String {
        let wie = match (&self.wie, self.rol.as_str()) {
            (Some(_), _) => self.naam.as_str(),
            (None, "systeem") => "Het systeem zelf",
            (None, "inwoner") => "De inwoner zelf",
            (None, _) => "Iemand zonder account",
        };
        let gast = match self.gast_uit.as_str() {
            "" => String::new(),
            uit => format!("werkt voor ons vanuit gemeente {uit}"),
        };
        // The organisation of a guest is the other gemeente, and named so already.
        let organisatie = if gast.is_empty() {
            self.organisatie.as_str()
        } else {
            ""
        };
        [wie, &self.functie, organisatie, &gast]
            .into_iter()
            .filter(|t| !t.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }
    /// What: "bekeek het dossier van het huishouden: het plan en de notities".
    pub fn wat(&self) -> String {
        match self.kijk() {
            Kijk::Geweigerd => geweigerd_woorden(&self.handeling),
            _ => deed(&self.handeling, &self.soort, &self.velden),
        }
    }
}

/// The lowest id that a row of this moment can have: the id is a UUID v7, which begins with the milliseconds.
pub fn eerste_id(op: Timestamp) -> JournaalId {
    let millis = u128::try_from(op.as_millisecond()).unwrap_or(0);
    JournaalId::new(Uuid::from_u128(millis << 80))
}

/// A period of whole days as ids: from the first id of `van`, up to and without the first id after `tot`. Open at
/// either side when there is no date.
pub fn id_grenzen(van: Option<Date>, tot: Option<Date>) -> (JournaalId, JournaalId) {
    let begin = van.map_or(JournaalId::new(Uuid::nil()), |d| {
        eerste_id(termijn::begin_van_dag(d))
    });
    let einde = tot.map_or(JournaalId::new(Uuid::max()), |d| {
        eerste_id(termijn::begin_van_dag(d.saturating_add(1.day())))
    });
    (begin, einde)
}

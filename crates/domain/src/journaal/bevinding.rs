// SPDX-License-Identifier: EUPL-1.2
//! What a check of the zegels can find, in words.

use super::SleutelId;
use crate::{JournaalId, termijn};
use jiff::Timestamp;
use std::fmt;

/// Something that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bevinding {
    /// Number of the zegel it is about.
    pub zegel: i64,
    /// What.
    pub wat: Wat,
}

/// What does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wat {
    /// A row has another content than when it was sealed.
    Gewijzigd(JournaalId),
    /// A row that was sealed is gone.
    Verdwenen(JournaalId),
    /// A row stands between sealed rows, but was not sealed.
    Ingevoegd(JournaalId),
    /// A row stands at another place than when it was sealed.
    Verplaatst {
        /// Place at which it was sealed.
        van: JournaalId,
        /// Place where it is now.
        naar: JournaalId,
    },
    /// The rows are not those that were sealed, and the list of the batch does not tell which.
    AndereRegels,
    /// The list of rows of the batch is not the one that was sealed.
    AndereLijst,
    /// One or more zegels are missing before this one.
    ZegelsWeg {
        /// First missing number.
        van: i64,
        /// Last missing number.
        tot: i64,
    },
    /// This zegel does not follow the one before it.
    KetenGebroken,
    /// The zegel was changed: its signature does not fit.
    Handtekening,
    /// From this zegel on another key signed, and nobody said that this is right.
    AndereSleutel(SleutelId),
    /// The public half of the key is not known, so the signature can't be checked.
    SleutelOnbekend(SleutelId),
    /// The anker knows this zegel, and the chain ends before it.
    StaartWeg {
        /// Last number there is.
        laatste: i64,
    },
    /// The anker knows this zegel with another content.
    AnderDanAnker,
    /// Rows from this zegel on were decided by policies whose text is gone or was changed.
    BeleidOntbreekt(i64),
}

/// The moment that a row's id carries (UUID v7).
pub fn moment_van(id: JournaalId) -> Option<Timestamp> {
    let millis = (id.uuid().as_u128() >> 80) as i64;
    Timestamp::from_millisecond(millis).ok()
}

/// A row for people: its moment, then its id.
struct Plek(JournaalId);
impl fmt::Display for Plek {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(op) = moment_van(self.0) {
            let op = op.to_zoned_datetime(termijn::amsterdam());
            write!(f, "van {} ", op.strftime("%d-%m-%Y %H:%M:%S"))?;
        }
        write!(f, "({})", self.0)
    }
}

impl fmt::Display for Wat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Gewijzigd(id) => write!(f, "De regel {} is gewijzigd na het verzegelen.", Plek(*id)),
            Self::Verdwenen(id) => write!(f, "De regel {} is verdwenen na het verzegelen.", Plek(*id)),
            Self::Ingevoegd(id) => write!(f, "De regel {} is later toegevoegd.", Plek(*id)),
            Self::Verplaatst { van, naar } => {
                write!(
                    f,
                    "De regel {} staat nu op een andere plek: {}.",
                    Plek(*van),
                    Plek(*naar)
                )
            }
            Self::AndereRegels => f.write_str("De regels zijn niet dezelfde als bij het verzegelen."),
            Self::AndereLijst => f.write_str("De lijst bij dit zegel is gewijzigd."),
            Self::ZegelsWeg { van, tot } if van == tot => write!(f, "Zegel {van} ontbreekt."),
            Self::ZegelsWeg { van, tot } => write!(f, "De zegels {van} tot en met {tot} ontbreken."),
            Self::KetenGebroken => f.write_str("Dit zegel sluit niet aan op het zegel ervoor."),
            Self::Handtekening => f.write_str("Dit zegel is gewijzigd: de handtekening klopt niet."),
            Self::AndereSleutel(id) => write!(
                f,
                "Vanaf dit zegel is met een andere sleutel getekend ({id}), die niet als vertrouwd is opgegeven."
            ),
            Self::SleutelOnbekend(id) => {
                write!(
                    f,
                    "De sleutel van dit zegel ({id}) is niet bekend. De handtekening is niet te controleren."
                )
            }
            Self::StaartWeg { laatste: 0 } => {
                f.write_str("Dit zegel staat in het anker, maar er is geen enkel zegel.")
            }
            Self::StaartWeg { laatste } => {
                write!(
                    f,
                    "Dit zegel staat in het anker, maar het laatste zegel is nummer {laatste}: het einde ontbreekt."
                )
            }
            Self::BeleidOntbreekt(versie) => write!(
                f,
                "Over regels vanaf dit zegel is beslist met versie {versie:016x} van de regels. Die tekst ontbreekt of is gewijzigd."
            ),
            Self::AnderDanAnker => f.write_str("Dit zegel is een ander dan het zegel in het anker."),
        }
    }
}

impl fmt::Display for Bevinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Zegel {}: {}", self.zegel, self.wat)
    }
}

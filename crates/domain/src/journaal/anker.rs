// SPDX-License-Identifier: EUPL-1.2
//! An anker: a small signed file that says how far the chain had come. Kept elsewhere, it shows that the end of the
//! chain was cut off, or that the whole chain was made anew with another key.

use super::hash::{Velden, hex, uit_hex};
use super::{GetekendZegel, Hash, PubliekeSleutel, Zegelsleutel};
use crate::Gemeente;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

const SOORT: &str = "regiekamer journaalanker 1";

/// An anker whose signature fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anker {
    /// Tenant.
    pub gemeente: Gemeente,
    /// Number of the last zegel.
    pub nummer: i64,
    /// Its hash.
    pub zegel: Hash,
    /// When the anker was made.
    pub op: Timestamp,
    /// Every key that signed the chain so far.
    pub sleutels: Vec<PubliekeSleutel>,
}

/// The file.
#[derive(Serialize, Deserialize)]
struct Bestand {
    soort: String,
    gemeente: Gemeente,
    nummer: i64,
    zegel: Hash,
    op: Timestamp,
    sleutels: Vec<PubliekeSleutel>,
    ondertekend_met: PubliekeSleutel,
    handtekening: String,
}

/// Why a file is no anker.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnkerFout {
    /// No JSON of this form.
    #[error("dit is geen ankerbestand: {0}")]
    Vorm(String),
    /// The signature does not fit: the file was changed.
    #[error("dit ankerbestand is gewijzigd: de handtekening klopt niet")]
    Handtekening,
}

impl Anker {
    /// The anker of a chain that ends with this zegel.
    pub fn van(laatste: &GetekendZegel, sleutels: Vec<PubliekeSleutel>, op: Timestamp) -> Self {
        Self {
            gemeente: laatste.zegel.gemeente,
            nummer: laatste.zegel.nummer,
            zegel: laatste.zegel.hash(),
            op,
            sleutels,
        }
    }

    fn hash(&self, met: PubliekeSleutel) -> Hash {
        let mut buffer = Vec::new();
        let mut velden = Velden::van(SOORT, &mut buffer);
        velden
            .bytes(&self.gemeente.0.to_be_bytes())
            .bytes(&self.nummer.to_be_bytes())
            .bytes(&self.zegel.0)
            .bytes(self.op.to_string().as_bytes())
            .bytes(&met.0);
        for sleutel in &self.sleutels {
            velden.bytes(&sleutel.0);
        }
        velden.hash()
    }

    /// The text of the file, signed.
    ///
    /// # Errors
    /// Never with these fields; the library says it can.
    pub fn teken(&self, sleutel: &Zegelsleutel) -> Result<String, AnkerFout> {
        let met = sleutel.publiek();
        let bestand = Bestand {
            soort: SOORT.to_owned(),
            gemeente: self.gemeente,
            nummer: self.nummer,
            zegel: self.zegel,
            op: self.op,
            sleutels: self.sleutels.clone(),
            ondertekend_met: met,
            handtekening: hex(&sleutel.teken(&self.hash(met).0)),
        };
        serde_json::to_string_pretty(&bestand).map_err(|e| AnkerFout::Vorm(e.to_string()))
    }

    /// Reads the text of a file, and checks its signature.
    ///
    /// # Errors
    /// When it is something else, or was changed.
    pub fn lees(tekst: &str) -> Result<Self, AnkerFout> {
        let b: Bestand = serde_json::from_str(tekst).map_err(|e| AnkerFout::Vorm(e.to_string()))?;
        if b.soort != SOORT {
            return Err(AnkerFout::Vorm(b.soort));
        }
        let handtekening: [u8; 64] = uit_hex(&b.handtekening).map_err(|e| AnkerFout::Vorm(e.to_owned()))?;
        let anker = Self {
            gemeente: b.gemeente,
            nummer: b.nummer,
            zegel: b.zegel,
            op: b.op,
            sleutels: b.sleutels,
        };
        let met = b.ondertekend_met;
        if !anker.sleutels.contains(&met) || !met.klopt(&anker.hash(met).0, &handtekening) {
            return Err(AnkerFout::Handtekening);
        }
        Ok(anker)
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! Errors a person can act on: all field errors at once, or one refusal with its reason.

use serde::{Deserialize, Serialize};
use std::fmt;

/// One thing that is wrong with one field, in Dutch: what, where and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Veldfout {
    /// Name of the form field, or empty for the form as a whole.
    pub veld: String,
    /// What is wrong and what to do, in B1 Dutch.
    pub tekst: String,
}

/// All errors of one form together; never only the first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fouten(pub Vec<Veldfout>);

impl Fouten {
    /// No errors yet.
    pub fn new() -> Self {
        Self::default()
    }
    /// Adds an error at a field.
    pub fn voeg(&mut self, veld: impl Into<String>, tekst: impl Into<String>) {
        self.0.push(Veldfout {
            veld: veld.into(),
            tekst: tekst.into(),
        });
    }
    /// True when nothing is wrong.
    pub fn is_leeg(&self) -> bool {
        self.0.is_empty()
    }
    /// `Ok(value)` when nothing is wrong, else all errors.
    ///
    /// # Errors
    /// The errors gathered so far.
    pub fn of<T>(self, waarde: T) -> Result<T, Fouten> {
        if self.is_leeg() { Ok(waarde) } else { Err(self) }
    }
}

impl fmt::Display for Fouten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, fout) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str("; ")?;
            }
            write!(f, "{}: {}", fout.veld, fout.tekst)?;
        }
        Ok(())
    }
}
impl std::error::Error for Fouten {}

/// A rule says no: a stable code for tests and translation, and the reason in plain Dutch.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("{reden}")]
pub struct Weigering {
    /// Stable code, for instance `caseload.vol`.
    pub code: String,
    /// Why not, and what the person can do instead; B1 Dutch.
    pub reden: String,
}

impl Weigering {
    /// Makes a refusal.
    pub fn new(code: &str, reden: impl Into<String>) -> Self {
        Self {
            code: code.to_owned(),
            reden: reden.into(),
        }
    }
}

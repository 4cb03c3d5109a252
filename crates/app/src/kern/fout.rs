// SPDX-License-Identifier: EUPL-1.2
//! How a use case can end without success.

use domain::{Fouten, Weigering};
use policy::Geweigerd;
use store::StoreFout;

/// Result of a use case.
pub type Uitkomst<T> = Result<T, AppFout>;

/// Why a use case did not succeed. Nothing was saved.
#[derive(Debug, thiserror::Error)]
pub enum AppFout {
    /// Wrong input: all errors at once, per field.
    #[error("{0}")]
    Invoer(Fouten),
    /// A rule says no.
    #[error("{0}")]
    Regel(Weigering),
    /// Access refused.
    #[error("{0}")]
    Geweigerd(#[from] Geweigerd),
    /// No such record (or its existence is secret).
    #[error("niet gevonden")]
    NietGevonden,
    /// Somebody else changed the record in the meantime.
    #[error("intussen door iemand anders gewijzigd")]
    Gewijzigd,
    /// This form was handled before, with this result.
    #[error("dit formulier is al verwerkt")]
    AlVerwerkt(String),
    /// The store.
    #[error(transparent)]
    Store(StoreFout),
}

impl From<StoreFout> for AppFout {
    fn from(fout: StoreFout) -> Self {
        match fout {
            StoreFout::Gewijzigd => Self::Gewijzigd,
            anders => Self::Store(anders),
        }
    }
}
impl From<Fouten> for AppFout {
    fn from(fouten: Fouten) -> Self {
        Self::Invoer(fouten)
    }
}
impl From<Weigering> for AppFout {
    fn from(weigering: Weigering) -> Self {
        Self::Regel(weigering)
    }
}

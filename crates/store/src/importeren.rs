// SPDX-License-Identifier: EUPL-1.2
//! Persistence of the capability `importeren` (A11). The melding itself is stored by [`crate::melding::voeg_toe`].

use crate::{Resultaat, Uow, rij, rijen, waarde};

rij! {
    /// A wijk.
    pub struct WijkRij {
        pub code: String,
        pub naam: String,
    }
}

/// All wijken.
///
/// # Errors
/// When the database refuses.
pub async fn wijken(uow: &mut Uow) -> Resultaat<Vec<WijkRij>> {
    rijen!(
        uow,
        WijkRij,
        "SELECT code, naam FROM wijk WHERE gemeente = $1 ORDER BY naam",
        uow.kop.gemeente
    )
}

/// True when a melding with this source reference is there. Another import at the same moment can still be first:
/// then the unique index `melding_bron` says so.
///
/// # Errors
/// When the database refuses.
pub async fn is_bekend(uow: &mut Uow, bron_kenmerk: &str) -> Resultaat<bool> {
    Ok(waarde!(
        uow,
        String,
        "SELECT bron_kenmerk AS w FROM melding WHERE gemeente = $1 AND bron_kenmerk = $2",
        uow.kop.gemeente,
        bron_kenmerk
    )?
    .is_some())
}

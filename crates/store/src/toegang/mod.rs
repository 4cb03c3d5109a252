// SPDX-License-Identifier: EUPL-1.2
//! Access to records: requests, conflicts of interest, restrictions, emergency access.

mod predikaat;

use crate::{Resultaat, Uow, afgeschermde_personen, waarde};
use domain::PersoonId;

/// True when the person is restricted and the actor has no access by name.
///
/// # Errors
/// When the database refuses.
pub async fn is_afgeschermd(uow: &mut Uow, persoon: PersoonId) -> Resultaat<bool> {
    let vandaag = uow.vandaag();
    let gevonden = waarde!(
        uow,
        PersoonId,
        concat!(
            "SELECT p.id AS w FROM persoon p WHERE p.gemeente = $1 AND p.id = $2 AND p.id IN (",
            afgeschermde_personen!("$3", "$4"),
            ")"
        ),
        uow.kop.gemeente,
        persoon,
        uow.kop.medewerker,
        vandaag
    )?;
    Ok(gevonden.is_some())
}

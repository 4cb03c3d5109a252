// SPDX-License-Identifier: EUPL-1.2
//! What every page of a casus shows besides its head: size of the household, warnings.

use crate::{Resultaat, Uow, rij, rijen, waarde};
use domain::{CasusId, HuishoudenId, NotitieId};
use jiff::Timestamp;

/// Number of people in a household today, unborn children too.
///
/// # Errors
/// When the database refuses.
pub async fn personen(uow: &mut Uow, huishouden: HuishoudenId) -> Resultaat<i64> {
    Ok(waarde!(
        uow,
        i64,
        "SELECT count(*) AS w FROM huishouden_lid WHERE gemeente = $1 AND huishouden_id = $2 AND tot IS NULL",
        uow.kop.gemeente,
        huishouden
    )?
    .unwrap_or(0))
}

rij! {
    /// A pinned safety note, shown as a warning above every page.
    pub struct WaarschuwingRij {
        pub id: NotitieId,
        pub tekst: String,
        pub mening: String,
        pub auteur: String,
        pub op: Timestamp,
    }
}

/// Pinned safety notes that were not corrected, newest first.
///
/// # Errors
/// When the database refuses.
pub async fn waarschuwingen(uow: &mut Uow, casus: CasusId) -> Resultaat<Vec<WaarschuwingRij>> {
    rijen!(
        uow,
        WaarschuwingRij,
        "SELECT n.id, n.feiten AS tekst, n.mening, m.naam AS auteur, n.contact_op AS op
           FROM notitie n JOIN medewerker m ON m.gemeente = n.gemeente AND m.id = n.auteur_id
          WHERE n.gemeente = $1 AND n.casus_id = $2 AND n.vastgezet AND n.categorie = 'veiligheid'
            AND NOT EXISTS (SELECT 1 FROM notitie v WHERE v.gemeente = n.gemeente AND v.casus_id = n.casus_id AND v.corrigeert_id = n.id)
          ORDER BY n.contact_op DESC, n.id LIMIT 3",
        uow.kop.gemeente,
        casus
    )
}

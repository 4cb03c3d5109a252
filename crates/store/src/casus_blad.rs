// SPDX-License-Identifier: EUPL-1.2
//! What every page of a casus shows besides its head: size of the household, warnings.

use crate::{Resultaat, Uow, rij, rijen, waarde};
use domain::{CasusId, HuishoudenId, NotitieId, PersoonId};
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

rij! {
    /// A member of the household, to choose from.
    pub struct LidNaam {
        pub persoon_id: PersoonId,
        pub voornamen: String,
        pub geslachtsnaam: String,
        pub ongeboren: bool,
    }
}

impl LidNaam {
    /// First name, or "ongeboren kind".
    pub fn roepnaam(&self) -> &str {
        match self.voornamen.split(' ').next() {
            Some(naam) if !naam.is_empty() => naam,
            _ => "ongeboren kind",
        }
    }
}

/// Members of a household today, oldest first.
///
/// # Errors
/// When the database refuses.
pub async fn leden_namen(uow: &mut Uow, huishouden: HuishoudenId) -> Resultaat<Vec<LidNaam>> {
    rijen!(
        uow,
        LidNaam,
        "SELECT p.id AS persoon_id, p.voornamen, COALESCE(p.toon_naam, p.geslachtsnaam) AS geslachtsnaam, p.verwacht_op IS NOT NULL AS ongeboren
           FROM huishouden_lid l JOIN persoon p ON p.gemeente = l.gemeente AND p.id = l.persoon_id
          WHERE l.gemeente = $1 AND l.huishouden_id = $2 AND l.tot IS NULL
          ORDER BY p.verwacht_op IS NOT NULL, p.geboortedatum, p.id LIMIT 60",
        uow.kop.gemeente,
        huishouden
    )
}

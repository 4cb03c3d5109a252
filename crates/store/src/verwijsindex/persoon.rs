// SPDX-License-Identifier: EUPL-1.2
//! Whom a signaal is on, and their parents.

use crate::{Resultaat, Uow, rij, rij_optie, rijen};
use domain::PersoonId;
use jiff::civil::Date;

rij! {
    /// What a signaal depends on.
    pub struct PersoonFeiten {
        pub id: PersoonId,
        pub voornamen: String,
        pub voorvoegsel: String,
        pub geslachtsnaam: String,
        pub geboortedatum: Option<Date>,
        pub overleden_op: Option<Date>,
        pub bsn_sleutel: Option<Vec<u8>>,
        pub postcode: Option<String>,
        pub huisnummer: Option<i32>,
        pub toevoeging: Option<String>,
        pub uitgesloten: bool,
    }
}

/// A person; `uitgesloten` says whether the actor is shut out of a household of theirs.
///
/// # Errors
/// When the database refuses.
pub async fn persoon(uow: &mut Uow, id: PersoonId) -> Resultaat<Option<PersoonFeiten>> {
    rij_optie!(
        uow,
        PersoonFeiten,
        "SELECT p.id, p.voornamen, p.voorvoegsel, p.geslachtsnaam, p.geboortedatum, p.overleden_op, p.bsn_sleutel, a.postcode,
                a.huisnummer, a.toevoeging,
                EXISTS (SELECT 1 FROM uitsluiting u JOIN huishouden_lid l ON l.gemeente = u.gemeente AND l.huishouden_id = u.huishouden_id
                         WHERE u.gemeente = p.gemeente AND l.persoon_id = p.id AND u.medewerker_id = $3 AND u.opgeheven_op IS NULL) AS uitgesloten
           FROM persoon p LEFT JOIN adres a ON a.gemeente = p.gemeente AND a.id = p.adres_id
          WHERE p.gemeente = $1 AND p.id = $2 AND p.vervangen_door IS NULL",
        uow.kop.gemeente,
        id,
        uow.kop.medewerker
    )
}

rij! {
    /// A parent.
    pub struct OuderRij {
        pub id: PersoonId,
        pub bsn_sleutel: Option<Vec<u8>>,
    }
}

/// Parents of a child: who is parent in a household in which this person is a child now. A foster parent is none.
///
/// # Errors
/// When the database refuses.
pub async fn ouders(uow: &mut Uow, kind: PersoonId) -> Resultaat<Vec<OuderRij>> {
    rijen!(
        uow,
        OuderRij,
        "SELECT DISTINCT p.id, p.bsn_sleutel
           FROM huishouden_lid k
           JOIN huishouden_lid o ON o.gemeente = k.gemeente AND o.huishouden_id = k.huishouden_id AND o.rol = 'ouder' AND o.tot IS NULL
           JOIN persoon p ON p.gemeente = o.gemeente AND p.id = o.persoon_id
          WHERE k.gemeente = $1 AND k.persoon_id = $2 AND k.rol = 'kind' AND k.tot IS NULL",
        uow.kop.gemeente,
        kind
    )
}

rij! {
    /// Somebody who was found by name, birth and address.
    pub struct GevondenRij {
        pub id: PersoonId,
        pub geslachtsnaam: String,
        pub postcode: Option<String>,
        pub huisnummer: Option<i32>,
    }
}

/// People born on this day with a search word: for a melder who may know nothing else. Restricted people are not there.
///
/// # Errors
/// When the database refuses.
pub async fn vind(uow: &mut Uow, geboren: Date, term: &str) -> Resultaat<Vec<GevondenRij>> {
    rijen!(
        uow,
        GevondenRij,
        "SELECT p.id, p.geslachtsnaam, a.postcode, a.huisnummer
           FROM persoon_zoekterm z
           JOIN persoon_zoekterm y ON y.gemeente = z.gemeente AND y.persoon_id = z.persoon_id AND y.term = $3
           JOIN persoon p ON p.gemeente = z.gemeente AND p.id = z.persoon_id AND p.geboortedatum = $4
           LEFT JOIN adres a ON a.gemeente = p.gemeente AND a.id = p.adres_id
          WHERE z.gemeente = $1 AND z.term = $2
            AND NOT EXISTS (SELECT 1 FROM afscherming f WHERE f.gemeente = p.gemeente AND f.persoon_id = p.id AND f.opgeheven_op IS NULL)
          ORDER BY p.id LIMIT 20",
        uow.kop.gemeente,
        geboren.to_string(),
        term,
        geboren
    )
}

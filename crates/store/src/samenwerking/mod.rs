// SPDX-License-Identifier: EUPL-1.2
//! Organisations, the convenant with who signed which version, and the grounds on which somebody may take part (D4, H8).

mod convenant;
mod grondslag;

pub use convenant::{
    ConvenantRij, OrganisatieRij, PartijRij, convenanten, eindig_partij, organisaties, partijen, teken,
    voeg_convenant_toe, voeg_organisatie_toe, zet_convenant_tot,
};
pub use grondslag::{GrondslagRij, eindig_grondslag, grondslagen, voeg_grondslag_toe};

use crate::{Resultaat, Uow, rij, rijen};
use domain::OrganisatieId;
use jiff::civil::Date;

rij! {
    /// A deelname that runs, without anything of the household.
    pub struct LopendeDeelname {
        pub kenmerk: String,
        pub regisseur: Option<String>,
        pub organisatie_id: OrganisatieId,
        pub organisatie: String,
        pub grondslag_code: String,
        pub categorieen: String,
        pub tot: Option<Date>,
    }
}

/// Deelnames that run today or will, in running casussen; of one ground or of all (empty).
///
/// # Errors
/// When the database refuses.
pub async fn lopende_deelnames(uow: &mut Uow, grondslag: &str) -> Resultaat<Vec<LopendeDeelname>> {
    rijen!(
        uow,
        LopendeDeelname,
        "SELECT c.kenmerk, r.naam AS regisseur, o.id AS organisatie_id, o.naam AS organisatie, b.grondslag_code, b.categorieen, b.tot
           FROM betrokkene b
           JOIN casus c ON c.gemeente = b.gemeente AND c.id = b.casus_id AND c.gesloten_op IS NULL
           JOIN medewerker m ON m.gemeente = b.gemeente AND m.id = b.medewerker_id
           JOIN organisatie o ON o.gemeente = m.gemeente AND o.id = m.organisatie_id
           LEFT JOIN medewerker r ON r.gemeente = c.gemeente AND r.id = c.regisseur_id
          WHERE b.gemeente = $1 AND (b.tot IS NULL OR b.tot >= $2) AND ($3 = '' OR b.grondslag_code = $3)
          ORDER BY o.naam, c.kenmerk, b.id",
        uow.kop.gemeente,
        uow.vandaag(),
        grondslag
    )
}

// SPDX-License-Identifier: EUPL-1.2
//! Versions of legal grounds.

use crate::melding::een;
use crate::{Resultaat, Uow, rij, rijen, voer_uit};
use domain::GrondslagId;
use domain::notitie::Categorie;
use domain::toegang::{GeldigeGrondslag, Grondslag};
use jiff::civil::Date;
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// A version of a ground.
    pub struct GrondslagRij {
        pub id: GrondslagId,
        pub code: String,
        pub naam: String,
        pub artikel: String,
        pub uitleg: String,
        pub categorieen: String,
        pub geldig_van: Date,
        pub geldig_tot: Option<Date>,
        pub version: i64,
    }
}

impl GrondslagRij {
    /// As the rules know it.
    fn grondslag(self) -> Grondslag {
        Grondslag {
            id: self.id,
            code: self.code,
            naam: self.naam,
            artikel: self.artikel,
            uitleg: self.uitleg,
            categorieen: Categorie::uit_codes(&self.categorieen),
            geldig_van: self.geldig_van,
            geldig_tot: self.geldig_tot,
            version: self.version,
        }
    }
}

/// All versions of all grounds, by name and then the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn grondslagen(uow: &mut Uow) -> Resultaat<Vec<Grondslag>> {
    let rijen = rijen!(
        uow,
        GrondslagRij,
        "SELECT id, code, naam, artikel, uitleg, categorieen, geldig_van, geldig_tot, version FROM grondslag
          WHERE gemeente = $1 ORDER BY code, geldig_van DESC",
        uow.kop.gemeente
    )?;
    Ok(rijen.into_iter().map(GrondslagRij::grondslag).collect())
}

/// Adds a version.
///
/// # Errors
/// `Uniek` when there is one from that day; the database.
pub async fn voeg_grondslag_toe<A: Writes<kind::Grondslag>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    g: &GeldigeGrondslag,
) -> Resultaat<GrondslagId> {
    let id: GrondslagId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO grondslag (gemeente, id, code, naam, artikel, uitleg, categorieen, geldig_van, geldig_tot, version)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,NULL,1)",
        uow.kop.gemeente,
        id,
        &g.code,
        &g.naam,
        &g.artikel,
        &g.uitleg,
        Categorie::codes(&g.categorieen),
        g.geldig_van
    )?;
    Ok(id)
}

/// Gives a version its last day.
///
/// # Errors
/// `Gewijzigd` when somebody else changed it since `version`; the database.
pub async fn eindig_grondslag<A: Writes<kind::Grondslag>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: GrondslagId,
    version: i64,
    tot: Date,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE grondslag SET geldig_tot = $4, version = version + 1 WHERE gemeente = $1 AND id = $2 AND version = $3",
        uow.kop.gemeente,
        id,
        version,
        tot
    )?)
}

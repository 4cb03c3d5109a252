// SPDX-License-Identifier: EUPL-1.2
//! What the BRP says of the family of somebody who lives in no household here: kept until there is one, as a relation belongs
//! to a household (I4, B6).

use crate::{Code, Resultaat, Uow, rij, rijen, voer_uit, waarde};
use domain::PersoonId;
use domain::verwanten::{Geslacht, RelatieSoort};
use jiff::civil::Date;
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// A relation of a person, as a source tells it.
    #[derive(PartialEq, Eq)]
    pub struct WachtRij {
        pub soort: Code<RelatieSoort>,
        /// The person is … of the other; else the other is … of the person.
        pub andersom: bool,
        /// The other, when it is a person here.
        pub ander_id: Option<PersoonId>,
        /// Name of the other; empty: there is no other.
        pub naam: String,
        pub geslacht: Code<Geslacht>,
        pub geboortejaar: Option<i32>,
        pub sinds: Option<Date>,
        pub tot: Option<Date>,
        pub toelichting: String,
    }
}

/// How many wait for a household of this person.
///
/// # Errors
/// When the database refuses.
pub async fn aantal(uow: &mut Uow, persoon: PersoonId) -> Resultaat<u64> {
    let n = waarde!(
        uow,
        i64,
        "SELECT count(*) AS w FROM brp_relatie WHERE gemeente = $1 AND persoon_id = $2",
        uow.kop.gemeente,
        persoon
    )?;
    Ok(u64::try_from(n.unwrap_or(0)).unwrap_or(0))
}

/// Those that wait, in the order in which the source tells them.
///
/// # Errors
/// When the database refuses.
pub async fn lees(uow: &mut Uow, persoon: PersoonId) -> Resultaat<Vec<WachtRij>> {
    rijen!(
        uow,
        WachtRij,
        "SELECT soort, andersom, ander_id, naam, geslacht, geboortejaar, sinds, tot, toelichting
           FROM brp_relatie WHERE gemeente = $1 AND persoon_id = $2 ORDER BY nr LIMIT 200",
        uow.kop.gemeente,
        persoon
    )
}

/// Keeps these in the place of those of before; none: takes them out.
///
/// # Errors
/// When the database refuses.
pub async fn vervang<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    persoon: PersoonId,
    relaties: &[WachtRij],
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "DELETE FROM brp_relatie WHERE gemeente = $1 AND persoon_id = $2",
        uow.kop.gemeente,
        persoon
    )?;
    for (nr, r) in (0_i32..).zip(relaties) {
        voer_uit!(
            uow,
            permit,
            "INSERT INTO brp_relatie (gemeente, persoon_id, nr, soort, andersom, ander_id, naam, geslacht, geboortejaar, sinds, tot,
               toelichting)
             VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12)",
            uow.kop.gemeente,
            persoon,
            nr,
            r.soort.code(),
            r.andersom,
            r.ander_id,
            &r.naam,
            r.geslacht.code(),
            r.geboortejaar,
            r.sinds,
            r.tot,
            &r.toelichting
        )?;
    }
    Ok(())
}

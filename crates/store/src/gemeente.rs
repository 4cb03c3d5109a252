// SPDX-License-Identifier: EUPL-1.2
//! A gemeente in this installation, and its first teams.

use crate::{Resultaat, Uow, voer_uit};
use domain::inrichting::TeamSoort;
use domain::{OrganisatieId, TeamId};
use policy::{Permit, Writes, handelingen::kind};

/// Makes the gemeente of this unit of work.
///
/// # Errors
/// It is there already ([`crate::StoreFout::Uniek`]); the database.
pub async fn voeg_toe<A: Writes<kind::Inrichting>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    naam: &str,
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "INSERT INTO gemeente (gemeente, naam) VALUES ($1,$2)",
        uow.kop.gemeente,
        naam
    )?;
    Ok(())
}

/// Makes a team.
///
/// # Errors
/// A code that is taken ([`crate::StoreFout::Uniek`]); the database.
pub async fn team_erbij<A: Writes<kind::Inrichting>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    organisatie: OrganisatieId,
    (code, soort, naam): (&str, TeamSoort, &str),
) -> Resultaat<TeamId> {
    let id: TeamId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO team (gemeente, id, code, naam, soort, organisatie_id, actief) VALUES ($1,$2,$3,$4,$5,$6,TRUE)",
        uow.kop.gemeente,
        id,
        code,
        naam,
        soort.code(),
        organisatie
    )?;
    Ok(id)
}

crate::rij! {
    /// A gemeente of the installation.
    pub struct NaamRij {
        pub gemeente: domain::Gemeente,
        pub naam: String,
    }
}

/// Every gemeente of the installation, by name: that is no secret.
///
/// # Errors
/// When the database refuses.
pub async fn namen(uow: &mut Uow) -> Resultaat<Vec<(domain::Gemeente, String)>> {
    let rijen = crate::rijen!(
        uow,
        NaamRij,
        "SELECT gemeente, naam FROM gemeente ORDER BY naam, gemeente"
    )?;
    Ok(rijen.into_iter().map(|r| (r.gemeente, r.naam)).collect())
}

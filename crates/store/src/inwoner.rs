// SPDX-License-Identifier: EUPL-1.2
//! Residents who sign in: who they are, and their sessions.

use crate::{Resultaat, Uow, rij, rij_optie, voer_technisch};
use domain::{Gemeente, PersoonId};
use jiff::{Timestamp, civil::Date};

rij! {
    /// A person, as far as signing in depends on it.
    pub struct InwonerRij {
        pub id: PersoonId,
        pub voornamen: String,
        pub voorvoegsel: String,
        pub geslachtsnaam: String,
        pub geboortedatum: Option<Date>,
        pub overleden_op: Option<Date>,
    }
}

/// The person.
///
/// # Errors
/// When the database refuses.
pub async fn lees(uow: &mut Uow, id: PersoonId) -> Resultaat<Option<InwonerRij>> {
    rij_optie!(
        uow,
        InwonerRij,
        concat!(
            "SELECT p.id, ",
            crate::naam_kolommen!(),
            ", p.geboortedatum, p.overleden_op FROM persoon p WHERE p.gemeente = $1 AND p.id = $2"
        ),
        uow.kop.gemeente,
        id
    )
}

/// Starts a session.
///
/// # Errors
/// When the database refuses.
pub async fn start(
    uow: &mut Uow,
    sleutel: &[u8],
    persoon: Option<PersoonId>,
    verloopt: Timestamp,
) -> Resultaat<()> {
    voer_technisch!(
        uow,
        "INSERT INTO inwonersessie (sleutel, gemeente, persoon_id, gestart_op, gezien_op, verloopt_op)
         VALUES ($1,$2,$3,$4,$4,$5)",
        sleutel,
        uow.kop.gemeente,
        persoon,
        uow.kop.nu,
        verloopt
    )?;
    Ok(())
}

rij! {
    /// A session of a resident.
    pub struct InwonerSessieRij {
        pub gemeente: Gemeente,
        pub persoon_id: Option<PersoonId>,
        pub gezien_op: Timestamp,
        pub verloopt_op: Timestamp,
    }
}

/// Session of this key.
///
/// # Errors
/// When the database refuses.
pub async fn sessie(uow: &mut Uow, sleutel: &[u8]) -> Resultaat<Option<InwonerSessieRij>> {
    rij_optie!(
        uow,
        InwonerSessieRij,
        "SELECT gemeente, persoon_id, gezien_op, verloopt_op FROM inwonersessie WHERE sleutel = $1 AND gemeente = $2",
        sleutel,
        uow.kop.gemeente
    )
}

/// Notes that the session is in use.
///
/// # Errors
/// When the database refuses.
pub async fn raak(uow: &mut Uow, sleutel: &[u8]) -> Resultaat<()> {
    voer_technisch!(
        uow,
        "UPDATE inwonersessie SET gezien_op = $2 WHERE sleutel = $1",
        sleutel,
        uow.kop.nu
    )?;
    Ok(())
}

/// Ends a session.
///
/// # Errors
/// When the database refuses.
pub async fn eindig(uow: &mut Uow, sleutel: &[u8]) -> Resultaat<()> {
    voer_technisch!(uow, "DELETE FROM inwonersessie WHERE sleutel = $1", sleutel)?;
    Ok(())
}

/// Removes sessions over their end; gives how many.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn ruim_op(uow: &mut Uow) -> Resultaat<u64> {
    voer_technisch!(
        uow,
        "DELETE FROM inwonersessie WHERE verloopt_op <= $1",
        uow.kop.nu
    )
}

// SPDX-License-Identifier: EUPL-1.2
//! Emergency accounts of beheerders.

use crate::{Resultaat, Uow, rij, rij_optie, voer_technisch, voer_uit};
use domain::MedewerkerId;
use policy::{Permit, Writes, handelingen::kind};

/// Keeps the account of this person, in the place of an earlier one.
///
/// # Errors
/// When the database refuses.
pub async fn bewaar<A: Writes<kind::Sessie>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    wie: MedewerkerId,
    wachtwoord: &str,
    (totp, sleutelnummer): (&[u8], i32),
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "INSERT INTO noodaccount (gemeente, medewerker_id, wachtwoord, totp_versleuteld, totp_sleutelnummer, laatste_stap, gemaakt_op)
         VALUES ($1,$2,$3,$4,$6,0,$5)
         ON CONFLICT (gemeente, medewerker_id) DO UPDATE SET wachtwoord = excluded.wachtwoord,
            totp_versleuteld = excluded.totp_versleuteld, totp_sleutelnummer = excluded.totp_sleutelnummer,
            laatste_stap = 0, gemaakt_op = excluded.gemaakt_op",
        uow.kop.gemeente,
        wie,
        wachtwoord,
        totp,
        uow.kop.nu,
        sleutelnummer
    )?;
    Ok(())
}

/// Takes the account of this person away; gives how many there were.
///
/// # Errors
/// When the database refuses.
pub async fn verwijder<A: Writes<kind::Sessie>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    wie: MedewerkerId,
) -> Resultaat<u64> {
    voer_uit!(
        uow,
        permit,
        "DELETE FROM noodaccount WHERE gemeente = $1 AND medewerker_id = $2",
        uow.kop.gemeente,
        wie
    )
}

rij! {
    /// The account of a person.
    pub struct NoodRij {
        pub medewerker_id: MedewerkerId,
        pub wachtwoord: String,
        pub totp: Vec<u8>,
        pub actief: bool,
        pub rollen: String,
    }
}

/// The account of the person with this sign-in name.
///
/// # Errors
/// When the database refuses.
pub async fn van(uow: &mut Uow, aanmeldnaam: &str) -> Resultaat<Option<NoodRij>> {
    rij_optie!(
        uow,
        NoodRij,
        "SELECT n.medewerker_id, n.wachtwoord, n.totp_versleuteld AS totp, m.actief, m.rollen
           FROM noodaccount n JOIN medewerker m ON m.gemeente = n.gemeente AND m.id = n.medewerker_id
          WHERE n.gemeente = $1 AND m.aanmeldnaam = $2",
        uow.kop.gemeente,
        aanmeldnaam
    )
}

/// Uses the code of this time step up. False when it, or a later one, was used before: of two at the same moment one
/// gets it.
///
/// # Errors
/// When the database refuses.
pub async fn gebruik_stap(uow: &mut Uow, wie: MedewerkerId, stap: i64) -> Resultaat<bool> {
    Ok(voer_technisch!(
        uow,
        "UPDATE noodaccount SET laatste_stap = $3 WHERE gemeente = $1 AND medewerker_id = $2 AND laatste_stap < $3",
        uow.kop.gemeente,
        wie,
        stap
    )? == 1)
}

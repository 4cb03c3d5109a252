// SPDX-License-Identifier: EUPL-1.2
//! Geheimhouding of addresses (G4): the one predicate that every query uses which selects an address, the flag of a
//! person, and why it was set, lifted, or why an address was shown.

use crate::melding::een;
use crate::persoon::PersoonRij;
use crate::{Resultaat, Uow, rij, rijen, voer_uit, waarde};
use domain::{AdresId, PersoonId};
use policy::{Permit, Writes, handelingen::kind};

/// Is this address (alias or parameter `$x`) secret? It is as soon as one person who lives there has geheimhouding.
#[macro_export]
macro_rules! adres_is_geheim {
    ($adres:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM persoon zg WHERE zg.gemeente = $1 AND zg.adres_id = ",
            $adres,
            " AND zg.adres_geheim)"
        )
    };
}

/// Is melding `m` linked to somebody with a secret address? Then the address that the melder told is secret too.
#[macro_export]
macro_rules! gaat_over_geheim {
    () => {
        "(EXISTS (SELECT 1 FROM persoon zg WHERE zg.gemeente = m.gemeente AND zg.id = m.persoon_id AND zg.adres_geheim)
          OR EXISTS (SELECT 1 FROM huishouden_lid zl JOIN persoon zg ON zg.gemeente = zl.gemeente AND zg.id = zl.persoon_id
               WHERE zl.gemeente = m.gemeente AND zl.huishouden_id = m.huishouden_id AND zl.tot IS NULL AND zg.adres_geheim))"
    };
}

/// Is it secret where this person lives: by the own flag, or by that of somebody at the same address?
///
/// # Errors
/// When the database refuses.
pub async fn woont_geheim(uow: &mut Uow, id: PersoonId) -> Resultaat<bool> {
    Ok(waarde!(
        uow,
        bool,
        concat!(
            "SELECT (p.adres_geheim OR ",
            adres_is_geheim!("p.adres_id"),
            ") AS w FROM persoon p WHERE p.gemeente = $1 AND p.id = $2"
        ),
        uow.kop.gemeente,
        id
    )?
    .unwrap_or(false))
}

/// Is this address secret?
///
/// # Errors
/// When the database refuses.
pub async fn is_geheim(uow: &mut Uow, adres: Option<AdresId>) -> Resultaat<bool> {
    Ok(waarde!(
        uow,
        bool,
        concat!("SELECT ", adres_is_geheim!("$2"), " AS w"),
        uow.kop.gemeente,
        adres
    )?
    .unwrap_or(false))
}

/// Everybody who lives at an address, of whatever household.
///
/// # Errors
/// When the database refuses.
pub async fn bewoners(uow: &mut Uow, adres: Option<AdresId>) -> Resultaat<Vec<PersoonRij>> {
    rijen!(
        uow,
        PersoonRij,
        concat!(
            "SELECT ",
            crate::persoon_kolommen!(),
            " FROM persoon p WHERE p.gemeente = $1 AND p.adres_id = $2 AND p.vervangen_door IS NULL ORDER BY p.id LIMIT 1000"
        ),
        uow.kop.gemeente,
        adres
    )
}

/// Makes the address of a person secret, or open again.
///
/// # Errors
/// `Gewijzigd` when somebody else changed the person since `version`; the database.
pub async fn zet_geheim<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: PersoonId,
    version: i64,
    geheim: bool,
) -> Resultaat<()> {
    een(voer_uit!(
        uow,
        permit,
        "UPDATE persoon SET adres_geheim = $4, version = version + 1 WHERE gemeente = $1 AND id = $2 AND version = $3",
        uow.kop.gemeente,
        id,
        version,
        geheim
    )?)?;
    // Who was merged into this person has the same secret: else an old record would keep an address hidden.
    voer_uit!(
        uow,
        permit,
        "UPDATE persoon SET adres_geheim = $3 WHERE gemeente = $1 AND vervangen_door = $2",
        uow.kop.gemeente,
        id,
        geheim
    )?;
    Ok(())
}

/// Keeps why an address became secret, open again, or was shown.
///
/// # Errors
/// When the database refuses.
pub async fn geheim_stap<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    huishouden: domain::HuishoudenId,
    persoon: Option<PersoonId>,
    stap: &str,
    reden: &str,
) -> Resultaat<()> {
    let id: AdresId = uow.nieuw_id();
    voer_uit!(
        uow,
        permit,
        "INSERT INTO adres_geheim_stap (gemeente, id, huishouden_id, persoon_id, stap, reden, op, door_id)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8)",
        uow.kop.gemeente,
        id,
        huishouden,
        persoon,
        stap,
        reden,
        uow.kop.nu,
        uow.kop.medewerker
    )?;
    Ok(())
}

rij! {
    /// Why an address became secret or open again.
    pub struct GeheimStapRij {
        pub stap: String,
        pub reden: String,
        pub op: jiff::Timestamp,
        pub door: String,
    }
}

/// Why the address of a person became secret or open again, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn geheim_stappen(
    uow: &mut Uow,
    huishouden: domain::HuishoudenId,
    persoon: PersoonId,
) -> Resultaat<Vec<GeheimStapRij>> {
    rijen!(
        uow,
        GeheimStapRij,
        "SELECT s.stap, s.reden, s.op, m.naam AS door
           FROM adres_geheim_stap s JOIN medewerker m ON m.gemeente = s.gemeente AND m.id = s.door_id
          WHERE s.gemeente = $1 AND s.huishouden_id = $2 AND s.persoon_id = $3 ORDER BY s.op DESC, s.id DESC LIMIT 20",
        uow.kop.gemeente,
        huishouden,
        persoon
    )
}

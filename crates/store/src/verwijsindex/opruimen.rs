// SPDX-License-Identifier: EUPL-1.2
//! Signalen that must go by the clock, by death, or with a person.

use crate::{Resultaat, Uow, rij, rijen, voer_uit};
use domain::{PersoonId, SignaalId};
use jiff::civil::Date;
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// A signaal that must go.
    pub struct EindRij {
        pub id: SignaalId,
        pub persoon_id: PersoonId,
        pub geboortedatum: Option<Date>,
        pub overleden_op: Option<Date>,
        pub volwassen: bool,
        pub archief: bool,
    }
}

macro_rules! kies {
    ($waar:literal) => {
        concat!(
            "SELECT s.id, s.persoon_id, p.geboortedatum, p.overleden_op, s.archief_tot IS NOT NULL AS archief,
                    EXISTS (SELECT 1 FROM verwijssleutel k WHERE k.gemeente = s.gemeente AND k.signaal_id = s.id AND k.volwassen) AS volwassen
               FROM verwijssignaal s JOIN persoon p ON p.gemeente = s.gemeente AND p.id = s.persoon_id
              WHERE s.gemeente = $1 AND ",
            $waar
        )
    };
}

/// Those whose day has come, those of who died (also out of the archive), and, without a pilot that holds, those of
/// adults; a batch at a time.
///
/// # Errors
/// When the database refuses.
pub async fn te_verwijderen(uow: &mut Uow, proef: bool, aantal: i64) -> Resultaat<Vec<EindRij>> {
    rijen!(
        uow,
        EindRij,
        kies!(
            "s.id IN (SELECT x.id FROM verwijssignaal x WHERE x.gemeente = $1 AND x.archief_tot IS NULL AND x.verwijderen_op <= $2
                       UNION SELECT y.id FROM persoon d JOIN verwijssignaal y ON y.gemeente = d.gemeente AND y.persoon_id = d.id
                              WHERE d.gemeente = $1 AND d.overleden_op IS NOT NULL
                       UNION SELECT k.signaal_id FROM verwijssleutel k WHERE k.gemeente = $1 AND k.volwassen AND NOT $3)
             ORDER BY s.id LIMIT $4"
        ),
        uow.kop.gemeente,
        uow.vandaag(),
        proef,
        aantal
    )
}

/// Signalen whose pseudonyms were made with another key than this one.
///
/// # Errors
/// When the database refuses.
pub async fn oude_sleutels(uow: &mut Uow, nummer: i32, aantal: i64) -> Resultaat<Vec<EindRij>> {
    rijen!(
        uow,
        EindRij,
        kies!(
            "s.id IN (SELECT k.signaal_id FROM verwijssleutel k WHERE k.gemeente = $1 AND k.sleutelnummer <> $2)
             ORDER BY s.id LIMIT $3"
        ),
        uow.kop.gemeente,
        nummer,
        aantal
    )
}

/// Takes what is over its term out of the archive; gives how many.
///
/// # Errors
/// When the database refuses.
pub async fn wis_archief<A: Writes<kind::Signaal>>(uow: &mut Uow, permit: &Permit<A>) -> Resultaat<u64> {
    let vandaag = uow.vandaag();
    let rijen = rijen!(
        uow,
        crate::uow::Enkel<SignaalId>,
        "SELECT id AS w FROM verwijssignaal WHERE gemeente = $1 AND archief_tot <= $2 ORDER BY id LIMIT 1000",
        uow.kop.gemeente,
        vandaag
    )?;
    let mut aantal = 0;
    for crate::uow::Enkel(id) in rijen {
        super::wis(uow, permit, id).await?;
        aantal += 1;
    }
    Ok(aantal)
}

/// Takes away all that is about a person, also out of the archive; gives how many signalen.
///
/// # Errors
/// When the database refuses.
pub async fn wis_persoon<A: Writes<kind::Signaal>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    persoon: PersoonId,
) -> Resultaat<u64> {
    let rijen = rijen!(
        uow,
        crate::uow::Enkel<SignaalId>,
        "SELECT id AS w FROM verwijssignaal WHERE gemeente = $1 AND persoon_id = $2",
        uow.kop.gemeente,
        persoon
    )?;
    let mut aantal = 0;
    for crate::uow::Enkel(id) in rijen {
        super::wis(uow, permit, id).await?;
        aantal += 1;
    }
    Ok(aantal)
}

/// Another pseudonym of the youth for a signaal in the archive.
///
/// # Errors
/// When the database refuses.
pub async fn herzet_archief<A: Writes<kind::Signaal>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    signaal: SignaalId,
    sleutel: &[u8],
    nummer: i32,
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "UPDATE verwijssleutel SET sleutel = $3, sleutelnummer = $4 WHERE gemeente = $1 AND signaal_id = $2 AND archief",
        uow.kop.gemeente,
        signaal,
        sleutel,
        nummer
    )?;
    Ok(())
}

// SPDX-License-Identifier: EUPL-1.2
//! Where a person lived before, and what the BRP says of where (B3, C6). The present address stands in the person.

use crate::{Resultaat, Uow, adres_is_geheim, rij, rijen, voer_uit};
use domain::{AdresId, PersoonId};
use jiff::civil::Date;
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// An address of a person.
    pub struct PersoonAdresRij {
        pub straat: Option<String>,
        pub huisnummer: Option<i32>,
        pub toevoeging: Option<String>,
        pub postcode: Option<String>,
        pub plaats: Option<String>,
        pub plek: String,
        pub soort: String,
        pub van: String,
        pub tot: String,
        pub bron: String,
        pub bevestigd_op: Date,
        pub geheim: bool,
    }
}

/// Addresses of a person, those that are not over first. `geheim`: of this person, or of somebody who lives there now.
///
/// # Errors
/// When the database refuses.
pub async fn lees(uow: &mut Uow, id: PersoonId) -> Resultaat<Vec<PersoonAdresRij>> {
    rijen!(
        uow,
        PersoonAdresRij,
        concat!(
            "SELECT a.straat, a.huisnummer, a.toevoeging, a.postcode, a.plaats, pa.plek, pa.soort, pa.van, pa.tot, pa.bron,
                    pa.bevestigd_op, (p.adres_geheim OR ",
            adres_is_geheim!("p.adres_id"),
            " OR ",
            adres_is_geheim!("pa.adres_id"),
            ") AS geheim
               FROM persoon_verblijf pa JOIN persoon p ON p.gemeente = pa.gemeente AND p.id = pa.persoon_id
               LEFT JOIN adres a ON a.gemeente = pa.gemeente AND a.id = pa.adres_id
              WHERE pa.gemeente = $1 AND pa.persoon_id = $2
              ORDER BY CASE WHEN pa.tot = '' THEN 0 ELSE 1 END, pa.tot DESC, pa.van DESC, pa.id LIMIT 100"
        ),
        uow.kop.gemeente,
        id
    )
}

/// Where the register says that somebody lives or lived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stuk {
    /// Address.
    pub adres: Option<AdresId>,
    /// A place without one.
    pub plek: String,
    /// Only for letters.
    pub brief: bool,
    /// From, as far as it is known ("1985-04").
    pub van: String,
    /// Until; empty: not over.
    pub tot: String,
}

/// Takes back that somebody moved today from `terug` to where they are now: neither counts as a former address. Asked after
/// they moved back.
///
/// # Errors
/// When the database refuses.
pub async fn vergeet<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    id: PersoonId,
    terug: Option<AdresId>,
) -> Resultaat<()> {
    // The address that was left last, now; and the newest time that the one they are back at was left.
    voer_uit!(
        uow,
        permit,
        "DELETE FROM persoon_verblijf WHERE gemeente = $1 AND persoon_id = $2 AND bron = 'gesprek' AND id IN (
            SELECT v.id FROM (SELECT id FROM persoon_verblijf WHERE gemeente = $1 AND persoon_id = $2 AND bron = 'gesprek'
               AND ($3 IS NULL OR adres_id <> $3) AND tot = $4 ORDER BY id DESC LIMIT 1) v
            UNION
            SELECT w.id FROM (SELECT id FROM persoon_verblijf WHERE gemeente = $1 AND persoon_id = $2 AND bron = 'gesprek'
               AND adres_id = $3 ORDER BY id DESC LIMIT 1) w)",
        uow.kop.gemeente,
        id,
        terug,
        uow.vandaag().to_string()
    )?;
    Ok(())
}

rij! {
    /// Columns of a [`Stuk`].
    pub struct StukRij {
        pub adres_id: Option<AdresId>,
        pub plek: String,
        pub soort: String,
        pub van: String,
        pub tot: String,
    }
}

/// What a source said before, in the order in which it said it.
///
/// # Errors
/// When the database refuses.
pub async fn van_bron(uow: &mut Uow, id: PersoonId, bron: &str) -> Resultaat<Vec<Stuk>> {
    let rijen = rijen!(
        uow,
        StukRij,
        "SELECT adres_id, plek, soort, van, tot FROM persoon_verblijf
          WHERE gemeente = $1 AND persoon_id = $2 AND bron = $3 ORDER BY id LIMIT 200",
        uow.kop.gemeente,
        id,
        bron
    )?;
    Ok(rijen
        .into_iter()
        .map(|r| Stuk {
            adres: r.adres_id,
            plek: r.plek,
            brief: r.soort == "briefadres",
            van: r.van,
            tot: r.tot,
        })
        .collect())
}

/// Puts what a source says of the addresses of a person in the place of what it said before.
///
/// # Errors
/// When the database refuses.
pub async fn vervang<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    persoon: PersoonId,
    bron: &str,
    stukken: &[Stuk],
    bevestigd_op: Date,
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "DELETE FROM persoon_verblijf WHERE gemeente = $1 AND persoon_id = $2 AND bron = $3",
        uow.kop.gemeente,
        persoon,
        bron
    )?;
    for s in stukken {
        let id: AdresId = uow.nieuw_id();
        voer_uit!(
            uow,
            permit,
            "INSERT INTO persoon_verblijf (gemeente, id, persoon_id, adres_id, plek, soort, van, tot, bron, bevestigd_op)
             VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)",
            uow.kop.gemeente,
            id,
            persoon,
            s.adres,
            &s.plek,
            if s.brief { "briefadres" } else { "woonadres" },
            &s.van,
            &s.tot,
            bron,
            bevestigd_op
        )?;
    }
    Ok(())
}

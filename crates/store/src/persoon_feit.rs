// SPDX-License-Identifier: EUPL-1.2
//! What each source said of a person, side by side (B3).

use crate::{Code, Resultaat, Uow, rij, rijen, voer_uit};
use domain::PersoonId;
use domain::feiten::{Feit, Feitveld};
use jiff::{Timestamp, civil::Date};
use policy::{Permit, Writes, handelingen::kind};
use uuid::Uuid;

rij! {
    /// What a source said of a field.
    pub struct FeitRij {
        pub veld: Code<Feitveld>,
        pub waarde: String,
        pub bron: String,
        pub bevestigd_op: Date,
        pub door: Option<String>,
        pub op: Timestamp,
        pub gekozen_op: Option<Timestamp>,
    }
}

impl From<FeitRij> for Feit {
    fn from(r: FeitRij) -> Self {
        Self {
            veld: *r.veld,
            waarde: r.waarde,
            bron: r.bron,
            bevestigd_op: r.bevestigd_op,
            door: r.door,
            op: r.op,
            gekozen_op: r.gekozen_op,
        }
    }
}

/// What every source said of a person.
///
/// # Errors
/// When the database refuses.
pub async fn lees(uow: &mut Uow, id: PersoonId) -> Resultaat<Vec<Feit>> {
    let rijen = rijen!(
        uow,
        FeitRij,
        "SELECT f.veld, f.waarde, f.bron, f.bevestigd_op, m.naam AS door, f.op, f.gekozen_op
           FROM persoon_feit f LEFT JOIN medewerker m ON m.gemeente = f.gemeente AND m.id = f.door_id
          WHERE f.gemeente = $1 AND f.persoon_id = $2 ORDER BY f.veld, f.bron LIMIT 200",
        uow.kop.gemeente,
        id
    )?;
    Ok(rijen.into_iter().map(Feit::from).collect())
}

/// Members of now of a household of whom sources say different things since somebody last chose.
///
/// # Errors
/// When the database refuses.
pub async fn open_bij(uow: &mut Uow, huishouden: domain::HuishoudenId) -> Resultaat<Vec<PersoonId>> {
    let rijen = rijen!(
        uow,
        crate::uow::Enkel<PersoonId>,
        "SELECT DISTINCT l.persoon_id AS w
           FROM huishouden_lid l JOIN persoon_feit f ON f.gemeente = l.gemeente AND f.persoon_id = l.persoon_id
          WHERE l.gemeente = $1 AND l.huishouden_id = $2 AND l.tot IS NULL AND f.gekozen_op IS NULL
            AND NOT EXISTS (SELECT 1 FROM persoon_feit g WHERE g.gemeente = f.gemeente AND g.persoon_id = f.persoon_id
                  AND g.veld = f.veld AND g.gekozen_op >= f.op)",
        uow.kop.gemeente,
        huishouden
    )?;
    Ok(rijen.into_iter().map(|e| e.0).collect())
}

/// A statement of a source.
#[derive(Clone, Copy, Debug)]
pub struct Zegt<'a> {
    /// Field.
    pub veld: Feitveld,
    /// Value, as stored.
    pub waarde: &'a str,
    /// Source (code).
    pub bron: &'a str,
    /// When the source confirmed it.
    pub bevestigd_op: Date,
    /// Whether somebody of the gemeente told it, who is kept with it.
    pub met_naam: bool,
}

/// Keeps what a source says. Who says the same again only confirms it.
///
/// # Errors
/// When the database refuses.
pub async fn zet<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    persoon: PersoonId,
    z: Zegt<'_>,
) -> Resultaat<()> {
    let id: Uuid = uow.nieuw_id::<domain::kern::ids::PersoonKind>().uuid();
    let door = uow.kop.medewerker.filter(|_| z.met_naam);
    voer_uit!(
        uow,
        permit,
        "INSERT INTO persoon_feit (gemeente, id, persoon_id, veld, waarde, bron, bevestigd_op, op, door_id)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)
         ON CONFLICT (gemeente, persoon_id, veld, bron) DO UPDATE SET
           op = CASE WHEN persoon_feit.waarde = excluded.waarde THEN persoon_feit.op ELSE excluded.op END,
           waarde = excluded.waarde, bevestigd_op = excluded.bevestigd_op, door_id = excluded.door_id",
        uow.kop.gemeente,
        id,
        persoon,
        z.veld.code(),
        z.waarde,
        z.bron,
        z.bevestigd_op,
        uow.kop.nu,
        door
    )?;
    Ok(())
}

/// From now on this source counts for this field.
///
/// # Errors
/// When the database refuses.
pub async fn kies<A: Writes<kind::Huishouden>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    persoon: PersoonId,
    veld: Feitveld,
    bron: &str,
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "UPDATE persoon_feit SET gekozen_op = NULL WHERE gemeente = $1 AND persoon_id = $2 AND veld = $3 AND bron <> $4",
        uow.kop.gemeente,
        persoon,
        veld.code(),
        bron
    )?;
    voer_uit!(
        uow,
        permit,
        "UPDATE persoon_feit SET gekozen_op = $5 WHERE gemeente = $1 AND persoon_id = $2 AND veld = $3 AND bron = $4",
        uow.kop.gemeente,
        persoon,
        veld.code(),
        bron,
        uow.kop.nu
    )?;
    Ok(())
}

// SPDX-License-Identifier: EUPL-1.2
//! Frozen versions of the plan. There is no function that changes the content of one.

use crate::{Code, Resultaat, Uow, rij, rij_optie, rijen, voer_uit, waarde};
use domain::plan::Akkoord;
use domain::{CasusId, PersoonId, PlanversieId};
use jiff::Timestamp;
use policy::{Permit, Writes, handelingen::kind};

rij! {
    /// A version, without its content.
    pub struct VersieRij {
        pub id: PlanversieId,
        pub nummer: i32,
        pub gemaakt_op: Timestamp,
        pub door: Option<String>,
        pub mdo_gezien_op: Option<Timestamp>,
        pub mdo_opmerking: String,
    }
}

/// Versions, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn versies(uow: &mut Uow, casus: CasusId) -> Resultaat<Vec<VersieRij>> {
    rijen!(
        uow,
        VersieRij,
        "SELECT v.id, v.nummer, v.gemaakt_op, m.naam AS door, v.mdo_gezien_op, v.mdo_opmerking
           FROM planversie v LEFT JOIN medewerker m ON m.gemeente = v.gemeente AND m.id = v.gemaakt_door
          WHERE v.gemeente = $1 AND v.casus_id = $2 ORDER BY v.nummer DESC LIMIT 200",
        uow.kop.gemeente,
        casus
    )
}

rij! {
    /// The content of a version.
    pub struct VersieInhoudRij {
        pub id: PlanversieId,
        pub nummer: i32,
        pub inhoud: String,
    }
}

/// Content of a version; without a number, of the newest one.
///
/// # Errors
/// When the database refuses.
pub async fn versie(
    uow: &mut Uow,
    casus: CasusId,
    nummer: Option<i32>,
) -> Resultaat<Option<VersieInhoudRij>> {
    let van = nummer.unwrap_or(0);
    let tot = nummer.unwrap_or(i32::MAX);
    rij_optie!(
        uow,
        VersieInhoudRij,
        "SELECT id, nummer, inhoud FROM planversie
          WHERE gemeente = $1 AND casus_id = $2 AND nummer >= $3 AND nummer <= $4 ORDER BY nummer DESC LIMIT 1",
        uow.kop.gemeente,
        casus,
        van,
        tot
    )
}

/// Freezes content as the next version, and gives its number. The unique key makes two versions with one number
/// impossible; the lock on the casus makes them consecutive.
///
/// # Errors
/// When the database refuses.
pub async fn leg_vast<A: Writes<kind::Plan>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    casus: CasusId,
    inhoud: &str,
) -> Resultaat<i32> {
    let id: PlanversieId = uow.nieuw_id();
    let nummer = waarde!(
        uow,
        i32,
        "SELECT coalesce(max(nummer), 0) + 1 AS w FROM planversie WHERE gemeente = $1 AND casus_id = $2",
        uow.kop.gemeente,
        casus
    )?
    .unwrap_or(1);
    voer_uit!(
        uow,
        permit,
        "INSERT INTO planversie (gemeente, id, casus_id, nummer, inhoud, gemaakt_op, gemaakt_door, mdo_opmerking)
         VALUES ($1,$2,$3,$4,$5,$6,$7,'')",
        uow.kop.gemeente,
        id,
        casus,
        nummer,
        inhoud,
        uow.kop.nu,
        uow.kop.medewerker
    )?;
    Ok(nummer)
}

rij! {
    /// What somebody thinks of a version.
    pub struct AkkoordRij {
        pub planversie_id: PlanversieId,
        pub nummer: i32,
        pub partij: String,
        pub naam: String,
        pub persoon_id: Option<PersoonId>,
        pub oordeel: Code<Akkoord>,
        pub reden: String,
        pub wijze: String,
        pub op: Timestamp,
    }
}

/// Judgements on every version of the plan, the newest version first, residents before partners.
///
/// # Errors
/// When the database refuses.
pub async fn akkoorden(uow: &mut Uow, casus: CasusId) -> Resultaat<Vec<AkkoordRij>> {
    rijen!(
        uow,
        AkkoordRij,
        "SELECT a.planversie_id, v.nummer, a.partij, a.naam, a.persoon_id, a.oordeel, a.reden, a.wijze, a.op
           FROM planversie v JOIN plan_akkoord a ON a.gemeente = v.gemeente AND a.planversie_id = v.id
          WHERE v.gemeente = $1 AND v.casus_id = $2
          ORDER BY v.nummer DESC, CASE WHEN a.persoon_id IS NULL THEN 1 ELSE 0 END, a.op, a.naam LIMIT 500",
        uow.kop.gemeente,
        casus
    )
}

/// A judgement to keep.
#[derive(Clone, Debug)]
pub struct NieuwAkkoord<'a> {
    /// On which version.
    pub versie: PlanversieId,
    /// Who: the id of a person, or the name of a partner.
    pub partij: &'a str,
    /// Name.
    pub naam: &'a str,
    /// Resident.
    pub persoon: Option<PersoonId>,
    /// Yes, partly or no.
    pub oordeel: Akkoord,
    /// Why.
    pub reden: &'a str,
    /// How it was given.
    pub wijze: &'a str,
}

/// Keeps a judgement; who changes their mind replaces their own judgement on that version.
///
/// # Errors
/// When the database refuses.
pub async fn zet_akkoord<A: Writes<kind::Plan>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    a: &NieuwAkkoord<'_>,
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "INSERT INTO plan_akkoord (gemeente, planversie_id, partij, naam, persoon_id, oordeel, reden, wijze, op, vastgelegd_door)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)
         ON CONFLICT (gemeente, planversie_id, partij) DO UPDATE
            SET oordeel = excluded.oordeel, reden = excluded.reden, wijze = excluded.wijze, op = excluded.op,
                vastgelegd_door = excluded.vastgelegd_door",
        uow.kop.gemeente,
        a.versie,
        a.partij,
        a.naam,
        a.persoon,
        a.oordeel.code(),
        a.reden,
        a.wijze,
        uow.kop.nu,
        uow.kop.medewerker
    )?;
    Ok(())
}

// SPDX-License-Identifier: EUPL-1.2
//! The one plan of a casus: goals, actions, frozen versions and what people think of them (E2, E4, E5, E6).

mod actie;
mod doel;
mod versie;

pub use actie::{ActieRij, ActieWaarden, actie, acties, nieuwe_actie, wijzig_actie, zet_status};
pub use doel::{DoelRij, doel, doelen, nieuw_doel, wijzig_doel, zet_scores, zet_vervallen};
pub use versie::{
    AkkoordRij, NieuwAkkoord, VersieInhoudRij, VersieRij, akkoorden, leg_vast, versie, versies, zet_akkoord,
};

use crate::{Resultaat, StoreFout, Uow, rij, rij_optie, rijen, voer_uit};
use domain::{BetrokkeneId, CasusId, HuishoudenId, PersoonId};
use jiff::{Timestamp, civil::Date};
use policy::{Permit, Writes, handelingen::kind};
use uuid::Uuid;

rij! {
    /// Head of the plan.
    pub struct PlanRij {
        pub evaluatie_op: Option<Date>,
        pub version: i64,
        pub op_mdo: Option<Date>,
    }
}

/// Head of the plan of a casus, with the meeting on which it waits to be seen; `None` before the first goal.
///
/// # Errors
/// When the database refuses.
pub async fn plan(uow: &mut Uow, casus: CasusId) -> Resultaat<Option<PlanRij>> {
    rij_optie!(
        uow,
        PlanRij,
        "SELECT p.evaluatie_op, p.version,
                (SELECT min(o.datum) FROM agendapunt g JOIN overleg o ON o.gemeente = g.gemeente AND o.id = g.overleg_id
                  WHERE g.gemeente = p.gemeente AND g.casus_id = p.casus_id AND g.soort = 'plan_zien' AND g.status = 'open') AS op_mdo
           FROM plan p WHERE p.gemeente = $1 AND p.casus_id = $2",
        uow.kop.gemeente,
        casus
    )
}

/// Makes sure that the casus has a plan.
///
/// # Errors
/// When the database refuses.
pub async fn zorg<A: Writes<kind::Plan>>(uow: &mut Uow, permit: &Permit<A>, casus: CasusId) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "INSERT INTO plan (gemeente, casus_id, version) VALUES ($1,$2,1) ON CONFLICT (gemeente, casus_id) DO NOTHING",
        uow.kop.gemeente,
        casus
    )?;
    Ok(())
}

/// Counts a change of the plan, so that a freeze of what somebody saw before it is refused.
///
/// # Errors
/// When the database refuses.
pub async fn raak<A: Writes<kind::Plan>>(uow: &mut Uow, permit: &Permit<A>, casus: CasusId) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "UPDATE plan SET version = version + 1 WHERE gemeente = $1 AND casus_id = $2",
        uow.kop.gemeente,
        casus
    )?;
    Ok(())
}

/// Sets the day on which people look back together.
///
/// # Errors
/// [`StoreFout::Gewijzigd`] when somebody else changed the plan; or the database.
pub async fn zet_evaluatie<A: Writes<kind::Plan>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    casus: CasusId,
    version: i64,
    op: Date,
) -> Resultaat<()> {
    let geraakt = voer_uit!(
        uow,
        permit,
        "UPDATE plan SET evaluatie_op = $4, version = version + 1 WHERE gemeente = $1 AND casus_id = $2 AND version = $3",
        uow.kop.gemeente,
        casus,
        version,
        op
    )?;
    een(geraakt)
}

/// Lets the open tasks for an evaluation of this casus lapse: a newer day takes their place.
///
/// # Errors
/// When the database refuses.
pub async fn vervang_evaluatie<A: Writes<kind::Taak>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    casus: CasusId,
) -> Resultaat<()> {
    voer_uit!(
        uow,
        permit,
        "UPDATE taak SET status = 'vervallen', uitkomst = 'andere dag gekozen', version = version + 1
          WHERE gemeente = $1 AND casus_id = $2 AND soort = 'evaluatie' AND status = 'open'",
        uow.kop.gemeente,
        casus
    )?;
    Ok(())
}

rij! {
    /// A member of the household, to choose from.
    pub struct LidRij {
        pub id: PersoonId,
        pub voornamen: String,
        pub voorvoegsel: String,
        pub geslachtsnaam: String,
    }
}

/// Living, born members of the household, the eldest first.
///
/// # Errors
/// When the database refuses.
pub async fn leden(uow: &mut Uow, huishouden: HuishoudenId, vandaag: Date) -> Resultaat<Vec<LidRij>> {
    rijen!(
        uow,
        LidRij,
        concat!(
            "SELECT p.id, ",
            crate::naam_kolommen!(),
            "
           FROM huishouden_lid l JOIN persoon p ON p.gemeente = l.gemeente AND p.id = l.persoon_id
          WHERE l.gemeente = $1 AND l.huishouden_id = $2 AND (l.tot IS NULL OR l.tot >= $3)
            AND p.overleden_op IS NULL AND p.geboortedatum IS NOT NULL
          ORDER BY p.geboortedatum, p.id LIMIT 50"
        ),
        uow.kop.gemeente,
        huishouden,
        vandaag
    )
}

rij! {
    /// Somebody involved, to choose from.
    pub struct KringRij {
        pub id: BetrokkeneId,
        pub soort: String,
        pub naam: String,
        pub organisatie: String,
    }
}

/// Who is involved with the household now: in this casus, or with the household as a whole.
///
/// # Errors
/// When the database refuses.
pub async fn kring(
    uow: &mut Uow,
    huishouden: HuishoudenId,
    casus: CasusId,
    vandaag: Date,
) -> Resultaat<Vec<KringRij>> {
    rijen!(
        uow,
        KringRij,
        "SELECT id, soort, naam, organisatie FROM betrokkene
          WHERE gemeente = $1 AND huishouden_id = $2 AND (casus_id IS NULL OR casus_id = $3) AND (tot IS NULL OR tot >= $4)
          ORDER BY soort, naam, id LIMIT 100",
        uow.kop.gemeente,
        huishouden,
        casus,
        vandaag
    )
}

rij! {
    /// Who changed something last.
    pub struct Wijzer {
        pub wie: Option<String>,
        pub op: Timestamp,
    }
}

/// Who changed this goal or action last, by the journaal of the casus.
///
/// # Errors
/// When the database refuses.
pub async fn laatste_wijziging(uow: &mut Uow, casus: CasusId, onderwerp: Uuid) -> Resultaat<Option<Wijzer>> {
    rij_optie!(
        uow,
        Wijzer,
        "SELECT m.naam AS wie, j.op FROM journaal j LEFT JOIN medewerker m ON m.gemeente = j.gemeente AND m.id = j.medewerker_id
          WHERE j.gemeente = $1 AND j.casus_id = $2 AND j.onderwerp_id = $3 AND j.soort IN ('gemaakt', 'gewijzigd')
          ORDER BY j.id DESC LIMIT 1",
        uow.kop.gemeente,
        casus,
        onderwerp
    )
}

pub(crate) fn een(geraakt: u64) -> Resultaat<()> {
    if geraakt == 0 {
        Err(StoreFout::Gewijzigd)
    } else {
        Ok(())
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! When the next MDO is, by the inrichting, and putting a casus on its list: the one way, for every capability.

use crate::{App, Ctx, Uitkomst};
use domain::inrichting::Inrichting;
use domain::overleg::{PuntSoort, volgende_mdo};
use domain::{AgendapuntId, CasusId};
use jiff::civil::Date;
use policy::{Permit, Writes, handelingen::kind};
use store::Uow;

/// Date of the next MDO: today when it is the day.
pub(crate) fn volgende(inrichting: &Inrichting, vandaag: Date) -> Date {
    volgende_mdo(vandaag, inrichting.overleg.mdo_dag.dag())
}

/// Date of the next MDO, for a page that leads there.
///
/// # Errors
/// The store.
pub async fn eerstvolgende(app: &App, ctx: &Ctx) -> Uitkomst<Date> {
    let mut uow = app.begin_lezen(ctx).await?;
    let uit = crate::inrichting::geldend(&mut uow, ctx).await;
    let inrichting = app.sluit(ctx, uow, uit).await?;
    Ok(volgende(&inrichting, ctx.vandaag()))
}

/// Puts a casus on the list of the next MDO. Gives its date, and the item; `None` when it was on a list already.
pub(crate) async fn zet_op_lijst<A: Writes<kind::Overleg>>(
    uow: &mut Uow,
    ctx: &Ctx,
    permit: &Permit<A>,
    inrichting: &Inrichting,
    casus: CasusId,
    soort: PuntSoort,
    vraag: &str,
) -> Uitkomst<(Date, Option<AgendapuntId>)> {
    let dag = volgende(inrichting, ctx.vandaag());
    let overleg = store::overleg::mdo_op(uow, permit, dag).await?;
    let punt = store::overleg::agendeer(uow, permit, overleg, casus, soort, vraag).await?;
    Ok((dag, punt))
}

// SPDX-License-Identifier: EUPL-1.2
//! Does the regisseur have room for a casus that comes to weigh more by a step, such as back from afronding to
//! uitvoering, or taken up again after nazorg? (D2)

use super::last::{last, maximum};
use crate::{AppFout, Ctx, Uitkomst};
use domain::casus::Fase;
use domain::inrichting::Caseloadregels;
use domain::kern::Weigering;
use domain::{
    CasusId, MedewerkerId,
    caseload::{Overmaat, beoordeel},
};
use store::Uow;

/// Judges the step from `van` to `naar` against the maximum of the regisseur, as assigning does: the same rule, and
/// under the lock of the same row. Leave that the procesmanager gave for this casus counts as long as it lasts. The
/// caller holds the lock of the casus. The inner error is the refusal.
///
/// # Errors
/// No such person; the store.
pub async fn houdt_plek(
    uow: &mut Uow,
    ctx: &Ctx,
    regels: &Caseloadregels,
    casus: CasusId,
    wie: MedewerkerId,
    (van, naar): (Fase, Fase),
) -> Uitkomst<Result<(), Weigering>> {
    let erbij = regels.erbij(van, naar);
    if erbij == 0 {
        return Ok(Ok(()));
    }
    let vandaag = ctx.vandaag();
    let mens = store::regie::grendel(uow, wie, vandaag)
        .await?
        .ok_or(AppFout::NietGevonden)?;
    let overmaat = store::regie::overmaat(uow, casus, wie).await?;
    let overmaat = overmaat.filter(|o| o.tot >= vandaag).map(|o| Overmaat {
        reden: o.reden,
        tot: o.tot,
        door_procesmanager: true,
    });
    let nu = last(regels, &store::regie::last_van(uow, wie).await?);
    // Somebody who left has no room at all.
    let maximum = if mens.actief {
        maximum(regels, &mens.rollen)
    } else {
        0
    };
    let uit = beoordeel(
        nu,
        erbij,
        maximum,
        overmaat.as_ref(),
        vandaag,
        regels.overmaat_dagen,
    );
    Ok(uit
        .map(drop)
        .map_err(|w| Weigering::new(&w.code, format!("{} heeft geen plek. {}", mens.naam, w.reden))))
}

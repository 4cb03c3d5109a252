// SPDX-License-Identifier: EUPL-1.2
//! Conflict of interest: it beats every role.

use super::{boeking, grendel};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::toegang::{NieuweUitsluiting, UitsluitingSoort, niet_over_jezelf, reden_nodig};
use domain::{CasusId, MedewerkerId, Weigering};
use policy::{Permit, Writes, handelingen as h};
use store::casus::CasusKop;
use store::journaal::Soort;
use store::toegang as db;
use store::{Uow, techniek};
use uuid::Uuid;

/// "Ik ken dit gezin": shuts oneself out.
///
/// # Errors
/// [`AppFout::Invoer`] without a reason; [`AppFout::Regel`] for the regisseur; access; not found; the store.
pub async fn ken_ik(app: &App, ctx: &Ctx, casus: CasusId, nieuw: &NieuweUitsluiting) -> Uitkomst<CasusId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let kop = grendel(&mut uow, ctx, casus).await?;
        let permit: Permit<h::UitsluitingMelden> = ctx.mag(&kop.feiten(uow.gemeente()))?;
        let (_, reden) = nieuw.valideer(true)?;
        let wie = ctx.actor.medewerker.ok_or(AppFout::NietGevonden)?;
        zet(&mut uow, &permit, &kop, wie, UitsluitingSoort::Zelf, &reden).await
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// The procesmanager shuts a colleague out.
///
/// # Errors
/// As [`ken_ik`].
pub async fn sluit_uit(app: &App, ctx: &Ctx, casus: CasusId, nieuw: &NieuweUitsluiting) -> Uitkomst<CasusId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let kop = grendel(&mut uow, ctx, casus).await?;
        let permit: Permit<h::UitsluitingWijzigen> = ctx.mag(&kop.feiten(uow.gemeente()))?;
        let (wie, reden) = nieuw.valideer(false)?;
        let wie = wie.ok_or(AppFout::NietGevonden)?;
        if db::medewerker(&mut uow, wie).await?.is_none() {
            return Err(AppFout::NietGevonden);
        }
        zet(
            &mut uow,
            &permit,
            &kop,
            wie,
            UitsluitingSoort::Procesmanager,
            &reden,
        )
        .await
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

async fn zet<A: Writes<h::kind::Toegang>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    kop: &CasusKop,
    wie: MedewerkerId,
    soort: UitsluitingSoort,
    reden: &str,
) -> Uitkomst<CasusId> {
    // Else nobody would direct the casus, and nobody would notice (D1).
    if kop.regisseur_id == Some(wie) {
        return Err(Weigering::new(
            "uitsluiting.regisseur",
            match soort {
                UitsluitingSoort::Zelf => "Je bent de casusregisseur. Vraag eerst de procesmanager om een andere regisseur aan te wijzen. Meld het daarna hier.",
                UitsluitingSoort::Procesmanager => "Dit is de casusregisseur. Wijs eerst een andere regisseur aan.",
            },
        )
        .into());
    }
    let Some(id) = db::sluit_uit(uow, permit, kop.huishouden_id, wie, soort, reden).await? else {
        return Err(Weigering::new(
            "uitsluiting.al",
            "Deze persoon was al uitgesloten. Er is niets veranderd.",
        )
        .into());
    };
    let mut b = boeking(kop, "uitsluiting", Some(id), &["wie", "reden"]);
    b.reden = soort.code();
    uow.boek(permit, Soort::Gemaakt, b).await?;
    techniek::zet_resultaat(uow, &kop.id.to_string()).await?;
    Ok(kop.id)
}

/// Ends a conflict of interest. Never one's own.
///
/// # Errors
/// [`AppFout::Invoer`] without a reason; [`AppFout::Regel`] of one's own; `Gewijzigd`; access; not found; the store.
pub async fn hef_op(app: &App, ctx: &Ctx, casus: CasusId, id: Uuid, reden: &str) -> Uitkomst<CasusId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let kop = grendel(&mut uow, ctx, casus).await?;
        let permit: Permit<h::UitsluitingWijzigen> = ctx.mag(&kop.feiten(uow.gemeente()))?;
        let u = db::lees_uitsluiting(&mut uow, id)
            .await?
            .filter(|u| u.huishouden_id == kop.huishouden_id)
            .ok_or(AppFout::NietGevonden)?;
        niet_over_jezelf(u.medewerker_id, ctx.actor.medewerker)?;
        let reden = reden_nodig(reden)?;
        db::hef_uitsluiting_op(&mut uow, &permit, id, &reden).await?;
        let b = boeking(&kop, "uitsluiting", Some(id), &["opgeheven"]);
        uow.boek(&permit, Soort::Gewijzigd, b).await?;
        techniek::zet_resultaat(&mut uow, &casus.to_string()).await?;
        Ok(casus)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

// SPDX-License-Identifier: EUPL-1.2
//! Emergency access: taken with a reason, for some hours, marked on the casus, judged by the FG.

use super::{boeking, grendel};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::toegang::{NieuwOordeel, NieuweNood, niet_over_jezelf, nood_tot};
use domain::{CasusId, Weigering};
use policy::{Feiten, Permit, handelingen as h};
use store::journaal::{Boeking, Soort};
use store::techniek;
use store::toegang::{self as db, NoodRij};
use uuid::Uuid;

/// Takes emergency access to a casus and its household.
///
/// # Errors
/// [`AppFout::Invoer`] without a reason or the tick; [`AppFout::Regel`] when it can be opened already; access.
pub async fn neem_nood(app: &App, ctx: &Ctx, casus: CasusId, nieuw: &NieuweNood) -> Uitkomst<CasusId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let kop = grendel(&mut uow, ctx, casus).await?;
        let feiten = kop.feiten(uow.gemeente());
        let permit: Permit<h::NoodtoegangNemen> = ctx.mag(&feiten)?;
        if ctx.mag::<h::CasusOpenen>(&feiten).is_ok() {
            return Err(Weigering::new("nood.heeft_al", "Je mag deze casus al zien.").into());
        }
        let reden = nieuw.valideer()?;
        let regels = crate::inrichting::geldend(&mut uow, ctx).await?.toegang;
        let tot = nood_tot(ctx.nu, &regels);
        let id = db::neem_nood(&mut uow, &permit, (kop.huishouden_id, Some(casus)), &reden, tot).await?;
        let b = boeking(&kop, "noodtoegang", Some(id), &["reden", "tot"]);
        uow.boek(&permit, Soort::Noodtoegang, b).await?;
        techniek::zet_resultaat(&mut uow, &casus.to_string()).await?;
        Ok(casus)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// What waits for the judgement of the FG (`open`), or what was judged.
///
/// # Errors
/// Access, the store.
pub async fn nood_lijst(app: &App, ctx: &Ctx, open: bool) -> Uitkomst<Vec<NoodRij>> {
    let ctx = &crate::casus::blad::zonder_sleutel(ctx);
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit: Permit<h::NoodtoegangLijst> = ctx.mag(&Feiten::Geen)?;
        let rijen = db::te_beoordelen(&mut uow, open).await?;
        let b = Boeking {
            onderwerp: "noodtoegang",
            velden: &["lijst"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gelezen, b).await?;
        Ok(rijen)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Keeps what the FG found. Nobody judges their own.
///
/// # Errors
/// [`AppFout::Invoer`]; [`AppFout::Regel`] of one's own; `Gewijzigd` when it was judged already; access; not found.
pub async fn beoordeel(app: &App, ctx: &Ctx, id: Uuid, nieuw: &NieuwOordeel) -> Uitkomst<()> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit: Permit<h::NoodtoegangBeoordelen> = ctx.mag(&Feiten::Geen)?;
        let rij = db::lees_nood(&mut uow, id).await?.ok_or(AppFout::NietGevonden)?;
        niet_over_jezelf(rij.medewerker_id, ctx.actor.medewerker)?;
        let oordeel = nieuw.valideer()?;
        db::beoordeel_nood(&mut uow, &permit, id, &oordeel).await?;
        let b = Boeking {
            huishouden: Some(rij.huishouden_id),
            onderwerp: "noodtoegang",
            onderwerp_id: Some(id),
            velden: &["oordeel"],
            reden: oordeel.oordeel.code(),
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gewijzigd, b).await?;
        Ok(())
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

// SPDX-License-Identifier: EUPL-1.2
//! Correcting family outside the household.

use super::relatie::boek;
use crate::huishouden::laad;
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::verwanten::{NieuweVerwant, Wie};
use domain::{HuishoudenId, VerwantId};
use policy::handelingen::HuishoudenWijzigen;
use store::journaal::{Boeking, Soort};
use store::verwanten as db;
pub use store::verwanten::VerwantRij;

/// The form: name of the household, and what is stored now; booked.
///
/// # Errors
/// Access, not found, the store.
pub async fn form(app: &App, ctx: &Ctx, id: VerwantId) -> Uitkomst<(String, VerwantRij)> {
    let mut uow = app.begin(&crate::casus::blad::zonder_sleutel(ctx)).await?;
    let uit = async {
        let v = db::lees_verwant(&mut uow, id)
            .await?
            .ok_or(AppFout::NietGevonden)?;
        let geladen = laad(&mut uow, ctx, v.huishouden_id).await?;
        let permit = ctx.mag::<HuishoudenWijzigen>(&geladen.feiten)?;
        let boeking = Boeking {
            casus: geladen.rij.casus_id,
            huishouden: Some(v.huishouden_id),
            onderwerp: "verwant",
            onderwerp_id: Some(id.uuid()),
            velden: &["verwanten"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gelezen, boeking).await?;
        Ok((geladen.rij.naam, v))
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Corrects what was read as `version`; gives the household.
///
/// # Errors
/// `Gewijzigd` when somebody else changed it; wrong input, access, not found, the store.
pub async fn wijzig(
    app: &App,
    ctx: &Ctx,
    id: VerwantId,
    version: i64,
    nieuw: &NieuweVerwant,
) -> Uitkomst<HuishoudenId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let v = db::lees_verwant(&mut uow, id)
            .await?
            .ok_or(AppFout::NietGevonden)?;
        let geladen = laad(&mut uow, ctx, v.huishouden_id).await?;
        let permit = ctx.mag::<HuishoudenWijzigen>(&geladen.feiten)?;
        let g = nieuw.valideer(ctx.vandaag())?;
        db::wijzig_verwant(&mut uow, &permit, id, version, &g).await?;
        let wie = Wie::Verwant(id);
        boek(&mut uow, &geladen, &permit, wie, Soort::Gewijzigd, &["verwanten"]).await?;
        store::techniek::zet_resultaat(&mut uow, &v.huishouden_id.to_string()).await?;
        Ok(v.huishouden_id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

// SPDX-License-Identifier: EUPL-1.2
//! An anker of the chain as it is now, to keep elsewhere.

use crate::{App, Ctx, Uitkomst};
use domain::Weigering;
use domain::journaal::Anker;
use policy::{Feiten, handelingen::JournaalAnkeren};
use store::journaal::{Boeking, Soort};
use store::journaal_zegel as db;

/// The text of an anker file.
///
/// # Errors
/// Refused; nothing is sealed yet; or the store.
pub async fn anker(app: &App, ctx: &Ctx) -> Uitkomst<String> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<JournaalAnkeren>(&Feiten::Geen)?;
        let Some(laatste) = db::laatste(&mut uow).await? else {
            return Err(Weigering::new("journaal.geen_zegel", "Er is nog geen zegel.").into());
        };
        let mut sleutels = db::sleutels(&mut uow).await?;
        let sleutel = app.sleutels.huidig()?;
        let sleutel = sleutel.zegelsleutel();
        if !sleutels.contains(&sleutel.publiek()) {
            sleutels.push(sleutel.publiek());
        }
        let boeking = Boeking {
            onderwerp: "zegel",
            velden: &["anker"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Geexporteerd, boeking).await?;
        let anker = Anker::van(&laatste, sleutels, ctx.nu);
        Ok(anker
            .teken(sleutel)
            .map_err(|f| Weigering::new("journaal.anker", f.to_string()))?)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

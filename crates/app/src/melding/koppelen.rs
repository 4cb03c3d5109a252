// SPDX-License-Identifier: EUPL-1.2
//! Which household and person a melding is about.

use super::{laad_vast, moet_open};
use crate::{App, Ctx, Uitkomst};
use domain::{HuishoudenId, MeldingId, PersoonId, Weigering};
use policy::handelingen::MeldingTriage;
use store::journaal::{Boeking, Soort};
use store::melding as opslag;

/// Links a melding to a household that exists, and to one of its members if known.
///
/// # Errors
/// Closed melding; no such household, or the person does not live in it; refused; the store.
pub async fn koppel(
    app: &App,
    ctx: &Ctx,
    id: MeldingId,
    huishouden: HuishoudenId,
    persoon: Option<PersoonId>,
) -> Uitkomst<()> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let m = laad_vast(&mut uow, id).await?;
        let permit = ctx.mag::<MeldingTriage>(&m.feiten(uow.gemeente()))?;
        moet_open(&m)?;
        if !opslag::hoort_bij(&mut uow, huishouden, persoon).await? {
            return Err(Weigering::new(
                "melding.huishouden",
                "Dit huishouden is er niet, of deze persoon hoort er nu niet bij. Zoek opnieuw.",
            )
            .into());
        }
        opslag::koppel(&mut uow, &permit, &m, huishouden, persoon).await?;
        let boeking = Boeking {
            huishouden: Some(huishouden),
            persoon,
            onderwerp: "melding",
            onderwerp_id: Some(id.uuid()),
            velden: &["huishouden"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gewijzigd, boeking).await?;
        Ok(())
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

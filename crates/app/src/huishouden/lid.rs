// SPDX-License-Identifier: EUPL-1.2
//! Members come and go; the history stays.

use super::{Geladen, laad};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::huishouden::rol_voor;
use domain::{Fouten, HuishoudenId, PersoonId};
use policy::handelingen::HuishoudenWijzigen;
use store::journaal::{Boeking, Soort};

/// Makes a known person a member. `version`: of the household as it was read; `None` when the form didn't show it.
///
/// # Errors
/// Wrong input, `Gewijzigd`, access, not found, the store.
pub async fn voeg_toe(
    app: &App,
    ctx: &Ctx,
    id: HuishoudenId,
    persoon: PersoonId,
    rol: &str,
    gezag: bool,
) -> Uitkomst<HuishoudenId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let Geladen { rij, feiten, .. } = laad(&mut uow, ctx, id).await?;
        let permit = ctx.mag::<HuishoudenWijzigen>(&feiten)?;
        let wie = store::persoon::lees(&mut uow, persoon)
            .await?
            .ok_or(AppFout::NietGevonden)?;
        let rol = rol_voor(rol, wie.geboortedatum)?;
        if store::melding::hoort_bij(&mut uow, id, Some(persoon)).await? {
            let mut f = Fouten::new();
            f.voeg("", "Deze persoon hoort al bij dit huishouden.");
            return Err(f.into());
        }
        store::huishouden::voeg_lid_toe(&mut uow, &permit, id, persoon, rol, gezag, ctx.vandaag()).await?;
        store::huishouden::verhoog(&mut uow, &permit, id, rij.version).await?;
        crate::brp::leg_wachtende(&mut uow, &permit, id, persoon).await?;
        crate::verwijsindex::volg_gezin(app, &mut uow, &permit, id).await?;
        let boeking = Boeking {
            casus: rij.casus_id,
            huishouden: Some(id),
            persoon: Some(persoon),
            onderwerp: "lid",
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gemaakt, boeking).await?;
        store::techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Ends a membership today.
///
/// # Errors
/// `Gewijzigd` when the household was changed since `version`; access, not found, the store.
pub async fn beeindig(
    app: &App,
    ctx: &Ctx,
    id: HuishoudenId,
    persoon: PersoonId,
    version: i64,
) -> Uitkomst<HuishoudenId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let Geladen { rij, feiten, .. } = laad(&mut uow, ctx, id).await?;
        let permit = ctx.mag::<HuishoudenWijzigen>(&feiten)?;
        store::huishouden::verhoog(&mut uow, &permit, id, version).await?;
        store::huishouden::beeindig_lid(&mut uow, &permit, id, persoon, ctx.vandaag()).await?;
        crate::verwijsindex::volg_gezin(app, &mut uow, &permit, id).await?;
        crate::verwijsindex::volg(app, &mut uow, &permit, persoon).await?;
        let boeking = Boeking {
            casus: rij.casus_id,
            huishouden: Some(id),
            persoon: Some(persoon),
            onderwerp: "lid",
            velden: &["tot"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gewijzigd, boeking).await?;
        store::techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

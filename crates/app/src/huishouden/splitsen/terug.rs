// SPDX-License-Identifier: EUPL-1.2
//! Going back: everybody and every address where they were.

use super::{boek, hertermen_allen, start, verhuis};
use crate::huishouden::laad;
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::huishouden::mag_terug;
use domain::{HuishoudenId, PersoonId, SplitsingId};
use policy::handelingen::HuishoudenWijzigen;
use store::Uow;
use store::huishouden::LidRij;
use store::journaal::Soort;
use store::splitsen as db;

/// Undoes a split: everybody and every address back where it was; gives the household.
///
/// # Errors
/// A rule that says why not; access to both households, not found, the store.
pub async fn terug(app: &App, ctx: &Ctx, id: HuishoudenId, stap: SplitsingId) -> Uitkomst<HuishoudenId> {
    let mut uow = app.begin(ctx).await?;
    let uit = terug_binnen(app, &mut uow, ctx, id, stap).await;
    app.sluit(ctx, uow, uit).await
}

async fn terug_binnen(
    app: &App,
    uow: &mut Uow,
    ctx: &Ctx,
    id: HuishoudenId,
    stap: SplitsingId,
) -> Uitkomst<HuishoudenId> {
    let s = start(uow, ctx, id).await?;
    let rij = db::lees(uow, stap)
        .await?
        .filter(|r| r.van_id == id)
        .ok_or(AppFout::NietGevonden)?;
    let daar = laad(uow, ctx, rij.naar_id).await?;
    let mag = ctx.mag::<HuishoudenWijzigen>(&daar.feiten)?;
    let leden = db::leden(uow, stap).await?;
    let hier: Vec<PersoonId> = s.leden.iter().map(|l| l.persoon_id).collect();
    let daar_nu: Vec<LidRij> = store::huishouden::leden(uow, rij.naar_id).await?;
    let daar_nu: Vec<&LidRij> = daar_nu.iter().filter(|l| l.tot.is_none()).collect();
    let nog_daar = leden.iter().all(|l| {
        let nu = daar_nu.iter().find(|d| d.persoon_id == l.persoon_id);
        let adres = nu.is_some_and(|d| !l.verhuisd || d.adres_id == daar.rij.adres_id);
        adres && hier.contains(&l.persoon_id) == l.beide
    });
    let erbij = daar_nu
        .iter()
        .any(|d| !leden.iter().any(|l| l.persoon_id == d.persoon_id));
    mag_terug(
        rij.terug_op.is_some(),
        nog_daar,
        rij.nieuw && (erbij || daar.rij.casus_id.is_some()),
    )?;
    store::huishouden::verhoog(uow, &s.permit, id, s.geladen.rij.version).await?;
    store::huishouden::verhoog(uow, &mag, rij.naar_id, daar.rij.version).await?;
    db::is_terug(uow, &s.permit, stap).await?;
    for l in &leden {
        if !l.was_hier {
            db::haal_weg(uow, &mag, rij.naar_id, l.persoon_id).await?;
        }
        if !l.beide {
            db::heropen(uow, &s.permit, id, l.persoon_id, rij.dag).await?;
        }
        db::zet_hoofdverblijf(uow, &s.permit, l.persoon_id, l.hoofd_van).await?;
        if l.verhuisd {
            verhuis(
                app,
                uow,
                ctx,
                &s.permit,
                l.persoon_id,
                l.adres_van,
                l.verblijf_van.as_deref(),
            )
            .await?;
            // It never was a move, so no former address is left of it.
            store::persoon_verblijf::vergeet(uow, &s.permit, l.persoon_id, l.adres_van).await?;
            crate::huishouden::herindexeer(app, uow, &s.permit, l.persoon_id).await?;
        }
    }
    hertermen_allen(app, uow, &s.permit, [s.geladen.rij.adres_id, daar.rij.adres_id]).await?;
    for gezin in [id, rij.naar_id] {
        crate::verwijsindex::volg_gezin(app, uow, &s.permit, gezin).await?;
    }
    boek(uow, &mag, &daar, Soort::Gewijzigd, Some(&["leden", "adres"])).await?;
    boek(
        uow,
        &s.permit,
        &s.geladen,
        Soort::Gewijzigd,
        Some(&["leden", "adres"]),
    )
    .await?;
    store::techniek::zet_resultaat(uow, &id.to_string()).await?;
    Ok(id)
}

// SPDX-License-Identifier: EUPL-1.2
//! Erasing a person (AVG art. 17; design: "erasure keeps the chain valid"). Two people, each with a right of their own and
//! a row of their own in the journaal, in one transaction.

use crate::{App, AppFout, Ctx, Uitkomst};
use domain::PersoonId;
use domain::wissen::{GEWIST, Reden, Woorden, mag};
use policy::{Actor, Feiten, Permit, Rol, handelingen::PersoonWissen};
use store::journaal::{Boeking, Soort};
use store::{Uow, medewerker, wissen as db};

/// Somebody who decides about erasing, by sign-in name.
///
/// # Errors
/// No such active person; the store.
pub async fn beslisser(app: &App, ctx: &Ctx, aanmeldnaam: &str) -> Uitkomst<Actor> {
    let mut uow = app.begin_lezen(ctx).await?;
    let gevonden = medewerker::als_actor(&mut uow, aanmeldnaam).await;
    app.sluit(ctx, uow, gevonden.map_err(AppFout::from))
        .await?
        .ok_or(AppFout::NietGevonden)
}

/// Erases a person. `ctx` is that of who does it, `akkoord` is who agrees: one is beheerder, the other FG. Gives the number
/// of texts that changed.
///
/// # Errors
/// Refused; the same person twice; a casus that runs; no such person; the store.
pub async fn wis(app: &App, ctx: &Ctx, akkoord: &Ctx, id: PersoonId, reden: Reden) -> Uitkomst<u64> {
    let mut uow = app.begin(ctx).await?;
    let uit = wis_in(app, &mut uow, ctx, akkoord, id, reden).await;
    let aantal = app.sluit(ctx, uow, uit).await?;
    db::ruim_bestand_op(&app.db).await?;
    Ok(aantal)
}

async fn wis_in(
    app: &App,
    uow: &mut Uow,
    ctx: &Ctx,
    akkoord: &Ctx,
    id: PersoonId,
    reden: Reden,
) -> Uitkomst<u64> {
    let permit = ctx.mag::<PersoonWissen>(&Feiten::Geen)?;
    let ook = akkoord.mag::<PersoonWissen>(&Feiten::Geen)?;
    let rollen = [permit.van_rol(), ook.van_rol()];
    let samen = rollen.contains(&Some(Rol::Beheerder)) && rollen.contains(&Some(Rol::Fg));
    let tweede = akkoord.actor.medewerker.filter(|_| samen);
    mag(
        ctx.actor.medewerker,
        tweede,
        db::heeft_lopende_casus(uow, id).await?,
    )?;
    if store::samenvoegen::vervangen_door(uow, id).await?.is_some() {
        return Err(AppFout::NietGevonden);
    }
    let mut aantal = wis_een(app, uow, &permit, id, id).await?;
    // Who was merged into this person is the same human being. What hung on them hangs here now, with their words in it.
    for oud in store::samenvoegen::vervallen(uow, id).await? {
        aantal += wis_een(app, uow, &permit, oud, id).await?;
        boek(uow, &permit, oud, reden.code()).await?;
    }
    for wie in std::iter::once(id).chain(store::samenvoegen::vervallen(uow, id).await?) {
        store::verwijsindex::wis_persoon(uow, &permit, wie).await?;
        db::wis_persoon(uow, &permit, wie).await?;
    }
    boek(uow, &permit, id, reden.code()).await?;
    uow.boek_ook(
        akkoord.actor.medewerker,
        &ook,
        Soort::Gewijzigd,
        boeking(id, "akkoord"),
    )
    .await?;
    Ok(aantal)
}

/// Takes the words of `wie` out of every text about the households of `id`.
async fn wis_een(
    app: &App,
    uow: &mut Uow,
    permit: &Permit<PersoonWissen>,
    wie_id: PersoonId,
    id: PersoonId,
) -> Uitkomst<u64> {
    let Some(wie) = db::wie(uow, wie_id).await? else {
        return Err(AppFout::NietGevonden);
    };
    // The family name tells of the others in the household too, when they have it.
    let al_gewist = wie.geslachtsnaam == GEWIST;
    let achternaam = if al_gewist || db::naam_ook_van_ander(uow, id, &wie.geslachtsnaam).await? {
        ""
    } else {
        wie.geslachtsnaam.as_str()
    };
    let bsn = match &wie.bsn_versleuteld {
        Some(cijfer) => app.sleutels.ontsleutel(cijfer)?,
        None => Vec::new(),
    };
    let bsn = String::from_utf8_lossy(&bsn);
    let geheel = [
        bsn.as_ref(),
        wie.telefoon.as_deref().unwrap_or(""),
        wie.email.as_deref().unwrap_or(""),
    ];
    let woorden = Woorden::van([wie.voornamen.as_str(), achternaam], geheel).met_datum(wie.geboortedatum);
    Ok(db::wis_woorden(uow, permit, id, &woorden).await?)
}

fn boeking(id: PersoonId, reden: &str) -> Boeking<'_> {
    Boeking {
        persoon: Some(id),
        onderwerp: "persoon",
        onderwerp_id: Some(id.uuid()),
        velden: &["gewist"],
        reden,
        ..Boeking::default()
    }
}

async fn boek(uow: &mut Uow, permit: &Permit<PersoonWissen>, id: PersoonId, reden: &str) -> Uitkomst<()> {
    Ok(uow.boek(permit, Soort::Gewijzigd, boeking(id, reden)).await?)
}

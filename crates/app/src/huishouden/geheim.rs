// SPDX-License-Identifier: EUPL-1.2
//! Geheimhouding of an address (G4): making it secret or open again, and having it shown for a stated reason. Here too is
//! the one place where the search terms of who lives at an address are made, so that a secret one can't be found.

use super::{herindexeer, laad, persoon};
use crate::{App, Ctx, Uitkomst};
use domain::huishouden::{GeldigAdres, geheim_reden, geheim_wijzigen, zoekbaar};
use domain::{AdresId, HuishoudenId, PersoonId};
use policy::handelingen::{GeheimAdresTonen, GeheimAdresZien, kind};
use policy::{Feiten, Permit, Writes};
use store::Uow;
use store::adres_geheim as db;
use store::journaal::{Boeking, Soort};

/// Does the actor have a ground of its own for secret addresses of this record: regisseur and waarnemer?
pub(crate) fn mag_zien(ctx: &Ctx, feiten: &Feiten) -> bool {
    ctx.mag::<GeheimAdresZien>(feiten).is_ok()
}

/// An address as it may be found: none when it is secret.
pub(crate) async fn zoekbaar_adres(
    uow: &mut Uow,
    adres: Option<AdresId>,
    tekst: Option<GeldigAdres>,
) -> Uitkomst<Option<GeldigAdres>> {
    let geheim = adres.is_some() && db::is_geheim(uow, adres).await?;
    Ok(zoekbaar(geheim, tekst))
}

/// Makes the search terms of everybody who lives at an address again, after something about its secrecy changed.
pub(crate) async fn hertermen<A: Writes<kind::Huishouden>>(
    app: &App,
    uow: &mut Uow,
    permit: &Permit<A>,
    adres: Option<AdresId>,
) -> Uitkomst<()> {
    if adres.is_none() {
        return Ok(());
    }
    for p in db::bewoners(uow, adres).await? {
        herindexeer(app, uow, permit, p.id).await?;
    }
    Ok(())
}

/// Makes the address of a member secret, or open again, with a reason; gives the household.
///
/// # Errors
/// `Invoer` at `geheim_reden`; `Regel` when it is so already; access, not found, the store.
pub async fn zet(
    app: &App,
    ctx: &Ctx,
    id: HuishoudenId,
    wie: PersoonId,
    geheim: bool,
    reden: &str,
) -> Uitkomst<HuishoudenId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let lid = persoon::lid(&mut uow, ctx, id, wie).await?;
        geheim_wijzigen(lid.rij.adres_geheim, geheim)?;
        let reden = geheim_reden(reden)?;
        let stap = if geheim { "gezet" } else { "opgeheven" };
        db::zet_geheim(&mut uow, &lid.permit, wie, lid.rij.version, geheim).await?;
        db::geheim_stap(&mut uow, &lid.permit, id, Some(wie), stap, &reden).await?;
        hertermen(app, &mut uow, &lid.permit, lid.rij.adres_id).await?;
        let boeking = Boeking {
            casus: lid.geladen.rij.casus_id,
            huishouden: Some(id),
            persoon: Some(wie),
            onderwerp: "persoon",
            onderwerp_id: Some(wie.uuid()),
            velden: &["adres_geheim"],
            reden: stap,
        };
        uow.boek(&lid.permit, Soort::Gewijzigd, boeking).await?;
        store::techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// The page of a household with its secret address on it, for this once and for a stated reason. The reason is kept beside
/// the journaal, which has no free text.
///
/// # Errors
/// `Invoer` at `geheim_reden`; access (recorded), not found, the store.
pub async fn toon(app: &App, ctx: &Ctx, id: HuishoudenId, reden: &str) -> Uitkomst<super::Beeld> {
    let mut uow = app.begin(&crate::casus::blad::zonder_sleutel(ctx)).await?;
    let uit = async {
        let geladen = laad(&mut uow, ctx, id).await?;
        let permit = ctx.mag::<GeheimAdresTonen>(&geladen.feiten)?;
        let reden = geheim_reden(reden)?;
        db::geheim_stap(&mut uow, &permit, id, None, "getoond", &reden).await?;
        let boeking = Boeking {
            casus: geladen.rij.casus_id,
            huishouden: Some(id),
            onderwerp: "huishouden",
            onderwerp_id: Some(id.uuid()),
            velden: &["geheim_adres"],
            reden: "getoond",
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gelezen, boeking).await?;
        super::beeld::binnen(&mut uow, ctx, id, true).await
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

// SPDX-License-Identifier: EUPL-1.2
//! Another address for a household; who lived with it moves along.

use super::{Geladen, herindexeer, laad};
use crate::{App, Ctx, Uitkomst};
use domain::HuishoudenId;
use domain::huishouden::NieuwAdres;
use policy::handelingen::HuishoudenWijzigen;
use store::journaal::{Boeking, Soort};

/// Head of the form: name, address now, version.
#[derive(Clone, Debug)]
pub struct Form {
    /// Name of the household.
    pub naam: String,
    /// Address now.
    pub adres: NieuwAdres,
    /// There is one, and the actor may not know it.
    pub geheim: bool,
    /// Version.
    pub version: i64,
}

/// The form.
///
/// # Errors
/// Access, not found, the store.
pub async fn form(app: &App, ctx: &Ctx, id: HuishoudenId) -> Uitkomst<Form> {
    let mut uow = app.begin(&crate::casus::blad::zonder_sleutel(ctx)).await?;
    let uit = async {
        let Geladen { rij, feiten, .. } = laad(&mut uow, ctx, id).await?;
        ctx.mag::<HuishoudenWijzigen>(&feiten)?;
        let geheim = rij.geheim && !super::geheim::mag_zien(ctx, &feiten);
        if geheim {
            return Ok(Form {
                naam: rij.naam,
                adres: NieuwAdres::default(),
                geheim,
                version: rij.version,
            });
        }
        let nummer = rij
            .huisnummer
            .map(|n| format!("{n}{}", rij.toevoeging.clone().unwrap_or_default()));
        Ok(Form {
            naam: rij.naam,
            adres: NieuwAdres {
                postcode: rij.postcode.unwrap_or_default(),
                huisnummer: nummer.unwrap_or_default(),
                straat: rij.straat.unwrap_or_default(),
                plaats: rij.plaats.unwrap_or_default(),
            },
            geheim,
            version: rij.version,
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Moves the household and the members that lived at its old address. An empty address with `verblijf`: they have
/// no address now, and can be found there.
///
/// # Errors
/// Wrong input, `Gewijzigd`, access, not found, the store.
pub async fn verhuis(
    app: &App,
    ctx: &Ctx,
    id: HuishoudenId,
    version: i64,
    adres: NieuwAdres,
    verblijf: &str,
) -> Uitkomst<HuishoudenId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let Geladen { rij, feiten, .. } = laad(&mut uow, ctx, id).await?;
        let permit = ctx.mag::<HuishoudenWijzigen>(&feiten)?;
        let verblijf = verblijf.trim();
        let nieuw = if adres.is_leeg() && !verblijf.is_empty() {
            None
        } else {
            Some(adres.valideer()?)
        };
        let was_geheim = rij.geheim;
        let mee = store::persoon::op_adres(&mut uow, id, rij.adres_id).await?;
        let (adres_id, wijk) = match &nieuw {
            Some(a) => {
                let (id, wijk) = store::persoon::adres_van(
                    &mut uow,
                    &permit,
                    &a.straat,
                    a.huisnummer,
                    &a.toevoeging,
                    &a.postcode,
                    &a.plaats,
                )
                .await?;
                (Some(id), wijk)
            }
            None => (None, None),
        };
        store::huishouden::verhuis(&mut uow, &permit, id, version, adres_id, wijk.as_deref()).await?;
        let waar = nieuw.is_none().then_some(verblijf);
        for p in &mee {
            store::persoon::verhuis(&mut uow, &permit, p.id, adres_id, waar, ctx.vandaag()).await?;
            herindexeer(app, &mut uow, &permit, p.id).await?;
        }
        // Signalen on who moved meet at the new address.
        for p in &mee {
            crate::verwijsindex::volg(app, &mut uow, &permit, p.id).await?;
        }
        // A secret address that is left may be found again; who comes to live at one may not.
        if was_geheim || store::adres_geheim::is_geheim(&mut uow, adres_id).await? {
            super::geheim::hertermen(app, &mut uow, &permit, rij.adres_id).await?;
            super::geheim::hertermen(app, &mut uow, &permit, adres_id).await?;
        }
        let boeking = Boeking {
            casus: rij.casus_id,
            huishouden: Some(id),
            onderwerp: "huishouden",
            onderwerp_id: Some(id.uuid()),
            velden: &["adres"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gewijzigd, boeking).await?;
        store::techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

// SPDX-License-Identifier: EUPL-1.2
//! Handling and moving a task of a casus.

use crate::{App, AppFout, Ctx, Uitkomst};
use domain::{Fouten, TaakId};
use jiff::civil::Date;
use policy::handelingen::TaakAfhandelen;
use policy::{Feiten, Permit};
use store::casus::CasusKop;
use store::journaal::{Boeking, Soort};
use store::taak::TaakRij;
use store::{Uow, techniek};

/// A task with its casus.
#[derive(Clone, Debug)]
pub struct TaakBeeld {
    /// The task.
    pub taak: TaakRij,
    /// Its casus.
    pub kop: Option<CasusKop>,
}

async fn haal(uow: &mut Uow, ctx: &Ctx, id: TaakId) -> Uitkomst<(TaakBeeld, Permit<TaakAfhandelen>)> {
    let taak = store::taak::haal(uow, id).await?.ok_or(AppFout::NietGevonden)?;
    let kop = match taak.casus_id {
        Some(casus) => store::casus::kop(uow, casus, &ctx.actor, ctx.vandaag()).await?,
        None => None,
    };
    let feiten = kop.as_ref().map_or(Feiten::Geen, |k| k.feiten(uow.gemeente()));
    let permit = ctx.mag(&feiten)?;
    Ok((TaakBeeld { taak, kop }, permit))
}

fn boeking(beeld: &TaakBeeld) -> Boeking<'static> {
    Boeking {
        casus: beeld.taak.casus_id,
        huishouden: beeld.kop.as_ref().map(|k| k.huishouden_id),
        onderwerp: "taak",
        onderwerp_id: Some(beeld.taak.id.uuid()),
        velden: &["taak"],
        ..Boeking::default()
    }
}

/// Opens a task.
///
/// # Errors
/// Access, not found, the store.
pub async fn taak(app: &App, ctx: &Ctx, id: TaakId) -> Uitkomst<TaakBeeld> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let (beeld, permit) = haal(&mut uow, ctx, id).await?;
        uow.boek(&permit, Soort::Gelezen, boeking(&beeld)).await?;
        Ok(beeld)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Handles a task, with what came of it.
///
/// # Errors
/// [`AppFout::Invoer`] at `uitkomst`, [`AppFout::Gewijzigd`], access, the store.
pub async fn handel_taak_af(
    app: &App,
    ctx: &Ctx,
    id: TaakId,
    uitkomst: &str,
    version: i64,
) -> Uitkomst<TaakId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let (beeld, permit) = haal(&mut uow, ctx, id).await?;
        let mut fouten = Fouten::new();
        if uitkomst.trim().chars().count() < 5 {
            fouten.voeg("uitkomst", "Schrijf in een zin op wat er uitkwam.");
        }
        fouten.of(())?;
        store::taak::handel_af(&mut uow, &permit, id, version, uitkomst.trim()).await?;
        uow.boek(&permit, Soort::Gewijzigd, boeking(&beeld)).await?;
        techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Moves a task to another day.
///
/// # Errors
/// [`AppFout::Invoer`] at `voor`, [`AppFout::Gewijzigd`], access, the store.
pub async fn verzet_taak(
    app: &App,
    ctx: &Ctx,
    id: TaakId,
    voor: Option<Date>,
    version: i64,
) -> Uitkomst<TaakId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let (beeld, permit) = haal(&mut uow, ctx, id).await?;
        let mut fouten = Fouten::new();
        match voor {
            None => fouten.voeg("voor", "Kies een dag."),
            Some(dag) if dag < ctx.vandaag() => fouten.voeg("voor", "Kies vandaag of een dag daarna."),
            Some(dag) => store::taak::verzet(&mut uow, &permit, id, version, dag).await?,
        }
        fouten.of(())?;
        uow.boek(&permit, Soort::Gewijzigd, boeking(&beeld)).await?;
        techniek::zet_resultaat(&mut uow, &id.to_string()).await?;
        Ok(id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

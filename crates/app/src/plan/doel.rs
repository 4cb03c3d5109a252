// SPDX-License-Identifier: EUPL-1.2
//! Goals: add, change, score, drop, take back.

use super::{Ander, grendel, inzien, klaar};
use crate::{App, AppFout, Ctx, Uitkomst, inrichting};
use domain::plan::NieuwDoel;
use domain::{CasusId, DoelId, Fouten};
use policy::handelingen::PlanWijzigen;
use store::Uow;
use store::journaal::Soort;
use store::plan::DoelRij;

/// Adds a goal in the resident's words.
///
/// # Errors
/// [`AppFout::Invoer`] at `leefgebied` and `woorden`; closed; access; the store.
pub async fn nieuw_doel(app: &App, ctx: &Ctx, casus: CasusId, invoer: &NieuwDoel) -> Uitkomst<DoelId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let (kop, permit) = grendel::<PlanWijzigen>(&mut uow, ctx, casus).await?;
        let inr = inrichting::geldend(&mut uow, ctx).await?;
        let doel = invoer.valideer(&inr)?;
        store::plan::zorg(&mut uow, &permit, casus).await?;
        let id = store::plan::nieuw_doel(&mut uow, &permit, casus, &doel).await?;
        klaar(&mut uow, &permit, &kop, Soort::Gemaakt, ("doel", id), "doel").await
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

async fn haal(uow: &mut Uow, casus: CasusId, id: DoelId) -> Uitkomst<DoelRij> {
    store::plan::doel(uow, id)
        .await?
        .filter(|d| d.casus_id == casus)
        .ok_or(AppFout::NietGevonden)
}

/// A goal as it is stored now, with who changed it last: for the page that shows both versions.
///
/// # Errors
/// Access, not found, the store.
pub async fn doel(app: &App, ctx: &Ctx, casus: CasusId, id: DoelId) -> Uitkomst<(DoelRij, Option<Ander>)> {
    let ctx = &crate::casus::blad::zonder_sleutel(ctx);
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let ander = inzien(&mut uow, ctx, casus, ("doel", id.uuid())).await?;
        let rij = haal(&mut uow, casus, id).await?;
        Ok((rij, ander))
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Changes the words or the life area of a goal.
///
/// # Errors
/// [`AppFout::Invoer`], [`AppFout::Gewijzigd`], closed, access, the store.
pub async fn wijzig_doel(
    app: &App,
    ctx: &Ctx,
    casus: CasusId,
    id: DoelId,
    version: i64,
    invoer: &NieuwDoel,
) -> Uitkomst<DoelId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let (kop, permit) = grendel::<PlanWijzigen>(&mut uow, ctx, casus).await?;
        let inr = inrichting::geldend(&mut uow, ctx).await?;
        haal(&mut uow, casus, id).await?;
        let doel = invoer.valideer(&inr)?;
        store::plan::wijzig_doel(&mut uow, &permit, id, version, &doel).await?;
        klaar(&mut uow, &permit, &kop, Soort::Gewijzigd, ("doel", id), "doel").await
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Sets where it began and where it is now, 1–5; `None` is not known.
///
/// # Errors
/// [`AppFout::Invoer`] at `begin` and `nu`, [`AppFout::Gewijzigd`], closed, access, the store.
pub async fn zet_scores(
    app: &App,
    ctx: &Ctx,
    casus: CasusId,
    id: DoelId,
    version: i64,
    scores: (Option<i32>, Option<i32>),
) -> Uitkomst<DoelId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let (kop, permit) = grendel::<PlanWijzigen>(&mut uow, ctx, casus).await?;
        haal(&mut uow, casus, id).await?;
        let mut fouten = Fouten::new();
        for (veld, score) in [("begin", scores.0), ("nu", scores.1)] {
            if score.is_some_and(|s| !(1..=5).contains(&s)) {
                fouten.voeg(veld, "Kies een cijfer van 1 tot en met 5.");
            }
        }
        fouten.of(())?;
        store::plan::zet_scores(&mut uow, &permit, id, version, scores.0, scores.1).await?;
        klaar(&mut uow, &permit, &kop, Soort::Gewijzigd, ("doel", id), "score").await
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Drops a goal, with the reason. It can be taken back.
///
/// # Errors
/// [`AppFout::Invoer`] at `reden`, [`AppFout::Gewijzigd`], closed, access, the store.
pub async fn laat_vervallen(
    app: &App,
    ctx: &Ctx,
    casus: CasusId,
    id: DoelId,
    version: i64,
    reden: &str,
) -> Uitkomst<DoelId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let (kop, permit) = grendel::<PlanWijzigen>(&mut uow, ctx, casus).await?;
        haal(&mut uow, casus, id).await?;
        let reden = reden.trim();
        let mut fouten = Fouten::new();
        if reden.chars().count() < 5 {
            fouten.voeg("reden", "Schrijf op waarom dit doel vervalt.");
        } else if reden.chars().count() > 500 {
            fouten.voeg(
                "reden",
                "Deze tekst is te lang. Maak hem korter: hoogstens 500 tekens.",
            );
        }
        fouten.of(())?;
        store::plan::zet_vervallen(&mut uow, &permit, id, version, Some(reden)).await?;
        klaar(
            &mut uow,
            &permit,
            &kop,
            Soort::Gewijzigd,
            ("doel", id),
            "vervallen",
        )
        .await
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Takes a dropped goal back (undo).
///
/// # Errors
/// [`AppFout::Gewijzigd`], closed, access, the store.
pub async fn neem_terug(app: &App, ctx: &Ctx, casus: CasusId, id: DoelId, version: i64) -> Uitkomst<DoelId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let (kop, permit) = grendel::<PlanWijzigen>(&mut uow, ctx, casus).await?;
        haal(&mut uow, casus, id).await?;
        store::plan::zet_vervallen(&mut uow, &permit, id, version, None).await?;
        klaar(
            &mut uow,
            &permit,
            &kop,
            Soort::Gewijzigd,
            ("doel", id),
            "vervallen",
        )
        .await
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

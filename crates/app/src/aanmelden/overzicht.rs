// SPDX-License-Identifier: EUPL-1.2
//! Sessions to look at and to end: a medewerker their own, the beheerder those of everybody.

use super::hash;
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::MedewerkerId;
use jiff::Timestamp;
use policy::{Feiten, Handeling, Permit, Writes, handelingen as h, handelingen::kind};
use store::journaal::{Boeking, Soort};
use store::sessie as db;
pub use store::sessie::{AangemeldRij, SessieRegel};
use store::{Uow, medewerker};
use uuid::Uuid;

/// Most people on the page of the beheerder.
pub const HOOGSTENS: usize = 500;

/// Which of one's own sessions to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Welke {
    /// This one.
    Een(Uuid),
    /// All but the one that asks.
    Andere,
}

fn stil_na(app: &App, ctx: &Ctx) -> Timestamp {
    ctx.nu - app.sessies.stil
}

fn boeking(wie: MedewerkerId, velden: &'static [&'static str]) -> Boeking<'static> {
    Boeking {
        onderwerp: "medewerker",
        onderwerp_id: Some(wie.uuid()),
        velden,
        ..Boeking::default()
    }
}

/// The sessions of the actor that hold. `cookie`: of the session that asks.
///
/// # Errors
/// Refused; the store.
pub async fn eigen(app: &App, ctx: &Ctx, cookie: &str) -> Uitkomst<Vec<SessieRegel>> {
    let wie = ctx.actor.medewerker.ok_or(AppFout::NietGevonden)?;
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<h::EigenSessies>(&Feiten::Geen)?;
        let rijen = db::van(&mut uow, wie, &hash(cookie), stil_na(app, ctx)).await?;
        uow.boek(&permit, Soort::Gelezen, boeking(wie, &["sessies"]))
            .await?;
        Ok(rijen)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Ends sessions of the actor; gives how many. The one that asks stays: that is what signing out is for.
///
/// # Errors
/// Refused; the store.
pub async fn beeindig_eigen(app: &App, ctx: &Ctx, cookie: &str, welke: Welke) -> Uitkomst<u64> {
    let wie = ctx.actor.medewerker.ok_or(AppFout::NietGevonden)?;
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<h::EigenSessies>(&Feiten::Geen)?;
        let aantal = match welke {
            Welke::Een(id) => db::eindig(&mut uow, &permit, wie, id).await?,
            Welke::Andere => db::eindig_andere(&mut uow, &permit, wie, &hash(cookie)).await?,
        };
        uow.boek(&permit, Soort::Gewijzigd, boeking(wie, &["sessies"]))
            .await?;
        Ok(aantal)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Who is signed in now, by name; more than [`HOOGSTENS`] are cut off.
///
/// # Errors
/// Refused; the store.
pub async fn aangemeld(app: &App, ctx: &Ctx) -> Uitkomst<Vec<AangemeldRij>> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<h::SessiesZien>(&Feiten::Geen)?;
        let hoogstens = i64::try_from(HOOGSTENS).unwrap_or(i64::MAX);
        let rijen = db::aangemeld(&mut uow, stil_na(app, ctx), hoogstens).await?;
        let boeking = Boeking {
            onderwerp: "medewerkers",
            velden: &["sessies"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gelezen, boeking).await?;
        Ok(rijen)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Ends all sessions of a person, on every device, now; gives how many. For the beheerder and the command line.
///
/// # Errors
/// Refused; the store.
pub async fn beeindig_van(app: &App, ctx: &Ctx, wie: MedewerkerId) -> Uitkomst<u64> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<h::SessiesBeeindigen>(&Feiten::Geen)?;
        eindig_alle(&mut uow, &permit, wie).await
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Ends all sessions of a person, with the row in the journaal.
pub(crate) async fn eindig_alle<A: Handeling + Writes<kind::Sessie>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    wie: MedewerkerId,
) -> Uitkomst<u64> {
    let aantal = medewerker::eindig_sessies(uow, permit, wie).await?;
    uow.boek(permit, Soort::Gewijzigd, boeking(wie, &["sessies"]))
        .await?;
    Ok(aantal)
}

// SPDX-License-Identifier: EUPL-1.2
//! Adding, changing and ending somebody's involvement (D4, D8).

use super::{Geladen, laad};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::huishouden::NieuwBetrokkene;
use domain::{BetrokkeneId, HuishoudenId};
use jiff::Timestamp;
use policy::handelingen::BetrokkeneWijzigen;
use store::Uow;
pub use store::betrokkene::BetrokkeneRij;
use store::journaal::{Boeking, Soort};

/// The form.
#[derive(Clone, Debug)]
pub struct Form {
    /// The household.
    pub huishouden: HuishoudenId,
    /// Its name.
    pub huishouden_naam: String,
    /// A casus runs, so that somebody can take part.
    pub casus_loopt: bool,
    /// As stored now; `None` for a new one.
    pub betrokkene: Option<BetrokkeneRij>,
    /// Takes part in the running casus now.
    pub deelnemer: bool,
    /// Who changed it last, and when, when that is known.
    pub laatste: Option<(String, Timestamp)>,
}

/// The form for a new one.
///
/// # Errors
/// Access, not found, the store.
pub async fn nieuw(app: &App, ctx: &Ctx, id: HuishoudenId) -> Uitkomst<Form> {
    let mut uow = app.begin(&crate::casus::blad::zonder_sleutel(ctx)).await?;
    let uit = async {
        let Geladen { rij, feiten, .. } = laad(&mut uow, ctx, id).await?;
        ctx.mag::<BetrokkeneWijzigen>(&feiten)?;
        Ok(Form {
            huishouden: id,
            huishouden_naam: rij.naam,
            casus_loopt: rij.casus_id.is_some(),
            betrokkene: None,
            deelnemer: false,
            laatste: None,
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// The form of a known one, as it is stored now; booked.
///
/// # Errors
/// Access, not found, the store.
pub async fn form(app: &App, ctx: &Ctx, id: BetrokkeneId) -> Uitkomst<Form> {
    let mut uow = app.begin(&crate::casus::blad::zonder_sleutel(ctx)).await?;
    let uit = async {
        let b = store::betrokkene::lees(&mut uow, id)
            .await?
            .ok_or(AppFout::NietGevonden)?;
        let Geladen { rij, feiten, .. } = laad(&mut uow, ctx, b.huishouden_id).await?;
        let permit = ctx.mag::<BetrokkeneWijzigen>(&feiten)?;
        let laatste = match rij.casus_id {
            Some(casus) => store::betrokkene::laatste_wijziging(&mut uow, casus, id.uuid()).await?,
            None => None,
        };
        let boeking = Boeking {
            casus: rij.casus_id,
            huishouden: Some(rij.id),
            onderwerp: "betrokkene",
            onderwerp_id: Some(id.uuid()),
            velden: &["betrokkene"],
            ..Boeking::default()
        };
        uow.boek(&permit, Soort::Gelezen, boeking).await?;
        Ok(Form {
            huishouden: rij.id,
            huishouden_naam: rij.naam,
            casus_loopt: rij.casus_id.is_some(),
            deelnemer: b.casus_id.is_some() && b.casus_id == rij.casus_id,
            betrokkene: Some(b),
            laatste: laatste.map(|l| (l.naam, l.op)),
        })
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Adds somebody; gives the household.
///
/// # Errors
/// Wrong input, access, not found, the store.
pub async fn voeg_toe(app: &App, ctx: &Ctx, id: HuishoudenId, b: NieuwBetrokkene) -> Uitkomst<HuishoudenId> {
    let mut uow = app.begin(ctx).await?;
    let uit = voeg_toe_binnen(&mut uow, ctx, id, &b).await;
    app.sluit(ctx, uow, uit).await
}

async fn voeg_toe_binnen(
    uow: &mut Uow,
    ctx: &Ctx,
    id: HuishoudenId,
    b: &NieuwBetrokkene,
) -> Uitkomst<HuishoudenId> {
    let Geladen { rij, feiten, .. } = laad(uow, ctx, id).await?;
    let permit = ctx.mag::<BetrokkeneWijzigen>(&feiten)?;
    let b = b.valideer(ctx.vandaag())?;
    let casus = rij.casus_id.filter(|_| b.deelnemer);
    let nieuw = store::betrokkene::voeg_toe(uow, &permit, id, casus, &b).await?;
    let boeking = Boeking {
        casus: rij.casus_id,
        huishouden: Some(id),
        onderwerp: "betrokkene",
        onderwerp_id: Some(nieuw.uuid()),
        ..Boeking::default()
    };
    uow.boek(&permit, Soort::Gemaakt, boeking).await?;
    store::techniek::zet_resultaat(uow, &id.to_string()).await?;
    Ok(id)
}

/// Changes or ends an involvement that was read as `version`; gives the household.
///
/// # Errors
/// `Gewijzigd` when somebody else changed it; wrong input, access, not found, the store.
pub async fn wijzig(
    app: &App,
    ctx: &Ctx,
    id: BetrokkeneId,
    version: i64,
    b: NieuwBetrokkene,
) -> Uitkomst<HuishoudenId> {
    let mut uow = app.begin(ctx).await?;
    let uit = wijzig_binnen(&mut uow, ctx, id, version, &b).await;
    app.sluit(ctx, uow, uit).await
}

async fn wijzig_binnen(
    uow: &mut Uow,
    ctx: &Ctx,
    id: BetrokkeneId,
    version: i64,
    b: &NieuwBetrokkene,
) -> Uitkomst<HuishoudenId> {
    let oud = store::betrokkene::lees(uow, id)
        .await?
        .ok_or(AppFout::NietGevonden)?;
    let Geladen { rij, feiten, .. } = laad(uow, ctx, oud.huishouden_id).await?;
    let permit = ctx.mag::<BetrokkeneWijzigen>(&feiten)?;
    let b = b.valideer(ctx.vandaag())?;
    // An earlier casus of the household keeps its participants.
    let casus = match (b.deelnemer, rij.casus_id) {
        (true, Some(casus)) => Some(casus),
        (_, lopend) => oud.casus_id.filter(|c| Some(*c) != lopend),
    };
    store::betrokkene::wijzig(uow, &permit, id, version, casus, &b).await?;
    let velden: Vec<&str> = [
        ("naam", oud.naam != b.naam),
        ("organisatie", oud.organisatie != b.organisatie),
        ("rol", oud.rol != b.rol),
        ("contact", oud.telefoon != b.telefoon || oud.email != b.email),
        ("grondslag", oud.grondslag != b.grondslag || oud.doel != b.doel),
        ("periode", oud.sinds != b.sinds || oud.tot != b.tot),
        ("deelname", oud.casus_id != casus),
    ]
    .into_iter()
    .filter_map(|(veld, anders)| anders.then_some(veld))
    .collect();
    let boeking = Boeking {
        casus: rij.casus_id,
        huishouden: Some(rij.id),
        onderwerp: "betrokkene",
        onderwerp_id: Some(id.uuid()),
        velden: &velden,
        ..Boeking::default()
    };
    uow.boek(&permit, Soort::Gewijzigd, boeking).await?;
    store::techniek::zet_resultaat(uow, &rij.id.to_string()).await?;
    Ok(rij.id)
}

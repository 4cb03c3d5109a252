// SPDX-License-Identifier: EUPL-1.2
//! Passing a melding on: offer, accept, return, withdraw, and coming home by itself (A2). The sender stays the
//! owner until the offer is accepted.

use super::{laad_vast, moet_open};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::melding::{AanbodStatus, Aanbodvraag, MeldingStatus};
use domain::{AanbodId, MeldingId, TeamId, Weigering};
use policy::{Actor, Doel, Permit, Writes, handelingen as h};
use store::aanbod::{self as opslag, AanbodRij};
use store::journaal::{Boeking, Soort};
use store::melding::{MeldingRij, zet_eigenaar};
use store::{StoreFout, Uniek, Uow, techniek};

/// Most offers that come home in one go.
const TEGELIJK: i64 = 200;

/// Offers a melding to another team.
///
/// # Errors
/// What the rule of the offer says; another open offer; refused; the store.
pub async fn bied_aan(app: &App, ctx: &Ctx, id: MeldingId, naar: TeamId, reden: &str) -> Uitkomst<AanbodId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let m = laad_vast(&mut uow, id).await?;
        let permit = ctx.mag::<h::MeldingAanbieden>(&m.feiten(uow.gemeente()))?;
        let aanbod = doe_aanbod(&mut uow, ctx, &permit, &m, naar, reden).await?;
        boek(&mut uow, &permit, id, "aangeboden").await?;
        techniek::zet_resultaat(&mut uow, &aanbod.to_string()).await?;
        Ok(aanbod)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Makes the offer within a running use case; the melding is locked.
pub(crate) async fn doe_aanbod<A: Writes<h::kind::Melding>>(
    uow: &mut Uow,
    ctx: &Ctx,
    permit: &Permit<A>,
    m: &MeldingRij,
    naar: TeamId,
    reden: &str,
) -> Uitkomst<AanbodId> {
    let inrichting = crate::inrichting::geldend(uow, ctx).await?;
    let team = store::melding::team(uow, naar)
        .await?
        .ok_or(AppFout::NietGevonden)?;
    // The Meldpunt and the procesmanager may offer on behalf of the team that has the melding.
    let vraag = Aanbodvraag {
        status: m.status.0,
        eigenaar: m.team_id,
        van: m.team_id,
        naar,
        naar_actief: team.actief,
        open_aanbod: m.aanbod_id.is_some(),
        reden,
    };
    let aanbod = vraag.bied_aan(ctx.nu, inrichting.termijnen.aanbod)?;
    opslag::voeg_toe(uow, permit, m.id, &aanbod, reden.trim())
        .await
        .map_err(|fout| {
            if fout.schendt(Uniek::AANBOD_OPEN) {
                Weigering::new(
                    "aanbod.al_open",
                    "Er loopt al een aanbod aan een team. Wacht op het antwoord of trek het eerst in.",
                )
                .into()
            } else {
                AppFout::from(fout)
            }
        })
}

/// The asked team takes the melding: it is the owner from now on, and who accepts works on it.
///
/// # Errors
/// Answered or come home already; another team was asked; refused; the store.
pub async fn aanvaard(app: &App, ctx: &Ctx, id: AanbodId) -> Uitkomst<MeldingId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let (rij, m) = laad_aanbod(&mut uow, id).await?;
        let permit = ctx.mag::<h::AanbodBeantwoorden>(&feiten_voor(&rij, &m, uow.gemeente()))?;
        let na = rij
            .aanbod()
            .aanvaard(ctx.nu, ctx.actor.team.unwrap_or(rij.naar_team))?;
        moet_open(&m)?;
        beantwoord(&mut uow, &permit, &rij, na.status, "").await?;
        let status = MeldingStatus::InBehandeling;
        zet_eigenaar(&mut uow, &permit, &m, na.eigenaar(), ctx.actor.medewerker, status).await?;
        boek(&mut uow, &permit, m.id, "aanvaard").await?;
        Ok(m.id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// The asked team gives the melding back with a reason; the sender sees it in the history.
///
/// # Errors
/// Answered or come home already; another team was asked; no reason; refused; the store.
pub async fn geef_terug(app: &App, ctx: &Ctx, id: AanbodId, reden: &str) -> Uitkomst<MeldingId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let (rij, m) = laad_aanbod(&mut uow, id).await?;
        let permit = ctx.mag::<h::AanbodBeantwoorden>(&feiten_voor(&rij, &m, uow.gemeente()))?;
        let na = rij
            .aanbod()
            .geef_terug(ctx.nu, ctx.actor.team.unwrap_or(rij.naar_team), reden)?;
        beantwoord(&mut uow, &permit, &rij, na.status, reden.trim()).await?;
        boek(&mut uow, &permit, m.id, "teruggegeven").await?;
        Ok(m.id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// The sender withdraws the offer.
///
/// # Errors
/// Answered or come home already; refused; the store.
pub async fn trek_in(app: &App, ctx: &Ctx, id: AanbodId) -> Uitkomst<MeldingId> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let (rij, m) = laad_aanbod(&mut uow, id).await?;
        let permit = ctx.mag::<h::AanbodIntrekken>(&m.feiten(uow.gemeente()))?;
        let na = rij.aanbod().trek_in(ctx.nu, rij.van_team)?;
        beantwoord(&mut uow, &permit, &rij, na.status, "").await?;
        boek(&mut uow, &permit, m.id, "ingetrokken").await?;
        Ok(m.id)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Withdraws the open offer of a locked melding, if there is one (crisis).
pub(crate) async fn trek_open_aanbod_in<A: Writes<h::kind::Melding>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    m: &MeldingRij,
) -> Uitkomst<()> {
    if let Some(id) = m.aanbod_id
        && let Some(rij) = opslag::lees(uow, id).await?
    {
        beantwoord(uow, permit, &rij, AanbodStatus::Ingetrokken, "").await?;
    }
    Ok(())
}

/// Lets every offer whose time is over come home (worker). Gives how many.
///
/// # Errors
/// Refused (only the system does this); the store.
pub async fn laat_verlopen(app: &App, ctx: &Ctx) -> Uitkomst<usize> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<h::AanbodVerlopen>(&policy::Feiten::Geen)?;
        let mut aantal = 0;
        for rij in opslag::over_tijd(&mut uow, TEGELIJK).await? {
            let Some((na, _)) = rij.aanbod().verloop(ctx.nu) else {
                continue;
            };
            match opslag::beantwoord(&mut uow, &permit, &rij, na.status, "").await {
                Ok(()) => {
                    boek(&mut uow, &permit, rij.melding_id, "verlopen").await?;
                    aantal += 1;
                }
                // Somebody answered at this very moment: their answer counts.
                Err(StoreFout::Gewijzigd) => {
                    boek(&mut uow, &permit, rij.melding_id, "intussen_beantwoord").await?;
                }
                Err(fout) => return Err(fout.into()),
            }
        }
        Ok(aantal)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// As [`laat_verlopen`], for a page that shows offers: writes only when something is over its time.
///
/// # Errors
/// The store.
pub async fn laat_verlopen_zo_nodig(app: &App, ctx: &Ctx) -> Uitkomst<()> {
    let systeem = Ctx {
        actor: Actor::systeem(ctx.actor.gemeente),
        doel: Doel::Systeem,
        eenmalig: None,
        ..ctx.clone()
    };
    let mut uow = app.begin_lezen(&systeem).await?;
    let rijen = opslag::over_tijd(&mut uow, 1).await.map_err(AppFout::from);
    if !app.sluit(&systeem, uow, rijen).await?.is_empty() {
        laat_verlopen(app, &systeem).await?;
    }
    Ok(())
}

/// Locks the melding of an offer, then reads both: the same order as everybody else, so nobody waits for each other.
async fn laad_aanbod(uow: &mut Uow, id: AanbodId) -> Uitkomst<(AanbodRij, MeldingRij)> {
    let eerst = opslag::lees(uow, id).await?.ok_or(AppFout::NietGevonden)?;
    let m = laad_vast(uow, eerst.melding_id).await?;
    let rij = opslag::lees(uow, id).await?.ok_or(AppFout::NietGevonden)?;
    Ok((rij, m))
}

/// An offer that is not open any more gets the refusal of the rule ("teruggegeven", "te laat"), not one of access.
fn feiten_voor(rij: &AanbodRij, m: &MeldingRij, gemeente: domain::Gemeente) -> policy::Feiten {
    m.feiten_met_aanbod(gemeente, Some(rij.naar_team))
}

async fn beantwoord<A: Writes<h::kind::Melding>>(
    uow: &mut Uow,
    permit: &Permit<A>,
    rij: &AanbodRij,
    status: AanbodStatus,
    reden: &str,
) -> Uitkomst<()> {
    match opslag::beantwoord(uow, permit, rij, status, reden).await {
        Err(StoreFout::Gewijzigd) => Err(Weigering::new(
            "aanbod.niet_open",
            "Dit aanbod is intussen al beantwoord of teruggekomen. Er is niets meer te doen.",
        )
        .into()),
        anders => Ok(anders?),
    }
}

async fn boek<A: policy::Handeling>(
    uow: &mut Uow,
    permit: &Permit<A>,
    melding: MeldingId,
    reden: &str,
) -> Uitkomst<()> {
    let boeking = Boeking {
        onderwerp: "melding",
        onderwerp_id: Some(melding.uuid()),
        velden: &["aanbod"],
        reden,
        ..Boeking::default()
    };
    uow.boek(permit, Soort::Gewijzigd, boeking).await?;
    Ok(())
}

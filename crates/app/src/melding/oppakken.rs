// SPDX-License-Identifier: EUPL-1.2
//! Who of the owning team works on a melding.

use super::{laad_vast, moet_open};
use crate::{App, Ctx, Uitkomst};
use domain::melding::MeldingStatus;
use domain::{MeldingId, Weigering};
use policy::{Permit, handelingen::MeldingOppakken};
use store::Uow;
use store::journaal::{Boeking, Soort};
use store::melding::{MeldingRij, zet_eigenaar};

/// Takes a melding. `overnemen`: also when a colleague has it.
///
/// # Errors
/// Closed; of another team; a colleague has it (named); refused; the store.
pub async fn pak_op(app: &App, ctx: &Ctx, id: MeldingId, overnemen: bool) -> Uitkomst<()> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let m = laad_vast(&mut uow, id).await?;
        let permit = ctx.mag::<MeldingOppakken>(&m.feiten(uow.gemeente()))?;
        moet_open(&m)?;
        moet_eigen_team(ctx, &m)?;
        if m.behandelaar_id == ctx.actor.medewerker {
            return boek(&mut uow, &permit, id).await;
        }
        if let (Some(wie), false) = (&m.behandelaar, overnemen) {
            return Err(Weigering::new(
                "melding.al_opgepakt",
                format!("{wie} heeft deze melding al opgepakt. Overleg even, of neem haar over."),
            )
            .into());
        }
        let status = MeldingStatus::InBehandeling;
        zet_eigenaar(&mut uow, &permit, &m, m.team_id, ctx.actor.medewerker, status).await?;
        boek(&mut uow, &permit, id).await
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Puts a melding back in the queue of the own team.
///
/// # Errors
/// Closed; of another team; refused; the store.
pub async fn leg_terug(app: &App, ctx: &Ctx, id: MeldingId) -> Uitkomst<()> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let m = laad_vast(&mut uow, id).await?;
        let permit = ctx.mag::<MeldingOppakken>(&m.feiten(uow.gemeente()))?;
        moet_open(&m)?;
        moet_eigen_team(ctx, &m)?;
        zet_eigenaar(&mut uow, &permit, &m, m.team_id, None, MeldingStatus::Nieuw).await?;
        boek(&mut uow, &permit, id).await
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

fn moet_eigen_team(ctx: &Ctx, m: &MeldingRij) -> Result<(), Weigering> {
    if ctx.actor.team == Some(m.team_id) {
        return Ok(());
    }
    Err(Weigering::new(
        "melding.ander_team",
        format!(
            "Deze melding is van {}. Alleen wie in dat team werkt, kan haar oppakken.",
            m.team
        ),
    ))
}

async fn boek(uow: &mut Uow, permit: &Permit<MeldingOppakken>, id: MeldingId) -> Uitkomst<()> {
    let boeking = Boeking {
        onderwerp: "melding",
        onderwerp_id: Some(id.uuid()),
        velden: &["behandelaar"],
        ..Boeking::default()
    };
    uow.boek(permit, Soort::Gewijzigd, boeking).await?;
    Ok(())
}

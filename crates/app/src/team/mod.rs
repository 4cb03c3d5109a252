// SPDX-License-Identifier: EUPL-1.2
//! The team: load, room, absence and handing over (D9).

mod afwezigheid;
mod bord;
mod overdracht;
mod ruimte;

pub use afwezigheid::{Afwezig, Afwezigheidbeeld, Afwezigheidvraag, afwezigheid, meld_afwezig, meld_terug};
pub use bord::{Bord, Collega, LateAfspraak, TeamKeuze, ZonderRegisseur, bord};
pub use overdracht::{OverTeDragen, Overdrachtbeeld, Overdrachtvraag, draag_over, overdragen};
pub use ruimte::{Geteld, Ruimte};

pub(crate) use bord::dagen_sinds;

use crate::{AppFout, Ctx, Uitkomst};
use domain::TeamId;
use policy::{Geweigerd, Handeling, Rol};

/// The team that the actor may look at: the own one; another one for who works over all teams.
pub(crate) fn gekozen_team(ctx: &Ctx, gevraagd: Option<TeamId>) -> Uitkomst<TeamId> {
    let eigen = ctx.actor.team.ok_or(AppFout::NietGevonden)?;
    let team = gevraagd.unwrap_or(eigen);
    if team == eigen || ziet_alle_teams(ctx) {
        return Ok(team);
    }
    Err(AppFout::Geweigerd(Geweigerd {
        handeling: policy::handelingen::TeamZien::CODE,
        reden: "Je ziet alleen het bord van je eigen team. De procesmanager ziet alle teams.".to_owned(),
        code: "team.alleen_eigen",
        verborgen: false,
        casus: None,
        huishouden: None,
    }))
}

pub(crate) fn ziet_alle_teams(ctx: &Ctx) -> bool {
    [Rol::Procesmanager, Rol::Procesregisseur, Rol::Mdo]
        .into_iter()
        .any(|r| ctx.actor.is(r))
}

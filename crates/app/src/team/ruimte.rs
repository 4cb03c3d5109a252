// SPDX-License-Identifier: EUPL-1.2
//! Room in other teams: the load of everybody, so it is counted at most once a minute. These are numbers per team,
//! nothing of anybody.

use crate::casus::regisseur::{maximum, regisseursrol};
use crate::{App, Ctx, Uitkomst};
use domain::caseload::getal;
use domain::inrichting::Caseloadregels;
use domain::{Gemeente, TeamId};
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use store::Uow;
use store::team::{TeamBezettingRij, TeamLastRij};

/// A count is good for this long.
const GELDIG: SignedDuration = SignedDuration::from_secs(60);

/// Room in a team.
#[derive(Clone, Debug)]
pub struct Ruimte {
    /// Team.
    pub team: TeamId,
    /// Name.
    pub naam: String,
    /// Load, in hundredths.
    pub last: u32,
    /// Maximum of all together, in hundredths.
    pub maximum: u32,
    /// "nog 12,5".
    pub over: String,
}

/// The last count of each gemeente.
#[derive(Debug, Default)]
pub struct Geteld(Mutex<HashMap<Gemeente, Arc<Stand>>>);

/// People and load of all teams at one moment.
#[derive(Debug)]
pub(super) struct Stand {
    /// When it was counted.
    pub op: Timestamp,
    bezetting: Vec<TeamBezettingRij>,
    last: Vec<TeamLastRij>,
}

/// The count of this gemeente, anew when the last one is over its time: two statements, or none.
pub(super) async fn stand(app: &App, uow: &mut Uow, ctx: &Ctx) -> Uitkomst<Arc<Stand>> {
    let gemeente = uow.gemeente();
    let bekend = app
        .geteld
        .0
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .get(&gemeente)
        .cloned();
    if let Some(stand) = bekend.filter(|s| ctx.nu.duration_since(s.op) < GELDIG) {
        return Ok(stand);
    }
    let stand = Arc::new(Stand {
        op: ctx.nu,
        bezetting: store::team::bezetting(uow, ctx.vandaag()).await?,
        last: store::team::last_per_team(uow, ctx.vandaag()).await?,
    });
    let mut geteld = app.geteld.0.lock().unwrap_or_else(PoisonError::into_inner);
    geteld.insert(gemeente, Arc::clone(&stand));
    Ok(stand)
}

/// Room in other teams, most room first.
pub(super) fn ruimte(stand: &Stand, eigen: TeamId, regels: &Caseloadregels) -> Vec<Ruimte> {
    let mut per_team: BTreeMap<TeamId, Ruimte> = BTreeMap::new();
    for b in &stand.bezetting {
        if regisseursrol(&b.rollen).is_none() || b.team_id == eigen {
            continue;
        }
        let mensen = u32::try_from(b.aantal).unwrap_or(0);
        let rij = per_team.entry(b.team_id).or_insert_with(|| Ruimte {
            team: b.team_id,
            naam: b.team.clone(),
            last: 0,
            maximum: 0,
            over: String::new(),
        });
        rij.maximum += maximum(regels, &b.rollen).saturating_mul(mensen);
    }
    for l in &stand.last {
        if let Some(rij) = per_team.get_mut(&l.team_id) {
            rij.last += regels
                .gewicht(*l.fase)
                .saturating_mul(u32::try_from(l.aantal).unwrap_or(0));
        }
    }
    let mut uit: Vec<Ruimte> = per_team.into_values().collect();
    for r in &mut uit {
        r.over = format!("nog {}", getal(r.maximum.saturating_sub(r.last)));
    }
    uit.sort_by_key(|r| {
        (
            std::cmp::Reverse(r.maximum.saturating_sub(r.last)),
            r.naam.clone(),
        )
    });
    uit.truncate(12);
    uit
}

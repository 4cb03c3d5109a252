// SPDX-License-Identifier: EUPL-1.2
//! Work that nobody asks for: offers that were not answered come home, old drafts, sessions and form keys go.

use app::App;
use policy::{Actor, Doel};
use std::time::Duration;
use tokio::sync::watch;

/// Time between two rounds.
pub const RONDE: Duration = Duration::from_secs(30);

/// One round, at the moment of the application's clock. A part that fails is logged; the next round tries again.
pub async fn ronde(app: &App) {
    let ctx = app.ctx(Actor::systeem(app.gemeente), Doel::Systeem);
    match app::melding::laat_verlopen(app, &ctx).await {
        Ok(aantal) if aantal > 0 => tracing::info!(aantal, "offers came home"),
        Ok(_) => {}
        Err(fout) => tracing::error!(%fout, "letting offers come home failed"),
    }
    match app::kern::ruim_op(app).await {
        Ok(aantal) if aantal > 0 => tracing::info!(aantal, "removed old sessions, drafts and form keys"),
        Ok(_) => {}
        Err(fout) => tracing::error!(%fout, "cleaning up failed"),
    }
}

/// Rounds until `stop` becomes true.
pub async fn draai(app: App, mut stop: watch::Receiver<bool>) {
    let mut klok = tokio::time::interval(RONDE);
    klok.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = klok.tick() => ronde(&app).await,
            // The answer holds a lock, so it may not live across an await.
            () = async { drop(stop.wait_for(|s| *s).await) } => return,
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! Work that nobody asks for: offers that were not answered come home, old drafts, sessions and form keys go, the
//! journaal is sealed.

use app::App;
use policy::{Actor, Doel};
use std::time::Duration;
use tokio::sync::watch;

/// Time between two rounds.
pub const RONDE: Duration = Duration::from_secs(30);

/// Time between two rounds of sealing. A row must be sealed within a minute.
pub const ZEGELRONDE: Duration = Duration::from_secs(10);

/// Seals what is new in the journaal.
pub async fn verzegel(app: &App) {
    match app::journaal::verzegel_alle(app).await {
        Ok(rijen) if rijen > 0 => tracing::debug!(rijen, "sealed the journaal"),
        Ok(_) => {}
        Err(fout) => tracing::error!(%fout, "sealing the journaal failed"),
    }
}

/// One round, at the moment of the application's clock. A part that fails is logged; the next round tries again.
pub async fn ronde(app: &App) {
    let ctx = app.ctx(Actor::systeem(app.gemeente), Doel::Systeem);
    match app::melding::laat_verlopen(app, &ctx).await {
        Ok(aantal) if aantal > 0 => tracing::info!(aantal, "offers came home"),
        Ok(_) => {}
        Err(fout) => tracing::error!(%fout, "letting offers come home failed"),
    }
    match app::brp::werk_af(app).await {
        Ok(aantal) if aantal > 0 => tracing::info!(aantal, "the BRP answered questions that waited"),
        Ok(_) => {}
        Err(fout) => tracing::error!(%fout, "asking the BRP failed"),
    }
    match app::verwijsindex::ruim_op(app).await {
        Ok(aantal) if aantal > 0 => tracing::info!(aantal, "removed signalen whose term is over"),
        Ok(_) => {}
        Err(fout) => tracing::error!(%fout, "removing signalen failed"),
    }
    match app::kern::ruim_op(app).await {
        Ok(aantal) if aantal > 0 => tracing::info!(aantal, "removed old sessions, drafts and form keys"),
        Ok(_) => {}
        Err(fout) => tracing::error!(%fout, "cleaning up failed"),
    }
}

/// Puts persons in the index of recognition who are not in it: they came in by another way, or the key changed.
pub async fn herken(app: &App) {
    match app::herkenning::vul(app, app::herkenning::Tempo::Samen, |_| {}).await {
        Ok(aantal) if aantal > 0 => tracing::info!(aantal, "put persons in the index of recognition"),
        Ok(_) => {}
        Err(fout) => tracing::error!(%fout, "filling the index of recognition failed"),
    }
}

/// Rounds until `stop` becomes true.
pub async fn draai(app: App, mut stop: watch::Receiver<bool>) {
    herken(&app).await;
    let klok = |tijd| {
        let mut klok = tokio::time::interval(tijd);
        klok.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        klok
    };
    let (mut rondes, mut zegels) = (klok(RONDE), klok(ZEGELRONDE));
    loop {
        tokio::select! {
            _ = rondes.tick() => ronde(&app).await,
            _ = zegels.tick() => verzegel(&app).await,
            // The answer holds a lock, so it may not live across an await.
            () = async { drop(stop.wait_for(|s| *s).await) } => return,
        }
    }
}

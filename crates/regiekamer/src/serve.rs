// SPDX-License-Identifier: EUPL-1.2
//! The web server, with the worker in the same process.

use crate::instellingen::Instellingen;
use crate::start::{Einde, Klaar};
use crate::worker;
use app::App;
use axum::serve::ListenerExt;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// Requests that run get this long to end after SIGTERM.
const UITLOOP: Duration = Duration::from_secs(20);

/// Serves until SIGTERM or SIGINT.
///
/// # Errors
/// When the address is taken.
pub async fn serveer(
    app: App,
    instellingen: &Instellingen,
    met_worker: bool,
    gereed: Option<PathBuf>,
    luid: impl FnOnce(&str),
) -> Klaar {
    let web = instellingen.web().map_err(Einde::Gebruik)?;
    let listener = TcpListener::bind(instellingen.luister)
        .await
        .map_err(|e| Einde::Fout(format!("can't listen on {}: {e}", instellingen.luister)))?;
    let adres = format!("http://{}", listener.local_addr()?);
    let listener = listener.tap_io(|tcp| {
        let _ = tcp.set_nodelay(true);
    });
    let (stop, luister) = watch::channel(false);
    let router = web::router(app.clone(), web);
    let mut einde = luister.clone();
    let server = axum::serve(
        listener,
        router.into_make_service_with_connect_info::<SocketAddr>(),
    )
    .with_graceful_shutdown(async move {
        let _ = einde.wait_for(|s| *s).await;
    });
    let server = tokio::spawn(async move { server.await });
    let pad = instellingen.bestand_van_sleutels();
    let sleutels = tokio::spawn(crate::sleutel::volg(app.clone(), pad, luister.clone()));
    let werker = met_worker.then(|| tokio::spawn(worker::draai(app.clone(), luister)));
    tracing::info!(%adres, database = app.db.naam(), "listening");
    luid(&adres);
    if let Some(pad) = gereed {
        schrijf_gereed(&pad, &adres)?;
    }
    let signaal = wacht_op_signaal().await?;
    tracing::info!(signaal, "stopping");
    let _ = stop.send(true);
    match tokio::time::timeout(UITLOOP, server).await {
        Ok(Ok(uit)) => uit?,
        Ok(Err(fout)) => return Err(Einde::Fout(fout.to_string())),
        Err(_) => tracing::warn!("some requests did not end in time"),
    }
    let _ = sleutels.await;
    if let Some(werker) = werker {
        let _ = tokio::time::timeout(UITLOOP, werker).await;
    }
    app.db.sluit().await;
    Ok(())
}

/// Written under another name first, so that a reader never sees half an address.
fn schrijf_gereed(pad: &std::path::Path, adres: &str) -> std::io::Result<()> {
    let tijdelijk = pad.with_extension("tmp");
    std::fs::write(&tijdelijk, adres)?;
    std::fs::rename(&tijdelijk, pad)
}

/// Waits for SIGTERM or SIGINT and gives its name.
///
/// # Errors
/// When the operating system can't tell us.
pub async fn wacht_op_signaal() -> std::io::Result<&'static str> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut term = signal(SignalKind::terminate())?;
    let mut int = signal(SignalKind::interrupt())?;
    Ok(tokio::select! {
        _ = term.recv() => "SIGTERM",
        _ = int.recv() => "SIGINT",
    })
}

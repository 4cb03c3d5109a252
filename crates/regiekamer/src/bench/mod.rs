// SPDX-License-Identifier: EUPL-1.2
//! `bench`: a day at the office over HTTP, measured. Only against made-up data.
//!
//! Two phases. *Closed*: so many people, each starts the next task when the last one is done; gives the throughput.
//! *Open*: tasks start by the clock, whether the server keeps up or not, and the time counts from the moment a task
//! should have started; gives response times that hide no queue.

mod meting;
mod mix;
mod opzoeken;
mod server;

use crate::opdracht::{Bench, BenchDeel};
use crate::start::{Einde, Klaar};
use meting::{Fase, Metingen, Verslag};
use mix::Bezoeker;
use server::Doelwit;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::time::{Instant, sleep_until, timeout};

/// One request may take this long.
const GEDULD: Duration = Duration::from_secs(30);

/// Runs the bench.
///
/// # Errors
/// When the server can't be used for it.
pub async fn draai(opdracht: Bench) -> Klaar {
    if let Some(BenchDeel::Lookup(o)) = &opdracht.deel {
        return opzoeken::draai(o).await;
    }
    let doelwit = Doelwit::open(&opdracht).await?;
    let uit = meet(&opdracht, &doelwit).await;
    let verslag = uit?;
    if opdracht.json {
        println!("{}", serde_json::to_string_pretty(&verslag.json())?);
    } else {
        print!("{}", verslag.tekst());
    }
    doelwit.sluit().await;
    if verslag.fouten() > 0 {
        return Err(Einde::Fout(format!("{} requests went wrong", verslag.fouten())));
    }
    Ok(())
}

async fn meet(o: &Bench, doelwit: &Doelwit) -> Result<Verslag, Einde> {
    let klanten = usize::from(o.clients);
    let duur = Duration::from_secs(o.seconds);
    let mut bezoekers = Vec::new();
    for nummer in 0..klanten {
        bezoekers.push(Bezoeker::nieuw(&doelwit.adres, nummer, klanten).await?);
    }
    let grens = Arc::new(AtomicU64::new(o.max_requests));
    let (bezoekers, _) = gesloten(bezoekers, Duration::from_secs(o.warm_up), &grens).await?;
    let geheugen_begin = doelwit.geheugen();
    let (bezoekers, closed) = gesloten(bezoekers, duur, &grens).await?;
    let tempo = o.rate.unwrap_or_else(|| (closed.per_seconde() * 0.7).max(1.0));
    let open = open(bezoekers, duur, tempo, &grens).await?;
    Ok(Verslag {
        database: doelwit.database.clone(),
        omvang: doelwit.omvang.clone(),
        koude_start: doelwit.koude_start,
        geheugen: (geheugen_begin, doelwit.geheugen()),
        klanten,
        fasen: vec![
            Fase {
                naam: format!("closed, {klanten} clients"),
                metingen: closed,
            },
            Fase {
                naam: format!("open, {tempo:.0} tasks per second"),
                metingen: open,
            },
        ],
    })
}

/// Takes one from the number of requests that may still be made.
fn mag_nog(grens: &AtomicU64) -> bool {
    grens
        .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |n| n.checked_sub(1))
        .is_ok()
}

async fn gesloten(
    bezoekers: Vec<Bezoeker>,
    duur: Duration,
    grens: &Arc<AtomicU64>,
) -> Result<(Vec<Bezoeker>, Metingen), Einde> {
    let begin = Instant::now();
    let taken: Vec<_> = bezoekers
        .into_iter()
        .map(|mut b| {
            let grens = Arc::clone(grens);
            tokio::spawn(async move {
                let mut m = Metingen::nieuw();
                while begin.elapsed() < duur && mag_nog(&grens) {
                    let nu = Instant::now();
                    een_taak(&mut b, nu, &mut m).await;
                }
                (b, m)
            })
        })
        .collect();
    verzamel(taken, begin).await
}

async fn open(
    bezoekers: Vec<Bezoeker>,
    duur: Duration,
    tempo: f64,
    grens: &Arc<AtomicU64>,
) -> Result<Metingen, Einde> {
    let begin = Instant::now();
    let volgende = Arc::new(AtomicU64::new(0));
    let taken: Vec<_> = bezoekers
        .into_iter()
        .map(|mut b| {
            let (grens, volgende) = (Arc::clone(grens), Arc::clone(&volgende));
            tokio::spawn(async move {
                let mut m = Metingen::nieuw();
                loop {
                    let na = plek(volgende.fetch_add(1, Ordering::Relaxed), tempo);
                    if na >= duur || !mag_nog(&grens) {
                        return (b, m);
                    }
                    // A server that can't keep up makes tasks start late; that waiting is part of their time.
                    let gepland = begin + na;
                    sleep_until(gepland).await;
                    een_taak(&mut b, gepland, &mut m).await;
                }
            })
        })
        .collect();
    Ok(verzamel(taken, begin).await?.1)
}

#[expect(clippy::cast_precision_loss, reason = "a schedule; far fewer than 2^52 tasks")]
fn plek(nummer: u64, tempo: f64) -> Duration {
    Duration::from_secs_f64(nummer as f64 / tempo)
}

async fn een_taak(b: &mut Bezoeker, vanaf: Instant, m: &mut Metingen) {
    // Without an answer in time the connection is given up.
    if timeout(GEDULD, b.doe(vanaf, m)).await.is_err() {
        m.tijd_om();
        b.opnieuw();
    }
}

type Taak = tokio::task::JoinHandle<(Bezoeker, Metingen)>;

async fn verzamel(taken: Vec<Taak>, begin: Instant) -> Result<(Vec<Bezoeker>, Metingen), Einde> {
    let mut totaal = Metingen::nieuw();
    let mut bezoekers = Vec::new();
    for taak in taken {
        let (b, m) = taak.await?;
        totaal.neem_op(&m);
        bezoekers.push(b);
    }
    totaal.duur = begin.elapsed();
    Ok((bezoekers, totaal))
}

// SPDX-License-Identifier: EUPL-1.2
//! Placing a signaal and finding whom it meets, among millions (issue "known or not"; PostgreSQL):
//!
//! ```text
//! SIGNALEN=5000000 REGIEKAMER_BENCH_POSTGRES=postgres://… cargo bench -p regiekamer --bench verwijsindex
//! ```
//!
//! Three measurements, one after the other on the same database, which must be empty before:
//! - **HTTP**: a melder places signalen on people who have one of somebody else, through the whole application over a
//!   connection of its own; each gives a match. Goal: p99 at most 20 ms.
//! - **two statements**: the INSERT and the SELECT that find matches, through the store: a unit of work with its row in
//!   the journaal, committed.
//! - **pgbench**: the same two statements, each by itself, prepared (goal: the store does at least 70 % of that); and all statements
//!   that the store sends, in one transaction: what is left is the cost of our own code.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark, run by hand"
)]

#[expect(dead_code, reason = "the other benchmark reads the casus and its regisseur")]
mod opzet;

use app::Ctx;
use domain::verwijsindex::NieuweInstelling;
use hdrhistogram::Histogram;
use opzet::{Opstelling, opstellen};
use policy::handelingen::SignaalPlaatsen;
use policy::{Bijzonder, Doel, Feiten, VerwijsFeiten};
use regiekamer::klant::{Klant, veld};
use std::net::SocketAddr;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};
use store::Instelling;
use store::journaal::{Boeking, Soort};
use testkit::verwijsvulling::{self as vulling, Vulling};

/// People on whom a signaal is placed over HTTP, and how many of them warm up.
const HTTP: i64 = 3000;
const OPWARMEN: i64 = 300;
/// Seconds per measurement in the database; `SECONDEN` says otherwise.
fn duur() -> u64 {
    std::env::var("SECONDEN").map_or(20, |s| s.parse().unwrap())
}

async fn als(o: &Opstelling, wie: &str, doel: Doel) -> Ctx {
    let cookie = app::aanmelden::demo_aanmelden(&o.app, wie, "").await.unwrap();
    let actor = app::aanmelden::sessie(&o.app, &cookie)
        .await
        .unwrap()
        .unwrap()
        .actor;
    o.app.ctx(actor, doel)
}

/// On, with two melders of our own besides those of the filling.
async fn inrichten(o: &Opstelling, pool: &vulling::Pool, signalen: i64) -> (Ctx, domain::MelderId, Vulling) {
    let beheer = als(o, "k.visser", Doel::Beheer).await;
    let aan = NieuweInstelling {
        modus: "aan".into(),
        herinner_na: "14".into(),
        procesmanager_na: "28".into(),
        ..NieuweInstelling::default()
    };
    app::verwijsindex::zet(&o.app, &beheer, 0, &aan).await.unwrap();
    let melder = als(o, "r.yilmaz", Doel::Regie).await;
    let wie = melder.actor.medewerker.unwrap();
    vulling::melders(pool, melder.actor.gemeente, wie).await.unwrap();
    let begin = Instant::now();
    let v = vulling::vul(pool, melder.actor.gemeente, signalen, HTTP)
        .await
        .unwrap();
    println!(
        "{} signalen on {} people, filled in {} s",
        v.signalen,
        v.personen,
        begin.elapsed().as_secs()
    );
    let nieuw = app::verwijsindex::NieuweMelder {
        wie: wie.to_string(),
        domein: "jeugdhulp".into(),
        coordinator: String::new(),
    };
    let id = app::verwijsindex::wijs_aan(&o.app, &beheer, 0, &nieuw)
        .await
        .unwrap();
    (melder, id, v)
}

fn toon(naam: &str, h: &Histogram<u64>) {
    let ms = |q: f64| f64::from(u32::try_from(h.value_at_quantile(q)).unwrap()) / 1000.0;
    println!(
        "{naam}: {} times, p50 {:.1} ms, p95 {:.1} ms, p99 {:.1} ms, max {:.1} ms",
        h.len(),
        ms(0.5),
        ms(0.95),
        ms(0.99),
        ms(1.0)
    );
}

/// Places over HTTP on people on whom another melder has just placed.
async fn http(o: &Opstelling, v: &Vulling) {
    let ander = als(o, "m.jansen", Doel::Regie).await;
    for n in 1..=HTTP {
        let uit = app::verwijsindex::plaats(&o.app, &ander, vulling::persoon(v.personen + n), true).await;
        assert_eq!(uit.unwrap(), 0);
    }
    let luister = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let adres = luister.local_addr().unwrap().to_string();
    let dienst = o
        .router
        .clone()
        .into_make_service_with_connect_info::<SocketAddr>();
    let server = tokio::spawn(async move { axum::serve(luister, dienst).await });
    let mut klant = Klant::nieuw(&adres);
    assert!(klant.meld_aan("r.yilmaz").await.unwrap());
    let pagina = klant.haal("/verwijsindex/nieuw").await.unwrap();
    let csrf = veld(&pagina.tekst, "csrf").unwrap();
    let mut tijden = Histogram::<u64>::new(3).unwrap();
    for n in 1..=HTTP {
        let pad = format!("/personen/{}/verwijsindex", vulling::persoon(v.personen + n));
        let eenmalig = uuid::Uuid::from_u128(u128::from(n.unsigned_abs()) << 64 | 1).to_string();
        let velden = [
            ("csrf", csrf.as_str()),
            ("eenmalig", eenmalig.as_str()),
            ("verteld", "ja"),
        ];
        let begin = Instant::now();
        let a = klant.stuur(&pad, &velden).await.unwrap();
        if n > OPWARMEN {
            tijden
                .record(u64::try_from(begin.elapsed().as_micros()).unwrap())
                .unwrap();
        }
        assert!(a.status.is_redirection(), "{} {}", a.status, a.tekst);
    }
    toon("place and match over HTTP", &tijden);
    server.abort();
}

/// The two statements through the store; gives how many a second.
async fn winkel(
    o: &Opstelling,
    ctx: &Ctx,
    melder: domain::MelderId,
    v: Vulling,
    klanten: usize,
    volgende: &Arc<AtomicI64>,
) -> f64 {
    let feiten = Feiten::Verwijs(VerwijsFeiten {
        gemeente: ctx.actor.gemeente,
        melder: true,
        eigen: false,
        bijzonder: Bijzonder::default(),
    });
    let begin = Instant::now();
    let taken: Vec<_> = (0..klanten)
        .map(|k| {
            let (app, ctx, feiten) = (o.app.clone(), ctx.clone(), feiten.clone());
            let volgende = Arc::clone(volgende);
            tokio::spawn(async move {
                let mut aantal = 0_u32;
                let tot = ctx.vandaag().saturating_add(jiff::Span::new().days(730));
                while begin.elapsed() < Duration::from_secs(duur()) {
                    let n = volgende.fetch_add(1, Ordering::Relaxed);
                    let zoek = 1 + (n * 7919 + i64::try_from(k).unwrap()) % v.personen;
                    let permit = ctx.mag::<SignaalPlaatsen>(&feiten).unwrap();
                    let mut uow = app.begin(&ctx).await.unwrap();
                    let persoon = vulling::persoon(n);
                    let id = store::verwijsindex::voeg_toe(&mut uow, &permit, persoon, melder, tot)
                        .await
                        .unwrap();
                    store::verwijsindex::treffers(&mut uow, vulling::signaal(zoek))
                        .await
                        .unwrap();
                    let b = Boeking {
                        persoon: Some(persoon),
                        onderwerp: "signaal",
                        onderwerp_id: Some(id.uuid()),
                        velden: &["signaal"],
                        ..Boeking::default()
                    };
                    uow.boek(&permit, Soort::Gemaakt, b).await.unwrap();
                    uow.commit().await.unwrap();
                    aantal += 1;
                }
                aantal
            })
        })
        .collect();
    let mut totaal = 0.0;
    for t in taken {
        totaal += f64::from(t.await.unwrap());
    }
    totaal / begin.elapsed().as_secs_f64()
}

/// The same two statements by pgbench; gives how many a second.
fn pgbench(url: &str, script: &std::path::Path, klanten: usize) -> f64 {
    let uit = Command::new("pgbench")
        .args(["-n", "-M", "prepared", "-T", &duur().to_string()])
        .args(["-c", &klanten.to_string(), "-j", "2", "-f"])
        .arg(script)
        .arg(url)
        .output()
        .unwrap();
    let tekst = String::from_utf8_lossy(&uit.stdout);
    assert!(uit.status.success(), "{}", String::from_utf8_lossy(&uit.stderr));
    let regel = tekst.lines().find(|r| r.starts_with("tps = ")).unwrap();
    regel.split(' ').nth(2).unwrap().parse().unwrap()
}

#[tokio::main]
async fn main() {
    let Ok(url) = std::env::var("REGIEKAMER_BENCH_POSTGRES") else {
        println!("set REGIEKAMER_BENCH_POSTGRES to an empty PostgreSQL; SIGNALEN says how many (5000000)");
        return;
    };
    let signalen = std::env::var("SIGNALEN").map_or(5_000_000, |s| s.parse().unwrap());
    let o = opstellen(Instelling {
        url: url.clone(),
        verbindingen: 10,
        schema: None,
    })
    .await;
    let pool = vulling::open(&url).await.unwrap();
    let (ctx, melder, v) = inrichten(&o, &pool, signalen).await;
    // One more, for the other side over HTTP.
    let ander = als(&o, "m.jansen", Doel::Regie).await;
    assert!(ander.actor.medewerker.is_some());
    http(&o, &v).await;
    let map = tempfile::tempdir().unwrap();
    let (script, heel) = (map.path().join("verwijs.sql"), map.path().join("heel.sql"));
    std::fs::write(&script, vulling::pgbench(ctx.actor.gemeente, melder, &v)).unwrap();
    std::fs::write(&heel, vulling::pgbench_heel(ctx.actor.gemeente, melder, &v)).unwrap();
    let volgende = Arc::new(AtomicI64::new(1));
    for klanten in [1, 8] {
        let wij = winkel(&o, &ctx, melder, v, klanten, &volgende).await;
        // Each takes people whom nobody placed on yet as this melder.
        let mut zij = [0.0; 2];
        for (uit, script) in zij.iter_mut().zip([&script, &heel]) {
            let vanaf = volgende.load(Ordering::Relaxed) + 1000;
            vulling::nummers(&pool, vanaf).await.unwrap();
            *uit = pgbench(&url, script, klanten);
            volgende.store(vulling::laatste(&pool).await.unwrap() + 10_000, Ordering::Relaxed);
        }
        println!(
            "{klanten} clients: store {wij:.0}/s; pgbench, the two statements {:.0}/s ({:.0} %); pgbench, all that the store sends {:.0}/s ({:.0} %)",
            zij[0],
            100.0 * wij / zij[0],
            zij[1],
            100.0 * wij / zij[1]
        );
    }
}

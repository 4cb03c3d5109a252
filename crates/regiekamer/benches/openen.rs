// SPDX-License-Identifier: EUPL-1.2
//! What access and journaal cost on the page of a casus: `cargo bench -p regiekamer --bench openen`. Goal: at most 20 % of
//! the same page without them (issue "access").
//!
//! The page can't be asked without them, on purpose. So the page is measured as it is, and apart from it the decisions that
//! it takes (opening, secret address, one for each button) and its row in the journaal (a transaction that writes and
//! commits against one that reads). Parts and page are measured by turns, so that what else the machine does weighs on all.
//!
//! `REGIEKAMER_BENCH_POSTGRES`: an empty PostgreSQL to measure besides SQLite; without, SQLite only.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark, run by hand"
)]

mod opzet;

use app::Ctx;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use hdrhistogram::Histogram;
use opzet::{Opstelling, opstellen, vraag};
use policy::handelingen as h;
use policy::{Feiten, Permit, Vraag};
use std::hint::black_box;
use std::time::Instant;
use store::Instelling;
use store::journaal::{Boeking, Soort};

const RONDEN: u32 = 400;
const OPWARMEN: u32 = 40;

/// The decisions of the page: one question, all the acts that it asks about.
fn beslis(ctx: &Ctx, feiten: &Feiten) {
    let _ = black_box(ctx.mag::<h::CasusOpenen>(feiten));
    let _ = black_box(ctx.mag::<h::GeheimAdresZien>(feiten));
    let v = Vraag::nieuw(&ctx.actor, ctx.doel, black_box(feiten));
    macro_rules! mag { ($($a:ident),+) => { $(let _ = black_box(v.mag::<h::$a>());)+ }; }
    mag!(
        NotitieMaken,
        IntakeDoen,
        PlanWijzigen,
        CasusFase,
        CasusAfsluiten,
        CasusToewijzen,
        BetrokkeneWijzigen,
        HuishoudenWijzigen,
        JournaalZien,
        ContactStoppen,
        ToegangZien,
        UitsluitingMelden,
        WaarschuwingWijzigen,
        CasusPrinten,
        PlanAfdrukVoorLid
    );
}

/// A transaction as that of the page, with its journaal row or without.
async fn boek(o: &Opstelling, permit: Option<&Permit<h::CasusOpenen>>, feiten: &Feiten) {
    let Some(permit) = permit else {
        let uow = o.app.begin_lezen(&o.ctx).await.unwrap();
        return uow.rollback().await.unwrap();
    };
    let mut uow = o.app.begin(&o.ctx).await.unwrap();
    let boeking = Boeking {
        casus: Some(o.casus),
        huishouden: feiten.huishouden(),
        onderwerp: "casus",
        velden: &["huishouden", "betrokkenen", "plan", "notities"],
        ..Boeking::default()
    };
    uow.boek(permit, Soort::Gelezen, boeking).await.unwrap();
    uow.commit().await.unwrap();
}

async fn meet(naam: &str, o: &Opstelling) {
    let mut uow = o.app.begin_lezen(&o.ctx).await.unwrap();
    let kop = store::casus::kop(&mut uow, o.casus, &o.ctx.actor, o.ctx.vandaag())
        .await
        .unwrap()
        .unwrap();
    let feiten = kop.feiten(uow.gemeente());
    uow.rollback().await.unwrap();
    let permit = o.ctx.mag::<h::CasusOpenen>(&feiten).unwrap();
    let pad = format!("/casussen/{}", o.casus);
    let mut tijden: [Histogram<u64>; 4] = std::array::from_fn(|_| Histogram::new(3).unwrap());
    let mut noteer = |welke: usize, keer: u32, begin: Instant| {
        if keer >= OPWARMEN {
            let ns = u64::try_from(begin.elapsed().as_nanos()).unwrap();
            tijden[welke].record(ns).unwrap();
        }
    };
    for keer in 0..RONDEN + OPWARMEN {
        let begin = Instant::now();
        let get = Request::get(&pad)
            .header(header::COOKIE, &o.cookie)
            .body(Body::empty());
        let (status, _, lengte) = vraag(&o.router, get.unwrap()).await;
        assert!(status == StatusCode::OK && lengte > 1000, "{status}");
        noteer(0, keer, begin);
        let begin = Instant::now();
        beslis(&o.ctx, &feiten);
        noteer(1, keer, begin);
        let begin = Instant::now();
        boek(o, Some(&permit), &feiten).await;
        noteer(2, keer, begin);
        let begin = Instant::now();
        boek(o, None, &feiten).await;
        noteer(3, keer, begin);
    }
    for (q, woord) in [(0.5, "p50"), (0.95, "p95")] {
        let ms = |welke: usize| {
            f64::from(u32::try_from(tijden[welke].value_at_quantile(q) / 1000).unwrap()) / 1000.0
        };
        let (pagina, beslissen, met, zonder) = (ms(0), ms(1), ms(2), ms(3));
        let journaal = (met - zonder).max(0.0);
        let kaal = pagina - beslissen - journaal;
        println!(
            "| {naam} {woord} | {pagina:.2} | {beslissen:.2} | {journaal:.2} | {kaal:.2} | {:.0} % |",
            100.0 * (beslissen + journaal) / kaal
        );
    }
}

#[tokio::main]
async fn main() {
    println!(
        "{RONDEN} rounds, milliseconds\n\n| | page | decisions | journaal | the rest | overhead |\n|---|---:|---:|---:|---:|---:|"
    );
    let map = tempfile::tempdir().unwrap();
    let sqlite = Instelling {
        url: format!("sqlite:{}", map.path().join("bench.db").display()),
        verbindingen: 4,
        schema: None,
    };
    meet("SQLite", &opstellen(sqlite).await).await;
    if let Ok(url) = std::env::var("REGIEKAMER_BENCH_POSTGRES") {
        let postgres = Instelling {
            url,
            verbindingen: 4,
            schema: None,
        };
        meet("PostgreSQL", &opstellen(postgres).await).await;
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! The whole municipality goes into both databases, and only into an empty one.
#![expect(clippy::unwrap_used, reason = "a test stops with its reason")]

use loader::{LaadFout, Stand, laad_gemeente};
use simulate::{Batch, Instellingen, Simulatie};
use sqlx::{AssertSqlSafe, Row};
use std::collections::BTreeMap;
use store::{Db, StoreFout, geheim::Sleutels};
use testkit::{Motor, TestDb};

fn inst() -> Instellingen {
    Instellingen::nieuw(1, "2026-11-23T10:00:00Z".parse().unwrap(), 1)
}

async fn getal(db: &Db, sql: &str) -> i64 {
    match db {
        Db::Sqlite { lezen, .. } => sqlx::query_scalar(AssertSqlSafe(sql.to_owned()))
            .fetch_one(lezen)
            .await
            .unwrap(),
        Db::Postgres(pool) => sqlx::query_scalar(AssertSqlSafe(sql.to_owned()))
            .fetch_one(pool)
            .await
            .unwrap(),
    }
}

async fn laad_en_tel(motor: Motor) {
    let t = TestDb::nieuw(motor).await;
    let sleutels = Sleutels::uit_bytes(&[7; 64]).unwrap();
    let mut standen = Vec::new();
    let rijen = laad_gemeente(&t.db, &sleutels, inst(), |s| standen.push(s))
        .await
        .unwrap();

    testkit::controleer(&t).await;

    let mut gemaakt = BTreeMap::<&str, i64>::new();
    let mut bsns = 0;
    for batch in Simulatie::new(inst()) {
        *gemaakt.entry(batch.tabel()).or_default() += i64::try_from(batch.len()).unwrap();
        if let Batch::Persoon(r) = &batch {
            bsns += r.iter().filter(|p| p.bsn.is_some()).count();
        }
    }
    assert_eq!(i64::try_from(rijen).unwrap(), gemaakt.values().sum::<i64>());
    for (tabel, aantal) in &gemaakt {
        assert_eq!(
            getal(&t.db, &format!("SELECT count(*) FROM {tabel}")).await,
            *aantal,
            "{tabel}"
        );
    }
    let versleuteld =
        "SELECT count(*) FROM persoon WHERE bsn_sleutel IS NOT NULL AND bsn_versleuteld IS NOT NULL";
    assert_eq!(usize::try_from(getal(&t.db, versleuteld).await).unwrap(), bsns);
    // Moments come out as they went in: the newest act lies before now, and ids are in the order of time.
    let vraag = "SELECT bsn_versleuteld FROM persoon WHERE bsn_sleutel IS NOT NULL ORDER BY id LIMIT 1";
    let bsn: Vec<u8> = match &t.db {
        Db::Sqlite { lezen, .. } => sqlx::query(vraag).fetch_one(lezen).await.unwrap().get(0),
        Db::Postgres(pool) => sqlx::query(vraag).fetch_one(pool).await.unwrap().get(0),
    };
    assert!(sleutels.ontsleutel(&bsn).unwrap().starts_with(b"999"));
    let niet_op_volgorde = "SELECT count(*) FROM (SELECT op, lag(op) OVER (ORDER BY id) AS vorige FROM journaal) j \
                            WHERE CAST(op AS TEXT) < CAST(vorige AS TEXT)";
    // Within a millisecond ids are random.
    assert!(getal(&t.db, niet_op_volgorde).await < 1000);

    assert!(matches!(
        standen.first(),
        Some(Stand::Huishoudens { totaal: 3000, .. })
    ));
    assert!(standen.contains(&Stand::Journaal {
        gedaan: 200_000,
        totaal: 200_000
    }));
    assert_eq!(standen.last(), Some(&Stand::Indexen));

    let nog_eens = laad_gemeente(&t.db, &sleutels, inst(), |_| {}).await;
    assert!(
        matches!(nog_eens, Err(LaadFout::Store(StoreFout::NietLeeg))),
        "{nog_eens:?}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite() {
    laad_en_tel(Motor::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres() {
    laad_en_tel(Motor::Postgres).await;
}

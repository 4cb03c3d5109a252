// SPDX-License-Identifier: EUPL-1.2
//! Measures the load: `cargo run --release -p loader --example meet -- ADDRESS [scale] [schema]`.
//! ADDRESS is `sqlite:file.db` or `postgres://…`, empty. Run it under `/usr/bin/time -v` for the memory.

use loader::{Stand, laad_gemeente};
use store::{Db, Instelling, geheim::Sleutels};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut woorden = std::env::args().skip(1);
    let url = woorden.next().ok_or("address of the database?")?;
    let schaal = woorden.next().map_or(Ok(1), |s| s.parse())?;
    let db = Db::open(&Instelling {
        url,
        verbindingen: 2,
        schema: woorden.next(),
    })
    .await?;
    store::migratie::migreer(&db).await?;
    let sleutels = Sleutels::uit_bytes(&[7; 64])?;
    let inst = simulate::Instellingen::nieuw(1, "2026-11-23T10:00:00Z".parse()?, schaal);
    let begin = std::time::Instant::now();
    let mut vorige = "";
    let mut sinds = begin;
    let mut laatste = 0;
    let rijen = laad_gemeente(&db, &sleutels, inst, |stand| {
        let (naam, gedaan) = match stand {
            Stand::Huishoudens { gedaan, .. } => ("huishoudens", gedaan),
            Stand::Journaal { gedaan, .. } => ("journaal", gedaan),
            Stand::Indexen => ("indexen", 0),
        };
        if naam != vorige {
            let duur = sinds.elapsed().as_secs_f64();
            if !vorige.is_empty() {
                println!(
                    "{vorige}: {laatste} in {duur:.1} s, {:.0} per second",
                    laatste as f64 / duur
                );
            }
            (vorige, sinds) = (naam, std::time::Instant::now());
        }
        laatste = gedaan;
    })
    .await?;
    println!("indexen: {:.1} s", sinds.elapsed().as_secs_f64());
    let duur = begin.elapsed().as_secs_f64();
    println!(
        "{}, scale {schaal}: {rijen} rows in {duur:.1} s, {:.0} per second",
        db.naam(),
        rijen as f64 / duur
    );
    db.sluit().await;
    Ok(())
}

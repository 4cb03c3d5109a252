// SPDX-License-Identifier: EUPL-1.2
//! Writes a simulated municipality to standard output: one line of JSON per batch. For looking at it.
//! `cargo run --release -p simulate --example uitschrijven -- [scale] [seed] [moment]`

use std::io::Write;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut woorden = std::env::args().skip(1);
    let schaal = woorden.next().map_or(Ok(1), |s| s.parse())?;
    let seed = woorden.next().map_or(Ok(1), |s| s.parse())?;
    let nu = woorden
        .next()
        .unwrap_or_else(|| "2026-11-23T10:00:00Z".to_owned())
        .parse()?;
    let mut uit = std::io::BufWriter::new(std::io::stdout().lock());
    for batch in simulate::Simulatie::new(simulate::Instellingen::nieuw(seed, nu, schaal)) {
        writeln!(
            uit,
            "{{\"tabel\":\"{}\",\"rijen\":{}}}",
            batch.tabel(),
            batch.json()?
        )?;
    }
    uit.flush()?;
    Ok(())
}

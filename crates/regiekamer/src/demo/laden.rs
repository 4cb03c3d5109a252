// SPDX-License-Identifier: EUPL-1.2
//! Puts the simulated gemeente in the database, with progress.

use crate::start::Einde;
use crate::voortgang::balk;
use domain::Gemeente;
use jiff::Timestamp;
use serde_json::{Map, Value};
use simulate::{Batch, Instellingen, Simulatie};
use store::bulk::Inladen;
use store::{Db, geheim::Sleutels};

/// Loads it.
///
/// # Errors
/// When the database refuses.
pub async fn laad(
    db: &Db,
    sleutels: &Sleutels,
    gemeente: Gemeente,
    seed: u64,
    schaal: u32,
    nu: Timestamp,
) -> Result<u64, Einde> {
    let mut inst = Instellingen::nieuw(seed, nu, schaal);
    inst.gemeente = gemeente.0;
    let balk = balk(inst.huishoudens(), "huishoudens");
    let mut simulatie = Simulatie::new(inst);
    let mut laden = Inladen::begin(db).await?;
    while let Some(batch) = simulatie.next() {
        let tabel = batch.tabel();
        let json = match &batch {
            Batch::Persoon(_) => personen(&batch.json()?, sleutels)?,
            anders => anders.json()?,
        };
        laden.neem(tabel, &json).await?;
        balk.set_position(simulatie.gemaakt());
    }
    balk.set_message("bijna klaar: indexen maken");
    let rijen = laden.klaar().await?;
    balk.finish_and_clear();
    println!("Een verzonnen gemeente is gemaakt: {rijen} rijen.");
    Ok(rijen)
}

/// The BSN of each person becomes its ciphertext and its look-up key. The nonce follows from the number, which is
/// safe here only because each made-up number is encrypted once and is no secret.
fn personen(json: &str, sleutels: &Sleutels) -> Result<String, Einde> {
    let mut rijen: Vec<Map<String, Value>> = serde_json::from_str(json)?;
    for rij in &mut rijen {
        let bsn = rij.remove("bsn").and_then(|b| b.as_str().map(str::to_owned));
        let (versleuteld, sleutel) = match bsn {
            None => (Value::Null, Value::Null),
            Some(bsn) => {
                let zoek = sleutels.zoeksleutel(&bsn)?;
                let nonce: [u8; 12] = zoek
                    .get(..12)
                    .and_then(|n| n.try_into().ok())
                    .ok_or_else(|| Einde::Fout("look-up key too short".to_owned()))?;
                (hex(&sleutels.versleutel(nonce, bsn.as_bytes())?), hex(&zoek))
            }
        };
        rij.insert("bsn_versleuteld".to_owned(), versleuteld);
        rij.insert("bsn_sleutel".to_owned(), sleutel);
    }
    Ok(serde_json::to_string(&rijen)?)
}

fn hex(bytes: &[u8]) -> Value {
    Value::String(bytes.iter().map(|b| format!("{b:02x}")).collect())
}

// SPDX-License-Identifier: EUPL-1.2
//! `persons`: who may be in the store twice.

use crate::start::Klaar;
use crate::voortgang::balk;
use app::App;
use app::samenvoegen::dubbel::{Stap, beoordeeld, zoek};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

/// Compares everybody; progress on standard error, the report on standard output.
///
/// # Errors
/// The database refuses.
pub async fn dedupe(app: &App, json: bool) -> Klaar {
    let balk = balk(0, "personen");
    let v = zoek(app, |stap| match stap {
        Stap::Gelezen(n) => {
            balk.inc_length(n);
            balk.inc(n);
        }
        Stap::Vergelijken => balk.set_message("vergelijken"),
        Stap::Bewaard(_) => balk.set_message("bewaren"),
    })
    .await?;
    balk.finish_and_clear();
    if json {
        println!("{}", serde_json::to_string(&v).map_err(std::io::Error::other)?);
        return Ok(());
    }
    println!(
        "{} personen gelezen, {} tweetallen vergeleken.
Waarschijnlijk dezelfde: {} tweetallen, {} groepen, de grootste van {}.
Misschien dezelfde: {} tweetallen.
Uit de wachtrij gehaald: {}. Er wachten er {} op een oordeel.",
        v.personen, v.vergeleken, v.zelfde, v.groepen, v.grootste_groep, v.misschien, v.weg, v.te_beoordelen
    );
    Ok(())
}

/// Writes the judged pairs.
///
/// # Errors
/// The database refuses; the file can't be made.
pub async fn judged(app: &App, uit: Option<&Path>) -> Klaar {
    let mut tekst = String::from("id_a,id_b,same\n");
    for (a, b, zelfde) in beoordeeld(app).await? {
        let _ = writeln!(tekst, "{a},{b},{}", u8::from(zelfde));
    }
    match uit {
        Some(pad) => std::fs::write(pad, tekst)?,
        None => std::io::stdout().write_all(tekst.as_bytes())?,
    }
    Ok(())
}

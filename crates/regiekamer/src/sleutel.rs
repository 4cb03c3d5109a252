// SPDX-License-Identifier: EUPL-1.2
//! `key`: bring everything under another key while the server runs; and the file with the keys, read again when it changes.

use crate::start::{Einde, Klaar};
use crate::voortgang::balk;
use app::App;
use app::sleutels::{Stand, stand, wissel};
use std::path::{Path, PathBuf};
use std::time::Duration;
use store::geheim::Sleutels;
use tokio::sync::watch;

/// Time between two looks at the file.
const KIJKEN: Duration = Duration::from_secs(5);

/// Takes the keys of the file anew when they changed, until `stop` becomes true. A file that can't be read leaves the
/// keys as they are.
pub async fn volg(app: App, pad: Option<PathBuf>, mut stop: watch::Receiver<bool>) {
    let Some(pad) = pad else {
        return;
    };
    let mut klok = tokio::time::interval(KIJKEN);
    klok.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = klok.tick() => {}
            // The answer holds a lock, so it may not live across an await.
            () = async { drop(stop.wait_for(|s| *s).await) } => return,
        }
        kijk(&app.sleutels, &pad);
    }
}

/// Takes the keys of the file, when they differ. True when they did.
fn kijk(sleutels: &Sleutels, pad: &Path) -> bool {
    let gelezen = std::fs::read_to_string(pad).map_err(|e| e.to_string());
    match gelezen.and_then(|t| Sleutels::uit_tekst(&t).map_err(|e| e.to_string())) {
        Ok(nieuw) if sleutels.vervang(&nieuw) => {
            let nummers: Vec<i32> = nieuw.alle().iter().map(|s| s.nummer()).collect();
            tracing::info!(
                ?nummers,
                "took the keys of the key file anew; the first one writes"
            );
            true
        }
        Ok(_) => false,
        Err(fout) => {
            tracing::error!(pad = %pad.display(), %fout, "the key file can't be read; the keys stay as they are");
            false
        }
    }
}

fn vertel(app: &App, stand: &Stand) -> Result<(), Einde> {
    println!(
        "Onder de huidige sleutel ({}): {}.",
        app.sleutels.huidig()?.nummer(),
        stand.nieuw
    );
    for (nummer, aantal) in &stand.oud {
        let welke = match nummer {
            Some(n) if app.sleutels.met(*n).is_some() => format!("{n}"),
            Some(n) => format!("{n}, die niet in het sleutelbestand staat"),
            None => "zonder nummer".to_owned(),
        };
        println!("Onder een andere sleutel ({welke}): {aantal}.");
    }
    Ok(())
}

/// Tells how much is under which key.
///
/// # Errors
/// The database refuses.
pub async fn toon(app: &App) -> Klaar {
    let stand = stand(app).await?;
    vertel(app, &stand)
}

/// Brings everything under the first key, seals with it, and tells what is left.
///
/// # Errors
/// Something is left under another key; the database refuses.
pub async fn roteer(app: &App) -> Klaar {
    let totaal = stand(app).await?.oud.iter().map(|o| o.1).sum();
    let balk = balk(totaal, "gegevens");
    let verslag = wissel(app, |aantal| balk.inc(aantal)).await?;
    balk.finish_and_clear();
    // Who is not in the index under this key yet is still found by the old one.
    app::herkenning::vul(app, app::herkenning::Tempo::Samen, |_| {}).await?;
    // The old key names its successor in the chain while both are here.
    app::journaal::verzegel_alle(app).await?;
    println!("Onder de huidige sleutel gebracht: {}.", verslag.gedaan);
    vertel(app, &verslag.stand)?;
    if verslag.stand.klaar() {
        println!("Er staat niets meer onder een andere sleutel. De oude sleutel kan uit het sleutelbestand.");
        return Ok(());
    }
    let mut fout = "something is left under another key".to_owned();
    if verslag.onleesbaar > 0 {
        fout.push_str(&format!(
            "; {} can't be opened with the keys in the key file",
            verslag.onleesbaar
        ));
    }
    if verslag.dubbel > 0 {
        fout.push_str(&format!(
            "; {} belong to somebody else too: two persons with one number",
            verslag.dubbel
        ));
    }
    if verslag.onleesbaar + verslag.dubbel == 0 {
        fout.push_str("; a server still writes with it, so look at its key file and run this again");
    }
    Err(Einde::Fout(fout))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_key_file_is_taken_and_a_broken_one_is_not() {
        let pad = std::env::temp_dir().join(format!("rk-sleutel-{}", std::process::id()));
        let (een, twee) = (
            format!("{}Bw==", "BwcH".repeat(21)),
            format!("{}CA==", "CAgI".repeat(21)),
        );
        std::fs::write(&pad, &een).expect("a file");
        let sleutels = Sleutels::uit_tekst(&een).expect("a key");
        let eerste = sleutels.huidig().expect("a key").nummer();
        assert!(!kijk(&sleutels, &pad));
        std::fs::write(&pad, format!("{twee}\n{een}\n")).expect("a file");
        assert!(kijk(&sleutels, &pad));
        assert_eq!(sleutels.alle().len(), 2);
        assert_ne!(sleutels.huidig().expect("a key").nummer(), eerste);
        std::fs::write(&pad, "half").expect("a file");
        assert!(!kijk(&sleutels, &pad));
        std::fs::remove_file(&pad).expect("removed");
        assert!(!kijk(&sleutels, &pad));
        assert_eq!(sleutels.alle().len(), 2);
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! `journaal`: check the zegels, make an anchor.

use crate::start::{Einde, Klaar};
use crate::voortgang::balk;
use app::App;
use app::journaal::Controleopdracht;
use domain::journaal::{Anker, PubliekeSleutel};
use policy::{Actor, Doel};
use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Checks zegels from this number on, beside these anchors.
///
/// # Errors
/// An anchor can't be read; the database refuses; something was found.
pub async fn controleer(
    app: &App,
    vanaf: i64,
    bestanden: &[PathBuf],
    vertrouwd: Vec<PubliekeSleutel>,
) -> Klaar {
    let ankers = bestanden
        .iter()
        .map(|pad| lees_anker(app, pad))
        .collect::<Result<Vec<_>, _>>()?;
    let zwak = ankers.is_empty();
    let zonder_sleutel = zwak && vertrouwd.is_empty();
    let opdracht = Controleopdracht {
        vanaf,
        ankers,
        vertrouwd,
        ..Controleopdracht::default()
    };
    let balk = balk(0, "zegels");
    let begin = Instant::now();
    let ctx = app.ctx(Actor::systeem(app.gemeente), Doel::Toezicht);
    let verslag = app::journaal::controleer(app, &ctx, opdracht, |v| {
        balk.set_length(v.totaal);
        balk.set_position(v.zegels);
    })
    .await?;
    balk.finish_and_clear();
    let seconden = begin.elapsed().as_secs_f64();
    println!(
        "Gecontroleerd: {} zegels met {} regels, tot en met zegel {}, in {seconden:.1} s ({:.0} regels per minuut).",
        verslag.zegels,
        verslag.regels,
        verslag.laatste,
        verslag.regels as f64 / seconden.max(0.001) * 60.0
    );
    if zonder_sleutel {
        println!(
            "Let op: zonder sleutel of anker is een keten die helemaal opnieuw is gemaakt niet te herkennen."
        );
    } else if zwak {
        println!("Let op: zonder anker is niet te zien of het einde is afgeknipt.");
    }
    if verslag.schoon() {
        println!("Alles klopt.");
        return Ok(());
    }
    for bevinding in &verslag.bevindingen {
        println!("{bevinding}");
    }
    if verslag.meer > 0 {
        println!("En nog {} bevindingen.", verslag.meer);
    }
    let aantal = verslag.bevindingen.len() as u64 + verslag.meer;
    Err(Einde::Fout(format!(
        "the journaal is not as it was sealed: {aantal} findings"
    )))
}

fn lees_anker(app: &App, pad: &Path) -> Result<Anker, Einde> {
    let fout = |e: &dyn std::fmt::Display| Einde::Gebruik(vec![format!("{}: {e}", pad.display())]);
    let tekst = std::fs::read_to_string(pad).map_err(|e| fout(&e))?;
    let anker = Anker::lees(&tekst).map_err(|e| fout(&e))?;
    if anker.gemeente == app.gemeente {
        Ok(anker)
    } else {
        Err(fout(&format!("this anchor is of gemeente {}", anker.gemeente)))
    }
}

/// Writes an anchor to a file that is not there yet.
///
/// # Errors
/// Nothing is sealed yet; the file is there already; the database refuses.
pub async fn anker(app: &App, pad: &Path) -> Klaar {
    let ctx = app.ctx(Actor::systeem(app.gemeente), Doel::Toezicht);
    let bestand = if pad == Path::new("-") {
        None
    } else {
        let mut opties = OpenOptions::new();
        opties.write(true).create_new(true).mode(0o600);
        Some(
            opties
                .open(pad)
                .map_err(|e| Einde::Fout(format!("{}: {e}", pad.display())))?,
        )
    };
    let tekst = app::journaal::anker(app, &ctx).await;
    let Some(mut bestand) = bestand else {
        println!("{}", tekst?);
        return Ok(());
    };
    match tekst {
        Ok(tekst) => {
            writeln!(bestand, "{tekst}")?;
            bestand.sync_all()?;
            println!(
                "Het anker staat in {}. Bewaar het buiten de database.",
                pad.display()
            );
            Ok(())
        }
        Err(fout) => {
            // No empty file in the way of the next try.
            let _ = std::fs::remove_file(pad);
            Err(fout.into())
        }
    }
}

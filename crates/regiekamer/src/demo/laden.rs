// SPDX-License-Identifier: EUPL-1.2
//! Puts the simulated gemeente in the database, with progress.

use crate::start::Einde;
use crate::voortgang::balk;
use app::App;
use domain::Gemeente;
use jiff::Timestamp;
use loader::Stand;
use policy::{Actor, Doel};
use simulate::Instellingen;
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
    let rijen = loader::laad_gemeente(db, sleutels, inst, |stand| match stand {
        Stand::Huishoudens { gedaan, totaal } => {
            balk.set_length(totaal);
            balk.set_position(gedaan);
        }
        Stand::Journaal { gedaan, totaal } => {
            balk.set_message("regels van het journaal");
            balk.set_length(totaal);
            balk.set_position(gedaan);
        }
        Stand::Indexen => balk.set_message("bijna klaar: indexen maken"),
    })
    .await
    .map_err(|e| Einde::Fout(e.to_string()))?;
    balk.finish_and_clear();
    println!("Een verzonnen gemeente is gemaakt: {rijen} rijen.");
    Ok(rijen)
}

/// Seals the journaal of the made-up gemeente, so that it can be checked from the start.
///
/// # Errors
/// When the database refuses.
pub async fn verzegel(app: &App) -> Result<(), Einde> {
    let balk = balk(0, "regels van het journaal verzegeld");
    let ctx = app.ctx(Actor::systeem(app.gemeente), Doel::Systeem);
    let rijen = app::journaal::verzegel(app, &ctx, |n| balk.inc(n)).await?;
    balk.finish_and_clear();
    println!("Het journaal is verzegeld: {rijen} regels.");
    Ok(())
}

/// Makes the index by which persons are recognised.
///
/// # Errors
/// When the database refuses.
pub async fn herken(app: &App) -> Result<(), Einde> {
    let balk = balk(0, "personen herkenbaar gemaakt");
    let mensen = app::herkenning::vul(app, app::herkenning::Tempo::Alleen, |n| balk.inc(n)).await?;
    balk.finish_and_clear();
    println!("Personen herkenbaar gemaakt: {mensen}.");
    Ok(())
}

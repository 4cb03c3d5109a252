// SPDX-License-Identifier: EUPL-1.2
//! What every command needs: log, database, application.

use crate::bron::SysteemBron;
use crate::instellingen::{Instellingen, LogVorm};
use app::App;
use std::io::IsTerminal;
use std::sync::Arc;
use store::geheim::Sleutels;
use store::{Bron, Db};
use tracing_subscriber::EnvFilter;

/// Why a command ends without success; each with its exit code.
#[derive(Debug)]
pub enum Einde {
    /// Wrong use or wrong settings: nothing was done (exit code 2).
    Gebruik(Vec<String>),
    /// It went wrong (exit code 1).
    Fout(String),
    /// Done, but not all of it: some rows of a file were refused (exit code 3).
    Deels,
}

impl<E: std::error::Error> From<E> for Einde {
    fn from(fout: E) -> Self {
        Self::Fout(fout.to_string())
    }
}

/// Result of a command.
pub type Klaar = Result<(), Einde>;

/// Starts the log, on standard error.
pub fn log(instellingen: &Instellingen) {
    let tekst = format!("{},{}", store::db::LOG_STIL, instellingen.log_filter);
    let filter = EnvFilter::try_new(tekst).unwrap_or_else(|_| EnvFilter::new("info"));
    let bouwer = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    // A second start in one process (tests) is no fault.
    let _ = match instellingen.log {
        LogVorm::Tekst => bouwer.try_init(),
        LogVorm::Json => bouwer.json().try_init(),
    };
}

/// Opens the database, and refuses one on which migrations are pending.
///
/// # Errors
/// When it can't be reached or is not up to date.
pub async fn open_actueel(instellingen: &Instellingen) -> Result<Db, Einde> {
    if let Some(pad) = sqlite_pad(&instellingen.database_url)
        && !pad.exists()
    {
        return Err(Einde::Fout(format!(
            "there is no database at {}; make it with: regiekamer migrate --database sqlite:{}",
            pad.display(),
            pad.display()
        )));
    }
    let db = open(instellingen).await?;
    let wacht = store::migratie::openstaand(&db).await?;
    if wacht.is_empty() {
        // A new program may bring new policies without a new table.
        store::beleid::bewaar(&db).await?;
        return Ok(db);
    }
    Err(Einde::Fout(format!(
        "the database is not up to date; {} pending: {}. Make a backup, then run: regiekamer migrate",
        if wacht.len() == 1 {
            "a migration is"
        } else {
            "migrations are"
        },
        wacht.join(", ")
    )))
}

/// Opens the database.
///
/// # Errors
/// When it can't be reached.
pub async fn open(instellingen: &Instellingen) -> Result<Db, Einde> {
    Db::open(&instellingen.verbinding())
        .await
        .map_err(|e| Einde::Fout(format!("can't open the database: {e}")))
}

/// The application. Commands that never touch the numbers of residents may go without a key; they get one that
/// is thrown away.
///
/// # Errors
/// When the key that is set can't be read.
pub fn app_zonder_nummers(instellingen: &Instellingen, db: Db) -> Result<App, Einde> {
    let sleutels = match instellingen.sleutels().map_err(Einde::Fout)? {
        Some(s) => s,
        None => {
            let mut bytes = [0u8; 64];
            SysteemBron.toeval(&mut bytes);
            Sleutels::uit_bytes(&bytes)?
        }
    };
    Ok(app_met(instellingen, db, sleutels))
}

/// The application with these keys.
pub fn app_met(instellingen: &Instellingen, db: Db, sleutels: Sleutels) -> App {
    let bron = SysteemBron::nieuw();
    let rem_zoeken = app::kern::Rem::per_minuut(instellingen.zoeken_per_minuut, Arc::clone(&bron));
    App {
        db,
        bron,
        rem_zoeken: Arc::new(rem_zoeken),
        sleutels: Arc::new(sleutels),
        gemeente: instellingen.gemeente,
        geteld: Arc::default(),
        modellen: Arc::default(),
        // What is wrong with it is told at the start of a server (`brp_bron`).
        brp: crate::brp_bron::brp_bron(instellingen).ok().flatten(),
        nood: instellingen
            .noodaccount
            .then(|| jiff::SignedDuration::from_mins(i64::from(instellingen.nood_minuten))),
        sessies: instellingen.sessies,
    }
}

/// Path of an SQLite address.
pub fn sqlite_pad(url: &str) -> Option<std::path::PathBuf> {
    let rest = url.strip_prefix("sqlite:")?;
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    Some(rest.split('?').next().unwrap_or(rest).into())
}

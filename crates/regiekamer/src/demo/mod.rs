// SPDX-License-Identifier: EUPL-1.2
//! Starts with a made-up gemeente: migrate, fill when empty, serve. Never touches a database with real data.

mod laden;
mod tweede;

use crate::instellingen::Instellingen;
use crate::start::{Einde, Klaar, app_met, open, sqlite_pad};
use crate::{bron::SysteemBron, serve};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use store::demo::{Stand, stand};
use store::geheim::Sleutels;
use store::{Bron, Db};

/// How to run the demo.
#[derive(Clone, Debug)]
pub struct Opdracht {
    /// Throw what is there away first.
    pub opnieuw: bool,
    /// Times the data.
    pub schaal: u32,
    /// Seed of the simulation.
    pub seed: u64,
    /// File for the address.
    pub gereed: Option<PathBuf>,
    /// Serve after filling.
    pub serveer: bool,
}

/// Runs it.
///
/// # Errors
/// When the database holds real data or can't be used.
pub async fn draai(instellingen: &Instellingen, opdracht: Opdracht) -> Klaar {
    if let Some(map) = sqlite_pad(&instellingen.database_url).and_then(|p| p.parent().map(Path::to_owned)) {
        maak_map(&map)?;
    }
    let sleutels = sleutels(instellingen)?;
    let db = gereed_maken(instellingen, &opdracht, &sleutels).await?;
    if !opdracht.serveer {
        db.sluit().await;
        return Ok(());
    }
    let app = app_met(instellingen, db, sleutels);
    let mensen = app::aanmelden::demo_personen(&app).await?;
    serve::serveer(app, instellingen, true, opdracht.gereed, |adres| {
        println!("\nRegiekamer draait op {adres}\n");
        println!("Aanmelden zonder wachtwoord als:");
        for m in &mensen {
            println!("  {:<12} {}, {}: {}", m.aanmeldnaam, m.naam, m.functie, m.uitleg);
        }
        println!("\nAlle mensen en huishoudens zijn verzonnen. Zet hier geen echte gegevens in.");
        println!("Stoppen: Ctrl-C. De gegevens blijven bewaard.");
    })
    .await
}

async fn gereed_maken(i: &Instellingen, opdracht: &Opdracht, sleutels: &Sleutels) -> Result<Db, Einde> {
    let mut db = open(i).await?;
    let nu = stand(&db).await?;
    if nu == Stand::Echt {
        db.sluit().await;
        return Err(Einde::Fout(
            "this database holds a gemeente that the demo did not make, so it could be real; the demo leaves it alone. \
             Name another database, or run: regiekamer serve"
                .to_owned(),
        ));
    }
    if nu == Stand::HalfGevuld {
        println!("De vorige keer werd het vullen onderbroken; het begint opnieuw.");
    }
    let weg = nu == Stand::HalfGevuld || (opdracht.opnieuw && nu == Stand::Demo);
    if weg {
        db = wis(i, db).await?;
    }
    store::migratie::migreer(&db).await?;
    if weg || nu == Stand::Leeg {
        store::demo::merk(&db).await?;
        laden::laad(
            &db,
            sleutels,
            i.gemeente,
            opdracht.seed,
            opdracht.schaal,
            SysteemBron.nu(),
        )
        .await?;
        let app = app_met(i, db.clone(), sleutels.clone());
        tweede::maak(&app).await?;
        laden::herken(&app).await?;
        laden::verzegel(&app).await?;
        store::demo::klaar(&db).await?;
    }
    Ok(db)
}

/// Throws a demo away: the file of SQLite, or our tables in PostgreSQL.
async fn wis(i: &Instellingen, db: Db) -> Result<Db, Einde> {
    let Some(pad) = sqlite_pad(&i.database_url) else {
        store::demo::wis(&db).await?;
        return Ok(db);
    };
    db.sluit().await;
    for staart in ["", "-wal", "-shm"] {
        let mut naam = pad.clone().into_os_string();
        naam.push(staart);
        match std::fs::remove_file(&naam) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(e.into()),
            _ => {}
        }
    }
    open(i).await
}

fn maak_map(map: &Path) -> std::io::Result<()> {
    if map.as_os_str().is_empty() {
        return Ok(());
    }
    std::fs::create_dir_all(map)
}

/// Where the demo keeps its key: beside the file of SQLite.
pub fn sleutelpad(sqlite: Option<&Path>) -> PathBuf {
    match sqlite {
        Some(pad) => pad.with_extension("key"),
        None => PathBuf::from("var/demo-postgres.key"),
    }
}

/// The keys that are set, or those of the key file of this demo, which is made the first time.
fn sleutels(i: &Instellingen) -> Result<Sleutels, Einde> {
    if let Some(s) = i.sleutels().map_err(Einde::Fout)? {
        return Ok(s);
    }
    let pad = sleutelpad(sqlite_pad(&i.database_url).as_deref());
    if !pad.exists() {
        maak_map(pad.parent().unwrap_or(Path::new("")))?;
        let mut bytes = [0u8; 64];
        SysteemBron.toeval(&mut bytes);
        let mut bestand = std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&pad)?;
        writeln!(bestand, "{}", BASE64.encode(bytes))?;
        bestand.sync_all()?;
    }
    Sleutels::uit_tekst(&std::fs::read_to_string(&pad)?)
        .map_err(|e| Einde::Fout(format!("key file {}: {e}", pad.display())))
}

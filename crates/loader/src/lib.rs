// SPDX-License-Identifier: EUPL-1.2
//! Puts a simulated municipality in an empty, migrated database: [`laad_gemeente`].
//!
//! One thread makes rows and writes them as JSON, the database takes them at the same time. The journaal is put in
//! order of time first, on disk (`TMPDIR`; about 2.5 GB at scale 100). Memory does not grow with the scale, but for
//! one month of journaal; docs/performance.md has the figures.

mod spoel;

use serde::Serialize;
use simulate::{Batch, Instellingen, Simulatie, rijen::PersoonRij};
use spoel::Spoel;
use store::{Db, bulk::Inladen, geheim::Sleutels};

/// What goes on, for a progress bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// Households are made and loaded.
    Huishoudens {
        /// So many.
        gedaan: u64,
        /// Of so many.
        totaal: u64,
    },
    /// Rows of the journaal are loaded.
    Journaal {
        /// So many.
        gedaan: u64,
        /// Of so many.
        totaal: u64,
    },
    /// Indexes and statistics are made; how long that takes is not known.
    Indexen,
}

/// Why it could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LaadFout {
    /// The database.
    #[error(transparent)]
    Store(#[from] store::StoreFout),
    /// A temporary file.
    #[error("temporary file: {0}")]
    Bestand(#[from] std::io::Error),
    /// A row could not be written as JSON.
    #[error("row: {0}")]
    Json(#[from] serde_json::Error),
    /// The making stopped because the loading did.
    #[error("loading stopped")]
    Gestopt,
}

/// Rows on their way to the database.
struct Pakket {
    tabel: &'static str,
    json: String,
    stand: Stand,
}

/// Packets that wait at most; a packet is about half a megabyte.
const WACHTRIJ: usize = 16;

/// Makes the municipality and loads it. Gives the number of rows. `voortgang` is called after each batch.
///
/// # Errors
/// When the database is not empty, not migrated, or refuses; when temporary files can't be written. The database
/// is not for use then.
pub async fn laad_gemeente(
    db: &Db,
    sleutels: &Sleutels,
    inst: Instellingen,
    mut voortgang: impl FnMut(Stand),
) -> Result<u64, LaadFout> {
    let mut laden = Inladen::begin(db).await?;
    let (zend, mut ontvang) = tokio::sync::mpsc::channel::<Pakket>(WACHTRIJ);
    let sleutels = sleutels.clone();
    let maker = tokio::task::spawn_blocking(move || {
        maak(inst, &sleutels, |pakket| {
            zend.blocking_send(pakket).map_err(|_| LaadFout::Gestopt)
        })
    });
    let mut fout = None;
    while let Some(pakket) = ontvang.recv().await {
        if let Err(e) = laden.neem(pakket.tabel, &pakket.json).await {
            fout = Some(e);
            break;
        }
        voortgang(pakket.stand);
    }
    drop(ontvang);
    let gemaakt = maker.await.map_err(|_| LaadFout::Gestopt)?;
    if let Some(fout) = fout {
        return Err(fout.into());
    }
    gemaakt?;
    voortgang(Stand::Indexen);
    Ok(laden.klaar().await?)
}

/// Makes all packets in the order in which they must be loaded.
fn maak(
    inst: Instellingen,
    sleutels: &Sleutels,
    mut zend: impl FnMut(Pakket) -> Result<(), LaadFout>,
) -> Result<(), LaadFout> {
    let (totaal, rijen) = (inst.huishoudens(), inst.journaalrijen());
    let mut spoel = Spoel::nieuw()?;
    let mut simulatie = Simulatie::new(inst);
    while let Some(batch) = simulatie.next() {
        let tabel = batch.tabel();
        let json = match batch {
            Batch::Journaal(rijen) => {
                rijen.iter().try_for_each(|r| spoel.bewaar(r))?;
                continue;
            }
            Batch::Persoon(rijen) => personen(rijen, sleutels)?,
            andere => andere.json()?,
        };
        zend(Pakket {
            tabel,
            json,
            stand: Stand::Huishoudens {
                gedaan: simulatie.gemaakt(),
                totaal,
            },
        })?;
    }
    let mut gedaan = 0;
    spoel.op_volgorde(Batch::MAX, |stuk| {
        gedaan += stuk.len() as u64;
        let json = Batch::Journaal(stuk).json()?;
        zend(Pakket {
            tabel: "journaal",
            json,
            stand: Stand::Journaal {
                gedaan,
                totaal: rijen.max(gedaan),
            },
        })
    })
}

/// A person with the number as it is stored.
#[derive(Serialize)]
struct Opgeslagen {
    #[serde(flatten)]
    rij: PersoonRij,
    bsn_versleuteld: Option<String>,
    bsn_sleutel: Option<String>,
    bsn_sleutelnummer: Option<i32>,
}

/// The BSN of each person becomes its ciphertext and its look-up key; the number itself goes no further. The nonce
/// follows from the look-up key: each made-up number is encrypted once, and equal numbers have equal keys anyhow.
fn personen(rijen: Vec<PersoonRij>, sleutels: &Sleutels) -> Result<String, LaadFout> {
    let huidig = sleutels.huidig()?;
    let mut uit = Vec::with_capacity(rijen.len());
    for mut rij in rijen {
        let (mut versleuteld, mut sleutel) = (None, None);
        if let Some(bsn) = rij.bsn.take() {
            let zoek = huidig.zoeksleutel(&bsn)?;
            let mut nonce = [0; 12];
            nonce.iter_mut().zip(&zoek).for_each(|(n, z)| *n = *z);
            versleuteld = Some(hex(&huidig.versleutel(nonce, bsn.as_bytes())?));
            sleutel = Some(hex(&zoek));
        }
        uit.push(Opgeslagen {
            rij,
            bsn_versleuteld: versleuteld,
            bsn_sleutelnummer: sleutel.is_some().then(|| huidig.nummer()),
            bsn_sleutel: sleutel,
        });
    }
    Ok(serde_json::to_string(&uit)?)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

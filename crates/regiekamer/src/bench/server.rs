// SPDX-License-Identifier: EUPL-1.2
//! The server that is measured: one that runs, or one that the bench starts itself as another process.

use crate::opdracht::Bench;
use crate::start::{Einde, sqlite_pad};
use crate::{bron::SysteemBron, demo};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use std::process::Stdio;
use std::time::Duration;
use store::demo::{Stand, omvang, stand};
use store::{Bron, Db, Instelling};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::time::Instant;

/// A server gets this long to start.
const START: Duration = Duration::from_secs(30);

/// What is measured.
#[derive(Debug)]
pub struct Doelwit {
    /// Address.
    pub adres: String,
    /// Engine, or what is known of it.
    pub database: String,
    /// Number of records by kind.
    pub omvang: Vec<(&'static str, i64)>,
    /// From the start of the process to listening.
    pub koude_start: Option<Duration>,
    proces: Option<Child>,
    pid: Option<u32>,
}

impl Doelwit {
    /// Takes the server at the address, or starts one on the database.
    ///
    /// # Errors
    /// When the database holds real data, or the server does not start.
    pub async fn open(o: &Bench) -> Result<Self, Einde> {
        match (&o.url, &o.database) {
            (Some(url), _) => Ok(Self {
                adres: url.clone(),
                database: format!("of the server at {url}"),
                omvang: Vec::new(),
                koude_start: None,
                proces: None,
                pid: o.pid,
            }),
            (None, Some(database)) => Self::start(database).await,
            (None, None) => Err(Einde::Gebruik(vec!["name --url or --database".to_owned()])),
        }
    }

    async fn start(url: &str) -> Result<Self, Einde> {
        let db = Db::open(&Instelling {
            url: url.to_owned(),
            verbindingen: 2,
            schema: None,
        })
        .await?;
        if stand(&db).await? != Stand::Demo {
            return Err(Einde::Fout(
                "the bench writes notes and answers, so it runs on a demo only; make one with: regiekamer demo --no-serve"
                    .to_owned(),
            ));
        }
        let (database, omvang) = (db.naam().to_owned(), omvang(&db).await?);
        db.sluit().await;
        let begin = Instant::now();
        let mut proces = Command::new(std::env::current_exe()?)
            .args(["serve", "--listen", "127.0.0.1:0", "--demo-sign-in", "true"])
            .args(["--cookie-secure", "false", "--reports-per-hour", "1000000"])
            .args(["--searches-per-minute", "0"])
            .args(["--log-level", "warn", "--database", url])
            .env("REGIEKAMER_KEY", sleutel(url)?)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()?;
        let adres = wacht(&mut proces).await?;
        let koude_start = Some(begin.elapsed());
        Ok(Self {
            adres,
            database,
            omvang,
            koude_start,
            pid: proces.id(),
            proces: Some(proces),
        })
    }

    /// Resident memory in bytes, when the process is known.
    pub fn geheugen(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.pid?)).ok()?;
        let regel = status.lines().find_map(|r| r.strip_prefix("VmRSS:"))?;
        let kb: u64 = regel.split_whitespace().next()?.parse().ok()?;
        Some(kb * 1024)
    }

    /// Stops the server that was started here.
    pub async fn sluit(self) {
        if let Some(mut proces) = self.proces {
            let _ = proces.kill().await;
        }
    }
}

/// The address, which the server prints once it listens.
async fn wacht(proces: &mut Child) -> Result<String, Einde> {
    let uit = proces
        .stdout
        .as_mut()
        .ok_or_else(|| Einde::Fout("the server has no output".to_owned()))?;
    let mut adres = String::new();
    let mut lezer = BufReader::new(uit);
    let gelezen = tokio::time::timeout(START, lezer.read_line(&mut adres))
        .await
        .map_err(|_| Einde::Fout("the server did not start in time".to_owned()))??;
    if gelezen == 0 {
        return Err(Einde::Fout("the server stopped before it listened".to_owned()));
    }
    Ok(adres.trim().to_owned())
}

/// The key of the demo when it lies beside the database, else a new one: the tasks do not read numbers.
fn sleutel(url: &str) -> std::io::Result<String> {
    let pad = demo::sleutelpad(sqlite_pad(url).as_deref());
    if pad.exists() {
        return Ok(std::fs::read_to_string(pad)?.trim().to_owned());
    }
    let mut bytes = [0; 64];
    SysteemBron.toeval(&mut bytes);
    Ok(BASE64.encode(bytes))
}

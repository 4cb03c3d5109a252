// SPDX-License-Identifier: EUPL-1.2
//! The test municipality with the real binary beside it.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use store::{Resultaat, waarde};
use testkit::Wereld;

/// Kills the process when the test ends, however it ends.
pub struct Proces(pub Child);
impl Drop for Proces {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The binary, without settings of the one who runs the tests.
pub fn regiekamer() -> Command {
    let mut c = Command::new(env!("CARGO_BIN_EXE_regiekamer"));
    for (naam, _) in std::env::vars().filter(|(n, _)| n.starts_with("REGIEKAMER_")) {
        c.env_remove(naam);
    }
    c.stdin(Stdio::null());
    c
}

/// Address of the test database for `--database`.
pub fn url(w: &Wereld) -> String {
    let i = &w.test.instelling;
    match &i.schema {
        None => i.url.clone(),
        Some(schema) => format!("{}?options=-c%20search_path%3D{schema}", i.url),
    }
}

/// The key of testkit: 64 times the byte 7.
pub fn sleutel() -> String {
    format!("{}Bw==", "BwcH".repeat(21))
}

/// Runs a command to its end, with the key of testkit.
pub fn doe(w: &Wereld, args: &[&str]) -> Output {
    regiekamer()
        .env("REGIEKAMER_KEY", sleutel())
        .args(args)
        .arg("--database")
        .arg(url(w))
        .output()
        .unwrap()
}

async fn vraag(w: &Wereld, sql: &'static str) -> Resultaat<Option<i64>> {
    let mut uow = w.kijk().await;
    waarde!(uow, i64, sql)
}

/// A count, from a column named `w`.
pub async fn tel(w: &Wereld, sql: &'static str) -> i64 {
    vraag(w, sql).await.unwrap().unwrap()
}

/// A server on the test database.
pub struct Server {
    pub proces: Proces,
    pub adres: String,
}

/// Starts the server; it prints its address once it listens.
pub fn start(w: &Wereld, map: &tempfile::TempDir) -> Server {
    let bestand: PathBuf = map.path().join("sleutel");
    std::fs::write(&bestand, sleutel()).unwrap();
    let mut kind = regiekamer()
        .args(["serve", "--listen", "127.0.0.1:0", "--demo-sign-in", "true"])
        .args(["--cookie-secure", "false", "--reports-per-hour", "1000000"])
        .args(["--log-level", "warn", "--database", &url(w)])
        .arg("--key-file")
        .arg(&bestand)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut adres = String::new();
    BufReader::new(kind.stdout.as_mut().unwrap())
        .read_line(&mut adres)
        .unwrap();
    assert!(!adres.is_empty(), "the server stopped before it listened");
    Server {
        proces: Proces(kind),
        adres: adres.trim().to_owned(),
    }
}

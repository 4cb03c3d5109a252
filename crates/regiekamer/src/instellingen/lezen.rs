// SPDX-License-Identifier: EUPL-1.2
//! Reads the three sources.

use super::{Instellingen, WOORDEN, Woord};
use std::path::{Path, PathBuf};

/// Variables that start with `REGIEKAMER_` but belong to scripts and tests.
const VAN_ANDEREN: [&str; 3] = ["REGIEKAMER_TEST_POSTGRES", "REGIEKAMER_BIN", "REGIEKAMER_CONFIG"];
/// Read when no file is named.
const BESTAND: &str = "regiekamer.toml";

/// Where settings come from.
#[derive(Debug, Default)]
pub struct Bronnen {
    /// The file that was asked for.
    pub bestand: Option<PathBuf>,
    /// Look for `./regiekamer.toml` when none was asked for.
    pub zoek_bestand: bool,
    /// Environment.
    pub omgeving: Vec<(String, String)>,
    /// Flags: name of the setting and value.
    pub vlaggen: Vec<(&'static str, String)>,
}

impl Bronnen {
    /// The real environment with these flags.
    pub fn echt(bestand: Option<PathBuf>, zoek_bestand: bool, vlaggen: Vec<(&'static str, String)>) -> Self {
        let omgeving: Vec<(String, String)> = std::env::vars_os()
            .filter_map(|(n, w)| Some((n.into_string().ok()?, w.to_string_lossy().into_owned())))
            .collect();
        let uit_omgeving = omgeving
            .iter()
            .find(|(n, w)| n == "REGIEKAMER_CONFIG" && !w.is_empty())
            .map(|(_, w)| PathBuf::from(w));
        Self {
            bestand: bestand.or(uit_omgeving),
            zoek_bestand,
            omgeving,
            vlaggen,
        }
    }
}

/// Reads all settings over `basis`.
///
/// # Errors
/// Everything that is wrong, each with where it was said.
pub fn lees(bronnen: &Bronnen, basis: Instellingen) -> Result<Instellingen, Vec<String>> {
    let mut instellingen = basis;
    let mut fouten = Vec::new();
    match &bronnen.bestand {
        Some(pad) => uit_bestand(pad, &mut instellingen, &mut fouten),
        None if bronnen.zoek_bestand && Path::new(BESTAND).exists() => {
            uit_bestand(Path::new(BESTAND), &mut instellingen, &mut fouten);
        }
        None => {}
    }
    for (variabele, waarde) in &bronnen.omgeving {
        if !variabele.starts_with("REGIEKAMER_") || VAN_ANDEREN.contains(&variabele.as_str()) {
            continue;
        }
        let waar = format!("environment variable {variabele}");
        match WOORDEN.iter().find(|w| w.variabele() == *variabele) {
            Some(woord) => zet(woord, waarde, &waar, &mut instellingen, &mut fouten),
            None => fouten.push(format!("{waar}: there is no such setting")),
        }
    }
    for (naam, waarde) in &bronnen.vlaggen {
        if let Some(woord) = WOORDEN.iter().find(|w| w.naam == *naam) {
            let waar = format!("flag --{}", woord.vlag);
            zet(woord, waarde, &waar, &mut instellingen, &mut fouten);
        }
    }
    let gezegd = fouten.iter().any(|f| f.contains("database"));
    if instellingen.database_url.is_empty() && !gezegd {
        fouten.push(
            "no database: set database_url in the file, REGIEKAMER_DATABASE_URL in the environment or the flag --database"
                .to_owned(),
        );
    }
    if fouten.is_empty() {
        Ok(instellingen)
    } else {
        Err(fouten)
    }
}

fn zet(woord: &Woord, waarde: &str, waar: &str, i: &mut Instellingen, fouten: &mut Vec<String>) {
    if let Err(wat) = (woord.zet)(i, waarde.trim()) {
        let gevonden = if woord.geheim {
            String::new()
        } else {
            format!(", not '{}'", waarde.escape_debug())
        };
        fouten.push(format!("{waar}: {wat}{gevonden}"));
    }
}

fn uit_bestand(pad: &Path, instellingen: &mut Instellingen, fouten: &mut Vec<String>) {
    let tekst = match std::fs::read_to_string(pad) {
        Ok(tekst) => tekst,
        Err(e) => {
            fouten.push(format!("file {}: can't be read: {e}", pad.display()));
            return;
        }
    };
    let tabel: toml::Table = match tekst.parse() {
        Ok(tabel) => tabel,
        Err(e) => {
            // The message of the reader shows the line, which could hold a secret: only its place is told.
            let regel = e.span().map_or(1, |s| {
                tekst.get(..s.start).unwrap_or("").matches('\n').count() + 1
            });
            fouten.push(format!("file {}, line {regel}: {}", pad.display(), e.message()));
            return;
        }
    };
    for (sleutel, waarde) in &tabel {
        let waar = format!("file {}, key {sleutel}", pad.display());
        let Some(woord) = WOORDEN.iter().find(|w| w.naam == sleutel) else {
            fouten.push(format!("{waar}: there is no such setting"));
            continue;
        };
        if !woord.in_bestand {
            fouten.push(format!(
                "{waar}: may stand in the environment only ({}); or use key_file",
                woord.variabele()
            ));
            continue;
        }
        let tekst = match waarde {
            toml::Value::String(s) => s.clone(),
            toml::Value::Integer(g) => g.to_string(),
            toml::Value::Boolean(b) => b.to_string(),
            anders => {
                fouten.push(format!(
                    "{waar}: must be a text, a whole number or true/false, not a {}",
                    anders.type_str()
                ));
                continue;
            }
        };
        zet(woord, &tekst, &waar, instellingen, fouten);
    }
}

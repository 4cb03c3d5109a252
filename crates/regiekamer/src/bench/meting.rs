// SPDX-License-Identifier: EUPL-1.2
//! Times per step, and the report.

use hdrhistogram::Histogram;
use regiekamer::klant::{Antwoord, KlantFout};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::time::Duration;
use tokio::time::Instant;

/// A request of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stap {
    /// Mijn werk.
    MijnWerk,
    /// Overview of a casus.
    Casus,
    /// Saving a note.
    Notitie,
    /// Search.
    Zoeken,
    /// Queue of the Meldpunt.
    Meldpunt,
    /// Opening the weighing of a melding.
    TriageOpenen,
    /// Saving answers of the weighing.
    TriageBewaren,
    /// Team board.
    Team,
}

impl Stap {
    fn naam(self) -> &'static str {
        match self {
            Self::MijnWerk => "Mijn werk",
            Self::Casus => "open casus",
            Self::Notitie => "add note",
            Self::Zoeken => "search",
            Self::Meldpunt => "Meldpunt queue",
            Self::TriageOpenen => "triage, open",
            Self::TriageBewaren => "triage, save",
            Self::Team => "team board",
        }
    }
    /// The answer that says it was saved is a redirect; of a page, the page. Search may be either.
    fn is_goed(self, status: u16) -> bool {
        match self {
            Self::Notitie | Self::TriageBewaren => status == 303,
            Self::Zoeken => status == 200 || status == 303,
            _ => status == 200,
        }
    }
}

/// Times of one phase.
#[derive(Clone, Debug)]
pub struct Metingen {
    per_stap: BTreeMap<Stap, Histogram<u64>>,
    fouten: BTreeMap<String, u64>,
    botsingen: u64,
    /// How long the phase took.
    pub duur: Duration,
}

impl Metingen {
    /// Nothing yet.
    pub fn nieuw() -> Self {
        Self {
            per_stap: BTreeMap::new(),
            fouten: BTreeMap::new(),
            botsingen: 0,
            duur: Duration::ZERO,
        }
    }
    /// Takes the outcome of a request.
    pub fn neem(&mut self, stap: Stap, vanaf: Instant, uit: &Result<Antwoord, KlantFout>) {
        let micros = u64::try_from(vanaf.elapsed().as_micros()).unwrap_or(u64::MAX);
        match uit {
            Ok(a) if stap.is_goed(a.status.as_u16()) => self.noteer(stap, micros),
            // Two people at one record: the answer is right, only not the hoped for one.
            Ok(a) if a.status.as_u16() == 409 => {
                self.botsingen += 1;
                self.noteer(stap, micros);
            }
            Ok(a) => self.fout(format!("{}: status {}", stap.naam(), a.status.as_u16())),
            Err(e) => self.fout(format!("{}: {e}", stap.naam())),
        }
    }
    fn noteer(&mut self, stap: Stap, micros: u64) {
        if let Some(h) = self.histogram(stap) {
            h.saturating_record(micros.max(1));
        }
    }
    fn histogram(&mut self, stap: Stap) -> Option<&mut Histogram<u64>> {
        if let std::collections::btree_map::Entry::Vacant(plek) = self.per_stap.entry(stap) {
            plek.insert(Histogram::new_with_bounds(1, 120_000_000, 3).ok()?);
        }
        self.per_stap.get_mut(&stap)
    }
    fn fout(&mut self, wat: String) {
        *self.fouten.entry(wat).or_default() += 1;
    }
    /// A task that got no answer.
    pub fn tijd_om(&mut self) {
        self.fout("no answer in time".to_owned());
    }
    /// Adds those of another client.
    pub fn neem_op(&mut self, ander: &Self) {
        for (stap, h) in &ander.per_stap {
            if let Some(eigen) = self.histogram(*stap) {
                // Bounds are equal, so this can't fail.
                let _ = eigen.add(h);
            }
        }
        for (wat, n) in &ander.fouten {
            *self.fouten.entry(wat.clone()).or_default() += n;
        }
        self.botsingen += ander.botsingen;
    }
    fn aantal(&self) -> u64 {
        self.per_stap.values().map(Histogram::len).sum()
    }
    /// Answered requests per second.
    #[expect(clippy::cast_precision_loss, reason = "a figure for people")]
    pub fn per_seconde(&self) -> f64 {
        self.aantal() as f64 / self.duur.as_secs_f64().max(0.001)
    }
}

/// A phase with its times.
#[derive(Debug)]
pub struct Fase {
    /// Name.
    pub naam: String,
    /// Times.
    pub metingen: Metingen,
}

/// Everything that was measured.
#[derive(Debug)]
pub struct Verslag {
    /// Engine, or what is known of it.
    pub database: String,
    /// Number of records by kind.
    pub omvang: Vec<(&'static str, i64)>,
    /// From the start of the process to listening.
    pub koude_start: Option<Duration>,
    /// Resident memory of the server before and after, in bytes.
    pub geheugen: (Option<u64>, Option<u64>),
    /// Number of clients.
    pub klanten: usize,
    /// Phases.
    pub fasen: Vec<Fase>,
}

#[expect(clippy::cast_precision_loss, reason = "a figure for people")]
fn ms(micros: u64) -> f64 {
    micros as f64 / 1000.0
}

const KWANTIELEN: [(&str, f64); 3] = [("p50", 0.50), ("p95", 0.95), ("p99", 0.99)];

impl Verslag {
    /// Number of requests that went wrong.
    pub fn fouten(&self) -> u64 {
        self.fasen.iter().flat_map(|f| f.metingen.fouten.values()).sum()
    }

    /// For people.
    pub fn tekst(&self) -> String {
        let mut uit = format!("database: {}", self.database);
        for (wat, n) in &self.omvang {
            let _ = write!(uit, ", {n} {wat}");
        }
        uit.push('\n');
        if let Some(start) = self.koude_start {
            let _ = writeln!(uit, "cold start: {} ms", start.as_millis());
        }
        if let (Some(voor), Some(na)) = self.geheugen {
            let _ = writeln!(
                uit,
                "memory of the server (RSS): {} MB before, {} MB after",
                voor >> 20,
                na >> 20
            );
        }
        for fase in &self.fasen {
            let m = &fase.metingen;
            let _ = writeln!(
                uit,
                "\n{}: {} requests in {:.1} s, {:.0} per second, {} conflicts\n\n| task | requests | p50 ms | p95 ms | p99 ms | max ms |\n|---|---:|---:|---:|---:|---:|",
                fase.naam,
                m.aantal(),
                m.duur.as_secs_f64(),
                m.per_seconde(),
                m.botsingen
            );
            for (stap, h) in &m.per_stap {
                let _ = write!(uit, "| {} | {} |", stap.naam(), h.len());
                for (_, q) in KWANTIELEN {
                    let _ = write!(uit, " {:.1} |", ms(h.value_at_quantile(q)));
                }
                let _ = writeln!(uit, " {:.1} |", ms(h.max()));
            }
            for (wat, n) in &m.fouten {
                let _ = writeln!(uit, "error: {n} times {wat}");
            }
        }
        uit
    }

    /// For programs.
    pub fn json(&self) -> Value {
        let fasen: Vec<Value> = self
            .fasen
            .iter()
            .map(|f| {
                let m = &f.metingen;
                let taken: serde_json::Map<String, Value> = m
                    .per_stap
                    .iter()
                    .map(|(stap, h)| {
                        let mut v = json!({ "requests": h.len(), "max_ms": ms(h.max()) });
                        for (naam, q) in KWANTIELEN {
                            v[format!("{naam}_ms")] = json!(ms(h.value_at_quantile(q)));
                        }
                        (stap.naam().to_owned(), v)
                    })
                    .collect();
                json!({
                    "phase": f.naam,
                    "requests": m.aantal(),
                    "seconds": m.duur.as_secs_f64(),
                    "requests_per_second": m.per_seconde(),
                    "conflicts": m.botsingen,
                    "errors": m.fouten,
                    "tasks": taken,
                })
            })
            .collect();
        let omvang: serde_json::Map<String, Value> = self
            .omvang
            .iter()
            .map(|(n, w)| ((*n).to_owned(), json!(w)))
            .collect();
        json!({
            "database": self.database,
            "records": omvang,
            "clients": self.klanten,
            "cold_start_ms": self.koude_start.map(|d| d.as_secs_f64() * 1000.0),
            "rss_bytes_before": self.geheugen.0,
            "rss_bytes_after": self.geheugen.1,
            "phases": fasen,
        })
    }
}

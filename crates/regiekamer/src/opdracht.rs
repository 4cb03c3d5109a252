// SPDX-License-Identifier: EUPL-1.2
//! The command line.

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

mod aanmelden;
mod gemeente;
mod linkage;
mod personen;
mod persoon;
mod sleutel;
mod user;
pub use aanmelden::Aanmelden;
pub use gemeente::{Gemeente, GemeenteErbij};
pub use linkage::{BenchDeel, Evaluate, Learn, Linkage, Lookup};
pub use personen::Persons;
pub use persoon::Person;
pub use sleutel::Key;
pub use user::{NieuweUser, User};

/// Regiekamer: one household, one plan, one regisseur.
///
/// Settings come from a file (--config, or ./regiekamer.toml), then from environment variables REGIEKAMER_…, then
/// from flags; the later wins. docs/configuration.md lists them.
///
/// Exit codes: 0 done, 1 failed, 2 wrong use or settings (nothing was done), 3 done but some rows were refused.
#[derive(Debug, Parser)]
#[command(name = "regiekamer", version, max_term_width = 110)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub opdracht: Opdracht,
}

/// Commands.
#[derive(Debug, Subcommand)]
#[expect(clippy::large_enum_variant, reason = "one value per process, read once")]
pub enum Opdracht {
    /// Start the web server (and the worker, in the same process)
    Serve(Serve),
    /// Try Regiekamer with a made-up gemeente: fill a new database and serve it
    Demo(Demo),
    /// Run only the worker: offers that come home, cleaning up, sealing the journaal
    Worker(Worker),
    /// Bring the database up to date; makes an SQLite file when it is not there
    Migrate(Migrate),
    /// Take in data from a file
    #[command(subcommand)]
    Import(Import),
    /// Take data out to a CSV file; each time is recorded in the journaal
    #[command(subcommand)]
    Export(Export),
    /// Was the journaal touched: check its zegels, or keep an anchor elsewhere
    #[command(subcommand)]
    Journaal(Journaal),
    /// The key to the numbers of residents: change it while the server runs
    #[command(subcommand)]
    Key(Key),
    /// A person: erase what tells who it is
    #[command(subcommand)]
    Person(Person),
    /// Recognition: how good it is, and learning it from the own persons
    #[command(subcommand)]
    Linkage(Linkage),
    /// All persons: who may be in the store twice
    #[command(subcommand)]
    Persons(Persons),
    /// Who can sign in
    #[command(subcommand)]
    User(User),
    /// The gemeenten in this installation
    #[command(subcommand)]
    Gemeente(Gemeente),
    /// Measure a server on made-up data: throughput and response times of daily work
    Bench(Bench),
}

/// `bench`
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Bench {
    /// Something else than a day of work.
    #[command(subcommand)]
    pub deel: Option<BenchDeel>,
    /// A demo server that runs: http://127.0.0.1:8080
    #[arg(
        long,
        value_name = "URL",
        required_unless_present = "database",
        conflicts_with = "database"
    )]
    pub url: Option<String>,
    /// A demo database; the bench starts the server itself, as another process
    #[arg(long, value_name = "URL")]
    pub database: Option<String>,
    /// Process of the server, to read its memory (with --url)
    #[arg(long, value_name = "PID")]
    pub pid: Option<u32>,
    /// People at work at the same time
    #[arg(long, value_name = "N", default_value_t = 8, value_parser = clap::value_parser!(u8).range(1..=50))]
    pub clients: u8,
    /// Length of each of the two phases
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u64).range(1..=600))]
    pub seconds: u64,
    /// Time before the first phase that does not count, in seconds
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u64).range(0..=60))]
    pub warm_up: u64,
    /// Tasks per second of the open phase [default: 70 % of what the closed phase reached]
    #[arg(long, value_name = "N", value_parser = tempo)]
    pub rate: Option<f64>,
    /// Stop after so many tasks
    #[arg(long, value_name = "N", default_value_t = 1_000_000)]
    pub max_requests: u64,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

fn tempo(tekst: &str) -> Result<f64, String> {
    match tekst.parse::<f64>() {
        Ok(t) if (0.1..=100_000.0).contains(&t) => Ok(t),
        _ => Err("must be from 0.1 to 100000".to_owned()),
    }
}

fn registeradres(tekst: &str) -> Result<String, String> {
    let rest = tekst.strip_prefix("https://").unwrap_or_default();
    if rest.is_empty() || tekst.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return Err("must be an address that begins with https://".to_owned());
    }
    Ok(tekst.trim_end_matches('/').to_owned())
}

/// `export …`
#[derive(Debug, Subcommand)]
pub enum Export {
    /// Meldingen with their terms and outcome, without names and texts
    Meldingen {
        /// Shared.
        #[command(flatten)]
        gedeeld: Gedeeld,
        /// Period.
        #[command(flatten)]
        periode: Periode,
        /// File to make [default: standard output]
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// The journaal of one casus: who saw and changed what
    Journaal {
        /// Shared.
        #[command(flatten)]
        gedeeld: Gedeeld,
        /// Id of the casus, as in its address
        #[arg(long, value_name = "ID")]
        casus: domain::CasusId,
        /// File to make [default: standard output]
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Every act as a record of the Logboek Dataverwerkingen: one JSON object per line, per processing and per person
    /// concerned (a pseudonym). It does not say who looked
    Logboek {
        /// Shared.
        #[command(flatten)]
        gedeeld: Gedeeld,
        /// Period.
        #[command(flatten)]
        periode: Periode,
        /// Address of the register of processing activities, as https://gemeente.example/register
        #[arg(long, value_name = "URL", value_parser = registeradres)]
        register: String,
        /// File to make [default: standard output]
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

/// `journaal …`
#[derive(Debug, Subcommand)]
pub enum Journaal {
    /// Check every zegel against its rows, and the chain. Tells each row that was changed, removed, added or moved
    /// since it was sealed; exit code 1 when there is one
    Verify {
        /// Shared.
        #[command(flatten)]
        gedeeld: Gedeeld,
        /// First zegel to check
        #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(i64).range(1..))]
        from: i64,
        /// An anchor that was kept elsewhere; may be given more than once. Without one, a chain that was cut off at its
        /// end looks whole
        #[arg(long, value_name = "FILE")]
        anchor: Vec<PathBuf>,
    },
    /// Write a small signed file that says how far the zegels are. Keep it away from the database
    Anchor {
        /// Shared.
        #[command(flatten)]
        gedeeld: Gedeeld,
        /// File to make; - for standard output
        file: PathBuf,
    },
}

/// A period.
#[derive(Debug, Args)]
pub struct Periode {
    /// First day, as 2026-01-31
    #[arg(long, value_name = "DATE")]
    pub from: Option<jiff::civil::Date>,
    /// Last day
    #[arg(long, value_name = "DATE")]
    pub until: Option<jiff::civil::Date>,
}

/// `import …`
#[derive(Debug, Subcommand)]
pub enum Import {
    /// Meldingen from a CSV file (columns: docs/import.md). Good rows come in once, however often the file is read;
    /// wrong rows are told in FILE.fouten.csv with line, column, value and reason
    Meldingen {
        /// Shared.
        #[command(flatten)]
        gedeeld: Gedeeld,
        /// CSV file: UTF-8 or Windows-1252, separated by ; , or tabs
        file: PathBuf,
        /// Check the rows and write the report, but store nothing
        #[arg(long)]
        check: bool,
    },
    /// Persons from the BRP, in the test format of the GBA-V (docs/import.md). Who is known already by the BSN keeps what was
    /// written here; what the BRP says is kept beside it. Then households by address, and relations. Safe to repeat
    Brp {
        /// Shared.
        #[command(flatten)]
        gedeeld: Gedeeld,
        /// CSV file in UTF-8, a column per element (01.02.40), separated by ; or ,
        file: PathBuf,
        /// Check and count, but store nothing
        #[arg(long, visible_alias = "dry-run")]
        check: bool,
    },
}

/// Settings that every command takes.
#[derive(Debug, Args)]
pub struct Gedeeld {
    /// File with settings [default: ./regiekamer.toml, when it is there]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// sqlite:path/to/file.db or postgres://user:password@host:port/name
    #[arg(long, value_name = "URL")]
    pub database: Option<String>,
    /// Largest number of connections
    #[arg(long, value_name = "N")]
    pub connections: Option<String>,
    /// Code of the gemeente
    #[arg(long, value_name = "CODE")]
    pub gemeente: Option<String>,
    /// File with the key: base64 of 64 bytes
    #[arg(long, value_name = "FILE")]
    pub key_file: Option<String>,
    /// text or json
    #[arg(long, value_name = "FORM")]
    pub log_format: Option<String>,
    /// error, warn, info, debug, trace, or a filter
    #[arg(long, value_name = "LEVEL")]
    pub log_level: Option<String>,
}

impl Gedeeld {
    /// Name of the setting and value, of the flags that were given.
    pub fn vlaggen(&self) -> Vec<(&'static str, String)> {
        [
            ("database_url", &self.database),
            ("connections", &self.connections),
            ("gemeente", &self.gemeente),
            ("key_file", &self.key_file),
            ("log_format", &self.log_format),
            ("log_level", &self.log_level),
        ]
        .into_iter()
        .filter_map(|(n, w)| Some((n, w.clone()?)))
        .collect()
    }
}

/// `serve`
#[derive(Debug, Args)]
pub struct Serve {
    /// Shared.
    #[command(flatten)]
    pub gedeeld: Gedeeld,
    /// Address and port to listen on; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS")]
    pub listen: Option<String>,
    /// Offer the demo sign-in, without passwords: true or false
    #[arg(long, value_name = "BOOL")]
    pub demo_sign_in: Option<String>,
    /// Cookies over HTTPS only: true or false
    #[arg(long, value_name = "BOOL")]
    pub cookie_secure: Option<String>,
    /// Proxies in front that are believed about the address of the visitor
    #[arg(long, value_name = "N")]
    pub proxy_depth: Option<String>,
    /// Meldingen that the public form takes from one address in an hour
    #[arg(long, value_name = "N")]
    pub reports_per_hour: Option<String>,
    /// Sign-in with the account of the organisation.
    #[command(flatten)]
    pub aanmelden: Aanmelden,
    /// Don't run the worker in this process
    #[arg(long)]
    pub no_worker: bool,
}

impl Serve {
    /// As [`Gedeeld::vlaggen`].
    pub fn vlaggen(&self) -> Vec<(&'static str, String)> {
        let eigen = [
            ("listen", &self.listen),
            ("demo_sign_in", &self.demo_sign_in),
            ("cookie_secure", &self.cookie_secure),
            ("proxy_depth", &self.proxy_depth),
            ("reports_per_hour", &self.reports_per_hour),
        ];
        let mut uit = self.gedeeld.vlaggen();
        uit.extend(eigen.into_iter().filter_map(|(n, w)| Some((n, w.clone()?))));
        uit.extend(self.aanmelden.vlaggen());
        uit
    }
}

/// `demo`
#[derive(Debug, Args)]
pub struct Demo {
    /// Shared.
    #[command(flatten)]
    pub gedeeld: Gedeeld,
    /// Throw the data of an earlier demo away and begin anew. Refuses a database that the demo did not make
    #[arg(long)]
    pub fresh: bool,
    /// Port to listen on, on this machine only; 0 takes a free one
    #[arg(long, value_name = "N", default_value_t = 8080)]
    pub port: u16,
    /// How much data: 1 is about 3,000 households and 500 casussen
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub scale: u32,
    /// The same seed on the same day gives the same gemeente
    #[arg(long, value_name = "N", default_value_t = 7)]
    pub seed: u64,
    /// Write the address to this file once the server listens
    #[arg(long, value_name = "FILE")]
    pub ready_file: Option<PathBuf>,
    /// Fill the database and stop
    #[arg(long)]
    pub no_serve: bool,
}

/// `migrate`
#[derive(Debug, Args)]
pub struct Migrate {
    /// Shared.
    #[command(flatten)]
    pub gedeeld: Gedeeld,
    /// PostgreSQL: also give this role the rights under which the application works. It can read the journaal and add to
    /// it, and never change it. Not the role that owns the tables
    #[arg(long, value_name = "ROLE")]
    pub grants: Option<String>,
}

/// `worker`
#[derive(Debug, Args)]
pub struct Worker {
    /// Shared.
    #[command(flatten)]
    pub gedeeld: Gedeeld,
    /// Do one round and stop
    #[arg(long)]
    pub once: bool,
}

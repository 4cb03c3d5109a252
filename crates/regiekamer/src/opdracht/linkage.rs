// SPDX-License-Identifier: EUPL-1.2
//! `linkage`

use super::Gedeeld;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// `linkage …`
#[derive(Debug, Subcommand)]
pub enum Linkage {
    /// How good is recognition: precision, recall and F1 over all thresholds, beside a truth. No database
    Evaluate(Evaluate),
    /// Learn from all persons in the database what they are recognised by, and use it from now on. A model that is not fit
    /// for use is not kept (exit code 1, with the reasons)
    Learn(Learn),
    /// The models that were kept, the newest first; the newest is in use
    Models {
        /// Shared.
        #[command(flatten)]
        gedeeld: Gedeeld,
    },
    /// Go back to an earlier model: it becomes the newest
    Use {
        /// Shared.
        #[command(flatten)]
        gedeeld: Gedeeld,
        /// Version, as `linkage models` shows it; 0 is the model to begin with
        #[arg(value_parser = clap::value_parser!(i32).range(0..))]
        version: i32,
    },
}

/// `linkage evaluate`
#[derive(Debug, Args)]
pub struct Evaluate {
    /// CSV with a header: persons (id, geslachtsnaam and what more is known; docs/linkage.md lists the columns), which are
    /// linked first; or scored pairs (id_a, id_b, score)
    pub file: PathBuf,
    /// CSV with a header: who is who (id, cluster; huis and tweeling when known), or judged pairs (id_a, id_b, same). Of
    /// judged pairs only those count
    #[arg(long, value_name = "FILE")]
    pub truth: PathBuf,
    /// Draw precision, recall and F1 against the threshold, as SVG
    #[arg(long, value_name = "FILE.svg")]
    pub plot: Option<PathBuf>,
    /// Judge each pair of persons by itself, as a look-up does, without third records
    #[arg(long)]
    pub each_pair_alone: bool,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `linkage learn`
#[derive(Debug, Args)]
pub struct Learn {
    /// Shared.
    #[command(flatten)]
    pub gedeeld: Gedeeld,
    /// Refuse to learn from fewer persons
    #[arg(long, value_name = "N", default_value_t = 2000)]
    pub min_persons: u64,
    /// Refuse a model that is right in less than this share of what it calls the same, on made-up people
    #[arg(long, value_name = "SHARE", default_value_t = 0.98, value_parser = deel)]
    pub min_precision: f64,
    /// Refuse a model that shows less than this share of the true pairs, on made-up people
    #[arg(long, value_name = "SHARE", default_value_t = 0.7, value_parser = deel)]
    pub min_recall: f64,
    /// Refuse a model that expects more pairs of one person than this, per person
    #[arg(long, value_name = "N", default_value_t = 1.0, value_parser = per_persoon)]
    pub max_double: f64,
}

/// `bench …`
#[derive(Debug, Subcommand)]
pub enum BenchDeel {
    /// Looking somebody up among made-up persons, through the database. Makes them in an empty database; uses those of before in
    /// one that it made itself with the same number and seed
    Lookup(Lookup),
}

/// `bench lookup`
#[derive(Debug, Args)]
pub struct Lookup {
    /// Empty database, or the one of an earlier run: sqlite:file or postgres://…
    #[arg(long, value_name = "URL")]
    pub database: String,
    /// Persons in the store
    #[arg(long, value_name = "N", default_value_t = 100_000, value_parser = clap::value_parser!(u64).range(1000..=5_000_000))]
    pub persons: u64,
    /// Seed of the persons; from 1000 on they were used for no choice
    #[arg(long, value_name = "N", default_value_t = 1004)]
    pub seed: u64,
    /// Look-ups of each way of asking
    #[arg(long, value_name = "N", default_value_t = 1000, value_parser = clap::value_parser!(u32).range(10..=1_000_000))]
    pub lookups: u32,
}

fn deel(tekst: &str) -> Result<f64, String> {
    match tekst.parse::<f64>() {
        Ok(t) if (0.0..=1.0).contains(&t) => Ok(t),
        _ => Err("must be from 0 to 1".to_owned()),
    }
}

fn per_persoon(tekst: &str) -> Result<f64, String> {
    match tekst.parse::<f64>() {
        Ok(t) if (0.0..=100.0).contains(&t) => Ok(t),
        _ => Err("must be from 0 to 100".to_owned()),
    }
}

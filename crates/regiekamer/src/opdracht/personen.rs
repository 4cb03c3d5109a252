// SPDX-License-Identifier: EUPL-1.2
//! `persons`

use super::Gedeeld;
use clap::Subcommand;
use std::path::PathBuf;

/// `persons …`
#[derive(Debug, Subcommand)]
pub enum Persons {
    /// Compare everybody with everybody, and fill the queue of pairs that may be one person. Nothing is merged: people
    /// judge. May be run again, and stopped; who was judged stays away until one of the two changes
    Dedupe {
        /// Shared.
        #[command(flatten)]
        gedeeld: Gedeeld,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Write the pairs that people judged as CSV (id_a,id_b,same), for `linkage evaluate --truth`. Ids only, nothing that
    /// tells who it is; recorded in the journaal
    Judged {
        /// Shared.
        #[command(flatten)]
        gedeeld: Gedeeld,
        /// File to make [default: standard output]
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

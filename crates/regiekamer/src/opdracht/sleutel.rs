// SPDX-License-Identifier: EUPL-1.2
//! `key`

use super::Gedeeld;
use clap::Subcommand;

/// `key …`
#[derive(Debug, Subcommand)]
pub enum Key {
    /// Bring everything under the first key of the key file, while the server runs; may be stopped and started again.
    /// Exit code 1 when something is left under another key. docs/configuration.md says how to change the key
    Rotate {
        /// Shared.
        #[command(flatten)]
        gedeeld: Gedeeld,
    },
    /// How much is under which key
    Status {
        /// Shared.
        #[command(flatten)]
        gedeeld: Gedeeld,
    },
}

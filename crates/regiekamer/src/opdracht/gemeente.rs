// SPDX-License-Identifier: EUPL-1.2
//! `gemeente …`

use super::Gedeeld;
use clap::{Args, Subcommand};

/// `gemeente …`
#[derive(Debug, Subcommand)]
pub enum Gemeente {
    /// Add one more gemeente, with the code of --gemeente: its inrichting, a Meldpunt and a Bijzonder Zorgteam
    Add(GemeenteErbij),
}

/// `gemeente add`
#[derive(Debug, Args)]
pub struct GemeenteErbij {
    /// Shared.
    #[command(flatten)]
    pub gedeeld: Gedeeld,
    /// Name: "Olst-Wijhe"
    pub name: String,
    /// Profile that its inrichting begins with
    #[arg(long, default_value = "deventer-2023")]
    pub profile: String,
    /// One more team, as code:kind:name; may be given more than once
    #[arg(long, value_name = "TEAM")]
    pub team: Vec<String>,
}

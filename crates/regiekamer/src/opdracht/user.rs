// SPDX-License-Identifier: EUPL-1.2
//! The commands about who can sign in.

use super::Gedeeld;
use clap::{Args, Subcommand};

/// `user …`
#[derive(Debug, Subcommand)]
pub enum User {
    /// Add a person
    Add(Box<NieuweUser>),
    /// List everybody
    List {
        /// Shared.
        #[command(flatten)]
        gedeeld: Gedeeld,
    },
    /// End all sessions of a person, on every device; they can sign in again
    EndSessions {
        /// Shared.
        #[command(flatten)]
        gedeeld: Gedeeld,
        /// Sign-in name
        login: String,
    },
    /// Make the emergency account of a beheerder, for when the provider is down, and show its secrets once
    Emergency {
        /// Shared.
        #[command(flatten)]
        gedeeld: Gedeeld,
        /// Sign-in name
        login: String,
        /// Take it away instead
        #[arg(long)]
        remove: bool,
    },
    /// End a sign-in and its sessions; the history stays
    Deactivate {
        /// Shared.
        #[command(flatten)]
        gedeeld: Gedeeld,
        /// Sign-in name
        login: String,
    },
}

impl User {
    /// Shared settings.
    pub fn gedeeld(&self) -> &Gedeeld {
        match self {
            Self::Add(n) => &n.gedeeld,
            Self::List { gedeeld }
            | Self::EndSessions { gedeeld, .. }
            | Self::Emergency { gedeeld, .. }
            | Self::Deactivate { gedeeld, .. } => gedeeld,
        }
    }
}

/// `user add`
#[derive(Debug, Args)]
pub struct NieuweUser {
    /// Shared.
    #[command(flatten)]
    pub gedeeld: Gedeeld,
    /// Sign-in name
    pub login: String,
    /// Name as shown: "S. Aalders"
    #[arg(long)]
    pub name: String,
    /// First name
    #[arg(long)]
    pub first_name: String,
    /// Job
    #[arg(long)]
    pub job: String,
    /// Code of the team
    #[arg(long)]
    pub team: String,
    /// Roles, comma separated: casusregisseur,toegang
    #[arg(long, value_delimiter = ',', required = true)]
    pub roles: Vec<String>,
    /// E-mail address
    #[arg(long)]
    pub email: Option<String>,
    /// Phone number
    #[arg(long)]
    pub phone: Option<String>,
}

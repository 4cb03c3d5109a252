// SPDX-License-Identifier: EUPL-1.2
//! `person`

use super::Gedeeld;
use clap::Subcommand;

/// `person …`
#[derive(Debug, Subcommand)]
pub enum Person {
    /// Erase a person: names, date of birth, BSN, contact, and those words in every text about their households. The
    /// journaal stays and stays valid. There is no way back. Backups keep what they have
    Erase {
        /// Shared.
        #[command(flatten)]
        gedeeld: Gedeeld,
        /// Id of the person, as in its address
        id: domain::PersoonId,
        /// Sign-in name of who does it: beheerder, or FG
        #[arg(long, value_name = "LOGIN")]
        by: String,
        /// Sign-in name of who agrees: the other of the two
        #[arg(long, value_name = "LOGIN")]
        agreed_by: String,
        /// bewaartermijn, op_verzoek or ten_onrechte
        #[arg(long, value_name = "CODE")]
        reason: domain::wissen::Reden,
    },
}

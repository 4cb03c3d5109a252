// SPDX-License-Identifier: EUPL-1.2
//! Is sealing keeping up.

use jiff::{SignedDuration, Timestamp};

/// A row is sealed within this time (G2: "a row not sealed within a minute raises an alarm").
pub const UITERSTE: SignedDuration = SignedDuration::from_secs(60);

/// True when the oldest row that waits for its zegel waits too long.
pub fn alarm(oudste_wachtende: Option<Timestamp>, nu: Timestamp) -> bool {
    oudste_wachtende.is_some_and(|op| nu.duration_since(op) > UITERSTE)
}

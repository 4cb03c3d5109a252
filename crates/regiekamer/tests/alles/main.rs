// SPDX-License-Identifier: EUPL-1.2
//! Tests on the real binary, and on the shape of the workspace.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that meets an unexpected error must stop"
)]

mod architectuur;
mod beveiliging;
mod brp;
mod demo;
mod duurzaam;
mod hulp;
mod import;
mod journaal;
mod sleutel;

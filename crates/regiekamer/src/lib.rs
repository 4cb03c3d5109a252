// SPDX-License-Identifier: EUPL-1.2
//! What the binary shares with its tests: a small HTTP client.

pub mod klant;

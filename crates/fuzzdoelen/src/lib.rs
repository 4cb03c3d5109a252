// SPDX-License-Identifier: EUPL-1.2
//! What the fuzzers of `fuzz/` feed: one function per door by which bytes of strangers come in. None may panic, whatever
//! the bytes. The corpus that the fuzzers found is fed again by an ordinary test, so that it can't rot. How to run them:
//! `docs/fuzzing.md`.
#![expect(
    clippy::expect_used,
    reason = "a fuzzer that can't build its world must stop; what it feeds is never unwrapped"
)]

mod bestand;
mod server;
mod token;

pub use bestand::csv;
pub use server::{callback, formulier, sessie};
pub use token::token;

/// A door.
pub type Doel = fn(&[u8]);

/// Every door with the name of its corpus.
pub const DOELEN: [(&str, Doel); 5] = [
    ("formulier", formulier),
    ("csv", csv),
    ("sessie", sessie),
    ("callback", callback),
    ("token", token),
];

// SPDX-License-Identifier: EUPL-1.2
//! Tests of the web layer over HTTP, without a socket, on both engines. One module per capability.

mod aanmelden;
mod klant;

pub use klant::{Antwoord, Klant};

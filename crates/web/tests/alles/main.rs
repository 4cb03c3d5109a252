// SPDX-License-Identifier: EUPL-1.2
//! Tests of the web layer over HTTP, without a socket, on both engines. One module per capability.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that meets an unexpected error must stop"
)]

mod aanmelden;
mod contact;
mod dienstverlening;
mod fouten;
mod huishouden;
mod intake;
mod inzage;
mod journaal;
mod klant;
mod mdo;
mod meldpunt;
mod plan;
mod rollen;
mod rolwereld;
mod routes;
mod snel;
mod verwijsindex;
mod waarschuwing;
mod wie_mag_wat;

pub use klant::{Antwoord, Klant};

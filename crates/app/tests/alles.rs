// SPDX-License-Identifier: EUPL-1.2
//! Tests of the use cases, on both engines, in one binary. One module per capability.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that meets an unexpected error must stop"
)]

mod aanmelden;
mod beheer;
mod bekendheid;
mod casus;
mod dienstverlening;
mod geheim;
mod herkenning;
mod huishouden;
mod importeren;
mod inrichting;
mod intake;
mod inzage;
mod journaal;
mod kern;
mod leesrecht;
mod melding;
mod mijn;
mod mijn_werk;
mod notitie;
mod overgang;
mod overleg;
mod plan;
mod samenvoegen;
mod samenwerking;
mod sleutels;
mod team;
mod toegang;
mod toezicht;
mod triage;
mod uitvoeren;
mod verwanten;
mod verwijsindex;
mod waarschuwing;
mod wissen;
mod zoeken;

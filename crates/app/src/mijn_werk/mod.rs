// SPDX-License-Identifier: EUPL-1.2
//! Mijn werk: what needs me today, per role, ordered by risk and not by red dates.

mod beeld;
mod blokken;
mod herinneringen;
mod lezen;
mod regels;

pub use beeld::{Blok, Huishoudens, MijnHuishouden, MijnWerk, Naar, Regel, Toon};
pub use lezen::mijn_werk;

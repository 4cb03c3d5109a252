// SPDX-License-Identifier: EUPL-1.2
//! What a resident does alone: sign in, and see who looked at their data (G2).
//!
//! Who is not known here signs in as well, and sees that we don't know them: the same for a number that is nowhere, for
//! somebody who died, for a child under 12 and for somebody whose data were erased. A restricted person sees their own
//! trail: the restriction keeps colleagues away, not the person.

mod inzage;
mod sessie;

pub use inzage::{Mijn, inzage};
pub use sessie::{aanmelden, afmelden, sessie, weiger};

// SPDX-License-Identifier: EUPL-1.2
//! Contact notes and the timeline (D8, D11): facts, opinion and source apart, several persons at once, a category
//! that hides what is sensitive, corrections as a follow-up entry.

mod contact;
mod maken;
mod snel;
mod tijdlijn;

pub use contact::{Contactbeeld, Stand, contact, stop_contact};
pub use maken::{Formulierbeeld, Opdracht, formulier, maak, zet_vast};
pub use snel::{Keus, snel};
pub use tijdlijn::{Moment, Tijdlijn, Vraag, tijdlijn};

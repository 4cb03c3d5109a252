// SPDX-License-Identifier: EUPL-1.2
//! A simulated municipality: plainly fake people with believable lives, the same each time for the same seed
//! and reference date. For the demo, for tests and for load; never a statement about a real place or person.
//!
//! - The municipality carries the number (150) and the wijken of Deventer, because the sources of this project
//!   are about Deventer. Everything that happens in it is invented.
//! - Every family name ends in "-proef". Streets, phone numbers and e-mail addresses cannot exist.
//! - Burgerservicenummers begin with 999 and pass the elfproef; this range is for tests and is never issued.
//!   It holds about 90,900 numbers, so from scale 10 on only the first person of a household with a casus has one.
//! - The lives are told by `levens/*.txt`, which can be read and added to without knowing Rust.
//!
//! [`Simulatie`] gives rows in batches, in the order of the foreign keys and household by household, so that
//! memory stays flat at any scale. Scale 1 is about 10,000 persons, 3,000 huishoudens, 500 casussen, 2,700
//! meldingen and 200,000 rows of journaal in three years; scale n is n times that.

mod boek;
mod bsn;
mod codes;
mod deel;
mod demo;
mod gezin;
mod id;
mod instellingen;
mod journaal;
mod kans;
mod levens;
mod maat;
mod melding;
mod namen;
mod organisatie;
mod plan;
pub mod rijen;
mod simulatie;
mod tijd;
mod verhaal;
mod vul;
mod wereld;

pub use id::Id;
pub use instellingen::Instellingen;
pub use journaal::{HANDELINGEN, Handeling, JournaalRij};
pub use organisatie::demo_id;
pub use rijen::Batch;
pub use simulatie::Simulatie;
pub use tijd::{Dag, Moment};

use wereld::Wereld;

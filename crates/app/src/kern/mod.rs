// SPDX-License-Identifier: EUPL-1.2
//! What every use case needs: the application, the context of one act, errors.

mod app;
mod concept;
mod ctx;
mod fout;
mod opruimen;
mod rem;

pub use app::{App, STATEMENTS};
pub use concept::{Concept, Volgorde, bewaar_concept, lees_concept, wis_concept};
pub use ctx::{Ctx, vandaag};
pub use fout::{AppFout, Uitkomst};
pub use opruimen::ruim_op;
pub use rem::Rem;

// SPDX-License-Identifier: EUPL-1.2
//! The basisregistratie personen over Haal Centraal BRP Personen 2.7 (I4): one address, `POST /personen`, so that no
//! number ever stands in a URL.

mod antwoord;
mod client;
mod fout;
mod gezag;
mod vorm;
mod vraag;

pub use antwoord::{Gevonden, Persoon};
pub use client::{Bron, Instelling, Toegang};
pub use fout::{BrpFout, Parameterfout};
pub use gezag::{Drager, Gezagsoort, Gezagsrelatie};
pub use vraag::{Adresvraag, Vraag};

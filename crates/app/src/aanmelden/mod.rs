// SPDX-License-Identifier: EUPL-1.2
//! Sign-in: with the account of the organisation (OpenID Connect; the exchange with the provider is done by the
//! crate `oidc`, what comes of it is decided here), by the emergency account of a beheerder, or by choosing a person in the
//! demo.

mod demo;
mod nood;
mod overzicht;
mod poging;
mod sessie;
mod werkaccount;

pub use demo::{DemoPersoon, demo_aanmelden, demo_personen};
pub use nood::{Nood, NoodGeheimen, aanmelden_met_nood, maak_noodaccount, verwijder_noodaccount};
pub(crate) use overzicht::eindig_alle;
pub use overzicht::{
    AangemeldRij, HOOGSTENS, SessieRegel, Welke, aangemeld, beeindig_eigen, beeindig_van, eigen,
};
pub use poging::{Poging, begin_poging, neem_poging};
pub use sessie::{Sessie, Sessieduur, afmelden, sessie, van_wie};
pub(crate) use sessie::{Start, start};
pub use werkaccount::{Account, aanmelden_met_account, weiger};

use crate::App;
use sha2::{Digest, Sha256};

/// A new secret of 256 bits, in hex.
pub(crate) fn geheim(app: &App) -> String {
    let mut bytes = [0u8; 32];
    app.bron.toeval(&mut bytes);
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// What the database keeps of a secret.
pub(crate) fn hash(geheim: &str) -> Vec<u8> {
    Sha256::digest(geheim.as_bytes()).to_vec()
}

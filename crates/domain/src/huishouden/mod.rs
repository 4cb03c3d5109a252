// SPDX-License-Identifier: EUPL-1.2
//! The huishouden, its members, their names and ages, and how they are found (requirements A8, C6, D1).

mod adres;
mod betrokkene;
mod gegevens;
mod geheim;
mod leeftijd;
mod lid;
mod naam;
mod normaal;
mod partnernaam;
mod postcode;
mod splitsen;
mod zoeken;
mod zoekpersoon;

pub use adres::{GeldigAdres, NieuwAdres};
pub use betrokkene::{BetrokkeneSoort, GeldigBetrokkene, NieuwBetrokkene};
pub use gegevens::{GeldigeGegevens, NieuweGegevens};
pub use geheim::{GEHEIM_ADRES, adres_voor, geheim_reden, geheim_wijzigen, zoekbaar};
pub use leeftijd::{leeftijd, leeftijd_tekst, ongeboren_tekst, verjaardag};
pub use lid::{GeldigLid, Lidrol, NieuwLid, Verblijf, is_ongeboren, rol_voor};
pub use naam::{Aanhef, Persoonsnaam, huishouden_naam};
pub use normaal::normaliseer;
pub use partnernaam::{Naamgebruik, Partnernaam, getoonde_naam};
pub use postcode::is_postcode;
pub use splitsen::{Bestemming, GeldigeSplitsing, NieuweSplitsing, mag_leeg, mag_terug};
pub use zoeken::{Zoekbron, Zoekvraag, telefoon_cijfers, zoektermen, zoekvraag};

#[cfg(test)]
mod tests;

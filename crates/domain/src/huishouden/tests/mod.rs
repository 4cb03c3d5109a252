// SPDX-License-Identifier: EUPL-1.2
//! Tests of the huishouden, by subject.

mod adres;
mod betrokkene;
mod gegevens;
mod leeftijd;
mod lid;
mod naam;
mod zoeken;

use super::*;
use jiff::civil::{Date, date};

const VANDAAG: Date = date(2026, 11, 24);

fn naam(voornamen: &str, roepnaam: &str, voorvoegsel: &str, achternaam: &str) -> Persoonsnaam {
    Persoonsnaam {
        voornamen: voornamen.into(),
        roepnaam: roepnaam.into(),
        voorvoegsel: voorvoegsel.into(),
        achternaam: achternaam.into(),
    }
}

// SPDX-License-Identifier: EUPL-1.2
mod invoer;
mod regels;
mod tekening;

use super::*;
use crate::{PersoonId, VerwantId};
use jiff::civil::{Date, date};
use uuid::Uuid;

const VANDAAG: Date = date(2026, 11, 28);

fn p(nr: usize) -> Wie {
    Wie::Persoon(PersoonId::new(Uuid::from_u128(0xa000 + nr as u128)))
}
fn v(nr: usize) -> Wie {
    Wie::Verwant(VerwantId::new(Uuid::from_u128(0xb000 + nr as u128)))
}
fn mens(wie: Wie, naam: &str, geboren: Option<Date>) -> Mens {
    Mens {
        wie,
        naam: naam.into(),
        geslacht: Geslacht::Vrouw,
        geboren,
        geboortejaar: None,
        ongeboren: false,
        overleden: false,
        lid: true,
        trede: None,
    }
}
fn band(met: Wie, soort: RelatieSoort, over: Wie) -> Band {
    Band {
        id: None,
        soort,
        over,
        met: Some(met),
        sterkte: None,
        sinds: None,
        tot: None,
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! A new melding about a household that has, or had, a casus (requirement D6).

use super::Fase;
use crate::{
    inrichting::Termijnen,
    termijn::{datum_tekst, einddatum},
};
use jiff::civil::Date;

/// What a new melding does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hermelding {
    /// It is added to the running casus; its regisseur sees it first.
    LopendeCasus {
        /// Why, in B1.
        tekst: String,
    },
    /// It takes up the thread again, with its history, in the phase onderzoek.
    DraadOpnemen {
        /// Why, in B1.
        tekst: String,
    },
    /// It starts anew; the earlier casus stays readable for those who may.
    Nieuw {
        /// Why, in B1.
        tekst: String,
    },
}

/// Decides on a new melding. `nazorg_sinds` is the first day of nazorg, or the day of closing when there was none.
pub fn hermelding(
    fase: Fase,
    nazorg_sinds: Option<Date>,
    vandaag: Date,
    termijnen: &Termijnen,
) -> Hermelding {
    if !matches!(fase, Fase::Nazorg | Fase::Gesloten) {
        return Hermelding::LopendeCasus {
            tekst: "Dit huishouden heeft een lopende casus. De melding gaat naar de regisseur.".to_owned(),
        };
    }
    let tot = nazorg_sinds.and_then(|d| termijnen.nazorg.iter().map(|n| einddatum(d, *n)).max());
    match tot {
        Some(tot) if vandaag <= tot => Hermelding::DraadOpnemen {
            tekst: format!(
                "De casus is afgesloten, maar de nazorg loopt tot en met {}. De draad wordt weer opgenomen, met alles wat er al bekend is.",
                datum_tekst(tot)
            ),
        },
        // A casus still in nazorg is taken up again also when its last moment is late.
        _ if fase == Fase::Nazorg => Hermelding::DraadOpnemen {
            tekst:
                "De nazorg is nog niet klaar. De draad wordt weer opgenomen, met alles wat er al bekend is."
                    .to_owned(),
        },
        _ => Hermelding::Nieuw {
            tekst:
                "De eerdere casus is gesloten en de tijd van nazorg is voorbij. Er begint een nieuwe casus."
                    .to_owned(),
        },
    }
}

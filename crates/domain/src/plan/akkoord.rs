// SPDX-License-Identifier: EUPL-1.2
//! What the resident thinks of a version of the plan, with the reason when it is not yes (requirement E5).

use super::Akkoord;
use crate::kern::Fouten;
use serde::{Deserialize, Serialize};

/// A judgement on a frozen version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Oordeel {
    /// Yes, partly or no.
    pub akkoord: Akkoord,
    /// The reason in the words of the person; `None` is only possible with yes.
    pub reden: Option<String>,
}

/// Checks a judgement as typed.
///
/// # Errors
/// Not chosen; partly or no without a reason; too long.
pub fn controleer_oordeel(akkoord: &str, reden: &str) -> Result<Oordeel, Fouten> {
    let mut f = Fouten::new();
    let keuze: Option<Akkoord> = akkoord.trim().parse().ok();
    let reden = reden.trim();
    match keuze {
        None => f.voeg("akkoord", "Kies: akkoord, deels akkoord of oneens."),
        Some(Akkoord::Deels | Akkoord::Oneens) if reden.is_empty() => {
            f.voeg(
                "reden",
                "Schrijf op waar de inwoner het niet mee eens is, in zijn of haar eigen woorden.",
            );
        }
        Some(_) => {}
    }
    if reden.chars().count() > 2000 {
        f.voeg(
            "reden",
            "Deze tekst is te lang. Maak hem korter: hoogstens 2000 tekens.",
        );
    }
    match keuze {
        Some(akkoord) => f.of(Oordeel {
            akkoord,
            reden: (!reden.is_empty()).then(|| reden.to_owned()),
        }),
        None => Err(f),
    }
}

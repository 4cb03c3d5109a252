// SPDX-License-Identifier: EUPL-1.2
//! Erasing a person: who may, when, and what goes. The record of who looked and what was done stays: it holds ids only.
//!
//! Sources: AVG art. 17; Wmo 2015 art. 5.3.4 (kept for fifteen years) and 5.3.5 (erased within three months on request);
//! Jeugdwet art. 7.3.8 (twenty years). The terms themselves are for the retention engine (G8); here a person decides, and
//! a second one agrees.

mod woorden;

pub use woorden::{GEWIST, Woorden};

use crate::{MedewerkerId, Weigering, code_enum};

code_enum! {
    /// Why somebody is erased.
    pub enum Reden {
        Bewaartermijn = "bewaartermijn", "de bewaartermijn is voorbij";
        OpVerzoek = "op_verzoek", "de inwoner vraagt erom";
        TenOnrechte = "ten_onrechte", "had nooit vastgelegd mogen worden";
    }
}

/// Two people agree, and nobody is still being helped.
///
/// # Errors
/// The same person twice; a casus that runs.
pub fn mag(
    doet: Option<MedewerkerId>,
    akkoord: Option<MedewerkerId>,
    lopende_casus: bool,
) -> Result<(), Weigering> {
    if doet.is_none() || akkoord.is_none() || doet == akkoord {
        return Err(Weigering::new(
            "wissen.twee_mensen",
            "Twee mensen beslissen hierover: wie wist en wie akkoord geeft zijn niet dezelfde.",
        ));
    }
    if lopende_casus {
        return Err(Weigering::new(
            "wissen.lopende_casus",
            "Er loopt nog een casus in dit huishouden. Sluit die eerst.",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn two_people_and_no_running_casus() {
        let wie = |n: u128| Some(MedewerkerId::new(Uuid::from_u128(n)));
        let code = |u: Result<(), Weigering>| u.err().map(|w| w.code);
        assert_eq!(code(mag(wie(1), wie(2), false)), None);
        for (een, twee) in [(wie(1), wie(1)), (None, wie(2)), (wie(1), None), (None, None)] {
            assert_eq!(code(mag(een, twee, false)).as_deref(), Some("wissen.twee_mensen"));
        }
        assert_eq!(
            code(mag(wie(1), wie(2), true)).as_deref(),
            Some("wissen.lopende_casus")
        );
    }
}

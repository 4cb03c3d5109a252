// SPDX-License-Identifier: EUPL-1.2
//! Geheimhouding of an address. It is shown as hidden, never as absent (Haal Centraal BRP Personen 2.7.0; requirement G4).
//! An address is secret for everybody who lives there as soon as it is for one of them: else it leaks through the others.

use crate::kern::{Fouten, Weigering};

/// What stands where the address would be.
pub const GEHEIM_ADRES: &str = "geheim adres";

/// The address, or where somebody stays, for a reader. `geheim`: somebody at this address has a secret address; `mag`:
/// the reader has a ground to know it. Every screen, list and print asks this.
pub fn adres_voor(geheim: bool, mag: bool, adres: &str) -> String {
    match (geheim, mag) {
        (false, _) => adres.to_owned(),
        (true, false) => GEHEIM_ADRES.to_owned(),
        (true, true) if adres.is_empty() => String::new(),
        (true, true) => format!("{adres} ({GEHEIM_ADRES})"),
    }
}

/// An address that may be found by postcode and number: none when it is secret, for nobody. So neither a hit nor the
/// number of hits tells who lives there.
pub fn zoekbaar<T>(geheim: bool, adres: Option<T>) -> Option<T> {
    adres.filter(|_| !geheim)
}

/// Checks the reason to make an address secret, to open it, or to have it shown.
///
/// # Errors
/// At `geheim_reden`, when it is missing or too long.
pub fn geheim_reden(tekst: &str) -> Result<String, Fouten> {
    let mut f = Fouten::new();
    let tekst = tekst.trim();
    if tekst.is_empty() {
        f.voeg("geheim_reden", "Schrijf op waarom. De reden blijft bewaard.");
    } else if tekst.chars().count() > 300 {
        f.voeg(
            "geheim_reden",
            "Deze tekst is te lang. Maak hem korter: hoogstens 300 tekens.",
        );
    }
    f.of(tekst.to_owned())
}

/// May the flag go from what it is to what is asked?
///
/// # Errors
/// When it is so already: somebody else was first.
pub fn geheim_wijzigen(nu: bool, wordt: bool) -> Result<(), Weigering> {
    match (nu, wordt) {
        (true, true) => Err(Weigering::new(
            "adres.al_geheim",
            "Dit adres is al geheim. Er is niets veranderd.",
        )),
        (false, false) => Err(Weigering::new(
            "adres.niet_geheim",
            "Dit adres is al niet meer geheim. Er is niets veranderd.",
        )),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn wat_een_lezer_ziet() {
        for (geheim, mag, adres, ziet) in [
            (
                false,
                false,
                "Proefstraat 1, Proefstad",
                "Proefstraat 1, Proefstad",
            ),
            (
                false,
                true,
                "Proefstraat 1, Proefstad",
                "Proefstraat 1, Proefstad",
            ),
            (false, false, "", ""),
            (true, false, "Proefstraat 1, Proefstad", "geheim adres"),
            (true, false, "Adres niet bekend", "geheim adres"),
            (true, false, "", "geheim adres"),
            (
                true,
                true,
                "Proefstraat 1, Proefstad",
                "Proefstraat 1, Proefstad (geheim adres)",
            ),
            (true, true, "", ""),
        ] {
            assert_eq!(adres_voor(geheim, mag, adres), ziet, "{geheim} {mag} {adres}");
        }
        assert_eq!(
            (
                zoekbaar(true, Some(1)),
                zoekbaar(false, Some(1)),
                zoekbaar::<i32>(false, None)
            ),
            (None, Some(1), None)
        );
    }

    #[test]
    fn een_reden_en_een_verandering() {
        assert_eq!(geheim_reden(" Op verzoek. ").unwrap(), "Op verzoek.");
        for fout in ["", "   ", &"x".repeat(301)] {
            assert_eq!(geheim_reden(fout).unwrap_err().0[0].veld, "geheim_reden");
        }
        assert!(geheim_wijzigen(false, true).is_ok() && geheim_wijzigen(true, false).is_ok());
        assert_eq!(geheim_wijzigen(true, true).unwrap_err().code, "adres.al_geheim");
        assert_eq!(
            geheim_wijzigen(false, false).unwrap_err().code,
            "adres.niet_geheim"
        );
    }

    proptest! {
        /// Without a ground nothing of a secret address is left, also not whether there is one.
        #[test]
        fn zonder_grond_blijft_er_niets_over(adres in "\\PC{0,40}") {
            prop_assert_eq!(adres_voor(true, false, &adres), GEHEIM_ADRES);
        }
    }
}

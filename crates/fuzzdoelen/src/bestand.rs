// SPDX-License-Identifier: EUPL-1.2
//! A file of meldingen, as somebody uploads it.

use app::importeren::lees_bestand;
use domain::import::{controleer_rij, lees_datum, lees_ja_nee, lees_moment};
use jiff::Timestamp;

/// Reads the bytes as a file, and checks every row; besides, reads the values as dates and moments.
pub fn csv(bytes: &[u8]) {
    if let Ok(bestand) = lees_bestand(bytes) {
        for (_, rij) in bestand.rijen() {
            let _ = controleer_rij(&bestand.kop, rij, Timestamp::UNIX_EPOCH);
        }
    }
    let tekst = String::from_utf8_lossy(bytes);
    for waarde in tekst.split([';', '\n']).take(8) {
        let _ = (lees_datum(waarde), lees_moment(waarde), lees_ja_nee(waarde));
    }
}

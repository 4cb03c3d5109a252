// SPDX-License-Identifier: EUPL-1.2
//! Dutch postcodes.

/// True for a postcode without space, in capitals: four digits (not starting with 0) and two letters.
pub fn is_postcode(kaal: &str) -> bool {
    let b = kaal.as_bytes();
    b.len() == 6
        && b.first().is_some_and(|c| (b'1'..=b'9').contains(c))
        && b.iter().take(4).all(u8::is_ascii_digit)
        && b.iter().skip(4).all(u8::is_ascii_uppercase)
}

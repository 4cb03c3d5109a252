// SPDX-License-Identifier: EUPL-1.2
//! Cells of a CSV file that people open in a spreadsheet.

use std::borrow::Cow;

/// A text that a spreadsheet would take for a formula gets an apostrophe in front.
pub fn veilige_cel(tekst: &str) -> Cow<'_, str> {
    if tekst.starts_with([
        '=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
    ]) {
        Cow::Owned(format!("'{tekst}"))
    } else {
        Cow::Borrowed(tekst)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_defused() {
        for tekst in ["=1+1", "+31", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1"] {
            assert_eq!(veilige_cel(tekst), format!("'{tekst}"));
        }
        for tekst in ["", "a=b", "12", "'=1"] {
            assert_eq!(veilige_cel(tekst), tekst);
        }
    }
}
